// What the tables say of the cells a sentence speaks of, and whether its number fits.
import { formCell } from '../../form/cell-refs.js';
import type { Mention } from '../../model/mention.js';
import type { CellRef, Value } from '../../model/value.js';
import { exactSum, plain } from '../decimal.js';

export interface TableSum {
  readonly cells: readonly CellRef[];
  readonly value: number;
  readonly printed: number;
  readonly blanks: readonly CellRef[];
  /** Digits behind the point of the least exact cell. */
  readonly decimals: number;
}

type Cells = ReadonlyMap<CellRef, Value>;

/** Read from a picture less surely than this, a figure accuses no sentence. */
const sure = 0.9;

/** Null where the form of the report has not all of the cells; `unknown` where the document does not say what stands in one. */
export function sumOf(refs: readonly CellRef[], cells: Cells): TableSum | 'unknown' | null {
  const figures: number[] = [];
  const blanks: CellRef[] = [];
  let decimals = Infinity;
  for (const ref of refs) {
    const cell = cells.get(ref);
    if (cell === undefined) return null;
    if (cell.state === 'absent' || cell.state === 'unreadable' || (cell.confidence ?? 1) < sure) return 'unknown';
    if (cell.state === 'number') {
      // Money is kept as printed: some print yuan.
      const yuan = ref === 'fees.amount' && cell.unit === '元';
      const value = yuan ? Number(`${cell.value!}e-4`) : cell.value!;
      if (!Number.isFinite(value)) return 'unknown';
      figures.push(value);
      if (!Number.isInteger(cell.value) || yuan) decimals = Math.min(decimals, (plain(cell.value!).split('.')[1] ?? '').length + (yuan ? 4 : 0));
      else decimals = 0;
      continue;
    }
    const parts = partsOf(ref, cells);
    if (parts === null) blanks.push(ref);
    else figures.push(...parts);
  }
  return { cells: refs, value: exactSum(figures), printed: figures.length, blanks, decimals: decimals === Infinity ? 0 : decimals };
}

/** A total left blank over figures: many fill in only the columns that are not 0. */
function partsOf(total: CellRef, cells: Cells): readonly number[] | null {
  const at = total.lastIndexOf('.');
  const cell = formCell(total);
  if (cell === undefined || total.slice(at) !== '.total') return null;
  const parts = cell.block.columns.filter((c) => c.id !== 'total').map((c) => cells.get(`${total.slice(0, at)}.${c.id}`));
  const figures = parts.flatMap((p) => (p?.state === 'number' ? [p.value!] : []));
  return figures.length > 0 && parts.every((p) => p !== undefined && p.state !== 'unreadable') ? figures : null;
}

/** Whether a table that says `value` bears out the number of a sentence. */
export function fits(m: Pick<Mention, 'value' | 'bound' | 'decimals' | 'part' | 'unit'>, sum: Pick<TableSum, 'value' | 'decimals'>): boolean {
  const { value } = sum;
  // Amounts are rounded, in the sentence or in the table.
  const rounding = m.unit !== null && /元/.test(m.unit) ? 10 ** -Math.min(m.decimals, sum.decimals) : 0;
  if (m.part === true) return value >= m.value - rounding;
  if (m.bound === 'exactly') return Math.abs(value - m.value) <= rounding * 0.500001;
  if (m.bound === 'about') return Math.abs(value - m.value) <= Math.max(m.value * 0.1, rounding);
  if (m.bound === 'over') return value >= m.value && value <= m.value * 2 + 10;
  return value <= m.value && value >= m.value / 2;
}

const inTotal = (row: string): CellRef[] => [`requests.${row}.total`];

/**
 * 新收 20 件，办结 18 件，结转下年 2 件, with 3 carried in and 21 concluded: of those received this year, 18 were. What was concluded is then what was received without what is carried over.
 * Not where what was carried in stands between (`before`: what the paragraph states ahead of this one): then those are counted.
 */
export function isOfThisYear(m: Mention, before: readonly Mention[], cells: Cells): boolean {
  const since = before.slice(before.findLastIndex((o) => o.cells[0] === inTotal('new')[0]) + 1);
  const carried = (o: Mention | undefined): boolean => o?.cells.includes(inTotal('carried_in')[0]!) === true;
  if (m.cells.join() !== inTotal('concluded').join() || m.part === true || since.some(carried) || carried(before[before.length - since.length - 1])) return false;
  const [fresh, out] = [sumOf(inTotal('new'), cells), sumOf(inTotal('carried_out'), cells)];
  return fresh !== null && fresh !== 'unknown' && out !== null && out !== 'unknown' && fresh.printed > 0 && fits(m, { value: fresh.value - out.value, decimals: 0 });
}

/** Those of a paragraph that stand before one of it. */
export function aheadOf(m: Mention, all: readonly Mention[]): readonly Mention[] {
  return all.filter((o) => o.place.section === m.place.section && o.place.paragraph === m.place.paragraph && o.place.start < m.place.start);
}
