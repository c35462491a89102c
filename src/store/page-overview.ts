// Counts for the first page: where there are reports, where totals are broken, what came last.
import { sql } from 'kysely';
import type { Outcome, Severity } from '../model/finding.js';
import type { Db } from './connection.js';

export interface Coverage {
  readonly province: string | null;
  readonly year: number;
  readonly reports: number;
  /** With a finding that is an error. */
  readonly broken: number;
}

export interface RuleCount {
  readonly rule: string;
  readonly outcome: Outcome;
  readonly severity: Severity;
  readonly count: number;
}

export interface Latest {
  readonly agency: string;
  readonly year: number;
  readonly version: number;
  /** ISO date and time. */
  readonly added: string;
  /** Whether what changed in the report, and not around it, was found. */
  readonly edited: boolean;
}

export async function selectCoverage(db: Db): Promise<Coverage[]> {
  const { rows } = await sql<Coverage>`
    select substr(a.region_code, 1, 2) as province, r.year, count(*) as reports,
      sum(exists (select 1 from finding f indexed by finding_severity where f.severity = 'error' and f.outcome = 'broken' and f.version_id = r.current_version)) as broken
    from report r join agency a on a.id = r.agency_id where r.current_version is not null group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

export async function selectRuleCounts(db: Db): Promise<RuleCount[]> {
  const { rows } = await sql<RuleCount>`
    select f.rule, f.outcome, f.severity, count(*) as count from finding f indexed by finding_list cross join report r on r.current_version = f.version_id group by 1, 2, 3 order by 4 desc, 1`.execute(db);
  return rows;
}

export async function selectLatest(db: Db, limit: number): Promise<Latest[]> {
  const { rows } = await sql<Omit<Latest, 'edited'> & { readonly edited: number }>`
    select a.name as agency, r.year, v.number as version, v.added, exists (select 1 from finding f where f.version_id = v.id and f.kind = 'changed') as edited
    from version v join report r on r.id = v.report_id join agency a on a.id = r.agency_id where v.number > 1 order by v.id desc limit ${limit}`.execute(db);
  return rows.map((r) => ({ ...r, edited: r.edited === 1 }));
}
