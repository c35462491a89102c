// Chances of each sign at each step of a line → text. A step is blank or a sign; a sign that lasts several steps is one.

/** Rows of chances: `classes` numbers a step, `steps` of them, from `start` on. Class 0 is the blank. */
export interface Chances {
  readonly data: Float32Array;
  readonly start: number;
  readonly steps: number;
  readonly classes: number;
}

export interface Free {
  readonly text: string;
  /** Mean chance of its signs, 0–1; 0 where nothing is read. */
  readonly confidence: number;
  /** Step at which each sign of `text` (UTF-16 unit) is surest. */
  readonly at: readonly number[];
}

/** The likeliest sign at each step. `signs`: the sign of each class. */
export function freeReading(c: Chances, signs: readonly string[]): Free {
  let text = '';
  let sum = 0;
  let count = 0;
  const at: number[] = [];
  let before = 0;
  let [peak, peakAt] = [0, 0];
  for (let t = 0; t < c.steps; t++) {
    const row = c.start + t * c.classes;
    let [best, chance] = [0, c.data[row]!];
    if (chance < 0.5) for (let k = 1; k < c.classes; k++) if (c.data[row + k]! > chance) [best, chance] = [k, c.data[row + k]!];
    if (best !== before) {
      if (before !== 0) sum += peak;
      if (best !== 0) {
        const sign = signs[best] ?? '';
        text += sign;
        count++;
        for (let i = 0; i < sign.length; i++) at.push(t);
        [peak, peakAt] = [chance, t];
      }
    } else if (best !== 0 && chance > peak) {
      [peak, peakAt] = [chance, t];
      if (at.length > 0) at[at.length - 1] = peakAt;
    }
    before = best;
  }
  if (before !== 0) sum += peak;
  return { text, confidence: count === 0 ? 0 : sum / count, at };
}

export interface Likely {
  readonly text: string;
  /** Chance of the text among all texts, not only those of the alphabet. */
  readonly chance: number;
}

/** Signs that count as one, each with its classes. */
export type Alphabet = readonly { readonly sign: string; readonly classes: readonly number[] }[];

interface Prefix {
  /** Chance with a blank, and with a sign, at the end. */
  blank: number;
  sign: number;
}

/** The likeliest texts over an alphabet, the likeliest first: prefix beam search. */
export function likelyTexts(c: Chances, alphabet: Alphabet, most: number): Likely[] {
  const width = 16;
  let beam = new Map<string, Prefix>([['', { blank: 1, sign: 0 }]]);
  const chance = new Float64Array(alphabet.length);
  for (let t = 0; t < c.steps; t++) {
    const row = c.start + t * c.classes;
    const blank = c.data[row]!;
    for (let k = 0; k < alphabet.length; k++) chance[k] = alphabet[k]!.classes.reduce((n, i) => n + c.data[row + i]!, 0);
    const next = new Map<string, Prefix>();
    const at = (text: string): Prefix => {
      let p = next.get(text);
      if (p === undefined) next.set(text, p = { blank: 0, sign: 0 });
      return p;
    };
    for (const [text, p] of beam) {
      const same = at(text);
      same.blank += (p.blank + p.sign) * blank;
      const last = text.at(-1);
      for (let k = 0; k < alphabet.length; k++) {
        const x = chance[k]!;
        if (x < 1e-5) continue;
        const { sign } = alphabet[k]!;
        if (sign === last) {
          same.sign += p.sign * x;
          at(text + sign).sign += p.blank * x;
        } else at(text + sign).sign += (p.blank + p.sign) * x;
      }
    }
    beam = new Map([...next].sort(([, a], [, b]) => b.blank + b.sign - a.blank - a.sign).slice(0, width));
  }
  return [...beam].map(([text, p]) => ({ text, chance: p.blank + p.sign })).filter((x) => x.chance > 0).slice(0, most);
}
