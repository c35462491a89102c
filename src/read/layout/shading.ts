// Edges of filled areas → those that are lines of a table: cells of a colour are parted by their edges, rows and heads laid on a colour are not.
import type { Box } from '../../model/anchor.js';
import type { Ruling } from '../../model/geometry.js';
import type { Lattice } from './lattice.js';
import { middle, type Piece, type Sheet } from './piece.js';

/** Figures this far from each other, in letter sizes, are of two cells. */
const apart = 1;
/** A figure no further below or above a coloured area is of the row beside it. */
const beside = 2;
/** Edges of areas of one table differ by no more. */
const near = 0.5;

/** More areas and figures than this are a drawing. */
const mostPairs = 2_000_000;

const digits = /^[+\-－−]?[\d０-９][\d０-９,.，．]*$/;

/** The lines of a sheet without the edges of areas that only colour rows or heads; null where there are none such. `lattices`: what all lines make. */
export function withoutShading(sheet: Sheet, lattices: readonly Lattice[]): readonly Ruling[] | null {
  if (!sheet.rulings.some((r) => r.area === true)) return null;
  const figures = sheet.pieces.filter((p) => p.turn === 0 && digits.test(p.text));
  if (lattices.length * figures.length > mostPairs) return null;
  const loose = figures.filter((f) => !lattices.some((l) => holds(l.box, f)));
  const shades = lattices.filter((l) => isShade(l, figures, sheet.pieces, sheet.size) || isStripe(l, loose, sheet));
  if (shades.length === 0) return null;
  const within = near * sheet.size;
  // Stripes of one table have the same sides.
  const all = lattices.filter((l) => shades.some((s) => Math.abs(l.box[0] - s.box[0]) < within && Math.abs(l.box[2] - s.box[2]) < within));
  const reach = (b: Box): Box => [b[0] - within, b[1] - within, b[2] + within, b[3] + within];
  const zones = [...shades, ...all].map((l) => reach(l.box));
  return sheet.rulings.filter((r) => r.area !== true || !zones.some((z) => r.x0 >= z[0] && r.y0 >= z[1] && r.x1 <= z[2] && r.y1 <= z[3]));
}

/** True where a cell holds figures of several cells, or all of them stand right of the areas or below. */
function isShade(lattice: Lattice, figures: readonly Piece[], pieces: readonly Piece[], size: number): boolean {
  const own = figures.filter((f) => holds(lattice.box, f));
  if (own.length === 0) {
    const [x0, y0, x1, y1] = lattice.box;
    return pieces.some((p) => holds(lattice.box, p)) && figures.some((f) => {
      const [x, y] = middle(f.box);
      return (x > x1 && y > y0 && y < y1) || (x > x0 && x < x1 && y > y1 && f.box[1] - y1 < beside * size);
    });
  }
  const line = (f: Piece): number => Math.round((2 * middle(f.box)[1]) / size);
  return lattice.cells.some(({ box }) => {
    const inside = own.filter((f) => holds(box, f)).sort((a, b) => line(a) - line(b) || a.box[0] - b.box[0]);
    return inside.some((f, i) => i > 0 && line(f) === line(inside[i - 1]!) && f.box[0] - inside[i - 1]!.box[2] > apart * size);
  });
}

/** True where figures that no lines hold stand right above or below an area, each apart from other words of its line. */
function isStripe({ box: [x0, y0, x1, y1] }: Lattice, loose: readonly Piece[], { pieces, size }: Sheet): boolean {
  return loose.some((f) => {
    const [x, y] = middle(f.box);
    if (x < x0 || x > x1 || f.box[1] - y1 > beside * size || y0 - f.box[3] > beside * size) return false;
    return !pieces.some((p) => p !== f && Math.abs(middle(p.box)[1] - y) < size / 2 && p.box[0] - f.box[2] < apart * size && f.box[0] - p.box[2] < apart * size);
  });
}

function holds(box: Box, piece: Piece): boolean {
  const [x, y] = middle(piece.box);
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}
