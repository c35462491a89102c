// What a person calls the row, the column or the cell a finding speaks of, by the labels of the form.
import { formCell } from '../form/cell-refs.js';
import type { FormCell, FormColumn, FormRow } from '../model/edition.js';
import type { Identity } from '../model/rule.js';
import type { Text } from '../model/text.js';
import type { CellRef } from '../model/value.js';

/** Where an identity stands, and what to call its single cells there. */
export interface Place {
  /** `「自然人」列`; empty where neither form nor rule gives a name. */
  readonly name: Text;
  readonly cell: (ref: CellRef) => Text;
}

const places = new WeakMap<Identity, Place>();

/** The place of an identity: its column or row where all cells share one; cells are then called by the other label. */
export function placeOf(identity: Identity): Place {
  let place = places.get(identity);
  if (place === undefined) places.set(identity, (place = find(identity)));
  return place;
}

function find(identity: Identity): Place {
  const cells = [...identity.left, ...identity.right].map(formCell);
  const first = cells[0];
  const shares = (same: (c: FormCell) => boolean): boolean => cells.every((c) => c !== undefined && c.table === first!.table && same(c));
  if (first !== undefined && shares((c) => c.column.id === first.column.id)) {
    const label = labelOf(first.column);
    return { name: { zh: `「${label.zh}」列`, en: `Column ${bilingual(label)}` }, cell: cellName((c) => labelOf(c.row)) };
  }
  if (first !== undefined && shares((c) => c.row.id === first.row.id)) {
    const label = labelOf(first.row);
    const across = first.block.print === 'across';
    return { name: { zh: across ? `「${label.zh}」` : `「${label.zh}」行`, en: across ? bilingual(label) : `Row ${bilingual(label)}` }, cell: cellName((c) => labelOf(c.column)) };
  }
  const label = identity.scopeLabel;
  return {
    name: label === null ? { zh: '', en: '' } : { zh: `「${label.zh}」`, en: bilingual(label) },
    cell: nameOf,
  };
}

/** A cell by row and column, where no place says one of them. */
export const nameOf = cellName((c) => ({ zh: `${labelOf(c.row).zh}／${labelOf(c.column).zh}`, en: `${c.row.label.en} / ${c.column.label.en}` }));

function cellName(label: (c: FormCell) => Text): (ref: CellRef) => Text {
  return (ref) => {
    const cell = formCell(ref);
    // A cell no edition of the form has is called by its id.
    const { zh, en } = cell === undefined ? { zh: ref, en: ref } : label(cell);
    return { zh: `「${zh}」`, en: `“${en}”` };
  };
}

/** The printed label, a numbered one behind its heading; what the form explains in brackets is left out. */
function labelOf(line: FormRow | FormColumn): Text {
  // 1. 2. 3. count anew under every heading; other labels speak for themselves.
  const heads = /^\d/.test(line.label.zh) ? (line.under ?? []).slice(1) : [];
  const own = line.label.zh.replace(/(?<=.)（[^（）]{8,}）$/u, '');
  return { zh: [...heads, own].join(' '), en: line.label.en };
}

function bilingual(label: Text): string {
  return label.zh === label.en ? `“${label.en}”` : `${label.zh} (${label.en})`;
}
