// Figures of a table without lines → its columns: figures that overlap over the rows are one, unless a row has two there whose edges agree with those of other rows.
import type { Box } from '../../../model/anchor.js';
import type { Interval } from './head-figures.js';

/** Edges or middles of one column differ by no more than this, in letter sizes. */
const aligned = 0.15;

/** Columns that touch would be one. */
const between = 0.01;

export interface FigureColumns<T> {
  readonly columns: readonly Interval[];
  /** The column of each figure. Several of one row in one column cannot be told apart. */
  readonly of: ReadonlyMap<T, number>;
}

/** `rows`: the figures of each row. */
export function figureColumns<T extends { readonly box: Box }>(rows: readonly (readonly T[])[], size: number): FigureColumns<T> {
  const columns: Interval[] = [];
  const of = new Map<T, number>();
  for (const whole of merged(rows.flat().map((f): Interval => [f.box[0], f.box[2]]))) {
    const own = rows.map((r) => r.filter((f) => f.box[0] >= whole[0] && f.box[2] <= whole[1])).filter((r) => r.length > 0);
    const found = partsOf(own, size);
    (found?.parts ?? [own.flat()]).forEach((part, k) => {
      for (const f of part) of.set(f, columns.length + k);
    });
    const borders = [whole[0], ...(found?.borders ?? []), whole[1]];
    columns.push(...borders.slice(1).map((to, k): Interval => [borders[k]!, to === whole[1] ? to : to - between]));
  }
  return { columns, of };
}

/** The figures of each of several columns, where they agree in their right edges, their left ones or their middles, and what parts the columns; null for one column, or none that agree. */
function partsOf<T extends { readonly box: Box }>(rows: readonly (readonly T[])[], size: number): { readonly parts: readonly T[][]; readonly borders: readonly number[] } | null {
  const most = Math.max(...rows.map((r) => r.length));
  if (most === 1) return null;
  for (const [side, at] of [(b: Box) => b[2], (b: Box) => b[0], (b: Box) => (b[0] + b[2]) / 2].entries()) {
    const parts: T[][] = [];
    for (const f of rows.flat().sort((a, b) => at(a.box) - at(b.box))) {
      const last = parts.at(-1);
      if (last !== undefined && at(f.box) - at(last[0]!.box) <= aligned * size) last.push(f);
      else parts.push([f]);
    }
    // Each column in more than one row, no row twice in a column.
    if (parts.length === most && parts.every((p) => p.length > 1 && rows.every((r) => r.filter((f) => p.includes(f)).length < 2))) {
      const x = parts.map((p) => at(p[0]!.box));
      return { parts, borders: x.slice(1).map((next, k) => (side === 0 ? x[k]! : side === 1 ? next : (x[k]! + next) / 2)) };
    }
  }
  return null;
}

/** Intervals that overlap are one. */
export function merged(intervals: readonly Interval[]): Interval[] {
  const out: Interval[] = [];
  for (const [from, to] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last !== undefined && from <= last[1]) out[out.length - 1] = [last[0], Math.max(last[1], to)];
    else out.push([from, to]);
  }
  return out;
}
