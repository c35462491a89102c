// One published figure. The five states are five different facts and are never turned into one another; zero is a number.
import type { Anchor } from './anchor.js';

/** Cell id of the form, as in `requests.granted.natural_person`. The ids are the contract of every output. */
export type CellRef = string;

/**
 * `number`: a figure is printed. `blank`: the cell is there and empty. `dash`: a dash, slash or 无 stands for nothing to report.
 * `absent`: the form has the cell, the document has not. `unreadable`: something stands there that is not one certain figure.
 */
export type State = 'number' | 'blank' | 'dash' | 'absent' | 'unreadable';

export interface Alternative {
  readonly state: 'number' | 'blank' | 'dash';
  readonly value: number | null;
  readonly raw: string;
  readonly confidence: number;
}

export interface Value {
  readonly state: State;
  /** The figure as printed, in the unit as printed; null unless state is `number`. */
  readonly value: number | null;
  /** The text of the cell; null when absent. */
  readonly raw: string | null;
  /** Unit printed in the cell or in its column header (`元`, `万元`, `件` …). */
  readonly unit?: string;
  readonly anchor: Anchor | null;
  /** For `unreadable`: the figures it could be, if it could be told. */
  readonly candidates?: readonly number[];
  /** 0–1, how sure the figure is where it was read from a picture; nothing where the document has it as text. */
  readonly confidence?: number;
  /**
   * Readings of the same signs, the likeliest first, as the recogniser left them. Behind `settle`: the other ones, a few, and only where a sum that the cell stands in is off:
   * what a finding has to consider before it accuses anybody.
   */
  readonly alternatives?: readonly Alternative[];
}
