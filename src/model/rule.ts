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

/** What a rule looks at: the cells of a report; its sentences; the report as a document; two years of an agency; a government and the organs below; reports of others; two versions; what is merely unusual. */
export type RuleBasis = 'cells' | 'prose' | 'document' | 'years' | 'levels' | 'copies' | 'versions' | 'lead';

/** What every rule says of itself, whatever it looks at. */
export interface RuleRecord {
  readonly id: string;
  readonly basis: RuleBasis;
  readonly title: Text;
  /** The legal or arithmetic ground. */
  readonly citation: Text;
  readonly severity: Severity;
  /** The editions it applies to; left out: all. */
  readonly editions?: readonly EditionId[];
  /** What it compares and what it leaves alone, in a sentence or two. */
  readonly says: Text;
  /** What breaks it, and what nearly does; the files of both are in `test/check/rules/ID/`. */
  readonly example?: { readonly breaks: Text; readonly nearMiss: Text };
}

/**
 * How the sides stand to each other. `=`, `≤`, `≥`: the sums. `≈`: equal within `tolerance` (a share of the right side). `implies`: where the left is more than 0, the right must be too.
 */
export type Relation = '=' | '≤' | '≥' | '≈' | 'implies';

/** A rule over the cells of one report. */
export interface Rule extends RuleRecord {
  readonly relation: Relation;
  /** Of `≈` only. */
  readonly tolerance?: number;
  /** The sides in words, for messages: "the results together", "the total". */
  readonly leftName: Text;
  readonly rightName: Text;
  /** The right side is a total of the left: left blank over figures it is incomplete, not wrong. */
  readonly totals: boolean;
  /** The equations of the rule on a form whose request table is printed in the given edition. */
  readonly identities: (requests: EditionId) => readonly Identity[];
}
