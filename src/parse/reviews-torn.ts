// Whether the head of table four came apart in a text made of a page: then the order of its figures is believed only where the sums bear it out.
import type { Cells } from './cells.js';
import { cellKind } from './stream.js';
import type { CellRef } from '../model/value.js';
import { outcomes, remedies } from './vocabulary.js';
import type { ZoneItem } from './zone.js';

/** So many words of one or two signs that are none of the form's are pieces of a head: the order of figures that do not stand on one line is then nobody's. */
const piecesEnough = 8;
const order = outcomes.map((o) => o.label.zh);
const known = new Set(order);
const fifteen = order.length * remedies.length;
/** A table with so many columns is as wide as the widest of a page. */
const fewestOfPage = 20;

/** Makes what was read of the table unreadable where its head is in pieces or in another order, or figures are left over beside it, and a sum is off or a remedy missing: figures that wrapped or changed places look like that. */
export function withdrawTorn(zone: readonly ZoneItem[], cells: Cells): void {
  const torn = tornIn(zone);
  if (torn === null) return;
  const refs = remedies.map((r) => outcomes.map((o): CellRef => `${r.id}.${o.id}`));
  // A row of five may be that of another remedy, where not all are read.
  if ((torn === 'order' || refs.flat().every((ref) => cells.values.has(ref))) && refs.every((own) => holds(own.map((ref) => cells.values.get(ref)?.value ?? 0)))) return;
  cells.withdraw(refs.flat(), 'ambiguous',
    '行政复议、行政诉讼表的表头或数字断成碎片，而合计对不上或不全：各数字属于哪一列无法确定；请对照原文核对。',
    'The head or the figures of the reconsideration and litigation table are in pieces, and a sum is off or some are missing; which column each figure belongs to cannot be told: compare with the original.');
}

function holds(values: readonly number[]): boolean {
  return values.slice(0, -1).reduce((a, b) => a + b, 0) === values.at(-1);
}

function tornIn(zone: readonly ZoneItem[]): 'pieces' | 'order' | null {
  let pieces = 0;
  let [whole, left] = [false, false];
  const heads: number[] = [];
  for (const { row, line } of zone) {
    // Readers of pages know where things stand.
    if (row !== null && !row.grid.flat) continue;
    const texts = row === null ? line.text.split(/\s+/) : row.cells.map((c) => c.text).filter((t) => t !== '');
    if (texts.length > 0 && texts.every((t) => cellKind(t) === 'figure')) {
      // Blanks between bars are cells too; those behind the table of a page that is one table are none of it.
      const padded = row !== null && row.cells.length >= fewestOfPage && row.cells.slice(fifteen).every((c) => c.text === '');
      const count = padded ? fifteen : (row?.cells.length ?? texts.length);
      whole ||= count === fifteen;
      left ||= count % order.length !== 0;
    }
    heads.push(...texts.map((t) => order.indexOf(t)).filter((o) => o !== -1));
    pieces += texts.filter((t) => cellKind(t) === 'words' && t.length <= 2 && !known.has(t)).length;
  }
  if (left || (pieces >= piecesEnough && !whole)) return 'pieces';
  return heads.length >= order.length && heads.some((o, i) => o !== i % order.length) ? 'order' : null;
}
