// Sums are decimal and figures are printed with all their digits.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { exactSum, plain } from '../../src/check/decimal.js';

const sums: readonly (readonly [readonly number[], number])[] = [
  [[], 0],
  [[1, 2, 3], 6],
  [[0.1, 0.2], 0.3],
  [[0.1, 0.2, -0.3], 0],
  [[4068.208, -4068.2], 0.008],
  [[1e21, -1e21, 1], 1],
  [[1.5e-7, 1], 1.00000015],
  [[9007199254740991, 1, -1], 9007199254740991],
  [[9007199254740992, 1, -9007199254740992], 1],
];
for (const [values, sum] of sums) test(`${JSON.stringify(values)} sums to ${sum}`, () => assert.equal(exactSum(values), sum));

const printed: readonly (readonly [number, string])[] = [
  [0, '0'], [61, '61'], [-3, '-3'], [4068.208, '4068.208'], [-0.05, '-0.05'], [1e21, '1000000000000000000000'], [1.5e-7, '0.00000015'], [2 ** 53, '9007199254740992'],
];
for (const [n, text] of printed) test(`${n} is printed ${text}`, () => assert.equal(plain(n), text));

test('what is printed is the same number and has no exponent', () => {
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (n) => {
    const text = plain(n);
    assert.match(text, /^-?\d+(\.\d+)?$/);
    assert.equal(Number(text), n === 0 ? 0 : n);
  }));
});

test('cents add up as integers do', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 }), { maxLength: 30 }), (cents) => {
    assert.equal(exactSum(cents.map((c) => c / 100)), cents.reduce((a, b) => a + b, 0) / 100);
  }));
});

test('what is not finite is no figure', () => {
  for (const n of [NaN, Infinity]) {
    assert.throws(() => plain(n), RangeError);
    assert.throws(() => exactSum([1, n]), RangeError);
  }
});
