// Rule `prose`: the number a sentence states against the sum of the cells it speaks of.
import type { Finding } from '../../model/finding.js';
import type { Mention } from '../../model/mention.js';
import type { Text } from '../../model/text.js';
import { exactSum, plain } from '../decimal.js';
import type { ProseReport, Spoken } from './spoken.js';
import { againstTable as rule } from './rules.js';
import { aheadOf, fits, isOfThisYear, sumOf, type TableSum } from './sums.js';
import { nameOf, opening, quote, stated, where } from './wording.js';

export function tableFindings(report: ProseReport, spoken: readonly Spoken[], holds: boolean): Finding[] {
  const found = new Map<string, Finding>();
  const all = spoken.map((s) => s.mention);
  for (const s of spoken) {
    const finding = compare(report, isOfSome(s.mention, all, report) ? { ...s, mention: { ...s.mention, part: true } } : s, holds);
    if (finding?.outcome === 'broken' && isOfThisYear(s.mention, aheadOf(s.mention, all), report.cells)) continue;
    // 未收到信访举报投诉类申请: those the table has may have come in the year before.
    if (finding?.outcome === 'broken' && s.mention.negated && s.mention.cells.every((c) => c.startsWith('requests.unprocessed_')) && finding.right! <= carriedIn(report)) continue;
    // The whole is stated too and is that of the table: the sentence counts a part of it.
    if (finding?.outcome === 'undecided' && s.whose === 'doubt' && spoken.some((o) => o !== s && o.mention.cells.join() === s.mention.cells.join() && o.mention.value === finding.right)) continue;
    if (finding === null) continue;
    // One figure stated twice is one finding with two passages.
    const key = `${finding.outcome} ${finding.left} ${finding.cells.join()}`;
    const before = found.get(key);
    found.set(key, before === undefined ? finding : { ...before, passages: [...before.passages!, ...finding.passages!] });
  }
  return [...found.values()];
}

function carriedIn({ cells }: ProseReport): number {
  const sum = sumOf(['requests.carried_in.total'], cells);
  return sum === null || sum === 'unknown' ? Infinity : sum.value;
}

/** 当年办结 92 件，其中予以公开 40 件, where 98 were concluded with those carried in: the results are of the 92. */
function isOfSome(m: Mention, all: readonly Mention[], { cells }: ProseReport): boolean {
  if (m.of !== undefined || !result.test(m.cells[0] ?? '')) return false;
  const head = all.findLast((o) => o.cells.length === 1 && o.cells[0] === 'requests.concluded.total' && o.of === undefined && o.place.section === m.place.section && o.place.paragraph === m.place.paragraph && o.place.start < m.place.start);
  if (head === undefined || !isOfThisYear(head, aheadOf(head, all), cells)) return false;
  const concluded = sumOf(head.cells, cells);
  return concluded !== null && concluded !== 'unknown' && !fits(head, concluded);
}

const result = /^requests\.(?:granted|partly_granted|denied_\w+|unavailable_\w+|unprocessed_\w+|other_\w+)\./;

function compare(report: ProseReport, { mention, whose }: Spoken, holds: boolean): Finding | null {
  // The fee for handling information is among the fees or is not, as the organ keeps its books.
  if (mention.of !== undefined || (mention.part === true && mention.cells[0] === 'fees.amount')) return null;
  const readings: TableSum[] = [];
  for (const refs of [mention.cells, ...(mention.or ?? [])]) {
    const sum = sumOf(refs, report.cells);
    if (sum === 'unknown') return null;
    // Nothing more is to be said of a number that fits.
    if (!holds && sum !== null && fits(mention, sum)) return null;
    if (sum !== null) readings.push(sum);
  }
  const [first, ...others] = readings;
  if (first === undefined) return null;
  const fit = readings.find((r) => fits(mention, r));
  const base = { rule: rule.id, kind: 'stated' as const, scope: null, passages: [{ place: mention.place, text: mention.text }], left: mention.value };
  if (fit !== undefined) {
    if (!holds) return null;
    return { ...base, outcome: 'holds', severity: 'info', cells: fit.cells, right: fit.value, difference: 0, blanks: fit.blanks, message: agrees(report, mention, fit) };
  }
  // Yuan in a table that asks for 万元 is another slip, and not one of the sentence.
  if (mention.cells[0] === 'fees.amount' && fits({ ...mention, value: mention.value * 1e4, decimals: 0 }, first)) return null;
  const shared = { ...base, cells: first.cells, right: first.printed === 0 ? null : first.value, blanks: first.blanks };
  if (whose === 'doubt') return { ...shared, outcome: 'undecided', severity: 'info', difference: null, message: doubtful(report, mention, first) };
  if (first.printed === 0) return { ...shared, outcome: 'undecided', severity: 'info', difference: null, message: empty(report, mention, first) };
  return { ...shared, outcome: 'broken', severity: rule.severity, difference: exactSum([mention.value, -first.value]), message: broken(report, mention, first, others) };
}

function says(report: ProseReport, m: Mention): Text {
  const at = where(m, report.sections);
  const is = stated(m);
  return { zh: `${at.zh}写${quote(m)}${is.zh}`, en: `${opening(at)} says ${quote(m)}${is.en}` };
}

function broken(report: ProseReport, m: Mention, sum: TableSum, others: readonly TableSum[]): Text {
  const said = says(report, m);
  const name = nameOf(sum.cells);
  const off = plain(Math.abs(exactSum([m.value, -sum.value])));
  const more = sum.cells.length > 1;
  const other = others.filter((o) => o.value !== sum.value && o.printed > 0).map((o) => ({ name: nameOf(o.cells), value: plain(o.value) }));
  const alsoZh = other.length === 0 ? '' : `；按${other.map((o) => `${o.name.zh}计为 ${o.value}`).join('，按')}，也不相符`;
  const alsoEn = other.length === 0 ? '' : `; taken as ${other.map((o) => `${o.name.en} it would be ${o.value}`).join(', as ')}, which does not fit either`;
  const rounded = m.bound === 'exactly' ? { zh: `，相差 ${off}`, en: `, a difference of ${off}` } : { zh: '，不在其范围内', en: ', which is outside of that' };
  return {
    zh: `${said.zh}，而表中${name.zh}${more ? '相加为' : '填的是'} ${plain(sum.value)}${rounded.zh}${alsoZh}。`,
    en: `${said.en}, but the table has ${plain(sum.value)} for ${name.en}${more ? ' together' : ''}${rounded.en}${alsoEn}.`,
  };
}

function doubtful(report: ProseReport, m: Mention, sum: TableSum): Text {
  const said = says(report, m);
  const name = nameOf(sum.cells);
  const who = m.subject ?? '';
  const table = sum.printed === 0 ? { zh: '没有填写', en: 'blank' } : { zh: `是 ${plain(sum.value)}`, en: plain(sum.value) };
  return {
    zh: `${said.zh}，说的是“${who}”；表中${name.zh}${table.zh}，统计范围可能不同，未判定。`,
    en: `${said.en}, counting “${who}”; the table has ${table.en} for ${name.en}, but may count others, so this was not decided.`,
  };
}

function empty(report: ProseReport, m: Mention, sum: TableSum): Text {
  const said = says(report, m);
  const name = nameOf(sum.cells);
  return { zh: `${said.zh}，而表中${name.zh}没有填写，无从核对。`, en: `${said.en}, but the table is blank for ${name.en}, so this could not be compared.` };
}

function agrees(report: ProseReport, m: Mention, sum: TableSum): Text {
  const said = says(report, m);
  const name = nameOf(sum.cells);
  return { zh: `${said.zh}，与表中${name.zh}的 ${plain(sum.value)} 相符。`, en: `${said.en}, which agrees with ${plain(sum.value)} in the table for ${name.en}.` };
}
