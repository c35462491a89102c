// One government's report and the organs at hand below it → findings: the reading told from all cells, then the cells that break it.
import { cellLabel } from '../../form/cell-label.js';
import { formCell } from '../../form/cell-refs.js';
import type { Finding, FindingKind, OtherCell, Outcome } from '../../model/finding.js';
import type { Placed } from '../../model/placed.js';
import type { Text } from '../../model/text.js';
import type { CellRef } from '../../model/value.js';
import { exactSum, plain } from '../decimal.js';
import { added, figuresOf } from './figures.js';
import { readingOf } from './reading.js';
import { rollUpRule } from './rules.js';
import { exactly, less, more, sumsOf, type Sums } from './sum.js';
import type { Organs, Reading } from './summary.js';

/** The cell that stands for a report where a finding is about reports and not about a cell. */
const standsFor = 'requests.new.total';

/**
 * Findings of one government's report. `missing`: names of the organs that should have reported and are not at hand; empty: all are at hand; null: nobody knows.
 * Nothing at hand below gives no finding; otherwise one finding (scope null) says the reading, and one more comes with every cell that breaks it.
 */
export function rollUp(summary: Placed, organs: Organs, missing: readonly string[] | null = null): Finding[] {
  const all = [...organs.departments, ...organs.lower];
  if (all.length === 0) return [];
  const own = figuresOf(summary);
  const reading = readingOf(own, organs, missing !== null && missing.length === 0);
  const set = atHand(organs, reading, missing);
  if (reading.id === 'own' || reading.id === 'unknown') return [finding('undecided', reading.id === 'unknown' ? 'unavailable' : 'arithmetic', [], one(all, standsFor), notRead(reading, set))];
  const sums = sumsOf(reading.counted);
  const summed = summedUp(organs, reading);
  const cells = added.flatMap((ref, i) => {
    if (!less(own, sums, i) && !(reading.exact && sums.whole[i] === 1 && more(own, sums, i))) return [];
    const [left, right] = [exactly(reading.counted, i), own.value[i]!];
    return [{ ...finding('broken', 'arithmetic', [ref], one(reading.counted, ref), cellMessage(ref, left, right, reading, summed, set)), scope: ref, left, right, difference: exactSum([left, -right]) }];
  });
  const said = finding(reading.leftOut.length > 0 ? 'broken' : 'holds', 'arithmetic', [], one(reading.leftOut.length > 0 ? reading.leftOut : reading.counted, standsFor), readMessage(reading, summed, set, cells.length));
  return [said, ...open(summary, sums, reading), ...cells];
}

/** Cells over which there are figures, and in which the summary has none. */
function open(summary: Placed, sums: Sums, reading: Reading): Finding[] {
  const without = (states: readonly string[]): CellRef[] => added.filter((ref, i) => sums.value[i]! > 0 && states.includes(summary.report.cells.get(ref)?.state ?? 'absent'));
  const unreadable = without(['unreadable']);
  const empty = without(['blank', 'dash']);
  const say = (refs: readonly CellRef[], zh: string, en: string): Text => ({
    zh: `${refs.slice(0, 3).map((ref) => name(ref).zh).join('')}${refs.length > 3 ? `等 ${refs.length} 格` : ''}${zh}，而所属机关的报告有数，无法核对。`,
    en: `${refs.slice(0, 3).map((ref) => name(ref).en).join(', ')}${refs.length > 3 ? ` and ${refs.length - 3} more` : ''} ${en}, but organs below have figures there: not compared.`,
  });
  return [
    ...(unreadable.length > 0 ? [{ ...finding('undecided', 'unreadable', unreadable, unreadable.length === 1 ? one(reading.counted, unreadable[0]!) : [], say(unreadable, '读不出确定的数', 'cannot be read')), scope: 'unreadable' }] : []),
    ...(empty.length > 0 ? [{ ...finding('undecided', 'incomplete', empty, empty.length === 1 ? one(reading.counted, empty[0]!) : [], say(empty, '没有填数', empty.length === 1 ? 'has no figure' : 'have no figure')), scope: 'blank' }] : []),
  ];
}

function finding(outcome: Outcome, kind: FindingKind, cells: readonly CellRef[], others: readonly OtherCell[], message: Text): Finding {
  const severity = outcome === 'broken' || kind === 'incomplete' ? rollUpRule.severity : 'info';
  return { rule: rollUpRule.id, outcome, kind, severity, scope: null, cells, left: null, right: null, difference: null, blanks: [], message, others };
}

/** One cell of each report. */
function one(reports: readonly Placed[], cell: CellRef): OtherCell[] {
  return reports.map((p) => ({ agency: p.agency, year: p.year, cell, value: p.report.cells.get(cell)?.value ?? null }));
}

// --- words ------------------------------------------------------------------

const layers = {
  departments: { zh: '部门', en: 'departments' },
  lower: { zh: '乡镇街道或下级政府', en: 'townships or lower governments' },
} as const;

/** What the report adds up, as far as reports at hand show it: of a layer of which none is at hand nothing is said but that, unless the sums are equal without it. */
function summedUp({ departments, lower }: Organs, { id, exact, lowerIs }: Reading): Text {
  if (departments.length > 0 && lower.length > 0) {
    if (id === 'region') return { zh: '全区域（含乡镇街道或下级政府）', en: 'the whole region, townships or lower governments included' };
    if (exact || lowerIs === 'out') return { zh: '本级政府及其部门，不含乡镇街道或下级政府', en: 'the government and its departments, without townships or lower governments' };
    return { zh: '本级政府及其部门（是否还含乡镇街道或下级政府，看不出）', en: 'the government and its departments (whether townships or lower governments too, cannot be told)' };
  }
  const [there, gone] = departments.length > 0 ? [layers.departments, layers.lower] : [layers.lower, layers.departments];
  if (exact) return { zh: `手头的${there.zh}，别无其他`, en: `the ${there.en} at hand and nothing else` };
  return { zh: `至少含手头的${there.zh}（手头没有${gone.zh}的报告，是否计入看不出）`, en: `at least the ${there.en} at hand (no ${gone.en} are at hand to tell whether they are in it)` };
}

/** What is at hand of the organs the reading counts; of all where it counts none. */
function atHand(organs: Organs, reading: Reading, missing: readonly string[] | null): Text {
  const counted = new Set([...reading.counted, ...reading.leftOut]);
  const departments = organs.departments.filter((p) => counted.has(p)).length;
  const lower = organs.lower.filter((p) => counted.has(p)).length;
  const parts: readonly (readonly [number, string, string])[] = [[departments, '部门', 'departments'], [lower, '乡镇街道或下级政府', 'townships or lower governments']];
  const shown = parts.filter(([n]) => n > 0);
  const gone: Text = missing === null ? { zh: '', en: '' } : missing.length === 0 ? { zh: '，应报的都在', en: ', all that are due' } : gapOf(missing);
  const less: Text = reading.leftOut.length === 0 ? { zh: '', en: '' } : { zh: `，不计${reading.leftOut.map((p) => p.agency).join('、')}`, en: ` without ${reading.leftOut.map((p) => p.agency).join(', ')}` };
  const total = departments + lower;
  return {
    zh: `现有 ${total} 份（${shown.map(([n, zh]) => `${zh} ${n}`).join('，')}${gone.zh}）${less.zh}`,
    en: `${total} report${total === 1 ? '' : 's'} below at hand (${shown.map(([n, , en]) => `${n} ${en}`).join(', ')}${gone.en})${less.en}`,
  };
}

/** Names up to five; the rest are counted. */
function gapOf(missing: readonly string[]): Text {
  const named = missing.slice(0, 5);
  const more = missing.length - named.length;
  return {
    zh: `，缺 ${missing.length} 份：${named.join('、')}${more > 0 ? `等` : ''}`,
    en: `, ${missing.length} ${missing.length === 1 ? 'is' : 'are'} missing: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  };
}

function name(ref: CellRef): Text {
  const cell = formCell(ref);
  const { zh, en } = cell === undefined ? { zh: ref, en: ref } : cellLabel(cell);
  return { zh: `「${zh}」`, en: `“${en}”` };
}

function cellMessage(ref: CellRef, sum: number, figure: number, reading: Reading, summed: Text, set: Text): Text {
  const { zh, en } = name(ref);
  const off = plain(Math.abs(exactSum([sum, -figure])));
  const low = figure < sum;
  return {
    zh: `${zh}：${set.zh}合计 ${plain(sum)}，本报告填的是 ${plain(figure)}，${low ? '少' : '多'} ${off}。汇总口径推断为${summed.zh}：${reading.cells} 格中 ${reading.fits} 格相合。`,
    en: `${en}: ${set.en} come to ${plain(sum)}, but this report says ${plain(figure)}, ${off} too ${low ? 'low' : 'high'}. It sums up ${summed.en}: ${reading.fits} of ${reading.cells} cells fit that.`,
  };
}

function readMessage(reading: Reading, summed: Text, set: Text, broken: number): Text {
  const relation: Text = reading.exact ? { zh: '应与各份之和相等', en: 'should equal their sum' } : { zh: '应不少于各份之和', en: 'should be at least their sum' };
  const out = reading.leftOut.map((p) => p.agency);
  return {
    zh: `汇总口径推断为${summed.zh}，${set.zh}，${relation.zh}：${reading.cells} 格中 ${reading.fits} 格相合${broken > 0 ? `，${broken} 格（含总计）不合` : ''}。${out.length > 0 ? `看来没有计入${out.join('、')}：${out.length > 1 ? '它们的数合起来，正是各格所少的' : '它有数的各格，计入则多不相合，不计则相合'}。` : ''}`,
    en: `This report sums up ${summed.en}; ${set.en}; it ${relation.en}: ${reading.fits} of ${reading.cells} cells fit${broken > 0 ? `, and ${broken} (totals included) do not` : ''}.${out.length > 1 ? ` ${out.join(', ')} seem to have been left out: their figures together are what every cell is short of.` : out.length > 0 ? ` ${out[0]!} seems to have been left out: of the cells in which it has figures most do not fit with it, and do without it.` : ''}`,
  };
}

function notRead(reading: Reading, set: Text): Text {
  if (reading.id === 'unknown') return { zh: `${set.zh}，能比较的单元格太少（${reading.cells} 格），不足以判断本报告是否汇总了它们。`, en: `${set.en}: too few cells to compare (${reading.cells}) to tell whether this report sums them up.` };
  if (reading.fits * 2 > reading.cells) return { zh: `${set.zh}，${reading.cells} 格中 ${reading.fits} 格不小于其和：不像是全部汇总，也看不出是只报本机关还是漏了几家，不作比较。`, en: `${set.en}: ${reading.fits} of ${reading.cells} cells are at least their sum; this report seems to be no summary of them all, and it cannot be told whether it is of the organ itself alone or leaves some of them out: not compared.` };
  return { zh: `${set.zh}，${reading.cells} 格中只有 ${reading.fits} 格不小于其和：本报告看来只报本机关，不是汇总，不作比较。`, en: `${set.en}: only ${reading.fits} of ${reading.cells} cells are at least their sum; this report seems to be of the organ itself alone and no summary: not compared.` };
}
