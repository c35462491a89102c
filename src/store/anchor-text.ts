// The address of a number as one text, for tables: the same in the view `cell` and in exports.
import type { Anchor } from '../model/anchor.js';

/** `/html/body/…/td[3]@18230` (path, byte offset), `12:5` (line, column), `p3@72,100.5,90,112` (page, box; behind the place of its picture and `#` where it is in one) or `word/document.xml!/tbl[2]/tr[3]/tc[4]` (part, place). */
export function anchorText(anchor: Anchor): string {
  if ('path' in anchor) return `${anchor.path}@${anchor.offset}`;
  if ('line' in anchor) return `${anchor.line}:${anchor.column}`;
  if ('part' in anchor) return `${anchor.part}!${anchor.place}`;
  return `${anchor.picture === undefined ? '' : `${anchor.picture}#`}p${anchor.page}@${anchor.bbox.join(',')}`;
}
