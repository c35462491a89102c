// What the pages of the web ask of the store: each question is answered by an index, so that its time does not grow with the number of reports.
import { sql } from 'kysely';
import type { CellRef } from '../model/value.js';
import type { Db } from './connection.js';
import { selectFindingAt, selectFindingKeys, selectFindingPage, selectNeighbours, type FindingPage, type Neighbours, type PageFilter } from './page-findings.js';
import { selectAgencies, selectAgencyYears, selectPeers, type AgencyRow, type AgencyYear, type Peer } from './page-agencies.js';
import { selectCoverage, selectLatest, selectRuleCounts, type Coverage, type Latest, type RuleCount } from './page-overview.js';
import { selectReportPage, type ReportPage } from './page-report.js';
import { searchProse, type ProseFilter, type ProsePage } from './page-search.js';
import { guarded } from './store-error.js';
import type { StoredFinding } from './answers.js';

export type { AgencyRow, AgencyYear, Peer } from './page-agencies.js';
export type { FindingPage, Neighbours, PageFilter } from './page-findings.js';
export type { Coverage, Latest, RuleCount } from './page-overview.js';
export type { ReportPage, VersionLine } from './page-report.js';
export type { ProseFilter, ProseHit, ProsePage } from './page-search.js';

export interface PageStore {
  /** Changes when another connection has written to the file. */
  stamp(): Promise<number>;
  /** Reports and reports with broken totals by province (first two digits of the code; null: not known) and year. */
  coverage(): Promise<readonly Coverage[]>;
  /** Findings of current versions by rule, outcome and severity. */
  ruleCounts(): Promise<readonly RuleCount[]>;
  /** Versions that took the place of an earlier one, the newest first. */
  latest(limit: number): Promise<readonly Latest[]>;
  /** All of them, by region code (those without one last) and name. */
  agencies(): Promise<readonly AgencyRow[]>;
  /** Reports of one agency under its exact name, with these figures, by year; null where there is no such agency. */
  agencyYears(name: string, refs: readonly CellRef[]): Promise<{ readonly regionCode: string | null; readonly department: string | null; readonly years: readonly AgencyYear[] } | null>;
  /** Agencies of the same department in sister regions, and others of its region: so many of each at most. */
  peers(name: string, limit: number): Promise<{ readonly same: readonly Peer[]; readonly around: readonly Peer[] }>;
  /** A version of a report, the current one by default; null where there is none. */
  report(agency: string, year: number, version?: number): Promise<ReportPage | null>;
  /** The newest first. Without `count`, `total` says only how many there are as far as was looked. */
  findings(filter: PageFilter, page: { readonly offset: number; readonly limit: number; readonly count?: boolean }): Promise<FindingPage>;
  /** The finding with exactly this fingerprint: of a current version, or else of an earlier one. */
  finding(fingerprint: string): Promise<StoredFinding | null>;
  /** Which findings stand before and behind it in the list. */
  beside(filter: PageFilter, finding: StoredFinding): Promise<Neighbours>;
  search(query: string, filter: ProseFilter): Promise<ProsePage>;
}

export function pageStore(db: Db, path: string): PageStore {
  const run = <T>(step: () => Promise<T>) => guarded(path, step);
  return {
    stamp: () => run(async () => (await sql<{ data_version: number }>`pragma data_version`.execute(db)).rows[0]!.data_version),
    coverage: () => run(() => selectCoverage(db)),
    ruleCounts: () => run(() => selectRuleCounts(db)),
    latest: (limit) => run(() => selectLatest(db, limit)),
    agencies: () => run(() => selectAgencies(db)),
    agencyYears: (name, refs) => run(() => selectAgencyYears(db, name, refs)),
    peers: (name, limit) => run(() => selectPeers(db, name, limit)),
    report: (agency, year, version) => run(() => selectReportPage(db, agency, year, version)),
    findings: (filter, { offset, limit, count = true }) => run(async () => {
      const { keys, total, capped } = await selectFindingKeys(db, filter, offset, limit, count);
      return { rows: await selectFindingPage(db, keys), total, capped };
    }),
    finding: (fingerprint) => run(() => selectFindingAt(db, fingerprint)),
    beside: (filter, finding) => run(() => selectNeighbours(db, filter, finding)),
    search: (query, filter) => run(() => searchProse(db, query, filter)),
  };
}
