// One way in which published reports stray from the form. Each changes a draft (or its bytes) and keeps the truth beside it right.
import type { Draft, TruthCell, Cells, Format } from './draft.js';
import type { Rng } from './rng.js';
import type { FormId, Size } from './values.js';

export interface Irregularity {
  readonly id: string;
  /** Formats it can occur in; all where not given. */
  readonly formats?: readonly Format[];
  /** Forms and sizes it needs to show; any where not given. */
  readonly forms?: readonly FormId[];
  readonly size?: Size;
  readonly suits?: (draft: Draft) => boolean;
  readonly apply?: (draft: Draft, r: Rng) => void;
  /** Turns the finished page into bytes; UTF-8 without a mark where not given. */
  readonly encode?: (text: string, format: Format) => Uint8Array;
  /** A reader may also refuse the document, as long as it says why. */
  readonly mayReject?: boolean;
}

/** A cell that is still printed as a bare figure, so that two changes never meet in one cell. */
export function plain(c: TruthCell): boolean {
  return c.state === 'number' && c.must && c.pieces === undefined && c.unit === undefined && c.raw === String(c.value);
}

/** Changes every bare figure the condition picks. */
export function reprint(cells: Cells, which: (c: TruthCell, ref: string) => boolean, change: (c: TruthCell, ref: string) => Partial<TruthCell>): void {
  for (const [ref, c] of cells) if (plain(c) && which(c, ref)) Object.assign(c, change(c, ref));
}
