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
