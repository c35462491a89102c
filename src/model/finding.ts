// What a rule says of a report: the two sides, the cells, and a sentence a person would write.
import type { Place } from './mention.js';
import type { Suspect, SuspectsCut } from './suspect.js';
import type { Text } from './text.js';
import type { CellRef } from './value.js';

export type Outcome = 'holds' | 'broken' | 'undecided';
export type Severity = 'error' | 'warning' | 'info';

/**
 * Why: `arithmetic`: both sides are known and differ (or agree). `incomplete`: a total was left blank over parts that are not, or the parts under a total.
 * `unreadable`: an operand could not be read. `absent`: an operand is not in the document.
 * `changed`: the sides are two versions of one report. `stated`: a sentence, a heading or a date of the report. `copied`: what stands in another report too. `unavailable`: a report that the rule needs is not at hand.
 * `lead`: nothing is wrong by the rules, but a person should look.
 */
export type FindingKind = 'arithmetic' | 'incomplete' | 'unreadable' | 'absent' | 'changed' | 'stated' | 'copied' | 'unavailable' | 'lead';

/** What was looked at to find it; each part is found and replaced by itself. `within`: one report. `versions`: it and the version before. The others: reports of other years, of the organs below, of anybody. */
export type FindingPart = 'within' | 'versions' | 'years' | 'levels' | 'copies';

/** A cell of another report that the finding rests on. */
export interface OtherCell {
  readonly agency: string;
  readonly year: number;
  readonly cell: CellRef;
  /** null where no figure stands there. */
  readonly value: number | null;
}

/** A passage that the finding rests on, of this report, or of another where `agency` and `year` say so. */
export interface Passage {
  readonly place: Place;
  readonly text: string;
  readonly agency?: string;
  readonly year?: number;
}

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
  /** Ways to put it right, the likeliest first; left out where none was looked for, or where only a gap is open that no sum fills. */
  readonly suspects?: readonly Suspect[];
  /** Why the list of suspects is not all there is: more sets than can be listed, more time than there is, or nothing that tells two years apart. */
  readonly suspectsCut?: SuspectsCut;
  readonly others?: readonly OtherCell[];
  readonly passages?: readonly Passage[];
}
