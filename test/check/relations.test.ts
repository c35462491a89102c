// Rules beyond equality: what is broken, what is left open, what is only a lead, and the words for each.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../src/check/engine.js';
import { relations } from '../../src/check/rules/index.js';
import type { EditionId } from '../../src/model/edition.js';
import type { Finding } from '../../src/model/finding.js';
import type { Relation, Rule } from '../../src/model/rule.js';
import { filled, value, type Written } from './cells.js';

interface Case {
  readonly says: string;
  readonly edition: EditionId;
  readonly cells: Readonly<Record<string, Written>>;
  readonly rule: string;
  readonly scope: string | null;
  readonly expect: Partial<Finding> | null;
}

const documents = (issued: Written, repealed: Written, inForce: Written): Record<string, Written> => ({ 'normative_documents.issued': issued, 'normative_documents.repealed': repealed, 'normative_documents.in_force': inForce });

const cases: readonly Case[] = [
  { says: 'more issued than is in force or repealed', edition: '2021', cells: documents(5, 1, 3), rule: 'documents.in_force', scope: 'normative_documents', expect: { outcome: 'broken', kind: 'arithmetic', severity: 'warning', left: 4, right: 5, difference: -1 } },
  { says: 'what was issued and repealed in the year', edition: '2021', cells: documents(5, 2, 3), rule: 'documents.in_force', scope: 'normative_documents', expect: { outcome: 'holds', left: 5, right: 5, difference: 0 } },
  { says: 'documents of earlier years', edition: '2021', cells: documents(5, 0, 300), rule: 'documents.in_force', scope: 'normative_documents', expect: { outcome: 'holds' } },
  { says: 'a blank where documents in force belong', edition: '2021', cells: documents(5, 0, ''), rule: 'documents.in_force', scope: 'normative_documents', expect: { outcome: 'undecided', kind: 'incomplete', severity: 'warning', blanks: ['normative_documents.in_force'], difference: null } },
  { says: 'a blank that changes nothing', edition: '2021', cells: documents(5, '', 5), rule: 'documents.in_force', scope: 'normative_documents', expect: { outcome: 'holds', blanks: ['normative_documents.repealed'] } },
  { says: 'a figure that cannot be read', edition: '2021', cells: documents(5, 0, '?3 | 8'), rule: 'documents.in_force', scope: 'normative_documents', expect: { outcome: 'undecided', kind: 'unreadable', severity: 'info' } },
  { says: 'a form that has no such cells', edition: '2019', cells: {}, rule: 'documents.in_force', scope: 'normative_documents', expect: null },
  { says: 'fewer public in total than published this year', edition: '2019', cells: { 'regulations.published': 8, 'regulations.total_public': 2 }, rule: 'documents.total_public', scope: 'regulations', expect: { outcome: 'broken', left: 2, right: 8 } },
  { says: 'more items gone than there were', edition: '2019', cells: { 'penalties.items_last_year': 3, 'penalties.change': -8 }, rule: 'items.left', scope: 'penalties', expect: { outcome: 'broken', left: -5, right: 0, difference: -5 } },
  { says: 'all items gone', edition: '2019', cells: { 'penalties.items_last_year': 8, 'penalties.change': -8 }, rule: 'items.left', scope: 'penalties', expect: { outcome: 'holds' } },
  { says: 'money without a project', edition: '2019', cells: { 'procurement.projects': 0, 'procurement.amount': 25.6 }, rule: 'procurement.projects', scope: null, expect: { outcome: 'broken', left: 25.6, right: 0 } },
  { says: 'money, and a dash for projects', edition: '2019', cells: { 'procurement.projects': '/', 'procurement.amount': 25.6 }, rule: 'procurement.projects', scope: null, expect: { outcome: 'undecided', kind: 'incomplete', blanks: ['procurement.projects'] } },
  { says: 'neither money nor project', edition: '2019', cells: {}, rule: 'procurement.projects', scope: null, expect: { outcome: 'holds' } },
  { says: 'projects without money', edition: '2019', cells: { 'procurement.projects': 4, 'procurement.amount': 0 }, rule: 'procurement.amount', scope: null, expect: { outcome: 'broken' } },
  { says: 'decisions without items', edition: '2019', cells: { 'licences.decisions': 39 }, rule: 'items.decided', scope: 'licences', expect: { outcome: 'undecided', kind: 'lead', severity: 'info', left: 39, right: 0 } },
  { says: 'no lead where items are not to be read', edition: '2019', cells: { 'licences.decisions': 39, 'licences.change': '?减五' }, rule: 'items.decided', scope: 'licences', expect: null },
  { says: 'no word of what agrees', edition: '2019', cells: { 'licences.decisions': 39, 'licences.change': 2 }, rule: 'items.decided', scope: 'licences', expect: null },
  { says: 'reviews without requests', edition: '2021', cells: { 'reconsideration.total': 3 }, rule: 'lead.reviews', scope: null, expect: { outcome: 'undecided', kind: 'lead', left: 3, right: 0 } },
  { says: 'reviews of what was carried in', edition: '2021', cells: { 'reconsideration.total': 3, 'requests.carried_in.total': 1 }, rule: 'lead.reviews', scope: null, expect: null },
];

for (const c of cases) {
  test(`${c.rule}: ${c.says}`, () => {
    const found = check(filled(c.edition, 0, c.cells), {}, c.edition, relations).filter((f) => f.rule === c.rule && f.scope === c.scope);
    if (c.expect === null) return assert.deepEqual(found, []);
    assert.equal(found.length, 1);
    assert.deepEqual(Object.fromEntries(Object.keys(c.expect).map((k) => [k, found[0]![k as keyof Finding]])), c.expect);
    for (const words of [found[0]!.message.zh, found[0]!.message.en]) assert.doesNotMatch(words, /undefined|NaN|null/);
  });
}

test('messages of relations read as a person would write them', () => {
  const message = (edition: EditionId, cells: Readonly<Record<string, Written>>, rule: string, scope: string | null): readonly string[] => {
    const f = check(filled(edition, 0, cells), {}, edition, relations).find((x) => x.rule === rule && x.scope === scope)!;
    return [f.message.zh, f.message.en];
  };
  assert.deepEqual(message('2021', documents(5, 1, 3), 'documents.in_force', 'normative_documents'), [
    '「行政规范性文件」行：现行有效件数与本年废止件数之和为 4（3 + 1），本年制发件数填的是 5，前者不应小于后者，少 1。',
    'Row 行政规范性文件 (administrative normative documents): documents in force and repealed this year together come to 4 (3 + 1), but documents issued this year says 5: 1 less than it should at least be.',
  ]);
  assert.deepEqual(message('2021', documents(5, 0, ''), 'documents.in_force', 'normative_documents'), [
    '「行政规范性文件」行：「现行有效件数」没有数，无法核对现行有效件数与本年废止件数之和是否不小于本年制发件数。',
    'Row 行政规范性文件 (administrative normative documents): “in force” has no figure, so it cannot be told whether documents in force and repealed this year together are at least documents issued this year.',
  ]);
  assert.deepEqual(message('2019', { 'penalties.items_last_year': 3, 'penalties.change': -8 }, 'items.left', 'penalties'), [
    '「行政处罚」行：上一年项目数量与本年增/减之和为 -5（3 + (-8)），不应为负数。',
    'Row 行政处罚 (administrative penalties): the items of last year and the change of this year together come to -5 (3 + (-8)), which cannot be.',
  ]);
});

const sums: readonly (readonly [Relation, number, number, boolean])[] = [
  ['=', 2, 2, true], ['=', 2, 3, false], ['≤', 2, 2, true], ['≤', 3, 2, false], ['≥', 2, 2, true], ['≥', 1, 2, false],
  ['≈', 105, 100, true], ['≈', 106, 100, false], ['≈', 95, 100, true], ['≈', 94, 100, false], ['implies', 0, 0, true], ['implies', 1, 0, false], ['implies', 1, 9, true],
];
for (const [relation, left, right, holds] of sums) {
  test(`${left} ${relation} ${right} ${holds ? 'holds' : 'is broken'}`, () => {
    const rule: Rule = {
      id: 'made.up', basis: 'cells', title: { zh: '', en: '' }, citation: { zh: '', en: '' }, says: { zh: '', en: '' }, severity: 'error', relation, tolerance: 0.05, totals: false,
      leftName: { zh: '左', en: 'the left' }, rightName: { zh: '右', en: 'the right' }, identities: () => [{ scope: null, scopeLabel: null, left: ['a'], right: ['b'] }],
    };
    const [found] = check(new Map([['a', value(left)], ['b', value(right)]]), {}, '2021', [rule]);
    assert.deepEqual([found!.outcome, found!.left, found!.right], [holds ? 'holds' : 'broken', left, right]);
  });
}
