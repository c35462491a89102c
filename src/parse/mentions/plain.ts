// A paragraph in one form of every sign, for comparing: no blanks and quotation marks, half-width, simplified; and the way back to the offsets of the text.
import { simplify } from '../simplify.js';

export interface Plain {
  readonly text: string;
  /** Offset in the paragraph of each sign of `text`, and behind the last its length. */
  readonly at: readonly number[];
  /** Digits that blanks stand between, where those are no separators of thousands and not between single figures: two numbers, or one torn. By place in `text`. */
  readonly torn: ReadonlySet<number>;
  /** Digits that blanks stood before and that belong to the number before them, where something else says that it is one. */
  readonly joined: ReadonlySet<number>;
}

const gloss = /(?<=[\u3400-\u9fff])[(（][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňḿ]{1,6}[)）]/g;

export function plain(original: string): Plain {
  const same = simplify(original);
  const text = same.length === original.length ? same : withoutGlosses(original);
  const at: number[] = [];
  const torn = new Set<number>();
  const joined = new Set<number>();
  let out = '';
  let blank = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    // Quotation marks come and go around the same words; \u0000 stands for signs of a gloss.
    if (c <= 0x20 || c === 0xa0 || c === 0x3000 || c === 0xfeff || (c >= 0x2000 && c <= 0x200f) || c === 0x22 || c === 0x27 || (c >= 0x2018 && c <= 0x201f) || (c >= 0x300c && c <= 0x300f) || c === 0x2a) {
      blank = true;
      continue;
    }
    if (blank && isDigit(c) && out.length > 0 && isDigit(out.charCodeAt(out.length - 1)) ) (joins(original, i, out) ? joined : torn).add(out.length);
    blank = false;
    at.push(i);
    out += c >= 0xff01 && c <= 0xff5e ? String.fromCharCode(c - 0xfee0) : text[i]!;
  }
  at.push(original.length);
  return { text: out, at, torn, joined };
}

function isDigit(c: number): boolean {
  return (c >= 0x30 && c <= 0x39) || (c >= 0xff10 && c <= 0xff19);
}

/** `1 2` and `1 234` are one number with a blank in it. */
function joins(text: string, i: number, before: string): boolean {
  const next = /^[\d０-９]+/.exec(text.slice(i, i + 16))![0].length;
  const last = /\d+$/.exec(before)![0].length;
  return next === 3 || (next === 1 && last <= 2);
}

/** The same length, with signs that are skipped where a gloss stood. */
function withoutGlosses(text: string): string {
  const blanked = text.replace(gloss, (g) => '\u0000'.repeat(g.length));
  const converted = simplify(blanked);
  return converted.length === blanked.length ? converted : [...blanked].map((s) => (simplify(s).length === s.length ? simplify(s) : s)).join('');
}
