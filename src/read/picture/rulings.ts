// Ink → ruling lines, by runs: thin, thick, broken and dotted ones; strokes of letters are not among them.
import type { Ruling } from '../../model/geometry.js';
import type { Ink } from './ink.js';

/** A line across: along from `from` to `to`, at `at`, `thick` pixels wide. */
interface Line {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly thick: number;
}

export interface Lines {
  readonly rulings: readonly Ruling[];
  /** Width of the lines in pixels, the widest. */
  readonly thick: number;
}

/** Ruling lines of a straight page, each whole, ends drawn to the lines they meet. `em`: height of its letters in pixels. */
export function rulingsOf(ink: Ink, em: number): Lines {
  const across = linesAcross(ink, em);
  const down = linesAcross(transposed(ink), em);
  const reach = Math.max(4, em * 0.22);
  const isLong = (l: Line): boolean => l.to - l.from >= em * 6;
  const ends = (l: Line, others: readonly Line[]): boolean => meets(l, l.from, others, reach) && meets(l, l.to, others, reach);
  // What is too short to be told from a stroke is a line where it joins two others.
  let [h, v] = [across.filter(isLong), down.filter(isLong)];
  for (let pass = 0; pass < 2; pass++) {
    v = down.filter((l) => isLong(l) || ends(l, h));
    h = across.filter((l) => isLong(l) || ends(l, v));
  }
  // A line that meets no other rules off or underlines; a single one is kept, as it parts nothing.
  const rulings: Ruling[] = [];
  for (const l of h) rulings.push({ x0: snapped(l.from, l, v, reach), x1: snapped(l.to, l, v, reach), y0: l.at, y1: l.at });
  for (const l of v) rulings.push({ x0: l.at, x1: l.at, y0: snapped(l.from, l, h, reach), y1: snapped(l.to, l, h, reach) });
  return { rulings: rulings.filter((r) => r.x1 > r.x0 || r.y1 > r.y0), thick: [...h, ...v].reduce((n, l) => Math.max(n, l.thick), 0) };
}

function meets(l: Line, end: number, others: readonly Line[], reach: number): boolean {
  return others.some((o) => Math.abs(o.at - end) <= reach + o.thick / 2 && o.from - reach <= l.at && o.to + reach >= l.at);
}

/** The place of the line that crosses near an end, else the end itself. */
function snapped(end: number, l: Line, others: readonly Line[], reach: number): number {
  let best = end;
  let near = reach * 2;
  for (const o of others) {
    const d = Math.abs(o.at - end);
    if (d <= near && o.from - reach * 2 <= l.at && o.to + reach * 2 >= l.at) [best, near] = [o.at, d];
  }
  return best;
}

function linesAcross(ink: Ink, em: number): Line[] {
  const { width, height } = ink;
  const widest = Math.max(4, Math.round(em * 0.32));
  const thin = thinAcross(ink, widest);
  const gap = Math.max(3, Math.round(em * 0.3), widest + 2);
  const least = em * 1.1;
  interface Run { y: number; from: number; to: number; ink: number }
  const runs: Run[] = [];
  for (let y = 0; y < height - 1; y++) {
    let from = -1;
    let last = -1;
    let count = 0;
    const close = (): void => {
      if (from !== -1 && last - from >= least && count >= (last - from) * 0.42) runs.push({ y, from, to: last, ink: count });
      from = -1;
    };
    // Two rows at a time: a line that is not quite straight steps from one to the next.
    for (let x = 0, k = y * width; x < width; x++, k++) {
      if (thin[k] === 0 && thin[k + width] === 0) continue;
      if (from === -1 || x - last > gap) {
        close();
        [from, count] = [x, 0];
      }
      last = x + 1;
      count++;
    }
    close();
  }
  // Runs on neighbouring rows are one line.
  const groups: { top: number; bottom: number; from: number; to: number; weight: number; sum: number; long: number }[] = [];
  let open: typeof groups = [];
  for (const r of runs) {
    open = open.filter((g) => g.bottom >= r.y - 2);
    const into = open.find((g) => r.from < g.to + gap && r.to > g.from - gap && (r.y - g.top <= widest + 2));
    if (into === undefined) {
      const g = { top: r.y, bottom: r.y, from: r.from, to: r.to, weight: r.ink, sum: r.ink * (r.y + 1), long: r.to - r.from };
      groups.push(g);
      open.push(g);
      continue;
    }
    into.bottom = r.y;
    into.from = Math.min(into.from, r.from);
    into.to = Math.max(into.to, r.to);
    into.weight += r.ink;
    into.sum += r.ink * (r.y + 1);
    into.long = Math.max(into.long, r.to - r.from);
  }
  return groups
    .map((g) => ({ at: g.sum / g.weight, from: g.from, to: g.to, thick: g.bottom - g.top + 1 }))
    .filter((l) => l.thick <= widest + 3 && isLonely(ink, l, em));
}

/** Ink whose strokes are at most `widest` pixels high. */
function thinAcross({ width, height, data }: Ink, widest: number): Uint8Array {
  const out = new Uint8Array(data.length);
  const starts = new Int32Array(width).fill(-1);
  for (let y = 0; y <= height; y++) {
    for (let x = 0, k = y * width; x < width; x++, k++) {
      if (y < height && data[k] === 1) {
        if (starts[x] === -1) starts[x] = y;
        continue;
      }
      const start = starts[x]!;
      if (start === -1) continue;
      if (y - start <= widest) for (let v = start; v < y; v++) out[v * width + x] = 1;
      starts[x] = -1;
    }
  }
  return out;
}

/** Lines have paper on both sides; a row of strokes in a line of text has text. */
function isLonely({ width, height, data }: Ink, l: Line, em: number): boolean {
  const off = Math.round(l.thick / 2 + Math.max(2, em * 0.1));
  return [-off, off].every((d) => {
    const y = Math.round(l.at + d);
    if (y < 0 || y >= height) return true;
    let n = 0;
    for (let x = l.from; x < l.to; x++) n += data[y * width + x]!;
    return n <= (l.to - l.from) * 0.3;
  });
}

export function transposed({ width, height, data }: Ink): Ink {
  const out = new Uint8Array(data.length);
  for (let y = 0; y < height; y += 32) {
    for (let x = 0; x < width; x += 32) {
      for (let v = y; v < Math.min(height, y + 32); v++) for (let u = x; u < Math.min(width, x + 32); u++) out[u * height + v] = data[v * width + u]!;
    }
  }
  return { width: height, height: width, data: out };
}
