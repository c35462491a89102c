// Versions of a report beside each other, and when each report was published and seen.
import { formCells } from '../form/cell-refs.js';
import type { EditionId } from '../model/edition.js';
import type { Problem } from '../model/problem.js';
import type { FactSource, Report } from '../model/report.js';
import type { CellRef } from '../model/value.js';
import type { ReportVersion } from '../model/version.js';
import { agencyKey } from './agency-key.js';
import type { Db } from './connection.js';
import { unpackCells } from './pack-cells.js';
import type { PackedReport } from './packed-report.js';
import { sectionOf, sectionRow } from './section-row.js';
import type { HistoryVersion, Publication } from './answers.js';

/** What a comparison looks at. */
export async function selectReportVersion(db: Db, id: number): Promise<ReportVersion> {
  const v = await db.selectFrom('version').innerJoin('source', 'source.id', 'version.source_id').innerJoin('form_layout', 'form_layout.id', 'version.layout_id')
    .innerJoin('packed_cells', 'packed_cells.version_id', 'version.id')
    .select(['version.problems', 'version.source_id', 'source.first_seen', 'source.sha256', 'form_layout.edition', 'form_layout.blocks', 'form_layout.ids', 'packed_cells.cells'])
    .where('version.id', '=', id).executeTakeFirstOrThrow();
  const names = (await db.selectFrom('source_name').select('name').where('source_id', '=', v.source_id).orderBy('id').execute()).map((n) => n.name);
  const sections = await db.selectFrom('section').selectAll().where('version_id', '=', id).orderBy('ordinal').execute();
  return {
    edition: v.edition as EditionId,
    layout: JSON.parse(v.blocks) as Report['layout'],
    cells: unpackCells(JSON.parse(v.ids) as CellRef[], v.cells),
    sections: sections.map(sectionOf),
    problems: (JSON.parse(v.problems) as Problem[]).map((p) => p.code),
    names,
    firstSeen: v.first_seen,
    lastSeen: await lastSeen(db, v.sha256, names, v.first_seen),
  };
}

/** A report on its way into the store, as it will be read back. */
export function reportVersion(p: PackedReport, at: string): ReportVersion {
  const layout = JSON.parse(p.layout) as Report['layout'];
  const ids = p.ids ?? formCells(p.edition, layout).map((c) => c.ref);
  return {
    edition: p.edition, layout, cells: unpackCells(ids, p.cells), sections: p.sections.map((s, i) => sectionOf(sectionRow(0, i, s))), problems: p.problems.map((x) => x.code), names: [p.source.name], firstSeen: at, lastSeen: at,
  };
}

/** The last answer that brought these bytes, or said that they still stand. */
async function lastSeen(db: Db, sha: string, names: readonly string[], least: string): Promise<string> {
  const { at } = await db.selectFrom('fetch as f').leftJoin('fetch as o', 'o.id', 'f.not_modified_of').select((e) => e.fn.max('f.at').as('at'))
    .where('f.address', 'in', [...names]).where((e) => e.or([e('f.body_sha', '=', sha), e('o.body_sha', '=', sha)])).executeTakeFirstOrThrow() as { at: string | null };
  return at !== null && at > least ? at : least;
}

async function selectReturns(db: Db, id: number): Promise<HistoryVersion['returned']> {
  return db.selectFrom('version_return').innerJoin('version', 'version.id', 'version_return.from_version').select(['version.number as from', 'version_return.at']).where('version_id', '=', id).orderBy('version_return.id').execute();
}

export async function selectHistory(db: Db, agency: string, year: number): Promise<HistoryVersion[]> {
  const rows = await db.selectFrom('agency').innerJoin('report', 'report.agency_id', 'agency.id').innerJoin('version', 'version.report_id', 'report.id').innerJoin('source', 'source.id', 'version.source_id')
    .select(['version.id', 'version.number', 'report.current_version', 'version.title', 'version.published', 'version.published_from', 'version.source_id', 'source.sha256'])
    .where('agency.key', '=', agencyKey(agency)).where('report.year', '=', year).orderBy('version.number').execute();
  const versions: HistoryVersion[] = [];
  for (const r of rows) {
    versions.push({
      ...(await selectReportVersion(db, r.id)), returned: await selectReturns(db, r.id), met: await selectNames(db, r.source_id), versionId: r.id, version: r.number, current: r.id === r.current_version, title: r.title,
      published: { value: r.published, from: r.published_from as FactSource | null }, sourceId: r.sha256,
    });
  }
  return versions;
}

/** Bytes that no version has of its own are those of a twin; the first name is that of the version itself. */
async function selectNames(db: Db, sourceId: number): Promise<HistoryVersion['met']> {
  const names = await db.selectFrom('source_name as n').select(['n.name', 'n.first_seen as at']).where('n.source_id', '=', sourceId).orderBy('n.id')
    .select((e) => e.selectFrom('source_name as o').innerJoin('source', 'source.id', 'o.source_id').leftJoin('version as w', 'w.source_id', 'source.id').select('source.sha256')
      .whereRef('o.name', '=', 'n.name').where('w.id', 'is', null).orderBy('source.id', 'desc').limit(1).as('twin')).execute();
  return names.map((n, i) => (i === 0 ? { ...n, twin: null } : n));
}

/** Reports asked for at a time: some milliseconds, between which others are answered. */
const aTime = 1000;

export async function selectPublications(db: Db): Promise<Publication[]> {
  const all: { readonly key: string; readonly publication: Publication }[] = [];
  for (let last = 0; ;) {
    const ids = (await db.selectFrom('report').select('id').where('id', '>', last).orderBy('id').limit(aTime).execute()).map((r) => r.id);
    const to = ids.at(-1);
    if (to === undefined) break;
    const rows = await db.selectFrom('agency').innerJoin('report', 'report.agency_id', 'agency.id').innerJoin('version', 'version.report_id', 'report.id').innerJoin('source', 'source.id', 'version.source_id')
      .select((e) => ['report.id', 'agency.key', 'agency.name as agency', 'report.year', 'agency.region_code as regionCode', 'agency.department', e.fn.min('version.published').as('published'), e.fn.min('source.first_seen').as('firstSeen')])
      .where('report.id', '>', last).where('report.id', '<=', to).groupBy('report.id').execute();
    const names = new Map<number, string[]>();
    const named = await db.selectFrom('version').innerJoin('source_name', 'source_name.source_id', 'version.source_id').select(['version.report_id', 'source_name.name']).distinct()
      .where('version.report_id', '>', last).where('version.report_id', '<=', to).orderBy('source_name.id').execute();
    for (const n of named) names.set(n.report_id, [...(names.get(n.report_id) ?? []), n.name]);
    for (const { id, key, ...r } of rows) all.push({ key, publication: { ...r, names: names.get(id) ?? [] } });
    last = to;
    await new Promise((go) => setImmediate(go));
  }
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return all.sort((a, b) => order(a.key, b.key) || a.publication.year - b.publication.year).map((x) => x.publication);
}
