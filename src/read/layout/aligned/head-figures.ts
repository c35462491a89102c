// Heads in the middle of their cells, figures at one side of theirs → which figures stand under which head, where they do not overlap.
import type { Box } from '../../../model/anchor.js';
import { middle } from '../piece.js';

export type Interval = readonly [from: number, to: number];

/** A head reaches half its cell to either side; cells found so follow each other this closely, in letter sizes. */
const apart = 1.6;
const lapping = 0.6;

/** What a head and its figures take up together, for each column of figures; null where heads and figures overlap, or where it cannot be told which belong together. `heads`: rows of the header, from above; `labels`: how far the words left of the figures reach. */
export function underHeads(heads: readonly (readonly Box[])[], figures: readonly Interval[], labels: number, size: number): Interval[] | null {
  const leaves = leavesOf(heads);
  const lone = leaves.filter((h) => !figures.some((f) => laps(h, f)));
  if (lone.length === 0 || figures.every((f) => leaves.some((h) => laps(h, f)))) return null;
  const over = leaves.slice(-figures.length);
  const rest = leaves.slice(0, -figures.length);
  if (over.length < figures.length || rest.some((h) => middle(h)[0] > labels)) return null;
  const fits = figures.length === 1 ? middle(over[0]!)[0] > labels : tiles(over, figures, labels, size, 1) || tiles(over, figures, labels, size, -1);
  return fits ? figures.map((f, k): Interval => [Math.min(f[0], over[k]![0]), Math.max(f[1], over[k]![2])]) : null;
}

/** Words of a header with no others under them, from left to right. One word alone over a row of several is the title of all. */
function leavesOf(heads: readonly (readonly Box[])[]): Box[] {
  return heads.flatMap((row, y) => {
    const below = heads.slice(y + 1).flat();
    return row.length === 1 && below.length > 0 ? [] : row.filter((h) => !below.some((o) => laps(h, [o[0], o[2]])));
  }).sort((a, b) => a[0] - b[0]);
}

/** True where the cells that follow from the middle of each head and the side at which its figures end stand side by side. `side`: 1 right, −1 left. */
function tiles(heads: readonly Box[], figures: readonly Interval[], labels: number, size: number, side: 1 | -1): boolean {
  const cells = heads.map((h, k): Interval => {
    const [x] = middle(h);
    const half = side === 1 ? figures[k]![1] - x : x - figures[k]![0];
    return [x - half, x + half];
  });
  return cells.every((c, k) => {
    if (c[1] - c[0] < heads[k]![2] - heads[k]![0] - lapping * size) return false;
    const gap = c[0] - (k === 0 ? labels : cells[k - 1]![1]);
    return gap > -lapping * size && (k === 0 || gap < apart * size);
  });
}

function laps(box: Box, [from, to]: Interval): boolean {
  return Math.min(box[2], to) > Math.max(box[0], from);
}
