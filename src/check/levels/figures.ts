// What the cells of a report add to the report of the government above it: which cells add up, in one unit, with what rounding hides.
import { allCells } from '../../form/cell-refs.js';
import type { FormCell } from '../../model/edition.js';
import type { Placed } from '../../model/placed.js';
import type { CellRef, Value } from '../../model/value.js';

/** Changes are differences, and the number of items of one catalogue is not that of several: neither adds up. */
const addsUp = ({ column }: FormCell): boolean => column.id !== 'change' && column.id !== 'items_last_year';
const cells = allCells.filter(addsUp);

/** The cells whose figures add up over organs; figures and sums are arrays in this order. */
export const added: readonly CellRef[] = cells.map((c) => c.ref);

/** Places in `added` of the cells that no others of the same report decide, as they do totals and, by the flow, new requests: what follows from others is no evidence of its own. */
export const independent: readonly number[] = cells.flatMap(({ row, column }, i) => (column.id === 'total' || row.id === 'concluded' || row.id === 'new' ? [] : [i]));

/** What each cell of `added` says, in the unit of the form; amounts of money in 万元. */
export interface Figures {
  /** NaN where no figure is printed, or an amount without a unit that could be told. */
  readonly value: Float64Array;
  /** Half a unit of the last printed digit of an amount; 0 for counts. */
  readonly rounding: Float64Array;
  /** 1 where nothing is missing: a figure, a blank or a dash; 0 where the cell is absent, unreadable or in an unknown unit. */
  readonly told: Uint8Array;
}

const money = cells.map((c) => c.column.id === 'amount');
const known = new WeakMap<Placed, Figures>();

export function figuresOf(placed: Placed): Figures {
  let figures = known.get(placed);
  if (figures === undefined) known.set(placed, (figures = read(placed)));
  return figures;
}

function read({ report }: Placed): Figures {
  const figures: Figures = { value: new Float64Array(added.length).fill(NaN), rounding: new Float64Array(added.length), told: new Uint8Array(added.length) };
  added.forEach((ref, i) => {
    const cell = report.cells.get(ref);
    if (cell === undefined) return;
    if (cell.state === 'blank' || cell.state === 'dash') figures.told[i] = 1;
    if (cell.state !== 'number' || cell.value === null || !Number.isFinite(cell.value)) return;
    const scale = money[i] === true ? scaleOf(ref, cell) : 1;
    if (scale === null) return;
    figures.told[i] = 1;
    figures.value[i] = Number((cell.value * scale).toPrecision(15));
    if (money[i] === true) figures.rounding[i] = 0.5 * 10 ** -(/\.(\d+)$/.exec(String(cell.value))?.[1]?.length ?? 0) * scale;
  });
  return figures;
}

/** What the printed figure is multiplied with to be in 万元; null where nothing says its unit. */
function scaleOf(ref: CellRef, cell: Value): number | null {
  const unit = cell.unit ?? (ref.startsWith('fees.') ? '万元' : undefined);
  return unit === '万元' ? 1 : unit === '元' ? 1e-4 : null;
}
