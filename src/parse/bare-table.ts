// A second table of one kind that is blank from end to end, where blank cells leave no mark: its labels stand in a run, and no figure beside them.
import type { ZoneItem } from './zone.js';

/** So many rows must stand twice for two tables. */
export const rowsOfTwo = 3;

/** Runs of labels without figures between them: the keys of each run that is long enough for a table. `keyOf` gives the row of the form a label is, or null. */
export function bareTables<T>(zone: readonly ZoneItem[], keyOf: (text: string) => T | null): ReadonlySet<T>[] {
  const tables: Set<T>[] = [];
  let run = new Set<T>();
  const close = (): void => {
    if (run.size >= rowsOfTwo) tables.push(run);
    run = new Set();
  };
  for (const item of zone) {
    if (item.row !== null && item.row.kinds.includes('figure')) {
      close();
      continue;
    }
    // A row with blank cells tells that it is blank.
    const text = item.row === null ? item.line.text : item.row.cells.length === 1 ? item.row.cells[0]!.text : null;
    const key = text === null ? null : keyOf(text);
    if (key !== null) run.add(key);
  }
  close();
  return tables;
}
