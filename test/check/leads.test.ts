// What is unusual beside the earlier reports of an agency: how much, against which year, and what is left alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkReport } from '../../src/check/check-report.js';
import { leadFindings } from '../../src/check/leads/index.js';
import type { Report } from '../../src/model/report.js';
import { filled, type Written } from './cells.js';

function report(year: number, cells: Readonly<Record<string, Written>>): Report {
  return {
    source: { id: '', name: '', size: 0, format: 'html', charset: 'utf-8' },
    agency: { value: '临溪县民政局', from: 'title' }, year: { value: year, from: 'title' }, title: { value: null, from: null }, published: { value: null, from: null },
    edition: '2021', layout: {}, cells: filled('2021', 3, cells), sections: [], problems: [],
  };
}

interface Case {
  readonly says: string;
  readonly now: Written;
  /** Year and figure of the reports before, in any order. */
  readonly before: readonly (readonly [number, Written])[];
  readonly found: readonly string[];
}
const ref = 'licences.decisions';
const cases: readonly Case[] = [
  { says: 'ten times more', now: 1000, before: [[2022, 100]], found: ['lead.jump 1000 100'] },
  { says: 'nearly ten times more', now: 999, before: [[2022, 100]], found: [] },
  { says: 'ten times less', now: 52, before: [[2022, 5213]], found: ['lead.jump 52 5213'] },
  { says: 'ten times of little', now: 90, before: [[2022, 9]], found: [] },
  { says: 'the nearest year counts', now: 900, before: [[2021, 5], [2022, 800], [2020, 2]], found: [] },
  { says: 'a year missing between', now: 900, before: [[2019, 5]], found: ['lead.jump 900 5'] },
  { says: 'a later report is not an earlier one', now: 900, before: [[2024, 5]], found: [] },
  { says: 'nothing before', now: 900, before: [], found: [] },
  { says: 'a blank before', now: 900, before: [[2022, '']], found: [] },
  { says: 'nought before', now: 900, before: [[2022, 0]], found: [] },
  { says: 'nought after hundreds', now: 0, before: [[2022, 288], [2021, 310]], found: ['lead.zero 0 288'] },
  { says: 'nought after hundreds once', now: 0, before: [[2022, 288]], found: [] },
  { says: 'nought after less', now: 0, before: [[2022, 288], [2021, 99]], found: [] },
  { says: 'a blank after hundreds', now: '', before: [[2022, 288], [2021, 310]], found: [] },
  { says: 'a dash after hundreds', now: '/', before: [[2022, 288], [2021, 310]], found: [] },
  { says: 'what cannot be read', now: '?1 2', before: [[2022, 288], [2021, 310]], found: [] },
];
for (const c of cases) {
  test(`${c.says}: ${c.found.length === 0 ? 'nothing' : c.found.join(', ')}`, () => {
    const found = leadFindings(report(2023, { [ref]: c.now }), c.before.map(([year, w]) => report(year, { [ref]: w })));
    assert.deepEqual(found.map((f) => `${f.rule} ${f.left} ${f.right}`), c.found);
    for (const f of found) assert.deepEqual([f.kind, f.outcome, f.severity, f.cells], ['lead', 'undecided', 'info', [ref]]);
  });
}

test('a lead names the figures it rests on, and a jump by ten thousand the units', () => {
  const before = report(2022, { 'fees.amount': 12.5 });
  const [found] = leadFindings(report(2023, { 'fees.amount': 98765 }), [before]);
  assert.deepEqual(found!.others, [{ agency: '临溪县民政局', year: 2022, cell: 'fees.amount', value: 12.5 }]);
  assert.equal(found!.message.en, '“administrative fees · fees collected this year” is 98765 this year and was 12.5 in 2022, 7901 times as much: perhaps one is in yuan and the other in 万元.');
  assert.equal(found!.message.zh, '「行政事业性收费 · 本年收费金额（单位：万元）」本年 98765，2022年 12.5，为其 7901 倍，像是元与万元之差。');
});

test('a jump says how many times as many, up or down', () => {
  const said = (now: number, then: number): string => leadFindings(report(2023, { 'licences.decisions': now }), [report(2022, { 'licences.decisions': then })]).find((f) => f.rule === 'lead.jump')!.message.en;
  assert.match(said(2400, 100), / is 2400 this year and was 100 in 2022, 24 times as many\.$/);
  assert.match(said(100, 2400), / is 100 this year and was 2400 in 2022, which was 24 times as many\.$/);
});

test('no lead rests on a total that its own parts contradict, of this year or an earlier one', () => {
  const row = (total: number, person: number): Readonly<Record<string, Written>> => ({
    'requests.new.natural_person': person, ...Object.fromEntries(['company', 'research', 'public_interest', 'legal_service', 'other'].map((c) => [`requests.new.${c}`, 0])), 'requests.new.total': total,
  });
  const jumps = (now: Readonly<Record<string, Written>>, before: Readonly<Record<string, Written>>): string[] => leadFindings(report(2023, now), [report(2022, before)]).flatMap((f) => f.cells);
  assert.deepEqual(jumps(row(1200, 1200), row(100, 100)), ['requests.new.total']);
  assert.deepEqual(jumps(row(1200, 120), row(100, 100)), []);
  assert.deepEqual(jumps(row(1200, 1200), row(100, 1000)), []);
  const reviews = { 'reconsideration.upheld': 3, 'reconsideration.total': 3 };
  const rows = (total: number, person: number): Report => ({ ...report(2023, {}), cells: filled('2021', 0, { ...reviews, ...row(total, person) }) });
  const leads = (r: Report): string[] => checkReport(r, []).findings.flatMap((f) => (f.rule === 'lead.reviews' ? [f.kind] : []));
  assert.deepEqual(leads(rows(0, 0)), ['lead']);
  assert.deepEqual(leads(rows(0, 20)), []);
});
