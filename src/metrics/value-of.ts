// A metric and a report → its value, or why there is none, and what is to be known before it is used.
import { formCell, formCells } from '../form/cell-refs.js';
import { cellLabel } from '../form/cell-label.js';
import type { EditionId } from '../model/edition.js';
import type { Finding } from '../model/finding.js';
import type { Metric, MetricFlag, MetricValue, Operand, Ratio, Term } from '../model/metric.js';
import type { Report } from '../model/report.js';
import type { Text } from '../model/text.js';
import type { CellRef, Value } from '../model/value.js';
import { identityIds, partsOf } from './parts.js';
import { wilson } from './wilson.js';

/** The cells of a report, as far as metrics look at them. */
export interface Figures extends Pick<Report, 'edition' | 'layout'> {
  readonly cells: ReadonlyMap<CellRef, Pick<Value, 'state' | 'value'>>;
}

/** A report and what is known beside its cells. What is left out is not known. */
export interface Subject extends Figures {
  /** What the rules found in it; an empty list: nothing is wrong. */
  readonly findings?: readonly Pick<Finding, 'rule' | 'outcome' | 'kind' | 'cells'>[];
  /** The agency's report of the year before. */
  readonly before?: Figures | null;
  /** Inhabitants of its region in its year. */
  readonly population?: number | null;
  /** Published by the legal deadline; null: the day is not known. */
  readonly inTime?: boolean | null;
}

interface Missing {
  readonly why: Text;
}

/** Never throws. */
export function valueOf(metric: Metric, subject: Subject): MetricValue {
  const edition = editionOf(metric, subject);
  const ratio = metric.by[edition];
  const nothing = { value: null, numerator: null, denominator: null, interval: null, flags: [] };
  if (ratio === undefined) return { ...nothing, status: 'missing', why: { zh: `${edition} 版格式没有这一项`, en: `the edition of ${edition} has no such figures` } };
  const zeros = new Set<CellRef>();
  const numerator = total(metric, ratio.numerator, subject, zeros);
  const denominator = ratio.denominator === null ? null : total(metric, ratio.denominator, subject, zeros);
  const flags = flagsOf(ratio, subject, zeros);
  const known = { ...nothing, numerator: typeof numerator === 'number' ? numerator : null, denominator: typeof denominator === 'number' ? denominator : null, flags };
  if (typeof numerator !== 'number') return { ...known, status: 'missing', why: numerator.why };
  if (denominator === null) return { ...known, status: 'value', value: numerator, why: null };
  if (typeof denominator !== 'number') return { ...known, status: 'missing', why: denominator.why };
  return divided(metric, numerator, denominator, flags);
}

/** What both sums make of it, of one report or of several together. */
export function divided(metric: Metric, numerator: number, denominator: number, flags: readonly MetricFlag[]): MetricValue {
  const known = { numerator, denominator, interval: null, flags };
  if (denominator <= 0) return { ...known, status: 'not-defined', value: null, why: { zh: `分母为 ${denominator}`, en: `the denominator is ${denominator}` } };
  const value = numerator / denominator;
  const share = metric.unit === 'share';
  const over = share && (numerator > denominator || numerator < 0);
  const small = metric.smallest !== null && denominator < metric.smallest;
  return {
    ...known, status: small ? 'small' : 'value', value,
    interval: share && !over ? wilson(numerator, denominator) : null,
    why: small ? { zh: `分母只有 ${denominator}，不足 ${metric.smallest}，不宜比较`, en: `a denominator of only ${denominator}, fewer than the ${metric.smallest} needed to compare` } : null,
    flags: over ? [...flags, { kind: 'over-one' }] : flags,
  };
}

/** The edition that decides what the metric is made of: that of the block its first cell stands in. */
export function editionOf(metric: Metric, figures: Pick<Figures, 'edition' | 'layout'>): EditionId {
  for (const ratio of Object.values(metric.by)) {
    for (const { of } of [...ratio.numerator, ...(ratio.denominator ?? [])]) {
      if (of.kind === 'cell') return figures.layout[formCell(of.cell)!.block.id] ?? figures.edition;
    }
  }
  return figures.edition;
}

function total(metric: Metric, terms: readonly Term[], subject: Subject, zeros: Set<CellRef>): number | Missing {
  let result = 0;
  for (const { times, of } of terms) {
    const n = operand(metric, of, subject, zeros);
    if (typeof n !== 'number') return n;
    result += times * n;
  }
  return result;
}

function operand(metric: Metric, of: Operand, subject: Subject, zeros: Set<CellRef>): number | Missing {
  switch (of.kind) {
    case 'report': return 1;
    case 'population': return subject.population ?? { why: { zh: '没有给出该地区当年的人口', en: 'no population of the region in that year was given' } };
    case 'fact': return fact(of.fact, subject);
    case 'cell': break;
  }
  const from = of.before ? subject.before ?? null : subject;
  if (from === null) return { why: { zh: '没有该机关上一年度的报告', en: 'there is no report of the agency for the year before' } };
  const n = figure(metric, of.cell, from, of.before ? new Set() : zeros);
  return typeof n === 'number' || !of.before ? n : { why: { zh: `上一年度：${n.why.zh}`, en: `the year before: ${n.why.en}` } };
}

function fact(of: 'in-time' | 'broken', { inTime, findings }: Subject): number | Missing {
  if (of === 'in-time') return inTime === undefined || inTime === null ? { why: { zh: '发布日期不明', en: 'the day of publication is not known' } } : Number(inTime);
  return findings === undefined ? { why: { zh: '没有核对过', en: 'it was not checked' } } : Number(findings.some((f) => f.outcome === 'broken' && identityIds.has(f.rule)));
}

function figure(metric: Metric, ref: CellRef, { cells, edition, layout }: Figures, zeros: Set<CellRef>): number | Missing {
  const cell = cells.get(ref);
  if (cell?.state === 'number' && Number.isFinite(cell.value)) return cell.value!;
  const name = labelOf(ref);
  if (cell === undefined && !formCells(edition, layout).some((c) => c.ref === ref)) return { why: { zh: `所用格式没有「${name.zh}」`, en: `its form has no “${name.en}”` } };
  const state = cell?.state ?? 'absent';
  const kind = state === 'number' ? 'unreadable' : state;
  if (metric.missing[kind] === 'missing') return { why: { zh: `「${name.zh}」${words[kind].zh}`, en: `“${name.en}” ${words[kind].en}` } };
  if ([...partsOf(ref)].some((part) => (cells.get(part)?.value ?? 0) !== 0)) return { why: { zh: `「${name.zh}」${words[kind].zh}，而其下有数`, en: `“${name.en}” ${words[kind].en} over figures` } };
  zeros.add(ref);
  return 0;
}

const words = {
  blank: { zh: '空白', en: 'is blank' },
  dash: { zh: '为横线或“无”', en: 'is a dash' },
  absent: { zh: '在文件中缺失', en: 'is not in the document' },
  unreadable: { zh: '辨认不清', en: 'cannot be read' },
} as const;

function labelOf(ref: CellRef): Text {
  const cell = formCell(ref);
  return cell === undefined ? { zh: ref, en: ref } : cellLabel(cell);
}

function flagsOf(ratio: Ratio, subject: Subject, zeros: ReadonlySet<CellRef>): MetricFlag[] {
  const own = new Set([...ratio.numerator, ...(ratio.denominator ?? [])].flatMap(({ of }) => (of.kind === 'cell' && !of.before ? [of.cell] : [])));
  const hit = (subject.findings ?? []).filter((f) => identityIds.has(f.rule) && (f.outcome === 'broken' || f.kind === 'incomplete') && f.cells.some((c) => own.has(c)));
  return [
    ...(hit.length === 0 ? [] : [{ kind: 'broken', rules: [...new Set(hit.map((f) => f.rule))], cells: [...new Set(hit.flatMap((f) => f.cells.filter((c) => own.has(c))))] } as const]),
    ...(zeros.size === 0 ? [] : [{ kind: 'counted-as-zero', cells: [...zeros] } as const]),
  ];
}
