// Parts of ink → lines of text with their boxes. Specks are no ink; a thin dash and a lone 1 are.
import type { Component, Region } from './components.js';

export interface TextLine extends Region {
  readonly components: readonly Component[];
}

const width = (c: Region): number => c.x1 - c.x0;
const height = (c: Region): number => c.y1 - c.y0;

export interface Sorted {
  readonly signs: readonly Component[];
  readonly specks: readonly Component[];
}

/** Parts signs from specks: small, and not beside a stroke where a point, a comma or a dot of a sign stands. */
export function withoutSpecks(components: readonly Component[], em: number): Sorted {
  const small = Math.max(3, em * 0.2);
  const strokes = components.filter((c) => Math.max(width(c), height(c)) > small);
  const specks: Component[] = [];
  const signs: Component[] = [...strokes];
  // By rows of one letter, so that each speck is held against few strokes.
  const rows = new Map<number, Component[]>();
  for (const s of strokes) for (let r = Math.floor(s.y0 / em); r <= Math.floor(s.y1 / em); r++) rows.set(r, [...(rows.get(r) ?? []), s]);
  for (const c of components) {
    if (Math.max(width(c), height(c)) > small) continue;
    const r = Math.floor(c.y0 / em);
    const around = [r - 1, r, r + 1].flatMap((k) => rows.get(k) ?? []);
    const beside = c.area >= 2 && around.some((s) => Math.max(0, s.x0 - c.x1, c.x0 - s.x1) <= em * 0.3 && Math.max(0, s.y0 - c.y1, c.y0 - s.y1) <= em * 0.12);
    (beside ? signs : specks).push(c);
  }
  return { signs, specks };
}

/** Parts dirt from signs that can only be figures, all as high as each other: dots beside and over them, since a point stands at their foot between two. */
export function withoutDirt(signs: readonly Component[], em: number): Sorted {
  const tall = signs.filter((c) => height(c) >= em * 0.5);
  const all: Sorted = { signs, specks: [] };
  if (tall.length === 0) return all;
  const middleOf = (of: readonly number[]): number => [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)]!;
  const [top, foot] = [middleOf(tall.map((c) => c.y0)), middleOf(tall.map((c) => c.y1))];
  // A dot that touches a figure makes it higher.
  const near = Math.max(2, em * 0.2);
  // Signs of words are higher than figures.
  if (foot - top > em * 0.88 || tall.some((c) => Math.abs(c.y0 - top) > near || Math.abs(c.y1 - foot) > near)) return all;
  const [left, right] = [tall.reduce((n, c) => Math.min(n, c.x0), Infinity), tall.reduce((n, c) => Math.max(n, c.x1), 0)];
  const specks: Component[] = [];
  for (const c of signs) {
    if (tall.includes(c)) continue;
    const middle = (c.y0 + c.y1) / 2;
    // A minus is short, and blurred as high as it is wide: what stands where one does is left to the recogniser.
    if (c.x1 <= left + 1 && left - c.x1 < em * 0.6 && Math.abs(middle - (top + foot) / 2) < (foot - top) * 0.3) continue;
    // What is no dot either is a part of a sign: these were not figures, or are broken.
    if (Math.max(width(c), height(c)) > em * 0.32) return all;
    const isPoint = c.x0 > left && c.x1 < right && c.y0 > foot - (foot - top) * 0.35 && c.y1 < foot + em * 0.25;
    if (!isPoint) specks.push(c);
  }
  return { signs: signs.filter((c) => !specks.includes(c)), specks };
}

/** Lines from the top; `apart`: a blank of more letters than this parts a line in two. */
export function textLinesOf(signs: readonly Component[], em: number, apart: number): TextLine[] {
  const out: TextLine[] = [];
  for (const band of bands(signs, em)) {
    const sorted = [...band].sort((a, b) => a.x0 - b.x0);
    let run: Component[] = [];
    let end = -Infinity;
    for (const c of sorted) {
      if (run.length > 0 && c.x0 - end > em * apart) {
        out.push(lineOf(run));
        run = [];
        end = -Infinity;
      }
      run.push(c);
      end = Math.max(end, c.x1);
    }
    if (run.length > 0) out.push(lineOf(run));
  }
  return out.filter((l) => l.components.some((c) => Math.max(width(c), height(c)) > em * 0.2));
}

function lineOf(components: readonly Component[]): TextLine {
  return {
    components,
    x0: components.reduce((n, c) => Math.min(n, c.x0), Infinity), y0: components.reduce((n, c) => Math.min(n, c.y0), Infinity),
    x1: components.reduce((n, c) => Math.max(n, c.x1), 0), y1: components.reduce((n, c) => Math.max(n, c.y1), 0),
  };
}

interface Band { y0: number; y1: number }

/** Rows of signs: stretches of the page with ink, strokes of one sign put together, lines that touch taken apart. */
function bands(signs: readonly Component[], em: number): Component[][] {
  if (signs.length === 0) return [];
  const top = signs.reduce((n, c) => Math.min(n, c.y0), Infinity);
  const bottom = signs.reduce((n, c) => Math.max(n, c.y1), 0);
  const profile = new Float32Array(bottom - top);
  for (const c of signs) for (let y = c.y0; y < c.y1; y++) profile[y - top]! += width(c);
  const raw: Band[] = [];
  for (let y = 0; y < profile.length; y++) {
    if (profile[y] === 0) continue;
    const start = y;
    while (y < profile.length && profile[y]! > 0) y++;
    raw.push(...cut({ y0: top + start, y1: top + y }, profile, top, em));
  }
  const merged: Band[] = [];
  for (const b of raw) {
    const last = merged.at(-1);
    const low = Math.min(height2(b), last === undefined ? 0 : height2(last)) < em * 0.55;
    if (last !== undefined && low && b.y0 - last.y1 < em * 0.45 && b.y1 - last.y0 <= em * 1.25) last.y1 = b.y1;
    else merged.push({ ...b });
  }
  const out: Component[][] = merged.map(() => []);
  for (const c of signs) {
    const middle = (c.y0 + c.y1) / 2;
    const i = merged.findIndex((b) => middle < b.y1);
    out[i === -1 ? merged.length - 1 : i]!.push(c);
  }
  return out.filter((band) => band.length > 0);
}

const height2 = (b: Band): number => b.y1 - b.y0;

/** Lines so close that some of their strokes touch are cut where there is least ink. */
function cut(band: Band, profile: Float32Array, top: number, em: number): Band[] {
  const n = Math.round(height2(band) / (em * 1.45));
  if (height2(band) < em * 2 || n < 2) return [band];
  const out: Band[] = [];
  let from = band.y0;
  for (let i = 1; i < n; i++) {
    const expected = band.y0 + (height2(band) * i) / n;
    let [best, at] = [Infinity, Math.round(expected)];
    for (let y = Math.round(expected - em * 0.4); y <= expected + em * 0.4; y++) {
      const ink = profile[y - top] ?? 0;
      if (ink < best) [best, at] = [ink, y];
    }
    out.push({ y0: from, y1: at });
    from = at;
  }
  out.push({ y0: from, y1: band.y1 });
  return out;
}
