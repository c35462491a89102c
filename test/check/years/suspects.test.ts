// Findings between two years say which cell of which report is most likely wrong: what the sums settle, what they leave open, and what is never claimed.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { check } from '../../../src/check/engine.js';
import { identities } from '../../../src/check/rules/index.js';
import { printed } from '../../../src/check/suspects/printed.js';
import { search } from '../../../src/check/suspects/search.js';
import { groupsOf } from '../../../src/check/suspects/system.js';
import { balancedSets } from '../../../src/check/years/balanced.js';
import { joined, type Member } from '../../../src/check/years/joined.js';
import { yearRules } from '../../../src/check/years/rules.js';
import { withYearSuspects } from '../../../src/check/years/suspects.js';
import { yearFindings } from '../../../src/check/years/years.js';
import type { EditionId } from '../../../src/model/edition.js';
import type { Finding } from '../../../src/model/finding.js';
import type { Placed } from '../../../src/model/placed.js';
import type { Problem } from '../../../src/model/problem.js';
import type { CellRef, Value } from '../../../src/model/value.js';
import { filled, type Written } from '../cells.js';
import { placed } from '../../generate/across/placed.js';
import { rng } from '../../generate/rng.js';
import { kinds } from '../suspects/plant.js';
import { drawYears, measureYears, places, plantYears, setOf } from './slips.js';

type Some = Readonly<Record<string, Written>>;

function report(year: number, cells: Some, edition: EditionId = '2021', more: Readonly<Record<string, Partial<Value>>> = {}, problems: readonly Problem[] = []): Placed {
  const p = placed({ agency: '青川市统计局', year, form: { edition, layout: {} }, cells: new Map() });
  const all = new Map(filled(edition, 0, cells));
  for (const [ref, v] of Object.entries(more)) all.set(ref, { ...all.get(ref)!, ...v });
  return { ...p, report: { ...p.report, cells: all, problems } };
}

/** A table of persons only: received, carried in, granted, carried over; each column and the total. */
function persons(fresh: number, into: Written, granted: number, out: Written, changed: Some = {}): Some {
  const rows: Some = { new: fresh, carried_in: into, granted, concluded: granted, carried_out: out };
  return { ...Object.fromEntries(Object.entries(rows).flatMap(([row, n]) => [[`requests.${row}.natural_person`, n], [`requests.${row}.total`, n]])), ...changed };
}

function found(...reports: readonly Placed[]): { readonly year: number; readonly f: Finding }[] {
  return [...withYearSuspects(yearFindings(reports, false), reports)].flatMap(([p, all]) => all.map((f) => ({ year: p.year, f })));
}

/** `rank[=] year cell→value + …; cut`. */
function said({ year, f }: { readonly year: number; readonly f: Finding }): string {
  const sets = (f.suspects ?? []).map((s) => `${s.rank}${s.tie ? '=' : ''} ${[...setOf(s, { year })].map(([cell, n]) => `${cell.replace('requests.', '').replace('natural_person', 'p').replace('normative_documents', 'docs')}→${n}`).join(' + ')}`);
  return [`${f.rule} ${f.scope}`, ...sets, ...(f.suspectsCut === undefined ? [] : [f.suspectsCut])].join('; ');
}

const person = (row: string): string => `requests.${row}.natural_person`;
const docs = (of: Readonly<Record<string, Written>>): Some => Object.fromEntries(Object.entries(of).map(([k, v]) => [`normative_documents.${k}`, v]));

const cases: readonly { readonly what: string; readonly reports: readonly Placed[]; readonly says: readonly string[] }[] = [
  {
    what: 'carried in wrong, and off within its own report: that cell',
    reports: [report(2022, persons(40, 0, 35, 5)), report(2023, persons(30, 5, 35, 0, { [person('carried_in')]: 50 }))],
    says: ['carry_over natural_person; 1 2023 carried_in.p→5'],
  },
  {
    what: 'carried over wrong, and off within last year’s report: that cell of last year',
    reports: [report(2022, persons(40, 0, 35, 5, { [person('carried_out')]: 3 })), report(2023, persons(30, 5, 35, 0))],
    says: ['carry_over natural_person; 1 2022 carried_out.p→5'],
  },
  {
    what: 'both reports balance: what was received, or what was carried the other way, in either year, and nothing tells which',
    reports: [report(2022, persons(40, 0, 35, 5)), report(2023, persons(32, 3, 35, 0))],
    says: ['natural_person', 'total'].map((scope) => `carry_over ${scope}; 1= 2023 carried_in.p→5 + 2023 new.p→30 + 2023 carried_in.total→5 + 2023 new.total→30; 1= 2023 carried_in.p→5 + 2023 carried_out.p→2 + 2023 carried_in.total→5 + 2023 carried_out.total→2; 1= 2022 carried_out.p→3 + 2022 new.p→38 + 2022 carried_out.total→3 + 2022 new.total→38`),
  },
  {
    what: 'both balance, and the year after agrees with what this year carries over: that is no set',
    reports: [report(2022, persons(40, 0, 35, 5)), report(2023, persons(32, 3, 34, 1)), report(2024, persons(9, 1, 10, 0))],
    says: ['natural_person', 'total'].map((scope) => `carry_over ${scope}; 1= 2023 carried_in.p→5 + 2023 new.p→30 + 2023 carried_in.total→5 + 2023 new.total→30; 1= 2022 carried_out.p→3 + 2022 new.p→38 + 2022 carried_out.total→3 + 2022 new.total→38`),
  },
  {
    what: 'the year between is off from both by as much: its two cells, and no other report',
    reports: [report(2022, persons(40, 0, 35, 5)), report(2023, persons(32, 3, 34, 1)), report(2024, persons(9, 3, 12, 0))],
    says: ['2023 carried_in.p→5 + 2023 carried_out.p→3 + 2023 carried_in.total→5 + 2023 carried_out.total→3', '2023 carried_out.p→3 + 2023 carried_in.p→5 + 2023 carried_out.total→3 + 2023 carried_in.total→5'].flatMap((set) => ['natural_person', 'total'].map((scope) => `carry_over ${scope}; 1 ${set}`)),
  },
  {
    what: 'three columns moved together and nothing tells the years apart: said, and not listed',
    reports: [report(2022, persons(40, 0, 35, 5, { 'requests.carried_out.company': 4, 'requests.new.company': 4, 'requests.carried_out.total': 9, 'requests.new.total': 44 })), report(2023, persons(32, 3, 35, 0))],
    says: ['natural_person', 'company', 'total'].map((scope) => `carry_over ${scope}; balanced`),
  },
  {
    what: 'a stock wrong between two years that agree with each other',
    reports: [report(2022, docs({ in_force: 10 })), report(2023, docs({ issued: 2, repealed: 1, in_force: 21 })), report(2024, docs({ issued: 1, repealed: 0, in_force: 12 }))],
    says: ['in_force normative_documents; 1 2023 docs.in_force→11', 'in_force normative_documents; 1 2023 docs.in_force→11'],
  },
  {
    what: 'stocks that the years beside bear out: issued or repealed',
    reports: [report(2021, docs({ in_force: 9 })), report(2022, docs({ issued: 1, in_force: 10 })), report(2023, docs({ issued: 72, repealed: 1, in_force: 36 })), report(2024, docs({ in_force: 36 }))],
    says: ['in_force normative_documents; 1 2023 docs.issued→27; 2 2023 docs.repealed→46'],
  },
  {
    what: 'a stock left blank is filled, and no figure doubted',
    reports: [report(2022, docs({ in_force: 10 })), report(2023, docs({ issued: 2, repealed: 1, in_force: '' }))],
    says: ['in_force normative_documents; 1 2023 docs.in_force→11'],
  },
  {
    what: 'items last year, where the change was for the less',
    reports: [report(2019, { 'licences.items_last_year': 200, 'licences.change': -13 }, '2019'), report(2020, { 'licences.items_last_year': 213 }, '2019')],
    says: ['restated licences; 1 2019 licences.change→13; 2= 2020 licences.items_last_year→187; 2= 2019 licences.items_last_year→226'],
  },
  {
    what: 'nothing carried in is printed, in a column where last year has some: the reports balance',
    reports: [report(2022, persons(40, 0, 37, 3)), report(2023, persons(30, '/', 30, 0), '2021', { 'requests.carried_in.total': { state: 'dash', value: null, raw: '/' } })],
    says: ['natural_person', 'total'].map((scope) => `carry_over ${scope}; 1= 2023 carried_in.p→3 + 2023 new.p→27 + 2023 carried_in.total→3 + 2023 new.total→27; 1= 2023 carried_in.p→3 + 2023 carried_out.p→3 + 2023 carried_in.total→3 + 2023 carried_out.total→3; 1= 2022 carried_out.p→0 + 2022 new.p→37 + 2022 carried_out.total→0 + 2022 new.total→37`),
  },
];

for (const { what, reports, says } of cases) {
  test(`suspects between years: ${what}`, () => assert.deepEqual(found(...reports).map(said), says));
}

test('a cell of another year’s report never stands among those of the finding’s own', () => {
  const { f } = found(report(2022, persons(40, 0, 35, 5, { [person('carried_out')]: 3 })), report(2023, persons(30, 5, 35, 0)))[0]!;
  const [s] = f.suspects!;
  assert.deepEqual({ cells: s!.cells, cell: s!.cell, value: s!.value, others: s!.others }, { cells: {}, cell: undefined, value: undefined, others: [{ agency: '青川市统计局', year: 2022, cell: person('carried_out'), printed: 3, value: 5 }] });
  assert.equal(s!.why.zh, '若 2022 年报告「四、结转下年度继续办理／自然人」由 3 改为 5，各报告内和两年之间所涉各式即全部相等（错了一位数字）。');
  assert.equal(s!.why.en, 'If “carried over to next year / natural persons” in the report of 2022 said 5 instead of 3, every sum it is in, within the reports and between the two years, holds (one digit wrong).');
});

test('a year that is mended along with the other is said', () => {
  const { f } = found(report(2022, docs({ in_force: 10 })), report(2023, docs({ issued: 2, repealed: 1, in_force: 21 })), report(2024, docs({ issued: 1, in_force: 12 })))[0]!;
  assert.match(f.suspects![0]!.why.zh, /2023 年与 2024 年之间的同一式也随之相等，现在不等。$/);
  assert.match(f.suspects![0]!.why.en, /The same sum between 2023 and 2024, which is off as printed, then holds too\.$/);
});

const doubts: readonly (readonly [string, readonly Placed[]])[] = [
  ['a stock whose signs bear the other figure', [report(2022, docs({ in_force: 10 })), report(2023, docs({ in_force: 1 }), '2021', { 'normative_documents.in_force': { raw: '1 0' } })]],
  ['a stock that a recogniser left with the other figure', [report(2022, docs({ in_force: 10 })), report(2023, docs({ in_force: 16 }), '2021', { 'normative_documents.in_force': { confidence: 0.8, alternatives: [{ state: 'number', value: 10, raw: '10', confidence: 0.2 }] } })]],
  ['a figure carried in that the sums of its own report read otherwise', [report(2022, persons(40, 0, 35, 5)), report(2023, persons(30, 5, 35, 0, { [person('carried_in')]: 6 }), '2021', { [person('carried_in')]: { confidence: 0.7, alternatives: [{ state: 'number', value: 5, raw: '5', confidence: 0.3 }] } })]],
];

for (const [what, reports] of doubts) {
  test(`no accusation where the reading is in doubt: ${what}`, () => {
    const { f } = found(...reports)[0]!;
    assert.deepEqual([f.outcome, f.kind, f.severity, f.suspects], ['undecided', 'unreadable', 'info', undefined]);
    assert.match(f.message.zh, /疑为读取有误/);
  });
}

test('what holds, cannot be read or is not there has no suspects', () => {
  const torn = report(2023, { ...persons(30, '?5', 35, 0), ...docs({ in_force: null }) });
  assert.ok(found(report(2022, { ...persons(40, 0, 35, 5), ...docs({ in_force: 3 }) }), torn).every(({ f }) => f.suspects === undefined && f.suspectsCut === undefined));
});

test('every set, put into the reports, makes the finding’s identity and every sum within the reports hold', () => {
  let sets = 0;
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(...places), fc.constantFrom(...kinds), fc.boolean(), (seed, where, kind, moved) => {
    const planted = plantYears(seed, kind, where);
    if (planted === null) return;
    const reports = moved ? rebalanced(planted.reports, seed) : planted.reports;
    const all = withYearSuspects(yearFindings(reports, false), reports);
    for (const [now, findings] of all) {
      for (const f of findings) {
        for (const s of f.suspects ?? []) {
          sets++;
          const set = setOf(s, now);
          const put = reports.map((p) => {
            const cells = new Map(p.report.cells);
            for (const [key, n] of set) if (key.startsWith(`${p.year} `)) cells.set(key.slice(5), { ...cells.get(key.slice(5))!, state: 'number', value: n });
            return { ...p, report: { ...p.report, cells } };
          });
          const after = yearFindings(put, false);
          assert.ok(![...after].some(([p, own]) => p.year === now.year && own.some((g) => g.rule === f.rule && g.scope === f.scope)), `${f.rule} ${f.scope} with ${JSON.stringify([...set])}`);
          for (const [i, p] of put.entries()) {
            const broken = (r: Placed): string[] => check(r.report.cells, r.report.layout, r.report.edition, identities, false).filter((g) => g.cells.some((ref) => set.has(`${p.year} ${ref}`)) && g.outcome === 'broken').map((g) => `${g.rule} ${g.scope}`);
            if (!s.open) assert.deepEqual(broken(p), [], `${f.rule} ${now.year} ${i} with ${JSON.stringify([...set])}`);
          }
        }
      }
    }
  }), { numRuns: 250, seed: 7 });
  assert.ok(sets > 200, `only ${sets} sets`);
});

/** What one year carries in changes, and what it received with it: its own sums hold. */
function rebalanced(reports: readonly Placed[], seed: number): Placed[] {
  const at = 1 + (seed % (reports.length - 1));
  const by = 1 + (seed % 3);
  return reports.map((p, i) => {
    if (i !== at) return p;
    const cells = new Map(p.report.cells);
    for (const column of ['natural_person', 'total']) {
      for (const [row, d] of [['carried_in', by], ['new', -by]] as const) {
        const ref = `requests.${row}.${column}`;
        cells.set(ref, { ...cells.get(ref)!, value: Math.max(0, (cells.get(ref)!.value ?? 0) + d) });
      }
    }
    return { ...p, report: { ...p.report, cells } };
  });
}

test('the sets of two tables that balance are those that a search over both finds', () => {
  let compared = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const r = rng(seed);
    const [last, drawn] = drawYears(r, '2021') as [Placed, Placed];
    const cells = new Map(drawn.report.cells);
    // What was carried in and received changes, one or two columns, and the totals.
    const columns = ['natural_person', 'company', 'research'].slice(0, r.int(1, 2));
    let all = 0;
    for (const column of columns) {
      const d = r.pick([-2, -1, 1, 2]);
      const at = (row: string): CellRef => `requests.${row}.${column}`;
      if (cells.get(at('carried_in'))!.value! + d < 0 || cells.get(at('new'))!.value! - d < 0) continue;
      for (const [row, by] of [['carried_in', d], ['new', -d]] as const) cells.set(at(row), { ...cells.get(at(row))!, value: cells.get(at(row))!.value! + by });
      all += d;
    }
    for (const [row, by] of [['carried_in', all], ['new', -all]] as const) cells.set(`requests.${row}.total`, { ...cells.get(`requests.${row}.total`)!, value: cells.get(`requests.${row}.total`)!.value! + by });
    const now = { ...drawn, report: { ...drawn.report, cells } };
    const part = yearRules[0]!.parts[0]!;
    const members = [last, now].map((p): Member => ({ placed: p, doubts: new Map(), within: groupsOf(identities, '2021').filter((g) => g.of.has('requests.new.total')).map((g) => printed(g, p.report.cells)!) }));
    const system = joined(members, part.identities.map((identity) => ({ identity, last, now })))!;
    const searched = search(system.printed, { work: 400_000, repairs: 1000 });
    if (searched.size === 0 || searched.cut !== undefined) continue;
    const mine = balancedSets(last, now, () => ({ says: 'nothing', figure: 0 })).map((s) => s.changes.map((c) => `${c.placed.year} ${c.ref}=${c.value}`).sort().join(' ')).sort();
    if (mine.length === 0) continue;
    assert.deepEqual(mine, searched.repairs.map((x) => [...x.cells].map(([key, n]) => `${key}=${n}`).sort().join(' ')).sort(), `seed ${seed}`);
    compared++;
  }
  assert.ok(compared > 30, `only ${compared} compared`);
});

test('one slip in a cell that two years share: the cell, its year and its value', () => {
  for (const where of places) {
    for (const kind of kinds) {
      for (let seed = 1, n = 0; n < 4 && seed < 200; seed++) {
        const planted = plantYears(seed, kind, where);
        if (planted === null) continue;
        n++;
        const m = measureYears(planted);
        assert.ok(!m.visible || (m.among && (!m.determined || m.first)), `${where} ${kind} ${seed}: ${JSON.stringify(m)}`);
      }
    }
  }
});
