// Agencies with the years of their reports; one agency over its years; those beside it.
import { sql } from 'kysely';
import type { EditionId } from '../model/edition.js';
import type { CellRef } from '../model/value.js';
import { agencyKey } from './agency-key.js';
import type { Db } from './connection.js';

export interface AgencyRow {
  readonly name: string;
  readonly regionCode: string | null;
  readonly department: string | null;
  /** Report years, rising. */
  readonly years: readonly number[];
  /** Those of them whose current report has a finding that is an error. */
  readonly broken: readonly number[];
}

export interface AgencyYear {
  readonly year: number;
  readonly versionId: number;
  /** Of versions. */
  readonly versions: number;
  readonly edition: EditionId;
  readonly layout: Readonly<Record<string, string>>;
  readonly published: string | null;
  /** Findings by severity; only what is broken counts as an error. */
  readonly errors: number;
  readonly warnings: number;
  /** null: no number is printed. */
  readonly figures: Readonly<Record<CellRef, number | null>>;
}

export interface Peer {
  readonly name: string;
  readonly regionCode: string | null;
  readonly reports: number;
}

/** All of them with the years of their reports: one walk through both indexes, whose answer is small enough to be kept. */
export async function selectAgencies(db: Db): Promise<AgencyRow[]> {
  const { rows } = await sql<Omit<AgencyRow, 'years' | 'broken'> & { readonly years: string | null; readonly broken: string | null }>`
    select a.name, a.region_code as "regionCode", a.department, group_concat(r.year) as years,
      group_concat(case when exists (select 1 from finding f indexed by finding_severity where f.severity = 'error' and f.outcome = 'broken' and f.version_id = r.current_version) then r.year end) as broken
    from agency a left join report r on r.agency_id = a.id group by a.id order by a.region_code is null, a.region_code, a.key`.execute(db);
  const list = (text: string | null): number[] => (text === null ? [] : text.split(',').map(Number).sort((x, y) => x - y));
  return rows.map((r) => ({ ...r, years: list(r.years), broken: list(r.broken) }));
}

export async function selectAgencyYears(db: Db, name: string, refs: readonly CellRef[]): Promise<{ readonly regionCode: string | null; readonly department: string | null; readonly years: readonly AgencyYear[] } | null> {
  const agency = await db.selectFrom('agency').select(['id', 'region_code', 'department']).where('key', '=', agencyKey(name)).executeTakeFirst();
  if (agency === undefined) return null;
  const columns = sql.join([sql`r.year`, ...refs.map((ref) => sql`f.${sql.id(ref)}`)]);
  const { rows } = await sql<Record<string, string | number | null>>`
    select ${columns}, r.current_version as "#id", l.edition as "#edition", l.blocks as "#blocks", v.published as "#published", (select count(*) from version x where x.report_id = r.id) as "#versions",
      (select count(*) from finding x where x.version_id = v.id and x.severity = 'error') as "#errors", (select count(*) from finding x where x.version_id = v.id and x.severity = 'warning') as "#warnings"
    from report r join version v on v.id = r.current_version join figures f on f.version_id = v.id join form_layout l on l.id = v.layout_id where r.agency_id = ${agency.id} order by r.year`.execute(db);
  return {
    regionCode: agency.region_code, department: agency.department,
    years: rows.map((r) => ({
      year: Number(r['year']), versionId: Number(r['#id']), versions: Number(r['#versions']), edition: r['#edition'] as EditionId, layout: JSON.parse(String(r['#blocks'])) as Record<string, string>,
      published: r['#published'] as string | null, errors: Number(r['#errors']), warnings: Number(r['#warnings']), figures: Object.fromEntries(refs.map((ref) => [ref, r[ref] as number | null])),
    })),
  };
}

export async function selectPeers(db: Db, name: string, limit: number): Promise<{ readonly same: readonly Peer[]; readonly around: readonly Peer[] }> {
  const agency = await db.selectFrom('agency').select(['id', 'region_code', 'department']).where('key', '=', agencyKey(name)).executeTakeFirst();
  if (agency === undefined || agency.region_code === null) return { same: [], around: [] };
  const { id, region_code: code, department } = agency;
  // Sisters of a county are the counties of its prefecture, of a prefecture those of its province, of a province all provinces.
  const parent = code.endsWith('0000') ? '' : code.endsWith('00') ? code.slice(0, 2) : code.slice(0, 4);
  const level = code.endsWith('0000') ? '____0000' : code.endsWith('00') ? '____00' : '______';
  const peer = sql`a.name, a.region_code as "regionCode", (select count(*) from report r where r.agency_id = a.id) as reports`;
  const same = department === null ? [] : (await sql<Peer>`
    select ${peer} from agency a where a.department = ${department} and a.region_code >= ${parent} and a.region_code < ${`${parent}:`} and a.region_code like ${level.slice(-6)} and a.id <> ${id} order by a.region_code limit ${limit}`.execute(db)).rows;
  const around = (await sql<Peer>`select ${peer} from agency a where a.region_code = ${code} and a.id <> ${id} order by a.id limit ${limit}`.execute(db)).rows;
  return { same, around };
}
