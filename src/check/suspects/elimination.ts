// A linear system over the changes of cells, one cell after another solved for: what is left are equations that the cells chosen so far cannot mend.

/** Σ coefficients[i] · change[i] = rest. Whole coefficients without a common divisor. */
export interface Row {
  readonly coefficients: Int32Array;
  readonly rest: number;
}

/** A cell that may change, and the equation its change is worked out from; the cells taken before it are not in that equation. */
export interface Pivot {
  readonly cell: number;
  readonly row: Row;
}

/** Sums of few figures of ordinary size are this exact. */
const exact = 1e-6;

export function isOff(row: Row): boolean {
  return Math.abs(row.rest) > exact;
}

export function isWhole(n: number): boolean {
  return Math.abs(n - Math.round(n)) < exact;
}

/** `row` with the multiple of `by` that takes `cell` out of it. The same row where the cell is not in it. */
export function without(row: Row, cell: number, by: Row): Row {
  const own = row.coefficients[cell]!;
  if (own === 0) return row;
  const other = by.coefficients[cell]!;
  const divisor = gcd(own, other);
  const [times, less] = [other / divisor, own / divisor];
  const coefficients = new Int32Array(row.coefficients.length);
  let common = 0;
  for (let i = 0; i < coefficients.length; i++) {
    const k = times * row.coefficients[i]! - less * by.coefficients[i]!;
    coefficients[i] = k;
    if (k !== 0 && common !== 1) common = gcd(k, common);
  }
  const rest = times * row.rest - less * by.rest;
  if (common > 1) for (let i = 0; i < coefficients.length; i++) coefficients[i] = coefficients[i]! / common;
  return { coefficients, rest: common > 1 ? rest / common : rest };
}

/** Solves `rows[at]` for a cell and takes the cell out of the others. */
export function solveFor(rows: readonly Row[], at: number, cell: number): Row[] {
  const by = rows[at]!;
  const left: Row[] = [];
  for (let i = 0; i < rows.length; i++) if (i !== at) left.push(without(rows[i]!, cell, by));
  return left;
}

/** The equation of one pivot with all other pivots taken out of it: it says the change of its cell by cells that were not chosen. */
export function alone(pivots: readonly Pivot[], index: number): Row {
  let row = pivots[index]!.row;
  for (let j = index + 1; j < pivots.length; j++) row = without(row, pivots[j]!.cell, pivots[j]!.row);
  return row;
}

/** The solution of a square system; null where it has none or many. */
export function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  const n = rows.length;
  for (let col = 0; col < n; col++) {
    const at = rows.findIndex((row, i) => i >= col && Math.abs(row[col]!) > 1e-9);
    if (at === -1) return null;
    [rows[col], rows[at]] = [rows[at]!, rows[col]!];
    const by = rows[col]!;
    for (let i = 0; i < n; i++) {
      if (i === col) continue;
      const times = rows[i]![col]! / by[col]!;
      for (let k = col; k <= n; k++) rows[i]![k]! -= times * by[k]!;
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!);
}

/** Every choice of `size` items, in order. */
export function* combinations<T>(items: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let i = from; i <= items.length - size; i++) for (const rest of combinations(items, size - 1, i + 1)) yield [items[i]!, ...rest];
}

function gcd(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
