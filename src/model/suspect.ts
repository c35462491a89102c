// Which cells a broken identity points at: the smallest sets of cells whose change would make every identity hold.
import type { Text } from './text.js';
import type { CellRef } from './value.js';

/**
 * How the hand slipped. `digit`: one digit wrong. `swapped`: two neighbouring digits changed places. `dropped`: a digit left out. `doubled`: a digit typed twice, or one too many.
 * `shift`: the decimal point or noughts at the end. `count`: one or two too many or too few. `neighbour`: the value of a cell beside it. `line-shift`: a row or column, a part of one or a whole table off by one cell.
 * `last-year`: the figure of the report before. `column`, `row`: so many requests entered in the wrong column (row), so that the row (column) still adds up.
 * `left-blank`: nothing stands where a number belongs. `sign`: a minus before a figure that has none. `total-zero`: a total of 0 over parts that are not. `misread`: a picture that the recogniser held possible to say this: no slip of the agency at all. `other`: no slip known.
 */
export type Slip =
  | 'digit' | 'swapped' | 'dropped' | 'doubled' | 'shift' | 'count' | 'neighbour' | 'line-shift' | 'last-year' | 'column' | 'row' | 'left-blank' | 'total-zero' | 'sign' | 'misread' | 'other';

/** A figure of the same agency's report of the year before or after. */
export interface BesideCell {
  readonly agency: string;
  readonly year: number;
  readonly cell: CellRef;
  readonly value: number;
}

/** A cell of the same agency's report of another year, and what it would have to say. */
export interface OtherChange {
  readonly agency: string;
  readonly year: number;
  readonly cell: CellRef;
  /** What it says now; null where no figure stands there. */
  readonly printed: number | null;
  readonly value: number;
}

/** One way to put the report right, or the reports of several years. Nothing is ever changed by it. */
export interface Suspect {
  /** The cells of the set in the report of the finding, each with what it would have to say; none where all are in others. */
  readonly cells: Readonly<Record<CellRef, number>>;
  /** Cells of the set in reports of other years, for findings across years: never cells of the finding's own report. */
  readonly others?: readonly OtherChange[];
  /** Where one cell suffices, and it is of the finding's own report. */
  readonly cell?: CellRef;
  readonly value?: number;
  /** 1 is the likeliest; ways that are equally likely share a rank. */
  readonly rank: number;
  /** Others have the same rank: nothing tells them apart. */
  readonly tie: boolean;
  readonly slip: Slip;
  /** The identities leave the values some play: these are the nearest to the printed ones. */
  readonly open?: true;
  /** Figures of the years beside that speak for it or against it, as `why` says; left out where none do. */
  readonly beside?: readonly BesideCell[];
  readonly why: Text;
}

/** `too-many`: more sets than can be listed. `time`: more work than there is time for. `balanced`: two years differ, each report holds by itself, and many cells of either would have to change together. */
export type SuspectsCut = 'too-many' | 'time' | 'balanced';

/** Why a list of suspects is not all there is, as a sentence. */
export const cutSaid: Readonly<Record<SuspectsCut, Text>> = {
  'too-many': { zh: '可能的改法太多，没有全部列出。', en: 'There are too many ways to put it right; not all are listed.' },
  time: { zh: '涉及的格太多，没有找完。', en: 'Too many cells are involved; the search was not finished.' },
  balanced: { zh: '两份报告各自都平衡，要使两年相符，须在其中一份里同时改动许多格：仅凭勾稽关系说不出哪一年有误。', en: 'Each of the two reports balances by itself, and many cells of one of them would have to change together for the years to agree: the sums do not tell which year is wrong.' },
};
