// A report read into the cells of the form, with everything that was assumed on the way.
import type { Anchor } from './anchor.js';
import type { BlockId, EditionId } from './edition.js';
import type { Problem } from './problem.js';
import type { Source } from './source.js';
import type { CellRef, Value } from './value.js';

export type SectionId = 'overview' | 'proactive' | 'requests' | 'reviews' | 'problems' | 'other';

export interface Paragraph {
  readonly text: string;
  readonly anchor: Anchor;
}

export interface Section {
  /** null for a heading of the first level that the form does not have. */
  readonly id: SectionId | null;
  /** As printed, with its number. */
  readonly heading: string;
  readonly anchor: Anchor;
  /** Prose only; the figures of tables are in `cells`. */
  readonly paragraphs: readonly Paragraph[];
}

/** Where a fact about the whole report was found, in the order of trust. `given`: by the user. */
export type FactSource = 'given' | 'title' | 'text' | 'metadata' | 'filename';

export interface Fact<T> {
  readonly value: T | null;
  readonly from: FactSource | null;
}

export interface Report {
  readonly source: Source;
  readonly agency: Fact<string>;
  readonly year: Fact<number>;
  readonly title: Fact<string>;
  /** ISO date, YYYY-MM-DD. */
  readonly published: Fact<string>;
  /** Edition of the report as a whole; single blocks may follow another, see `layout`. */
  readonly edition: EditionId;
  /** The edition each block of the form was printed in, for the blocks that were found. */
  readonly layout: Readonly<Partial<Record<BlockId, EditionId>>>;
  /** Every cell of the form as laid out, in the order of the form. */
  readonly cells: ReadonlyMap<CellRef, Value>;
  readonly sections: readonly Section[];
  /** The sentences between the title and the first section: whom the report is of, the period it counts. Left out where there are none. */
  readonly opening?: readonly Paragraph[];
  readonly problems: readonly Problem[];
}
