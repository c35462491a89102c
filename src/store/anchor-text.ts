// The address of a number as one text, for tables: the same in the view `cell` and in exports.
import type { Anchor } from '../model/anchor.js';

/** `/html/body/…/td[3]@18230` (path, byte offset) or `12:5` (line, column). */
export function anchorText(anchor: Anchor): string {
  return 'path' in anchor ? `${anchor.path}@${anchor.offset}` : `${anchor.line}:${anchor.column}`;
}
