// Creates the tables of a new database and brings those of an older form up to date.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { cellLabel } from '../form/cell-label.js';
import { allCells, formCells, type Layout } from '../form/cell-refs.js';
import type { EditionId } from '../model/edition.js';
import type { CellRef } from '../model/value.js';
import { columnText, tableTexts, viewText } from './about.js';
import type { Db } from './connection.js';
import { createCheckTables } from './create-check-tables.js';
import { createBodies, createCrawlTables, createOriginal } from './create-crawl-tables.js';
import { createPageTables } from './page-tables.js';
import type { FormCellRow, Tables } from './tables.js';
import { views } from './views.js';

/** Raised when tables change in a way an older program could not read. */
export const schemaVersion = 4;

/** Changes whenever cells, labels or views do. */
export function formFingerprint(): string {
  const form = allCells.map((c) => [c.ref, cellLabel(c), c.column.unit]);
  return createHash('sha256').update(JSON.stringify([form, views(), tableTexts])).digest('hex');
}

export async function createTables(db: Db): Promise<void> {
  const s = db.schema;
  await s.createTable('meta').addColumn('key', 'text', (c) => c.primaryKey()).addColumn('value', 'text', (c) => c.notNull()).execute();
  await s.createTable('agency')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('key', 'text', (c) => c.notNull().unique())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('region_code', 'text').addColumn('department', 'text').addColumn('identity', 'text').execute();
  await s.createTable('report')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('agency_id', 'integer', (c) => c.notNull().references('agency.id'))
    .addColumn('year', 'integer', (c) => c.notNull())
    .addColumn('current_version', 'integer')
    .addUniqueConstraint('report_once', ['agency_id', 'year']).execute();
  await s.createTable('source')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('sha256', 'text', (c) => c.notNull().unique())
    .addColumn('size', 'integer', (c) => c.notNull())
    .addColumn('format', 'text', (c) => c.notNull())
    .addColumn('charset', 'text', (c) => c.notNull())
    .addColumn('first_seen', 'text', (c) => c.notNull()).execute();
  await s.createTable('source_name')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('source_id', 'integer', (c) => c.notNull().references('source.id'))
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('first_seen', 'text', (c) => c.notNull())
    .addUniqueConstraint('source_name_once', ['source_id', 'name']).execute();
  await createBodies(db);
  await createOriginal(db);
  await s.createTable('form_layout')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('edition', 'text', (c) => c.notNull())
    .addColumn('blocks', 'text', (c) => c.notNull())
    .addColumn('ids', 'text', (c) => c.notNull())
    .addUniqueConstraint('form_layout_once', ['edition', 'blocks', 'ids']).execute();
  await s.createTable('form_cell')
    .addColumn('layout_id', 'integer', (c) => c.notNull().references('form_layout.id'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('table_id', 'text').addColumn('block_id', 'text').addColumn('row_id', 'text').addColumn('column_id', 'text')
    .addColumn('label_zh', 'text').addColumn('label_en', 'text').addColumn('unit_zh', 'text').addColumn('unit_en', 'text')
    .addPrimaryKeyConstraint('form_cell_once', ['layout_id', 'position']).execute();
  // The id first: else the view `cell` would be read in the order of this index, and not of the form.
  await s.createIndex('form_cell_id').on('form_cell').columns(['id', 'layout_id']).execute();
  await s.createTable('version')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('report_id', 'integer', (c) => c.notNull().references('report.id'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('source_id', 'integer', (c) => c.notNull().unique().references('source.id'))
    .addColumn('layout_id', 'integer', (c) => c.notNull().references('form_layout.id'))
    .addColumn('agency_printed', 'text', (c) => c.notNull())
    .addColumn('agency_from', 'text').addColumn('year_from', 'text')
    .addColumn('title', 'text').addColumn('title_from', 'text')
    .addColumn('published', 'text').addColumn('published_from', 'text')
    .addColumn('problems', 'text', (c) => c.notNull())
    .addColumn('added', 'text', (c) => c.notNull()).addColumn('opening', 'text')
    .addUniqueConstraint('version_once', ['report_id', 'number']).execute();
  await s.createTable('packed_cells')
    .addColumn('version_id', 'integer', (c) => c.primaryKey().references('version.id'))
    .addColumn('cells', 'text', (c) => c.notNull()).execute();
  await s.createTable('figures').addColumn('version_id', 'integer', (c) => c.primaryKey().references('version.id')).execute();
  await s.createTable('section')
    .addColumn('version_id', 'integer', (c) => c.notNull().references('version.id'))
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('form_id', 'text')
    .addColumn('heading', 'text', (c) => c.notNull())
    .addColumn('anchor', 'text', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('paragraphs', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('section_once', ['version_id', 'ordinal']).execute();
  await s.createTable('finding')
    .addColumn('version_id', 'integer', (c) => c.notNull().references('version.id'))
    .addColumn('ordinal', 'integer', (c) => c.notNull())
    .addColumn('rule', 'text', (c) => c.notNull())
    .addColumn('outcome', 'text', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('severity', 'text', (c) => c.notNull())
    .addColumn('scope', 'text')
    .addColumn('cells', 'text', (c) => c.notNull())
    .addColumn('left_value', 'numeric').addColumn('right_value', 'numeric').addColumn('difference', 'numeric')
    .addColumn('blanks', 'text', (c) => c.notNull())
    .addColumn('message_zh', 'text', (c) => c.notNull())
    .addColumn('message_en', 'text', (c) => c.notNull())
    .addColumn('part', 'text', (c) => c.notNull()).addColumn('fingerprint', 'text')
    .addColumn('suspects', 'text').addColumn('suspects_cut', 'text').addColumn('others', 'text').addColumn('passages', 'text')
    .addPrimaryKeyConstraint('finding_once', ['version_id', 'ordinal']).execute();
  await s.createTable('rejected')
    .addColumn('id', 'integer', (c) => c.primaryKey())
    .addColumn('name', 'text', (c) => c.notNull().unique())
    .addColumn('sha256', 'text')
    .addColumn('code', 'text', (c) => c.notNull())
    .addColumn('message_zh', 'text', (c) => c.notNull())
    .addColumn('message_en', 'text', (c) => c.notNull())
    .addColumn('at', 'text', (c) => c.notNull()).execute();
  await s.createIndex('rejected_sha').on('rejected').column('sha256').execute();
  await createCrawlTables(db);
  await createCheckTables(db);
  await createPageTables(db);
  await db.insertInto('meta').values([{ key: 'program', value: 'nianbao' }, { key: 'schema', value: String(schemaVersion) }]).execute();
}

/** Cell ids that are columns of the table `figures`. */
export async function figureColumns(db: Db): Promise<Set<string>> {
  const tables = await db.introspection.getTables();
  const columns = tables.find((t) => t.name === 'figures')?.columns ?? [];
  return new Set(columns.map((c) => c.name).filter((n) => n !== 'version_id'));
}

/** Adds the columns the form has gained, writes its labels and views anew. Stored positions stay: a layout keeps the ids it was stored with. */
export async function adoptForm(db: Db): Promise<void> {
  const there = await figureColumns(db);
  for (const c of allCells) {
    if (!there.has(c.ref)) await sql`alter table figures add column ${sql.id(c.ref)} numeric`.execute(db);
  }
  for (const l of await db.selectFrom('form_layout').selectAll().execute()) {
    await db.deleteFrom('form_cell').where('layout_id', '=', l.id).execute();
    await insertFormCells(db, l.id, l.edition as EditionId, JSON.parse(l.blocks) as Layout, JSON.parse(l.ids) as CellRef[]);
  }
  for (const v of [...views()].reverse()) await sql`drop view if exists ${sql.id(v.name)}`.execute(db);
  for (const v of views()) {
    // The comment stays with the definition of the view, where tools show it.
    const { zh, en } = viewText(v.name) ?? { zh: '', en: '' };
    await sql`create view ${sql.id(v.name)} as -- ${sql.raw(`${zh}; ${en}`)}\n${sql.raw(v.select)}`.execute(db);
  }
  await describe(db);
  await db.insertInto('meta').values({ key: 'form', value: formFingerprint() }).onConflict((o) => o.column('key').doUpdateSet({ value: formFingerprint() })).execute();
}

/** Writes anew what tables, views and columns are. */
async function describe(db: Db): Promise<void> {
  await db.schema.createTable('about').ifNotExists()
    .addColumn('name', 'text', (c) => c.notNull()).addColumn('column', 'text', (c) => c.notNull()).addColumn('zh', 'text', (c) => c.notNull()).addColumn('en', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('about_once', ['name', 'column']).execute();
  await db.deleteFrom('about').execute();
  const rows = (await db.introspection.getTables()).flatMap(({ name, isView, columns }) => [
    { name, column: '', text: isView ? viewText(name) : tableTexts[name] },
    ...(isView ? columns.map((c) => ({ name, column: c.name, text: columnText(name, c.name) })) : []),
  ]).flatMap(({ name, column, text }) => (text === null || text === undefined ? [] : [{ name, column, ...text }]));
  for (let i = 0; i < rows.length; i += 500) await db.insertInto('about').values(rows.slice(i, i + 500)).execute();
}

/** Number of the layout; a layout seen for the first time gets its cells described in `form_cell`. `ids` null: those of the form as laid out. */
export async function layoutId(db: Db, edition: EditionId, blocks: string, ids: readonly CellRef[] | null): Promise<number> {
  const layout = JSON.parse(blocks) as Layout;
  const refs = ids ?? formCells(edition, layout).map((c) => c.ref);
  const row = { edition, blocks, ids: JSON.stringify(refs) } satisfies Partial<Tables['form_layout']>;
  const known = await db.selectFrom('form_layout').select('id').where('edition', '=', edition).where('blocks', '=', blocks).where('ids', '=', row.ids).executeTakeFirst();
  if (known !== undefined) return known.id;
  const { id } = await db.insertInto('form_layout').values(row).returning('id').executeTakeFirstOrThrow();
  await insertFormCells(db, id, edition, layout, refs);
  return id;
}

async function insertFormCells(db: Db, layout_id: number, edition: EditionId, layout: Layout, ids: readonly CellRef[]): Promise<void> {
  const known = new Map(formCells(edition, layout).map((c) => [c.ref, c]));
  const rows: FormCellRow[] = ids.map((id, position) => {
    const c = known.get(id);
    if (c === undefined) return { layout_id, position, id };
    const { zh, en } = cellLabel(c);
    return {
      layout_id, position, id, table_id: c.table, block_id: c.block.id, row_id: c.row.id, column_id: c.column.id,
      label_zh: zh, label_en: en, unit_zh: c.column.unit.zh, unit_en: c.column.unit.en,
    };
  });
  for (const r of rows) await db.insertInto('form_cell').values(r).execute();
}
