// What a chart is made of: words around it, and series of points. Nothing here knows where the figures come from.
import type { Lang } from '../model/text.js';

/** The words around a chart, and its size. */
export interface Frame {
  /** Unique on the page it stands in: ids within the drawing begin with it. Letters, digits, `-` and `_`. */
  readonly id: string;
  readonly lang: Lang;
  readonly title: string;
  /** One line under the title: what, which years, how many. */
  readonly subtitle: string;
  /** Of the axis: `%`, `件`. */
  readonly unit: string;
  /** How values are written: 0.5 as 50, or as it is. */
  readonly percent: boolean;
  /** Where the figures come from. */
  readonly source: string;
  /** Under the drawing, one a line. */
  readonly notes: readonly string[];
  /** Pixels; 760 where left out. Text keeps its size: a phone gets 360. */
  readonly width?: number;
}

export interface ChartPoint {
  readonly x: number;
  /** null: no value, and `label` says why. */
  readonly y: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  /** For the tooltip and the text alternative: the value in words, or why there is none. */
  readonly label: string;
  /** Of few cases. */
  readonly small?: boolean;
  /** Made of figures that do not add up. */
  readonly flagged?: boolean;
}

export interface ChartLine {
  readonly name: string;
  readonly points: readonly ChartPoint[];
  /** Drawn in colour, with markers and a name; the others are grey and thin. */
  readonly strong: boolean;
  /** The middle of all: dark and dotted, with its name. */
  readonly middle?: boolean;
}

/** Between two neighbouring years the form changed. */
export interface ChartBreak {
  readonly after: number;
  readonly before: number;
  readonly label: string;
  /** `solid`: the same is counted; `dashed`: not quite; `none`: the line ends and begins anew. */
  readonly join: 'solid' | 'dashed' | 'none';
}

export interface ChartBar {
  readonly name: string;
  /** Before the name: the place. */
  readonly place: string;
  /** null: no value. */
  readonly value: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  /** Behind the bar: the value in words, or why there is none. */
  readonly label: string;
  readonly strong: boolean;
  readonly small?: boolean;
  readonly flagged?: boolean;
}
