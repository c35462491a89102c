// No page makes a scraper throw, and whatever it tells keeps to the rules of its door.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { recognise } from '../../scrapers/auto.js';
import { families, familyOf } from '../../scrapers/index.js';
import type { WebPage } from '../../src/model/web.js';
import { portals, savedLists, webPage } from './saved.js';

const saved = savedLists().flatMap((l) => l.answers.map((a) => ({ url: a.url, text: readFileSync(`${portals}${l.family}/${l.name}/${a.file}`, 'utf8') })));
const pieces = ['<li>', '</li>', '<a href="', '">', '</a>', '<script>', '</script>', 'createPageHTML(', '3, 0, "index", "html")', '<datastore>', '<record>', '<![CDATA[', ']]>', '{"total":', '"articles":[', '}', ']', 'javascript:goPage(2)',
  'function goPage(n){ location.href="x"+n', '2024-01-15', '下一页', '共9999999页', '共99999条', '<base href="', 'http://', '%', '\\', "'", '&#', '&amp;', '<ucaptitle>', 'window._CONFIG={TREE:[', 'SID:', '政府信息公开年度报告', '<iframe src="', '.pdf', '\u0000', '\ud800', 'raw({"result":"'];
const texts = fc.oneof(
  fc.string(),
  fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), { maxLength: 60 }).map((p) => p.join('')),
  // Saved pages, cut and mixed.
  fc.tuple(fc.constantFrom(...saved), fc.constantFrom(...saved), fc.nat(3000), fc.nat(3000)).map(([a, b, i, j]) => a.text.slice(0, i) + b.text.slice(j)),
);
const urls = fc.oneof(fc.constantFrom(...saved.map((s) => s.url)), fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string(), fc.constantFrom('', 'http://[', 'http://h/module/xxgk/xxgkAnnualReport.jsp?area=%&fbtime=99999', 'http://h/gkmlpt/index#1'));

function told(page: WebPage): void {
  const { sure, marks } = recognise(page);
  assert.ok(sure >= 0 && sure <= 1 && Array.isArray(marks));
  for (const f of families) {
    const list = f.list(page);
    const keys = list.entries.map((e) => f.key(e.url));
    assert.equal(new Set(keys).size, keys.length, 'an entry twice');
    for (const e of [...list.entries, ...f.columns(page)]) {
      assert.ok(e.date === null || /^\d{4}-\d\d-\d\d$/.test(e.date));
    }
    for (const e of list.entries) assert.match(e.url, /^https?:\/\//);
    for (const r of list.more) assert.match(r.url, /^https?:\/\//);
    assert.ok(list.more.length <= 1500, `${list.more.length} requests told by one page`);
    const article = f.article(page);
    for (const url of [...article.parts, ...article.attachments.map((a) => a.url)]) assert.match(url, /^https?:\/\//);
    assert.equal(f.key(page.url), f.key(page.url));
  }
}

test('any text under any address', () => {
  fc.assert(fc.property(urls, texts, (url, text) => told(webPage({ url, method: 'GET' }, text))), { numRuns: 400 });
});

test('pages that nest, repeat and never close', () => {
  const n = 3000;
  for (const text of ['<div>'.repeat(n), '<ul><li>'.repeat(n), '<a href="1.html">'.repeat(n), '<record>'.repeat(n), '<datastore><record>'.repeat(n), '['.repeat(n), '{"a":'.repeat(n), 'createPageHTML('.repeat(n), '<script>.jpage({'.repeat(n), '共'.repeat(n), '2024-'.repeat(n), '<a href="javascript:f(1)">2</a>'.repeat(2000)]) {
    told(webPage({ url: 'http://h.example/a/index.html', method: 'GET' }, text));
  }
});

test('a list that states millions of pages tells of a bounded number at once', () => {
  const page = webPage({ url: 'http://h.example/nb/index.html', method: 'GET' }, '<ul><li><a href="t20240101_1.html">临溪县2023年政府信息公开年度报告</a></li></ul><script>createPageHTML(99999999, 0, "index", "html");</script>');
  const { more } = familyOf('trs')!.list(page);
  assert.ok(more.length >= 200 && more.length <= 500, String(more.length));
});
