// Names of sheets: short enough, without refused signs, and no word cut.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { sheetName } from '../../src/export/sheet-name.js';
import { metrics } from '../../src/metrics/metrics.js';
import { formCells } from '../../src/form/cell-refs.js';

const names: readonly (readonly [string, string, string])[] = [
  ['requests received and handled', '', 'requests received and handled'], ['requests received and handled', ' 12', 'requests received 12'], ['reconsideration and litigation', '', 'reconsideration and litigation'],
  ['disclosure rate (of those answered in substance)', '', 'disclosure rate (of those'], ['收到和处理政府信息公开申请情况', '', '收到和处理政府信息公开申请情况'], ['政'.repeat(40), ' 2', `${'政'.repeat(29)} 2`], ['a/b [c]: d?', '', 'a b c d'], ["'quoted'", '', 'quoted'], ['', '', ''],
];

test('names are cut between words', () => {
  for (const [wanted, suffix, name] of names) assert.equal(sheetName(wanted, suffix), name, wanted);
});

test('no title of the form or of a metric loses a part of a word', () => {
  for (const title of new Set([...formCells('2021').map((c) => c.block.title.en), ...metrics.map((m) => m.title.en)])) {
    const words = new Set(title.split(/[^\p{L}\p{N}'.-]+/u));
    for (const w of sheetName(title).split(/[^\p{L}\p{N}'.-]+/u)) assert.ok(words.has(w), `${title}: ${w}`);
  }
});

test('any text becomes a name that Excel takes', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constantFrom('', ' 2', ' 17'), (wanted, suffix) => {
    const name = sheetName(wanted, suffix);
    assert.ok([...name].length <= 31 && !/[\\/?*[\]:']/u.test(name) && name.endsWith(suffix), name);
  }));
});
