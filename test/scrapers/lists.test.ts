// Every family is walked over its saved lists: all entries, none twice, no page that is not there, and an end.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { recognise } from '../../scrapers/auto.js';
import { families, familyOf } from '../../scrapers/index.js';
import { pageOf, portals, savedLists, walk, webPage } from './saved.js';

const lists = savedLists();

test('every family has saved lists and a near miss', () => {
  for (const f of families) {
    assert.ok(lists.some((l) => l.family === f.id), `${f.id} has no list`);
    readFileSync(`${portals}${f.id}/near-miss.html`);
  }
});

for (const list of lists) {
  test(`${list.family} ${list.name}: all ${list.entries.length} entries, none twice, and an end`, () => {
    const family = familyOf(list.family)!;
    const walked = walk(list, family);
    assert.deepEqual(walked.missing, []);
    const sorted = (es: typeof list.entries): readonly string[] => es.map((e) => `${e.url} ${e.date} ${e.title}`).sort();
    assert.deepEqual(sorted(walked.entries), sorted(list.entries));
    assert.equal(walked.asked.length, list.asked ?? list.answers.length);
    assert.deepEqual([...new Set(walked.totals)], list.total === null ? [] : [list.total]);
  });

  test(`${list.family} ${list.name}: each page lists an entry once`, () => {
    const family = familyOf(list.family)!;
    for (const a of list.answers) {
      const keys = family.list(pageOf(list, a)!).entries.map((e) => family.key(e.url));
      assert.deepEqual(keys, [...new Set(keys)]);
    }
  });

  test(`${list.family} ${list.name}: the family is recognised`, () => {
    const page = pageOf(list, { url: list.start, method: 'GET' })!;
    const found = recognise(page);
    assert.equal(found.family.id, list.family, JSON.stringify(found.others.map((o) => [o.family.id, o.sure, o.marks])));
    assert.equal(found.sure > 0, list.family !== 'generic');
    assert.equal(found.marks.length > 0, list.family !== 'generic');
  });

  if (list.columns !== undefined) test(`${list.family} ${list.name}: the columns of annual reports are found`, () => {
    const page = pageOf(list, { url: list.start, method: 'GET' })!;
    assert.deepEqual(familyOf(list.family)!.columns(page).map((c) => c.url), list.columns);
  });
}

for (const f of families) {
  test(`what looks like ${f.id} and is not`, () => {
    const expected = JSON.parse(readFileSync(`${portals}${f.id}/near-miss.json`, 'utf8')) as { url: string; family: string };
    const page = webPage({ url: expected.url, method: 'GET' }, readFileSync(`${portals}${f.id}/near-miss.html`, 'utf8'));
    const found = recognise(page);
    assert.equal(found.family.id, expected.family, JSON.stringify(found));
    if (f.id === 'generic') assert.deepEqual({ ...f.list(page), columns: f.columns(page) }, { entries: [], more: [], total: null, columns: [] });
  });
}
