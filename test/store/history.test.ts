// Versions beside each other, agencies with region and department, and databases from before there were any.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { deflateSync } from 'node:zlib';
import { isRejection } from '../../src/model/rejection.js';
import type { CompareVersions } from '../../src/model/version.js';
import { packReport, type PackedAgency } from '../../src/store/pack-report.js';
import type { PackedReport } from '../../src/store/packed-report.js';
import { openStore } from '../../src/store/store.js';
import { asVersionTwo, query, temporaryPath, temporaryStore } from './open-temporary.js';
import { originalOf, packed, syntheticFinding, syntheticReport, unchecked, type Wanted } from './synthetic-report.js';

function packedFor(w: Wanted, whose: PackedAgency): PackedReport {
  const p = packReport(syntheticReport(w), unchecked, originalOf(w), whose);
  assert.ok(!isRejection(p));
  return p;
}

test('a new version is compared with the one before it, once, as it is stored', async (t) => {
  const store = await temporaryStore(t);
  const shown: [string | undefined, string | undefined][] = [];
  const compare: CompareVersions = (older, newer) => {
    shown.push([older.names[0], newer.names[0]]);
    assert.deepEqual(newer.cells, syntheticReport({ seed: shown.length + 1 }).cells);
    assert.deepEqual(newer.sections, syntheticReport({ seed: shown.length + 1 }).sections);
    assert.deepEqual(newer.problems, ['label']);
    return [syntheticFinding('silent_edit')];
  };
  const [first] = await store.add([packed({ seed: 1, name: '1.html' })], compare);
  const [second, third] = await store.add([packed({ seed: 2, name: '2.html' }, [syntheticFinding()]), packed({ seed: 3, name: '3.html' })], compare);
  assert.equal(first?.edits, undefined);
  assert.deepEqual([second?.edits?.length, third?.edits?.length], [1, 1]);
  await store.add([packed({ seed: 2, name: '2.html' })], compare);
  assert.deepEqual(shown, [['1.html', '2.html'], ['2.html', '3.html']]);
  const rules: string[] = [];
  for await (const f of store.findings({ all: true })) rules.push(`${f.version} ${f.finding.rule}`);
  assert.deepEqual(rules, ['2 requests.flow', '2 silent_edit', '3 silent_edit']);

  const history = await store.history('青川市', 2023);
  assert.deepEqual(history.map((h) => [h.version, h.current, h.names, h.published.value]), [[1, false, ['1.html'], '2024-01-25'], [2, false, ['2.html'], '2024-01-25'], [3, true, ['3.html'], '2024-01-25']]);
  assert.deepEqual(history[0]!.cells, syntheticReport({ seed: 1 }).cells);
  assert.deepEqual(await store.history('青川市', 2020), []);
});

test('another address that says the same is the same report, whatever its page; one that differs is seen and named', async (t) => {
  const path = temporaryPath(t);
  const store = await temporaryStore(t, path);
  // The report is the seed, the page the name and the salt.
  const report = (name: string, seed: number, salt = ''): PackedReport => {
    const p = packed({ seed, name });
    const bytes = Buffer.from(`${name} ${seed} ${salt}`);
    return { ...p, source: { ...p.source, id: createHash('sha256').update(bytes).digest('hex') }, original: new Uint8Array(deflateSync(bytes)) };
  };
  const compare: CompareVersions = (older, newer) => (isDeepStrictEqual(older.cells, newer.cells) && isDeepStrictEqual(older.sections, newer.sections) ? [] : [{ ...syntheticFinding('silent_edit'), outcome: older.names.includes(newer.names[0]!) ? 'broken' : 'undecided' }]);
  const add = async (...of: readonly PackedReport[]): Promise<string[]> => (await store.add(of, compare)).map((o) => `${o.outcome} ${o.version}${o.edits === undefined ? '' : ` ${o.edits[0]!.outcome}`}`);
  const [main, mobile] = ['http://www.example.invalid/t1.html', 'http://m.example.invalid/t1_wap.html'];
  assert.deepEqual(await add(report(main, 1), report(mobile, 1)), ['new 1', 'twin 1']);
  assert.deepEqual(await add(report(mobile, 1)), ['unchanged 1'], 'the bytes of the twin are known');
  assert.deepEqual(await add(report(mobile, 1, 'counter'), report(main, 1, 'counter')), ['twin 1', 'new-version 2'], 'furniture of the first address is a version as ever');
  assert.deepEqual(await add(report(mobile, 1, 'more')), ['twin 2']);
  assert.deepEqual(await add(report(main, 2)), ['new-version 3 broken']);
  assert.deepEqual(await add(report(mobile, 1, 'stale')), ['twin 2'], 'a twin that lags behind takes nothing back');
  assert.deepEqual(await add(report(mobile, 2)), ['twin 3'], 'and catches up');
  assert.deepEqual(await add(report(mobile, 3)), ['new-version 4 broken'], 'what changes at the twin is a change');
  assert.deepEqual(await add(report(main, 2, 'counter')), ['twin 3'], 'the first address lags behind now');
  assert.deepEqual(await add(report(main, 4)), ['new-version 5 broken'], 'held against what that address said before');
  assert.deepEqual(await add(report('http://www.example.invalid/t2.html', 5)), ['new-version 6 undecided'], 'another address with other figures may be another document');
  const history = await store.history('青川市', 2023);
  assert.deepEqual(history.map((h) => [h.version, h.names.length, h.met.filter((m) => m.twin !== null).length]), [[1, 2, 1], [2, 2, 1], [3, 2, 1], [4, 1, 0], [5, 1, 0], [6, 1, 0]]);
  for (const m of history[0]!.met) if (m.twin !== null) assert.equal(Buffer.from((await store.original(m.twin))!).toString(), `${mobile} 2 `, 'its bytes are kept');
  assert.equal((await store.report('青川市', 2023)).status, 'found');
  assert.equal((await store.tally()).reports, 1);
});

test('a twin that was read where the other was a picture is a version, so that nothing of it is lost', async (t) => {
  const store = await temporaryStore(t);
  const full = syntheticReport({ seed: 1 }).cells;
  const bare = new Map([...full].map(([ref]) => [ref, { state: 'absent' as const, value: null, raw: null, anchor: null }]));
  const nothingSeen: CompareVersions = () => [];
  assert.deepEqual((await store.add([packed({ seed: 1, name: 'scan.html', cells: bare }), packed({ seed: 2, name: 'text.html', cells: full }), packed({ seed: 3, name: 'again.html', cells: full })], nothingSeen)).map((o) => o.outcome), ['new', 'new-version', 'twin']);
});

test('publications are the earliest dates of all versions', async (t) => {
  const path = temporaryPath(t);
  const store = await temporaryStore(t, path);
  await store.add([packed({ seed: 1 }), packed({ seed: 2 }), packed({ agency: '临溪县', year: 2024 })]);
  query(path, `update version set published = '2024-01-09' where number = 2`);
  query(path, `update source set first_seen = '2024-02-0' || id || 'T00:00:00.000Z'`);
  const found = await store.publications();
  assert.deepEqual(found.map((p) => p.names.length), [1, 2]);
  assert.deepEqual(found.map((p) => ({ agency: p.agency, year: p.year, regionCode: p.regionCode, department: p.department, published: p.published, firstSeen: p.firstSeen })), [
    { agency: '临溪县', year: 2024, regionCode: null, department: null, published: '2025-01-25', firstSeen: '2024-02-03T00:00:00.000Z' },
    { agency: '青川市', year: 2023, regionCode: null, department: null, published: '2024-01-09', firstSeen: '2024-02-01T00:00:00.000Z' },
  ]);
});

test('region and department are kept with the agency, filled in when they become known, and not taken away', async (t) => {
  const path = temporaryPath(t);
  const store = await temporaryStore(t, path);
  const steps: readonly (readonly [PackedAgency, PackedAgency])[] = [
    [{ regionCode: null, department: null, identity: null }, { regionCode: null, department: null, identity: null }],
    [{ regionCode: null, department: '人民政府', identity: null }, { regionCode: null, department: '人民政府', identity: null }],
    [{ regionCode: '990100', department: '人民政府', identity: '990100 人民政府' }, { regionCode: '990100', department: '人民政府', identity: '990100 人民政府' }],
    [{ regionCode: null, department: null, identity: null }, { regionCode: '990100', department: '人民政府', identity: '990100 人民政府' }],
  ];
  for (const [i, [given, kept]] of steps.entries()) {
    await store.add([packedFor({ year: 2020 + i }, given)]);
    assert.deepEqual(query(path, 'select region_code as regionCode, department, identity from agency'), [kept]);
  }
  assert.deepEqual(query(path, 'select distinct region_code, department from report_current'), [{ region_code: '990100', department: '人民政府' }]);
});

test('a database from before gets the columns when it is opened for writing', async (t) => {
  const path = temporaryPath(t);
  const old = await openStore(path);
  await old.add([packed()]);
  await old.close();
  asVersionTwo(path);
  for (const c of ['region_code', 'department']) query(path, `alter table agency drop column ${c}`);
  query(path, `update meta set value = 'x' where key = 'form'`);
  const store = await temporaryStore(t, path);
  assert.deepEqual((await store.publications()).map((p) => [p.agency, p.regionCode, p.department]), [['青川市', null, null]]);
  assert.deepEqual(query(path, 'select agency, region_code from report_all'), [{ agency: '青川市', region_code: null }]);
});

test('a file whose place says again what it said before is current again; files beside each other change nothing', async (t) => {
  const store = await temporaryStore(t);
  const compare: CompareVersions = (older, newer) => (isDeepStrictEqual(older.cells, newer.cells) ? [] : [{ ...syntheticFinding('silent_edit'), kind: 'changed' }]);
  const add = async (seed: number, name: string): Promise<string> => {
    const p = packed({ seed, name });
    // As `add` asks before it reads a file.
    if ((await store.seen(p.source.id, name)) === 'stored') return 'passed over';
    return (await store.add([p], compare)).map((o) => `${o.outcome} ${o.version} ${o.edits?.length ?? 0}`).join();
  };
  const steps: readonly (readonly [seed: number, name: string, outcome: string])[] = [
    [1, 'report.html', 'new 1 0'], [2, 'report.html', 'new-version 2 1'], [1, 'report.html', 'returned 1 1'], [1, 'report.html', 'passed over'],
    [2, 'report.html', 'returned 2 1'], [1, 'report.html', 'returned 1 1'], [2, 'report.html', 'returned 2 1'],
    // The older one is kept beside it: nothing of it is new, however often it is looked at.
    [1, 'older.html', 'passed over'], [2, 'report.html', 'passed over'], [1, 'older.html', 'passed over'], [2, 'copy.html', 'passed over'],
  ];
  for (const [seed, name, outcome] of steps) assert.equal(await add(seed, name), outcome, `${seed} under ${name}`);
  assert.deepEqual((await store.history('青川市', 2023)).map((h) => [h.version, h.current]), [[1, false], [2, true]]);
});

test('an address that shows an older version again makes it current, and says what changed back', async (t) => {
  const store = await temporaryStore(t);
  const compare: CompareVersions = (older, newer) => (isDeepStrictEqual(older.cells, newer.cells) ? [] : [{ ...syntheticFinding('silent_edit'), kind: 'changed' }]);
  const address = 'https://www.example.invalid/report.html';
  const add = async (seed: number, name = address): Promise<string> => (await store.add([packed({ seed, name })], compare)).map((o) => `${o.outcome} ${o.version} ${o.edits?.length ?? 0}`).join();
  assert.equal(await add(1), 'new 1 0');
  assert.equal(await add(2), 'new-version 2 1');
  assert.equal(await add(1), 'returned 1 1');
  assert.deepEqual((await store.history('青川市', 2023)).map((h) => [h.version, h.current, h.returned.map((r) => r.from)]), [[1, true, [2]], [2, false, []]]);
  const current: string[] = [];
  for await (const f of store.findings()) current.push(`${f.version} ${f.finding.rule}`);
  assert.deepEqual(current, ['1 silent_edit']);
  assert.equal(await add(1), 'unchanged 1 0');
  assert.equal(await add(2), 'returned 2 1');
  // Files of a folder lie beside each other.
  assert.equal(await add(1, 'old/report.html'), 'unchanged 1 0');
});
