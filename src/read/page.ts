// What the readers of pages and of text hand back: the same for both.
import type { Block, Metadata } from '../model/document.js';
import type { Problem } from '../model/problem.js';

export interface Page {
  readonly metadata: readonly Metadata[];
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}
