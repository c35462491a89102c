// One sheet → its parts in reading order: tables within lines, tables by alignment, paragraphs, pictures.
import type { Box } from '../../model/anchor.js';
import type { Ruling } from '../../model/geometry.js';
import type { Limits } from '../../model/limits.js';
import type { AlignedTable } from './aligned/aligned.js';
import { frames, joinedEdges } from './edges.js';
import { latticeOf, type Lattice } from './lattice.js';
import { measureOf, paragraphsOf, type Paragraph } from './paragraphs.js';
import { middle, type Piece, type Sheet } from './piece.js';
import { picturesOf } from './pictures.js';
import { withoutShading } from './shading.js';
import { tableOf, type Table } from './table.js';
import { linesOf, proseGaps } from './words.js';

export interface PictureBox {
  readonly kind: 'picture';
  readonly box: Box;
}

export type Part = Table | Paragraph | PictureBox;

/** The tables that lines draw on a sheet; frames around one cell or one column are dress. */
export function latticesOf(sheet: Sheet, limits: Limits): Lattice[] {
  const all = latticesIn(sheet.rulings, sheet, limits);
  const lines = withoutShading(sheet, all);
  return lines === null ? all : latticesIn(lines, sheet, limits);
}

function latticesIn(rulings: readonly Ruling[], sheet: Sheet, limits: Limits): Lattice[] {
  const all = frames(joinedEdges(rulings, sheet.size), sheet.size)
    .map((f) => latticeOf(f, sheet.size, limits.cells))
    .filter((l) => l !== null)
    .filter((l) => l.cells.length > 1 && l.xs.length > 2);
  // A table in a cell of another, or marks drawn into one, belong to the larger unless the larger only frames them.
  return all.filter((l) => !all.some((o) => o !== l && within(l.box, o.box, sheet.size) && o.cells.length >= l.cells.length));
}

function within(a: Box, b: Box, size: number): boolean {
  const slack = size * 0.5;
  return a[0] >= b[0] - slack && a[1] >= b[1] - slack && a[2] <= b[2] + slack && a[3] <= b[3] + slack;
}

export function holds(box: Box, piece: Piece): boolean {
  const [x, y] = middle(piece.box);
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

/** The pieces of a sheet that are no furniture and that no lines hold. */
export function loosePieces(sheet: Sheet, lattices: readonly Lattice[], dropped: ReadonlySet<Piece>): Piece[] {
  return sheet.pieces.filter((p) => !dropped.has(p) && !lattices.some((l) => holds(l.box, p)));
}

export function partsOf(sheet: Sheet, lattices: readonly Lattice[], aligned: readonly AlignedTable[], dropped: ReadonlySet<Piece>): Part[] {
  const left = sheet.pieces.filter((p) => !dropped.has(p));
  const taken = new Set<Piece>();
  const parts: { top: number; part: Part }[] = [];
  for (const lattice of lattices) {
    const own = left.filter((p) => !taken.has(p) && holds(lattice.box, p));
    own.forEach((p) => taken.add(p));
    const table = tableOf(lattice, own, sheet);
    if (table.cells.some((c) => c.text !== '')) parts.push({ top: lattice.box[1], part: table });
  }
  for (const box of picturesOf(sheet, left)) parts.push({ top: box[1], part: { kind: 'picture', box: sheet.back(box) } });
  for (const { table, pieces } of aligned) {
    parts.push({ top: table.box[1], part: table });
    pieces.forEach((p) => taken.add(p));
  }
  const lines = linesOf(left.filter((p) => !taken.has(p) && p.struck !== true), proseGaps);
  const measure = measureOf(lines);
  const tops = parts.map((p) => p.top).sort((a, b) => a - b);
  // Paragraphs do not run across a table.
  let run: typeof lines = [];
  let next = 0;
  const close = (): void => {
    for (const part of paragraphsOf(run, measure, sheet)) parts.push({ top: part.top, part });
    run = [];
  };
  for (const line of lines) {
    const top = middle(line.box)[1];
    while (next < tops.length && tops[next]! < top) {
      close();
      next++;
    }
    run.push(line);
  }
  close();
  return parts.sort((a, b) => a.top - b.top).map((p) => p.part);
}
