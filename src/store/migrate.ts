// Brings a database of an older program up to the tables of this one, within the transaction of the caller.
import { sql } from 'kysely';
import type { Db } from './connection.js';
import { createBodies, createCrawlTables, createOriginal } from './crawl-tables.js';

/** From version to version + 1, by version. */
const steps: Readonly<Record<number, (db: Db) => Promise<void>>> = {
  1: async (db) => {
    await createBodies(db);
    await sql`insert into body (sha256, size, deflated) select s.sha256, s.size, o.deflated from original o join source s on s.id = o.source_id`.execute(db);
    await db.schema.dropTable('original').execute();
    await createOriginal(db);
    await createCrawlTables(db);
  },
};

export async function migrate(db: Db, from: number, to: number): Promise<void> {
  for (let v = from; v < to; v++) {
    const step = steps[v];
    if (step === undefined) throw new Error(`no way from tables of version ${v} to ${v + 1}`);
    await step(db);
  }
  await db.updateTable('meta').set({ value: String(to) }).where('key', '=', 'schema').execute();
}
