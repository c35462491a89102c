// Cells for the tests of the check, written the way a table is: a figure, '' for a blank, '/' for a dash, null for absent, '?…' for unreadable.
import { formCells, type Layout } from '../../src/form/cell-refs.js';
import type { EditionId } from '../../src/model/edition.js';
import type { CellRef, Value } from '../../src/model/value.js';

export type Written = number | string | null;

export function value(w: Written): Value {
  if (w === null) return { state: 'absent', value: null, raw: null, anchor: null };
  if (typeof w === 'number') return { state: 'number', value: w, raw: String(w), anchor: null };
  if (w === '') return { state: 'blank', value: null, raw: '', anchor: null };
  if (w.startsWith('?')) return { state: 'unreadable', value: null, raw: w.slice(1), anchor: null };
  return { state: 'dash', value: null, raw: w, anchor: null };
}

/** A form in which every cell says `rest`, but for the cells given. */
export function filled(edition: EditionId, rest: Written, cells: Readonly<Record<CellRef, Written>> = {}, layout: Layout = {}): Map<CellRef, Value> {
  const all = new Map(formCells(edition, layout).map((c) => [c.ref, value(rest)]));
  for (const [ref, w] of Object.entries(cells)) all.set(ref, value(w));
  return all;
}
