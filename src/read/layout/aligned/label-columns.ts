// Segments of words → segments cut where two labels stand beside each other: closer than cells do, but each in the column of other labels.
import type { Box } from '../../../model/anchor.js';
import type { Segment } from './columns.js';
import { around, middle, type Piece } from '../piece.js';

/** A gap of so many letter sizes before words that the document places by themselves may part two labels. */
const apart = 0.2;
/** Edges or middles of one column differ by no more than this, in letter sizes. */
const aligned = 0.1;
/** Words on so many other lines prove a column of labels. */
const linesEnough = 3;
/** A line of a label is no longer than this, and figures stand right of it no further up or down than this, in letter sizes. */
const longest = 24;
const beside = 3;

/** The number of a label is no label of its own, unless what follows has its own number. */
const numbering = /^(?:[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十\d]+[、.．]?)$/;
const numbered = /^(?:[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}[.．、])/;

/** Cuts words before others that stand in line with words on other lines, where they do so better than both together. */
export function cutAtLabels(segments: readonly Segment[], size: number): Segment[] {
  const figures = segments.filter((s) => s.figure).map((s) => around(s.pieces.map((p) => p.box)));
  const labels = segments.filter((s) => !s.figure && isLabel(s.pieces)).map((s) => around(s.pieces.map((p) => p.box)));
  return segments.flatMap((s) => {
    const box = around(s.pieces.map((p) => p.box));
    if (s.figure || s.pieces.length < 2 || !isLabel(s.pieces) || !figures.some((f) => f[0] >= box[2] && Math.abs(middle(f)[1] - middle(box)[1]) < beside * size)) return [s];
    const pieces = [...s.pieces].sort((a, b) => a.box[0] - b.box[0]);
    const at = pieces.findIndex((_, i) => i > 0 && isOwnColumn(pieces, i, labels, size));
    return at === -1 ? [s] : [{ pieces: pieces.slice(0, at), figure: false }, { pieces: pieces.slice(at), figure: false }];
  });
}

function isLabel(pieces: readonly Piece[]): boolean {
  const text = textOf(pieces);
  return text.length <= longest && !/[，。；]/.test(text);
}

function isOwnColumn(pieces: readonly Piece[], i: number, labels: readonly Box[], size: number): boolean {
  const [before, p] = [pieces[i - 1]!, pieces[i]!];
  if (p.begins !== true || p.box[0] - before.box[2] < apart * size || (numbering.test(textOf(pieces.slice(0, i))) && !numbered.test(p.text))) return false;
  const rest = around(pieces.slice(i).map((q) => q.box));
  const whole = around(pieces.map((q) => q.box));
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= aligned * size;
  const lines = (fits: (b: Box) => boolean): number => new Set(labels.filter((b) => fits(b) && Math.abs(middle(b)[1] - middle(whole)[1]) > size / 2).map((b) => Math.round(middle(b)[1] / size))).size;
  const own = Math.max(lines((b) => near(b[0], rest[0])), lines((b) => near(middle(b)[0], middle(rest)[0])));
  return own >= linesEnough && own > lines((b) => near(middle(b)[0], middle(whole)[0]));
}

const textOf = (pieces: readonly Piece[]): string => pieces.map((p) => p.text).join('');
