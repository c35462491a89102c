// Findings page by page under any filter, and the way from one to the next. Of current versions, the newest first.
import { sql, type RawBuilder } from 'kysely';
import type { FindingKind, Outcome, Severity } from '../model/finding.js';
import type { ReviewStatus } from '../model/review.js';
import { agencyKey } from './agency-key.js';
import type { Db } from './connection.js';
import { findingOf } from './replace-findings.js';
import { regionDigits, versionsWithKeys } from './select-versions.js';
import { statusNow } from './status-now.js';
import type { StoredFinding } from './answers.js';

export interface PageFilter {
  readonly rule?: string;
  readonly severity?: Severity;
  readonly outcome?: Exclude<Outcome, 'holds'>;
  readonly kind?: FindingKind;
  readonly status?: ReviewStatus;
  readonly year?: number;
  /** Code of a region, or its first digits; `none`: of agencies whose region is not known. */
  readonly region?: string;
  /** Exact name, or else a part of it. */
  readonly agency?: string;
}

export interface FindingPage {
  readonly rows: readonly StoredFinding[];
  readonly total: number;
  /** There are more than `total`. */
  readonly capped: boolean;
}

export interface Neighbours {
  readonly before: string | null;
  readonly after: string | null;
}

interface Key {
  readonly version_id: number;
  readonly ordinal: number;
}

/** Beyond so many it is enough to know that there are more. */
const counted = 10_000;

interface Question {
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
}

/** The tables are joined in the order that is best for the filter: without statistics SQLite cannot know that a province has few reports and a severity many findings. */
async function questionOf(db: Db, filter: PageFilter): Promise<Question> {
  const decided = filter.status !== undefined && filter.status !== 'open';
  const placed = filter.region !== undefined || filter.agency !== undefined;
  const list = sql`finding indexed by ${sql.id(decided ? 'finding_fingerprint' : placed || filter.year !== undefined ? 'finding_list' : filter.rule !== undefined ? 'finding_rule' : filter.severity !== undefined ? 'finding_severity' : 'finding_list')}`;
  const from = !decided && placed ? sql`agency a cross join report r on r.agency_id = a.id cross join ${list} on finding.version_id = r.current_version`
    : !decided && filter.year !== undefined ? sql`report r cross join ${list} on finding.version_id = r.current_version`
      : sql`${list} cross join report r on r.current_version = finding.version_id ${placed ? sql`cross join agency a on a.id = r.agency_id` : sql``}`;
  const digits = filter.region === undefined || filter.region === 'none' ? '' : regionDigits(filter.region);
  const where = sql.join([
    sql`true`,
    ...(filter.rule === undefined ? [] : [sql`finding.rule = ${filter.rule}`]),
    ...(filter.severity === undefined ? [] : [sql`finding.severity = ${filter.severity}`]),
    ...(filter.outcome === undefined ? [] : [sql`finding.outcome = ${filter.outcome}`]),
    ...(filter.kind === undefined ? [] : [sql`finding.kind = ${filter.kind}`]),
    ...(filter.year === undefined ? [] : [sql`r.year = ${filter.year}`]),
    ...(filter.region === 'none' ? [sql`a.region_code is null`] : []),
    ...(digits === '' ? [] : [sql`a.region_code >= ${digits} and a.region_code < ${`${digits}:`}`]),
    ...(filter.agency === undefined ? [] : [await named(db, filter.agency)]),
    ...(filter.status === undefined ? [] : [sql`${statusNow} = ${filter.status}`]),
    // Few findings are decided on: those go first.
    ...(decided ? [sql`finding.fingerprint in (select fingerprint from review)`] : []),
  ], sql` and `);
  return { from, where };
}

/** The agency of exactly this name, or else all that have it in theirs. */
async function named(db: Db, name: string): Promise<RawBuilder<unknown>> {
  const key = agencyKey(name);
  const exact = await db.selectFrom('agency').select('id').where('key', '=', key).executeTakeFirst();
  return exact === undefined ? sql`a.key like ${`%${key.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'` : sql`a.id = ${exact.id}`;
}

export async function selectFindingKeys(db: Db, filter: PageFilter, offset: number, limit: number, count: boolean): Promise<{ readonly keys: readonly Key[]; readonly total: number; readonly capped: boolean }> {
  const { from, where } = await questionOf(db, filter);
  const keys = (await sql<Key>`select finding.version_id, finding.ordinal from ${from} where ${where} order by finding.version_id desc, finding.ordinal limit ${limit} offset ${offset}`.execute(db)).rows;
  if (offset === 0 && keys.length < limit) return { keys, total: keys.length, capped: false };
  if (!count) return { keys, total: offset + keys.length, capped: true };
  const { n } = (await sql<{ n: number }>`select count(*) as n from (select 1 from ${from} where ${where} limit ${counted + 1})`.execute(db)).rows[0]!;
  return { keys, total: Math.min(n, counted), capped: n > counted };
}

/** In the order of the keys. */
export async function selectFindingPage(db: Db, keys: readonly Key[]): Promise<StoredFinding[]> {
  if (keys.length === 0) return [];
  const rows = await versionsWithKeys(db).innerJoin('finding', 'finding.version_id', 'version.id').selectAll('finding').select(statusNow.as('status'))
    .where((e) => e.or(keys.map((k) => e.and([e('finding.version_id', '=', k.version_id), e('finding.ordinal', '=', k.ordinal)])))).execute();
  const at = new Map(rows.map((r) => [`${r.version_id} ${r.ordinal}`, r]));
  return keys.flatMap((k) => {
    const r = at.get(`${k.version_id} ${k.ordinal}`);
    return r === undefined ? [] : [{ versionId: r.versionId, agency: r.agency, year: r.year, version: r.version, current: r.versionId === r.currentId, finding: findingOf(r), fingerprint: r.fingerprint ?? '', status: r.status }];
  });
}

export async function selectFindingAt(db: Db, fingerprint: string): Promise<StoredFinding | null> {
  const [key] = (await sql<Key>`
    select f.version_id, f.ordinal from finding f join version v on v.id = f.version_id join report r on r.id = v.report_id
    where f.fingerprint = ${fingerprint} order by r.current_version <> v.id, v.id desc limit 1`.execute(db)).rows;
  return key === undefined ? null : (await selectFindingPage(db, [key]))[0] ?? null;
}

export async function selectNeighbours(db: Db, filter: PageFilter, f: StoredFinding): Promise<Neighbours> {
  const own = (await sql<Key>`select version_id, ordinal from finding where fingerprint = ${f.fingerprint} and version_id = ${f.versionId}`.execute(db)).rows[0];
  if (own === undefined) return { before: null, after: null };
  const { version_id: v, ordinal: o } = own;
  const { from, where } = await questionOf(db, filter);
  const one = async (beyond: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<string | null> =>
    (await sql<{ fingerprint: string | null }>`select finding.fingerprint from ${from} where ${where} and ${beyond} order by ${order} limit 1`.execute(db)).rows[0]?.fingerprint ?? null;
  // Those of the same version, or else the nearest of another: two short questions instead of one that no index answers.
  const before = (await one(sql`finding.version_id = ${v} and finding.ordinal < ${o}`, sql`finding.ordinal desc`)) ?? (await one(sql`finding.version_id > ${v}`, sql`finding.version_id, finding.ordinal desc`));
  const after = (await one(sql`finding.version_id = ${v} and finding.ordinal > ${o}`, sql`finding.ordinal`)) ?? (await one(sql`finding.version_id < ${v}`, sql`finding.version_id desc, finding.ordinal`));
  return { before, after };
}
