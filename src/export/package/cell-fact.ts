// What of a cell counts as its content, when one export is held against another: state, figure, unit, and the text where it could not be read.
import { createHash } from 'node:crypto';
import type { CellRef, Value } from '../../model/value.js';

/** One line; equal for cells that say the same. As read back from CSV, null and the empty text are one. */
export function cellFact(state: string, value: string, unit: string, raw: string): string {
  return [state, state === 'number' ? value : '', state === 'number' ? unit : '', state === 'unreadable' ? raw : ''].join('\t');
}

export function factOf(v: Value): string {
  return cellFact(v.state, v.value === null ? '' : String(v.value), v.unit ?? '', v.raw ?? '');
}

/** Lower-case hex. */
export function cellsDigest(cells: ReadonlyMap<CellRef, Value>): string {
  const hash = createHash('sha256');
  let text = '';
  for (const [ref, v] of cells) text += `${ref}\t${factOf(v)}\n`;
  return hash.update(text).digest('hex');
}
