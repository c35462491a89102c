// A number that a sentence of the report states about something that cells of the form state too.
import type { SectionId } from './report.js';
import type { CellRef } from './value.js';

/** `exactly`: N. `about`: 约 N, N 左右, 1.2 万. `over`: N 余, N 多, 超过 N. `under`: 不足 N, 近 N. */
export type Bound = 'exactly' | 'about' | 'over' | 'under';

/** Whom the sentence counts: this organ itself (本机关, 我局), a whole region (全区, 我市), an office in it (区政府办), or not said. An organ called by its name is `unsaid` with the name as `subject`. */
export type MentionScope = 'own' | 'region' | 'office' | 'unsaid';

/** Where words stand in the prose of a report: section and paragraph counted from 0 in the order of the report, offsets in UTF-16 units of the text of the paragraph. Section −1 is the opening of the report, before the first section; paragraph −1 the heading of the section. */
export interface Place {
  readonly section: number;
  readonly sectionId: SectionId | null;
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

export interface Change {
  /** The figure of the year before, where the sentence prints it. */
  readonly last: number | null;
  /** That year; null where the sentence says only 同比, 上年. */
  readonly since: number | null;
}

export interface Mention {
  /** Of the words that state it, number and unit included. */
  readonly place: Place;
  readonly text: string;
  /** The cells whose sum the sentence states, one or more (予以公开及部分公开 is two); of a percentage, those of the part. */
  readonly cells: readonly CellRef[];
  /** Other sums that the same words are used for (受理 with or without what was carried in; the cell of another edition of the form): where one of them is the value, the sentence is right. */
  readonly or?: readonly (readonly CellRef[])[];
  /** In the unit of the form (fees: 万元); 0 for a negation. For a percentage: per cent, and `of` are the cells of the denominator. */
  readonly value: number;
  readonly of?: readonly CellRef[];
  /** Of a percentage: the denominator, where the sentence prints it beside it. */
  readonly whole?: number;
  /** By how much the cells in `of` are more than the year before, or less where `value` is negative: in per cent (unit %) or in the unit printed. `cells` is empty: no cell says it. */
  readonly change?: Change;
  readonly bound: Bound;
  /** The sentence counts some of what the cells count (信息处理费 among the fees): they are at least it, not equal to it. */
  readonly part?: boolean;
  /** Digits behind the point of the number as printed, in its own unit: how far it may have been rounded. */
  readonly decimals: number;
  readonly scope: MentionScope;
  /** The words for whom the sentence counts: 我局, 全区, the name of an organ; null where it does not say. */
  readonly subject: string | null;
  /** The report year the sentence speaks of; null where it names none. */
  readonly year: number | null;
  /** As printed: 件, 条, 宗, 元 …; null where none is printed. */
  readonly unit: string | null;
  /** 未收到, 无, 没有发生 … */
  readonly negated: boolean;
  /** The number is not printed beside the words but follows from those before: 行政复议 3 件，均获维持. */
  readonly derived?: boolean;
}
