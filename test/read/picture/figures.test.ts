// Figures cut from pictures: how sure their readings are, what is dirt beside them, what is a point, and rows that left their columns. No model is needed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { outOfColumn } from '../../../src/read/picture/columns.js';
import type { Component, Region } from '../../../src/read/picture/components.js';
import { calibrated, together } from '../../../src/read/picture/confidence.js';
import { digitsShown, figureReadings, minusStands, pointStands } from '../../../src/read/picture/figures.js';
import { withoutDirt } from '../../../src/read/picture/text-lines.js';

const box = (x0: number, y0: number, width: number, height: number): Component => ({ x0, y0, x1: x0 + width, y1: y0 + height, area: width * height });

test('what views agree on is surer than what they do not', () => {
  const agreed = together([[{ text: '7', confidence: 0.6 }, { text: '1', confidence: 0.3 }], [{ text: '7', confidence: 0.7 }]]);
  const torn = together([[{ text: '7', confidence: 0.6 }, { text: '1', confidence: 0.3 }], [{ text: '1', confidence: 0.7 }, { text: '7', confidence: 0.2 }]]);
  assert.equal(agreed[0]!.text, '7');
  assert.ok(agreed[0]!.confidence > 0.9 && torn[0]!.confidence < 0.6);
});

test('confidences keep the order of readings and are shares of one whole', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 6 }), (weights) => {
    const readings = together([weights.map((w, i) => ({ text: String(i), confidence: w / 1000 }))]);
    const out = calibrated(readings);
    assert.deepEqual(out.map((r) => r.text), readings.map((r) => r.text));
    assert.ok(out.every((r, i) => r.confidence >= 0 && (i === 0 || r.confidence <= out[i - 1]!.confidence)));
    assert.ok(out.reduce((n, r) => n + r.confidence, 0) < 1.0001);
  }));
  assert.deepEqual(calibrated([]), []);
});

const digits = [box(20, 20, 9, 15), box(32, 20, 9, 15)];
const dirt: readonly { readonly says: string; readonly part: Component; readonly stays: boolean }[] = [
  { says: 'a dot over a figure is dirt', part: box(24, 12, 4, 4), stays: false },
  { says: 'a dot far to the right is dirt', part: box(90, 30, 4, 4), stays: false },
  { says: 'a dot far to the left is dirt', part: box(-40, 26, 4, 4), stays: false },
  { says: 'a minus stays, blurred as high as it is wide', part: box(12, 26, 5, 4), stays: true },
  { says: 'a point at the foot between figures stays', part: box(29, 32, 3, 3), stays: true },
];
for (const d of dirt) {
  test(d.says, () => {
    const { signs, specks } = withoutDirt([...digits, d.part], 20);
    assert.deepEqual([signs.includes(d.part), specks.includes(d.part)], [d.stays, !d.stays]);
    assert.ok(digits.every((x) => signs.includes(x)));
  });
}

test('parts of words are never taken for dirt', () => {
  const word = [box(0, 20, 20, 19), box(24, 20, 6, 19), box(26, 14, 4, 4)];
  assert.equal(withoutDirt(word, 20).specks.length, 0);
});

test('a point has room between its figures, a speck has none', () => {
  assert.equal(pointStands([box(0, 0, 9, 15), box(11, 13, 3, 3), box(16, 0, 9, 15)]), true);
  assert.equal(pointStands([box(0, 0, 9, 15), box(9, 13, 2, 2), box(11, 0, 9, 15)]), false);
  assert.equal(pointStands([box(0, 0, 9, 15), box(11, 2, 3, 3), box(16, 0, 9, 15)]), false);
});

const before: readonly { readonly says: string; readonly parts: readonly Component[]; readonly minus: boolean | null }[] = [
  { says: 'a flat stroke at half height is a minus', parts: [box(12, 27, 5, 3), ...digits], minus: true },
  { says: 'a speck on a minus leaves it one', parts: [box(7, 25, 10, 5), ...digits], minus: true },
  { says: 'a dot as high as it is wide may be dirt', parts: [box(12, 26, 4, 4), ...digits], minus: null },
  { says: 'a stroke at the foot is none', parts: [box(12, 33, 5, 2), ...digits], minus: null },
  { says: 'nothing before figures is no minus', parts: digits, minus: false },
  { says: 'a figure too wide may have one that touches it', parts: [box(15, 20, 14, 15), digits[1]!], minus: null },
];
for (const b of before) {
  test(b.says, () => assert.equal(minusStands(b.parts), b.minus));
}

test('a minus that the ink shows is worth more than one the recogniser alone sees', () => {
  // Two steps of three classes: a minus hardly seen, then a 7.
  const chances = { data: Float32Array.from([0.7, 0.3, 0, 0, 0, 1]), start: 0, steps: 2, classes: 3 };
  const alphabet = [{ sign: '-', classes: [1] }, { sign: '7', classes: [2] }];
  const first = (says: boolean | null): string => figureReadings(chances, alphabet, { speck: 0.3, minus: says, digits: { least: 0, most: 9 } })[0]!.text;
  assert.deepEqual([first(true), first(null), first(false)], ['-7', '7', '7']);
});

test('digits that stand apart are counted; what is wide may be two', () => {
  assert.deepEqual(digitsShown([...digits, box(29, 32, 3, 3)]), { least: 2, most: 2 });
  assert.deepEqual(digitsShown([box(20, 20, 16, 15), digits[1]!]), { least: 1, most: Infinity });
});

test('a reading with other digits than stand apart is doubted', () => {
  // Two 1, less likely one.
  const chances = { data: Float32Array.from([0, 1, 0.7, 0.3, 0, 1]), start: 0, steps: 3, classes: 2 };
  const sure = (count: number): number => figureReadings(chances, [{ sign: '1', classes: [1] }], { speck: 0.3, minus: null, digits: { least: count, most: count } }).find((r) => r.text === '1')!.confidence;
  assert.ok(sure(1) > 0.7 && sure(2) < 0.1, `${sure(1)} ${sure(2)}`);
});

/** A header over rows of three cells 60 wide. */
const grid = (rows: number): { readonly header: Region[]; readonly body: Region[][] } => {
  const row = (y: number): Region[] => [0, 1, 2].map((c) => ({ x0: c * 60 + 1, y0: y + 1, x1: c * 60 + 59, y1: y + 29 }));
  return { header: row(0), body: Array.from({ length: rows }, (_, r) => row(30 + r * 30)) };
};

test('a row that is cut otherwise than its table is in doubt, and no other', () => {
  const { header, body } = grid(6);
  const cut = body[2]!;
  // A stroke cut the second cell in two.
  const halves: Region[] = [{ ...cut[1]!, x1: 88 }, { ...cut[1]!, x0: 90 }];
  const row = [cut[0]!, ...halves, cut[2]!];
  const cells = [...header, ...body.flatMap((r, i) => (i === 2 ? row : r))];
  const figures = new Set(cells.filter((c) => !header.includes(c)));
  const out = outOfColumn(cells, (c) => figures.has(c), (c) => header.includes(c), 16);
  assert.deepEqual([...out].sort((a, b) => a.x0 - b.x0), row);
});

test('two cells run together are in doubt under their header', () => {
  const { header, body } = grid(1);
  const [a, b, c] = body[0]! as [Region, Region, Region];
  const merged = { ...a, x1: b.x1 };
  assert.deepEqual([...outOfColumn([...header, merged, c], (x) => x === merged || x === c, (x) => header.includes(x), 16)], [merged, c]);
  assert.equal(outOfColumn([...header, a, b, c], (x) => body[0]!.includes(x), (x) => header.includes(x), 16).size, 0);
});
