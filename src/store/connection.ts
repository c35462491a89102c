// The one place that knows which database engine is behind Kysely.
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
const patience = 10_000;
const keptStatements = 200;

/** Opens the file. Throws what SQLite says. */
export function connect(path: string, options: ConnectionOptions): Db {
  const file = new Database(path, { readonly: options.readonly, fileMustExist: options.readonly, timeout: patience });
  try {
    if (!options.readonly) {
      file.pragma(`page_size = ${pageSize}`);
      // WAL: readers and the writer do not wait for each other. FULL: what is committed also survives a power cut.
      file.pragma('journal_mode = WAL');
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

/** All of `step` or nothing. Takes the right to write at once, so that a read at its beginning cannot be overtaken by another process. */
export function writing<T>(db: Db, step: (db: Db) => Promise<T>): Promise<T> {
  return db.connection().execute(async (c) => {
    await sql`begin immediate`.execute(c);
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
