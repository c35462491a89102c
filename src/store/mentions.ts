// What the sentences of a version state, in and out of its table.
import { sql, type Selectable, type SqlBool } from 'kysely';
import type { Mention } from '../model/mention.js';
import type { CellRef } from '../model/value.js';
import type { Db } from './connection.js';
import { ids, insertRows } from './insert-rows.js';
import type { Tables } from './tables.js';

const columns = ['version_id', 'ordinal', 'section', 'section_id', 'paragraph', 'start', 'end', 'text', 'cells', 'value', 'bound', 'scope', 'subject', 'year', 'unit', 'negated', 'more'] as const satisfies readonly (keyof Tables['mention'])[];

/** What is kept as JSON. */
type More = Pick<Mention, 'or' | 'of' | 'whole' | 'change' | 'part' | 'decimals' | 'derived'>;

/** In the place of those the versions had. */
export async function keepMentions(db: Db, batch: readonly { readonly versionId: number; readonly mentions: readonly Mention[] }[]): Promise<void> {
  await db.deleteFrom('mention').where(sql<SqlBool>`version_id in ${ids(batch.map((b) => b.versionId))}`).execute();
  const rows = batch.flatMap(({ versionId, mentions }) => mentions.map((m, ordinal) => [
    versionId, ordinal, m.place.section, m.place.sectionId, m.place.paragraph, m.place.start, m.place.end, m.text, JSON.stringify(m.cells), m.value, m.bound, m.scope, m.subject, m.year, m.unit, m.negated ? 1 : 0,
    JSON.stringify({ or: m.or, of: m.of, whole: m.whole, change: m.change, part: m.part, decimals: m.decimals, derived: m.derived } satisfies Record<keyof More, unknown>),
  ]));
  await insertRows(db, 'mention', columns, rows);
}

export async function selectMentions(db: Db, versionId: number): Promise<Mention[]> {
  return (await db.selectFrom('mention').selectAll().where('version_id', '=', versionId).orderBy('ordinal').execute()).map(mentionOf);
}

function mentionOf(r: Selectable<Tables['mention']>): Mention {
  return {
    place: { section: r.section, sectionId: r.section_id as Mention['place']['sectionId'], paragraph: r.paragraph, start: r.start, end: r.end }, text: r.text,
    cells: JSON.parse(r.cells) as CellRef[], value: r.value, bound: r.bound as Mention['bound'], scope: r.scope as Mention['scope'],
    subject: r.subject, year: r.year, unit: r.unit, negated: r.negated === 1, ...(JSON.parse(r.more) as More),
  };
}
