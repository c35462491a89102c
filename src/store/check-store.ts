// What the checker knows of the store: which reports a part of the rules has not been applied to yet, whom they stand beside, and where its findings go.
import { sql, type SqlBool } from 'kysely';
import type { Finding, FindingPart } from '../model/finding.js';
import type { CopyHashes } from '../model/copy-hashes.js';
import type { Mention } from '../model/mention.js';
import { writing, type Db } from './connection.js';
import { agencyKey } from './agency-key.js';
import { keepHashes, selectHashes, selectSharing } from './copy-hashes.js';
import { insertRows } from './insert-rows.js';
import { keepMentions } from './mentions.js';
import { replaceFindings } from './replace-findings.js';
import { asStoreError, guarded } from './store-error.js';
import { storedVersions, withReports } from './stored-report.js';
import type { StoredVersion } from './answers.js';

/** What one part of the rules found in one version. */
export interface Checked {
  readonly of: StoredVersion;
  readonly findings: readonly Finding[];
  /** Of the part `within`: what the sentences state. */
  readonly mentions?: readonly Mention[];
  readonly hashes?: CopyHashes;
}

export interface CheckStore {
  /** Number of versions that the part has not been applied to under this mark: of current ones, or of all. */
  waiting(part: FindingPart, mark: string, all?: boolean): Promise<number>;
  /** These versions, page by page, so that they may be written to in between. */
  stale(part: FindingPart, mark: string, all?: boolean): AsyncIterableIterator<StoredVersion>;
  /** All current reports of each agency of which one is stale, in the order of year; names of one agency over the years taken together. */
  staleAgencies(part: FindingPart, mark: string): AsyncIterableIterator<readonly StoredVersion[]>;
  /** Current reports of a year of the agencies of these regions. */
  ofRegions(codes: readonly string[], year: number): Promise<StoredVersion[]>;
  /** Current reports of a year of the agencies of a place that has no code, by the place as their identities have it. */
  ofPlace(place: string, year: number): Promise<StoredVersion[]>;
  /** Versions with these numbers, current or not, in the order of the numbers. */
  versions(ids: readonly number[]): Promise<StoredVersion[]>;
  /** Hashes under which copies are found, of each version that has any. */
  hashes(versionIds: readonly number[]): Promise<ReadonlyMap<number, CopyHashes>>;
  /** As `stale`, numbers only. */
  staleIds(part: FindingPart, mark: string): Promise<number[]>;
  /** For each of the hashes, the current reports that have it: of so many agencies at most, then the hash is left out. */
  sharing(hashes: readonly number[], agencies: number): Promise<ReadonlyMap<number, readonly number[]>>;
  /** Puts what was found in the place of what the part had found before, and remembers the mark, in one transaction. */
  replace(part: FindingPart, mark: string, batch: readonly Checked[]): Promise<void>;
  /** Versions that an address showed again after a newer one. */
  returned(): Promise<ReadonlySet<number>>;
  /** Names of organs that should report each year, as they were given last; empty: nobody gave any. */
  organs(): Promise<readonly string[]>;
  /** Keeps them in the place of those before. What governments sum up is checked again. */
  keepOrgans(names: readonly string[]): Promise<void>;
  /** Forgets what was checked: all of it is stale. */
  forget(): Promise<void>;
}

const page = 100;

export function checkStore(db: Db, path: string): CheckStore {
  const run = <T>(step: () => Promise<T>) => guarded(path, step);
  const rows = <T>(from: AsyncIterableIterator<T>) => guardedRows(path, from);
  return {
    waiting: (part, mark, all = false) => run(async () => (await db.selectFrom('report').innerJoin('version', 'version.report_id', 'report.id').innerJoin('agency', 'agency.id', 'report.agency_id').select((e) => e.fn.countAll<number>().as('n')).where(isStale(part, mark, all)).executeTakeFirstOrThrow()).n),
    stale: (part, mark, all = false) => rows(selectStale(db, part, mark, all)),
    staleAgencies: (part, mark) => rows(selectStaleAgencies(db, part, mark)),
    ofRegions: (codes, year) => run(async () => withReports(db, await current(db).where('agency.region_code', 'in', [...codes]).where('report.year', '=', year).orderBy('agency.key').execute())),
    ofPlace: (place, year) => run(async () => withReports(db, await current(db).where('agency.region_code', 'is', null).where(sql<SqlBool>`substr(agency.identity, 1, length(${place}) + 1) = ${place} || ' '`).where('report.year', '=', year).orderBy('agency.key').execute())),
    versions: (ids) => run(async () => withReports(db, await storedVersions(db).where(among('version.id', ids)).orderBy('version.id').execute())),
    replace: (part, mark, batch) => run(() => writing(db, (d) => replaceChecked(d, part, mark, batch))),
    hashes: (versionIds) => run(() => selectHashes(db, versionIds)),
    staleIds: (part, mark) => run(async () => (await db.selectFrom('agency').innerJoin('report', 'report.agency_id', 'agency.id').innerJoin('version', 'version.report_id', 'report.id').select('version.id').where(isStale(part, mark)).orderBy('version.id').execute()).map((r) => r.id)),
    sharing: (hashes, agencies) => run(() => selectSharing(db, hashes, agencies)),
    returned: () => run(async () => new Set((await db.selectFrom('version_return').select('version_id').distinct().execute()).map((r) => r.version_id))),
    organs: () => run(async () => JSON.parse((await db.selectFrom('meta').select('value').where('key', '=', 'organs').executeTakeFirst())?.value ?? '[]') as string[]),
    keepOrgans: (names) => run(() => writing(db, async (d) => {
      const value = JSON.stringify(names);
      await d.insertInto('meta').values({ key: 'organs', value }).onConflict((o) => o.column('key').doUpdateSet({ value })).execute();
      await d.deleteFrom('checked').where('part', '=', 'levels').execute();
    })),
    forget: () => run(async () => void (await db.deleteFrom('checked').execute())),
  };
}

async function replaceChecked(db: Db, part: FindingPart, mark: string, batch: readonly Checked[]): Promise<void> {
  await replaceFindings(db, part, batch.map(({ of, findings }) => ({
    versionId: of.versionId, findings, agencyKey: agencyKey(of.agency), year: of.year, sourceSha: of.report.source.id, figure: (ref) => of.report.cells.get(ref)?.value ?? null,
  })));
  await keepMentions(db, batch.flatMap(({ of, mentions }) => (mentions === undefined ? [] : [{ versionId: of.versionId, mentions }])));
  await keepHashes(db, batch.flatMap(({ of, hashes }) => (hashes === undefined ? [] : [{ versionId: of.versionId, hashes }])));
  await markChecked(db, part, mark, batch.map((c) => c.of.versionId));
}

export async function markChecked(db: Db, part: FindingPart, mark: string, versionIds: readonly number[]): Promise<void> {
  await insertRows(db, 'checked', ['version_id', 'part', 'mark'], versionIds.map((id) => [id, part, mark]), 'replace');
}

/** Only governments are held against the organs below them. */
function isStale(part: FindingPart, mark: string, all = false) {
  return sql<SqlBool>`${all ? sql`true` : sql`version.id = report.current_version`} and ${part === 'levels' ? sql`agency.department like '人民政府%'` : sql`true`} and not exists (select 1 from checked c where c.part = ${part} and c.version_id = version.id and c.mark = ${mark})`;
}

function among(column: string, ids: readonly number[]) {
  return sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(ids)}))`;
}

function current(db: Db) {
  return storedVersions(db).where('version.id', '=', (e) => e.ref('report.current_version'));
}

async function* selectStale(db: Db, part: FindingPart, mark: string, all: boolean): AsyncIterableIterator<StoredVersion> {
  let last = 0;
  for (;;) {
    const found = await storedVersions(db).where(isStale(part, mark, all)).where('version.id', '>', last).orderBy('version.id').limit(page).execute();
    yield* await withReports(db, found);
    if (found.length < page) return;
    last = found.at(-1)!.versionId;
  }
}

/** One agency under all its names; one whose name does not tell who it is, by its name alone. */
const person = sql<string>`coalesce(agency.identity, '#' || agency.id)`;

async function* selectStaleAgencies(db: Db, part: FindingPart, mark: string): AsyncIterableIterator<readonly StoredVersion[]> {
  const whose = await db.selectFrom('agency').innerJoin('report', 'report.agency_id', 'agency.id').innerJoin('version', 'version.report_id', 'report.id').select(person.as('person')).distinct().where(isStale(part, mark)).orderBy('person').execute();
  const at = 40;
  for (let i = 0; i < whose.length; i += at) {
    const keys = whose.slice(i, i + at).map((w) => w.person);
    const own = await current(db).select(person.as('person')).where(sql<SqlBool>`${person} in (select value from json_each(${JSON.stringify(keys)}))`).orderBy('person').orderBy('report.year').execute();
    const reports = await withReports(db, own);
    const groups = new Map<string, StoredVersion[]>();
    for (const [n, row] of own.entries()) {
      const group = groups.get(row.person);
      if (group === undefined) groups.set(row.person, [reports[n]!]);
      else group.push(reports[n]!);
    }
    yield* groups.values();
  }
}

async function* guardedRows<T>(path: string, rows: AsyncIterableIterator<T>): AsyncIterableIterator<T> {
  try {
    yield* rows;
  } catch (e) {
    throw asStoreError(path, e);
  }
}
