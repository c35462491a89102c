// A folder that is gone when its test is over, and a look into the file past the store.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import Database from 'better-sqlite3';
import { openStore, type Store, type StoreOptions } from '../../src/store/store.js';

export function temporaryPath(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-store-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'test.db');
}

export async function temporaryStore(t: TestContext, path = temporaryPath(t), options: StoreOptions = {}): Promise<Store> {
  const store = await openStore(path, options);
  t.after(() => store.close());
  return store;
}

/** Makes a database of today one of version 2: without what the checker keeps. */
export function asVersionTwo(path: string): void {
  const db = new Database(path);
  db.pragma('foreign_keys = OFF');
  for (const { name } of db.prepare(`select name from sqlite_schema where type = 'view' and name <> 'original'`).all() as { name: string }[]) db.exec(`drop view "${name}"`);
  db.exec('drop index finding_fingerprint; drop index agency_identity; alter table agency drop column identity; alter table version drop column opening; drop table prose_index');
  for (const index of ['report_version', 'report_year', 'agency_region', 'agency_department', 'finding_rule', 'finding_severity', 'finding_list', 'version_later']) db.exec(`drop index ${index}`);
  for (const table of ['checked', 'mention', 'copy_hash', 'version_return', 'review']) db.exec(`drop table ${table}`);
  for (const column of ['part', 'fingerprint', 'suspects', 'suspects_cut', 'others', 'passages']) db.exec(`alter table finding drop column ${column}`);
  db.exec(`update meta set value = '2' where key = 'schema'`);
  db.close();
}

/** Runs SQL on the file by a connection of its own. */
export function query(path: string, sql: string, ...params: readonly unknown[]): Record<string, unknown>[] {
  const db = new Database(path);
  try {
    const s = db.prepare(sql);
    if (s.reader) return s.all(...params) as Record<string, unknown>[];
    s.run(...params);
    return [];
  } finally {
    db.close();
  }
}
