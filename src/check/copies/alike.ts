// Two paragraphs → how much of them is the same, and where it stands in each.
import { shingleAt, shingleLength, shinglesOf } from './hashes.js';
import type { Compared } from './sketch.js';

export interface Alike {
  /** Shingles of both, over shingles of either: 1 is the same words. */
  readonly jaccard: number;
  /** Offsets in the text of the first and of the second paragraph: from the first words they share to the last. */
  readonly first: readonly [number, number];
  readonly second: readonly [number, number];
}

/** Near-identical from here on. */
const alike = 0.8;
/** Or one of them is nearly whole in the other, and long enough for that to mean something. */
const whole = 0.95;
const longEnough = 100;

/** null where they are not near-identical. */
export function alikeness(a: Compared, b: Compared): Alike | null {
  const inA = shinglesOf(a.masked.text);
  const inB = shinglesOf(b.masked.text);
  let shared = 0;
  for (const s of inA) if (inB.has(s)) shared++;
  const jaccard = shared / (inA.size + inB.size - shared);
  const smaller = Math.min(inA.size, inB.size);
  if (jaccard < alike && !(smaller >= longEnough && shared >= whole * smaller)) return null;
  return { jaccard, first: span(a, inB), second: span(b, inA) };
}

/** From the first shingle that the other has to the last. */
function span({ masked: { text, from, to } }: Compared, other: ReadonlySet<number>): readonly [number, number] {
  let first = 0;
  while (!other.has(shingleAt(text, first))) first++;
  let last = text.length - shingleLength;
  while (!other.has(shingleAt(text, last))) last--;
  return [from[first]!, to[last + shingleLength - 1]!];
}
