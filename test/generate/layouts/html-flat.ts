// Spans flattened by a converter: a cell keeps its first place, covered places are lost or left empty, and every row ends in spare empty cells.
import type { Layout } from '../draft.js';
import { cell, expand, statutory, type PrintRow } from '../tables.js';
import type { Rng } from '../rng.js';
import { htmlPage, htmlTable } from './html.js';

/** Rows without any span. Each row decides for itself whether covered places before its first own cell are kept. */
export function flatten(rows: readonly PrintRow[], r: Rng, spare: number): PrintRow[] {
  return expand(rows).map((slots) => {
    const lead = r.chance(0.5);
    const own = slots.findIndex((s) => s !== null && s.dx === 0 && s.dy === 0);
    const kept = slots.flatMap((s, x) => {
      if (s === null) return [];
      if (s.dx === 0 && s.dy === 0) return [{ ...s.cell, colspan: 1, rowspan: 1 }];
      // Places covered from above, left of the row's own cells, stay or go; places covered from the left go to the end.
      return s.dx === 0 && x < own && lead ? [cell('', 'label')] : [];
    });
    return [...kept, ...Array.from({ length: Math.max(0, slots.length - kept.length) + spare }, () => cell('', 'label'))];
  });
}

export const htmlFlat: Layout = {
  id: 'html-flat',
  format: 'html',
  shifts: true,
  write: (draft, r) => htmlPage(draft, { tables: (s, style) => htmlTable(draft, flatten(statutory(draft, s.blocks), r, r.int(0, 2)), style) }),
};
