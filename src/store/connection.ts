// The one place that knows which database engine is behind Kysely.
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect, sql, type SqliteDatabase, type SqliteStatement } from 'kysely';
import type { Tables } from './tables.js';

export type Db = Kysely<Tables>;

export interface ConnectionOptions {
  readonly readonly: boolean;
  /** The file may not grow beyond this; undefined: as the disk allows. */
  readonly maxBytes?: number;
}

/** Large enough that four packed reports share a page instead of wasting half of it. */
const pageSize = 16_384;
/** How long another writer is waited for, ms: in all, and at a stretch, for SQLite waits without letting this process do anything else. */
const patience = 10_000;
const stretch = 20;
const keptStatements = 200;

/** Opens the file. Throws what SQLite says. */
export function connect(path: string, options: ConnectionOptions): Db {
  const file = new Database(path, { readonly: options.readonly, fileMustExist: options.readonly, timeout: stretch });
  try {
    if (!options.readonly) {
      file.pragma(`page_size = ${pageSize}`);
      // What is committed also survives a power cut.
      file.pragma('synchronous = FULL');
      file.pragma('foreign_keys = ON');
      if (options.maxBytes !== undefined) file.pragma(`max_page_count = ${Math.floor(options.maxBytes / (file.pragma('page_size', { simple: true }) as number))}`);
    }
    return new Kysely<Tables>({ dialect: new SqliteDialect({ database: remembering(file) }) });
  } catch (e) {
    file.close();
    throw e;
  }
}

/** Kysely prepares every statement anew; here each text is prepared once. */
function remembering(file: Database.Database): SqliteDatabase {
  const known = new Map<string, SqliteStatement>();
  return {
    prepare(text) {
      let s = known.get(text);
      if (s === undefined) {
        s = file.prepare(text) as SqliteStatement;
        if (known.size >= keptStatements) known.delete(known.keys().next().value!);
        known.set(text, s);
      }
      return s;
    },
    close() {
      file.close();
    },
  };
}

/** Readers and the writer no longer wait for each other. Stays with the file, so not to be done to one that may not be ours. */
export async function writeAhead(db: Db): Promise<void> {
  await patiently(() => sql`pragma journal_mode = wal`.execute(db));
}

/** From now on the connection reads what is there now, until it is closed. */
export async function hold(db: Db): Promise<void> {
  await sql`begin`.execute(db);
  // The first read is what takes hold.
  await sql`select 1 from sqlite_schema limit 1`.execute(db);
}

/** All of `step` or nothing. Takes the right to write at once, so that a read at its beginning cannot be overtaken by another process. */
export function writing<T>(db: Db, step: (db: Db) => Promise<T>): Promise<T> {
  return db.connection().execute(async (c) => {
    await patiently(() => sql`begin immediate`.execute(c));
    try {
      const result = await step(c);
      await sql`commit`.execute(c);
      return result;
    } catch (e) {
      // A full disk has rolled back already; then there is nothing to undo, and the first error is the one to tell.
      await sql`rollback`.execute(c).catch(() => undefined);
      throw e;
    }
  });
}

/** Tries again while another writer is at work, who may be in this same process. */
async function patiently(step: () => Promise<unknown>): Promise<void> {
  const until = performance.now() + patience;
  for (;;) {
    try {
      await step();
      return;
    } catch (e) {
      const busy = e instanceof Error && 'code' in e && String(e.code).startsWith('SQLITE_BUSY');
      if (!busy || performance.now() > until) throw e;
      await setTimeout(stretch);
    }
  }
}
