// The sample portal is what its recipes make, and a crawl of it finds all of it: every report once, every planted error, the edit, who is late and who is missing.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { agencyTables } from '../../src/commands/agency-tables.js';
import { context } from '../../src/commands/context.js';
import { crawlAll, type Crawled } from '../../src/commands/crawling.js';
import { serveSamplePortal, type SamplePortal } from '../../src/commands/sample-portal.js';
import { seenReports } from '../../src/commands/seen.js';
import { everyRule } from '../../src/commands/every-rule.js';
import { checkStale } from '../../src/commands/checking.js';
import { defaultLimits } from '../../src/model/limits.js';
import { register } from '../../src/register/due.js';
import { openStore, type Store } from '../../src/store/store.js';
import { inFolder } from '../commands/run.js';
import { collect } from '../crawl/crawling.js';
import { compare } from '../generate/compare.js';
import { key } from '../generate/slips.js';
import { plants } from './plants.js';
import { sampleReports, unreachable } from './reports.js';
import { attached, inTwoPages, passedOver, refurnished, samplePortal } from './site.js';

const folder = fileURLToPath(new URL('../../../data/portal/', import.meta.url));
const reports = sampleReports();
const named = (r: { readonly agency: string; readonly year: number }): string => `${r.agency} ${r.year}`;
test('data/portal is up to date and small (npm run golden renews it)', () => {
  const { files } = samplePortal();
  const there = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((f) => f.replaceAll('\\', '/')).filter((f) => statSync(join(folder, f)).isFile()).sort();
  assert.deepEqual(there, [...files.keys()].sort());
  for (const [name, bytes] of files) assert.ok(Buffer.compare(readFileSync(join(folder, name)), bytes) === 0, name);
  assert.ok([...files.values()].reduce((n, b) => n + b.length, 0) < 1_500_000);
});

test('every rule has a report that breaks it on purpose', () => {
  const planted = Object.values(plants).map((p) => p.rule);
  // A silent edit is no slip in a report but what becomes of one: the report that is mended a month later.
  assert.deepEqual([...planted, 'silent_edit'].sort(), everyRule.map((r) => r.id));
  assert.equal(reports.filter((r) => r.later !== null).length, 1);
  assert.deepEqual(Object.keys(plants).filter((k) => !reports.some((r) => named(r) === k)), []);
});

/** What nobody planted and every check of these reports has to say: rule and scope, by report. None of it says that something is wrong. */
const undecided: Readonly<Record<string, readonly string[]>> = {
  // The report of 2023 is missing.
  '临溪县水利局 2024': ['carry_over', 'in_force'],
};

async function crawled(store: Store, portal: SamplePortal): Promise<Crawled & { readonly asked: SamplePortal['log'] }> {
  const from = portal.log.length;
  const result = await crawlAll(context('en', {}), store, {
    portals: portal.portals, allowHosts: portal.hosts, contact: null, pace: { pause: 1, backOff: 2 }, limits: defaultLimits, threads: 2, seconds: 120, signal: new AbortController().signal,
  }, { step: async () => undefined, stop: () => undefined });
  return { ...result, asked: portal.log.slice(from) };
}

const bytes = (log: SamplePortal['log']): number => log.reduce((n, a) => n + a.bytes, 0);

/** Rule and scope of all that does not hold, by report. */
async function foundIn(store: Store): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for await (const { finding: f, agency, year } of store.findings({})) if (f.outcome !== 'holds') (found[named({ agency, year })] ??= []).push(key(f.rule, f.scope));
  return sorted(found);
}

function sorted(of: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(of).map(([k, v]) => [k, [...v].sort()] as const).filter(([, v]) => v.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

test('a crawl of the sample portal', async (t) => {
  await inFolder(async (at) => {
    const portal = await serveSamplePortal(folder);
    const store = await openStore(join(at, 'portal.db'));
    try {
      const first = await crawled(store, portal);
      const expected = Object.fromEntries(reports.map((r) => [named(r), [...(r.plant?.finds ?? []), ...(undecided[named(r)] ?? [])]]));

      await t.test('every report is found, read and stored once, whatever it is published as', async () => {
        const versions = await collect(store.versions({ all: true }));
        assert.deepEqual(versions.map(named).sort(), reports.map(named).sort());
        for (const v of versions) {
          const r = reports.find((x) => named(x) === named(v))!;
          assert.deepEqual(compare(r.made.cells, v.report.cells).mismatches, [], named(r));
          const ending = attached[named(r)];
          assert.equal(/\.html?$/.test(v.report.source.name), ending === undefined, v.report.source.name);
        }
        assert.equal(first.read.rejected, 0);
        assert.equal((await collect(store.crawl.documents())).length, reports.length);
        assert.deepEqual((await collect(store.crawl.documents({ state: 'read' }))).length, reports.length);
      });

      await t.test('nothing is asked for twice, and what is no report is not asked for', async () => {
        const asked = first.asked.map((a) => `${a.host} ${a.request}`);
        assert.deepEqual(asked.filter((a, i) => asked.indexOf(a) !== i), []);
        assert.deepEqual((await collect(store.crawl.passedOver())).map((p) => p.title).sort(), [...passedOver].sort());
        for (const path of ['/art/2024/12/20/art_8349_7000.html', '/news/', '/xw/', '_wap']) assert.ok(asked.every((a) => !a.includes(path)), path);
        assert.deepEqual(first.asked.filter((a) => a.status >= 400).map((a) => a.host), ['shichang', 'shichang']);
      });

      await t.test('the report over two pages is one document of two pieces', async () => {
        const documents = await collect(store.crawl.documents());
        const joined = documents.filter((d) => d.pieces.some((p) => p.role === 'part'));
        assert.deepEqual(joined.map((d) => d.title), [reports.find((r) => named(r) === named(inTwoPages))!.title]);
      });

      await t.test('the site behind a challenge is named as such', async () => {
        const failures = await collect(store.crawl.failures());
        assert.deepEqual(failures.map((f) => [f.title, f.reason.code]), [[unreachable.title, 'challenge']]);
      });

      await t.test('every planted error is found, and nothing but them', async () => {
        await checkStale(store);
        assert.deepEqual(await foundIn(store), sorted(expected));
      });

      await t.test('of a total that does not add up the one wrong cell is named, with what it should be', async () => {
        const [f] = await collect(store.findings({ rule: 'requests.results' }));
        assert.deepEqual(f!.finding.suspects?.map((s) => [s.cell, s.value, s.rank]), [['requests.granted.natural_person', 31, 1]]);
      });

      await t.test('the register says who was late, who is missing and who cannot be reached', async () => {
        const rows = register(await seenReports(store), agencyTables(), '2025-06-01').filter((d) => d.status !== 'published');
        assert.deepEqual(rows.map((d) => [d.agency.name, d.year, d.status, d.date]).sort(), [
          ['临溪县民政局', 2023, 'late', '2024-03-05'],
          ['临溪县水利局', 2023, 'missing', null],
          [unreachable.agency, unreachable.year, 'unreachable', null],
        ].sort());
      });

      await t.test('a second crawl of what has not changed brings less than a hundredth of the bytes', async () => {
        const second = await crawled(store, portal);
        assert.ok(bytes(second.asked) * 100 <= bytes(first.asked), `${bytes(second.asked)} of ${bytes(first.asked)}`);
        assert.equal(second.read.new + second.read.newVersion + second.read.edits, 0);
      });

      await t.test('a month later exactly the silent edit is found, and a page with new furniture is no edit', async () => {
        portal.turn(1);
        const third = await crawled(store, portal);
        const edited = reports.filter((r) => r.later !== null);
        assert.equal(edited.length, 1);
        assert.deepEqual([third.read.new, third.read.newVersion, third.read.edits], [0, 2, 1]);
        const again = (await collect(store.versions({ all: true }))).filter((v) => v.version === 2);
        assert.deepEqual(again.map(named).sort(), [named(edited[0]!), named(refurnished)].sort());
        const edits = await collect(store.findings({ rule: 'silent_edit' }));
        assert.deepEqual(edits.map((e) => [named(e), e.finding.outcome, e.finding.cells, e.finding.left, e.finding.right]), [[named(edited[0]!), 'broken', ['requests.granted.natural_person'], 32, 31]]);
        // What was wrong in it is found no more; nothing else has changed.
        await checkStale(store);
        assert.deepEqual(await foundIn(store), sorted({ ...expected, [named(edited[0]!)]: ['silent_edit'] }));
      });
    } finally {
      await store.close();
      await portal.close();
    }
  });
});

test('the server plays its script: validators, forms, nothing else', async () => {
  const portal = await serveSamplePortal(folder);
  try {
    const at = (id: string, path: string): string => new URL(path, portal.portals.find((p) => p.id === id)!.address).href;
    const first = await fetch(at('linxi', '/'));
    assert.equal(first.status, 200);
    const etag = first.headers.get('etag')!;
    const again = await fetch(at('linxi', '/'), { headers: { 'if-none-match': etag } });
    assert.deepEqual([again.status, (await again.text()).length], [304, 0]);
    assert.equal((await fetch(at('linxi', '/nowhere.html'))).status, 404);
    const rest = at('qingchuan', '/module/web/jpage/dataproxy.jsp?startrecord=10&endrecord=14&perpage=3');
    assert.equal((await fetch(rest, { method: 'POST', body: new URLSearchParams({ columnid: '1' }) })).status, 404);
    const answer = await (await fetch(rest, { method: 'POST', body: new URLSearchParams({ columnid: '8349', unitid: '31591', webid: '18' }) })).text();
    assert.equal(answer.split('<record>').length - 1, 5);
    assert.ok(!/\{\{origin/.test(answer + (await (await fetch(at('qingchuan', '/col/col8349/index.html'))).text())));
    assert.ok(portal.hosts.every((h) => h.startsWith('127.0.0.1:')));
  } finally {
    await portal.close();
  }
  await assert.rejects(fetch(portal.portals[0]!.address));
});
