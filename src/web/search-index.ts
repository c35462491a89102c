// The prose of all current reports and the names of agencies as an index of files, for a search without a server: postings by pairs of characters in parts, and the texts they point to.
import { bigrams } from '../store/bigrams.js';
import { fileOf } from './address.js';
import { unturned } from './html.js';
import type { Site } from './view.js';

/** Digits of numbers: five bits each, the sixth says that there are more. */
export const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** Texts in a file, and about the bytes of postings in one. */
const each = 8;
const aPart = 24_000;
/** Characters of one section: as many as its page shows. */
const longest = 60_000;

/** Agency, year (null: the agency itself), file of the page, section, its heading, its text. */
type Entry = readonly [agency: string, year: number | null, path: string, ordinal: number | null, heading: string, text: string];

/** The part a term is in. */
export function partOf(term: string, parts: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % parts;
}

/** Numbers of texts in rising order, as the distances between them: one byte for most. */
class Postings {
  private bytes = new Uint8Array(8);
  length = 0;
  private last = -1;

  add(n: number): void {
    let left = n - this.last;
    this.last = n;
    do {
      if (this.length === this.bytes.length) {
        const more = new Uint8Array(2 * this.length);
        more.set(this.bytes);
        this.bytes = more;
      }
      const rest = Math.floor(left / 32);
      this.bytes[this.length++] = digits.charCodeAt((left % 32) | (rest > 0 ? 32 : 0));
      left = rest;
    } while (left > 0);
  }

  text(): string {
    return Buffer.from(this.bytes.buffer, 0, this.length).toString('latin1');
  }
}

/** `search/t0.js` … the texts, `search/i0.js` … the postings, `search/about.js` how many there are. The latest stored have the highest numbers, agencies higher ones than texts. */
export async function* searchFiles(site: Site): AsyncGenerator<{ readonly path: string; readonly bytes: Uint8Array }> {
  const encoder = new TextEncoder();
  const file = (name: string, content: unknown): { readonly path: string; readonly bytes: Uint8Array } => ({ path: `search/${name}.js`, bytes: encoder.encode(`nianbao.part(${JSON.stringify(name)},${JSON.stringify(content)});\n`) });
  const terms = new Map<string, Postings>();
  let documents = 0;
  let waiting: Entry[] = [];
  const enter = (entry: Entry, words: string, more: readonly string[]): boolean => {
    for (const term of new Set([...words.split(' '), ...more])) {
      let own = terms.get(term);
      if (own === undefined) terms.set(term, (own = new Postings()));
      own.add(documents);
    }
    documents += 1;
    return waiting.push(entry) === each;
  };
  const full = (): { readonly path: string; readonly bytes: Uint8Array } => {
    const texts = waiting;
    waiting = [];
    return file(`t${Math.ceil(documents / each) - 1}`, texts);
  };
  for await (const { agency, year, report } of site.store.versions()) {
    const path = fileOf({ path: ['report', agency, String(year), 'prose'], query: {} }, 'zh');
    for (const [ordinal, s] of report.sections.entries()) {
      const text = s.paragraphs.map((p) => p.text).join('\n').slice(0, longest);
      const words = bigrams(`${s.heading}\n${text}`);
      if (words !== '' && enter([agency, year, path, ordinal, unturned(s.heading), unturned(text)], words, [`#${year}`])) yield full();
    }
  }
  for (const { agency } of await site.store.figures.agencies()) {
    const words = bigrams(agency);
    if (words !== '' && enter([agency, null, fileOf({ path: ['agency', agency], query: {} }, 'zh'), null, '', ''], words, [])) yield full();
  }
  if (waiting.length > 0) yield full();
  const bytes = [...terms.values()].reduce((n, p) => n + p.length, 0);
  const parts = Math.max(1, Math.ceil(bytes / aPart));
  const byPart: string[][] = Array.from({ length: parts }, () => []);
  for (const term of terms.keys()) byPart[partOf(term, parts)]!.push(term);
  for (const [i, own] of byPart.entries()) yield file(`i${i}`, Object.fromEntries(own.map((t) => [t, terms.get(t)!.text()])));
  yield file('about', { documents, parts, each });
}
