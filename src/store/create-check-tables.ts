// A new or an older database → with the tables of the checker.
import { sql } from 'kysely';
import type { Db } from './connection.js';

export async function createCheckTables(db: Db): Promise<void> {
  const s = db.schema;
  await s.createTable('checked')
    .addColumn('version_id', 'integer', (c) => c.notNull().references('version.id')).addColumn('part', 'text', (c) => c.notNull()).addColumn('mark', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('checked_once', ['part', 'version_id']).execute();
  await s.createTable('mention')
    .addColumn('version_id', 'integer', (c) => c.notNull().references('version.id')).addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('section', 'integer', (c) => c.notNull()).addColumn('section_id', 'text').addColumn('paragraph', 'integer', (c) => c.notNull())
    .addColumn('start', 'integer', (c) => c.notNull()).addColumn('end', 'integer', (c) => c.notNull()).addColumn('text', 'text', (c) => c.notNull())
    .addColumn('cells', 'text', (c) => c.notNull()).addColumn('value', 'numeric', (c) => c.notNull())
    .addColumn('bound', 'text', (c) => c.notNull()).addColumn('scope', 'text', (c) => c.notNull()).addColumn('subject', 'text').addColumn('year', 'integer').addColumn('unit', 'text').addColumn('negated', 'integer', (c) => c.notNull())
    .addColumn('more', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('mention_once', ['version_id', 'ordinal']).execute();
  // Both ways round, and no rows beside the two indices.
  await sql`create table copy_hash (hash integer not null, version_id integer not null references version (id), place integer not null, primary key (hash, version_id, place)) without rowid`.execute(db);
  await s.createIndex('copy_hash_version').on('copy_hash').column('version_id').execute();
  await s.createTable('version_return').addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('version_id', 'integer', (c) => c.notNull().references('version.id')).addColumn('from_version', 'integer', (c) => c.notNull().references('version.id')).addColumn('at', 'text', (c) => c.notNull()).execute();
  await s.createIndex('version_return_version').on('version_return').column('version_id').execute();
  await s.createTable('review')
    .addColumn('id', 'integer', (c) => c.primaryKey()).addColumn('fingerprint', 'text', (c) => c.notNull()).addColumn('slot', 'text', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull()).addColumn('agency', 'text', (c) => c.notNull()).addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull()).addColumn('note', 'text', (c) => c.notNull()).addColumn('reviewer', 'text', (c) => c.notNull()).addColumn('at', 'text', (c) => c.notNull())
    .addUniqueConstraint('review_once', ['fingerprint', 'status', 'note', 'reviewer', 'at']).execute();
  await s.createIndex('review_slot').on('review').column('slot').execute();
  await s.createIndex('finding_fingerprint').on('finding').column('fingerprint').execute();
  await s.createIndex('agency_identity').on('agency').column('identity').execute();
}

/** Gives a database of an older program the columns; its findings are told apart by rule, and get a fingerprint when they are checked next. */
export async function addFoundColumns(db: Db): Promise<void> {
  await db.schema.alterTable('finding').addColumn('part', 'text', (c) => c.notNull().defaultTo('within')).execute();
  for (const name of ['fingerprint', 'suspects', 'suspects_cut', 'others', 'passages']) await db.schema.alterTable('finding').addColumn(name, 'text').execute();
  await db.updateTable('finding').set({ part: 'versions' }).where('kind', '=', 'changed').execute();
  await db.schema.alterTable('agency').addColumn('identity', 'text').execute();
  await db.schema.alterTable('version').addColumn('opening', 'text').execute();
}
