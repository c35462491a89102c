// Ink → ruling lines, by runs: thin, thick, broken and dotted ones; strokes of letters are not among them.
import type { Ruling } from '../../model/geometry.js';
import type { Grey } from './grey.js';
import type { Ink } from './ink.js';
import { openEnds, type Stretch } from './open-ends.js';

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
  /** Lines found; where they are more than `mostLines` none is handed out. */
  readonly count: number;
}

/** More lines than this are looked at no closer: each is held against all that it crosses. The densest report page has a third. */
export const mostLines = 600;

/** Ruling lines of a straight page, each whole, ends drawn to the lines they meet. `em`: height of its letters in pixels. */
export function rulingsOf(grey: Grey, ink: Ink, em: number): Lines {
  const across = linesAcross(ink, em);
  const down = linesAcross(transposed(ink), em);
  const reach = Math.max(3, em * 0.12);
  // What is too short or too broken to be told from strokes of letters is a line where it is one all the way between two others.
  // Figures that stand one over the other make a broken line too; its gaps are wider than those of dots.
  const isSure = (contrast: Contrast) => (l: Line): boolean => {
    if (l.full >= 0.8) return l.to - l.from >= em * 6;
    if (l.to - l.from < em * 14) return false;
    // A few dots that are lost make a wider gap. Specks and figures that stand one over the other make lines too, which are not as dark everywhere.
    if (l.gap > Math.max(9, em * (l.full >= 0.55 ? 0.6 : 0.35))) return false;
    const { mean, least } = contrast(l.at, l.from, l.to);
    return least >= mean * 0.5;
  };
  const [flat, upright] = [contrasts(grey, em, false), contrasts(grey, em, true)];
  let [h, v] = [across.filter(isSure(flat)), down.filter(isSure(upright))];
  const count = h.length + v.length;
  if (count > mostLines) return { rulings: [], thick: 0, count };
  const typical = middle([...h.map((l) => flat(l.at, l.from, l.to)), ...v.map((l) => upright(l.at, l.from, l.to))].map((c) => c.mean));
  const floor = Math.max(18, noiseOf(grey) * 1.8);
  const least = Math.max(floor, typical * 0.25);
  [h, v] = [h.map((l) => trimmed(l, v, openEnds(h, v, em * 0.3), reach, em)), v.map((l) => trimmed(l, h, openEnds(v, h, em * 0.3), reach, em))];
  const [hs, vs] = [across.filter((l) => !isSure(flat)(l)), down.filter((l) => !isSure(upright)(l))];
  for (let pass = 0; pass < 2; pass++) {
    v = joined([...v, ...between(v, vs, [...h, ...missing(v, h, em)], upright, { typical, least, floor }, em)], em * 0.3, Math.max(4, em * 0.32));
    h = joined([...h, ...between(h, hs, [...v, ...missing(h, v, em)], flat, { typical, least, floor }, em)], em * 0.3, Math.max(4, em * 0.32));
  }
  [h, v] = [cutApart(h, v, flat, typical, em), cutApart(v, h, upright, typical, em)];
  // A broken line that joins none was a line of text. One end may be open: a page break cuts tables where a cell goes on.
  const isJoined = (l: Line, others: readonly Line[]): boolean => l.full >= 0.8 || meets(l, l.from, others, reach * 2) || meets(l, l.to, others, reach * 2);
  h = h.filter((l) => isJoined(l, v));
  v = v.filter((l) => isJoined(l, h));
  const rulings: Ruling[] = [];
  for (const l of h) rulings.push({ x0: snapped(l.from, l, v, reach * 3), x1: snapped(l.to, l, v, reach * 3), y0: l.at, y1: l.at });
  for (const l of v) rulings.push({ x0: l.at, x1: l.at, y0: snapped(l.from, l, h, reach * 3), y1: snapped(l.to, l, h, reach * 3) });
  return { rulings: rulings.filter((r) => r.x1 > r.x0 || r.y1 > r.y0), thick: [...h, ...v].reduce((n, l) => Math.max(n, l.thick), 0), count };
}

function middle(of: readonly number[]): number {
  return [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;
}

/** Contrasts of the page: of its sure lines, and the least that is none of noise. */
interface Levels {
  readonly typical: number;
  readonly least: number;
  readonly floor: number;
}

/** One part of a line has at least this share of the darkness of another. */
const alike = 0.6;

const touches = (l: Line, from: number, to: number, em: number): boolean => l.from <= to + em * 0.4 && l.to >= from - em * 0.4;

/** Lines without the parts, from one crossing line to the next, where only strokes of letters join what is above and below. */
function cutApart(lines: readonly Line[], crossing: readonly Line[], contrast: Contrast, typical: number, em: number): Line[] {
  return lines.flatMap((l) => {
    const over = crossing.filter((c) => c.from - em * 0.3 <= l.at && c.to + em * 0.3 >= l.at && c.at > l.from - em * 0.3 && c.at < l.to + em * 0.3).sort((a, b) => a.at - b.at);
    const parts = over.slice(1).map((c, i) => ({ from: over[i]!.at, to: c.at, ...contrast(l.at, over[i]!.at + over[i]!.thick / 2 + 1, c.at - c.thick / 2 - 1) })).filter((p) => p.to - p.from >= em * 0.9);
    if (parts.length < 3) return [l];
    const usual = middle(parts.map((p) => p.mean));
    // Figures that stand one over the other under noise: pale, and paler from part to part than a faint line.
    if (usual < typical * 0.7 && middle(parts.map((p) => p.least / p.mean)) < 0.4) return [];
    const none = parts.filter((p) => p.least < usual * 0.15 || p.mean < usual * 0.4);
    // Where much of it is so, the line is faint.
    if (none.length * 3 > parts.length) return [l];
    const out: Line[] = [];
    let from = l.from;
    for (const p of none) {
      if (p.from > from + 1) out.push({ ...l, from, to: p.from });
      from = p.to;
    }
    return l.to > from + 1 ? [...out, { ...l, from }] : out;
  });
}

/** What stands at one place between two crossing lines. */
interface Row {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  /** How much darker it is than what is beside it, grey levels. */
  readonly mean: number;
  /** Its least dark part by its mean. */
  readonly evenness: number;
  /** A line is known in the row above or below. */
  readonly goesOn: boolean;
  /** Paler than most lines of the page, and not quite even. */
  readonly isPale: boolean;
}

/** Rows that follow each other. */
function runsOf(rows: readonly Row[]): Row[][] {
  const out: Row[][] = [];
  for (const r of rows) {
    if (out.at(-1)?.at(-1)?.to === r.from) out.at(-1)!.push(r);
    else out.push([r]);
  }
  return out;
}

const evenest = (run: readonly Row[]): number => Math.max(...run.map((r) => r.evenness));

/** A dotted line that falls between two pixels is half as dark as its neighbours: it is told by being the same in each of several rows. */
function isPaleLine(run: readonly Row[]): boolean {
  const darkest = Math.max(...run.map((r) => r.mean));
  return run.length > 1 && run.some((r) => r.isPale) && evenest(run) >= 0.6 && run.every((r) => r.mean >= darkest * 0.8);
}

/** Lines at the places of `sure` and `doubtful` ones, from each crossing line to the next, wherever the page is darker there all the way. */
function between(sure: readonly Line[], doubtful: readonly Line[], crossing: readonly Line[], contrast: Contrast, { typical, least, floor }: Levels, em: number): Line[] {
  const out: Line[] = [];
  const places: number[] = [];
  for (const at of [...sure, ...doubtful].map((l) => l.at).sort((a, b) => a - b)) if (places.length === 0 || at - places.at(-1)! > 2) places.push(at);
  for (const at of places) {
    const over = crossing.filter((c) => c.from - em * 0.3 <= at && c.to + em * 0.3 >= at).sort((a, b) => a.at - b.at);
    const rows: Row[] = [];
    for (let i = 0; i + 1 < over.length; i++) {
      const [from, to] = [over[i]!.at, over[i + 1]!.at];
      // Where a line goes on from the row above or below, less is asked.
      const goesOn = sure.some((l) => Math.abs(l.at - at) <= 3 && touches(l, from, to, em));
      const share = goesOn ? 0.3 : 0.36;
      if (to - from < em * 0.9 || (!goesOn && to - from > em * 14) || [...sure, ...out].some((l) => Math.abs(l.at - at) <= em * 0.3 && l.from <= from + em * 0.4 && l.to >= to - em * 0.4)) continue;
      const found = contrast(at, from + over[i]!.thick / 2 + 1, to - over[i + 1]!.thick / 2 - 1, floor * 0.5);
      // A line is as dark in one row as in the next; strokes of letters that stand in its way are not.
      const known = sure.filter((l) => Math.abs(l.at - at) <= 3 && (!goesOn || touches(l, from, to, em))).reduce((n, l) => Math.max(n, contrast(l.at, l.from, l.to).mean), 0);
      if (found.mean < known * alike || (found.mean < known * 0.8 && found.least < found.mean * 0.5)) continue;
      // A line is as dark at its ends as in its middle; a stroke of a letter has paper above and below.
      const dark = found.least >= (goesOn ? Math.max(floor * 0.7, least * 0.6) : least);
      // Under noise no short part is sure, but the whole of it is.
      const even = found.least >= floor * 0.5 && found.mean >= (least > floor ? least * 2 : floor);
      if (!(dark || even) || found.least < found.mean * share) continue;
      const evenness = found.least / found.mean;
      rows.push({ at: at + found.off, from, to, mean: found.mean, evenness, goesOn, isPale: !goesOn && found.mean < typical * alike && evenness < 0.75 });
    }
    // Letters can reach from ruling to ruling in one row; a ruling where none is known goes through two at least, a header and its figures.
    // One row is enough where a ruling stands at the same place elsewhere in the table.
    const isKnown = sure.some((l) => Math.abs(l.at - at) <= 3);
    const plain = runsOf(rows.filter((r) => !r.isPale)).filter((run) => run.some((r) => r.goesOn) || (run.length > 1 && evenest(run) >= 0.45) || (isKnown && evenest(run) >= 0.55));
    out.push(...[...plain, ...runsOf(rows.filter((r) => r.evenness >= 0.45)).filter(isPaleLine)].map((run) => ({ at: run[0]!.at, from: run[0]!.from, to: run.at(-1)!.to, thick: 2, full: 1, gap: 0 })));
  }
  return out;
}

/** The sides of tables where no line is, as lines between which others are looked for. */
function missing(lines: readonly Line[], crossing: readonly Line[], em: number): Line[] {
  return openEnds(lines, crossing, em * 0.3).map((o) => ({ ...o, thick: Math.round(em * 0.3), full: 1, gap: 0 }));
}

/** A line cut back to the last line it crosses, where its end meets none, nor an open side of the table: a stroke of a letter had made it longer. */
function trimmed(l: Line, crossing: readonly Line[], open: readonly Stretch[], reach: number, em: number): Line {
  const at = crossing.filter((c) => c.from - reach <= l.at && c.to + reach >= l.at && c.at > l.from - reach && c.at < l.to + reach).map((c) => c.at);
  const [first, last] = [Math.min(...at), Math.max(...at)];
  if (at.length < 2) return l;
  const isTooLong = (end: number, line: number): boolean => Math.abs(end - line) > reach * 2 && Math.abs(end - line) < em * 3 && !open.some((o) => Math.abs(o.at - end) <= em * 0.3 && o.from - reach <= l.at && o.to + reach >= l.at);
  return { ...l, from: isTooLong(l.from, first) ? first : l.from, to: isTooLong(l.to, last) ? last : l.to };
}

/** How far paper strays from white, grey levels. */
function noiseOf({ data }: Grey): number {
  let [n, sum] = [0, 0];
  for (let i = 0; i < data.length; i += 11) {
    if (data[i]! < 190 || data[i]! > 250) continue;
    n++;
    sum += (250 - data[i]!) ** 2;
  }
  return Math.sqrt(sum / Math.max(1, n));
}

/** How much darker a line is than what stands beside it: in the mean, and where it is least so. `off`: where it is darkest. */
type Contrast = (at: number, from: number, to: number, enough?: number) => { readonly mean: number; readonly least: number; readonly off: number };

function contrasts({ width, height, data }: Grey, em: number, upright: boolean): Contrast {
  const beside = Math.max(4, Math.round(em * 0.2));
  const level = (at: number, along: number): number => {
    const [x, y] = upright ? [at, along] : [along, at];
    return x < 0 || y < 0 || x >= width || y >= height ? 250 : data[y * width + x]!;
  };
  return (at, from, to, enough = -Infinity) => {
    const parts = Math.max(3, Math.min(12, Math.floor((to - from) / Math.max(4, em * 0.18))));
    const mean = (place: number, a: number, b: number): number => {
      let sum = 0;
      for (let y = a; y < b; y++) sum += level(place, y);
      return sum / Math.max(1, b - a);
    };
    const offs = [-2, -1, 0, 1, 2];
    const center = Math.round(at);
    const edges = Array.from({ length: parts + 1 }, (_, i) => Math.round(from + ((to - from) * i) / parts));
    const whole = offs.map((o) => mean(center + o, edges[0]!, edges[parts]!));
    const off = offs[whole.indexOf(Math.min(...whole))]!;
    const found: number[] = [];
    let sum = 0;
    let pale = 0;
    // Noise and the gaps between dots may take a part in six.
    const spared = Math.floor(parts / 6);
    // The ends first: that is where strokes of letters are none.
    for (let k = 0; k < parts; k++) {
      const i = k % 2 === 0 ? k / 2 : parts - (k + 1) / 2;
      const [a, b] = [edges[i]!, edges[i + 1]!];
      // A line that is not quite straight may be a pixel off.
      const dark = Math.min(...[-1, 0, 1].map((o) => mean(center + off + o, a, b)));
      const bright = Math.max(mean(center + off - beside, a, b), mean(center + off + beside, a, b));
      sum += bright - dark;
      found[i] = bright - dark;
      if (bright - dark < enough && (k < 2 || ++pale > spared)) return { mean: sum / (k + 1), least: -Infinity, off };
    }
    // At the ends nothing is spared.
    const least = Math.min(found[0]!, found[parts - 1]!, [...found].sort((x, y) => x - y)[spared]!);
    return { mean: sum / parts, least, off };
  };
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
  const widest = Math.max(6, Math.round(em * 0.36));
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
      out[i] = { at: (o.at * a + l.at * b) / (a + b), from: o.from, to: Math.max(o.to, l.to), thick: Math.max(o.thick, l.thick), full: (o.full * a + l.full * b) / (a + b), gap: Math.max(o.gap, l.gap, l.from - o.to) };
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
  // Where letters stand close to a line, no row of their strokes is as full as the line.
  const most = l.full >= 0.9 && l.to - l.from >= em * 5 ? 0.6 : 0.3;
  return [-off, off].every((d) => {
    const y = Math.round(l.at + d);
    if (y < 0 || y >= height) return true;
    let n = 0;
    for (let x = l.from; x < l.to; x++) n += data[y * width + x]!;
    return n <= (l.to - l.from) * most;
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
