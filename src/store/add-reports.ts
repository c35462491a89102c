// Puts a batch of packed reports into the tables, as one transaction.
import { CompiledQuery } from 'kysely';
import { allCells, formCells, type Layout } from '../form/cell-refs.js';
import type { CellRef } from '../model/value.js';
import type { CompareVersions } from '../model/version.js';
import { writing, type Db } from './connection.js';
import { layoutId } from './create-tables.js';
import type { PackedReport } from './packed-report.js';
import { markChecked } from './check-store.js';
import { insertMentions } from './mentions.js';
import { indexProse } from './page-tables.js';
import { insertFindings } from './replace-findings.js';
import { touchNeighbours } from './touch.js';
import { selectReportVersion } from './select-history.js';
import { sectionRow } from './section-row.js';
import type { AddOutcome } from './store.js';

export function addReports(db: Db, batch: readonly PackedReport[], compare?: CompareVersions): Promise<AddOutcome[]> {
  return writing(db, async (d) => {
    const now = new Date().toISOString();
    const outcomes: AddOutcome[] = [];
    for (const p of batch) outcomes.push((await unchanged(d, p, now)) ?? (await addVersion(d, p, now, compare)));
    return outcomes;
  });
}

/** Bytes that are stored stay what they were, also when a later version has replaced them; only a new name is kept. */
async function unchanged(db: Db, p: PackedReport, now: string): Promise<AddOutcome | null> {
  const found = await db.selectFrom('source').innerJoin('version', 'version.source_id', 'source.id').innerJoin('report', 'report.id', 'version.report_id').innerJoin('agency', 'agency.id', 'report.agency_id')
    .select(['source.id as sourceId', 'agency.name as agency', 'report.year', 'version.number as version', 'version.id as versionId'])
    .where('source.sha256', '=', p.source.id).executeTakeFirst();
  if (found === undefined) return null;
  await keepName(db, found.sourceId, p.source.name, now);
  return { outcome: 'unchanged', agency: found.agency, year: found.year, version: found.version, versionId: found.versionId };
}

/** A rejection under this name spoke of other bytes that stood there before. */
async function keepName(db: Db, source_id: number, name: string, first_seen: string): Promise<void> {
  await db.deleteFrom('rejected').where('name', '=', name).execute();
  await db.insertInto('source_name').values({ source_id, name, first_seen }).onConflict((o) => o.columns(['source_id', 'name']).doNothing()).execute();
}

async function addVersion(db: Db, p: PackedReport, now: string, compare: CompareVersions | undefined): Promise<AddOutcome> {
  const { agencyId, agency } = await agencyOf(db, p);
  const reportId = await reportOf(db, agencyId, p.year);
  const source = p.source;
  const { id: source_id } = await db.insertInto('source')
    .values({ sha256: source.id, size: source.size, format: source.format, charset: source.charset, first_seen: now }).returning('id').executeTakeFirstOrThrow();
  await keepName(db, source_id, source.name, now);
  const deflated = Buffer.from(p.original.buffer, p.original.byteOffset, p.original.byteLength);
  await db.insertInto('body').values({ sha256: source.id, size: source.size, deflated }).onConflict((o) => o.column('sha256').doNothing()).execute();
  const last = await db.selectFrom('version').select(['id', 'number']).where('report_id', '=', reportId).orderBy('number', 'desc').executeTakeFirst();
  const version = (last?.number ?? 0) + 1;
  const layout_id = await layoutId(db, p.edition, p.layout, p.ids);
  const { id: versionId } = await db.insertInto('version').values({
    report_id: reportId, number: version, source_id, layout_id, agency_printed: p.agency, agency_from: p.agencyFrom, year_from: p.yearFrom, title: p.title, title_from: p.titleFrom,
    published: p.published, published_from: p.publishedFrom, problems: JSON.stringify(p.problems), added: now,
  }).returning('id').executeTakeFirstOrThrow();
  await db.insertInto('packed_cells').values({ version_id: versionId, cells: p.cells }).execute();
  await insertFigures(db, versionId, p);
  if (p.sections.length > 0) await db.insertInto('section').values(p.sections.map((s, i) => sectionRow(versionId, i, s))).execute();
  // Read back as it is stored, so that a later comparison sees the same.
  const edits = last === undefined || compare === undefined ? [] : compare(await selectReportVersion(db, last.id), await selectReportVersion(db, versionId));
  const at = { agencyKey: p.agencyKey, year: p.year, sourceSha: source.id, figure: figureOf(p) };
  await insertFindings(db, 'within', versionId, p.findings, at);
  await insertFindings(db, 'versions', versionId, edits, at);
  await insertMentions(db, versionId, p.mentions);
  await markChecked(db, 'within', p.mark, versionId);
  await markChecked(db, 'versions', p.mark, versionId);
  await touchNeighbours(db, p, agencyId, last?.id ?? null);
  await db.updateTable('report').set({ current_version: versionId }).where('id', '=', reportId).execute();
  await indexProse(db, versionId, p.sections.map((s) => ({ heading: s.heading, text: s.paragraphs.map((x) => x.text).join('\n') })), last?.id ?? null);
  await db.deleteFrom('rejected').where('sha256', '=', source.id).execute();
  return { outcome: version === 1 ? 'new' : 'new-version', agency, year: p.year, version, versionId, ...(edits.length === 0 ? {} : { edits }) };
}

/** The name that was printed first stays the name of the agency; each version keeps its own. */
async function agencyOf(db: Db, p: PackedReport): Promise<{ agencyId: number; agency: string }> {
  const known = await db.selectFrom('agency').select(['id as agencyId', 'name as agency', 'region_code', 'department']).where('key', '=', p.agencyKey).executeTakeFirst();
  const { regionCode: region_code, department, identity } = p;
  if (known !== undefined && (known.department === null ? department !== null : known.region_code === null && region_code !== null)) {
    await db.updateTable('agency').set({ region_code, department, identity }).where('id', '=', known.agencyId).execute();
  }
  return known ?? db.insertInto('agency').values({ key: p.agencyKey, name: p.agency, region_code, department, identity }).returning(['id as agencyId', 'name as agency']).executeTakeFirstOrThrow();
}

async function reportOf(db: Db, agency_id: number, year: number): Promise<number> {
  const known = await db.selectFrom('report').select('id').where('agency_id', '=', agency_id).where('year', '=', year).executeTakeFirst();
  return (known ?? (await db.insertInto('report').values({ agency_id, year, current_version: null }).returning('id').executeTakeFirstOrThrow())).id;
}

function figureOf(p: PackedReport): (ref: CellRef) => number | null {
  const ids = p.ids ?? formCells(p.edition, JSON.parse(p.layout) as Layout).map((c) => c.ref);
  return (ref) => p.figures[ids.indexOf(ref)] ?? null;
}

const positions = new Map(allCells.map((c, i) => [c.ref, i + 1]));
// Written once: building it for every report would cost more than running it.
const figuresInsert = `insert into figures (version_id, ${allCells.map((c) => `"${c.ref}"`).join(', ')}) values (?${', ?'.repeat(allCells.length)})`;

async function insertFigures(db: Db, versionId: number, p: PackedReport): Promise<void> {
  const row: (number | null)[] = Array.from({ length: allCells.length + 1 }, () => null);
  row[0] = versionId;
  const ids = p.ids ?? formCells(p.edition, JSON.parse(p.layout) as Layout).map((c) => c.ref);
  for (const [i, id] of ids.entries()) {
    const at = positions.get(id);
    if (at !== undefined) row[at] = p.figures[i] ?? null;
  }
  await db.executeQuery(CompiledQuery.raw(figuresInsert, row));
}

/** See Store.seen. Writes only when there is something new to say of the name. */
export async function seenSource(db: Db, sha: string, name: string): Promise<boolean> {
  const source = await db.selectFrom('source').select('id').where('sha256', '=', sha).executeTakeFirst();
  if (source === undefined) return false;
  const known = await db.selectFrom('source_name').select('id').where('source_id', '=', source.id).where('name', '=', name).executeTakeFirst();
  const rejected = await db.selectFrom('rejected').select('id').where('name', '=', name).executeTakeFirst();
  if (known === undefined || rejected !== undefined) await writing(db, (d) => keepName(d, source.id, name, new Date().toISOString()));
  return true;
}
