// Words in the prose of all current reports: the index names the sections, their text says where.
import { sql, type RawBuilder } from 'kysely';
import { isExact, matchOf, phrasesOf } from './bigrams.js';
import type { Db } from './connection.js';
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
  /** Sections that have it, as far as they were counted. */
  readonly total: number;
  /** Not all that may have it were looked into. */
  readonly capped: boolean;
  /** Phrases of two characters and more that were looked for; null: there was none. */
  readonly phrases: readonly string[] | null;
}

/** Sections counted, or looked into where the index does not tell. */
export const counted = 1000;

interface Section {
  readonly agency: string;
  readonly year: number;
  readonly ordinal: number;
  readonly heading: string;
  readonly text: string;
}

export async function searchProse(db: Db, query: string, { year, region, agency, offset, limit }: ProseFilter): Promise<ProsePage> {
  const phrases = phrasesOf(query);
  if (phrases === null) return { hits: [], total: 0, capped: false, phrases };
  const digits = region === undefined ? '' : regionDigits(region);
  const placed = [
    ...(year === undefined ? [] : [sql`r.year = ${year}`]), ...(digits === '' ? [] : [sql`a.region_code >= ${digits} and a.region_code < ${`${digits}:`}`]), ...(agency === undefined ? [] : [sql`a.name = ${agency}`]),
  ];
  // The reports of the filter are listed once, and every section found is looked up in the list.
  const also = sql`p.words match ${matchOf(phrases)}${placed.length === 0 ? sql`` : sql` and p.rowid / 1000 in (select r.current_version from report r join agency a on a.id = r.agency_id where ${sql.join(placed, sql` and `)})`}`;
  const sections = (limited: RawBuilder<unknown>): Promise<{ rows: Section[] }> => sql<Section>`select a.name as agency, r.year, s.ordinal, s.heading, s.text from (select p.rowid as id from prose_index p where ${also} order by p.rowid desc ${limited}) f
    join section s on s.version_id = f.id / 1000 and s.ordinal = f.id % 1000 join version v on v.id = s.version_id join report r on r.id = v.report_id join agency a on a.id = r.agency_id order by f.id desc`.execute(db);
  const hitsOf = (rows: readonly Section[]): ProseHit[] => rows.flatMap(({ text, ...s }) => {
    const pieces = passages(`${s.heading}
${text}`, phrases);
    return pieces === null ? [] : [{ ...s, pieces }];
  });
  if (!isExact(phrases)) {
    // The index knows the parts of such a phrase only: it is looked for in the texts before it is counted.
    const { rows } = await sections(sql`limit ${counted + 1}`);
    const hits = hitsOf(rows.slice(0, counted));
    return { hits: hits.slice(offset, offset + limit), total: hits.length, capped: rows.length > counted, phrases };
  }
  const { n } = (await sql<{ n: number }>`select count(*) as n from (select 1 from prose_index p where ${also} limit ${counted + 1})`.execute(db)).rows[0]!;
  return { hits: hitsOf((await sections(sql`limit ${limit} offset ${offset}`)).rows), total: Math.min(n, counted), capped: n > counted, phrases };
}
