// Outcomes of the engine, row by row: what stands in the cells, and what is found.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../src/check/engine.js';
import { rules } from '../../src/check/rules/index.js';
import { blockOf, type Layout } from '../../src/form/cell-refs.js';
import type { EditionId } from '../../src/model/edition.js';
import type { Finding } from '../../src/model/finding.js';
import type { Rule } from '../../src/model/rule.js';
import type { CellRef } from '../../src/model/value.js';
import { filled, value, type Written } from './cells.js';

const cell = (row: string, column = 'natural_person'): CellRef => `requests.${row}.${column}`;
const parts = ['natural_person', 'company', 'research', 'public_interest', 'legal_service', 'other'];
const outcomes = ['upheld', 'corrected', 'other', 'pending'].map((o) => `reconsideration.${o}`);
const all = (refs: readonly CellRef[], w: Written): Record<CellRef, Written> => Object.fromEntries(refs.map((r) => [r, w]));

interface Case {
  readonly says: string;
  readonly rest?: Written;
  readonly cells: Readonly<Record<CellRef, Written>>;
  readonly rule: string;
  readonly scope: string | null;
  readonly expect: Partial<Finding> | null;
}

const cases: readonly Case[] = [
  { says: 'zeros hold', cells: {}, rule: 'requests.results', scope: 'natural_person', expect: { outcome: 'holds', kind: 'arithmetic', severity: 'info', left: 0, right: 0, difference: 0, blanks: [] } },
  { says: 'a sum above its total is broken', cells: { [cell('granted')]: 61, [cell('concluded')]: 60 }, rule: 'requests.results', scope: 'natural_person', expect: { outcome: 'broken', kind: 'arithmetic', severity: 'error', left: 61, right: 60, difference: 1, blanks: [] } },
  { says: 'a printed total of 0 over parts is broken', cells: { [outcomes[0]!]: 2 }, rule: 'reconsideration.total', scope: null, expect: { outcome: 'broken', left: 2, right: 0, difference: 2 } },
  { says: 'decimals leave no noise', cells: { [outcomes[0]!]: 0.1, [outcomes[1]!]: 0.2, 'reconsideration.total': 0.3 }, rule: 'reconsideration.total', scope: null, expect: { outcome: 'holds', left: 0.3, right: 0.3, difference: 0 } },
  { says: 'a difference of decimals leaves no noise', cells: { [outcomes[0]!]: 0.3, 'reconsideration.total': 0.1 }, rule: 'reconsideration.total', scope: null, expect: { outcome: 'broken', difference: 0.2 } },
  { says: 'a blank beside figures counts as 0 and is named', cells: { [outcomes[0]!]: 2, [outcomes[1]!]: '', [outcomes[2]!]: '—', 'reconsideration.total': 3 }, rule: 'reconsideration.total', scope: null, expect: { outcome: 'broken', difference: -1, blanks: [outcomes[1]!, outcomes[2]!] } },
  { says: 'blanks hold where the rest adds up', cells: { [outcomes[0]!]: 2, [outcomes[1]!]: '', 'reconsideration.total': 2 }, rule: 'reconsideration.total', scope: null, expect: { outcome: 'holds', blanks: [outcomes[1]!] } },
  { says: 'an unreadable operand leaves it undecided', cells: { [outcomes[0]!]: '?1 2', 'reconsideration.total': 3 }, rule: 'reconsideration.total', scope: null, expect: { outcome: 'undecided', kind: 'unreadable', severity: 'info', left: null, right: 3, difference: null } },
  { says: 'an unreadable operand leaves it undecided even over a blank total', cells: { [outcomes[0]!]: '?1 2', 'reconsideration.total': '' }, rule: 'reconsideration.total', scope: null, expect: { outcome: 'undecided', kind: 'unreadable', right: null } },
  { says: 'unreadable is said before absent', cells: { [outcomes[0]!]: '?1 2', 'reconsideration.total': null }, rule: 'reconsideration.total', scope: null, expect: { kind: 'unreadable' } },
  { says: 'an absent operand leaves it undecided', cells: { [outcomes[0]!]: null }, rule: 'reconsideration.total', scope: null, expect: { outcome: 'undecided', kind: 'absent', severity: 'info', left: null, right: 0, difference: null } },
  { says: 'where everything is absent it does not apply', cells: all([...outcomes, 'reconsideration.total'], null), rule: 'reconsideration.total', scope: null, expect: null },
  { says: 'a blank total over figures is incomplete', cells: { [outcomes[0]!]: 2, 'reconsideration.total': '' }, rule: 'reconsideration.total', scope: null, expect: { outcome: 'undecided', kind: 'incomplete', severity: 'warning', left: 2, right: null, difference: null } },
  { says: 'a dash for a total over printed zeros is incomplete', cells: { 'reconsideration.total': '/' }, rule: 'reconsideration.total', scope: null, expect: { outcome: 'undecided', kind: 'incomplete', severity: 'warning', left: 0, right: null } },
  { says: 'blank parts under a total are incomplete', cells: { ...all(outcomes, ''), 'reconsideration.total': 2 }, rule: 'reconsideration.total', scope: null, expect: { outcome: 'undecided', kind: 'incomplete', severity: 'warning', left: null, right: 2, difference: null } },
  { says: 'blank parts under a printed 0 hold', cells: all(outcomes, ''), rule: 'reconsideration.total', scope: null, expect: { outcome: 'holds', left: 0, right: 0 } },
  { says: 'all blank holds', cells: all([...outcomes, 'reconsideration.total'], ''), rule: 'reconsideration.total', scope: null, expect: { outcome: 'holds', left: 0, right: 0, difference: 0 } },
  { says: 'a flow with one side blank is incomplete', cells: { [cell('new')]: 3, [cell('concluded')]: '', [cell('carried_out')]: '-' }, rule: 'requests.flow', scope: 'natural_person', expect: { outcome: 'undecided', kind: 'incomplete', severity: 'warning', left: 3, right: null } },
  { says: 'and so with the other side blank', cells: { [cell('new')]: '', [cell('carried_in')]: '', [cell('concluded')]: 3 }, rule: 'requests.flow', scope: 'natural_person', expect: { outcome: 'undecided', kind: 'incomplete', left: null, right: 3 } },
  { says: 'a flow of 0 beside blanks holds', cells: { [cell('concluded')]: '', [cell('carried_out')]: '' }, rule: 'requests.flow', scope: 'natural_person', expect: { outcome: 'holds', left: 0, right: 0 } },
  { says: 'a flow with a half blank side is arithmetic', cells: { [cell('new')]: 3, [cell('concluded')]: 2, [cell('carried_out')]: '' }, rule: 'requests.flow', scope: 'natural_person', expect: { outcome: 'broken', difference: 1, blanks: [cell('carried_out')] } },
  {
    says: 'a sum that is off only by a total left blank waits for that total', rule: 'requests.flow', scope: 'total',
    cells: { [cell('new', 'total')]: 36, [cell('concluded', 'total')]: 35, [cell('carried_out')]: 1, [cell('carried_out', 'total')]: '' },
    expect: { outcome: 'undecided', kind: 'incomplete', severity: 'warning', difference: null, blanks: [cell('carried_out', 'total')] },
  },
  {
    says: 'and so it does where another cell is wrong too', rule: 'requests.flow', scope: 'total',
    cells: { [cell('new', 'total')]: 90, [cell('concluded', 'total')]: 35, [cell('carried_out')]: 1, [cell('carried_out', 'total')]: '' },
    expect: { outcome: 'undecided', kind: 'incomplete', severity: 'warning', difference: null, blanks: [cell('carried_out', 'total')] },
  },
  {
    says: 'a sum that no figure for the blank total could mend is broken', rule: 'requests.flow', scope: 'total',
    cells: { [cell('new', 'total')]: 30, [cell('concluded', 'total')]: 35, [cell('carried_out')]: 1, [cell('carried_out', 'total')]: '' },
    expect: { outcome: 'broken', difference: -5, blanks: [cell('carried_out', 'total')] },
  },
  {
    says: 'a total left blank over zeros is no excuse', rule: 'requests.flow', scope: 'total',
    cells: { [cell('new', 'total')]: 36, [cell('concluded', 'total')]: 35, [cell('carried_out', 'total')]: '' },
    expect: { outcome: 'broken', difference: 1 },
  },
  { says: 'a figure that is none is unreadable', cells: { [outcomes[0]!]: NaN }, rule: 'reconsideration.total', scope: null, expect: { outcome: 'undecided', kind: 'unreadable' } },
  { says: 'rows add up over applicants', cells: { [cell('granted', 'company')]: 2, [cell('granted', 'total')]: 3 }, rule: 'requests.applicants', scope: 'granted', expect: { outcome: 'broken', left: 2, right: 3, difference: -1, cells: [...parts, 'total'].map((c) => cell('granted', c)) } },
];

for (const c of cases) {
  test(`${c.rule}: ${c.says}`, () => {
    const found = check(filled('2021', c.rest ?? 0, c.cells), {}, '2021').filter((f) => f.rule === c.rule && f.scope === c.scope);
    if (c.expect === null) return assert.deepEqual(found, []);
    assert.equal(found.length, 1);
    const seen = found[0]!;
    assert.deepEqual(Object.fromEntries(Object.keys(c.expect).map((k) => [k, seen[k as keyof Finding]])), c.expect);
  });
}

const layouts: readonly { readonly edition: EditionId; readonly layout: Layout; readonly prints: EditionId }[] = [
  { edition: '2021', layout: {}, prints: '2021' },
  { edition: '2019', layout: {}, prints: '2019' },
  { edition: '2021', layout: { requests: '2019' }, prints: '2019' },
  { edition: '2019', layout: { requests: '2021' }, prints: '2021' },
];
for (const { edition, layout, prints } of layouts) {
  test(`edition ${edition}, requests printed as ${layout.requests ?? 'the edition says'}: one finding for each equation of ${prints}`, () => {
    const found = check(filled(edition, 0, {}, layout), layout, edition);
    const rows = blockOf(prints, 'requests')!.rows.length;
    assert.equal(found.length, 7 + 7 + rows + 3);
    assert.ok(found.every((f) => f.outcome === 'holds'));
  });
}

test('cells the map lacks are absent, and an empty map has no findings', () => {
  assert.deepEqual(check(new Map(), {}, '2021'), []);
  const found = check(new Map([['reconsideration.total', value(1)]]), {}, '2021');
  assert.deepEqual(found.map((f) => [f.rule, f.kind]), [['reconsideration.total', 'absent']]);
});

test('the engine runs a rule and a form it has never seen', () => {
  const made: Rule = {
    id: 'orchard.apples', title: { zh: '苹果', en: 'apples' }, citation: { zh: '果园', en: 'the orchard' }, severity: 'warning', basis: 'cells', relation: '=', says: { zh: '', en: '' }, totals: true,
    leftName: { zh: '各筐之和', en: 'the baskets together' }, rightName: { zh: '车上', en: 'the cart' },
    identities: (requests) => [{ scope: requests, scopeLabel: { zh: '早', en: 'morning' }, left: ['basket.a', 'basket.b'], right: ['cart'] }],
  };
  const [finding, ...more] = check(new Map([['basket.a', value(2)], ['basket.b', value('')], ['cart', value(5)]]), {}, '2019', [made]);
  assert.equal(more.length, 0);
  assert.deepEqual({ ...finding, message: null }, {
    rule: 'orchard.apples', outcome: 'broken', kind: 'arithmetic', severity: 'warning', scope: '2019', cells: ['basket.a', 'basket.b', 'cart'], left: 2, right: 5, difference: -3, blanks: ['basket.b'], message: null,
  });
  assert.equal(finding!.message.zh, '「早」：各筐之和为 2（2 + 空白），车上填的是 5，多 3。「basket.b」空白，按 0 计。');
  assert.equal(finding!.message.en, '早 (morning): the baskets together come to 2 (2 + blank), but the cart says 5, 3 too high. “basket.b” is blank and is counted as 0.');
});

test('rules have ids of their own, in order', () => {
  const ids = rules.map((r) => r.id);
  assert.deepEqual(ids, [...new Set(ids)].sort());
  for (const r of rules) for (const t of [r.title, r.citation, r.leftName, r.rightName]) assert.ok(t.zh !== '' && t.en !== '', r.id);
});
