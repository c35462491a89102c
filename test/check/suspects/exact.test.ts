// The search against every set of cells and every value tried in turn, on small systems: all smallest sets, no other, and their values. No case is left out: how far values have to be tried follows from the system.
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
interface Small {
  readonly group: Group;
  readonly cells: ReadonlyMap<CellRef, Written>;
}

const small: fc.Arbitrary<Small> = fc.record({
  signs: fc.array(fc.array(fc.constantFrom(0, 0, 1, 1, -1), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
  figures: fc.array(fc.oneof({ weight: 24, arbitrary: fc.integer({ min: 0, max: 3 }) }, { weight: 2, arbitrary: fc.constant('?') }, { weight: 1, arbitrary: fc.constant(-1) }), { minLength: 5, maxLength: 5 }),
}).map(({ signs, figures }) => {
  const refs = (row: readonly number[], sign: number): string[] => row.flatMap((s, i) => (s === sign ? [`c${i}`] : []));
  const equations = signs.filter((row) => row.some((s) => s !== 0)).map((row) => equation(rule, null, refs(row, 1), refs(row, -1)));
  const of = new Map(grouped(equations).flatMap((g) => [...g.of]));
  return { group: { equations, cells: [...of.keys()], of }, cells: new Map(figures.map((f, i) => [`c${i}`, f])) };
}).filter(({ group, cells }) => group.cells.length > 0 && group.cells.filter((ref) => cells.get(ref) === '?').length <= 1);

/** Σ factors[i] · x[i] = rest. */
interface Sum {
  readonly factors: readonly number[];
  readonly rest: number;
}

function sumsOver({ group, cells }: Small, free: readonly CellRef[], given: ReadonlyMap<CellRef, number>): Sum[] {
  const counts = (ref: CellRef): number => given.get(ref) ?? (Number(cells.get(ref)) || 0);
  return group.equations.map((e) => ({
    factors: free.map((ref) => e.coefficients.get(ref) ?? 0),
    rest: -[...e.coefficients].reduce((sum, [ref, k]) => (free.includes(ref) ? sum : sum + k * counts(ref)), 0),
  }));
}

/** The greatest determinant, without its sign, that rows and columns of the sums make. */
function greatestMinor(sums: readonly Sum[]): number {
  const minor = (rows: readonly number[], columns: readonly number[]): number => {
    const [row, ...others] = rows;
    if (row === undefined) return 1;
    return columns.reduce((d, c, i) => d + (i % 2 === 0 ? 1 : -1) * sums[row]!.factors[c]! * minor(others, columns.filter((x) => x !== c)), 0);
  };
  const choices = (n: number): number[][] => Array.from({ length: 2 ** n }, (_, bits) => Array.from({ length: n }, (__, i) => i).filter((i) => (bits >> i) % 2 === 1));
  let greatest = 1;
  for (const rows of choices(sums.length)) for (const columns of choices(sums[0]?.factors.length ?? 0)) if (rows.length === columns.length) greatest = Math.max(greatest, Math.abs(minor(rows, columns)));
  return greatest;
}

/**
 * Up to two solutions in counts that differ from `printed` where one is given. If there are any, there are some no greater than tried: those of a system with bounds (each value less or more than printed) are a corner,
 * whose values are minors of the sums times what stands on their right, and rays from it, of which less than one each is needed, with values no greater than a minor.
 */
function solutions(sums: readonly Sum[], printed: readonly (number | null)[]): number[][] {
  const n = printed.length;
  const bounds = printed.reduce<number>((sum, v) => sum + (v === null ? 0 : v + 1), 0);
  const most = greatestMinor(sums) * (sums.reduce((sum, s) => sum + Math.abs(s.rest), 0) + bounds + n);
  const found: number[][] = [];
  const x: number[] = [];
  const within = (): boolean => sums.every(({ factors, rest }) => {
    let [low, high] = [0, 0];
    factors.forEach((k, i) => {
      const value = x[i];
      if (value !== undefined) [low, high] = [low + k * value, high + k * value];
      else if (k > 0) high += k * most;
      else low += k * most;
    });
    return low <= rest && rest <= high;
  });
  const next = (): void => {
    if (!within()) return;
    if (x.length === n) return void found.push([...x]);
    for (let v = 0; v <= most && found.length < 2; v++) {
      if (v === printed[x.length]) continue;
      x.push(v);
      next();
      x.pop();
    }
  };
  next();
  return found;
}

/** Every smallest set with one or two of its solutions; values of the set first, in its order, then that of a cell that is not known. */
function byTrying(s: Small): Map<string, number[][]> {
  const { group, cells } = s;
  const unknown = group.cells.filter((ref) => cells.get(ref) === '?');
  const known = group.cells.filter((ref) => cells.get(ref) !== '?');
  const count = (ref: CellRef): number => cells.get(ref) as number;
  // What is no count cannot stay in a sum that is off.
  const forced = known.filter((ref) => count(ref) < 0 && group.equations.some((e) => e.coefficients.has(ref) && sumsOver({ group: { ...group, equations: [e] }, cells }, [], new Map())[0]!.rest !== 0));
  for (let size = forced.length; ; size++) {
    const found = new Map<string, number[][]>();
    for (const set of choicesOf(known, size)) {
      if (!forced.every((ref) => set.includes(ref))) continue;
      const some = solutions(sumsOver(s, [...set, ...unknown], new Map()), [...set.map(count), ...unknown.map(() => null)]);
      if (some.length > 0) found.set(set.join(' '), some);
    }
    if (found.size > 0) return found;
  }
}

function choicesOf<T>(items: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, i) => choicesOf(items.slice(i + 1), size - 1).map((rest) => [item, ...rest]));
}

test('all smallest sets of cells are found, and no others, with the values that the equations leave', () => {
  const compared = { sets: 0, unknown: 0, great: 0, forced: 0 };
  fc.assert(fc.property(small, (s) => {
    const expected = byTrying(s);
    const p = printed(s.group, new Map([...s.cells].map(([ref, w]) => [ref, value(w)])))!;
    const found = search(p, { work: 1_000_000, repairs: 1000 });
    assert.equal(found.cut, undefined);
    const order = s.group.cells;
    const sets = found.repairs.map((r) => ({ refs: [...r.cells.keys()].sort((a, b) => order.indexOf(a) - order.indexOf(b)), repair: r }));
    assert.deepEqual(sets.map((x) => x.refs.join(' ')).sort(), [...expected.keys()].sort());
    const unknown = [...p.unknown];
    for (const { refs, repair } of sets) {
      assert.ok(solutions(sumsOver(s, unknown, repair.cells), unknown.map(() => null)).length > 0, `${refs.join(' ')}: ${[...repair.cells.values()].join(' ')} is no solution`);
      assert.ok([...repair.cells].every(([ref, v]) => v >= 0 && v !== s.cells.get(ref)));
      // With a cell that is not known a set can hold with several values too; without, `open` says it.
      if (!repair.open && unknown.length === 0) assert.equal(expected.get(refs.join(' '))!.length, 1);
      compared.sets++;
      if (unknown.length > 0) compared.unknown++;
      if ([...repair.cells.values()].some((v) => v > 6)) compared.great++;
      if (refs.some((ref) => Number(s.cells.get(ref)) < 0)) compared.forced++;
    }
  }), { numRuns: 400 });
  assert.ok(compared.sets > 200 && compared.unknown > 20 && compared.great > 0 && compared.forced > 5, JSON.stringify(compared));
});
