// Findings page by page under any filter, and the way from one to the next. Of current versions, the newest first.
import { sql, type RawBuilder } from 'kysely';
import type { FindingKind, Outcome, Severity } from '../model/finding.js';
import type { ReviewStatus } from '../model/review.js';
import { agencyKey } from './agency-key.js';
import type { Db } from './connection.js';
import { findingOf } from './replace-findings.js';
import { regionDigits, versionsWithKeys } from './select-versions.js';
import { statusNow } from './status-now.js';
import type { StoredFinding } from './store.js';

export interface PageFilter {
  readonly rule?: string;
  readonly severity?: Severity;
  readonly outcome?: Exclude<Outcome, 'holds'>;
  readonly kind?: FindingKind;
  readonly status?: ReviewStatus;
  readonly year?: number;
  /** Code of a region, or its first digits. */
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

function where(filter: PageFilter): RawBuilder<unknown> {
  const digits = filter.region === undefined ? '' : regionDigits(filter.region);
  const key = agencyKey(filter.agency ?? '').replace(/[\\%_]/g, '\\$&');
  return sql.join([
    sql`true`,
    ...(filter.rule === undefined ? [] : [sql`finding.rule = ${filter.rule}`]),
    ...(filter.severity === undefined ? [] : [sql`finding.severity = ${filter.severity}`]),
    ...(filter.outcome === undefined ? [] : [sql`finding.outcome = ${filter.outcome}`]),
    ...(filter.kind === undefined ? [] : [sql`finding.kind = ${filter.kind}`]),
    ...(filter.year === undefined ? [] : [sql`r.year = ${filter.year}`]),
    ...(digits === '' ? [] : [sql`a.region_code >= ${digits} and a.region_code < ${`${digits}:`}`]),
    ...(key === '' ? [] : [sql`(a.key = ${agencyKey(filter.agency!)} or (a.key like ${`%${key}%`} escape '\\' and not exists (select 1 from agency x where x.key = ${agencyKey(filter.agency!)})))`]),
    ...(filter.status === undefined ? [] : [sql`${statusNow} = ${filter.status}`]),
    // Few findings are decided on: those go first.
    ...(filter.status === undefined || filter.status === 'open' ? [] : [sql`finding.fingerprint in (select fingerprint from review)`]),
  ], sql` and `);
}

/** Which tables a filter needs; each that is left out is a look-up less for every finding. */
function from(filter: PageFilter): RawBuilder<unknown> {
  return sql`finding join report r on r.current_version = finding.version_id ${filter.region === undefined && filter.agency === undefined ? sql`` : sql`join agency a on a.id = r.agency_id`}`;
}

export async function selectFindingKeys(db: Db, filter: PageFilter, offset: number, limit: number): Promise<{ readonly keys: readonly Key[]; readonly total: number; readonly capped: boolean }> {
  const keys = (await sql<Key>`select finding.version_id, finding.ordinal from ${from(filter)} where ${where(filter)} order by finding.version_id desc, finding.ordinal limit ${limit} offset ${offset}`.execute(db)).rows;
  if (offset === 0 && keys.length < limit) return { keys, total: keys.length, capped: false };
  const { n } = (await sql<{ n: number }>`select count(*) as n from (select 1 from ${from(filter)} where ${where(filter)} limit ${counted + 1})`.execute(db)).rows[0]!;
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
  const one = async (beyond: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<string | null> =>
    (await sql<{ fingerprint: string | null }>`select finding.fingerprint from ${from(filter)} where ${where(filter)} and ${beyond} order by ${order} limit 1`.execute(db)).rows[0]?.fingerprint ?? null;
  // Those of the same version, or else the nearest of another: two short questions instead of one that no index answers.
  const before = (await one(sql`finding.version_id = ${v} and finding.ordinal < ${o}`, sql`finding.ordinal desc`)) ?? (await one(sql`finding.version_id > ${v}`, sql`finding.version_id, finding.ordinal desc`));
  const after = (await one(sql`finding.version_id = ${v} and finding.ordinal > ${o}`, sql`finding.ordinal`)) ?? (await one(sql`finding.version_id < ${v}`, sql`finding.version_id desc, finding.ordinal`));
  return { before, after };
}
