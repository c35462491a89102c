// What a rule says of a report: the two sides, the cells, and a sentence a person would write.
import type { Text } from './text.js';
import type { CellRef } from './value.js';

export type Outcome = 'holds' | 'broken' | 'undecided';
export type Severity = 'error' | 'warning' | 'info';

/**
 * Why: `arithmetic`: both sides are known and differ (or agree). `incomplete`: a total was left blank over parts that are not, or the parts under a total.
 * `unreadable`: an operand could not be read. `absent`: an operand is not in the document.
 * `changed`: the sides are two versions of one report.
 */
export type FindingKind = 'arithmetic' | 'incomplete' | 'unreadable' | 'absent' | 'changed';

export interface Finding {
  readonly rule: string;
  readonly outcome: Outcome;
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** The column or row of the form the rule was applied to; null for a rule applied once. */
  readonly scope: string | null;
  /** Every cell of the identity, left side first. */
  readonly cells: readonly CellRef[];
  readonly left: number | null;
  readonly right: number | null;
  /** left − right. */
  readonly difference: number | null;
  /** Blank or dash cells that were counted as 0; the outcome depends on that reading. */
  readonly blanks: readonly CellRef[];
  readonly message: Text;
}
