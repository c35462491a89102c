// Ink → ruling lines, by runs: thin, thick, broken and dotted ones; strokes of letters are not among them.
import type { Ruling } from '../../model/geometry.js';
import type { Ink } from './ink.js';

/** A line across: along from `from` to `to`, at `at`, `thick` pixels wide. */
interface Line {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly thick: number;
  /** How much of its length is ink, and the widest gap. */
  readonly full: number;
  readonly gap: number;
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
  const reach = Math.max(3, em * 0.12);
  // What is too short or too broken to be told from strokes is a line where it joins two others.
  const isSure = (l: Line): boolean => l.full >= 0.8 ? l.to - l.from >= em * 6 : l.to - l.from >= em * 14;
  const sure = [...across, ...down].filter(isSure);
  // Dotted rulings are dotted all over the page; where none is, broken rows of ink are strokes of letters.
  const broken = sure.filter((l) => l.full < 0.8);
  const dotted = broken.length > sure.length * 0.2;
  const middle = (of: readonly number[]): number => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
  const [full, gap] = dotted ? [middle(broken.map((l) => l.full)) * 0.85, middle(broken.map((l) => l.gap)) + 1] : [0.72, Infinity];
  const isWhole = (l: Line): boolean => l.full >= full && l.gap <= gap;
  const joins = (l: Line, others: readonly Line[]): boolean => meets(l, l.from, others, reach) && meets(l, l.to, others, reach);
  let [h, v] = [across.filter(isSure), down.filter(isSure)];
  for (let pass = 0; pass < 3; pass++) {
    v = down.filter((l) => isSure(l) || (isWhole(l) && joins(l, h)));
    h = across.filter((l) => isSure(l) || (isWhole(l) && joins(l, v)));
  }
  h = h.filter((l) => l.full >= 0.8 || joins(l, v));
  v = v.filter((l) => l.full >= 0.8 || joins(l, h));
  const rulings: Ruling[] = [];
  for (const l of h) rulings.push({ x0: snapped(l.from, l, v, reach * 3), x1: snapped(l.to, l, v, reach * 3), y0: l.at, y1: l.at });
  for (const l of v) rulings.push({ x0: l.at, x1: l.at, y0: snapped(l.from, l, h, reach * 3), y1: snapped(l.to, l, h, reach * 3) });
  return { rulings: rulings.filter((r) => r.x1 > r.x0 || r.y1 > r.y0), thick: [...h, ...v].reduce((n, l) => Math.max(n, l.thick), 0) };
}

function meets(l: Line, end: number, others: readonly Line[], reach: number): boolean {
  return others.some((o) => Math.abs(o.at - end) <= reach + o.thick / 2 && o.from - reach <= l.at && o.to + reach >= l.at);
}

/** The place of the line that crosses near an end, else the end itself. */
function snapped(end: number, l: Line, others: readonly Line[], reach: number): number {
  let best = end;
  let near = reach;
  for (const o of others) {
    const d = Math.abs(o.at - end);
    if (d <= near && o.from - reach <= l.at && o.to + reach >= l.at) [best, near] = [o.at, d];
  }
  return best;
}

function linesAcross(ink: Ink, em: number): Line[] {
  const { width, height } = ink;
  const widest = Math.max(4, Math.round(em * 0.32));
  const thin = thinAcross(ink, widest);
  const gap = Math.max(3, Math.round(em * 0.3), widest + 2);
  const least = em * 1.1;
  interface Run { y: number; from: number; to: number; ink: number; gap: number }
  const runs: Run[] = [];
  for (let y = 0; y < height - 1; y++) {
    let from = -1;
    let last = -1;
    let count = 0;
    let widestGap = 0;
    const close = (): void => {
      if (from !== -1 && last - from >= least && count >= (last - from) * 0.42) runs.push({ y, from, to: last, ink: count, gap: widestGap });
      from = -1;
    };
    // Two rows at a time: a line that is not quite straight steps from one to the next.
    for (let x = 0, k = y * width; x < width; x++, k++) {
      if (thin[k] === 0 && thin[k + width] === 0) continue;
      if (from === -1 || x - last > gap) {
        close();
        [from, count, widestGap] = [x, 0, 0];
      } else widestGap = Math.max(widestGap, x - last);
      last = x + 1;
      count++;
    }
    close();
  }
  // Runs on neighbouring rows are one line.
  interface Group { top: number; bottom: number; from: number; to: number; weight: number; sum: number; best: Run }
  const groups: Group[] = [];
  let open: Group[] = [];
  for (const r of runs) {
    open = open.filter((g) => g.bottom >= r.y - 2);
    const into = open.find((g) => r.from < g.to + gap && r.to > g.from - gap && r.y - g.top <= widest + 2);
    if (into === undefined) {
      const g = { top: r.y, bottom: r.y, from: r.from, to: r.to, weight: r.ink, sum: r.ink * (r.y + 1), best: r };
      groups.push(g);
      open.push(g);
      continue;
    }
    into.bottom = r.y;
    into.from = Math.min(into.from, r.from);
    into.to = Math.max(into.to, r.to);
    into.weight += r.ink;
    into.sum += r.ink * (r.y + 1);
    if (r.ink > into.best.ink) into.best = r;
  }
  const lines = groups.map((g) => ({ at: g.sum / g.weight, from: g.from, to: g.to, thick: g.bottom - g.top + 1, full: g.best.ink / (g.best.to - g.best.from), gap: g.best.gap }));
  return joined(lines.filter((l) => l.thick <= widest + 3 && isLonely(ink, l, em)), gap, widest);
}

/** Pieces of one line, drawn with a step or a gap between them, as one. */
function joined(lines: readonly Line[], gap: number, widest: number): Line[] {
  const out: Line[] = [];
  for (const l of [...lines].sort((a, b) => a.from - b.from)) {
    const i = out.findIndex((o) => Math.abs(o.at - l.at) <= widest / 2 + 1 && l.from <= o.to + gap * 2);
    const o = out[i];
    if (o === undefined) out.push(l);
    else {
      const [a, b] = [o.to - o.from, l.to - l.from];
      out[i] = { at: (o.at * a + l.at * b) / (a + b), from: o.from, to: Math.max(o.to, l.to), thick: Math.max(o.thick, l.thick), full: (o.full * a + l.full * b) / (a + b), gap: Math.max(o.gap, l.gap) };
    }
  }
  return out;
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
