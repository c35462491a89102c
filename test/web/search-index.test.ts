// The index of a static site: read back with its own script it finds what the server finds, and every file it speaks of is there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import vm from 'node:vm';
import * as fc from 'fast-check';
import { bigrams, levelled, phrasesOf, termsOf } from '../../src/store/bigrams.js';
import { passages } from '../../src/store/passages.js';
import { searchScript } from '../../src/web/assets/search-script.js';
import { digits, partOf, searchFiles } from '../../src/web/search-index.js';
import { smallSite } from './site.js';

/** Numbers as the script reads them. */
function numbers(text: string): number[] {
  let last = -1;
  return [...text.matchAll(/[g-z0-9_-]*[A-Za-f]/gu)].map(([word]) => (last += [...word].reduce((n, d, i) => n + (digits.indexOf(d) & 31) * 32 ** i, 0)));
}

test('the pairs of every text lead to it, and to nothing that is not there', async (t) => {
  const { site } = await smallSite(t);
  const files = new Map<string, unknown>();
  for await (const f of searchFiles(site)) vm.runInNewContext(new TextDecoder().decode(f.bytes), { nianbao: { part: (name: string, content: unknown) => void files.set(name, JSON.parse(JSON.stringify(content))) } });
  const about = files.get('about') as { documents: number; parts: number; each: number };
  const texts = Array.from({ length: Math.ceil(about.documents / about.each) }, (_, i) => files.get(`t${i}`) as (readonly [string, number | null, string, number | null, string, string])[]).flat();
  assert.equal(texts.length, about.documents);
  assert.equal(files.size, 1 + about.parts + Math.ceil(about.documents / about.each));
  const terms = new Map(Array.from({ length: about.parts }, (_, i) => Object.entries(files.get(`i${i}`) as Record<string, string>)).flat());
  for (const [i, [agency, year, path, , heading, text]] of texts.entries()) {
    for (const term of bigrams(year === null ? agency : `${heading}\n${text}`).split(' ')) assert.ok(numbers(terms.get(term)!).includes(i), `${term} ${i}`);
    assert.match(path, year === null ? /^agency\/.+\.html$/u : /^report\/.+\/\d{4}\/prose\.html$/u);
    if (year !== null) assert.ok(numbers(terms.get(`#${year}`)!).includes(i));
  }
  for (const [term, postings] of terms) {
    for (const i of numbers(postings)) assert.ok(term === `#${texts[i]![1]}` || bigrams(texts[i]![1] === null ? texts[i]![0] : `${texts[i]![4]}\n${texts[i]![5]}`).split(' ').includes(term), `${term} ${i}`);
    assert.ok((files.get(`i${partOf(term, about.parts)}`) as Record<string, string>)[term] === postings, term);
  }
  // Reports of which another version is current are not in it.
  assert.deepEqual(texts.filter(([a, y]) => a === '青川市统计局' && y === 2023).length, 1);
});

test('the script does with words what the server does', () => {
  // Only its functions: the page it works on is not here.
  const own = vm.runInNewContext(`${searchScript.replace("const own = document", 'return { levelled, phrasesOf, termsOf, passages, partOf };\n  const own = document').replace('(() => {', 'globalThis.it = (() => {')}; it`) as { levelled: typeof levelled; phrasesOf: typeof phrasesOf; termsOf: typeof termsOf; passages: typeof passages; partOf: typeof partOf };
  const same = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
  const words = fc.string({ unit: fc.constantFrom(...'依申请公开政府 　ＡbC12，。𠮷'), maxLength: 40 });
  fc.assert(fc.property(words, words, (text, query) => {
    assert.equal(own.levelled(text), levelled(text));
    const phrases = phrasesOf(query);
    assert.deepEqual(same(own.phrasesOf(query)), phrases);
    if (phrases === null) return;
    assert.deepEqual(same(phrases.flatMap((p) => own.termsOf(p))), phrases.flatMap(termsOf));
    assert.deepEqual(same(own.passages(text, phrases)), passages(text, phrases));
    assert.equal(own.partOf(query, 37), partOf(query, 37));
  }), { numRuns: 300 });
});
