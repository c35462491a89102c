// Words in the prose of all current reports: the index names the sections, their text says where.
import { sql } from 'kysely';
import { matchOf, phrasesOf } from './bigrams.js';
import type { Db } from './connection.js';
import { sectionAt } from './page-tables.js';
import { passages } from './passages.js';
import { regionDigits } from './select-versions.js';

export interface ProseFilter {
  readonly year?: number;
  readonly region?: string;
  readonly agency?: string;
  readonly offset: number;
  readonly limit: number;
}

export interface ProseHit {
  readonly agency: string;
  readonly year: number;
  /** Position of the section in its report, from 0. */
  readonly ordinal: number;
  readonly heading: string;
  /** Pieces of the text around the first places found; every other piece, beginning with the second, is what was looked for. */
  readonly pieces: readonly string[];
}

export interface ProsePage {
  readonly hits: readonly ProseHit[];
  readonly total: number;
  readonly capped: boolean;
  /** Phrases of two characters and more that were looked for; null: there was none. */
  readonly phrases: readonly string[] | null;
}

const counted = 1000;

export async function searchProse(db: Db, query: string, { year, region, agency, offset, limit }: ProseFilter): Promise<ProsePage> {
  const phrases = phrasesOf(query);
  if (phrases === null) return { hits: [], total: 0, capped: false, phrases };
  const digits = region === undefined ? '' : regionDigits(region);
  const placed = [
    ...(year === undefined ? [] : [sql`r.year = ${year}`]), ...(digits === '' ? [] : [sql`a.region_code >= ${digits} and a.region_code < ${`${digits}:`}`]), ...(agency === undefined ? [] : [sql`a.name = ${agency}`]),
  ];
  // The reports of the filter are listed once, and every section found is looked up in the list.
  const also = sql`p.words match ${matchOf(phrases)}${placed.length === 0 ? sql`` : sql` and p.rowid / 1000 in (select r.current_version from report r join agency a on a.id = r.agency_id where ${sql.join(placed, sql` and `)})`}`;
  const { n } = (await sql<{ n: number }>`select count(*) as n from (select 1 from prose_index p where ${also} limit ${counted + 1})`.execute(db)).rows[0]!;
  const { rows } = await sql<{ id: number }>`select p.rowid as id from prose_index p where ${also} order by p.rowid desc limit ${limit} offset ${offset}`.execute(db);
  const hits: ProseHit[] = [];
  for (const { id } of rows) {
    const { versionId, ordinal } = sectionAt(id);
    const row = await db.selectFrom('section').innerJoin('version', 'version.id', 'section.version_id').innerJoin('report', 'report.id', 'version.report_id').innerJoin('agency', 'agency.id', 'report.agency_id')
      .select(['agency.name as agency', 'report.year', 'section.heading', 'section.text']).where('section.version_id', '=', versionId).where('section.ordinal', '=', ordinal).executeTakeFirst();
    if (row === undefined) continue;
    const pieces = passages(`${row.heading}\n${row.text}`, phrases);
    if (pieces !== null) hits.push({ agency: row.agency, year: row.year, ordinal, heading: row.heading, pieces });
  }
  return { hits, total: Math.min(n, counted), capped: n > counted, phrases };
}
