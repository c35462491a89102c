// What stands in a cell is one certain figure, one of the other facts, or not to be told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numeral } from '../../src/parse/numeral.js';

const anchor = { line: 1, column: 1 };
const count = 'requests.new.total';
const amount = 'fees.amount';

const cases: readonly (readonly [raw: string, cell: string, state: string, value: number | readonly number[] | null, code: string | null])[] = [
  ['12', count, 'number', 12, null], ['', count, 'blank', null, null], ['—', count, 'dash', null, null], ['无', count, 'dash', null, null],
  ['1,234', count, 'number', 1234, 'numeral'], ['１２', count, 'number', 12, 'numeral'], ['3件', count, 'number', 3, 'unit-in-cell'], ['8 21', count, 'number', 821, 'numeral'], ['一', count, 'unreadable', [1], 'unreadable'], ['三', count, 'number', 3, 'numeral'],
  ['0 34', count, 'unreadable', [0, 34], 'unreadable'], ['1O', count, 'unreadable', [10], 'unreadable'], ['4З', count, 'unreadable', [43], 'unreadable'], ['-7', count, 'number', -7, 'numeral'], ['－7', count, 'number', -7, 'numeral'], ['约12', count, 'unreadable', [12], 'unreadable'],
  ['3.0', count, 'number', 3, null], ['2.000', count, 'number', 2, null], ['12.5', count, 'number', 12.5, 'fraction'], ['0.12', count, 'number', 0.12, 'fraction'],
  ['1.756', count, 'unreadable', [1.756, 1756], 'unreadable'], ['1.234.567', count, 'unreadable', [1234567], 'unreadable'],
  ['1.756', amount, 'number', 1.756, null], ['12.5', amount, 'number', 12.5, null], ['1,234.50', amount, 'number', 1234.5, 'numeral'],
];

for (const [raw, cell, state, value, code] of cases) {
  test(`「${raw}」 in ${cell} is ${state} ${JSON.stringify(value)}`, () => {
    const { value: v, problems } = numeral(raw, { cell, anchor });
    assert.equal(v.state, state);
    if (typeof value === 'number' || value === null) assert.equal(v.value, value);
    else for (const c of value) assert.ok(v.candidates?.includes(c), JSON.stringify(v.candidates));
    assert.deepEqual(problems.map((p) => p.code), code === null ? [] : [code]);
    assert.equal(v.raw, raw);
    // What cannot be read is taken for nothing, and no note says that a figure was read as itself.
    for (const p of problems) assert.equal(p.taken === undefined, state === 'unreadable');
    for (const p of problems) assert.doesNotMatch(p.message.en, /"(.*)" was read as \1\./);
  });
}
