// Brings a database of an older program up to the tables of this one, within the transaction of the caller.
import { sql } from 'kysely';
import type { Db } from './connection.js';
import { addFoundColumns, createCheckTables } from './create-check-tables.js';
import { createBodies, createCrawlTables, createOriginal, createStated } from './create-crawl-tables.js';
import { createPageTables, indexAllProse } from './page-tables.js';

/** From version to version + 1, by version. */
const steps: Readonly<Record<number, (db: Db) => Promise<void>>> = {
  1: async (db) => {
    await createBodies(db);
    await sql`insert into body (sha256, size, deflated) select s.sha256, s.size, o.deflated from original o join source s on s.id = o.source_id`.execute(db);
    await db.schema.dropTable('original').execute();
    await createOriginal(db);
    await createCrawlTables(db);
  },
  2: async (db) => {
    await addAgencyColumns(db);
    await addFoundColumns(db);
    await createCheckTables(db);
    await createPageTables(db);
    await indexAllProse(db);
  },
  3: createStated,
};

/** Databases from before agencies had a region get the columns empty. */
async function addAgencyColumns(db: Db): Promise<void> {
  const agency = (await db.introspection.getTables()).find((t) => t.name === 'agency');
  for (const name of ['region_code', 'department']) {
    if (agency !== undefined && !agency.columns.some((c) => c.name === name)) await db.schema.alterTable('agency').addColumn(name, 'text').execute();
  }
}

export async function migrate(db: Db, from: number, to: number): Promise<void> {
  for (let v = from; v < to; v++) {
    const step = steps[v];
    if (step === undefined) throw new Error(`no way from tables of version ${v} to ${v + 1}`);
    await step(db);
  }
  await db.updateTable('meta').set({ value: String(to) }).where('key', '=', 'schema').execute();
}
