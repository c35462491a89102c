// Words → a few hashes: paragraphs that are nearly alike have some in common, and others have only phrases in common that many share.

/** Signs in a shingle, for the exact comparison. */
export const shingleLength = 6;
/** Hashes kept of a paragraph: the smallest, as in MinHash, so that two paragraphs keep the same ones of what they share. */
export const mostHashes = 8;
/** Signs in a unit, at least: single clauses are phrases that many use. */
const unit = 16;

/**
 * Whole numbers below 2^48 in ascending order, at most eight. A unit is a clause with the one that follows, and more while it is shorter than sixteen signs; one begins with every clause, so that a change in one leaves the others alone.
 * `starts`: where the clauses of the text begin.
 */
export function hashesOf(text: string, starts: readonly number[]): number[] {
  const hashes = new Set<number>();
  starts.forEach((start, i) => {
    let k = i + 2;
    while (k < starts.length && starts[k]! < start + unit) k++;
    const end = starts[k] ?? text.length;
    if (end >= start + unit) hashes.add(textHash(text.slice(start, end)));
  });
  return [...hashes].sort((a, b) => a - b).slice(0, mostHashes);
}

/** Hash of every run of six signs. */
export function shinglesOf(text: string): Set<number> {
  const out = new Set<number>();
  for (let i = 0; i + shingleLength <= text.length; i++) out.add(shingleAt(text, i));
  return out;
}

export function shingleAt(text: string, i: number): number {
  let h = 0x811c9dc5;
  for (let k = 0; k < shingleLength; k++) h = Math.imul(h ^ text.charCodeAt(i + k), 0x01000193);
  return mixed(h);
}

/** Hash of a text below 2^48. */
export function textHash(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x1234567;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    low = Math.imul(low ^ c, 0x01000193);
    high = Math.imul(high ^ c, 0x5bd1e995);
  }
  return (mixed(high ^ text.length) & 0xffff) * 0x100000000 + mixed(low);
}

/** The finaliser of MurmurHash3. */
function mixed(h: number): number {
  let x = h | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
