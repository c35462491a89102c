// A table as it stands in a document, before anybody knows what it means. Readers make grids; the parser knows nothing else of formats.
import type { Anchor } from './anchor.js';

/** One way to read what a picture shows. */
export interface TextReading {
  readonly text: string;
  /** 0–1. */
  readonly confidence: number;
}

export interface GridCell {
  /** Visible text; lines separated by \n, other white space as one blank, ends trimmed. */
  readonly text: string;
  /** Columns and rows covered; 1 when nothing says otherwise. */
  readonly colspan: number;
  readonly rowspan: number;
  /** First column covered, from 0, after the spans of earlier rows are placed. */
  readonly column: number;
  readonly anchor: Anchor;
  /** Marks in the cell that are not part of its text: struck-out or hidden words. */
  readonly dropped?: string;
  /** Of a picture: what else the cell could say, the likeliest first; the first is `text`. */
  readonly readings?: readonly TextReading[];
}

export interface GridRow {
  readonly cells: readonly GridCell[];
}

export interface Grid {
  /** Position among the tables of the document, from 0. */
  readonly index: number;
  readonly rows: readonly GridRow[];
  readonly anchor: Anchor;
  /** True when rows were cut by tabs, bars or blanks and spans are therefore lost. */
  readonly flat: boolean;
}
