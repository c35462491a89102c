// A new or an older database → with the tables of the crawl.
import { sql } from 'kysely';
import type { Db } from './connection.js';

export async function createCrawlTables(db: Db): Promise<void> {
  const s = db.schema;
  await s.createTable('portal')
    .addColumn('id', 'text', (c) => c.primaryKey()).addColumn('name', 'text', (c) => c.notNull()).addColumn('address', 'text', (c) => c.notNull()).addColumn('family', 'text', (c) => c.notNull())
    .addColumn('columns', 'text', (c) => c.notNull()).addColumn('hosts', 'text', (c) => c.notNull()).addColumn('region', 'text')
    .addColumn('round', 'integer', (c) => c.notNull()).addColumn('round_began', 'integer', (c) => c.notNull()).addColumn('round_ended', 'integer').addColumn('first_fetch', 'integer', (c) => c.notNull()).execute();
  await s.createTable('fetch')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('portal', 'text', (c) => c.notNull()).addColumn('at', 'text', (c) => c.notNull()).addColumn('duration', 'integer', (c) => c.notNull())
    .addColumn('method', 'text', (c) => c.notNull()).addColumn('address', 'text', (c) => c.notNull()).addColumn('request_body', 'text').addColumn('request_headers', 'text', (c) => c.notNull())
    .addColumn('status', 'integer').addColumn('response_headers', 'text').addColumn('body_sha', 'text', (c) => c.references('body.sha256')).addColumn('not_modified_of', 'integer', (c) => c.references('fetch.id'))
    .addColumn('error_code', 'text').addColumn('error_detail', 'text').execute();
  await s.createIndex('fetch_address').on('fetch').columns(['address', 'id']).execute();
  await s.createIndex('fetch_body').on('fetch').column('body_sha').execute();
  await s.createTable('document')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('portal', 'text', (c) => c.notNull().references('portal.id')).addColumn('key', 'text', (c) => c.notNull()).addColumn('address', 'text', (c) => c.notNull())
    .addColumn('title', 'text').addColumn('listed_title', 'text').addColumn('listed_date', 'text').addColumn('date', 'text')
    .addColumn('state', 'text', (c) => c.notNull()).addColumn('reason', 'text').addColumn('version', 'integer', (c) => c.notNull()).addColumn('digest', 'text').addColumn('round', 'integer', (c) => c.notNull())
    .addColumn('first_seen', 'text', (c) => c.notNull()).addColumn('changed_at', 'text', (c) => c.notNull()).addColumn('unchanged_until', 'text').addColumn('last_seen', 'text', (c) => c.notNull())
    .addUniqueConstraint('document_once', ['portal', 'key']).execute();
  await s.createIndex('document_state').on('document').columns(['state', 'id']).execute();
  await s.createTable('document_fetch')
    .addColumn('document_id', 'integer', (c) => c.notNull().references('document.id')).addColumn('version', 'integer', (c) => c.notNull())
    .addColumn('role', 'text', (c) => c.notNull()).addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('fetch_id', 'integer', (c) => c.notNull().references('fetch.id')).addColumn('sha256', 'text', (c) => c.notNull().references('body.sha256')).addColumn('address', 'text', (c) => c.notNull()).addColumn('label', 'text').execute();
  await s.createIndex('document_fetch_of').on('document_fetch').columns(['document_id', 'version']).execute();
  await s.createTable('task')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('portal', 'text', (c) => c.notNull().references('portal.id')).addColumn('key', 'text', (c) => c.notNull()).addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('method', 'text', (c) => c.notNull()).addColumn('address', 'text', (c) => c.notNull()).addColumn('body', 'text').addColumn('host', 'text', (c) => c.notNull()).addColumn('moved_to', 'text').addColumn('hops', 'integer', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull()).addColumn('priority', 'integer', (c) => c.notNull()).addColumn('due', 'integer', (c) => c.notNull()).addColumn('attempts', 'integer', (c) => c.notNull())
    .addColumn('depth', 'integer', (c) => c.notNull()).addColumn('round', 'integer', (c) => c.notNull()).addColumn('column_id', 'integer').addColumn('document_id', 'integer', (c) => c.references('document.id'))
    .addColumn('role', 'text').addColumn('position', 'integer', (c) => c.notNull()).addColumn('label', 'text').addColumn('listed_date', 'text')
    .addColumn('fetch_id', 'integer', (c) => c.references('fetch.id')).addColumn('code', 'text').addColumn('detail', 'text')
    .addUniqueConstraint('task_once', ['portal', 'key']).execute();
  await sql`create index task_waiting on task (host, priority, attempts, id) where state = 'waiting'`.execute(db);
  await sql`create index task_open on task (portal) where state = 'waiting'`.execute(db);
  await s.createIndex('task_document').on('task').column('document_id').execute();
  await s.createIndex('task_fetch').on('task').column('fetch_id').execute();
  await s.createTable('host')
    .addColumn('host', 'text', (c) => c.primaryKey()).addColumn('next_at', 'integer', (c) => c.notNull()).addColumn('failures', 'integer', (c) => c.notNull()).addColumn('trips', 'integer', (c) => c.notNull())
    .addColumn('blocked', 'integer', (c) => c.notNull()).addColumn('delay', 'integer').addColumn('dead_code', 'text').addColumn('dead_detail', 'text').addColumn('leased_by', 'text').addColumn('leased_until', 'integer', (c) => c.notNull()).execute();
  await s.createTable('listed')
    .addColumn('column_id', 'integer', (c) => c.notNull().references('task.id')).addColumn('key', 'text', (c) => c.notNull()).addColumn('portal', 'text', (c) => c.notNull()).addColumn('address', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull()).addColumn('date', 'text').addColumn('passed_over', 'text').addColumn('round', 'integer', (c) => c.notNull()).addColumn('first_seen', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('listed_once', ['column_id', 'key']).execute();
  await createStated(db);
  await s.createTable('robots').addColumn('origin', 'text', (c) => c.primaryKey()).addColumn('text', 'text').addColumn('expires', 'integer', (c) => c.notNull()).execute();
}

/** Of version 4. */
export async function createStated(db: Db): Promise<void> {
  await db.schema.createTable('stated').ifNotExists().addColumn('column_id', 'integer', (c) => c.primaryKey().references('task.id')).addColumn('round', 'integer', (c) => c.notNull())
    .addColumn('entries', 'integer').addColumn('pages', 'integer').addColumn('twins', 'integer', (c) => c.notNull()).execute();
}

/** `original`, a table of its own before version 2, is now a view of the bodies. */
export async function createBodies(db: Db): Promise<void> {
  await db.schema.createTable('body').addColumn('sha256', 'text', (c) => c.primaryKey()).addColumn('size', 'integer', (c) => c.notNull()).addColumn('deflated', 'blob', (c) => c.notNull()).execute();
}

export async function createOriginal(db: Db): Promise<void> {
  await sql`create view original as select source.id as source_id, body.deflated from source join body on body.sha256 = source.sha256`.execute(db);
}
