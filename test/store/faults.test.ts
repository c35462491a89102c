// What must survive: a kill at any moment, a full disk, a damaged file, other processes at the same file.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { StoreError } from '../../src/store/store-error.js';
import { openStore } from '../../src/store/store.js';
import { query, temporaryPath, temporaryStore } from './open-temporary.js';
import { packed } from './synthetic-report.js';

const child = fileURLToPath(new URL('adding-child.js', import.meta.url));

/** Runs the child until it has reported `lines` batches, then kills it; the ids it reported. */
function addUntilKilled(path: string, first: number, lines: number): Promise<string[]> {
  return new Promise((done, fail) => {
    const p = spawn(process.execPath, [child, path, String(first)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const ids: string[] = [];
    let seen = 0;
    createInterface({ input: p.stdout }).on('line', (line) => {
      ids.push(...line.split(' '));
      seen += 1;
      if (seen === lines) p.kill('SIGKILL');
    }).on('close', () => (seen < lines ? fail(new Error(`the child ended after ${seen} batches`)) : done(ids)));
  });
}

test('what was reported as stored is there after a kill -9, and the next run goes on', async (t) => {
  const path = temporaryPath(t);
  const stored: string[] = [];
  for (const [round, lines] of [3, 7, 1].entries()) {
    stored.push(...(await addUntilKilled(path, round * 10_000, lines)));
    const store = await openStore(path);
    for (const id of stored) assert.equal(await store.has(id), 'stored');
    const tally = await store.tally();
    assert.equal(tally.versions % 5, 0, 'a batch is stored whole or not at all');
    assert.equal(query(path, 'select count(*) as n from packed_cells join figures using (version_id) join original on true where original.source_id = version_id')[0]!['n'], tally.versions);
    await store.close();
    assert.deepEqual(query(path, 'pragma integrity_check'), [{ integrity_check: 'ok' }]);
    assert.deepEqual(query(path, 'pragma foreign_key_check'), []);
  }
});

test('a full disk is one sentence, keeps what was stored, and adding goes on when there is room', async (t) => {
  const path = temporaryPath(t);
  const small = await openStore(path, { maxBytes: 2_500_000 });
  const stored: string[] = [];
  await assert.rejects(async () => {
    for (let i = 0; i < 10_000; i++) {
      const p = packed({ agency: `云栖区第${i}局`, seed: i });
      await small.add([p]);
      stored.push(p.source.id);
    }
  }, (e) => e instanceof StoreError && e.code === 'full' && e.message.includes(path) && e.text.zh.includes(path));
  assert.ok(stored.length > 10);
  for (const id of stored) assert.equal(await small.has(id), 'stored');
  await small.close();
  const store = await temporaryStore(t, path);
  assert.equal((await store.tally()).versions, stored.length);
  await store.add([packed({ agency: '临溪县' })]);
  assert.deepEqual(query(path, 'pragma integrity_check'), [{ integrity_check: 'ok' }]);
});

test('one failing report takes its whole batch back', async (t) => {
  const store = await temporaryStore(t);
  const bad = { ...packed({ agency: '临溪县' }), title: {} as string };
  await assert.rejects(store.add([packed(), bad]));
  assert.equal((await store.tally()).versions, 0);
  await store.add([packed()]);
  assert.equal((await store.tally()).versions, 1);
});

for (const [what, from, codes] of [['its first bytes', 0, ['foreign']], ['its pages', 16_384, ['corrupt', 'failed']]] as const) {
  test(`a file damaged in ${what} is named as such`, async (t) => {
    const path = temporaryPath(t);
    const store = await openStore(path);
    await store.add(Array.from({ length: 30 }, (_, i) => packed({ agency: `云栖区第${i}局`, seed: i })));
    await store.close();
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(Math.min(from === 0 ? 100 : statSync(path).size - from, 1e6), 0xa5), 0, undefined, from);
    closeSync(file);
    await assert.rejects(async () => {
      const s = await openStore(path);
      t.after(() => s.close());
      await s.tally();
    }, (e) => e instanceof StoreError && codes.some((c) => c === e.code) && e.message.includes(path));
  });
}

test('a reader does not block the writer, and sees what was there when it began', async (t) => {
  const path = temporaryPath(t);
  const writer = await temporaryStore(t, path);
  await writer.add([packed({ agency: '青川市' }), packed({ agency: '临溪县' })]);
  const reader = await temporaryStore(t, path, { readonly: true });
  const raw = new Database(path, { readonly: true });
  t.after(() => raw.close());
  const rows = raw.prepare('select id from version').iterate();
  rows.next();
  const versions = reader.versions();
  await versions.next();
  await writer.add([packed({ agency: '云栖区' })]);
  assert.equal([...rows].length, 1);
  assert.equal((await reader.tally()).versions, 3);
});

test('two writers take turns', async (t) => {
  const path = temporaryPath(t);
  const [a, b] = await Promise.all([temporaryStore(t, path), temporaryStore(t, path)]);
  for (let i = 0; i < 10; i++) await Promise.all([a.add([packed({ seed: 2 * i })]), b.add([packed({ seed: 2 * i + 1 })])]);
  const answer = await a.report('青川市', 2023);
  assert.deepEqual(answer.status === 'found' && answer.report.versions, Array.from({ length: 20 }, (_, i) => i + 1));
});

test('what is written in another process cannot be changed through a read-only store', async (t) => {
  const path = temporaryPath(t);
  await temporaryStore(t, path);
  const reader = await temporaryStore(t, path, { readonly: true });
  await assert.rejects(reader.add([packed()]), (e) => e instanceof StoreError && e.code === 'read-only');
});
