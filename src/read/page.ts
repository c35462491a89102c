// What every reader hands back.
import type { Block, Embedded, Metadata } from '../model/document.js';
import type { PageGeometry } from '../model/geometry.js';
import type { Problem } from '../model/problem.js';

export interface Page {
  readonly metadata: readonly Metadata[];
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
  readonly geometry?: readonly PageGeometry[];
  readonly embedded?: readonly Embedded[];
}
