// Holds a reading against the truth: right, unreadable, lost, or — what must never be — another number.
import type { CellRef, Value } from '../../src/model/value.js';
import type { Cells } from './draft.js';

export interface Mismatch {
  readonly ref: CellRef;
  /** `unreadable` also where an empty cell that leaves no trace in the layout is called absent. */
  readonly kind: 'unreadable' | 'lost' | 'wrong';
  /** The truth asked for an exact reading. */
  readonly must: boolean;
  readonly expected: string;
  readonly got: string;
}

export interface Comparison {
  readonly right: number;
  readonly total: number;
  readonly mismatches: readonly Mismatch[];
}

const shown = (v: { state: string; value: number | null; raw: string | null } | undefined): string => (v === undefined ? 'no such cell' : `${v.state} ${v.value ?? ''} ${JSON.stringify(v.raw)}`);

export function compare(truth: Cells, read: ReadonlyMap<CellRef, Value>): Comparison {
  const mismatches: Mismatch[] = [];
  let right = 0;
  for (const [ref, t] of truth) {
    const got = read.get(ref);
    const traceless = !t.must && t.state === 'blank' && (got?.state ?? 'absent') === 'absent';
    const same = t.state === (got?.state ?? 'absent') && t.value === (got?.value ?? null);
    if (same) right++;
    else mismatches.push({ ref, must: t.must, kind: got?.state === 'number' ? 'wrong' : got?.state === 'unreadable' || traceless ? 'unreadable' : 'lost', expected: shown(t), got: shown(got) });
  }
  // A figure in a cell this report's form does not have is a wrong number too.
  for (const [ref, got] of read) if (!truth.has(ref) && got.state === 'number') mismatches.push({ ref, must: true, kind: 'wrong', expected: 'not on this form', got: shown(got) });
  return { right, total: truth.size, mismatches };
}
