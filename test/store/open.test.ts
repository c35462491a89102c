// Opening: what is ours opens, what is older is brought up to date, and everything else is one clear sentence.
import assert from 'node:assert/strict';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { StoreError, type StoreErrorCode } from '../../src/store/store-error.js';
import { openStore, type StoreOptions } from '../../src/store/store.js';
import { views } from '../../src/store/views.js';
import { query, temporaryPath, temporaryStore } from './open-temporary.js';
import { packed } from './synthetic-report.js';

interface Wrong {
  readonly name: string;
  readonly code: StoreErrorCode;
  /** Puts something at the path and gives the path to open. */
  readonly put: (path: string) => string | Promise<string>;
  readonly options?: StoreOptions;
  readonly says: RegExp;
}

async function ours(path: string, ...changes: readonly string[]): Promise<string> {
  await (await openStore(path)).close();
  for (const sql of changes) query(path, sql);
  return path;
}

const wrong: readonly Wrong[] = [
  { name: 'a folder', code: 'not-a-file', put: (p) => dirname(p), says: /is a folder/ },
  { name: 'a file in a folder that is not there', code: 'no-folder', put: (p) => join(p, 'deeper', 'x.db'), says: /does not exist: create it/ },
  { name: 'nothing, to be read', code: 'missing', put: (p) => p, options: { readonly: true }, says: /There is no database/ },
  { name: 'an empty file, to be read', code: 'missing', put: (p) => (writeFileSync(p, ''), p), options: { readonly: true }, says: /is empty/ },
  { name: 'a text', code: 'foreign', put: (p) => (writeFileSync(p, '年度报告\n'.repeat(500)), p), says: /is not an SQLite database/ },
  { name: 'a database of another program', code: 'foreign', put: (p) => (query(p, 'create table t (x)'), p), says: /another program/ },
  { name: 'a database with another meta table', code: 'foreign', put: (p) => (query(p, 'create table meta (a, b)'), p), says: /another program/ },
  { name: 'newer tables', code: 'newer', put: (p) => ours(p, `update meta set value = '99' where key = 'schema'`), says: /version 99.*upgrade/ },
  { name: 'a newer form', code: 'newer', put: (p) => ours(p, 'alter table figures add column "requests.new.robot" numeric'), says: /requests\.new\.robot/ },
  { name: 'an older form, to be read', code: 'outdated', put: (p) => ours(p, `update meta set value = 'x' where key = 'form'`), options: { readonly: true }, says: /older nianbao/ },
];
for (const { name, code, put, options, says } of wrong) {
  test(`${name}: ${code}`, async (t) => {
    const path = await put(temporaryPath(t));
    await assert.rejects(openStore(path, options), (e) => {
      assert.ok(e instanceof StoreError, String(e));
      assert.equal(e.code, code);
      assert.match(e.message, says);
      assert.ok(e.message.includes(path) && e.text.zh.includes(path) && !e.message.includes('\n'));
      return true;
    });
  });
}

test('what belongs to another program is left as it was', async (t) => {
  const path = temporaryPath(t);
  query(path, 'create table t (x)');
  const before = readFileSync(path);
  await assert.rejects(openStore(path));
  assert.deepEqual(query(path, 'select name from sqlite_schema'), [{ name: 't' }]);
  assert.deepEqual(readFileSync(path), before);
});

test('a database of an older form gets the missing columns, labels and views, and keeps its reports', async (t) => {
  const path = temporaryPath(t);
  const old = await openStore(path);
  await old.add([packed({ agency: '青川市' })]);
  await old.close();
  for (const v of [...views()].reverse()) query(path, `drop view "${v.name}"`);
  query(path, 'alter table figures drop column "fees.amount"');
  query(path, `update form_cell set label_zh = 'old'`);
  query(path, `update meta set value = 'older' where key = 'form'`);
  const store = await temporaryStore(t, path);
  await store.add([packed({ agency: '临溪县' })]);
  const rows = query(path, `select agency, "fees.amount" is not null as there from wide order by agency`);
  assert.deepEqual(rows, [{ agency: '临溪县', there: 1 }, { agency: '青川市', there: 0 }]);
  assert.equal(query(path, `select count(*) as n from cell where label_zh = 'old' or value is null and state = 'number'`)[0]!['n'], 0);
  await (await openStore(path, { readonly: true })).close();
});

/** Permissions do not bind root, so root works as somebody else meanwhile. */
async function withoutRoot(step: () => Promise<void>): Promise<void> {
  const root = process.geteuid?.() === 0;
  if (root) process.seteuid!(65_534);
  try {
    await step();
  } finally {
    if (root) process.seteuid!(0);
  }
}

const locked: readonly { readonly name: string; readonly file: number; readonly folder: number; readonly options: StoreOptions; readonly result: 'opens' | StoreErrorCode }[] = [
  { name: 'a read-only file', file: 0o444, folder: 0o777, options: {}, result: 'read-only' },
  { name: 'a file in a read-only folder', file: 0o444, folder: 0o555, options: {}, result: 'read-only' },
  { name: 'a writable file in a read-only folder', file: 0o666, folder: 0o555, options: {}, result: 'read-only' },
  { name: 'a file that may not be read', file: 0o000, folder: 0o777, options: { readonly: true }, result: 'unreadable' },
  { name: 'a read-only file, to be read', file: 0o444, folder: 0o777, options: { readonly: true }, result: 'opens' },
  { name: 'a file in a read-only folder, to be read', file: 0o444, folder: 0o555, options: { readonly: true }, result: 'read-only' },
];
for (const { name, file, folder, options, result } of locked) {
  test(`${name}: ${result}`, { skip: process.platform === 'win32' }, async (t) => {
    const path = temporaryPath(t);
    await ours(path);
    chmodSync(path, file);
    chmodSync(dirname(path), folder);
    try {
      await withoutRoot(async () => {
        if (result === 'opens') await (await openStore(path, options)).close();
        else await assert.rejects(openStore(path, options), (e) => e instanceof StoreError && e.code === result && e.message.includes(path));
      });
    } finally {
      chmodSync(dirname(path), 0o777);
    }
  });
}

test('a folder in which no database may be made', { skip: process.platform === 'win32' }, async (t) => {
  const path = temporaryPath(t);
  chmodSync(dirname(path), 0o555);
  try {
    await withoutRoot(() => assert.rejects(openStore(path), (e) => e instanceof StoreError && e.code === 'read-only'));
  } finally {
    chmodSync(dirname(path), 0o777);
  }
});
