// Rows of figures without words beside rows of words without figures → one row each, where the figures of a page stand lower or higher than their labels, all of them by as much.
import type { Box } from '../../../model/anchor.js';
import { middle } from '../piece.js';

interface Placed {
  readonly box: Box;
  readonly figure: boolean;
}

export interface Line<T extends Placed> {
  readonly blocks: readonly T[];
  readonly top: number;
  readonly bottom: number;
}

interface Found {
  readonly i: number;
  readonly label: number | null;
  /** How far the figures end below the label. */
  readonly by: number;
}

/** So many rows, and this part of those without words, stand off their labels alike. */
const rowsEnough = 3;
const most = 0.8;
/** They do so by no more than this, and differ by no more, in letter sizes. */
const farthest = 1.6;
const alike = 0.2;
/** The label of the other side is farther off than this, as a multiple. */
const nearer = 1.25;

/** The rows of figures to be joined with the row of their label: index of the one → index of the other. `rows` from above. */
export function labelsOfFigures<T extends Placed>(rows: readonly Line<T>[], size: number): ReadonlyMap<number, number> {
  const found = rows.flatMap((row, i): Found[] => {
    if (!isFigures(row)) return [];
    const off = (k: number): number | null => (isLabels(rows[k], row) ? footOf(row) - footOf(rows[k]!) : null);
    const [above, below] = [off(i - 1), off(i + 1)];
    if (above === null && below === null) return [];
    // Under the heads of a table figures may have no label at all.
    const down = above !== null && (below === null || Math.abs(above) * nearer < Math.abs(below));
    const up = below !== null && (above === null || Math.abs(below) * nearer < Math.abs(above));
    return down === up ? [{ i, label: null, by: 0 }] : [{ i, label: down ? i - 1 : i + 1, by: down ? above! : below! }];
  });
  const sorted = found.flatMap((f) => (f.label === null ? [] : [f.by])).sort((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 2)];
  if (usual === undefined || Math.abs(usual) > farthest * size) return new Map();
  const own = found.filter((f) => f.label !== null && Math.abs(f.by - usual) < alike * size);
  const labels = new Set(own.map((f) => f.label));
  const labelled = rows.filter((r) => r.blocks.some((b) => b.figure) && !isFigures(r)).length;
  if (own.length < rowsEnough || own.length < labelled || own.length < most * found.length || labels.size < own.length) return new Map();
  return new Map(own.flatMap((f) => (f.label === null ? [] : [[f.i, f.label]])));
}

const isFigures = (row: Line<Placed>): boolean => row.blocks.every((b) => b.figure);

/** True for words alone that end left of the figures of a row. */
export function isLabels(row: Line<Placed> | undefined, figures: Line<Placed>): boolean {
  const first = Math.min(...figures.blocks.filter((b) => b.figure).map((b) => b.box[0]));
  return row !== undefined && row.blocks.every((b) => !b.figure && b.box[2] <= first);
}

/** Where the words next to the figures, or the figures, end below. */
function footOf(row: Line<Placed>): number {
  const last = row.blocks.reduce((right, b) => (middle(b.box)[0] > middle(right.box)[0] ? b : right));
  return last.box[3];
}
