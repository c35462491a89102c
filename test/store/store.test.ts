// What goes into the store comes out again; versions, names, rejections and findings are kept as promised.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { rejection } from '../../src/model/rejection.js';
import { packReport } from '../../src/store/pack-report.js';
import type { FindingFilter, VersionFilter } from '../../src/store/store.js';
import { anyCells, anyFigure } from './arbitrary-cells.js';
import { query, temporaryStore } from './open-temporary.js';
import { originalOf, packed, syntheticFinding, syntheticReport, unchecked } from './synthetic-report.js';

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const r of rows) all.push(r);
  return all;
}

test('a report comes back as it was read', async (t) => {
  const store = await temporaryStore(t);
  const findings = [syntheticFinding(), syntheticFinding('requests.results', 'undecided')];
  for (const edition of ['2019', '2021'] as const) {
    const wanted = { agency: `临溪县${edition}`, edition };
    await store.add([packed(wanted, [syntheticFinding('x', 'holds'), ...findings])]);
    const answer = await store.report(wanted.agency, 2023);
    assert.ok(answer.status === 'found');
    assert.deepStrictEqual(answer.report.report, syntheticReport(wanted));
    assert.deepStrictEqual(answer.report.findings, findings);
    assert.deepStrictEqual(Buffer.from((await store.original(syntheticReport(wanted).source.id))!), originalOf(wanted));
  }
});

test('a report without layout, sections, title or date comes back as it was read', async (t) => {
  const store = await temporaryStore(t);
  const none = { value: null, from: null };
  const bare = { ...syntheticReport(), layout: {}, sections: [], problems: [], title: none, published: none };
  const p = packReport(bare, unchecked, originalOf({}));
  assert.ok('source' in p);
  await store.add([p]);
  const answer = await store.report('青川市', 2023);
  assert.deepStrictEqual(answer.status === 'found' && answer.report.report, bare);
});

test('any cells come back through the file, and figures are their numbers', async (t) => {
  const store = await temporaryStore(t);
  let seed = 0;
  await fc.assert(fc.asyncProperty(anyCells(anyFigure), async ({ edition, cells }) => {
    const wanted = { agency: `云栖区${++seed}`, edition, seed, cells };
    const [added] = await store.add([packed(wanted)]);
    const answer = await store.report(wanted.agency, 2023);
    assert.deepStrictEqual(answer.status === 'found' && answer.report.report.cells, cells);
    const [row] = query(store.path, 'select * from figures where version_id = ?', added!.versionId);
    for (const [id, v] of cells) if (id in row!) assert.equal(row![id], v.value === null ? null : v.value + 0, id);
  }), { numRuns: 60 });
});

test('same bytes are unchanged, other bytes of the agency and year are a new version, old bytes do not come back to the front', async (t) => {
  const store = await temporaryStore(t);
  const a = packed({ seed: 1 });
  const b = packed({ seed: 2 });
  assert.deepEqual((await store.add([a, a, b])).map((o) => [o.outcome, o.version]), [['new', 1], ['unchanged', 1], ['new-version', 2]]);
  assert.deepEqual((await store.add([a])).map((o) => [o.outcome, o.version]), [['unchanged', 1]]);
  const answer = await store.report('青川市', 2023);
  assert.ok(answer.status === 'found');
  assert.deepEqual([answer.report.version, answer.report.versions, answer.report.report.source.id], [2, [1, 2], b.source.id]);
  const old = await store.report('青川市', 2023, 1);
  assert.ok(old.status === 'found');
  assert.deepEqual([old.report.current, old.report.report.source.id], [false, a.source.id]);
  assert.deepEqual((await collect(store.versions())).map((v) => v.version), [2]);
  assert.deepEqual((await collect(store.versions({ all: true }))).map((v) => [v.version, v.current]), [[1, false], [2, true]]);
});

test('one agency, however its name is spaced; each version keeps the name it printed', async (t) => {
  const store = await temporaryStore(t);
  await store.add([packed({ agency: '青川市（本级）', seed: 1 }), packed({ agency: ' 青川市　(本级)', seed: 2 }), packed({ agency: '青川市', seed: 3 })]);
  assert.deepEqual(await store.agencies(), ['青川市', '青川市（本级）']);
  const answer = await store.report('青川市 (本级)', 2023);
  assert.ok(answer.status === 'found');
  assert.deepEqual([answer.report.agency, answer.report.version, answer.report.report.agency.value], ['青川市（本级）', 2, ' 青川市　(本级)']);
});

test('the same bytes under another name are another name of the source', async (t) => {
  const store = await temporaryStore(t);
  const p = packed({ name: 'a.html' });
  await store.add([p, { ...p, source: { ...p.source, name: 'b.html' } }]);
  assert.equal(await store.seen(p.source.id, 'c.html'), 'stored');
  assert.equal(await store.seen(p.source.id, 'c.html'), 'stored');
  const answer = await store.report('青川市', 2023);
  assert.deepEqual(answer.status === 'found' && answer.report.names, ['a.html', 'b.html', 'c.html']);
});

test('an agency is found by its name, or else by a part of it; otherwise the answer says what there is', async (t) => {
  const store = await temporaryStore(t);
  await store.add([packed({ agency: '临溪县' }), packed({ agency: '临溪县财政局' }), packed({ agency: '青川市100%_局', year: 2022 })]);
  const asked = async (name: string, year: number, version?: number) => {
    const a = await store.report(name, year, version);
    return a.status === 'found' ? a.report.agency : a;
  };
  assert.equal(await asked('临溪县', 2023), '临溪县');
  assert.equal(await asked('财政', 2023), '临溪县财政局');
  assert.equal(await asked('0%_', 2022), '青川市100%_局');
  assert.deepEqual(await asked('临溪', 2023), { status: 'ambiguous', agencies: ['临溪县', '临溪县财政局'] });
  assert.deepEqual(await asked('%', 2023), { status: 'no-year', agency: '青川市100%_局', years: [2022] });
  assert.deepEqual(await asked('远山', 2023), { status: 'no-agency' });
  assert.deepEqual(await asked('临溪县', 2020), { status: 'no-year', agency: '临溪县', years: [2023] });
  assert.deepEqual(await asked('临溪县', 2023, 7), { status: 'no-version', agency: '临溪县', versions: [1] });
});

test('rejections are kept by file name until the file is stored', async (t) => {
  const store = await temporaryStore(t);
  const p = packed({ name: 'a.html' });
  const file = { name: 'a.html', sha: p.source.id, error: rejection('no-tables', '没有表格。', 'It has no tables.') };
  const gone = { name: 'b.html', sha: null, error: rejection('unreachable', '打不开。', 'It cannot be opened.') };
  await store.reject([{ ...file, error: rejection('empty', '空。', 'Empty.') }, gone]);
  await store.reject([file]);
  assert.deepEqual((await store.rejected()).map(({ name, sha, error }) => ({ name, sha, error })), [file, gone]);
  assert.deepEqual([await store.has(p.source.id), await store.seen(p.source.id, 'z.html'), await store.has('00')], ['rejected', 'rejected', null]);
  await store.add([p]);
  assert.equal(await store.has(p.source.id), 'stored');
  assert.deepEqual((await store.rejected()).map((r) => r.name), ['b.html']);
});

test('a file that was bad for a while and has its old bytes back is no longer rejected', async (t) => {
  const store = await temporaryStore(t);
  const p = packed({ name: 'a.html' });
  for (const again of [() => store.seen(p.source.id, 'a.html'), () => store.add([p])]) {
    await store.add([p]);
    await store.reject([{ name: 'a.html', sha: 'ff', error: rejection('empty', '空。', 'Empty.') }]);
    await again();
    assert.deepEqual(await store.rejected(), []);
  }
});

const versionFilters: readonly [VersionFilter, number][] = [[{}, 250], [{ year: 2020 }, 50], [{ agency: '局' }, 250], [{ agency: '第1局' }, 5], [{ agency: '第1局', year: 2020 }, 1], [{ agency: '第4' }, 55], [{ year: 1999 }, 0]];
const findingFilters: readonly [FindingFilter, number][] = [
  [{}, 750], [{ rule: 'requests.flow' }, 250], [{ outcome: 'undecided' }, 250], [{ severity: 'error' }, 750], [{ severity: 'warning' }, 0], [{ kind: 'arithmetic', year: 2021 }, 150],
  [{ agency: '第1局', rule: 'requests.flow', year: 2021 }, 1],
];
test('stored reports and findings are listed by filter, over page limits, in order, while the store is written to', async (t) => {
  const store = await temporaryStore(t);
  const findings = [syntheticFinding(), syntheticFinding('requests.results'), syntheticFinding('requests.applicants', 'undecided')];
  const batch = Array.from({ length: 250 }, (_, i) => packed({ agency: `云栖区第${Math.floor(i / 5)}局`, year: 2019 + (i % 5), seed: i + 1 }, findings));
  await store.add(batch);
  for (const [filter, count] of versionFilters) {
    const got = await collect(store.versions(filter));
    assert.equal(got.length, count, JSON.stringify(filter));
    assert.deepEqual(got.map((v) => v.versionId), got.toSorted((a, b) => (a.agency < b.agency ? -1 : a.agency > b.agency ? 1 : a.year - b.year)).map((v) => v.versionId));
  }
  for (const [filter, count] of findingFilters) assert.equal((await collect(store.findings(filter))).length, count, JSON.stringify(filter));
  for await (const of of store.versions()) await store.checks.replace('within', 'test', [{ of, findings: [syntheticFinding('a.rule'), syntheticFinding('b.rule', 'holds')] }]);
  assert.deepEqual(new Set((await collect(store.findings())).map((f) => f.finding.rule)), new Set(['a.rule']));
  assert.deepEqual(await store.tally(), {
    agencies: 50, reports: 250, versions: 250, years: { from: 2019, to: 2023 }, findings: [{ rule: 'a.rule', severity: 'error', outcome: 'broken', kind: 'arithmetic', count: 250 }], rejected: [],
  });
});

test('an empty store has an empty tally', async (t) => {
  const store = await temporaryStore(t);
  assert.deepEqual(await store.tally(), { agencies: 0, reports: 0, versions: 0, years: null, findings: [], rejected: [] });
  assert.equal(await store.original('00'), null);
});
