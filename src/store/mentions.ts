// What the sentences of a version state, in and out of its table.
import type { Selectable } from 'kysely';
import type { Mention } from '../model/mention.js';
import type { CellRef } from '../model/value.js';
import type { Db } from './connection.js';
import type { Tables } from './tables.js';

/** What is kept as JSON. */
type More = Pick<Mention, 'or' | 'of' | 'part' | 'decimals' | 'derived'>;

/** Rows of one statement; SQLite allows 32,766 variables. */
const chunk = 500;

export async function insertMentions(db: Db, version_id: number, mentions: readonly Mention[]): Promise<void> {
  const rows = mentions.map((m, ordinal) => ({
    version_id, ordinal, section: m.place.section, section_id: m.place.sectionId, paragraph: m.place.paragraph, start: m.place.start, end: m.place.end, text: m.text,
    cells: JSON.stringify(m.cells), value: m.value, bound: m.bound, scope: m.scope, subject: m.subject, year: m.year, unit: m.unit, negated: m.negated ? 1 : 0,
    more: JSON.stringify({ or: m.or, of: m.of, part: m.part, decimals: m.decimals, derived: m.derived } satisfies Record<keyof More, unknown>),
  }));
  for (let i = 0; i < rows.length; i += chunk) await db.insertInto('mention').values(rows.slice(i, i + chunk)).execute();
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
