// What is at hand under a government, and what its report was found to add up.
import type { Placed } from '../../model/placed.js';

/** Reports at hand under one government, of one year. */
export interface Organs {
  /** Organs of the government itself: departments, its office where that reports for itself, zones. */
  readonly departments: readonly Placed[];
  /** Townships, and the governments of the regions below. */
  readonly lower: readonly Placed[];
}

/** `own`: the figures are not those of a summary. `unknown`: too little at hand to tell. */
export type ReadingId = 'own' | 'departments' | 'region' | 'unknown';

export interface Reading {
  readonly id: ReadingId;
  /** The sums have to be equal, not only no more: every organ is at hand, and most cells are. */
  readonly exact: boolean;
  /** Of what is lower, where the reading is `departments`: that it is not in the summary is shown. Left out: nobody can tell. */
  readonly lowerIs?: 'out';
  readonly counted: readonly Placed[];
  /** Organs that nearly all cells show to have been left out. */
  readonly leftOut: readonly Placed[];
  /** Cells that tell something, and how many of them the reading fits. */
  readonly cells: number;
  readonly fits: number;
}
