// The search against every set of cells and every value tried in turn, on small systems: all smallest sets, no other, and their values.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { printed } from '../../../src/check/suspects/printed.js';
import { search } from '../../../src/check/suspects/search.js';
import { equation, grouped, type Group } from '../../../src/check/suspects/system.js';
import type { Rule } from '../../../src/model/rule.js';
import type { CellRef } from '../../../src/model/value.js';
import { value, type Written } from '../cells.js';

const words = { zh: '甲', en: 'one' };
const rule: Rule = {
  id: 'test', basis: 'cells', title: words, citation: words, says: words, severity: 'error', relation: '=', leftName: words, rightName: words, totals: false, identities: () => [],
};
/** Values are tried up to this; sums of sums can be more, and such cases are not compared. */
const most = 12;
const largest = 3;

interface Small {
  readonly group: Group;
  readonly cells: ReadonlyMap<CellRef, Written>;
}

const small: fc.Arbitrary<Small> = fc.record({
  signs: fc.array(fc.array(fc.constantFrom(0, 0, 1, 1, -1), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
  figures: fc.array(fc.oneof({ weight: 12, arbitrary: fc.integer({ min: 0, max: 3 }) }, { weight: 1, arbitrary: fc.constant('?') }), { minLength: 5, maxLength: 5 }),
}).map(({ signs, figures }) => {
  const refs = (row: readonly number[], sign: number): string[] => row.flatMap((s, i) => (s === sign ? [`c${i}`] : []));
  const equations = signs.filter((row) => row.some((s) => s !== 0)).map((row) => equation(rule, null, refs(row, 1), refs(row, -1)));
  return { group: { equations, cells: grouped(equations).flatMap((g) => g.cells), of: new Map() }, cells: new Map(figures.map((f, i) => [`c${i}`, f])) };
}).filter(({ group, cells }) => group.cells.length > 0 && group.cells.filter((ref) => cells.get(ref) === '?').length <= 1);

/** Every smallest set with its values; null where more than `largest` cells are needed. */
function byTrying({ group, cells }: Small): Map<string, number[][]> | null {
  const unknown = group.cells.filter((ref) => typeof cells.get(ref) === 'string');
  const known = group.cells.filter((ref) => !unknown.includes(ref));
  const now = new Map(group.cells.map((ref) => [ref, Number(cells.get(ref)) || 0]));
  const holds = (): boolean => group.equations.every((e) => [...e.coefficients].reduce((sum, [ref, k]) => sum + k * now.get(ref)!, 0) === 0);
  const tryUnknown = (): boolean => {
    if (unknown.length === 0) return holds();
    for (let v = 0; v <= most; v++) {
      now.set(unknown[0]!, v);
      if (holds()) return true;
    }
    return false;
  };
  for (let size = 0; size <= largest; size++) {
    const found = new Map<string, number[][]>();
    const set: CellRef[] = [];
    const values = (at: number): void => {
      const ref = set[at];
      if (ref === undefined) {
        if (tryUnknown()) found.set(set.join(' '), [...(found.get(set.join(' ')) ?? []), set.map((r) => now.get(r)!)]);
        return;
      }
      const before = now.get(ref)!;
      for (let v = 0; v <= most; v++) {
        if (v === before) continue;
        now.set(ref, v);
        values(at + 1);
      }
      now.set(ref, before);
    };
    const sets = (from: number): void => {
      if (set.length === size) return values(0);
      for (let i = from; i < known.length; i++) {
        set.push(known[i]!);
        sets(i + 1);
        set.pop();
      }
    };
    sets(0);
    if (found.size > 0) return found;
  }
  return null;
}

test('all smallest sets of cells are found, and no others, with the values that the equations leave', () => {
  let compared = 0;
  fc.assert(fc.property(small, (s) => {
    const expected = byTrying(s);
    if (expected === null) return;
    const p = printed(s.group, new Map([...s.cells].map(([ref, w]) => [ref, value(w)])))!;
    const found = search(p, { work: 1_000_000, repairs: 1000 });
    const order = s.group.cells;
    const sets = found.repairs.map((r) => ({ refs: [...r.cells.keys()].sort((a, b) => order.indexOf(a) - order.indexOf(b)), repair: r }));
    assert.equal(found.cut, undefined);
    if (found.repairs.some((r) => [...r.cells.values(), ...r.filled.values()].some((n) => n > most))) return;
    // A cell that is not known may have to be more than was tried, too.
    const named = sets.map((x) => x.refs.join(' ')).filter((x) => p.unknown.size === 0 || expected.has(x));
    assert.deepEqual(named.sort(), [...expected.keys()].sort());
    for (const { refs, repair } of sets) {
      const solutions = expected.get(refs.join(' '));
      if (solutions === undefined) continue;
      assert.ok(solutions.some((v) => v.every((n, i) => n === repair.cells.get(refs[i]!))), `${refs.join(' ')}: ${[...repair.cells.values()].join(' ')} is no solution`);
      // With a cell that is not known a set can hold with several values too; without, `open` says it.
      if (!repair.open && p.unknown.size === 0) assert.equal(solutions.length, 1);
      compared++;
    }
  }), { numRuns: 400 });
  assert.ok(compared > 100);
});
