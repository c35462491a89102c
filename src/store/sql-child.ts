// A process of its own that runs one query of a reader on a database it can only read, and is ended by its parent when that takes too long.
import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import type { SqlAnswer, SqlAsked } from './sql-query.js';

/** Bytes of memory; what needs more is refused by SQLite. */
const memory = 256 * 1024 * 1024;
/** Bytes of a value that is made of nothing. */
const largest = 1_000_000;
/** Characters of one field that are shown. */
const longest = 2000;

process.once('message', (asked: SqlAsked) => {
  process.send!(answer(asked), () => process.exit(0));
});

function answer({ path, sql, rows: limit }: SqlAsked): SqlAnswer {
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true });
    db.pragma('query_only = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('temp_store = MEMORY');
    db.pragma(`hard_heap_limit = ${memory}`);
    for (const [name, bytes] of [['zeroblob', (n: number) => Buffer.alloc(n)], ['randomblob', randomBytes]] as const) {
      db.function(name, (n: unknown) => {
        if (typeof n !== 'number' || n > largest) throw new RangeError('string or blob too big');
        return bytes(Math.max(0, Math.trunc(n)));
      });
    }
    const statement = db.prepare(sql);
    if (!statement.reader || !statement.readonly) return { status: 'refused', why: 'only a query that gives rows is run' };
    const columns = statement.columns().map((c) => c.name);
    const rows: (string | number | null)[][] = [];
    for (const row of statement.raw(true).iterate() as IterableIterator<unknown[]>) {
      if (rows.length >= limit) return { status: 'rows', columns, rows, more: true };
      rows.push(row.map(field));
    }
    return { status: 'rows', columns, rows, more: false };
  } catch (e) {
    return { status: 'refused', why: e instanceof Error ? e.message : String(e) };
  }
}

function field(v: unknown): string | number | null {
  if (v === null || typeof v === 'number') return v;
  if (typeof v === 'string') return v.length > longest ? `${v.slice(0, longest)}…` : v;
  return v instanceof Uint8Array ? `<${v.length} bytes>` : String(v);
}
