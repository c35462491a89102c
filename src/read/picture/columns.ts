// Cells and the figures in them → rows whose cells do not stand in the columns of their table: a proof against shifts that does not rely on the lines that cut the cells.
import type { Region } from './components.js';

/** Edges nearer than this, in letters, are the same. */
const same = 0.4;
/** So many cells in one column outweigh its header. */
const many = 4;

/**
 * The cells of figures that stand beside one that is as wide as neither its header nor most cells of its column.
 * A stroke that passed for a line, or a line that was missed, moves what stands beside it by a column: the whole row is in doubt.
 */
export function outOfColumn(cells: readonly Region[], isFigure: (cell: Region) => boolean, isWords: (cell: Region) => boolean, em: number): ReadonlySet<Region> {
  const agree = (a: Region, b: Region): boolean => Math.abs(a.x0 - b.x0) <= em * same && Math.abs(a.x1 - b.x1) <= em * same;
  const beside = (a: Region, b: Region): boolean => Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0) > 0.5 * Math.min(a.y1 - a.y0, b.y1 - b.y0);
  const sorted = [...cells].sort((a, b) => a.y0 - b.y0);
  const figures = sorted.filter(isFigure);
  const out = new Set<Region>();
  for (const cell of figures) {
    const { header, column } = columnOf(cell, sorted, isWords, em);
    if (header === null && column.length < 2) continue;
    const alike = column.filter((c) => agree(c, cell)).length;
    const fits = (header !== null && agree(header, cell)) || (column.length >= many ? alike >= column.length * 0.7 : header === null && alike * 2 >= column.length);
    if (!fits) for (const c of figures) if (beside(c, cell)) out.add(c);
  }
  return out;
}

/** What stands over and under a cell, up to the next words: the header is the words above. */
function columnOf(cell: Region, sorted: readonly Region[], isWords: (cell: Region) => boolean, em: number): { readonly header: Region | null; readonly column: readonly Region[] } {
  const over = sorted.filter((c) => c !== cell && Math.min(c.x1, cell.x1) - Math.max(c.x0, cell.x0) > 0.5 * Math.min(c.x1 - c.x0, cell.x1 - cell.x0));
  const column: Region[] = [];
  let header: Region | null = null;
  let top = cell.y0;
  for (const c of over.filter((o) => o.y1 <= cell.y0 + em * same).sort((a, b) => b.y1 - a.y1)) {
    if (top - c.y1 > em) break;
    // A neighbour of what is counted already.
    if (c.y1 > top + em * same) continue;
    if (isWords(c)) {
      header = c;
      break;
    }
    column.push(c);
    top = c.y0;
  }
  let bottom = cell.y1;
  for (const c of over.filter((o) => o.y0 >= cell.y1 - em * same)) {
    if (c.y0 - bottom > em || isWords(c)) break;
    if (c.y0 < bottom - em * same) continue;
    column.push(c);
    bottom = c.y1;
  }
  return { header, column };
}
