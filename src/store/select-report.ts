// Gives one report back as it was read, or says what is there instead.
import type { EditionId } from '../model/edition.js';
import type { Problem } from '../model/problem.js';
import type { FactSource, Report } from '../model/report.js';
import type { Format } from '../model/source.js';
import type { CellRef } from '../model/value.js';
import type { Db } from './connection.js';
import { unpackCells } from './pack-cells.js';
import { findingOf } from './replace-findings.js';
import { sectionOf } from './section-row.js';
import { agencyCondition, versionsWithKeys } from './select-versions.js';
import type { ReportAnswer, StoredReport } from './store.js';

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
  const report = { versionId, agency, year, version, current: versionId === hit.currentId, versions, ...(await readVersion(db, versionId, year)) };
  return { status: 'found', report };
}

async function readVersion(db: Db, id: number, year: number): Promise<Pick<StoredReport, 'report' | 'findings' | 'names'>> {
  const v = await db.selectFrom('version').innerJoin('source', 'source.id', 'version.source_id').innerJoin('form_layout', 'form_layout.id', 'version.layout_id')
    .innerJoin('packed_cells', 'packed_cells.version_id', 'version.id')
    .selectAll('version').select(['source.sha256', 'source.size', 'source.format', 'source.charset', 'form_layout.edition', 'form_layout.blocks', 'form_layout.ids', 'packed_cells.cells'])
    .where('version.id', '=', id).executeTakeFirstOrThrow();
  const names = await db.selectFrom('source_name').select('name').where('source_id', '=', v.source_id).orderBy('id').execute();
  const sections = await db.selectFrom('section').selectAll().where('version_id', '=', id).orderBy('ordinal').execute();
  const findings = await db.selectFrom('finding').selectAll().where('version_id', '=', id).orderBy('ordinal').execute();
  const from = (s: string | null) => s as FactSource | null;
  const report: Report = {
    source: { id: v.sha256, name: names[0]!.name, size: v.size, format: v.format as Format, charset: v.charset },
    agency: { value: v.agency_printed, from: from(v.agency_from) },
    year: { value: year, from: from(v.year_from) },
    title: { value: v.title, from: from(v.title_from) },
    published: { value: v.published, from: from(v.published_from) },
    edition: v.edition as EditionId,
    layout: JSON.parse(v.blocks) as Report['layout'],
    cells: unpackCells(JSON.parse(v.ids) as CellRef[], v.cells),
    sections: sections.map(sectionOf),
    problems: JSON.parse(v.problems) as Problem[],
  };
  return { report, findings: findings.map(findingOf), names: names.map((n) => n.name) };
}
