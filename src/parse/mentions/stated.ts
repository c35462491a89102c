// What was found in a clause → a mention; what it is of, and whether the words around it say that it is of more or less than it seemed.
import type { Mention } from '../../model/mention.js';
import { remedies, totals } from './cells.js';
import type { Clause, Subject } from './clause.js';
import type { Found } from './forms.js';
import type { Token } from './tokens.js';

/** Those a mention is about, stated or compared. */
export function cellsOf(m: Mention): readonly string[] {
  return m.change === undefined ? m.cells : m.of!;
}

export function isReview(m: Mention): boolean {
  const row = cellsOf(m)[0]!.split('.')[0]!;
  return remedies['C']!.includes(row) || remedies['L']!.includes(row);
}

export function isReceived(m: Mention): boolean {
  const [ref, ...more] = cellsOf(m);
  return !m.negated && more.length === 0 && ref === totals('new')[0];
}

/** Requests received or concluded, all of them, and how their number changed. */
export function isAtHand(m: Mention): boolean {
  const [ref, ...more] = cellsOf(m);
  return more.every((r) => r === totals('carried_in')[0]) && (ref === totals('new')[0] || ref === totals('concluded')[0]);
}

/** The paragraph has counted requests received, concluded or carried over before (`ahead`), and they were not so many. */
export function isAnother({ cells, number }: Found, year: number | null, ahead: readonly Mention[]): boolean {
  const before = ahead.findLast((m) => m.of === undefined && m.year === year && m.cells.join() === cells.join());
  return before !== undefined && before.value !== (number?.value ?? 0) && /^requests\.(?:new|carried_in|concluded|carried_out)\.total/.test(cells[0]!);
}

/** 办结 13 件（其中上年结转 3 件）: of those that came in, the ones that were concluded; 收到 17 件，其中 16 件已办结: of those that were concluded, the ones that came in. `ahead`: what the sentence has stated. */
export function isOfThose({ letters, marks, bracket }: Clause, ahead: readonly Mention[]): boolean {
  if (!(bracket || marks.has('among'))) return false;
  const [of, among] = /^[^NU]*[IR]/.test(letters) ? ['concluded', true] : /[Dw]/.test(letters) && !letters.includes('R') ? ['new', false] : [null, false];
  if (of === null) return false;
  const whole = ahead.findLast((m) => m.part !== true && m.of === undefined);
  return whole !== undefined && whole.cells.length === 1 && whole.cells[0] === totals(of)[0] && (among || marks.has('among'));
}

/** Behind the figure stands what it leaves out, or what comes to it: 138 件（不含上年结转 7 件），130 件（另有…18 件）. Before it, what was done with them: 对 2024 年收到的 138 件予以答复. */
const exceptions = /^\s*(?:[（(，,、；;]\s*(?:不含|不包括|不包含|不计|不算|未含|剔除)|[（(]\s*另|[，,、；;]\s*另(?:有|外)?(?:网上|信函|答[复覆]|收到|受理|办理))/;

export function isQualified(text: string, { place, text: own }: Mention): boolean {
  const behind = text.slice(place.end, place.end + 24);
  if (exceptions.test(behind)) return true;
  return /收到的|受理的/.test(text.slice(Math.max(0, place.start - 3), place.start) + own) && /对[^，。；]{0,20}$/.test(text.slice(0, place.start)) && /^[^，。；]{0,16}(?:予以|作出|进行|依法)?答[复覆]/.test(behind);
}

interface Said {
  readonly place: Mention['place'];
  readonly text: string;
  readonly subject: Subject | null;
  /** Of the paragraph so far. */
  readonly year: number | null;
  readonly tokens: readonly Token[];
}

/** One figure with the words that state it. Amounts become 万元; requests carried over name the year they came from or go to. */
export function mentionOf({ number, cells, or, part, derived }: Found, { place, text, subject, year, tokens }: Said): Mention {
  const dated = tokens.find((t) => t.value !== undefined && (t.letter === 'I' || t.letter === 'U'));
  const inYuan = number !== null && number.unit!.endsWith('元');
  const mention: { -readonly [K in keyof Mention]: Mention[K] } = {
    place,
    text,
    cells,
    value: number === null ? 0 : inYuan ? Number(`${number.value}e-4`) : number.value!,
    bound: number === null ? 'exactly' : number.bound!,
    decimals: number === null ? 0 : Math.max(0, inYuan ? number.decimals! + 4 : number.decimals!),
    scope: subject === null ? 'unsaid' : subject.scope,
    subject: subject === null ? null : subject.words,
    year: dated === undefined ? year : dated.value!,
    unit: number === null || number.unit === '' ? null : number.unit!,
    negated: number === null,
  };
  if (or !== undefined) mention.or = or;
  if (part === true) mention.part = true;
  if (derived === true) mention.derived = true;
  return mention;
}

/** Whether a share is what a part comes to of a whole, to its last digit. */
export function isShareOf(part: number, whole: number, { value, decimals }: Mention): boolean {
  return whole > 0 && Math.abs((part / whole) * 100 - value) < 10 ** -decimals * 1.000001;
}
