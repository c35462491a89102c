// Text as printed → what is compared: its ordinal, its bare words, and the bare words without explanations in brackets.
import { simplify } from './simplify.js';

/** `han` 一、 · `paren` （一） · `arabic` 1. */
export interface Ordinal {
  readonly kind: 'han' | 'paren' | 'arabic';
  readonly n: number;
}

export interface Label {
  /** As printed. */
  readonly text: string;
  readonly ordinal: Ordinal | null;
  /** Words without ordinal, blanks and punctuation. */
  readonly core: string;
  /** The same without what stands in brackets. */
  readonly bare: string;
  /** Everything but blanks, half-width and simplified: equal to the form's means that only the setting differs. */
  readonly letter: string;
  /** The words with one U+FFFD for each run of damaged bytes; null where none are damaged. */
  readonly torn: string | null;
}

const han = '一二三四五六七八九十';
const hanOrdinal = new RegExp(`^([${han}]{1,3})[、.,:;)]+`);
const parenOrdinal = new RegExp(`^[(\\[]([${han}]{1,3})[)\\]]?[、.]?|^([${han}]{1,3})\\)`);
const parenArabic = /^\((\d{1,2})\)[、.]?/;
const arabicOrdinal = /^(\d{1,2})(?:[.、,):]+(?!\d)|(?=[\u4e00-\u9fff]))/;

const cache = new Map<string, Label>();
const cacheSize = 20_000;

export function label(text: string): Label {
  let known = cache.get(text);
  if (known === undefined) {
    const own = detached(text);
    known = make(own);
    if (cache.size >= cacheSize) cache.clear();
    if (text.length <= 200) cache.set(own, known);
  }
  return known;
}

/** A copy that does not keep alive the page it was cut from, as a slice of a string does. */
export function detached(text: string): string {
  return text.length > 200 ? text : Buffer.from(text, 'utf16le').toString('utf16le');
}

function make(text: string): Label {
  const letter = halfWidth(simplify(text)).replace(/\s+/g, '');
  const { ordinal, rest } = splitOrdinal(letter);
  const torn = text.includes('\ufffd') ? rest.replace(/[^\p{L}\p{N}\ufffd]/gu, '').replace(/\ufffd+/g, '\ufffd') : null;
  return { text, ordinal, core: words(rest), bare: words(rest.replace(/\([^()]*\)?|\[[^\]]*\]?/g, '')), letter, torn };
}

function words(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** Full-width ASCII to half-width, Kangxi radicals to characters, invisible signs out. Circled digits stay: NFKC would make figures of footnote marks. */
export function halfWidth(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  return text
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u2e80-\u2fdf]/g, (c) => c.normalize('NFKC'))
    .replace(/[\u00a0\u3000]/g, ' ')
    .replace(/[【〔［]/g, '[')
    .replace(/[】〕］]/g, ']');
}

function splitOrdinal(text: string): { ordinal: Ordinal | null; rest: string } {
  const circled = /^[㈠-㈩]|^[①-⑳⑴-⒇⒈-⒛]/.exec(text);
  if (circled !== null) {
    const code = circled[0].charCodeAt(0);
    const rest = text.slice(1);
    if (code >= 0x3220) return { ordinal: { kind: 'paren', n: code - 0x3220 + 1 }, rest };
    const base = code >= 0x2488 ? 0x2488 : code >= 0x2474 ? 0x2474 : 0x2460;
    return { ordinal: { kind: 'arabic', n: code - base + 1 }, rest };
  }
  let m = parenOrdinal.exec(text);
  if (m !== null) return { ordinal: { kind: 'paren', n: hanNumber(m[1] ?? m[2]!) }, rest: text.slice(m[0].length) };
  m = hanOrdinal.exec(text);
  if (m !== null) return { ordinal: { kind: 'han', n: hanNumber(m[1]!) }, rest: text.slice(m[0].length) };
  m = parenArabic.exec(text) ?? arabicOrdinal.exec(text);
  if (m !== null) return { ordinal: { kind: 'arabic', n: Number(m[1]) }, rest: text.slice(m[0].length) };
  return { ordinal: null, rest: text };
}

/** 一 to 九十九. */
export function hanNumber(text: string): number {
  const tens = text.indexOf('十');
  if (tens === -1) return text.length === 1 ? han.indexOf(text) + 1 : [...text].reduce((n, c) => n * 10 + han.indexOf(c) + 1, 0);
  const before = tens === 0 ? 1 : han.indexOf(text[0]!) + 1;
  const after = text.length > tens + 1 ? han.indexOf(text[tens + 1]!) + 1 : 0;
  return before * 10 + after;
}

export function sameOrdinal(a: Ordinal | null, b: Ordinal | null): boolean {
  return a !== null && b !== null && a.kind === b.kind && a.n === b.n;
}
