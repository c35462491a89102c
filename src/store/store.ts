// The store: where every report, its versions, its original and its findings are kept. Commands know this interface and no table.
import type { CompareVersions } from '../model/version.js';
import { addReports, seenSource } from './add-reports.js';
import type { AddOutcome, ExportedVersion, FindingFilter, HistoryVersion, Publication, RejectedFile, ReportAnswer, StoredFinding, StoredVersion, Tally, VersionFilter } from './answers.js';
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

export type { AddOutcome, RejectedFile, VersionFilter, FindingFilter, VersionKey, StoredVersion, StoredFinding, ExportedVersion, StoredReport, HistoryVersion, Publication, ReportAnswer, Tally } from './answers.js';

/** Whatever the database or the disk says comes out as a StoreError. */
export interface Store {
  readonly path: string;
  /** What is known of the bytes with this SHA-256 (lower-case hex); null: nothing. */
  has(sha: string): Promise<'stored' | 'rejected' | null>;
  /** As `has`, and if the bytes are stored keeps `name` as another name of them. For files that are skipped: null also where they stand again in the place of a later version, and have to be read for what that changes. */
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
    seen: (sha, name) => run(async () => {
      const seen = await seenSource(db, sha, name);
      return seen === null ? has(sha) : seen === 'stored' ? seen : null;
    }),
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
