// What the engine found out about one identity, before it is put into words.
import type { FindingKind, Outcome } from '../model/finding.js';
import type { Identity, Rule } from '../model/rule.js';
import type { CellRef, Value } from '../model/value.js';

/** What stands in one cell of an identity. */
export interface Operand {
  readonly ref: CellRef;
  readonly cell: Value;
}

/** One side of an identity. `sum` is null where an operand is unreadable or absent, or where no figure is printed at all. */
export interface Side {
  readonly operands: readonly Operand[];
  readonly printed: number;
  readonly sum: number | null;
}

/** The verdict on one identity before it is put into words. */
export interface Verdict {
  readonly rule: Rule;
  readonly identity: Identity;
  readonly outcome: Outcome;
  readonly kind: FindingKind;
  readonly left: Side;
  readonly right: Side;
  readonly difference: number | null;
  readonly blanks: readonly Operand[];
  /** The total that was left blank would have to say something else for another sum it is in. */
  readonly contested?: true;
}

export function isEmpty(o: Operand): boolean {
  return o.cell.state === 'blank' || o.cell.state === 'dash';
}
