// What the pages of the web need of the tables: ways to go through them in other orders, and the index of the prose.
import { sql } from 'kysely';
import { bigrams } from './bigrams.js';
import type { Db } from './connection.js';
import { sectionOf } from './section-row.js';

/** Sections of one version that the index tells apart. */
const sections = 1000;

/** Number of a section in the index, from which version and section follow: version × 1000 + section. */
export function proseRow(versionId: number, ordinal: number): number {
  return versionId * sections + ordinal;
}

export async function createPageTables(db: Db): Promise<void> {
  const s = db.schema;
  await s.createIndex('report_version').on('report').column('current_version').execute();
  await s.createIndex('report_year').on('report').columns(['year', 'agency_id', 'current_version']).execute();
  await s.createIndex('agency_region').on('agency').columns(['region_code', 'id']).execute();
  await s.createIndex('agency_department').on('agency').columns(['department', 'region_code']).execute();
  await s.createIndex('finding_rule').on('finding').columns(['rule', 'version_id', 'ordinal', 'outcome', 'severity', 'kind', 'fingerprint']).execute();
  await s.createIndex('finding_severity').on('finding').columns(['severity', 'version_id', 'ordinal', 'outcome', 'kind', 'rule', 'fingerprint']).execute();
  // All that lists are filtered by: the rows themselves, which are wide, are read for what is shown only.
  await s.createIndex('finding_list').on('finding').columns(['version_id', 'ordinal', 'severity', 'outcome', 'kind', 'rule', 'fingerprint']).execute();
  await sql`create index version_later on version (id) where number > 1`.execute(db);
  // Keeps no text of its own: the sections do.
  await sql`create virtual table prose_index using fts5(words, content = '', contentless_delete = 1, tokenize = 'unicode61')`.execute(db);
}

/** Puts the prose of a version that has become the current one in the place of that of the version before. */
export async function indexProse(db: Db, versionId: number, texts: readonly { readonly text: string; readonly heading: string }[], before: number | null): Promise<void> {
  if (before !== null) await sql`delete from prose_index where rowid between ${proseRow(before, 0)} and ${proseRow(before, sections - 1)}`.execute(db);
  for (const [i, { heading, text }] of texts.slice(0, sections).entries()) {
    const words = bigrams(`${heading}\n${text}`);
    if (words !== '') await sql`insert into prose_index (rowid, words) values (${proseRow(versionId, i)}, ${words})`.execute(db);
  }
}

/** For a database that had no index: all current versions. */
export async function indexAllProse(db: Db): Promise<void> {
  let last = 0;
  for (;;) {
    const rows = await db.selectFrom('report').select('current_version as id').where('current_version', '>', last).orderBy('current_version').limit(500).execute();
    for (const { id } of rows) {
      const own = await db.selectFrom('section').selectAll().where('version_id', '=', id!).orderBy('ordinal').execute();
      await indexProse(db, id!, own.map((r) => ({ heading: r.heading, text: sectionOf(r).paragraphs.map((p) => p.text).join('\n') })), null);
    }
    if (rows.length < 500) return;
    last = rows.at(-1)!.id!;
  }
}
