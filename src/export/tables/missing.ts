// What an empty figure means: said once, for the codebook and for every column of figures.
import { formCells } from '../../form/cell-refs.js';
import { editions } from '../../form/editions.js';
import type { EditionId, FormCell } from '../../model/edition.js';
import type { Text } from '../../model/text.js';

const refs = new Map(editions.map((e) => [e.id, new Set(formCells(e.id).map((c) => c.ref))]));

/** Editions of the form that have the cell, oldest first. */
export function editionsOf(cell: FormCell): readonly EditionId[] {
  return editions.filter((e) => refs.get(e.id)!.has(cell.ref)).map((e) => e.id);
}

export function missing(cell: FormCell): Text {
  const own = editionsOf(cell);
  const all = own.length === editions.length;
  return {
    zh: `空：没有印出确定的数（空白、横线、缺失、不清，见 long 的 state）；不是 0${all ? '' : `；只有 ${own.join('、')} 年格式有此格`}`,
    en: `empty: no certain figure is printed (blank, dash, absent or unreadable: see state in long); it is not 0${all ? '' : `; only the form of ${own.join(', ')} has the cell`}`,
  };
}
