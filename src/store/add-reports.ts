// Puts a batch of packed reports into the tables, as one transaction.
import { CompiledQuery } from 'kysely';
import { allCells, formCells, type Layout } from '../form/cell-refs.js';
import type { Finding } from '../model/finding.js';
import type { CellRef } from '../model/value.js';
import { plainName, precursorOf, type CompareVersions, type ReportVersion } from '../model/version.js';
import { writing, type Db } from './connection.js';
import { layoutId } from './create-tables.js';
import type { PackedReport } from './packed-report.js';
import { markChecked } from './check-store.js';
import { keepHashes } from './copy-hashes.js';
import { keepMentions } from './mentions.js';
import { indexProse } from './page-tables.js';
import { insertFindings, replaceFindings } from './replace-findings.js';
import { touchNeighbours } from './touch.js';
import { reportVersion, selectReportVersion } from './select-history.js';
import { openingText, sectionRow } from './section-row.js';
import type { AddOutcome } from './answers.js';

export function addReports(db: Db, batch: readonly PackedReport[], compare?: CompareVersions): Promise<AddOutcome[]> {
  return writing(db, async (d) => {
    const now = new Date().toISOString();
    const outcomes: AddOutcome[] = [];
    for (const p of batch) outcomes.push((await unchanged(d, p, now, compare)) ?? (await addVersion(d, p, now, compare)));
    return outcomes;
  });
}

/** Bytes that are stored stay what they were, also when a later version has replaced them; only a new name is kept. Unless they stand again in the place of the later one, on the web or in a folder. */
async function unchanged(db: Db, p: PackedReport, now: string, compare: CompareVersions | undefined): Promise<AddOutcome | null> {
  const source = await db.selectFrom('source').select('id').where('sha256', '=', p.source.id).executeTakeFirst();
  if (source === undefined) return null;
  const back = await standsAgain(db, source.id, p.source.name);
  await keepName(db, source.id, p.source.name, now);
  return (back === null || compare === undefined ? null : await returned(db, p, back, now, compare)) ?? { outcome: 'unchanged', ...(await versionOf(db, source.id)) };
}

interface Returning {
  readonly id: number;
  readonly number: number;
  readonly reportId: number;
  readonly year: number;
  readonly currentId: number;
  readonly agency: string;
  readonly agencyId: number;
}

/**
 * The version of these bytes, where it is not the current one and stands under a name that the current one had: null where it is just kept beside it, as two files of a folder.
 * Of a file, also null where the name held these bytes when it was last looked at: then nothing has changed there, whatever other files say.
 */
async function standsAgain(db: Db, sourceId: number, name: string): Promise<Returning | null> {
  const v = await db.selectFrom('version').innerJoin('report', 'report.id', 'version.report_id').innerJoin('agency', 'agency.id', 'report.agency_id')
    .select(['version.id', 'version.number', 'report.id as reportId', 'report.year', 'report.current_version as currentId', 'agency.name as agency', 'agency.id as agencyId']).where('version.source_id', '=', sourceId).executeTakeFirst();
  if (v === undefined || v.currentId === null || v.currentId === v.id) return null;
  const { names } = await selectReportVersion(db, v.currentId);
  if (!names.some((n) => plainName(n) === plainName(name))) return null;
  return /^https?:/iu.test(name) || (await lastUnder(db, name)) !== sourceId ? { ...v, currentId: v.currentId } : null;
}

/** The bytes last met under a name: those that came under it last, unless older ones came back since. */
async function lastUnder(db: Db, name: string): Promise<number | null> {
  const came = await db.selectFrom('source_name').select(['source_id', 'first_seen as at']).where('name', '=', name).orderBy('id', 'desc').executeTakeFirst();
  const back = await db.selectFrom('version_return as r').innerJoin('version as v', 'v.id', 'r.version_id').innerJoin('source_name as n', 'n.source_id', 'v.source_id')
    .innerJoin('version as f', 'f.id', 'r.from_version').innerJoin('source_name as m', 'm.source_id', 'f.source_id').select(['v.source_id', 'r.at'])
    .where('n.name', '=', name).where('m.name', '=', name).orderBy('r.id', 'desc').executeTakeFirst();
  return (back !== undefined && (came === undefined || back.at > came.at) ? back : came)?.source_id ?? null;
}

/** The version becomes the current one again, and what is different from the one that stood in between is a finding of it. */
async function returned(db: Db, p: PackedReport, v: Returning, now: string, compare: CompareVersions): Promise<AddOutcome> {
  const current = await selectReportVersion(db, v.currentId);
  const edits = compare(current, { ...(await selectReportVersion(db, v.id)), firstSeen: now, lastSeen: now });
  await db.insertInto('version_return').values({ version_id: v.id, from_version: v.currentId, at: now }).execute();
  await replaceFindings(db, 'versions', [{ versionId: v.id, agencyKey: p.agencyKey, year: p.year, sourceSha: p.source.id, figure: figureOf(p), findings: edits }]);
  await touchNeighbours(db, p, v.agencyId, v.currentId);
  await keepHashes(db, [{ versionId: v.id, hashes: p.hashes }]);
  await indexProse(db, v.id, proseOf(p), v.currentId);
  await db.updateTable('report').set({ current_version: v.id }).where('id', '=', v.reportId).execute();
  return { outcome: 'returned', agency: v.agency, year: v.year, version: v.number, versionId: v.id, ...(edits.length === 0 ? {} : { edits }) };
}

/** The version that these bytes are, or are a twin of: then it is the newest that has one of their names. */
async function versionOf(db: Db, sourceId: number): Promise<Omit<AddOutcome, 'outcome'>> {
  const versions = db.selectFrom('version').innerJoin('report', 'report.id', 'version.report_id').innerJoin('agency', 'agency.id', 'report.agency_id')
    .select(['agency.name as agency', 'report.year', 'version.number as version', 'version.id as versionId']);
  const own = await versions.where('version.source_id', '=', sourceId).executeTakeFirst();
  return own ?? versions.innerJoin('source_name as n', 'n.source_id', 'version.source_id')
    .where('n.name', 'in', db.selectFrom('source_name').select('name').where('source_id', '=', sourceId)).orderBy('version.id', 'desc').executeTakeFirstOrThrow();
}

/** A rejection under this name spoke of other bytes that stood there before. */
async function keepName(db: Db, source_id: number, name: string, first_seen: string): Promise<void> {
  await db.deleteFrom('rejected').where('name', '=', name).execute();
  await db.insertInto('source_name').values({ source_id, name, first_seen }).onConflict((o) => o.columns(['source_id', 'name']).doNothing()).execute();
}

async function addVersion(db: Db, p: PackedReport, now: string, compare: CompareVersions | undefined): Promise<AddOutcome> {
  const { agencyId, agency } = await agencyOf(db, p);
  const reportId = await reportOf(db, agencyId, p.year);
  const older = await olderVersions(db, reportId);
  const known = compare === undefined ? { twin: null, edits: [] } : await compared(db, p, older, now, compare);
  const sourceId = await keepSource(db, p, now);
  if (known.twin !== null) {
    await keepName(db, known.twin.sourceId, p.source.name, now);
    return { outcome: 'twin', agency, year: p.year, version: known.twin.number, versionId: known.twin.id };
  }
  const version = (older.at(-1)?.number ?? 0) + 1;
  const layout_id = await layoutId(db, p.edition, p.layout, p.ids);
  const { id: versionId } = await db.insertInto('version').values({
    report_id: reportId, number: version, source_id: sourceId, layout_id, agency_printed: p.agency, agency_from: p.agencyFrom, year_from: p.yearFrom, title: p.title, title_from: p.titleFrom,
    published: p.published, published_from: p.publishedFrom, problems: JSON.stringify(p.problems), added: now, opening: openingText(p.opening),
  }).returning('id').executeTakeFirstOrThrow();
  await db.insertInto('packed_cells').values({ version_id: versionId, cells: p.cells }).execute();
  await insertFigures(db, versionId, p);
  if (p.sections.length > 0) await db.insertInto('section').values(p.sections.map((s, i) => sectionRow(versionId, i, s))).execute();
  const at = { versionId, agencyKey: p.agencyKey, year: p.year, sourceSha: p.source.id, figure: figureOf(p) };
  await insertFindings(db, 'within', [{ ...at, findings: p.findings }]);
  await insertFindings(db, 'versions', [{ ...at, findings: known.edits }]);
  await keepMentions(db, [{ versionId, mentions: p.mentions }]);
  for (const part of ['within', 'versions'] as const) await markChecked(db, part, p.mark, [versionId]);
  await touchNeighbours(db, p, agencyId, older.at(-1)?.id ?? null);
  await keepHashes(db, [{ versionId, hashes: p.hashes }]);
  await db.updateTable('report').set({ current_version: versionId }).where('id', '=', reportId).execute();
  await indexProse(db, versionId, proseOf(p), older.at(-1)?.id ?? null);
  return { outcome: version === 1 ? 'new' : 'new-version', agency, year: p.year, version, versionId, ...(known.edits.length === 0 ? {} : { edits: known.edits }) };
}

/** Bytes, name and what is known of them; a rejection of these bytes no longer stands. */
async function keepSource(db: Db, { source, original }: PackedReport, now: string): Promise<number> {
  const { id } = await db.insertInto('source')
    .values({ sha256: source.id, size: source.size, format: source.format, charset: source.charset, first_seen: now }).returning('id').executeTakeFirstOrThrow();
  await keepName(db, id, source.name, now);
  const deflated = Buffer.from(original.buffer, original.byteOffset, original.byteLength);
  await db.insertInto('body').values({ sha256: source.id, size: source.size, deflated }).onConflict((o) => o.column('sha256').doNothing()).execute();
  await db.deleteFrom('rejected').where('sha256', '=', source.id).execute();
  return id;
}

interface OlderVersion {
  readonly id: number;
  readonly number: number;
  readonly sourceId: number;
  /** First one first. */
  readonly names: readonly string[];
}

/** Oldest first. */
async function olderVersions(db: Db, reportId: number): Promise<OlderVersion[]> {
  const versions = await db.selectFrom('version').select(['id', 'number', 'source_id as sourceId']).where('report_id', '=', reportId).orderBy('number').execute();
  const names = await db.selectFrom('source_name as n').innerJoin('version as v', 'v.source_id', 'n.source_id').select(['n.source_id', 'n.name']).where('v.report_id', '=', reportId).orderBy('n.id').execute();
  return versions.map((v) => ({ ...v, names: names.filter((n) => n.source_id === v.sourceId).map((n) => n.name) }));
}

/**
 * Under another name than the current version first had, a document that says the same as it, or the same as the last one under its own name, is that version at another address, whatever its page looks like.
 * Anything else is a new version, with what changed since the one before it.
 */
async function compared(db: Db, p: PackedReport, older: readonly OlderVersion[], now: string, compare: CompareVersions): Promise<{ readonly twin: OlderVersion | null; readonly edits: readonly Finding[] }> {
  const { name } = p.source;
  const before = precursorOf(older, name);
  const current = older.at(-1);
  if (before === null || current === undefined) return { twin: null, edits: [] };
  const newer = reportVersion(p, now);
  const held = async (v: OlderVersion): Promise<{ readonly same: boolean; readonly edits: readonly Finding[] }> => {
    const stored = await selectReportVersion(db, v.id);
    const edits = compare(stored, newer);
    // A table that was a picture to one of them is no difference, but what the other read of it must not be lost.
    return { edits, same: edits.length === 0 && printed(stored) === printed(newer) };
  };
  const last = await held(before);
  if (plainName(current.names[0] ?? '') === plainName(name)) return { twin: null, edits: last.edits };
  const asCurrent = before === current ? last : await held(current);
  return { twin: asCurrent.same ? current : last.same ? before : null, edits: last.edits };
}

function printed({ cells }: ReportVersion): number {
  return [...cells.values()].filter((c) => c.state !== 'absent').length;
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

function proseOf(p: PackedReport): { readonly heading: string; readonly text: string }[] {
  return p.sections.map((s) => ({ heading: s.heading, text: s.paragraphs.map((x) => x.text).join('\n') }));
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

/** See Store.seen; `returns`: the bytes are stored, but have to be read again for what is said of the change back. Writes only when there is something new to say of the name. */
export async function seenSource(db: Db, sha: string, name: string): Promise<'stored' | 'returns' | null> {
  const source = await db.selectFrom('source').select('id').where('sha256', '=', sha).executeTakeFirst();
  if (source === undefined) return null;
  if ((await standsAgain(db, source.id, name)) !== null) return 'returns';
  const known = await db.selectFrom('source_name').select('id').where('source_id', '=', source.id).where('name', '=', name).executeTakeFirst();
  const rejected = await db.selectFrom('rejected').select('id').where('name', '=', name).executeTakeFirst();
  if (known === undefined || rejected !== undefined) await writing(db, (d) => keepName(d, source.id, name, new Date().toISOString()));
  return 'stored';
}
