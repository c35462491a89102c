// A number that a sentence of the report states about something that cells of the form state too.
import type { SectionId } from './report.js';
import type { CellRef } from './value.js';

/** `exactly`: N. `about`: 约 N, N 左右. `over`: N 余, N 多, 超过 N. `under`: 不足 N, 近 N. */
export type Bound = 'exactly' | 'about' | 'over' | 'under';

/** Whom the sentence counts: this organ itself (本机关, 我局), a whole region (全区, 全市), an office in it (区政府办), or not said. */
export type MentionScope = 'own' | 'region' | 'office' | 'unsaid';

/** Where words stand in the prose of a report: section and paragraph counted from 0 in the order of the report, offsets in UTF-16 units of the text of the paragraph. Section −1 is the opening of the report, before the first section; paragraph −1 the heading of the section. */
export interface Place {
  readonly section: number;
  readonly sectionId: SectionId | null;
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

export interface Mention {
  /** Of the words that state it, number and unit included. */
  readonly place: Place;
  readonly text: string;
  /** The cells whose sum the sentence states, one or more (予以公开及部分公开 is two). */
  readonly cells: readonly CellRef[];
  /** In the unit of the form (fees: 万元); 0 for a negation. For a percentage: per cent, and `of` are the cells of the denominator. */
  readonly value: number;
  readonly of?: readonly CellRef[];
  readonly bound: Bound;
  readonly scope: MentionScope;
  /** As printed: 件, 条, 宗, 元 …; null for a negation without one. */
  readonly unit: string | null;
  /** 未收到, 无, 没有发生 … */
  readonly negated: boolean;
}
