// Pictures on a page → the places that may show a table: strips put together, ornaments and backgrounds left out.
import type { Box } from '../../model/anchor.js';
import { around, middle, type Piece, type Sheet } from './piece.js';

/** Narrower or lower than this, in parts of the page, is an emblem, a seal, a rule. */
const leastWidth = 0.3;
const leastHeight = 0.04;
/** So many words on a picture make it their background. */
const mostWords = 3;

export function picturesOf(sheet: Sheet, pieces: readonly Piece[]): Box[] {
  const merged: Box[] = [];
  for (const { box } of [...sheet.pictures].sort((a, b) => a.box[1] - b.box[1])) {
    const i = merged.findIndex((m) => Math.abs(m[0] - box[0]) < 2 && Math.abs(m[2] - box[2]) < 2 && box[1] <= m[3] + 2);
    if (i === -1) merged.push(box);
    else merged[i] = around([merged[i]!, box]);
  }
  return merged.filter((b) => b[2] - b[0] >= leastWidth * sheet.width && b[3] - b[1] >= leastHeight * sheet.height && wordsOn(b, pieces) <= mostWords);
}

function wordsOn(box: Box, pieces: readonly Piece[]): number {
  let n = 0;
  for (const p of pieces) {
    const [x, y] = middle(p.box);
    if (x > box[0] && x < box[2] && y > box[1] && y < box[3]) n++;
  }
  return n;
}
