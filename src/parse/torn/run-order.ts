// Figures of several rows in one run → the rows they make, read line by line or column by column; what the sums say only where they leave no choice.
import { blockOf } from '../../form/cell-refs.js';
import { inflowRows, outflowRows } from '../../form/editions/2021.js';
import type { EditionId, FormRow } from '../../model/edition.js';

export type Order = 'either' | 'rows' | 'columns';

/** Rows with figures other than zero that must all speak for a reading. */
const rowsEnough = 3;
/** Sums the other reading must break. */
const brokenEnough = 3;
const counted = new Set(['', '-', '－', '—', '–', '/', '／', '--', '——', '//', '／／']);

/** `texts`: m × n figures. The index of the figure of row r and column c in a run. */
export function indexIn(order: Order, r: number, c: number, m: number, n: number): number {
  return order === 'columns' ? c * m + r : r * n + c;
}

/** How a run of figures of `rows` is to be read; null where nothing decides. */
export function orderOfRun(texts: readonly string[], rows: readonly FormRow[], n: number, edition: EditionId | null): Order | null {
  const same = texts.every((t) => t === texts[0]);
  if (same) return 'either';
  const values = texts.map(valueOf);
  if (values.includes(null)) return null;
  const known = values as number[];
  const byRows = sums(known, rows, n, edition, 'rows');
  const byColumns = sums(known, rows, n, edition, 'columns');
  const fits = (own: Sums, other: Sums): boolean => own.broken === 0 && own.filled >= rowsEnough && other.broken >= brokenEnough;
  if (fits(byRows, byColumns)) return 'rows';
  return fits(byColumns, byRows) ? 'columns' : null;
}

interface Sums {
  readonly broken: number;
  /** Rows with a figure other than zero. */
  readonly filled: number;
}

function sums(values: readonly number[], rows: readonly FormRow[], n: number, edition: EditionId | null, order: Order): Sums {
  const m = rows.length;
  const at = (r: number, c: number): number => values[indexIn(order, r, c, m, n)]!;
  let broken = 0;
  let filled = 0;
  for (let r = 0; r < m; r++) {
    let sum = 0;
    for (let c = 0; c < n - 1; c++) sum += at(r, c);
    if (sum !== at(r, n - 1)) broken++;
    if (sum !== 0 || at(r, n - 1) !== 0) filled++;
  }
  const whole = edition === null ? null : blockOf(edition, 'requests');
  if (whole === null || whole.rows.length !== m) return { broken, filled };
  const inflow = new Set(inflowRows.map((r) => r.id));
  const outflow = new Set(outflowRows.map((r) => r.id));
  for (let c = 0; c < n; c++) {
    let flow = 0;
    let results = 0;
    rows.forEach((row, r) => {
      if (inflow.has(row.id)) flow += at(r, c);
      else if (outflow.has(row.id)) flow -= at(r, c);
      else results += at(r, c);
      if (row.id === 'concluded') results -= at(r, c);
    });
    if (flow !== 0) broken++;
    if (results !== 0) broken++;
  }
  return { broken, filled };
}

function valueOf(text: string): number | null {
  if (counted.has(text)) return 0;
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
