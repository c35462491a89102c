// Packing loses nothing, whatever the cells are, and costs what the budget says.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { formCells } from '../../src/form/cell-refs.js';
import type { Value } from '../../src/model/value.js';
import { packCells, unpackCells } from '../../src/store/pack-cells.js';
import { packReport } from '../../src/store/pack-report.js';
import { anyCells, anyFigure } from './arbitrary-cells.js';
import { originalOf, packed, syntheticCells, syntheticFinding, syntheticReport, unchecked } from './synthetic-report.js';

test('any cells come back as they were', () => {
  fc.assert(fc.property(anyCells(anyFigure), ({ cells }) => {
    assert.deepStrictEqual(unpackCells([...cells.keys()], packCells(cells.values())), cells);
  }), { numRuns: 300 });
});

const at = { path: '/html/body/table[1]/tr[2]/td[3]', offset: 700 };
const kept: readonly { readonly name: string; readonly value: Value; readonly entry: unknown }[] = [
  { name: 'a number', value: { state: 'number', value: 12, raw: '12', anchor: at }, entry: [12, 0, 3, 0] },
  { name: 'zero', value: { state: 'number', value: 0, raw: '0', anchor: at }, entry: [0, 0, 3, 0] },
  { name: 'a blank', value: { state: 'blank', value: null, raw: '', anchor: at }, entry: [null, 0, 3, 0] },
  { name: 'a blank of spaces', value: { state: 'blank', value: null, raw: ' ', anchor: at }, entry: { s: 'b', r: ' ', a: [0, 3, 0] } },
  { name: 'a dash', value: { state: 'dash', value: null, raw: '/', anchor: at }, entry: ['/', 0, 3, 0] },
  { name: 'an absent cell', value: { state: 'absent', value: null, raw: null, anchor: null }, entry: 0 },
  { name: 'an unreadable text', value: { state: 'unreadable', value: null, raw: '1 2', anchor: at, candidates: [1, 12] }, entry: { s: 'u', r: '1 2', c: [1, 12], a: [0, 3, 0] } },
  { name: 'an amount with its unit', value: { state: 'number', value: 12.5, raw: '12.5万元', unit: '万元', anchor: at }, entry: { v: 12.5, r: '12.5万元', u: '万元', a: [0, 3, 0] } },
  { name: 'a number in a text file', value: { state: 'number', value: 7, raw: '7', anchor: { line: 30, column: 9 } }, entry: [7, 30, 9] },
];
for (const { name, value, entry } of kept) {
  test(`${name} is packed as written down and comes back`, () => {
    const text = packCells([value]);
    assert.deepStrictEqual((JSON.parse(text) as { c: unknown[] }).c, [entry]);
    assert.deepStrictEqual(unpackCells(['x'], text).get('x'), value);
  });
}

test('a packed report stays below the budget of 30 bytes a cell', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const cells = syntheticCells('2021', seed);
    assert.ok(Buffer.byteLength(packCells(cells.values())) < 30 * cells.size, `seed ${seed}`);
  }
});

test('a packed report survives the way from a worker', () => {
  const p = packed({}, [syntheticFinding()]);
  assert.deepStrictEqual(structuredClone(p), p);
});

test('ids are sent along only where they are not those of the form', () => {
  assert.equal(packed().ids, null);
  const cells = new Map([...syntheticCells('2021', 1)].slice(0, 9));
  assert.deepEqual(packed({ cells }).ids, formCells('2021').slice(0, 9).map((c) => c.ref));
});

for (const [field, code] of [['agency', 'no-agency'], ['year', 'no-year']] as const) {
  test(`a report without ${field} is rejected`, () => {
    const report = { ...syntheticReport(), [field]: { value: null, from: null } };
    const p = packReport(report, unchecked, originalOf({}));
    assert.ok('code' in p && p.code === code);
  });
}

test('findings that hold are not sent', () => {
  assert.deepEqual(packed({}, [syntheticFinding('a', 'holds'), syntheticFinding('b')]).findings.map((f) => f.rule), ['b']);
});
