// One version of a report with what was found in it, where that stands, and the other versions beside it.
import { agencyKey } from './agency-key.js';
import type { Db } from './connection.js';
import { selectFindingPage } from './page-findings.js';
import { storedVersions, withReports } from './stored-report.js';
import type { StoredFinding, StoredVersion } from './answers.js';

export interface VersionLine {
  readonly versionId: number;
  readonly version: number;
  readonly current: boolean;
  /** When its bytes were first seen, ISO date and time. */
  readonly firstSeen: string;
}

export interface ReportPage extends StoredVersion {
  readonly findings: readonly StoredFinding[];
  /** Every name the bytes came under, first one first. */
  readonly names: readonly string[];
  readonly firstSeen: string;
  /** All of this report, oldest first. */
  readonly versions: readonly VersionLine[];
  /** Years of the agency that there are reports of. */
  readonly years: readonly number[];
}

export async function selectReportPage(db: Db, agency: string, year: number, number?: number): Promise<ReportPage | null> {
  const key = agencyKey(agency);
  const versions = (await db.selectFrom('agency').innerJoin('report', 'report.agency_id', 'agency.id').innerJoin('version', 'version.report_id', 'report.id').innerJoin('source', 'source.id', 'version.source_id')
    .select(['version.id as versionId', 'version.number as version', 'report.current_version as current', 'source.first_seen as firstSeen'])
    .where('agency.key', '=', key).where('report.year', '=', year).orderBy('version.number').execute()).map((v) => ({ ...v, current: v.current === v.versionId }));
  const hit = versions.find((v) => (number === undefined ? v.current : v.version === number));
  if (hit === undefined) return null;
  const [stored] = await withReports(db, await storedVersions(db).where('version.id', '=', hit.versionId).execute());
  const keys = await db.selectFrom('finding').select(['version_id', 'ordinal']).where('version_id', '=', hit.versionId).orderBy('ordinal').limit(300).execute();
  const names = await db.selectFrom('version').innerJoin('source_name', 'source_name.source_id', 'version.source_id').select('source_name.name').where('version.id', '=', hit.versionId).orderBy('source_name.id').execute();
  const years = await db.selectFrom('report').innerJoin('agency', 'agency.id', 'report.agency_id').select('report.year').where('agency.key', '=', key).orderBy('report.year').execute();
  return { ...stored!, findings: await selectFindingPage(db, keys), names: names.map((n) => n.name), firstSeen: hit.firstSeen, versions, years: years.map((y) => y.year) };
}
