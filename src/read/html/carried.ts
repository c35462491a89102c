// A page whose article a script writes: the article stands as text in a script, a form field, an attribute, as written-out markup or in a part for browsers without scripts → its markup. Nothing is run.
import type { Text } from 'domhandler';
import { attribute, type PageElement } from './tree.js';

const tableTag = /<table[\s>]|\\u003ctable(?:[\s>]|\\u003e)|&lt;table(?:\s|&gt;)|%3ctable(?:%20|%3e)|PHRhYmxl|x0YWJsZ|8dGFibG/gi;
const markupTag = /<table[\s>]|\\u003ctable|&lt;table/i;
/** Shorter attributes hold no report. */
const shortest = 1000;
/** Tables in more strings of one script are not looked at. */
const mostStrings = 20;

/** The markup with tables that an element carries as text, the longest of its strings; null where it carries none. */
export function carriedMarkup(e: PageElement): string | null {
  const text = textOf(e);
  if (text.search(tableTag) === -1) return markupOf(longestAttribute(e));
  const type = attribute(e, 'type') ?? '';
  const isProgram = e.name === 'script' && (type === '' || /script|json|module/i.test(type));
  return isProgram ? longestString(text) : decoded(text);
}

/** Elements that may carry markup as text. */
export function mayCarry(e: PageElement): boolean {
  if (carrying.has(e.name) || (e.name === 'input' && attribute(e, 'type') === 'hidden')) return true;
  for (const a of e.list) if (a.value.length >= shortest && markupTag.test(a.value)) return true;
  for (const c of e.children) if (c.type === 'text' && isMarkup((c as Text).data)) return true;
  return false;
}

const carrying = new Set(['script', 'noscript', 'textarea', 'xmp']);

function isMarkup(text: string): boolean {
  return text.length >= shortest && markupTag.test(text);
}

function textOf(e: PageElement): string {
  return e.name === 'input' ? (attribute(e, 'value') ?? '') : e.children.map((c) => (c.type === 'text' ? (c as Text).data : '')).join('');
}

/** `srcdoc`, `data-content`, a property of a component. */
function longestAttribute(e: PageElement): string {
  return e.list.reduce((longest, a) => (a.value.length > longest.length && isMarkup(a.value) ? a.value : longest), '');
}

/** A value that is a string or an object of a program has its signs escaped. */
function markupOf(value: string): string | null {
  if (value === '') return null;
  return decoded(/^\s*["'{[]/.test(value) || /\\u003ctable/i.test(value) ? unescaped(value) : value);
}

function longestString(script: string): string | null {
  let best: string | null = null;
  let from = 0;
  let seen = 0;
  for (const m of script.matchAll(tableTag)) {
    if (m.index < from) continue;
    if (++seen > mostStrings) break;
    const found = literalAround(script, from, m.index);
    if (found === null) continue;
    from = found.end + 1;
    const markup = decoded(unpacked(unescaped(script.slice(found.start, found.end))));
    if (!/<table[\s>]/i.test(markup)) continue;
    if (best === null || markup.length > best.length) best = markup;
  }
  return best === null || /<\/table/i.test(best) ? best : inPieces(script);
}

const literal = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/g;
const longestScript = 2_000_000;

/** A table that a script writes line by line: its strings one behind the other. */
function inPieces(script: string): string | null {
  if (script.length > longestScript) return null;
  const joined = (script.match(literal) ?? []).map((l) => decoded(unescaped(l.slice(1, -1)))).join('\n');
  return /<table[\s>][^]*<\/table/i.test(joined) ? joined : null;
}

/** The string literal that holds the place `at`: opened by a quote that stands where a value may begin, closed by the next one that is not escaped. */
function literalAround(script: string, from: number, at: number): { readonly start: number; readonly end: number } | null {
  let asked = 0;
  for (let i = at - 1; i >= from; i--) {
    const quote = script[i]!;
    if ((quote !== '"' && quote !== "'" && quote !== '`') || script[i - 1] === '\\') continue;
    let before = i - 1;
    while (before >= 0 && /\s/.test(script[before]!)) before--;
    if (++asked > mostQuotes) return null;
    if (before < 0 || !/[:=(,[?]/.test(script[before]!) || isAttribute(script, before)) continue;
    for (let end = i + 1; end < script.length; end++) {
      if (script[end] === '\\') end++;
      else if (script[end] === quote) return end > at ? { start: i + 1, end } : null;
    }
    return null;
  }
  return null;
}

/** class='a' within the markup itself: the sign before the quote belongs to an attribute of a tag that is still open. */
function isAttribute(script: string, equals: number): boolean {
  if (script[equals] !== '=' || /\s/.test(script[equals - 1] ?? '')) return false;
  const before = script.slice(Math.max(0, equals - longestTag), equals);
  const open = Math.max(before.lastIndexOf('<'), before.toLowerCase().lastIndexOf('\\u003c'));
  return open !== -1 && !/>|\\u003e/i.test(before.slice(open + 1)) && /\s[\w:-]+$/.test(before);
}

const longestTag = 400;
/** Where the string does not begin after so many quotes it is not looked for. */
const mostQuotes = 5000;

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: ' ', f: ' ', v: ' ' };

function unescaped(literal: string): string {
  return literal.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([\s\S]))/gi, (_, u: string | undefined, x: string | undefined, c: string | undefined) => (c === undefined ? String.fromCharCode(Number.parseInt((u ?? x)!, 16)) : (escapes[c] ?? c)));
}

/** A string that was packed so that it passes through addresses: %3Ctable, %u4E00, base64. */
function unpacked(text: string): string {
  if (/%3ctable/i.test(text)) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text.replace(/%u([0-9a-f]{4})|%([0-9a-f]{2})/gi, (_, u: string | undefined, x: string | undefined) => String.fromCharCode(Number.parseInt((u ?? x)!, 16)));
    }
  }
  if (/^[A-Za-z0-9+/\s]+=*\s*$/.test(text)) {
    const plain = Buffer.from(text, 'base64').toString('utf8');
    // Chinese in another encoding would come out damaged.
    return plain.includes('\ufffd') ? text : unpackedOnce(plain);
  }
  return text;
}

/** Base64 of what was made fit for an address before. */
function unpackedOnce(plain: string): string {
  return /%3ctable/i.test(plain) ? unpacked(plain) : plain;
}

/** Markup that was written as text once more. */
function decoded(markup: string): string {
  if (/<table[\s>]/i.test(markup)) return markup;
  return markup.replace(/&lt;/gi, '<').replace(/&gt;/gi, '>').replace(/&quot;/gi, '"').replace(/&amp;/gi, '&');
}
