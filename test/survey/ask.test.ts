// Years and peers as people write them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { peersFrom, yearsFrom } from '../../src/survey/index.js';
import { made } from '../register/tables.js';

const years: readonly (readonly [text: string, is: ReturnType<typeof yearsFrom>])[] = [
  ['2024', { from: 2024, to: 2024 }], ['2019-2024', { from: 2019, to: 2024 }], [' 2019–2020 ', { from: 2019, to: 2020 }], ['2024-2019', null], ['24', null], ['2019-', null], ['2019-9999', null], ['', null],
];
for (const [text, is] of years) test(`the years “${text}”`, () => assert.deepEqual(yearsFrom(text), is));

const peers: readonly (readonly [text: string, is: object])[] = [
  ['same-department', { status: 'read', peers: { kind: 'same-department' } }],
  ['same-level', { status: 'read', peers: { kind: 'same-level' } }],
  ['children-of 青川市', { status: 'read', peers: { kind: 'children-of', regionCode: '990100' } }],
  ['children-of:990100', { status: 'read', peers: { kind: 'children-of', regionCode: '990100' } }],
  ['children-of 9901', { status: 'read', peers: { kind: 'children-of', regionCode: '990100' } }],
  ['children-of 990', { status: 'no-region', name: '990' }],
  ['children-of 白石县', { status: 'read', peers: { kind: 'children-of', regionCode: '990203' } }],
  ['children-of 云岭州', { status: 'read', peers: { kind: 'children-of', regionCode: '990300' } }],
  ['children-of 无有省', { status: 'no-region', name: '无有省' }],
  ['children-of 999999', { status: 'no-region', name: '999999' }],
  ['children-of', { status: 'unknown' }],
  ['friends', { status: 'unknown' }],
];
for (const [text, is] of peers) test(`the peers “${text}”`, () => assert.deepEqual(peersFrom(text, made.regions), is));

test('a name of several regions names them', () => {
  const read = peersFrom('children-of 城关区', made.regions);
  assert.deepEqual(read.status === 'ambiguous' ? read.regions.map((r) => r.code) : read, ['990103', '990202']);
});
