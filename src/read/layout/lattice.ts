// One frame of edges → cells: the slots between all lines, put together where no line parts them.
import type { Box } from '../../model/anchor.js';
import { clusters, near, type Edge, type Frame } from './edges.js';

export interface LatticeCell {
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
  readonly box: Box;
}

export interface Lattice {
  /** Lines between columns and between rows, outer ones included. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly LatticeCell[];
  readonly box: Box;
  /** False where no line closes the table at its top or bottom. */
  readonly closedTop: boolean;
  readonly closedBottom: boolean;
}

/** A wall stands where lines cover this part of the side of a slot. */
const wall = 0.55;
/** A line runs out over the last crossing line by this, in letter sizes, where a side of the table is open. */
const open = 0.75;

export function latticeOf(frame: Frame, size: number, mostCells: number): Lattice | null {
  let xs = places(frame.down, size);
  let ys = places(frame.across, size);
  const openTop = Math.min(...frame.down.map((e) => e.from)) < ys[0]! - open * size;
  const openBottom = Math.max(...frame.down.map((e) => e.to)) > ys.at(-1)! + open * size;
  xs = withEnds(xs, frame.across, size);
  ys = withEnds(ys, frame.down, size);
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 1 || rows < 1 || columns * rows > mostCells * 4) return null;
  const right = walls(frame.down, xs, ys, size);
  const below = walls(frame.across, ys, xs, size);
  const region = regions(rows, columns, right, below);
  const cells = rectangles(rows, columns, region);
  return simplified(xs, ys, cells, !openTop, !openBottom);
}

function places(edges: readonly Edge[], size: number): number[] {
  const sorted = [...edges].sort((a, b) => a.at - b.at);
  return clusters(sorted, (e) => e.at, near * size).map((g) => {
    // The longest tells best.
    let best = g[0]!;
    for (const e of g) if (e.to - e.from > best.to - best.from) best = e;
    return best.at;
  });
}

function withEnds(at: readonly number[], crossing: readonly Edge[], size: number): number[] {
  const from = Math.min(...crossing.map((e) => e.from));
  const to = Math.max(...crossing.map((e) => e.to));
  return [...(from < at[0]! - open * size ? [from] : []), ...at, ...(to > at.at(-1)! + open * size ? [to] : [])];
}

/** walls[k][r]: whether line k of `at` parts slots r of `along`. */
function walls(edges: readonly Edge[], at: readonly number[], along: readonly number[], size: number): boolean[][] {
  const cover = at.map(() => new Float64Array(along.length - 1));
  for (const e of edges) {
    const k = nearest(at, e.at);
    if (Math.abs(at[k]! - e.at) > near * size) continue;
    for (let r = 0; r < along.length - 1; r++) {
      const overlap = Math.min(e.to, along[r + 1]!) - Math.max(e.from, along[r]!);
      if (overlap > 0) cover[k]![r]! += overlap;
    }
  }
  return cover.map((c) => Array.from(c, (v, r) => v >= wall * (along[r + 1]! - along[r]!)));
}

export function nearest(at: readonly number[], x: number): number {
  let best = 0;
  for (let i = 1; i < at.length; i++) if (Math.abs(at[i]! - x) < Math.abs(at[best]! - x)) best = i;
  return best;
}

function regions(rows: number, columns: number, right: readonly boolean[][], below: readonly boolean[][]): Int32Array {
  const region = new Int32Array(rows * columns).fill(-1);
  let count = 0;
  const stack: number[] = [];
  for (let s = 0; s < region.length; s++) {
    if (region[s] !== -1) continue;
    region[s] = count;
    stack.push(s);
    while (stack.length > 0) {
      const at = stack.pop()!;
      const [r, c] = [Math.floor(at / columns), at % columns];
      const go = (next: number): void => {
        if (region[next] !== -1) return;
        region[next] = count;
        stack.push(next);
      };
      if (c + 1 < columns && !right[c + 1]![r]!) go(at + 1);
      if (c > 0 && !right[c]![r]!) go(at - 1);
      if (r + 1 < rows && !below[r + 1]![c]!) go(at + columns);
      if (r > 0 && !below[r]![c]!) go(at - columns);
    }
    count++;
  }
  return region;
}

interface Slots {
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
}

/** Regions as rectangles; one that is none, where a line is broken, is cut into the largest from the top left. */
function rectangles(rows: number, columns: number, region: Int32Array): Slots[] {
  const taken = new Uint8Array(region.length);
  const out: Slots[] = [];
  for (let s = 0; s < region.length; s++) {
    if (taken[s] === 1) continue;
    const [row, column] = [Math.floor(s / columns), s % columns];
    const free = (at: number): boolean => taken[at] === 0 && region[at] === region[s];
    let colspan = 1;
    while (column + colspan < columns && free(s + colspan)) colspan++;
    let rowspan = 1;
    const whole = (r: number): boolean => {
      for (let c = 0; c < colspan; c++) if (!free(r * columns + column + c)) return false;
      return true;
    };
    while (row + rowspan < rows && whole(row + rowspan)) rowspan++;
    for (let r = 0; r < rowspan; r++) for (let c = 0; c < colspan; c++) taken[s + r * columns + c] = 1;
    out.push({ row, column, rowspan, colspan });
  }
  return out;
}

/** Lines that part no two cells are left out. */
function simplified(xs: readonly number[], ys: readonly number[], cells: readonly Slots[], closedTop: boolean, closedBottom: boolean): Lattice {
  const keepX = new Set([0, xs.length - 1]);
  const keepY = new Set([0, ys.length - 1]);
  for (const c of cells) {
    keepX.add(c.column).add(c.column + c.colspan);
    keepY.add(c.row).add(c.row + c.rowspan);
  }
  const x = ranks(xs.length, keepX);
  const y = ranks(ys.length, keepY);
  return {
    xs: xs.filter((_, i) => keepX.has(i)),
    ys: ys.filter((_, i) => keepY.has(i)),
    box: [xs[0]!, ys[0]!, xs.at(-1)!, ys.at(-1)!],
    closedTop, closedBottom,
    cells: cells.map((c) => ({
      row: y[c.row]!, column: x[c.column]!,
      rowspan: y[c.row + c.rowspan]! - y[c.row]!, colspan: x[c.column + c.colspan]! - x[c.column]!,
      box: [xs[c.column]!, ys[c.row]!, xs[c.column + c.colspan]!, ys[c.row + c.rowspan]!],
    })),
  };
}

function ranks(length: number, kept: ReadonlySet<number>): number[] {
  let rank = 0;
  return Array.from({ length }, (_, i) => (kept.has(i) ? rank++ : rank));
}
