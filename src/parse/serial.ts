// A column that only counts the rows (序号, the index of a data frame) → its cells, so that the stream leaves them out: they are neither labels nor figures of the form.
import type { Grid, GridCell } from '../model/grid.js';

/** So many rows must be counted before a first column is believed to count; fewer where it counts every row from 0 or 1. */
const enough = 5;
const enoughFromStart = 3;

/** The cells of a first column whose figures go up by one from row to row; null where the table has none. One outlier, and it is no such column. */
export function serialCells(grid: Grid): ReadonlySet<GridCell> | null {
  const named = namedCells(grid);
  if (named !== null) return named;
  const counted: GridCell[] = [];
  let expected: number | null = null;
  let started = 0;
  for (const row of grid.rows) {
    const first = row.cells[0];
    if (first === undefined || first.column !== 0 || !/^\d{1,4}$/.test(first.text)) {
      if (expected !== null && first?.column === 0 && first.text !== '' && /^[\d.,]+$/.test(first.text)) return null;
      if (expected === null) started++;
      continue;
    }
    const n = Number(first.text);
    if (row.cells.length < 2 || (expected !== null && n !== expected)) return null;
    expected = n + 1;
    counted.push(first);
  }
  if (counted.length >= enough) return new Set(counted);
  const start = counted[0]?.text;
  const all = counted.length === grid.rows.length - started && started <= 1;
  return counted.length >= enoughFromStart && all && (start === '0' || start === '1') ? new Set(counted) : null;
}

/** Numbers below a header that says they number the rows, whatever they count. Null where the first column has no such header, or anything but numbers below it. */
function namedCells(grid: Grid): ReadonlySet<GridCell> | null {
  const own = new Set<GridCell>();
  let under = false;
  for (const { cells } of grid.rows) {
    const first = cells[0];
    if (first === undefined || first.column !== 0) continue;
    const text = first.text.replace(/\s/g, '');
    if (/^(?:序号|行次|编号)$/.test(text)) under = true;
    else if (under && cells.length > 1 && first.colspan === 1) {
      if (!/^\d{1,3}$/.test(text)) return null;
      own.add(first);
    }
  }
  return own.size > 0 ? own : null;
}
