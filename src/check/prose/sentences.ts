// Rule `prose.sentences`: one number stated twice, and the sums that the numbers of one paragraph must make.
import type { Finding } from '../../model/finding.js';
import type { Mention } from '../../model/mention.js';
import type { CellRef } from '../../model/value.js';
import { exactSum, plain } from '../decimal.js';
import type { ProseReport, Spoken } from './spoken.js';
import { betweenSentences as rule } from './rules.js';
import { aheadOf, fits, isOfThisYear, sumOf } from './sums.js';
import { nameOf, opening, quote, stated, where } from './wording.js';

const total = (row: string): CellRef => `requests.${row}.total`;

export function sentenceFindings(report: ProseReport, spoken: readonly Spoken[]): Finding[] {
  const certain = spoken.filter((s) => s.whose === 'same').map((s) => s.mention).filter((m) => m.of === undefined && m.bound === 'exactly');
  if (certain.length < 2) return [];
  const paragraphs = new Map<string, Mention[]>();
  for (const m of certain) {
    const key = `${m.place.section} ${m.place.paragraph}`;
    const own = paragraphs.get(key);
    if (own === undefined) paragraphs.set(key, [m]);
    else own.push(m);
  }
  const within = [...paragraphs.values()].filter((own) => own.length > 1).flatMap((own) => [...flow(report, own), ...applicants(report, own), ...results(report, own)]);
  return [...twice(report, certain.filter((m) => m.part !== true && m.derived !== true && !isOfSeveral(m))), ...fees(report, certain), ...within];
}

/** 办结 98 件，结转 11 件，自然人 74 件: the applicants of either, or of what came in. */
function isOfSeveral(m: Mention): boolean {
  return m.or !== undefined && m.cells.some((c) => /^requests\.(?!.*\.total$)/.test(c)) && new Set([m.cells, ...m.or].flat().map((c) => c.split('.')[1]).filter((row) => row !== 'new' && row !== 'carried_in')).size > 0;
}

/** One thing, two numbers. Where the table bears out both, each in a sense its words have, they are not one thing. */
function twice(report: ProseReport, mentions: readonly Mention[]): Finding[] {
  const found: Finding[] = [];
  const first = new Map<string, Mention>();
  for (const m of mentions) {
    // Where the year of the report is not known, each of those named may be.
    const key = report.year.value === null ? `${m.year} ${m.cells.join()}` : m.cells.join();
    const before = first.get(key);
    if (before === undefined) first.set(key, m);
    else if (before.value !== m.value && !(borneOut(report, before, mentions) && borneOut(report, m, mentions)) && !withCarried(before, m, mentions)) {
      const name = nameOf(m.cells);
      const [a, b] = [where(before, report.sections), where(m, report.sections)];
      found.push(broken(m.cells, before.value, m.value, [before, m], {
        zh: `${a.zh}写${quote(before)}${stated(before).zh}，${b.zh}写${quote(m)}${stated(m).zh}，说的都是${name.zh}，前后不一。`,
        en: `${opening(a)} says ${quote(before)}${stated(before).en}, but ${b.en} says ${quote(m)}${stated(m).en}; both speak of ${name.en}.`,
      }));
    }
  }
  return found;
}

/** The fee for handling information, in the overview and in section six: in yuan or 万元, rounded to the digits of the coarser. */
function fees(report: ProseReport, certain: readonly Mention[]): Finding[] {
  const own = certain.filter((m) => m.part === true && m.cells[0] === 'fees.amount');
  const [first, ...others] = own;
  // In a government's report, of the region and of nobody named need not be the same.
  const other = others.find((m) => (m.scope === 'region') === (first!.scope === 'region') && Math.abs(m.value - first!.value) > 0.500001 * Math.max(...[m, first!].map((one) => (one.negated || one.value === 0 ? 0 : 10 ** -one.decimals))));
  if (first === undefined || other === undefined) return [];
  const [a, b] = [where(first, report.sections), where(other, report.sections)];
  return [broken(['fees.amount'], first.value, other.value, [first, other], {
    zh: `${a.zh}写${quote(first)}${stated(first).zh}，${b.zh}写${quote(other)}${stated(other).zh}，说的都是信息处理费，前后不一。`,
    en: `${opening(a)} says ${quote(first)}${stated(first).en}, but ${b.en} says ${quote(other)}${stated(other).en}; both speak of the fee for processing information.`,
  })];
}

function borneOut(report: ProseReport, m: Mention, mentions: readonly Mention[]): boolean {
  return isOfThisYear(m, aheadOf(m, mentions), report.cells) || [m.cells, ...(m.or ?? [])].some((refs) => {
    const sum = sumOf(refs, report.cells);
    return sum !== null && sum !== 'unknown' && fits(m, sum);
  });
}

/** 受理 12 件 and 收到 10 件 with 2 carried in. */
function withCarried(a: Mention, b: Mention, all: readonly Mention[]): boolean {
  return a.or !== undefined && b.or !== undefined && all.some((m) => m.cells.length === 1 && m.cells[0] === total('carried_in') && Math.abs(a.value - b.value) === m.value);
}

/** The one number a paragraph states for cells; null where it states none or several. */
function only(own: readonly Mention[], ...refs: readonly CellRef[]): Mention | null {
  let found: Mention | null = null;
  for (const m of own) {
    if (m.cells.length !== refs.length || m.part === true || m.derived === true || refs.some((ref, i) => m.cells[i] !== ref)) continue;
    if (found !== null) return null;
    found = m;
  }
  return found;
}

/** What came in is what was concluded and what is left. */
function flow(report: ProseReport, own: readonly Mention[]): Finding[] {
  const concluded = only(own, total('concluded'));
  const out = only(own, total('carried_out'));
  const both = only(own, total('new'), total('carried_in'));
  const fresh = only(own, total('new'));
  // 办理 N 件 may be what was at hand.
  if (concluded === null || concluded.or !== undefined || out === null || (both === null) === (fresh === null)) return [];
  const carried = both === null ? only(own, total('carried_in')) : null;
  const came = both ?? fresh!;
  const left = concluded.value + out.value;
  const right = came.value + (carried?.value ?? 0);
  const fine = both !== null || carried !== null ? left === right || left === came.value : came.value <= left;
  if (fine) return [];
  const parts = carried === null ? [came, concluded, out] : [came, carried, concluded, out];
  const at = where(came, report.sections);
  const inZh = carried === null ? plain(came.value) : `${plain(came.value)} + ${plain(carried.value)} = ${plain(right)}`;
  const outZh = `${plain(concluded.value)} + ${plain(out.value)} = ${plain(left)}`;
  return [broken(parts.flatMap((p) => p.cells), right, left, parts, {
    zh: `${at.zh}写${parts.map(quote).join('、')}：收到的是 ${inZh}，办结与结转下年的是 ${outZh}，两边不等。`,
    en: `${opening(at)} says ${parts.map(quote).join(', ')}: ${inZh} came in, but ${outZh} were concluded or carried over.`,
  })];
}

/** Natural persons and organisations are all the applicants there are. */
function applicants(report: ProseReport, own: readonly Mention[]): Finding[] {
  const fresh = only(own, total('new')) ?? only(own, total('new'), total('carried_in'));
  const natural = only(own, 'requests.new.natural_person');
  const legal = own.filter((m) => m.cells.length === 5 && m.cells.every((c) => c.startsWith('requests.new.') && !c.endsWith('.natural_person')));
  if (fresh === null || natural === null || legal.length !== 1) return [];
  // They may be those of what was concluded, where the paragraph counts that too, or of the new ones among all that was at hand.
  const carried = own.find((m) => m.cells.length === 1 && m.cells[0] === total('carried_in'));
  const wholes = [fresh.value, fresh.value + (carried?.value ?? 0), ...own.filter((m) => m.cells.every((c) => c.endsWith('.total') && c.startsWith('requests.'))).map((m) => m.value)];
  const sum = natural.value + legal[0]!.value;
  const fromTable = sumOf([total('new')], report.cells);
  if (wholes.includes(sum) || ((fresh.cells.length > 1 || fresh.or !== undefined) && isOfNew(sum, fresh, own, fromTable))) return [];
  const parts = [fresh, natural, legal[0]!];
  const at = where(fresh, report.sections);
  const added = `${plain(natural.value)} + ${plain(legal[0]!.value)} = ${plain(sum)}`;
  return [broken(parts.flatMap((p) => p.cells), fresh.value, sum, parts, {
    zh: `${at.zh}写${parts.map(quote).join('、')}：自然人与法人或其他组织相加 ${added}，不是 ${plain(fresh.value)}。`,
    en: `${opening(at)} says ${parts.map(quote).join(', ')}: natural persons and organisations make ${added}, not ${plain(fresh.value)}.`,
  })];
}

/** 受理 23 件（含上年结转 3 件），自然人 15 件，法人 5 件. Where it is not said how many were carried in, the table may say so, and else it is not known. */
function isOfNew(sum: number, all: Mention, own: readonly Mention[], fromTable: ReturnType<typeof sumOf>): boolean {
  const known = fromTable !== null && fromTable !== 'unknown' && fromTable.printed > 0;
  if (known && fromTable.value === sum) return true;
  const carried = own.find((m) => m.cells.length === 1 && m.cells[0] === total('carried_in'));
  return carried === undefined ? !known && all.cells.length > 1 : all.value - carried.value === sum;
}

/** Results of a paragraph that are more than what it says was concluded. */
function results(report: ProseReport, own: readonly Mention[]): Finding[] {
  const concluded = only(own, total('concluded'));
  if (concluded === null || concluded.or !== undefined || isOfThisYear(concluded, aheadOf(concluded, own), report.cells)) return [];
  const groups = own.filter((m) => m.part !== true && m.derived !== true && m.place.start > concluded.place.start && m.cells.every((c) => /^requests\.(?:granted|partly_granted|denied_\w+|unavailable_\w+|unprocessed_\w+|other_\w+)\.total$/.test(c)));
  const whole = groups.filter((m) => m.cells.length > 1 || m.cells[0]!.endsWith('granted.total') || m.cells[0] === total('other_all'));
  const cells = whole.flatMap((m) => m.cells);
  if (whole.length < 2 || new Set(cells).size !== cells.length) return [];
  const sum = exactSum(whole.map((m) => m.value));
  if (sum <= concluded.value) return [];
  const parts = [concluded, ...whole];
  const at = where(concluded, report.sections);
  const added = `${whole.map((m) => plain(m.value)).join(' + ')} = ${plain(sum)}`;
  return [broken([...concluded.cells, ...cells], concluded.value, sum, parts, {
    zh: `${at.zh}写${quote(concluded)}，而所列各项结果相加 ${added}，超过办结数。`,
    en: `${opening(at)} says ${quote(concluded)}, but the results it lists make ${added}, more than were concluded.`,
  })];
}

function broken(cells: readonly CellRef[], left: number, right: number, passages: readonly Mention[], message: Finding['message']): Finding {
  return {
    rule: rule.id, outcome: 'broken', kind: 'stated', severity: rule.severity, scope: null, cells: [...new Set(cells)], left, right,
    difference: exactSum([left, -right]), blanks: [], message, passages: passages.map((m) => ({ place: m.place, text: m.text })),
  };
}
