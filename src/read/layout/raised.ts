// Pieces of a page → which of them are marks of notes: small digits raised beside a figure or a word.
import type { Box } from '../../model/anchor.js';
import { raised } from '../note-marks.js';

interface Placed {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
  readonly turn: number;
}

/** A mark is smaller than what it stands behind by this, and ends above its foot by this part of its size. */
const smaller = 0.88;
const above = 0.14;
/** It stands as near as this, in parts of the size, and touches no next figure so nearly. */
const near = 0.35;
const mark = /^[0-9]{1,3}$/;

export function withRaised<P extends Placed>(pieces: readonly P[]): readonly P[] {
  const sizes = new Set(pieces.map((p) => p.size));
  if (sizes.size < 2) return pieces;
  const small = pieces.filter((p) => p.turn === 0 && mark.test(p.text));
  if (small.length === 0) return pieces;
  const tall = [...pieces].filter((p) => p.turn === 0).sort((a, b) => a.box[2] - b.box[2]);
  const marks = new Set(small.filter((p) => standsBehind(p, tall)));
  return marks.size === 0 ? pieces : pieces.map((p) => (marks.has(p) ? { ...p, text: raised(p.text) } : p));
}

/** True where a larger piece on the same line ends where this one begins. `byRight`: pieces in the order of their right edges. */
function standsBehind(p: Placed, byRight: readonly Placed[]): boolean {
  let [from, to] = [0, byRight.length];
  const left = p.box[0] - near * p.size;
  while (from < to) {
    const mid = (from + to) >> 1;
    if (byRight[mid]!.box[2] < left) from = mid + 1;
    else to = mid;
  }
  for (let i = from; i < byRight.length && byRight[i]!.box[2] <= p.box[0] + near * p.size; i++) {
    const word = byRight[i]!;
    const foot = word.box[3] - p.box[3];
    if (p.size < smaller * word.size && foot > above * word.size && foot < word.size && p.box[3] > word.box[1] && word.box[0] < p.box[0]) return true;
  }
  return false;
}
