// Reads stored reports page by page. No statement stays open between pages, so the same connection may write in between.
import { sql, type ExpressionBuilder, type SqlBool } from 'kysely';
import { agencyKey } from './agency-key.js';
import type { Db } from './connection.js';
import type { FindingFilter, StoredFinding, StoredVersion, VersionFilter } from './answers.js';
import { findingOf } from './replace-findings.js';
import { statusNow } from './status-now.js';
import { storedVersions, withReports, type StoredRow } from './stored-report.js';
import type { Tables } from './tables.js';

const versionsAPage = 100;
const findingsAPage = 500;

/** Versions with their agency and year, ready for more joins. */
export function versionsWithKeys(db: Db) {
  return db.selectFrom('agency').innerJoin('report', 'report.agency_id', 'agency.id').innerJoin('version', 'version.report_id', 'report.id')
    .select(['agency.key', 'agency.name as agency', 'report.year', 'version.number as version', 'version.id as versionId', 'report.current_version as currentId']);
}

type Joined = ExpressionBuilder<Pick<Tables, 'agency' | 'report' | 'version'>, 'agency' | 'report' | 'version'>;

/** The filter as a condition. An exact name goes before parts of names. */
async function matching(db: Db, filter: VersionFilter): Promise<(e: Joined) => ReturnType<Joined['and']>> {
  const names = filter.agency === undefined ? undefined : await agencyCondition(db, filter.agency);
  return (e) => e.and([
    ...(names === undefined ? [] : [names]),
    ...(filter.year === undefined ? [] : [e('report.year', '=', filter.year)]),
    ...(filter.region === undefined ? [] : [e('agency.region_code', 'like', `${regionDigits(filter.region)}%`)]),
    ...(filter.all === true ? [] : [e('version.id', '=', e.ref('report.current_version'))]),
  ]);
}

/** 410000 → 41, 410100 → 4101: what the codes of a region and those below begin with. */
export function regionDigits(region: string): string {
  return region.replace(/\D/gu, '').replace(/^(\d\d)(?:0000)?$|^(\d{4})00$/u, '$1$2');
}

/** True of the agency with exactly this name where there is one, else of all that contain it. */
export async function agencyCondition(db: Db, name: string) {
  const key = agencyKey(name);
  const exact = await db.selectFrom('agency').select('id').where('key', '=', key).executeTakeFirst();
  if (exact !== undefined) return sql<SqlBool>`agency.id = ${exact.id}`;
  const pattern = `%${key.replace(/[\\%_]/g, '\\$&')}%`;
  return sql<SqlBool>`agency.key like ${pattern} escape '\\'`;
}

export async function* selectVersions(db: Db, filter: VersionFilter = {}): AsyncIterableIterator<StoredVersion> {
  for await (const page of versionPages(db, filter)) yield* await withReports(db, page);
}

/** Rows of stored versions in the order of agency, year and version. */
export async function* versionPages(db: Db, filter: VersionFilter): AsyncIterableIterator<readonly StoredRow[]> {
  const where = await matching(db, filter);
  let last: { key: string; year: number; version: number } | null = null;
  for (;;) {
    let q = storedVersions(db).where(where).orderBy('agency.key').orderBy('report.year').orderBy('version.number').limit(versionsAPage);
    if (last !== null) q = q.where('agency.key', '>=', last.key).where(sql<SqlBool>`(agency.key, report.year, version.number) > (${last.key}, ${last.year}, ${last.version})`);
    const page = await q.execute();
    yield page;
    if (page.length < versionsAPage) return;
    last = page.at(-1)!;
  }
}

export async function* selectFindings(db: Db, filter: FindingFilter = {}): AsyncIterableIterator<StoredFinding> {
  const where = await matching(db, filter);
  let last: { key: string; year: number; version: number; ordinal: number } | null = null;
  for (;;) {
    let q = versionsWithKeys(db).innerJoin('finding', 'finding.version_id', 'version.id').selectAll('finding').select(statusNow.as('status')).where(where)
      .orderBy('agency.key').orderBy('report.year').orderBy('version.number').orderBy('finding.ordinal').limit(findingsAPage);
    if (filter.rule !== undefined) q = q.where('finding.rule', '=', filter.rule);
    if (filter.severity !== undefined) q = q.where('finding.severity', '=', filter.severity);
    if (filter.outcome !== undefined) q = q.where('finding.outcome', '=', filter.outcome);
    if (filter.kind !== undefined) q = q.where('finding.kind', '=', filter.kind);
    if (filter.kinds !== undefined) q = q.where('finding.kind', 'in', filter.kinds);
    if (filter.status !== undefined) q = q.where(statusNow, '=', filter.status);
    if (last !== null) {
      q = q.where('agency.key', '>=', last.key)
        .where(sql<SqlBool>`(agency.key, report.year, version.number, finding.ordinal) > (${last.key}, ${last.year}, ${last.version}, ${last.ordinal})`);
    }
    const page = await q.execute();
    for (const r of page) {
      yield { versionId: r.versionId, agency: r.agency, year: r.year, version: r.version, current: r.versionId === r.currentId, finding: findingOf(r), fingerprint: r.fingerprint ?? '', status: r.status };
    }
    if (page.length < findingsAPage) return;
    last = page.at(-1)!;
  }
}
