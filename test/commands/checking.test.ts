// The rules over a store: every part finds what was planted, and one more report makes only its neighbours be looked at again.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { checkStale } from '../../src/commands/checking.js';
import type { Placed } from '../../src/model/placed.js';
import { checked, mark } from '../../src/pipeline.js';
import { packReport } from '../../src/store/pack-report.js';
import type { PackedReport } from '../../src/store/packed-report.js';
import type { Store } from '../../src/store/store.js';
import { placed } from '../generate/across/placed.js';
import { filled } from '../check/cells.js';
import { drawWorld } from '../generate/across/copies.js';
import { drawRegion } from '../generate/across/levels.js';
import { drawLife } from '../generate/across/years.js';
import { rng } from '../generate/rng.js';
import { temporaryStore } from '../store/open-temporary.js';

function packed(p: Placed): PackedReport {
  const bytes = Buffer.from(p.report.source.id);
  const report = { ...p.report, source: { ...p.report.source, id: createHash('sha256').update(bytes).digest('hex') } };
  const made = packReport(report, { ...checked(report), mark }, bytes, { regionCode: p.regionCode, department: p.department, identity: p.identity });
  assert.ok(!('code' in made));
  return made;
}

async function found(store: Store, rules: readonly string[]): Promise<string[]> {
  const all: string[] = [];
  for await (const { finding: f, agency, year } of store.findings()) if (rules.includes(f.rule) && f.outcome === 'broken') all.push(`${f.rule} ${agency} ${year} ${f.scope}`);
  return all.sort();
}

test('breaks between years are found, and one more year touches its own agency only', async (t) => {
  const store = await temporaryStore(t);
  const lives = [1, 2, 3, 4, 5, 6].map((seed) => drawLife(`青川市第${seed}局`, rng(seed)));
  const reports = lives.flatMap((l) => l.reports);
  const broken = lives.flatMap((l, i) => [...l.broken].map((b) => {
    const [rule, year, scope] = b.split(' ');
    return `${rule} 青川市第${i + 1}局 ${year} ${scope}`;
  })).sort();
  assert.ok(broken.length > 0);
  const last = reports.at(-1)!;
  await store.add(reports.slice(0, -1).map(packed));
  const first = await checkStale(store);
  assert.equal(first.within, 0, 'what was read now was checked now');
  assert.equal(first.years, reports.length - 1);
  await store.add([packed(last)]);
  const more = await checkStale(store);
  assert.equal(more.years, reports.filter((r) => r.agency === last.agency).length);
  assert.deepEqual(await found(store, ['carry_over', 'in_force', 'restated']), broken);
  assert.deepEqual(Object.values(await checkStale(store)), [0, 0, 0, 0, 0]);
});

test('a broken report is asked again which cell it is when a year beside it arrives or changes', async (t) => {
  const store = await temporaryStore(t);
  const agency = '青川市水务局';
  /** Requests of persons and their totals alike: received, carried in, granted and concluded, carried over. */
  const report = (year: number, figures: readonly [number, number, number, number], title = ''): Placed => {
    const [received, carriedIn, granted, carriedOut] = figures;
    const rows = { new: received, carried_in: carriedIn, granted, concluded: granted, carried_out: carriedOut };
    const cells = filled('2021', 0, Object.fromEntries(Object.entries(rows).flatMap(([row, n]) => ['natural_person', 'total'].map((column) => [`requests.${row}.${column}`, n]))));
    const p = placed({ agency, year, form: { edition: '2021', layout: {} }, cells: new Map() });
    return { ...p, report: { ...p.report, cells, source: { ...p.report.source, id: `${p.report.source.id}${title}` } } };
  };
  const first = async (): Promise<(readonly [string, boolean])[]> => {
    const all: (readonly [string, boolean])[] = [];
    for await (const { finding: f, year } of store.findings()) if (year === 2023 && f.rule === 'requests.flow' && f.scope === 'natural_person') for (const s of f.suspects ?? []) if (s.rank === 1) all.push([Object.keys(s.cells)[0]!.split('.')[1]!, s.tie]);
    return all;
  };
  // One too many on the left: 3 carried in, or 5 received, or 6 carried over and not 5.
  const steps: readonly (readonly [string, Placed, readonly string[]])[] = [
    ['alone', report(2023, [6, 4, 4, 5]), ['carried_in', 'carried_out', 'new']],
    ['next year carries 5 in', report(2024, [6, 5, 11, 0]), ['carried_in', 'new']],
    ['last year carried 4 over', report(2022, [6, 0, 2, 4]), ['new']],
    ['last year carried 3 over, its new version says', report(2022, [6, 0, 3, 3], 'again'), ['carried_in']],
  ];
  for (const [what, added, expected] of steps) {
    await store.add([packed(added)]);
    await checkStale(store);
    assert.deepEqual((await first()).map(([row]) => row).sort(), expected, what);
  }
});

test('a government is held against the organs below it, and against the whole list where somebody gave one', async (t) => {
  const { reports, summary, broken } = drawRegion('900001', rng(3), { share: 1 });
  assert.ok(broken.size > 0, 'the region has something planted');
  const store = await temporaryStore(t);
  await store.add(reports.map(packed));
  const count = await checkStale(store);
  assert.equal(count.levels, reports.filter((r) => r.department?.startsWith('人民政府') === true).length);
  const scopes = (await found(store, ['roll_up'])).filter((f) => f.includes(` ${summary.agency} `)).map((f) => f.split(' ').at(-1)!);
  assert.deepEqual(scopes, [...broken].sort());
  assert.equal((await checkStale(store)).levels, 0);
  await store.checks.keepOrgans(['某市某局']);
  assert.equal((await checkStale(store)).levels, count.levels, 'a list is a reason to look again');
});

test('copies are found whichever of the two reports comes first', async (t) => {
  const { reports, copies } = drawWorld(60, 7);
  assert.ok(copies.size > 0);
  const store = await temporaryStore(t);
  // The later reports first: what they copied from comes after them.
  const order = [...reports].reverse();
  for (let i = 0; i < order.length; i += 40) {
    await store.add(order.slice(i, i + 40).map(packed));
    await checkStale(store);
  }
  const now: string[] = [];
  for await (const { finding: f, agency, year } of store.findings()) if (f.kind === 'copied') now.push(`${f.rule}: ${agency} ${year} < ${f.scope}`);
  assert.deepEqual(now.sort(), [...copies].sort());
});
