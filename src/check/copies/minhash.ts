// Words → shingles → MinHash → hashes of bands: two paragraphs that are nearly alike have at least one band in common.

/** Signs in a shingle. */
export const shingleLength = 6;
/** Bands of a paragraph, and minima in a band: paragraphs alike to 0.8 (Jaccard) share a band in 99.7 of 100 cases, to 0.9 in all but 3 of a million. */
export const bandCount = 8;
const rows = 3;
const size = bandCount * rows;

const seeds = Uint32Array.from({ length: 2 * size }, (_, i) => mixed(0x9e3779b9 * (i + 1)) | 1);

/** Hash of every shingle, in the order of the text; none for a text shorter than one. */
export function shingles(text: string): Uint32Array {
  const n = Math.max(0, text.length - shingleLength + 1);
  const out = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    let h = 0x811c9dc5;
    for (let k = 0; k < shingleLength; k++) h = Math.imul(h ^ text.charCodeAt(i + k), 0x01000193);
    out[i] = mixed(h);
  }
  return out;
}

const minima = new Uint32Array(size);

/** Whole numbers below 2^48, one a band; equal where all minima of the band are. */
export function bandsOf(of: Uint32Array): number[] {
  minima.fill(0xffffffff);
  for (let i = 0; i < of.length; i++) {
    const h = of[i]!;
    for (let k = 0; k < size; k++) {
      const x = (Math.imul(h, seeds[k]!) + seeds[size + k]!) >>> 0;
      if (x < minima[k]!) minima[k] = x;
    }
  }
  return Array.from({ length: bandCount }, (_, band) => {
    let low = mixed(band + 1);
    let high = mixed(~band);
    for (let k = band * rows; k < (band + 1) * rows; k++) {
      low = mixed(low ^ minima[k]!);
      high = mixed(Math.imul(high, 31) ^ minima[k]!);
    }
    return wide(low, high);
  });
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
  return wide(mixed(low), mixed(high ^ text.length));
}

function wide(low: number, high: number): number {
  return (high & 0xffff) * 0x100000000 + (low >>> 0);
}

/** The finaliser of MurmurHash3. */
function mixed(h: number): number {
  let x = h | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}
