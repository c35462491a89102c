// Numbers in prose: Chinese numerals there and back, how exact a number is, and what is no number.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assert as check, integer, property } from 'fast-check';
import { hanNumber, quantity } from '../../../src/parse/mentions/numerals.js';
import { hanNumeralOf } from './han-numeral.js';

test('a Chinese numeral is read back, 0 to 10^8', () => {
  for (let n = 0; n <= 12_000; n++) assert.equal(hanNumber(hanNumeralOf(n)), n, hanNumeralOf(n));
  check(property(integer({ min: 0, max: 100_000_000 }), (n) => hanNumber(hanNumeralOf(n)) === n), { numRuns: 3000 });
});

test('numerals as they are also written', () => {
  const table: readonly (readonly [string, number | null])[] = [
    ['两', 2], ['两百', 200], ['二百零五', 205], ['十', 10], ['一十二', 12], ['一千零二十', 1020], ['十二万', 120_000], ['二〇', 20], ['二〇二三', 2023], ['壹佰贰拾叁', 123], ['一亿零三', 100_000_003],
    // Several numbers, or one that depends on the reader.
    ['三五', null], ['两三', null], ['一百二', null], ['三万二', null], ['百', null], ['千百', null], ['', null], ['十百', null], ['零五', null], ['一二', null], ['一百零', null], ['万', null],
  ];
  for (const [text, n] of table) assert.equal(hanNumber(text), n, text);
});

test('bounds and scales', () => {
  const table = [
    [['1,234', '', '', ''], { value: 1234, bound: 'exactly', decimals: 0 }],
    [['1.2', '万', '', ''], { value: 12_000, bound: 'about', decimals: 0 }],
    [['300', '', '', '余'], { value: 300, bound: 'over', decimals: 0 }],
    [['300', '', '超过', ''], { value: 300, bound: 'over', decimals: 0 }],
    [['300', '', '近', ''], { value: 300, bound: 'under', decimals: 0 }],
    [['300', '', '', '左右'], { value: 300, bound: 'about', decimals: 0 }],
    [['百', '', '', '余'], { value: 100, bound: 'over', decimals: 0 }],
    [['百', '', '近', ''], { value: 100, bound: 'under', decimals: 0 }],
    [['百', '', '', ''], null],
    [['1', '千', '', '余'], { value: 1000, bound: 'over', decimals: 0 }],
    [['三万', '', '', ''], { value: 30_000, bound: 'about', decimals: 0 }],
    [['282.10', '', '', ''], { value: 282.1, bound: 'exactly', decimals: 2 }],
    [['1234567890123456', '', '', ''], null],
    [['三五', '', '', ''], null],
  ] as const;
  for (const [[digits, scale, before, after], expected] of table) assert.deepEqual(quantity(digits, scale, before, after), expected, digits);
});
