// CSV that any reader reads back and no spreadsheet runs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Field } from '../../src/export/table.js';
import { csvField, csvLine } from '../../src/export/csv.js';
import { readCsv } from './read-csv.js';

const fields: readonly { readonly field: Field; readonly written: string }[] = [
  { field: null, written: '' },
  { field: '', written: '""' },
  { field: 0, written: '0' },
  { field: -12.5, written: '-12.5' },
  { field: 1e21, written: '1e+21' },
  { field: '青川市', written: '青川市' },
  { field: '甲,乙', written: '"甲,乙"' },
  { field: '"甲"', written: '"""甲"""' },
  { field: '两\n行', written: '"两\n行"' },
  { field: ' 3', written: '" 3"' },
  { field: { path: '/html/body/table[1]/tr[2]/td[3]', offset: 700 }, written: '/html/body/table[1]/tr[2]/td[3]@700' },
  { field: { line: 12, column: 5 }, written: '12:5' },
  { field: '=1+1', written: "'=1+1" },
  { field: '=HYPERLINK("http://x")', written: `"'=HYPERLINK(""http://x"")"` },
  { field: '@SUM(A1)', written: "'@SUM(A1)" },
  { field: '+1+cmd', written: "'+1+cmd" },
  { field: '-1+cmd', written: "'-1+cmd" },
  { field: '＝1', written: "'＝1" },
  { field: '\t=1', written: "'\t=1" },
  { field: ' =1', written: "' =1" },
  { field: '\t0', written: "'\t0" },
  { field: ' -', written: '" -"' },
  { field: '\r=1', written: `"'\r=1"` },
  { field: "'quoted", written: "''quoted" },
  { field: '+19', written: '+19' },
  { field: '-5', written: '-5' },
  { field: '-', written: '-' },
  { field: '--', written: '--' },
  { field: '—', written: '—' },
  { field: '/', written: '/' },
];
for (const { field, written } of fields) test(`${JSON.stringify(field)} is written as ${JSON.stringify(written)}`, () => assert.equal(csvField(field), written));

test('any texts come back once a leading apostrophe is taken off', () => {
  const text = fc.oneof(fc.constantFrom('=', '+1', '-x', '@', "'", "''", '"', ',', '\r\n', ' '), fc.string({ unit: 'binary', maxLength: 8 }));
  fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (texts) => {
    assert.deepEqual(readCsv(csvLine(texts) + csvLine(texts)).map((r) => r.map((f) => f.replace(/^'/, ''))), [texts, texts]);
  }), { numRuns: 500 });
});

test('no text is written so that a spreadsheet would take it for a formula', () => {
  fc.assert(fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'), fc.string({ maxLength: 6 }), (sign, rest) => {
    const [[shown]] = readCsv(csvLine([sign + rest])) as [[string]];
    assert.ok(shown.startsWith("'") || /^(?:[+\-＋－]?\d[\d,.]*|[-－]+) *$/u.test(shown), shown);
  }), { numRuns: 500 });
});
