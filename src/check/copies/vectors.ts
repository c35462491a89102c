// The figures of one table as one hash, and how improbable it is that another report has the same by chance.
import { formCells } from '../../form/cell-refs.js';
import type { TableId } from '../../model/edition.js';
import type { Report } from '../../model/report.js';
import type { CellRef } from '../../model/value.js';
import { textHash } from './hashes.js';

/** The figures of a table that are not zero and that no others decide. */
export interface Vector {
  readonly table: TableId;
  readonly cells: readonly CellRef[];
  /** Below 2^48. */
  readonly hash: number;
  /** 10 to the power of minus this is the chance. */
  readonly improbable: number;
}

/** Less than this says nothing of its own and is not kept. */
export const leastImprobable = 6;

/** What stays from year to year without anybody copying it, and what follows from other cells. */
const stays = new Set(['in_force', 'total_public', 'items_last_year', 'total']);
const follows = new Set(['new', 'concluded']);

/**
 * At most one for each table, those that say enough (`leastImprobable`) only. The model: a figure that is not zero is v with the chance 1/(v(v+1)), as wide a spread as counts over organs of all sizes have,
 * each independently of the others; that the same cells are zero is taken to cost nothing. Totals, new requests (they follow by the flow) and stocks are left out.
 */
export function vectorsOf(report: Report): Vector[] {
  const tables = new Map<TableId, { readonly cells: CellRef[]; text: string; improbable: number }>();
  for (const { ref, table, row, column } of formCells(report.edition, report.layout)) {
    if (stays.has(column.id) || (table === 'requests' && follows.has(row.id))) continue;
    const cell = report.cells.get(ref);
    if (cell?.state !== 'number' || cell.value === null || cell.value === 0 || !Number.isFinite(cell.value)) continue;
    let t = tables.get(table);
    if (t === undefined) tables.set(table, (t = { cells: [], text: table, improbable: 0 }));
    t.cells.push(ref);
    t.text += ` ${ref}=${cell.value}`;
    t.improbable += improbableOf(cell.value);
  }
  return [...tables].filter(([, t]) => t.improbable >= leastImprobable && t.cells.length > 1).map(([table, t]) => ({ table, cells: t.cells, hash: textHash(t.text), improbable: t.improbable }));
}

/** log10 of v(v+1), v in units of the last printed digit: 12.5 is one of many tenths, 1000 counts as 1000. */
function improbableOf(value: number): number {
  const decimals = /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  const v = Math.abs(value) * 10 ** Math.min(decimals, 4);
  return Math.log10(v * (v + 1));
}
