// The list of portals: what is in it, and what is said where it is wrong.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CommandError } from '../../src/commands/command.js';
import { portalsOf } from '../../src/commands/portals-file.js';

const head = 'id,name,address,family,columns,hosts,region\n';

test('the list that comes along can be read', () => {
  const all = portalsOf(readFileSync(fileURLToPath(new URL('../../../data/portals.csv', import.meta.url)), 'utf8'), 'data/portals.csv');
  assert.ok(all.length >= 4);
  assert.equal(new Set(all.map((p) => p.id)).size, all.length);
});

test('a row, quoted fields, several addresses in one, what is left out', () => {
  const text = `\ufeff${head}qc,"青川市, ""一网""",https://qc.example.gov.cn/,trs,https://qc.example.gov.cn/a/ https://qc.example.gov.cn/b/,files.example.cn,510800\r\n,,https://www.lx.example.gov.cn/x,,,,\n\n`;
  assert.deepEqual(portalsOf(text, 'x.csv'), [
    { id: 'qc', name: '青川市, "一网"', address: 'https://qc.example.gov.cn/', family: 'trs', columns: ['https://qc.example.gov.cn/a/', 'https://qc.example.gov.cn/b/'], hosts: ['files.example.cn'], region: '510800' },
    { id: 'lx', name: '', address: 'https://www.lx.example.gov.cn/x', family: 'auto', columns: [], hosts: [], region: null },
  ]);
});

const wrong: readonly (readonly [says: string, text: string, message: RegExp])[] = [
  ['no header', 'qc,x\n', /line 1: the first line must be id,name/],
  ['an address that is none', `${head}a,,ftp://x/,,,,\n`, /line 2: "ftp:\/\/x\/" in address/],
  ['a column address that is none', `${head}a,,https://x/,,gknb,,\n`, /line 2: "gknb" in columns/],
  ['a family nobody knows', `${head}a,,https://x/,jcms,,,\n`, /line 2: the family "jcms"/],
  ['an id twice', `${head}a,,https://x/,,,,\na,,https://y/,,,,\n`, /line 3: the id a stands in line 2/],
  ['too few fields', `${head}a,,https://x/\n`, /line 2: it has 3 fields/],
  ['a region that is no code', `${head}a,,https://x/,,,,44\n`, /line 2: the region "44"/],
  ['a quotation mark without its partner', `${head}"a,,https://x/,,,,\n`, /line 2: a quotation mark/],
];
for (const [says, text, message] of wrong) {
  test(says, () => {
    assert.throws(() => portalsOf(text, 'x.csv'), (e: unknown) => e instanceof CommandError && e.code === 2 && message.test(e.text.en) && e.text.zh.includes('x.csv'));
  });
}
