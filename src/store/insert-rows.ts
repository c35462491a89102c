// Many rows in one statement: they travel as one JSON text, which costs a fraction of as many bound values.
import { sql } from 'kysely';
import type { Db } from './connection.js';
import type { Tables } from './tables.js';

type Cell = string | number | null;

/** `rows` hold texts, numbers and nulls in the order of `columns`. `or`: what becomes of a row that is there already. */
export async function insertRows<T extends keyof Tables & string>(db: Db, table: T, columns: readonly (keyof Tables[T] & string)[], rows: readonly (readonly Cell[])[], or: 'abort' | 'ignore' | 'replace' = 'abort'): Promise<void> {
  if (rows.length === 0) return;
  const fields = columns.map((_, i) => `value ->> ${i}`).join(', ');
  await sql`insert or ${sql.raw(or)} into ${sql.table(table)} (${sql.raw(columns.map((c) => `"${c}"`).join(', '))}) select ${sql.raw(fields)} from json_each(${JSON.stringify(rows)})`.execute(db);
}

/** For `where … in`: any number of ids as one value. */
export function ids(of: readonly number[]) {
  return sql<number>`(select value from json_each(${JSON.stringify(of)}))`;
}
