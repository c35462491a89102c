// The rule by which a row of a table only frames the page, the same for every word processor's tables as for those of web pages.

/** Longer text than this in a row of one or two filled cells is prose put in a table, not a label. */
const proseLength = 300;
/** A row of no more cells, pictures and nothing else, frames pictures; a longer one has pictures for figures. */
const mostPictured = 4;

export interface RowFacts {
  readonly cells: number;
  readonly filled: number;
  readonly pictured: number;
  readonly longest: number;
  readonly holdsTable: boolean;
}

export function isLayoutRow(row: RowFacts): boolean {
  return row.holdsTable || (row.longest > proseLength && row.filled <= 2) || (row.pictured > 0 && row.filled === 0 && row.cells <= mostPictured);
}
