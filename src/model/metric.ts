// A metric is a record, as a rule is: what is divided by what, in which editions of the form, and what becomes of cells that hold no figure.
import type { EditionId } from './edition.js';
import type { Text } from './text.js';
import type { CellRef, State } from './value.js';

/** What is known of a report beside its cells. `in-time`: 1 where it was published by the legal deadline, 0 where it was late. `broken`: 1 where an identity of the form does not hold, else 0. */
export type ReportFact = 'in-time' | 'broken';

/** One operand: a cell, of this report or (`before`) of the agency's report of the year before; the inhabitants of the region; a fact of the report; the report itself, which counts 1. */
export type Operand =
  | { readonly kind: 'cell'; readonly cell: CellRef; readonly before: boolean }
  | { readonly kind: 'population' }
  | { readonly kind: 'fact'; readonly fact: ReportFact }
  | { readonly kind: 'report' };

export interface Term {
  readonly times: number;
  readonly of: Operand;
}

/** Two linear expressions. Without a denominator the numerator is the value. */
export interface Ratio {
  readonly numerator: readonly Term[];
  readonly denominator: readonly Term[] | null;
}

/** `share`: a part of a whole, 0–1, with an interval. `ratio`: one count over another, may exceed 1. `change`: over the year before, −1 upwards. `count`: as printed. `per-100000`: for so many inhabitants. */
export type MetricUnit = 'share' | 'ratio' | 'change' | 'count' | 'per-100000';

export type MetricGroup = 'requests' | 'applicants' | 'disclosure' | 'denial' | 'unavailable' | 'unprocessed' | 'flow' | 'reviews' | 'proactive' | 'reports';

export interface Metric {
  readonly id: string;
  readonly group: MetricGroup;
  readonly title: Text;
  readonly unit: MetricUnit;
  /** What is counted, for `count`. */
  readonly counts?: Text;
  /** The editions in which it exists, and what it is made of in each. The edition is that of the block its first cell stands in. */
  readonly by: Readonly<Partial<Record<EditionId, Ratio>>>;
  /** What a cell without a figure does. `zero`: counts as 0, unless it is a total over parts that are figures other than 0. `missing`: there is no value. */
  readonly missing: Readonly<Record<Exclude<State, 'number'>, 'zero' | 'missing'>>;
  /** Smallest denominator from which the value is used in rankings; null: any. */
  readonly smallest: number | null;
  /** What it says, and how it is to be read with care. */
  readonly says: Text;
  readonly caution: Text;
  /** Other usual ways to put the same question: shown beside it. */
  readonly beside?: readonly string[];
}

/** `value`: as computed. `small`: as computed, of fewer cases than are needed to compare. `not-defined`: the denominator is 0. `missing`: an operand is not known. */
export type MetricStatus = 'value' | 'small' | 'not-defined' | 'missing';

export type MetricFlag =
  /** Cells it is made of stand in identities of the report that do not hold, or totals that were not filled in. */
  | { readonly kind: 'broken'; readonly rules: readonly string[]; readonly cells: readonly CellRef[] }
  /** Cells left blank, or with a dash, that counted as 0. */
  | { readonly kind: 'counted-as-zero'; readonly cells: readonly CellRef[] }
  /** The part is more than the whole. */
  | { readonly kind: 'over-one' };

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface MetricValue {
  readonly status: MetricStatus;
  /** Known for `value` and `small`. */
  readonly value: number | null;
  /** Known as far as their operands are; denominator null where the metric has none. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** 95 % Wilson score interval; null but for shares. */
  readonly interval: Interval | null;
  /** Why there is no value, or why it is not to be compared; null where there is nothing to say. */
  readonly why: Text | null;
  readonly flags: readonly MetricFlag[];
}

/** Whether a series goes on from one edition of the form to the next. `equal`: the same is counted. `broader`: one of the two counts more. `none`: nothing in the other edition answers to it. */
export type Continuity = 'equal' | 'broader' | 'none';
