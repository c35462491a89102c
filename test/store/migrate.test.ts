// A database of version 1 opens, keeps its reports and their originals, and can be crawled into.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { StoreError } from '../../src/store/store-error.js';
import { openStore } from '../../src/store/store.js';
import { asVersionTwo, query, temporaryPath, temporaryStore } from './open-temporary.js';
import { originalOf, packed, syntheticFinding } from './synthetic-report.js';

const wishes = [{ agency: '青川市' }, { agency: '临溪县', year: 2022, edition: '2019' as const }, { agency: '青川市', seed: 2 }];

/** A store of today with the tables that version 1 had: originals in a table of their own, no crawl. */
async function versionOne(path: string): Promise<void> {
  const store = await openStore(path);
  await store.add(wishes.map((w) => packed(w)));
  await store.close();
  asVersionTwo(path);
  const db = new Database(path);
  db.pragma('foreign_keys = OFF');
  db.exec(`
    create table kept as select source_id, deflated from original;
    drop view original;
    create table original (source_id integer primary key references source (id), deflated blob not null);
    insert into original select source_id, deflated from kept;
    drop table kept;
    update meta set value = '1' where key = 'schema'`);
  for (const table of ['stated', 'listed', 'document_fetch', 'task', 'document', 'fetch', 'host', 'robots', 'portal', 'body']) db.exec(`drop table ${table}`);
  db.close();
}

test('a database of version 1 keeps its reports and originals', async (t) => {
  const path = temporaryPath(t);
  await versionOne(path);
  const store = await temporaryStore(t, path);
  const tally = await store.tally();
  assert.deepEqual([tally.versions, tally.reports], [3, 2]);
  for (const w of wishes) assert.deepEqual(Buffer.from((await store.original(packed(w).source.id))!), originalOf(w));
  assert.deepEqual((await store.add([packed(wishes[0])])).map((o) => o.outcome), ['unchanged']);
  assert.deepEqual((await store.add([packed({ agency: '云栖区' })])).map((o) => o.outcome), ['new']);
  assert.deepEqual(query(path, 'select count(*) as n from original join source on source.id = source_id'), [{ n: 4 }]);
  assert.deepEqual(query(path, `select value from meta where key = 'schema'`), [{ value: '4' }]);
  assert.deepEqual(query(path, 'pragma foreign_key_check'), []);
  assert.deepEqual(await store.crawl.portals(), []);
});

test('read-only, it is named as older and left as it was', async (t) => {
  const path = temporaryPath(t);
  await versionOne(path);
  await assert.rejects(openStore(path, { readonly: true }), (e) => e instanceof StoreError && e.code === 'outdated');
  assert.deepEqual(query(path, `select value from meta where key = 'schema'`), [{ value: '1' }]);
});

test('an update that fails leaves the older database whole', async (t) => {
  const path = temporaryPath(t);
  await versionOne(path);
  query(path, 'create table fetch (mine text)');
  await assert.rejects(openStore(path));
  assert.deepEqual(query(path, 'select count(*) as n from original'), [{ n: 3 }]);
  query(path, 'drop table fetch');
  const store = await temporaryStore(t, path);
  assert.equal((await store.tally()).versions, 3);
});

test('two processes that open it at once update it once', async (t) => {
  const path = temporaryPath(t);
  await versionOne(path);
  const stores = await Promise.all([temporaryStore(t, path), temporaryStore(t, path)]);
  for (const s of stores) assert.equal((await s.tally()).versions, 3);
});

test('a database of version 2 keeps its findings, and all of it is to be checked', async (t) => {
  const path = temporaryPath(t);
  const old = await openStore(path);
  const findings = [syntheticFinding('a.rule'), { ...syntheticFinding('silent_edit'), kind: 'changed' as const }];
  await old.add([packed({}, findings), packed({ year: 2022 })]);
  await old.close();
  asVersionTwo(path);
  const store = await temporaryStore(t, path);
  assert.deepEqual(query(path, 'select rule, part, fingerprint from finding order by ordinal'), [{ rule: 'a.rule', part: 'within', fingerprint: null }, { rule: 'silent_edit', part: 'versions', fingerprint: null }]);
  assert.equal(await store.checks.waiting('within', 'test'), 2);
  const [of] = await store.checks.versions([1]);
  await store.checks.replace('within', 'test', [{ of: of!, findings: [syntheticFinding('b.rule')] }]);
  assert.equal(await store.checks.waiting('within', 'test'), 1);
  assert.deepEqual(query(path, 'select rule from finding order by ordinal'), [{ rule: 'b.rule' }, { rule: 'silent_edit' }]);
});
