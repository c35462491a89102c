// Ruling lines → joined edges: double lines become one, dashes a line, and edges that meet are gathered into tables.
import type { Ruling } from '../../model/geometry.js';

export interface Edge {
  /** y of a horizontal, x of a vertical. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Frame {
  readonly across: readonly Edge[];
  readonly down: readonly Edge[];
}

/** All in parts of the usual letter size: lines this near are one line. */
export const near = 0.36;
/** A line that ends this far before another meets it. */
const short = 0.45;
/** Gaps within a line; between dashes they may be longer. */
const gap = 0.36;
const dashGap = 0.75;
const dash = 1.2;
/** A joined line shorter than this bounds nothing. */
const least = 0.6;
/** More meetings than this are a drawing. */
const mostMeetings = 20_000_000;
const mostEdges = 20_000;
const mostLone = 200;

export function joinedEdges(rulings: readonly Ruling[], size: number): Frame {
  const across: Edge[] = [];
  const down: Edge[] = [];
  for (const r of rulings) {
    if (r.y1 - r.y0 <= r.x1 - r.x0) across.push({ at: (r.y0 + r.y1) / 2, from: r.x0, to: r.x1 });
    if (r.x1 - r.x0 <= r.y1 - r.y0) down.push({ at: (r.x0 + r.x1) / 2, from: r.y0, to: r.y1 });
  }
  return { across: joined(across, size), down: joined(down, size) };
}

function joined(edges: readonly Edge[], size: number): Edge[] {
  const out: Edge[] = [];
  for (const group of clusters([...edges].sort((a, b) => a.at - b.at), (e) => e.at, near * size)) {
    const parts = [...group].sort((a, b) => a.from - b.from);
    let run: Edge[] = [];
    let to = -Infinity;
    const close = (): void => {
      const from = run[0]?.from;
      if (from !== undefined && to - from >= least * size) out.push({ at: weighted(run), from, to });
      run = [];
    };
    for (const e of parts) {
      const last = run.at(-1);
      const bridge = last !== undefined && last.to - last.from < dash * size && e.to - e.from < dash * size ? dashGap : gap;
      if (last !== undefined && e.from > to + bridge * size) {
        close();
        to = -Infinity;
      }
      run.push(e);
      to = Math.max(to, e.to);
    }
    close();
  }
  return out;
}

/** Where most of the line is. */
function weighted(run: readonly Edge[]): number {
  let sum = 0;
  let length = 0;
  for (const e of run) {
    const l = e.to - e.from + 0.01;
    sum += e.at * l;
    length += l;
  }
  return sum / length;
}

/** Runs of a sorted list whose members lie within `width` of the first of their run. */
export function clusters<T>(sorted: readonly T[], at: (t: T) => number, width: number): T[][] {
  const out: T[][] = [];
  let start = 0;
  for (const t of sorted) {
    const run = out.at(-1);
    if (run !== undefined && at(t) - start <= width) run.push(t);
    else {
      out.push([t]);
      start = at(t);
    }
  }
  return out;
}

/** Edges that meet, directly or through others, make one frame. */
export function frames({ across, down }: Frame, size: number): Frame[] {
  if (across.length * down.length > mostMeetings || across.length + down.length > mostEdges) return [];
  const parent = Array.from({ length: across.length + down.length }, (_, i) => i);
  const root = (i: number): number => {
    let r = i;
    while (parent[r] !== r) r = parent[r]!;
    for (let j = i; parent[j] !== r; ) [j, parent[j]] = [parent[j]!, r];
    return r;
  };
  const reach = short * size;
  across.forEach((a, i) => down.forEach((d, j) => {
    if (d.at >= a.from - reach && d.at <= a.to + reach && a.at >= d.from - reach && a.at <= d.to + reach) parent[root(i)] = root(across.length + j);
  }));
  const found = new Map<number, { across: Edge[]; down: Edge[] }>();
  const of = (i: number): { across: Edge[]; down: Edge[] } => {
    const known = found.get(root(i));
    if (known !== undefined) return known;
    const made = { across: [], down: [] };
    found.set(root(i), made);
    return made;
  };
  across.forEach((a, i) => of(i).across.push(a));
  down.forEach((d, j) => of(across.length + j).down.push(d));
  const whole = [...found.values()].filter((f) => f.across.length > 0 && f.down.length > 0);
  // The outer side of a cell over many rows meets no line where the page cuts it above and below.
  for (const { down: lone } of [...found.values()].filter((f) => f.across.length === 0).slice(0, mostLone)) {
    for (const d of lone) whole.find((f) => isBeside(d, f, size))?.down.push(d);
  }
  return whole;
}

/** How far, in letter sizes, the side of a cell may stand from the rest of its table. */
const widestCell = 14;
const mostOfHeight = 0.6;

function isBeside(d: Edge, f: Frame, size: number): boolean {
  const [top, bottom] = [Math.min(...f.down.map((e) => e.from)), Math.max(...f.down.map((e) => e.to))];
  const [left, right] = [Math.min(...f.down.map((e) => e.at)), Math.max(...f.down.map((e) => e.at))];
  if (d.from < top - size || d.to > bottom + size || d.to - d.from < mostOfHeight * (bottom - top)) return false;
  return (d.at < left && left - d.at < widestCell * size) || (d.at > right && d.at - right < widestCell * size);
}
