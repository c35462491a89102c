// The form as it lies before the person who types: which cells stand side by side, in lines along which a hand can slip.
import { blockOf, cellRef, formCells, type Layout } from '../../form/cell-refs.js';
import type { EditionId, FormBlock } from '../../model/edition.js';
import type { CellRef } from '../../model/value.js';

/** Cells side by side (`row`), or below each other. */
export interface Line {
  readonly cells: readonly CellRef[];
  readonly along: 'row' | 'column';
}

export interface Sheet {
  /** Rows and columns of every block, cells in printed order. */
  readonly lines: readonly Line[];
  /** Blocks printed as rows and columns: cells by row. */
  readonly grids: readonly (readonly (readonly CellRef[])[])[];
  /** Cells beside, above and below. */
  readonly neighbours: ReadonlyMap<CellRef, readonly CellRef[]>;
  /** The place of each cell in the form, as printed. */
  readonly order: ReadonlyMap<CellRef, number>;
}

const known = new Map<string, Sheet>();

export function sheetOf(edition: EditionId, layout: Layout): Sheet {
  const key = `${edition} ${Object.entries(layout).sort().join(' ')}`;
  let sheet = known.get(key);
  if (sheet === undefined) known.set(key, (sheet = drawn(edition, layout)));
  return sheet;
}

function drawn(edition: EditionId, layout: Layout): Sheet {
  const blocks = [...new Set(formCells(edition, layout).map((c) => c.block.id))].map((id) => blockOf(layout[id] ?? edition, id)).filter((b) => b !== null);
  const lines = blocks.flatMap(linesOf).filter(({ cells }) => cells.length > 1);
  const neighbours = new Map<CellRef, CellRef[]>();
  for (const { cells } of lines) {
    cells.forEach((ref, i) => {
      const beside = [cells[i - 1], cells[i + 1]].filter((n) => n !== undefined);
      neighbours.set(ref, [...new Set([...(neighbours.get(ref) ?? []), ...beside])]);
    });
  }
  const grids = blocks.filter((b) => b.print !== 'across').map(gridOf).filter((grid) => grid.length > 1 && grid[0]!.length > 1);
  return { lines, grids, neighbours, order: new Map(formCells(edition, layout).map((c, i) => [c.ref, i])) };
}

function linesOf(block: FormBlock): Line[] {
  const grid = gridOf(block);
  // Printed side by side, the rows are one line.
  if (block.print === 'across') return [{ cells: grid.flat(), along: 'row' }];
  return [...grid.map((cells): Line => ({ cells, along: 'row' })), ...block.columns.map((_, i): Line => ({ cells: grid.map((row) => row[i]!), along: 'column' }))];
}

function gridOf(block: FormBlock): CellRef[][] {
  return block.rows.map((r) => block.columns.map((c) => cellRef(block, r.id, c.id)));
}
