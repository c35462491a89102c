// What holds for every report: balanced cells break nothing, and one changed figure breaks exactly the identities it stands in.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { check } from '../../src/check/engine.js';
import { identities as rules, rules as allRules } from '../../src/check/rules/index.js';
import { formCells } from '../../src/form/cell-refs.js';
import type { EditionId } from '../../src/model/edition.js';
import type { CellRef, Value } from '../../src/model/value.js';
import { value } from './cells.js';

const editions = fc.constantFrom<EditionId>('2019', '2021');
const figure = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 99999 }).map((n) => n / 100));
const applicants = ['natural_person', 'company', 'research', 'public_interest', 'legal_service', 'other'];
const cents = (values: readonly number[]): number => values.reduce((a, n) => a + Math.round(n * 100), 0) / 100;

/** Cells that satisfy every identity: parts at will, totals from them, inflow from outflow. Sums in cents, by other means than the engine's. */
function balanced(edition: EditionId, draw: (i: number) => number): Map<CellRef, number> {
  const out = new Map<CellRef, number>();
  let i = 0;
  for (const c of formCells(edition)) out.set(c.ref, draw(i++));
  const requests = formCells(edition).filter((c) => c.table === 'requests');
  const rows = [...new Set(requests.map((c) => c.row.id))];
  const results = rows.filter((r) => !['new', 'carried_in', 'concluded', 'carried_out'].includes(r));
  const at = (row: string, column: string): number => out.get(`requests.${row}.${column}`)!;
  for (const a of applicants) {
    out.set(`requests.concluded.${a}`, cents(results.map((r) => at(r, a))));
    const all = cents([at('concluded', a), at('carried_out', a)]);
    const before = Math.min(at('carried_in', a), all);
    out.set(`requests.carried_in.${a}`, before);
    out.set(`requests.new.${a}`, cents([all, -before]));
  }
  for (const r of rows) out.set(`requests.${r}.total`, cents(applicants.map((a) => at(r, a))));
  for (const r of ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration']) {
    out.set(`${r}.total`, cents(['upheld', 'corrected', 'other', 'pending'].map((o) => out.get(`${r}.${o}`)!)));
  }
  return out;
}

const report = editions.chain((edition) => {
  const n = formCells(edition).length;
  return fc.array(figure, { minLength: n, maxLength: n }).map((drawn) => ({ edition, cells: balanced(edition, (i) => drawn[i]!) }));
});
const values = (cells: ReadonlyMap<CellRef, number>): Map<CellRef, Value> => new Map([...cells].map(([ref, n]) => [ref, value(n)]));

test('balanced cells break no identity', () => {
  fc.assert(fc.property(report, ({ edition, cells }) => {
    assert.deepEqual(check(values(cells), {}, edition).filter((f) => f.outcome !== 'holds'), []);
  }));
});

const written = fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, { weight: 6, arbitrary: fc.integer({ min: 0, max: 4 }) }, { weight: 2, arbitrary: fc.constantFrom<number | string | null>('', '/', '?1 2', null, 0.5, 9_007_199_254_740_991) });
test('what is wrong is the same whether or not what holds is told beside it', () => {
  fc.assert(fc.property(editions.chain((edition) => fc.array(written, { minLength: formCells(edition).length, maxLength: formCells(edition).length }).map((drawn) => ({ edition, drawn }))), ({ edition, drawn }) => {
    const cells = new Map(formCells(edition).map((c, i) => [c.ref, value(drawn[i]!)]));
    const all = check(cells, {}, edition, allRules);
    assert.deepEqual(check(cells, {}, edition, allRules, false), all.filter((f) => f.outcome !== 'holds'));
  }));
});

test('balanced cells with blanks for zeros break none, and no total is missed that was printed', () => {
  fc.assert(fc.property(report, fc.infiniteStream(fc.boolean()), ({ edition, cells }, coin) => {
    const printed = new Map([...cells].map(([ref, n]) => [ref, value(n === 0 && coin.next().value ? '' : n)]));
    for (const f of check(printed, {}, edition)) {
      assert.notEqual(f.outcome, 'broken');
      // Only a total left blank over printed zeros is worth a word here.
      if (f.outcome === 'undecided') assert.deepEqual([f.kind, f.left], ['incomplete', 0]);
    }
  }));
});

test('one changed figure breaks exactly the identities that contain it, by the amount it was changed', () => {
  fc.assert(fc.property(report, fc.nat(), fc.integer({ min: -500, max: 500 }).filter((d) => d !== 0), ({ edition, cells }, pick, delta) => {
    const refs = [...cells.keys()];
    const ref = refs[pick % refs.length]!;
    const changed = new Map(cells).set(ref, cents([cells.get(ref)!, delta]));
    const broken = check(values(changed), {}, edition).filter((f) => f.outcome === 'broken').map((f) => `${f.rule} ${f.scope} ${Math.abs(f.difference!)}`);
    const expected = rules.flatMap((r) => r.identities(edition).filter((i) => [...i.left, ...i.right].includes(ref)).map((i) => `${r.id} ${i.scope} ${Math.abs(delta)}`));
    assert.deepEqual(broken, expected);
  }));
});
