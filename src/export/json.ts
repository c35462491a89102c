// A row as a JSON object, keys in the order of the columns.
import type { Column, Row } from './table.js';

export function jsonLine(columns: readonly Column[], row: Row): string {
  return JSON.stringify(Object.fromEntries(columns.map((c, i) => [c.name, row[i] ?? null])));
}
