// One slip that moved many figures, as it is found, split into parts and said.

/** How figures were moved against where they belong; or that each of them is one too many (`more`), one too few. */
export interface Shift {
  readonly what: 'row' | 'column' | 'table';
  readonly towards: 'right' | 'left' | 'down' | 'up' | 'more' | 'less';
  /** All of the line, or all but its total. */
  readonly whole: boolean;
  /** How much less likely than a whole line that leaves its first cell empty: 0–1. */
  readonly likelihood: number;
}
