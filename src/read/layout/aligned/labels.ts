// Words over several lines beside several rows of figures → the words of each row.
import type { Box } from '../../../model/anchor.js';
import { around, middle, type Piece } from '../piece.js';
import { cellGaps, linesOf, type TextLine } from '../words.js';

/** Words of one cell, over one or more lines. */
export interface Block {
  pieces: Piece[];
  box: Box;
  readonly figure: boolean;
}

/** More lines or rows than this are not parted by trying. */
const mostLines = 14;
/** The middle of a label, or its first line, stands this near to its figures, in letter sizes. */
const besideFigures = 0.3;

const numbered = /^(?:[一二三四五六七八九十]+\s*、|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}\s*[.．、])/;

/** Words over several lines with a figure beside each line are as many cells; so are labels set close under each other, each of several lines. */
export function splitLabels(blocks: readonly Block[], size: number): Block[] {
  const figures = blocks.filter((b) => b.figure);
  const words = blocks.filter((b) => !b.figure);
  return blocks.flatMap((b) => {
    if (b.figure) return [b];
    const lines = linesOf(b.pieces, cellGaps);
    if (lines.length < 2) return [b];
    const beside = lines.map((l) => figures.some((f) => within(l.box, middle(f.box)[1])));
    const rows = rowsBeside(b, figures, words, size);
    const parts = rows.length < 2 || lines.length > mostLines ? null : partsFor(lines, rows, size);
    if (parts !== null) return parts.map(blockOf);
    if (beside.filter(Boolean).length < 2) return [b];
    const out: TextLine[][] = [];
    lines.forEach((l, i) => {
      // A line without a figure goes on from the one before, unless that number of its own opens a row.
      if (out.length === 0 || beside[i]! || numbered.test(l.text)) out.push([l]);
      else out.at(-1)!.push(l);
    });
    return out.map(blockOf);
  });
}

function blockOf(lines: readonly TextLine[]): Block {
  return { pieces: lines.flatMap((l) => [...l.pieces]), box: around(lines.map((l) => l.box)), figure: false };
}

function within(box: Box, y: number): boolean {
  return y > box[1] && y < box[3];
}

/** Heights of the rows of figures beside a block, where no other words stand between it and them. */
function rowsBeside(b: Block, figures: readonly Block[], words: readonly Block[], size: number): number[] {
  const out: number[] = [];
  for (const f of figures) {
    const [, y] = middle(f.box);
    if (!within(b.box, y) || f.box[0] < b.box[2] || out.some((o) => Math.abs(o - y) < size / 2)) continue;
    if (!words.some((w) => w !== b && w.box[0] >= b.box[2] - size / 2 && w.box[2] <= f.box[0] && y > w.box[1] - size / 2 && y < w.box[3] + size / 2)) out.push(y);
  }
  return out.sort((p, q) => p - q);
}

/** The lines in as many runs as there are rows, each with its middle or its first line beside its row; null where they do not stand so. */
function partsFor(lines: readonly TextLine[], rows: readonly number[], size: number): TextLine[][] | null {
  const fits = (own: readonly TextLine[], y: number, top: boolean): boolean => Math.abs(middle(top ? own[0]!.box : around(own.map((l) => l.box)))[1] - y) < besideFigures * size;
  const find = (from: number, row: number, top: boolean): TextLine[][] | null => {
    if (row === rows.length) return from === lines.length ? [] : null;
    for (let to = from + 1; to <= lines.length - (rows.length - row - 1); to++) {
      const own = lines.slice(from, to);
      if (!fits(own, rows[row]!, top)) continue;
      const rest = find(to, row + 1, top);
      if (rest !== null) return [own, ...rest];
    }
    return null;
  };
  return find(0, 0, false) ?? find(0, 0, true);
}
