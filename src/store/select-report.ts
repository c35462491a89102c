// Gives one report back as it was read, or says what is there instead.
import type { Db } from './connection.js';
import { findingOf } from './replace-findings.js';
import { storedVersions, withReports } from './stored-report.js';
import { agencyCondition, versionsWithKeys } from './select-versions.js';
import type { ReportAnswer, StoredReport } from './answers.js';

export async function selectAgencies(db: Db, name?: string): Promise<string[]> {
  let q = db.selectFrom('agency').select('name').orderBy('key');
  if (name !== undefined) q = q.where(await agencyCondition(db, name));
  return (await q.execute()).map((r) => r.name);
}

export async function selectReport(db: Db, name: string, year: number, number?: number): Promise<ReportAnswer> {
  const agencies = await selectAgencies(db, name);
  const [agency] = agencies;
  if (agency === undefined) return { status: 'no-agency' };
  if (agencies.length > 1) return { status: 'ambiguous', agencies };
  const all = await versionsWithKeys(db).where('agency.name', '=', agency).orderBy('report.year').orderBy('version.number').execute();
  const ofYear = all.filter((v) => v.year === year);
  if (ofYear.length === 0) return { status: 'no-year', agency, years: [...new Set(all.map((v) => v.year))] };
  const versions = ofYear.map((v) => v.version);
  const hit = ofYear.find((v) => (number === undefined ? v.versionId === v.currentId : v.version === number));
  if (hit === undefined) return { status: 'no-version', agency, versions };
  const { versionId, version } = hit;
  const report = { versionId, agency, year, version, current: versionId === hit.currentId, versions, ...(await readVersion(db, versionId)) };
  return { status: 'found', report };
}

async function readVersion(db: Db, id: number): Promise<Pick<StoredReport, 'report' | 'findings' | 'names'>> {
  const [stored] = await withReports(db, await storedVersions(db).where('version.id', '=', id).execute());
  const names = await db.selectFrom('version').innerJoin('source_name', 'source_name.source_id', 'version.source_id').select('source_name.name').where('version.id', '=', id).orderBy('source_name.id').execute();
  const findings = await db.selectFrom('finding').selectAll().where('version_id', '=', id).orderBy('ordinal').execute();
  return { report: stored!.report, findings: findings.map(findingOf), names: names.map((n) => n.name) };
}
