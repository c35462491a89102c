// A rule is a record; the engine knows none by name.
import type { EditionId } from './edition.js';
import type { Severity } from './finding.js';
import type { Text } from './text.js';
import type { CellRef } from './value.js';

/** One equation over cells: the sum of the left equals the sum of the right. */
export interface Identity {
  /** Id of the column or row it is about; null when there is only one. */
  readonly scope: string | null;
  readonly scopeLabel: Text | null;
  readonly left: readonly CellRef[];
  readonly right: readonly CellRef[];
}

/** What every rule says of itself, whatever it looks at. */
export interface RuleRecord {
  readonly id: string;
  readonly title: Text;
  readonly citation: Text;
  readonly severity: Severity;
}

export interface Rule extends RuleRecord {
  /** The sides in words, for messages: "the results together", "the total". */
  readonly leftName: Text;
  readonly rightName: Text;
  /** The right side is a total of the left: left blank over figures it is incomplete, not wrong. */
  readonly totals: boolean;
  /** The equations of the rule on a form whose request table is printed in the given edition. */
  readonly identities: (requests: EditionId) => readonly Identity[];
}
