// Lines of the stream → which of them are headings of the six sections: by their words, or by their number where the order of the form leaves one reading.
import type { SectionId } from '../model/report.js';
import { label } from './label.js';
import { solo, type Item, type Line, type Row } from './stream.js';
import { isTitle } from './title.js';
import { remedyGroupLexicon, remedyLexicon, requestRowLexicon, sectionLexicon } from './vocabulary.js';

/** `words`: as the form has it, or another known wording. `near`: nearly so. `place`: whatever its words, by number and order. */
export interface Heading {
  readonly id: SectionId;
  readonly by: 'words' | 'near' | 'place';
}

/** Longer lines are sentences. */
export const headingLength = 48;

/** What is surely not the overview, whatever its number. */
const ofTables = /主动公开|申请|收到|处理|复议|诉讼|收费/;

export function sectionOf(line: Line): { id: SectionId; near: boolean } | null {
  if (line.text.length > headingLength) return null;
  const l = label(line.text);
  // （一）主动公开政府信息情况 is a heading inside section one, not section two.
  if (l.ordinal?.kind === 'paren' || l.core.length < 4 || /[。；，,].*[。；，,]/.test(l.letter)) return null;
  // 没有其他需要报告的事项。 is what the section says, not its heading.
  if (l.ordinal === null && (l.letter.endsWith('。') || /^(?:没有|暂?无)/.test(l.core))) return null;
  const m = sectionLexicon.match(line.text);
  if (m === null) return null;
  const needed = l.ordinal?.kind === 'han' ? 0.62 : l.ordinal === null ? 0.88 : 0.85;
  if (m.score < needed || isLabel(line.text)) return null;
  return { id: m.key, near: m.sure === 'near' };
}

/** A row or group of the form set as a heading (### 二、上年结转政府信息公开申请数量, ### 行政复议) is no section. */
function isLabel(text: string): boolean {
  return [requestRowLexicon, remedyLexicon, remedyGroupLexicon].some((lexicon) => lexicon.matches(text)[0]?.score === 1);
}

/** A line that is a heading, or could be one by its number. */
interface Candidate {
  readonly index: number;
  readonly item: Item;
  /** 一、 to 十、; null without such a number. */
  readonly n: number | null;
  readonly words: string;
  readonly known: Heading | null;
}

/** The headings among the items. `isTable`: whether a row is certainly one of a table of the form. */
export function headingsOf(items: readonly Item[], isTable: (row: Row) => boolean): ReadonlyMap<Item, Heading> {
  const all: Candidate[] = [];
  items.forEach((item, index) => {
    const line = lineOf(item);
    if (line === null || line.text.length > headingLength) return;
    const found = sectionOf(line);
    const { ordinal, core, letter } = label(line.text);
    const known: Heading | null = found === null ? null : { id: found.id, by: found.near ? 'near' : 'words' };
    const n = ordinal?.kind === 'han' ? ordinal.n : null;
    if (known !== null) all.push({ index, item, n, words: core, known });
    else if (item.kind === 'line' && (n !== null || isOverviewInBrackets(line.text)) && !/[。；，;,]/.test(letter.replace(/^.{1,3}?[、.,]/, '')) && core.length > 1 && !isLabel(line.text)) all.push({ index, item, n: n ?? 1, words: core, known: null });
  });
  const headings = new Map<Item, Heading>();
  for (const c of all) if (c.known !== null) headings.set(c.item, c.known);
  for (const place of [first, fifth, sixth]) {
    const found = place(all, items, isTable, headings);
    if (found !== null) headings.set(found.item, { id: found.id, by: 'place' });
  }
  return headings;
}

function lineOf(item: Item): Line | null {
  if (item.kind === 'line') return item.line;
  const alone = item.kind === 'row' ? solo(item.row) : null;
  return alone === null ? null : { text: alone.text.replace(/\n/g, ''), anchor: alone.anchor, level: null };
}

/** （一）总体情况 above 二、主动公开政府信息情况. */
function isOverviewInBrackets(text: string): boolean {
  const { ordinal } = label(text);
  const match = ordinal?.kind === 'paren' && ordinal.n === 1 ? sectionLexicon.match(text) : null;
  return match !== null && match.key === 'overview' && match.score === 1;
}

type Placed = { readonly item: Item; readonly id: SectionId } | null;

/** 一、 with words of its own, the first heading behind the title; the next is section two, or the first table comes before any other. */
function first(all: readonly Candidate[], items: readonly Item[], isTable: (row: Row) => boolean): Placed {
  if (all.some((c) => c.known?.id === 'overview')) return null;
  // 一、政府信息公开工作概况 has words in common with the heading of a table, and is none.
  const at = all.findIndex((c) => (c.known === null ? c.n === 1 : true));
  const c = all[at];
  if (c === undefined || c.n !== 1 || ofTables.test(c.words) || (c.known !== null && c.known.by !== 'near')) return null;
  if (all.slice(0, at).length > 0) return null;
  const next = all.slice(at + 1).find((o) => o.known !== null || o.n !== 1);
  // 一、组织领导 二、制度建设: numbers of its own.
  if (next !== undefined && (next.known?.id !== 'proactive' || (next.n !== null && next.n !== 2))) return null;
  const table = items.findIndex((i, k) => k < (next?.index ?? items.length) && i.kind === 'row' && isTable(i.row));
  if (table === -1 ? next === undefined : table < c.index) return null;
  // A title behind it: what stands before is the page around the report.
  if (items.slice(c.index + 1, next?.index ?? table).some((i) => i.kind === 'line' && i.line.text.length <= headingLength && isTitle(i.line.text))) return null;
  return { item: c.item, id: 'overview' };
}

/** 五、 behind section four, and the first number behind it. */
function fifth(all: readonly Candidate[]): Placed {
  return behind(all, 'reviews', 4, 'problems');
}

/** 六、 behind section five. */
function sixth(all: readonly Candidate[], _items: readonly Item[], _isTable: unknown, headings: ReadonlyMap<Item, Heading>): Placed {
  return behind(all.map((c) => ({ ...c, known: headings.get(c.item) ?? null })), 'problems', 5, 'other');
}

function behind(all: readonly Candidate[], before: SectionId, n: number, id: SectionId): Placed {
  if (all.some((c) => c.known?.id === id)) return null;
  const at = all.findLastIndex((c) => c.known?.id === before);
  const [ahead, c] = [all[at], all[at + 1]];
  if (ahead === undefined || c === undefined || c.known !== null || c.n !== n + 1 || (ahead.n !== null && ahead.n !== n)) return null;
  // Twice: one of them is of a list.
  return all.filter((o) => o.index > ahead.index && o.known === null && o.n === c.n).length === 1 ? { item: c.item, id } : null;
}
