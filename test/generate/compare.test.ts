// The judge is judged: each way a reading can differ from the truth is told from the others.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { State, Value } from '../../src/model/value.js';
import { compare } from './compare.js';
import type { TruthCell } from './draft.js';

const value = (state: State, v: number | null): Value => ({ state, value: v, raw: state === 'absent' ? null : String(v ?? ''), anchor: null });
const truth = (state: State, v: number | null, must = true): TruthCell => ({ state, value: v, raw: state === 'absent' ? null : String(v ?? ''), must });

const cases: readonly (readonly [TruthCell, Value | undefined, 'right' | 'unreadable' | 'lost' | 'wrong'])[] = [
  [truth('number', 5), value('number', 5), 'right'],
  [truth('number', 0), value('number', 0), 'right'],
  [truth('number', 5), value('number', 6), 'wrong'],
  [truth('blank', null), value('number', 0), 'wrong'],
  [truth('unreadable', null), value('number', 4), 'wrong'],
  [truth('absent', null), value('number', 0), 'wrong'],
  [truth('number', 5), value('unreadable', null), 'unreadable'],
  [truth('unreadable', null), value('unreadable', null), 'right'],
  [truth('number', 0), value('blank', null), 'lost'],
  [truth('dash', null), value('blank', null), 'lost'],
  [truth('number', 5), undefined, 'lost'],
  [truth('absent', null), undefined, 'right'],
  [truth('blank', null), value('absent', null), 'lost'],
  [truth('blank', null, false), value('absent', null), 'unreadable'],
];

test('right, unreadable, lost and wrong', () => {
  for (const [t, got, kind] of cases) {
    const c = compare(new Map([['a', t]]), new Map(got === undefined ? [] : [['a', got]]));
    assert.equal(c.mismatches[0]?.kind ?? 'right', kind, `${t.state} ${t.value} read as ${got?.state} ${got?.value}`);
    assert.equal(c.right, kind === 'right' ? 1 : 0);
  }
});

test('a figure in a cell the form does not have is wrong', () => {
  assert.equal(compare(new Map(), new Map([['b', value('number', 1)]])).mismatches[0]?.kind, 'wrong');
  assert.deepEqual(compare(new Map(), new Map([['b', value('absent', null)]])).mismatches, []);
});
