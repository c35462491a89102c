// Every case reads as what stands in it, and as it did when a person last looked at it. Differences that are meant are written by `npm run golden` and read before they are kept.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import * as cheerio from 'cheerio';
import { readReport } from '../src/pipeline.js';
import { cases, expected, expectedFiles, truth } from './cases.js';
import { textAt } from './element-at.js';

const squeezed = (text: string): string => text.replaceAll(/\s/g, '');

test('every case has its source and its truth, and all golden files or none', () => {
  const all = cases();
  assert.ok(all.length >= 10, `${all.length} cases`);
  for (const c of all) assert.deepEqual(readdirSync(c.folder).sort(), [...(c.golden ? expectedFiles : []), c.source, 'truth.json'].sort(), c.name);
});

for (const c of cases()) {
  test(`${c.name}: every cell, the agency, the year and the date are what stands there`, async () => {
    const bytes = readFileSync(join(c.folder, c.source));
    const reading = await readReport(bytes, c.source);
    assert.ok(reading.status === 'report', reading.status === 'rejected' ? reading.error.message.en : '');
    const { report } = reading;
    const wanted = truth(c);
    const flat = new Map(Object.entries(wanted.cells).flatMap(([row, columns]) => Object.entries(columns).map(([column, v]) => [`${row}.${column}`, v] as const)));
    const read = new Map([...report.cells].map(([ref, v]) => [ref, v.state === 'number' ? v.value : v.state]));
    assert.deepEqual(Object.fromEntries([...read].sort()), Object.fromEntries([...flat].sort()));
    assert.deepEqual({ agency: report.agency.value, year: report.year.value, published: report.published.value }, { agency: wanted.agency, year: wanted.year, published: wanted.published });
    assert.deepEqual(report.sections.map((s) => s.id).filter((id) => id !== null), ['overview', 'proactive', 'requests', 'reviews', 'problems', 'other']);
  });

  test(`${c.name}: every address leads to its figure`, async () => {
    const bytes = readFileSync(join(c.folder, c.source));
    const reading = await readReport(bytes, c.source);
    assert.ok(reading.status === 'report');
    const { report } = reading;
    const text = new TextDecoder(report.source.charset).decode(bytes);
    const $ = report.source.format === 'html' ? cheerio.load(text) : null;
    const lines = text.split('\n');
    for (const [ref, v] of report.cells) {
      if (v.state !== 'number') continue;
      const digits = /[\d.]+/.exec(v.raw!)![0];
      assert.ok(v.anchor !== null, ref);
      if ('offset' in v.anchor) {
        assert.match(bytes.subarray(v.anchor.offset, v.anchor.offset + 3).toString('latin1'), /^<t[dh]$/, ref);
        assert.ok(squeezed(textAt($!, v.anchor.path) ?? '').includes(digits), `${ref} ${v.anchor.path}`);
      } else if ('line' in v.anchor) assert.ok(lines[v.anchor.line - 1]!.slice(v.anchor.column - 1).startsWith(digits), `${ref} ${v.anchor.line}:${v.anchor.column}`);
    }
  });

  if (!c.golden) continue;
  test(`${c.name}: grids, report and findings are as expected`, async () => {
    const now = await expected(c);
    for (const file of expectedFiles) assert.deepEqual(now[file].split('\n'), readFileSync(join(c.folder, file), 'utf8').split('\n'), `${c.name}/${file}`);
  });
}
