// Lines of words → the words of each cell: heads of columns stand close, and blanks within one head look like the gap between two. The figures below tell them apart.
import type { Box } from '../../../model/anchor.js';
import { around, middle, type Piece } from '../piece.js';

/** A gap of so many letter sizes parts two cells; between Chinese characters a blank may be as wide. */
const apart = 0.5;
const hanApart = 0.56;
/** Words that the document sets behind each other in one run are of one cell, unless they stand this far apart. */
const runApart = 1.1;
/** Heads of columns are set closer where there is little room; so many of them, so short, are no sentence. */
const headsApart = 0.2;
const headsEnough = 3;
const longestHead = 12;
/** Edges or middles of a head and of the figures under it differ by no more than this, in letter sizes. */
const aligned = 0.15;
/** Figures of so many lines below a head tell where its column is. */
const linesBelow = 2;

const han = /\p{Script=Han}/u;
const digit = /[\d０-９]/;

/** Pieces of one line, parted where cells are; each part from left to right. */
export function segmentsOf(pieces: readonly Piece[]): Piece[][] {
  const out: Piece[][] = [];
  let right = 0;
  for (const p of [...pieces].sort((a, b) => a.box[0] - b.box[0])) {
    const last = out.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && p.box[0] - right < gapOf(before, p) * Math.min(p.size, last[0]!.size)) {
      last.push(p);
      right = Math.max(right, p.box[2]);
    } else {
      out.push([p]);
      right = p.box[2];
    }
  }
  return out;
}

function gapOf(a: Piece, b: Piece): number {
  const [end, start] = [a.text.at(-1)!, b.text[0]!];
  if (digit.test(end) || digit.test(start) || !(han.test(end) || han.test(start))) return apart;
  return b.begins === true ? hanApart : runApart;
}

/** Short words without figures, several of them placed by themselves with a gap before: the heads of columns that stand close. */
function isHeads(pieces: readonly Piece[]): boolean {
  const sorted = [...pieces].sort((a, b) => a.box[0] - b.box[0]);
  return sorted.filter((p, i) => i > 0 && isPlaced(sorted[i - 1]!, p)).length >= headsEnough;
}

const noHead = (p: Piece): boolean => /[\d，。；：]/.test(p.text) || p.text.length > longestHead;

/** Words of the lines that overlap a line in height: heads of one and of two lines stand beside each other so. */
function besideOf(line: readonly Piece[], lines: readonly (readonly Piece[])[]): Piece[] {
  const [, y0, , y1] = around(line.map((p) => p.box));
  return lines.filter((o) => o !== line && !o.some(noHead)).flat().filter((p) => p.box[1] < y1 && p.box[3] > y0);
}

function isPlaced(before: Piece, p: Piece): boolean {
  return p.begins === true && p.box[0] - before.box[2] >= headsApart * p.size;
}

/** Parts the words of one line, already parted where gaps are wide, between heads of columns: before words that stand over figures of their own, or, where no figures are below them, at every gap of several. `figures`: the boxes of those of the page; `lines`: its lines around this one. */
export function partHeads(line: readonly (readonly Piece[])[], figures: readonly Box[], size: number, lines: readonly (readonly Piece[])[] = []): Piece[][] {
  const all = line.flat();
  if (all.length < 2 || all.some(noHead)) return line.map((s) => [...s]);
  const several = isHeads([...all, ...besideOf(all, lines)]);
  const below = figuresBelow(figures, around(all.map((p) => p.box)), size);
  return line.flatMap((segment) => {
    const parts: Piece[][] = [[segment[0]!]];
    segment.slice(1).forEach((p, i) => {
      const before = segment[i]!;
      const rest = restOf(segment, i + 1);
      const so = around(parts.at(-1)!.map((q) => q.box));
      if (isPlaced(before, p) && (ownFigures(rest, so, before, below, size) || centred(so, rest, below, size) || (several && !below.some((f) => overlaps(f, around([so, rest]), size))))) parts.push([p]);
      else parts.at(-1)!.push(p);
    });
    return parts;
  });
}

/** The box of a word and what follows it without a gap. */
function restOf(segment: readonly Piece[], from: number): Box {
  let to = from + 1;
  while (to < segment.length && !isPlaced(segment[to - 1]!, segment[to]!)) to++;
  return around(segment.slice(from, to).map((p) => p.box));
}

/** Figures on the nearest lines under a box. */
function figuresBelow(figures: readonly Box[], head: Box, size: number): Box[] {
  const under = figures.filter((f) => f[1] > head[1] + size / 2).sort((a, b) => a[1] - b[1]);
  const lines: number[] = [];
  return under.filter((f) => {
    const [, y] = middle(f);
    if (lines.length === 0 || y - lines.at(-1)! > size / 2) lines.push(y);
    return lines.length <= linesBelow;
  });
}

function overlaps(f: Box, box: Box, size: number): boolean {
  return f[0] < box[2] + size / 2 && f[2] > box[0] - size / 2;
}

/** True where figures stand under the middle of words, and not under the middle of them with what follows. */
function centred(words: Box, rest: Box, below: readonly Box[], size: number): boolean {
  const on = (box: Box): boolean => below.some((f) => Math.abs(middle(f)[0] - middle(box)[0]) <= aligned * size);
  return on(words) && !on(around([words, rest])) && !below.some((f) => Math.abs(f[0] - words[0]) <= aligned * size);
}

/** True where figures stand in line with these words, and not under the word before them, nor under the middle of both together. */
function ownFigures(words: Box, so: Box, before: Piece, below: readonly Box[], size: number): boolean {
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= aligned * size;
  const both = middle(around([so, words]))[0];
  return below.some((f) => {
    const [x] = middle(f);
    if (f[0] <= before.box[2] - aligned * size) return false;
    return near(x, middle(words)[0]) || (!near(x, both) && (near(f[0], words[0]) || near(f[2], words[2])));
  });
}
