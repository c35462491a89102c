// Rows of a stored version → the Report as it was read.
import { sql, type SqlBool } from 'kysely';
import type { EditionId } from '../model/edition.js';
import type { Problem } from '../model/problem.js';
import type { FactSource, Report, Section } from '../model/report.js';
import type { Format } from '../model/source.js';
import type { CellRef } from '../model/value.js';
import type { Db } from './connection.js';
import { unpackCells } from './pack-cells.js';
import { openingOf, sectionOf } from './section-row.js';
import type { StoredVersion } from './answers.js';

/** Everything of a version but its prose, ready for a condition. */
export function storedVersions(db: Db) {
  return db.selectFrom('agency').innerJoin('report', 'report.agency_id', 'agency.id').innerJoin('version', 'version.report_id', 'report.id')
    .innerJoin('source', 'source.id', 'version.source_id').innerJoin('packed_cells', 'packed_cells.version_id', 'version.id')
    .select([
      'agency.key', 'agency.name as agency', 'agency.region_code as regionCode', 'agency.department', 'agency.identity', 'report.year', 'report.current_version as currentId',
      'version.id as versionId', 'version.number as version', 'version.layout_id as layoutId', 'version.agency_printed', 'version.agency_from', 'version.year_from', 'version.title', 'version.title_from',
      'version.published', 'version.published_from', 'version.problems', 'version.opening', 'source.sha256', 'source.size', 'source.format', 'source.charset', 'packed_cells.cells',
    ])
    .select(sql<string>`(select n.name from source_name n where n.source_id = source.id order by n.id limit 1)`.as('name'));
}

/** A version as it stands in the tables. */
export type StoredRow = Awaited<ReturnType<ReturnType<typeof storedVersions>['execute']>>[number];

interface Laid {
  readonly edition: EditionId;
  readonly layout: Report['layout'];
  readonly ids: readonly CellRef[];
}

/** Layouts that were read once stay: there are few. */
const layouts = new WeakMap<Db, Map<number, Laid>>();

async function layoutOf(db: Db, id: number): Promise<Laid> {
  let known = layouts.get(db);
  if (known === undefined) layouts.set(db, (known = new Map()));
  let laid = known.get(id);
  if (laid === undefined) {
    const row = await db.selectFrom('form_layout').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    known.set(id, (laid = { edition: row.edition as EditionId, layout: JSON.parse(row.blocks) as Report['layout'], ids: JSON.parse(row.ids) as CellRef[] }));
  }
  return laid;
}

/** In the order of the rows. `prose` false: without sections, which are most of the work. */
export async function withReports(db: Db, rows: readonly StoredRow[], prose = true): Promise<StoredVersion[]> {
  const sections = prose ? await sectionsOf(db, rows.map((r) => r.versionId)) : new Map<number, Section[]>();
  const versions: StoredVersion[] = [];
  for (const r of rows) {
    const { edition, layout, ids } = await layoutOf(db, r.layoutId);
    const from = (s: string | null) => s as FactSource | null;
    const report: Report = {
      source: { id: r.sha256, name: r.name, size: r.size, format: r.format as Format, charset: r.charset },
      agency: { value: r.agency_printed, from: from(r.agency_from) },
      year: { value: r.year, from: from(r.year_from) },
      title: { value: r.title, from: from(r.title_from) },
      published: { value: r.published, from: from(r.published_from) },
      edition, layout, cells: unpackCells(ids, r.cells), sections: sections.get(r.versionId) ?? [], ...(r.opening === null ? {} : { opening: openingOf(r.opening) }), problems: JSON.parse(r.problems) as Problem[],
    };
    versions.push({
      versionId: r.versionId, agency: r.agency, year: r.year, version: r.version, current: r.versionId === r.currentId,
      regionCode: r.regionCode, department: r.department, identity: r.identity, report,
    });
  }
  return versions;
}

async function sectionsOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, Section[]>> {
  const sections = new Map<number, Section[]>();
  if (ids.length === 0) return sections;
  const rows = await db.selectFrom('section').selectAll().where(sql<SqlBool>`version_id in (select value from json_each(${JSON.stringify(ids)}))`).orderBy('version_id').orderBy('ordinal').execute();
  for (const r of rows) {
    let own = sections.get(r.version_id);
    if (own === undefined) sections.set(r.version_id, (own = []));
    own.push(sectionOf(r));
  }
  return sections;
}
