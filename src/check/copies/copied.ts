// What a paragraph has in common with one of another report, between the search and the message.
import type { Placed } from '../../model/placed.js';
import type { Alike } from './alike.js';
import type { Compared } from './sketch.js';

/** A paragraph of a report that stands in another one too. */
export interface Copied {
  readonly own: Compared;
  readonly other: Compared;
  readonly of: Placed;
  readonly alike: Alike;
  readonly figures: Figures;
}

/** `same`: there are some, and they are the same in both. `none`: there are none, years and dates aside. */
export type Figures = 'same' | 'changed' | 'none';
