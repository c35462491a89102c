// Words and figures of a page → how closely the lines of one cell follow each other, and figures over two lines made whole.
import type { Box } from '../../../model/anchor.js';
import type { Block } from './labels.js';
import { around, middle } from '../piece.js';

/** What stands on one line, and the size of its letters. */
export interface Lined {
  readonly box: Box;
  readonly size: number;
}

/** Lines of one cell follow each other more closely than rows do: within this of the closest, and never farther than that, in letter sizes. */
const looser = 0.22;
const widest = 1;
const usual = 0.4;
/** They are closer than this part of the gap between rows. */
const tightest = 0.75;

/** The gap between lines of one cell, in letter sizes: of the closest words one under the other, less than that between rows of figures. */
export function leadingOf(words: readonly Lined[], figures: readonly Lined[]): number {
  const gaps = words.flatMap((b, i) => {
    for (let k = i + 1; k < words.length && k < i + 24; k++) {
      const o = words[k]!;
      const gap = (o.box[1] - b.box[3]) / b.size;
      // Single characters one below the other are an upright label.
      if (Math.max(b.box[2] - b.box[0], o.box[2] - o.box[0]) < 1.5 * b.size) continue;
      if (gap > -0.3 && overlap(b.box, o.box) > 0.5 * Math.min(b.box[2] - b.box[0], o.box[2] - o.box[0])) return gap < widest ? [gap] : [];
    }
    return [];
  }).sort((x, y) => x - y);
  return Math.min((gaps[Math.floor(gaps.length / 8)] ?? usual) + looser, widest, tightest * rowGapOf(figures));
}

/** The gap between rows of one line: of the closest figures one under the other. Infinite without such. */
function rowGapOf(figures: readonly Lined[]): number {
  const sorted = [...figures].sort((a, b) => a.box[1] - b.box[1]);
  const gaps = sorted.flatMap((f, i) => {
    const next = sorted.slice(i + 1).find((o) => o.box[1] - f.box[3] > 0.1 * f.size && overlap(f.box, o.box) > 0);
    return next === undefined ? [] : [(next.box[1] - f.box[3]) / f.size];
  }).sort((x, y) => x - y);
  return gaps[Math.floor(gaps.length / 5)] ?? Infinity;
}

/** How far two boxes share their width; negative where they stand apart. */
function overlap(a: Box, b: Box): number {
  return Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
}

const fullWidth = /^[０-９，．]+$/;

/** Full-width digits wrap as characters do, others do not: such figures right under others, where neither a label begins nor any other figure stands, are second lines of their cells. */
export function withSecondLines(blocks: readonly Block[], leading: number, size: number): Block[] {
  const level = (b: Block): number => middle(b.box)[1];
  const figures = blocks.filter((b) => b.figure).sort((a, b) => a.box[1] - b.box[1]);
  const wide = new Set(figures.filter((b) => b.pieces.every((p) => fullWidth.test(p.text))));
  if (wide.size === 0) return [...blocks];
  const first = new Map<Block, Block>();
  for (const b of wide) {
    const above = [...wide].find((a) => a !== b && b.box[1] - a.box[3] < leading * b.pieces[0]!.size && b.box[1] > a.box[1] + size / 2 && Math.abs(a.pieces[0]!.size - b.pieces[0]!.size) < 1 && overlap(a.box, b.box) > 0.5 * Math.min(a.box[2] - a.box[0], b.box[2] - b.box[0]));
    if (above !== undefined) first.set(b, above);
  }
  const begin = blocks.filter((b) => !b.figure).map((b) => Math.min(...b.pieces.map((p) => middle(p.box)[1])));
  const near = (y: number, b: Block): boolean => Math.abs(y - level(b)) < size / 2;
  const second = figures.filter((b) => first.has(b) && !figures.some((o) => !first.has(o) && near(level(o), b)) && !begin.some((y) => near(y, b)));
  const gone = new Set(second);
  for (const b of second) {
    let above = first.get(b)!;
    while (gone.has(above)) above = first.get(above)!;
    above.pieces.push(...b.pieces);
    above.box = around([above.box, b.box]);
  }
  return blocks.filter((b) => !gone.has(b));
}
