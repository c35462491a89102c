// JSON: one array, an object a line, keys in the order of the columns. Texts are exactly those of the original.
import type { Row } from './columns.js';

export function jsonLine(columns: readonly string[], row: Row): string {
  return JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, row[i] ?? null])));
}
