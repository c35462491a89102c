// Pieces → lines → text: the order in which a person reads what stands in one cell or on one page.
import type { Box } from '../../model/anchor.js';
import { isRaised } from '../note-marks.js';
import { around, middle, type Piece } from './piece.js';

export interface TextLine {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
  readonly pieces: readonly Piece[];
}

/** A gap of more than this many letter sizes is a blank: between Chinese characters, between digits, otherwise. */
interface Gaps {
  readonly han: number;
  readonly digit: number;
  readonly other: number;
}

const han = /[\u2e80-\u9fff\uf900-\uffef\u3000-\u303f]/;
const digit = /[\d０-９.,．，]/;

/** Within a cell characters are spread to fill it: only a gap wider than a digit parts two numbers. */
export const cellGaps: Gaps = { han: 2.2, digit: 0.62, other: 0.3 };
export const proseGaps: Gaps = { han: 0.7, digit: 0.2, other: 0.2 };

const openRows = 40;

/** Pieces on common lines, top to bottom, each from left to right. */
export function linesOf(pieces: readonly Piece[], gaps: Gaps, apart?: Apart): TextLine[] {
  const rows: { pieces: Piece[]; y0: number; y1: number }[] = [];
  // What is raised belongs to a line that is there already.
  const order = (p: Piece): number => middle(p.box)[1] + (isRaised(p.text) ? 1e6 : 0);
  for (const p of [...pieces].sort((a, b) => order(a) - order(b))) {
    const [, cy] = middle(p.box);
    // Rows come from top to bottom: only the last few can still be open.
    const row = isRaised(p.text) ? rows.findLast((r) => shared(r, p) > 0.2) : rows.slice(-openRows).findLast((r) => cy > r.y0 && cy < r.y1 && shared(r, p) > 0.45);
    if (row === undefined) rows.push({ pieces: [p], y0: p.box[1], y1: p.box[3] });
    else {
      row.pieces.push(p);
      // The tallest piece sets the line; raised marks do not.
      if (p.box[3] - p.box[1] > row.y1 - row.y0) [row.y0, row.y1] = [p.box[1], p.box[3]];
    }
  }
  return rows.map((r) => lineOf(r.pieces, gaps, apart));
}

function shared(row: { readonly y0: number; readonly y1: number }, p: Piece): number {
  return (Math.min(row.y1, p.box[3]) - Math.max(row.y0, p.box[1])) / Math.min(row.y1 - row.y0, p.box[3] - p.box[1]);
}

/** Whether two neighbours on a line, which might be read as one figure, may as well be two. */
export type Apart = (left: Piece, right: Piece) => boolean;

/** Nearer than this, in letter sizes, two pieces of digits are one figure wherever they stand. */
const sureDigits = 0.22;

/** Two pieces of digits, as set in a table whose columns no lines part: a blank may stand in a figure, or part two. */
export function mayBeTwo(pieces: readonly Piece[]): Apart {
  // Digits that are spread stand each by itself.
  const spread = pieces.every((p) => (p.text.match(/[\d０-９]/g) ?? []).length < 2);
  return (a, b) => !spread && b.box[0] - a.box[2] >= sureDigits * Math.min(a.size, b.size) && /[\d０-９]$/.test(a.text) && /^[\d０-９]/.test(b.text);
}

/** `apart`: where it says so a line break stands between two digits, so that they make no certain figure. */
export function lineOf(pieces: readonly Piece[], gaps: Gaps, apart?: Apart): TextLine {
  const sorted = [...pieces].sort((a, b) => a.box[0] - b.box[0]);
  let text = '';
  let right = 0;
  let size = 0;
  for (const [i, p] of sorted.entries()) {
    const before = sorted[i - 1];
    if (before !== undefined && apart?.(before, p) === true) text += '\n';
    else if (text !== '' && p.box[0] - right > limit(text.at(-1)!, p.text[0]!, gaps) * Math.min(p.size, size || p.size)) text += ' ';
    text += p.text;
    right = Math.max(right, p.box[2]);
    size = p.size;
  }
  return { text: text.replaceAll(/[^\S\n]+/g, ' '), box: around(sorted.map((p) => p.box)), size: sorted.reduce((most, p) => Math.max(most, p.size), 0), pieces: sorted };
}

function limit(a: string, b: string, gaps: Gaps): number {
  if (digit.test(a) && digit.test(b)) return gaps.digit;
  if (han.test(a) && han.test(b)) return gaps.han;
  // Years and counts are set off from the words around them by less than a blank.
  return han.test(a) || han.test(b) ? Math.max(gaps.other, 0.45) : gaps.other;
}

/** The text of a cell. Lines of words run on; figures on two lines stay two. */
export function cellText(pieces: readonly Piece[], apart?: Apart): string {
  if (pieces.length === 0) return '';
  const turned = pieces.filter((p) => p.turn !== 0);
  if (turned.length * 2 > pieces.length) return sideways(turned);
  const lines = linesOf(pieces, cellGaps, apart);
  let text = '';
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (before !== undefined) text += between(before, line);
    text += line.text;
  }
  return text.trim();
}

/** Padding on both sides of a cell, in letter sizes, at the most. */
const padding = 1.1;

function between(before: TextLine, line: TextLine): string {
  const [a, b] = [before.text.at(-1)!, line.text[0]!];
  if (/\d/.test(a) && /\d/.test(b) && isFigures(before) && isFigures(line)) return '\n';
  return /[A-Za-z0-9]/.test(a) && /[A-Za-z]/.test(b) ? ' ' : '';
}

const isFigure = (line: TextLine): boolean => /^[\d.,]+$/.test(line.text);
const isFigures = (line: TextLine): boolean => /^[\d.,\s]+$/.test(line.text);

/** What figures on several lines of a cell would be if they were one that its lines wrap: where each line but the last fills the cell. Null otherwise. */
export function wrappedFigure(pieces: readonly Piece[], width: number): string | null {
  if (pieces.length < 2 || pieces.some((p) => p.turn !== 0 || !/\d/.test(p.text))) return null;
  const lines = linesOf(pieces, cellGaps);
  const full = (line: TextLine): boolean => line.text.length >= 3 && width - (line.box[2] - line.box[0]) < (0.6 + padding) * line.size;
  return lines.length > 1 && lines.every(isFigure) && lines.slice(0, -1).every(full) ? lines.map((l) => l.text).join('') : null;
}

/** Letters that lie on their side: one line after another in the direction of their writing. */
function sideways(pieces: readonly Piece[]): string {
  const turn = pieces[0]!.turn;
  const laid = pieces.filter((p) => p.turn === turn).map((p): Piece => {
    const [x0, y0, x1, y1] = p.box;
    const box: Box = turn === 90 ? [y0, -x1, y1, -x0] : turn === 270 ? [-y1, x0, -y0, x1] : [-x1, -y1, -x0, -y0];
    return { ...p, box, turn: 0 };
  });
  return linesOf(laid, cellGaps).map((l) => l.text).join('');
}
