// The store: where every report, its versions, its original and its findings are kept. Commands know this interface and no table.
import type { Finding, FindingKind, Outcome, Severity } from '../model/finding.js';
import type { Rejection, RejectionCode } from '../model/rejection.js';
import type { ReviewStatus } from '../model/review.js';
import type { Placed } from '../model/placed.js';
import type { Report } from '../model/report.js';
import type { CompareVersions, ReportVersion } from '../model/version.js';
import { addReports, seenSource } from './add-reports.js';
import { checkStore, type CheckStore } from './check-store.js';
import { crawlStore, type CrawlStore } from './crawl-store.js';
import { figureStore, type FigureStore } from './figure-store.js';
import { selectBody } from './keep-body.js';
import { hold } from './connection.js';
import { openDatabase } from './open-database.js';
import type { PackedReport } from './packed-report.js';
import { pageStore, type PageStore } from './page-store.js';
import { rejectFiles, selectRejected } from './reject-files.js';
import { reviewStore, type ReviewStore } from './review-store.js';
import { selectExported } from './select-exported.js';
import { selectHistory, selectPublications } from './select-history.js';
import { selectAgencies, selectReport } from './select-report.js';
import { selectTally } from './select-tally.js';
import { selectFindings, selectVersions } from './select-versions.js';
import { asStoreError, guarded } from './store-error.js';

export interface AddOutcome {
  /** `new`: first report of its agency and year. `new-version`: other bytes for an agency and year already stored. `unchanged`: these bytes are stored already. `twin`: other bytes under another name, in which `compare` finds nothing different: another address of that version. `returned`: an address on the web shows an older version again, which is current from now on. */
  readonly outcome: 'new' | 'new-version' | 'unchanged' | 'twin' | 'returned';
  readonly agency: string;
  readonly year: number;
  /** Counted from 1 within agency and year. */
  readonly version: number;
  readonly versionId: number;
  /** What `compare` found between this version and the one before; left out where it found nothing. */
  readonly edits?: readonly Finding[];
}

/** A document that was not read. */
export interface RejectedFile {
  readonly name: string;
  /** SHA-256 of the bytes, lower-case hex; null when they could not be had. */
  readonly sha: string | null;
  readonly error: Rejection;
}

/** Which reports. Everything left out is not asked for. */
export interface VersionFilter {
  /** Exact name, or else a part of it. */
  readonly agency?: string;
  readonly year?: number;
  /** Code of a region, or the first digits of it: 410000 and 41 are a province with all below it. */
  readonly region?: string;
  /** Also versions that a newer one replaced. Default false. */
  readonly all?: boolean;
}

export interface FindingFilter extends VersionFilter {
  readonly rule?: string;
  readonly severity?: Severity;
  readonly outcome?: Exclude<Outcome, 'holds'>;
  readonly kind?: FindingKind;
  /** Any of these. */
  readonly kinds?: readonly FindingKind[];
  readonly status?: ReviewStatus;
}

/** Where a stored thing belongs. */
export interface VersionKey {
  readonly versionId: number;
  readonly agency: string;
  readonly year: number;
  readonly version: number;
  /** False when a newer version stands beside it. */
  readonly current: boolean;
}

/** A stored report among the others. */
export interface StoredVersion extends VersionKey, Placed {}

export interface StoredFinding extends VersionKey {
  readonly finding: Finding;
  /** Hex; decisions are kept by it. Empty in a database of an older program that was not checked since. */
  readonly fingerprint: string;
  /** Decision in force. */
  readonly status: ReviewStatus;
}

/** A stored version with everything an exported table says of it. Its sections are left out. */
export interface ExportedVersion extends StoredVersion {
  /** Every name and address the bytes came under, first one first. */
  readonly names: readonly string[];
  /** When these bytes were first seen, ISO date and time, UTC. */
  readonly firstSeen: string;
  readonly findings: readonly Pick<StoredFinding, 'finding' | 'fingerprint' | 'status'>[];
}

export interface StoredReport extends VersionKey {
  readonly report: Report;
  readonly findings: readonly Finding[];
  /** Every name the same bytes came under, first one first. */
  readonly names: readonly string[];
  /** Numbers of all versions of this agency and year. */
  readonly versions: readonly number[];
}

/** One of the versions of a report. */
export interface HistoryVersion extends ReportVersion {
  readonly versionId: number;
  readonly version: number;
  readonly current: boolean;
  /** When an address showed it again after a newer version, which was that of this number. */
  readonly returned: readonly { readonly from: number; readonly at: string }[];
  readonly title: string | null;
  readonly published: Report['published'];
  readonly sourceId: string;
  /** As `names`, with the time each was first met; `twin`: of another address than the first, SHA-256 of its newest bytes where they are not those of a version. */
  readonly met: readonly { readonly name: string; readonly at: string; readonly twin: string | null }[];
}

export interface Publication {
  readonly agency: string;
  readonly year: number;
  readonly regionCode: string | null;
  readonly department: string | null;
  /** YYYY-MM-DD as the document says; null where none does. */
  readonly published: string | null;
  /** ISO date and time, UTC. */
  readonly firstSeen: string;
  /** Every name and address its versions came under. */
  readonly names: readonly string[];
}

/** Answer to a look-up by agency and year; when nothing is found it says what there is instead. */
export type ReportAnswer =
  | { readonly status: 'found'; readonly report: StoredReport }
  /** No stored agency has this name or part of a name. */
  | { readonly status: 'no-agency' }
  /** Several have it: their names. */
  | { readonly status: 'ambiguous'; readonly agencies: readonly string[] }
  | { readonly status: 'no-year'; readonly agency: string; readonly years: readonly number[] }
  | { readonly status: 'no-version'; readonly agency: string; readonly versions: readonly number[] };

export interface Tally {
  readonly agencies: number;
  readonly reports: number;
  readonly versions: number;
  readonly years: { readonly from: number; readonly to: number } | null;
  /** Findings of current versions. */
  readonly findings: readonly { readonly rule: string; readonly severity: Severity; readonly outcome: Outcome; readonly kind: FindingKind; readonly count: number }[];
  readonly rejected: readonly { readonly code: RejectionCode; readonly count: number }[];
}

/** Whatever the database or the disk says comes out as a StoreError. */
export interface Store {
  readonly path: string;
  /** What is known of the bytes with this SHA-256 (lower-case hex); null: nothing. */
  has(sha: string): Promise<'stored' | 'rejected' | null>;
  /** As `has`, and if the bytes are stored keeps `name` as another name of them. For files that are skipped. */
  seen(sha: string, name: string): Promise<'stored' | 'rejected' | null>;
  /** Stores a batch in one transaction, outcomes in the order given. When it returns, the batch survives the end of the process and of the machine. `compare` is shown a new version and the one before it: the last under its name, else the last. */
  add(batch: readonly PackedReport[], compare?: CompareVersions): Promise<AddOutcome[]>;
  /** Every version of one report, oldest first; empty where there is none. `agency` is the exact name. */
  history(agency: string, year: number): Promise<HistoryVersion[]>;
  /** Whose reports of which years are there, and when they were published and first seen: the earliest of all versions. In the order of agency and year. */
  publications(): Promise<Publication[]>;
  /** Keeps what could not be read; a later rejection of the same name replaces the earlier one, and storing the file removes it. */
  reject(files: readonly RejectedFile[]): Promise<void>;
  rejected(): Promise<(RejectedFile & { readonly at: string })[]>;
  /** Stored reports with their cells, in the order of agency and year, in bounded memory; other methods may be called meanwhile. */
  versions(filter?: VersionFilter): AsyncIterableIterator<StoredVersion>;
  /** As `versions`, with findings and names instead of prose. */
  exported(filter?: VersionFilter): AsyncIterableIterator<ExportedVersion>;
  /** In the order of agency, year, version and rule as checked; in bounded memory. */
  findings(filter?: FindingFilter): AsyncIterableIterator<StoredFinding>;
  /** One report as it was read. `version` defaults to the current one. */
  report(agency: string, year: number, version?: number): Promise<ReportAnswer>;
  /** Names of stored agencies: the one of this name, or else all that have it as a part. All agencies when left out. */
  agencies(name?: string): Promise<string[]>;
  /** The bytes as published, or as fetched, with this SHA-256; null when they are not kept. */
  original(sha: string): Promise<Uint8Array | null>;
  /** Queue and evidence of the crawler. */
  readonly crawl: CrawlStore;
  /** What is to be checked, and what came of it. */
  readonly checks: CheckStore;
  /** What people decided about findings. */
  readonly reviews: ReviewStore;
  /** Figures of many reports at once. */
  readonly figures: FigureStore;
  /** What pages for people show, each in time that does not grow with the store. */
  readonly pages: PageStore;
  tally(): Promise<Tally>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Neither creates nor changes the file. Default false. */
  readonly readonly?: boolean;
  /** What is read stays as it was when the file was opened, whoever writes meanwhile. For reading only. Default false. */
  readonly snapshot?: boolean;
  /** The file may not grow beyond this many bytes; then StoreError `full`. Default: as the disk allows. */
  readonly maxBytes?: number;
}

/** Opens a database file, creating it if need be. Throws StoreError. */
export async function openStore(path: string, options: StoreOptions = {}): Promise<Store> {
  const db = await openDatabase(path, { readonly: options.readonly ?? false, maxBytes: options.maxBytes });
  const run = <T>(step: () => Promise<T>) => guarded(path, step);
  if (options.snapshot === true) await run(() => hold(db));
  const has = async (sha: string) => {
    if ((await db.selectFrom('source').select('id').where('sha256', '=', sha).executeTakeFirst()) !== undefined) return 'stored';
    return (await db.selectFrom('rejected').select('id').where('sha256', '=', sha).executeTakeFirst()) === undefined ? null : 'rejected';
  };
  return {
    path,
    has: (sha) => run(() => has(sha)),
    seen: (sha, name) => run(async () => ((await seenSource(db, sha, name)) ? 'stored' : has(sha))),
    add: (batch, compare) => run(() => addReports(db, batch, compare)),
    history: (agency, year) => run(() => selectHistory(db, agency, year)),
    publications: () => run(() => selectPublications(db)),
    reject: (files) => run(() => rejectFiles(db, files)),
    rejected: () => run(() => selectRejected(db)),
    versions: (filter) => guardedRows(path, selectVersions(db, filter)),
    exported: (filter) => guardedRows(path, selectExported(db, filter)),
    findings: (filter) => guardedRows(path, selectFindings(db, filter)),
    report: (agency, year, version) => run(() => selectReport(db, agency, year, version)),
    agencies: (name) => run(() => selectAgencies(db, name)),
    original: (sha) => run(() => selectBody(db, sha)),
    crawl: crawlStore(db, path),
    checks: checkStore(db, path),
    reviews: reviewStore(db, path),
    figures: figureStore(db, path),
    pages: pageStore(db, path),
    tally: () => run(() => selectTally(db)),
    close: () => run(() => db.destroy()),
  };
}

async function* guardedRows<T>(path: string, rows: AsyncIterableIterator<T>): AsyncIterableIterator<T> {
  try {
    yield* rows;
  } catch (e) {
    throw asStoreError(path, e);
  }
}
