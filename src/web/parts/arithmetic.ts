// What a cell is called where a sum is shown.
import { nameOf } from '../../check/place.js';
import type { Lang } from '../../model/text.js';
import type { CellRef } from '../../model/value.js';

export function cellName(ref: CellRef, lang: Lang): string {
  return nameOf(ref)[lang].replace(/^[「“]|[」”]$/gu, '');
}
