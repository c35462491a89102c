// Ruling lines → the rectangles they enclose: where a sign is cut out for itself. Tables are seen in layout/, not here.
import type { Ruling } from '../../model/geometry.js';
import type { Region } from './components.js';
import { openEnds, type Stretch } from './open-ends.js';

export interface Ruled {
  /** Every enclosed rectangle, its lines excluded; pixels. */
  readonly cells: readonly Region[];
  /** What all lines that hang together take in. */
  readonly tables: readonly Region[];
}

/** `near`: distance in pixels at which ends and places of lines are the same. */
export function cellsOf(rulings: readonly Ruling[], near: number, thick: number): Ruled {
  const cells: Region[] = [];
  const tables: Region[] = [];
  for (const group of connected(rulings, near)) {
    const [flat, upright] = closed(group, near);
    if (flat.length < 2 || upright.length < 2) continue;
    const xs = places(upright.map((r) => r.x0), near);
    const ys = places(flat.map((r) => r.y0), near);
    if (xs.length < 2 || ys.length < 2) continue;
    tables.push({ x0: Math.floor(xs[0]! - thick), y0: Math.floor(ys[0]! - thick), x1: Math.ceil(xs.at(-1)! + thick), y1: Math.ceil(ys.at(-1)! + thick) });
    for (const c of enclosed(flat, upright, xs, ys, near)) cells.push(within(c, thick / 2 + 1));
  }
  return { cells: cells.filter((c) => c.x1 - c.x0 >= 4 && c.y1 - c.y0 >= 4), tables };
}

/** The lines across and the lines down, with those that would close open sides of the table. */
function closed(group: readonly Ruling[], near: number): readonly [readonly Ruling[], readonly Ruling[]] {
  const flat = group.filter((r) => r.y0 === r.y1);
  const upright = group.filter((r) => r.x0 === r.x1);
  const across = flat.map((r): Stretch => ({ at: r.y0, from: r.x0, to: r.x1 }));
  const down = upright.map((r): Stretch => ({ at: r.x0, from: r.y0, to: r.y1 }));
  return [
    [...flat, ...openEnds(down, across, near).map((o) => ({ x0: o.from, x1: o.to, y0: o.at, y1: o.at }))],
    [...upright, ...openEnds(across, down, near).map((o) => ({ x0: o.at, x1: o.at, y0: o.from, y1: o.to }))],
  ];
}

function within(r: Region, by: number): Region {
  return { x0: Math.ceil(r.x0 + by), y0: Math.ceil(r.y0 + by), x1: Math.floor(r.x1 - by), y1: Math.floor(r.y1 - by) };
}

/** Lines that touch or cross, directly or through others. */
function connected(rulings: readonly Ruling[], near: number): Ruling[][] {
  const group = rulings.map((_, i) => i);
  const root = (i: number): number => {
    while (group[i] !== i) i = group[i] = group[group[i]!]!;
    return i;
  };
  for (let i = 0; i < rulings.length; i++) {
    for (let j = i + 1; j < rulings.length; j++) {
      const [a, b] = [rulings[i]!, rulings[j]!];
      if (a.x0 - near <= b.x1 && b.x0 - near <= a.x1 && a.y0 - near <= b.y1 && b.y0 - near <= a.y1) group[root(i)] = root(j);
    }
  }
  const out = new Map<number, Ruling[]>();
  for (const [i, r] of rulings.entries()) out.set(root(i), [...(out.get(root(i)) ?? []), r]);
  return [...out.values()];
}

/** Values in order, those near each other as one. */
function places(values: readonly number[], near: number): number[] {
  const out: number[] = [];
  let run: number[] = [];
  for (const v of [...values].sort((a, b) => a - b)) {
    if (run.length > 0 && v - run.at(-1)! > near) {
      out.push(run.reduce((a, b) => a + b, 0) / run.length);
      run = [];
    }
    run.push(v);
  }
  if (run.length > 0) out.push(run.reduce((a, b) => a + b, 0) / run.length);
  return out;
}

/** Meshes of the net with no line between them are one cell. */
function enclosed(flat: readonly Ruling[], upright: readonly Ruling[], xs: readonly number[], ys: readonly number[], near: number): Region[] {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const group = Array.from({ length: columns * rows }, (_, i) => i);
  const root = (i: number): number => {
    while (group[i] !== i) i = group[i] = group[group[i]!]!;
    return i;
  };
  const onLine = (at: number, from: number, to: number, lines: readonly Ruling[], isUpright: boolean): boolean => {
    const middle = (from + to) / 2;
    return lines.some((l) => (isUpright ? Math.abs(l.x0 - at) <= near && l.y0 <= middle && l.y1 >= middle : Math.abs(l.y0 - at) <= near && l.x0 <= middle && l.x1 >= middle));
  };
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      if (i + 1 < columns && !onLine(xs[i + 1]!, ys[j]!, ys[j + 1]!, upright, true)) group[root(j * columns + i + 1)] = root(j * columns + i);
      if (j + 1 < rows && !onLine(ys[j + 1]!, xs[i]!, xs[i + 1]!, flat, false)) group[root((j + 1) * columns + i)] = root(j * columns + i);
    }
  }
  const out = new Map<number, { x0: number; y0: number; x1: number; y1: number }>();
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      const r = root(j * columns + i);
      const box = out.get(r);
      if (box === undefined) out.set(r, { x0: xs[i]!, y0: ys[j]!, x1: xs[i + 1]!, y1: ys[j + 1]! });
      else {
        box.x0 = Math.min(box.x0, xs[i]!);
        box.x1 = Math.max(box.x1, xs[i + 1]!);
        box.y1 = Math.max(box.y1, ys[j + 1]!);
      }
    }
  }
  return [...out.values()];
}
