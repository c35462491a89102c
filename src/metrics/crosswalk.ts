// Which series go on from one edition of the form to the next: cell by cell, and from the cells metric by metric, each with the reason.
import { cellLabel } from '../form/cell-label.js';
import { formCells } from '../form/cell-refs.js';
import { editions } from '../form/editions.js';
import type { EditionId, FormCell } from '../model/edition.js';
import type { Continuity, Metric, Ratio } from '../model/metric.js';
import type { Text } from '../model/text.js';
import type { CellRef } from '../model/value.js';

/** Cells of one edition and what answers to them in the next. `of` several cells is their sum. */
export interface Crossing {
  readonly from: { readonly edition: EditionId; readonly cells: readonly CellRef[] };
  /** No cells where nothing answers to it. */
  readonly to: { readonly edition: EditionId; readonly cells: readonly CellRef[] };
  readonly continuity: Continuity;
  /** Which of the two counts more, for `broader`. */
  readonly wider: EditionId | null;
  readonly why: Text;
}

/** What goes on under other cells or other labels, and what does not though it looks alike: written by hand. Everything else follows from the form. */
interface Known {
  readonly from: string;
  readonly to: readonly string[];
  readonly continuity: Continuity;
  readonly wider?: EditionId;
  readonly why: Text;
}

const known: readonly Known[] = [
  { from: 'requests.other_all.COLUMN', to: ['requests.other_uncorrected.COLUMN', 'requests.other_fee_unpaid.COLUMN', 'requests.other_other.COLUMN'], continuity: 'equal',
    why: { zh: '2019 版“（六）其他处理”为一行，2021 版分为三行，其和相当', en: 'one row （六） in 2019, three in 2021 that together are it' } },
  ...['licences', 'penalties', 'coercive_measures'].map((row): Known => ({
    from: `${row}.decisions`, to: [`${row}.decisions`], continuity: 'equal', why: { zh: '“处理决定数量”改称“本年处理决定数量”，所计相同', en: '“decisions” is now “decisions this year”: the same is counted' },
  })),
  { from: 'regulations.made', to: ['regulations.issued'], continuity: 'equal', why: { zh: '“本年新制作数量”改称“本年制发件数”，规章的范围未变', en: '“made this year” is now “issued this year”; what a regulation is has not changed' } },
  { from: 'normative_documents.made', to: ['normative_documents.issued'], continuity: 'broader', wider: '2019', why: { zh: '2019 版计“规范性文件”，2021 版只计“行政规范性文件”', en: '2019 counts normative documents, 2021 administrative normative documents only' } },
  { from: 'regulations.total_public', to: [], continuity: 'none', why: { zh: '“对外公开总数量”含已失效的，不含未公开的，不是“现行有效件数”', en: 'the total made public holds documents no longer in force and leaves out unpublished ones: it is not what is in force' } },
  { from: 'normative_documents.total_public', to: [], continuity: 'none', why: { zh: '“对外公开总数量”含已失效的，不含未公开的，不是“现行有效件数”', en: 'the total made public holds documents no longer in force and leaves out unpublished ones: it is not what is in force' } },
];

const asBefore: Text = { zh: '两版的行、列名称相同', en: 'row and column have the same labels in both' };

/** From each edition to the next, in the order of the form; then what only the newer one has. */
export const crosswalk: readonly Crossing[] = editions.slice(1).flatMap((to, i) => between(editions[i]!.id, to.id));

function between(from: EditionId, to: EditionId): Crossing[] {
  const [older, newer] = [formCells(from), formCells(to)];
  const there = new Map(newer.map((c) => [c.ref, c]));
  const crossings = older.map((c) => crossing(c, from, to, there));
  const reached = new Set(crossings.flatMap((c) => c.to.cells));
  const fresh = newer.filter((c) => !reached.has(c.ref)).map((c): Crossing => ({
    from: { edition: from, cells: [] }, to: { edition: to, cells: [c.ref] }, continuity: 'none', wider: null, why: { zh: `${from} 版没有此项`, en: `the edition of ${from} has no such figure` },
  }));
  return [...crossings, ...fresh];
}

function crossing(cell: FormCell, from: EditionId, to: EditionId, there: ReadonlyMap<CellRef, FormCell>): Crossing {
  const at = { from: { edition: from, cells: [cell.ref] } };
  const rule = known.find((k) => k.from === cell.ref || k.from.replace('COLUMN', cell.column.id) === cell.ref);
  if (rule !== undefined) {
    return { ...at, to: { edition: to, cells: rule.to.map((t) => t.replace('COLUMN', cell.column.id)) }, continuity: rule.continuity, wider: rule.wider ?? null, why: rule.why };
  }
  const same = there.get(cell.ref);
  if (same === undefined) return { ...at, to: { edition: to, cells: [] }, continuity: 'none', wider: null, why: { zh: `${to} 版没有此项`, en: `the edition of ${to} has no such figure` } };
  const [old, now] = [cellLabel(cell), cellLabel(same)];
  // Other words may mean another thing: somebody has to say that they do not.
  if (old.zh !== now.zh) return { ...at, to: { edition: to, cells: [] }, continuity: 'none', wider: null, why: { zh: `“${old.zh}”改称“${now.zh}”`, en: `“${old.zh}” is now “${now.zh}”` } };
  return { ...at, to: { edition: to, cells: [cell.ref] }, continuity: 'equal', wider: null, why: asBefore };
}

/** Crossings that need a word, those of one row of the form and for one reason taken together: `requests.other_all.*`. The others go on as they are. */
export function notableCrossings(): readonly { readonly from: string; readonly to: string; readonly continuity: Continuity; readonly why: Text }[] {
  const rows = new Map<string, { readonly from: string; readonly to: string; readonly continuity: Continuity; readonly why: Text }>();
  const starred = (refs: readonly CellRef[]): string => refs.map((r) => r.replace(/[^.]+$/u, '*')).join(' + ');
  for (const c of crosswalk) {
    if (c.why === asBefore) continue;
    const wide = c.from.cells.some((r) => r.startsWith('requests.'));
    const [from, to] = [c.from.cells, c.to.cells].map((refs) => (wide ? starred(refs) : refs.join(' + '))) as [string, string];
    rows.set(`${from} ${to} ${c.why.en}`, { from, to, continuity: c.continuity, why: c.why });
  }
  return [...rows.values()];
}

export interface MetricContinuity {
  readonly from: EditionId;
  readonly to: EditionId;
  readonly continuity: Continuity;
  readonly why: Text;
}

/** How a metric goes on from an edition to the one after it, by the cells it is made of. */
export function continuityOf(metric: Metric): readonly MetricContinuity[] {
  return editions.slice(1).map((e, i) => {
    const [from, to] = [editions[i]!.id, e.id];
    const [older, newer] = [metric.by[from], metric.by[to]];
    if (older === undefined || newer === undefined) {
      const only = older === undefined ? to : from;
      return { from, to, continuity: 'none', why: { zh: `只有 ${only} 版有此项`, en: `only the edition of ${only} has it` } };
    }
    return { from, to, ...worst(cellsOf(older), new Set(cellsOf(newer)), from) };
  });
}

/** The weakest link of its cells; a cell that leads elsewhere than the newer expression breaks it. */
function worst(older: readonly CellRef[], newer: ReadonlySet<CellRef>, from: EditionId): { readonly continuity: Continuity; readonly why: Text } {
  let result: { readonly continuity: Continuity; readonly why: Text } = { continuity: 'equal', why: { zh: '两版所计相同', en: 'both editions count the same' } };
  for (const ref of older) {
    const link = crosswalk.find((c) => c.from.edition === from && c.from.cells.includes(ref));
    if (link === undefined || link.continuity === 'none' || !link.to.cells.every((c) => newer.has(c))) return { continuity: 'none', why: link?.why ?? { zh: '没有对应', en: 'nothing answers to it' } };
    if (link.continuity === 'broader') result = { continuity: 'broader', why: link.why };
    else if (result.continuity === 'equal' && !(link.to.cells.length === 1 && link.to.cells[0] === ref)) result = { continuity: 'equal', why: link.why };
  }
  return result;
}

function cellsOf(r: Ratio): CellRef[] {
  return [...r.numerator, ...(r.denominator ?? [])].flatMap(({ of }) => (of.kind === 'cell' ? [of.cell] : []));
}
