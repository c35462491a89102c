// Pages → blocks: tables from lines and words, the rest as text.
import type { Block } from '../../model/document.js';
import type { PageGeometry } from '../../model/geometry.js';
import type { Limits } from '../../model/limits.js';
import type { Rejection } from '../../model/rejection.js';

export function blocksOf(_pages: readonly PageGeometry[], _limits: Limits): Block[] | Rejection {
  return [];
}
