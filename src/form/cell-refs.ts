// The cells of the form by id. Everything that names a cell asks here.
import type { BlockId, EditionId, FormBlock, FormCell } from '../model/edition.js';
import type { CellRef } from '../model/value.js';
import { edition, editions } from './editions.js';

/** Edition of each block, for a form whose blocks are not all of one edition. */
export type Layout = Readonly<Partial<Record<BlockId, EditionId>>>;

export function cellRef(block: FormBlock, row: string, column: string): CellRef {
  return `${block.prefix}${row}.${column}`;
}

function cellsOfBlock(table: FormCell['table'], block: FormBlock): FormCell[] {
  return block.rows.flatMap((row) => block.columns.map((column) => ({ ref: cellRef(block, row.id, column.id), table, block, row, column })));
}

/** The block of the given id in an edition, or null where that edition has none. */
export function blockOf(id: EditionId, block: BlockId): FormBlock | null {
  for (const t of edition(id).tables) for (const b of t.blocks) if (b.id === block) return b;
  return null;
}

const laidOut = new Map<string, readonly FormCell[]>();

/** The cells of an edition in printed order; blocks named in `layout` are taken from the edition given there. 200 for 2021, 198 for 2019. */
export function formCells(id: EditionId, layout: Layout = {}): readonly FormCell[] {
  const key = `${id} ${Object.entries(layout).sort().join(' ')}`;
  let cells = laidOut.get(key);
  if (cells === undefined) {
    const own: FormCell[] = [];
    for (const t of edition(id).tables) {
      const blocks = t.blocks.map((b) => b.id);
      // A block only another edition has (集中采购) stands where that edition prints it: last of its table.
      for (const e of editions) for (const b of e.tables.find((x) => x.id === t.id)!.blocks) if (!blocks.includes(b.id) && layout[b.id] === e.id) blocks.push(b.id);
      for (const b of blocks) {
        const block = blockOf(layout[b] ?? id, b);
        if (block !== null) own.push(...cellsOfBlock(t.id, block));
      }
    }
    cells = own;
    laidOut.set(key, cells);
  }
  return cells;
}

const everyCell = new Map<CellRef, FormCell>();
for (const e of [...editions].reverse()) for (const c of formCells(e.id)) if (!everyCell.has(c.ref)) everyCell.set(c.ref, c);

/** Every cell id of every edition, newest edition first. Columns of the store and of wide exports. */
export const allCells: readonly FormCell[] = [...everyCell.values()];

/** What the form says of a cell; undefined for an id that no edition has. */
export function formCell(ref: CellRef): FormCell | undefined {
  return everyCell.get(ref);
}
