// What the cells of a report add to the report of the government above it: which cells add up, in one unit, with what rounding hides.
import { allCells, formCell } from '../../form/cell-refs.js';
import type { CellRef, Value } from '../../model/value.js';

export interface Figure {
  /** In the unit of the form; amounts of money in 万元. */
  readonly value: number;
  /** Half a unit of the last printed digit of an amount; 0 for counts. */
  readonly rounding: number;
}

/** Changes are differences, and the number of items of one catalogue is not that of several: neither adds up. */
const notAdded = new Set(['change', 'items_last_year']);

/** The cells whose figures add up over organs. */
export const added: readonly CellRef[] = allCells.filter((c) => !notAdded.has(c.column.id)).map((c) => c.ref);

/** Those of them that no other cells of the same report decide, as they do totals and, by the flow, new requests: what follows from others is no evidence of its own. */
export const independent: readonly CellRef[] = allCells.filter((c) => !notAdded.has(c.column.id) && c.column.id !== 'total' && c.row.id !== 'concluded' && c.row.id !== 'new').map((c) => c.ref);

/** null where no figure is printed, or an amount without a unit that could be told. */
export function figureOf(ref: CellRef, cell: Value | undefined): Figure | null {
  if (cell?.state !== 'number' || cell.value === null || !Number.isFinite(cell.value)) return null;
  if (formCell(ref)?.column.id !== 'amount') return { value: cell.value, rounding: 0 };
  const unit = cell.unit ?? (ref.startsWith('fees.') ? '万元' : undefined);
  const scale = unit === '万元' ? 1 : unit === '元' ? 1e-4 : null;
  if (scale === null) return null;
  const decimals = /\.(\d+)$/.exec(String(cell.value))?.[1]?.length ?? 0;
  return { value: Number((cell.value * scale).toPrecision(15)), rounding: 0.5 * 10 ** -decimals * scale };
}
