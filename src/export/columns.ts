// The columns of the exported tables, derived from the form, and their rows out of the store.
import { cellLabel } from '../form/cell-label.js';
import { allCells, formCells } from '../form/cell-refs.js';
import type { Anchor } from '../model/anchor.js';
import type { CellRef } from '../model/value.js';
import type { StoredVersion } from '../store/store.js';

/** A text, a number or an anchor as stored; null where there is none. */
export type Field = string | number | null | Anchor;
export type Row = readonly Field[];

export interface TableShape {
  readonly columns: readonly string[];
  readonly rows: (v: StoredVersion) => readonly Row[];
}

/** One row a cell, in the order of the form. */
const long: TableShape = {
  columns: ['agency', 'year', 'version', 'edition', 'id', 'label_zh', 'label_en', 'value', 'state', 'raw', 'unit', 'source_name', 'source_sha256', 'anchor'],
  rows: (v) => {
    const labels = labelsOf(v);
    return [...v.report.cells].map(([ref, c]) => {
      const label = labels.get(ref);
      return [v.agency, v.year, v.version, v.report.edition, ref, label?.zh ?? null, label?.en ?? null, c.value, c.state, c.raw, c.unit ?? null, v.report.source.name, v.report.source.id, c.anchor];
    });
  },
};

/** One row a report; a cell that is not a number is empty, whatever its state: the long table tells which. */
const wide: TableShape = {
  columns: ['agency', 'year', 'version', 'edition', 'source_name', 'source_sha256', ...allCells.map((c) => c.ref)],
  rows: (v) => [[v.agency, v.year, v.version, v.report.edition, v.report.source.name, v.report.source.id, ...allCells.map((c) => v.report.cells.get(c.ref)?.value ?? null)]],
};

export const shapes = { long, wide } as const satisfies Record<string, TableShape>;

const labelled = new Map<object, ReadonlyMap<CellRef, { zh: string; en: string }>>();

/** Labels in the wording of the edition each block is printed in; made once for each layout. */
function labelsOf(v: StoredVersion): ReadonlyMap<CellRef, { zh: string; en: string }> {
  const cells = formCells(v.report.edition, v.report.layout);
  let labels = labelled.get(cells);
  if (labels === undefined) {
    labels = new Map(cells.map((c) => [c.ref, cellLabel(c)]));
    labelled.set(cells, labels);
  }
  return labels;
}
