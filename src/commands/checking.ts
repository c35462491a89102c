// The rules over what is stored, part by part: only what they were not applied to yet, or not as they are now.
import { candidatesOf, commonFrom } from '../check/copies/copy-index.js';
import { copyFindings } from '../check/copies/copies.js';
import { follows } from '../check/copies/order.js';
import { againstEarlier } from '../check/leads/against-earlier.js';
import { levelFindings, type Levels } from '../check/levels/levels.js';
import { growthFindings } from '../check/years/growth.js';
import { withYearSuspects } from '../check/years/suspects.js';
import { yearFindings } from '../check/years/years.js';
import { editFindings } from '../compare/silent-edit.js';
import type { CopyHashes } from '../model/copy-hashes.js';
import type { Finding, FindingPart } from '../model/finding.js';
import type { Placed } from '../model/placed.js';
import { editedFrom } from '../model/version.js';
import { checked, checkedAgain, isBroken, mark, statedOfYears } from '../pipeline.js';
import { agencyOf, type AgencyIdentity } from '../register/agency.js';
import type { Checked } from '../store/check-store.js';
import type { Store, StoredVersion } from '../store/store.js';
import { agencyTables } from './agency-tables.js';

export interface Checking {
  /** Also versions that a newer one replaced. */
  readonly all?: boolean;
  /** So many reports of a part are through. */
  readonly onStep?: (part: FindingPart, count: number) => void;
  readonly signal?: AbortSignal;
}

/** Reports that were looked at, by part. */
export type CheckedCount = Readonly<Record<FindingPart, number>>;

/** Versions in one transaction. */
const batchSize = 64;

/** Applies every part to what it has not seen. Each batch is stored by itself: stopped at any moment, the next run goes on. */
export async function checkStale(store: Store, checking: Checking = {}): Promise<CheckedCount> {
  return {
    within: await each(store, 'within', checking, store.checks.stale('within', mark, checking.all), async (v) => ({ of: v, ...checked(v.report) })),
    versions: await versions(store, checking),
    years: await years(store, checking),
    levels: await levels(store, checking),
    copies: await copies(store, checking),
  };
}

async function each(store: Store, part: FindingPart, { onStep, signal }: Checking, versions: AsyncIterable<StoredVersion>, find: (v: StoredVersion) => Promise<Checked>): Promise<number> {
  let batch: Checked[] = [];
  let n = 0;
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await store.checks.replace(part, mark, batch);
    n += batch.length;
    onStep?.(part, batch.length);
    batch = [];
  };
  for await (const v of versions) {
    if (signal?.aborted === true) break;
    batch.push(await find(v));
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  return n;
}

/** A first version has nothing before it, unless its address came back to it. */
async function versions(store: Store, checking: Checking): Promise<number> {
  const returned = await store.checks.returned();
  return each(store, 'versions', checking, store.checks.stale('versions', mark, checking.all), async (v) => ({ of: v, findings: v.version === 1 && !returned.has(v.versionId) ? [] : await edits(store, v) }));
}

/** What changed since the version before, or since the one that stood there until it came back. */
async function edits(store: Store, v: StoredVersion): Promise<Checked['findings']> {
  const history = await store.history(v.agency, v.year);
  const at = history.findIndex((h) => h.versionId === v.versionId);
  const before = editedFrom(history, at);
  const back = history[at]?.returned.at(-1);
  if (before === null) return [];
  return editFindings(before, back?.from === before.version ? { ...history[at]!, firstSeen: back.at, lastSeen: back.at } : history[at]!);
}

/** All years of an agency together. What was found within a broken report is found again with the years beside it at hand: figures may have been left standing, and what is carried over is carried in. */
async function years(store: Store, { onStep, signal }: Checking): Promise<number> {
  let n = 0;
  let batch: Checked[] = [];
  let again: Checked[] = [];
  const flush = async (): Promise<void> => {
    if (again.length > 0) await store.checks.replace('within', mark, again);
    if (batch.length > 0) await store.checks.replace('years', mark, batch);
    onStep?.('years', batch.length);
    n += batch.length;
    [batch, again] = [[], []];
  };
  for await (const reports of store.checks.staleAgencies('years', mark)) {
    if (signal?.aborted === true) break;
    const found = withYearSuspects(yearFindings(reports, false), reports);
    const grown = growthFindings(reports, (p) => statedOfYears(p.report));
    for (const [i, v] of reports.entries()) {
      const earlier = reports.slice(0, i);
      const leads = againstEarlier(v.report, earlier.map((e) => e.report)).map((f) => named(f, v, earlier));
      batch.push({ of: v, findings: [...(found.get(v) ?? []), ...(grown.get(v) ?? []), ...leads] });
      const [last, next] = [onlyOne(reports, v.year - 1), onlyOne(reports, v.year + 1)];
      // With none of them too: there may have been one when it was looked at last.
      if (reports.length > 1 && isBroken(v.report)) again.push({ of: v, findings: checkedAgain(v.report, { ...(last === null ? {} : { lastYear: last }), ...(next === null ? {} : { nextYear: next }) }) });
    }
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  return n;
}

/** Of two reports of a year nothing tells which counts. */
function onlyOne(reports: readonly StoredVersion[], year: number): StoredVersion | null {
  const [own, another] = reports.filter((r) => r.year === year);
  return own === undefined || another !== undefined ? null : own;
}

/** A finding names other reports as the store does, whatever name they print. */
function named(f: Finding, own: StoredVersion, earlier: readonly StoredVersion[]): Finding {
  return f.others === undefined ? f : { ...f, others: f.others.map((o) => ({ ...o, agency: earlier.find((e) => e.year === o.year)?.agency ?? own.agency })) };
}

async function levels(store: Store, checking: Checking): Promise<number> {
  const of = standing(await store.checks.organs());
  return each(store, 'levels', checking, store.checks.stale('levels', mark), async (v) => ({ of: v, findings: await below(store, v, of) }));
}

/** Reports at hand below a government, and what its own report makes of them. */
async function below(store: Store, v: StoredVersion, of: (reports: readonly StoredVersion[]) => Levels): Promise<readonly Finding[]> {
  const reports = await under(store, v);
  for (const [summary, findings] of levelFindings(reports, of(reports))) if ((summary as StoredVersion).versionId === v.versionId) return findings;
  return [];
}

/** Reports of the region and of those below it; of the place by its name, where no region has it. */
async function under(store: Store, v: StoredVersion): Promise<readonly StoredVersion[]> {
  if (v.regionCode === null) {
    const place = unlisted(v);
    return place === null ? [] : store.checks.ofPlace(place, v.year);
  }
  const children = agencyTables().regions.all.filter((r) => r.parent === v.regionCode).map((r) => r.code);
  return store.checks.ofRegions([v.regionCode, ...new Set(children)], v.year);
}

/** The place of an agency that GB/T 2260 does not have. One of several regions of a name is not told by it. */
function unlisted({ identity }: Pick<Placed, 'identity'>): string | null {
  const place = identity?.slice(0, identity.lastIndexOf(' ')) ?? '';
  return place === '' || place === '中央' || agencyTables().regions.named(place.replace(/@.*$/, '')).length > 0 ? null : place;
}

/** Who stands under whom, by the register; whether all are at hand, by the names that somebody listed. */
function standing(listed: readonly string[]): (reports: readonly StoredVersion[]) => Levels {
  const tables = agencyTables();
  const { regions } = tables;
  const organs = listed.map((name) => agencyOf(name, tables));
  return (reports) => {
    const there = new Set(reports.map((r) => r.identity));
    return {
      place: unlisted,
      parentOf: (code) => regions.byCode(code)?.parent ?? null,
      led: (p) => agencyOf(p.agency, tables, { year: p.year, region: p.regionCode }).kind !== 'vertical',
      missing: (summary) => {
        const summarises = (o: AgencyIdentity): boolean => o.kind === 'government' || o.kind === 'government-office';
        const beside = (o: AgencyIdentity): boolean => (summary.regionCode === null ? unlisted({ identity: o.key }) === unlisted(summary) : o.regionCode === summary.regionCode);
        const due = organs.filter((o) => o.kind !== 'vertical' && o.key !== summary.identity
          && (beside(o) ? !summarises(o) : o.kind === 'government' && o.regionCode !== null && summary.regionCode !== null && regions.byCode(o.regionCode)?.parent === summary.regionCode));
        return due.length === 0 ? null : due.filter((o) => !there.has(o.key)).map((o) => o.name);
      },
    };
  };
}

/** Each new report, and each later one that has something in common with it, against the earlier ones. Only reports that share a hash are looked at. */
async function copies(store: Store, { onStep, signal }: Checking): Promise<number> {
  const fresh = await store.checks.staleIds('copies', mark);
  const seen = new Set(fresh);
  const most = commonFrom((await store.tally()).agencies);
  // Hashes that most reports have are asked for once.
  const common = new Set<number>();
  const touched = new Set<number>();
  const compare = async (ids: readonly number[], spread: boolean): Promise<void> => {
    for (let i = 0; i < ids.length; i += batchSize) {
      if (signal?.aborted === true) break;
      const some = ids.slice(i, i + batchSize);
      const hashes = await store.checks.hashes(some);
      const all = [...new Set([...hashes.values()].flatMap(everyHash))].filter((h) => !common.has(h));
      const sharing = await store.checks.sharing(all, most);
      for (const h of all) if (!sharing.has(h)) common.add(h);
      const batch: Checked[] = [];
      for (const of of await store.checks.versions(some)) {
        const own = hashes.get(of.versionId);
        const others = own === undefined ? [] : candidatesOf(own, (h) => sharing.get(h) ?? null).filter((id) => id !== of.versionId);
        const candidates = others.length === 0 ? [] : await store.checks.versions(others);
        if (spread) for (const c of candidates) if (!seen.has(c.versionId) && follows(c, of)) touched.add(c.versionId);
        batch.push({ of, findings: copyFindings(of, candidates, (h) => common.has(h)) });
      }
      await store.checks.replace('copies', mark, batch);
      onStep?.('copies', spread ? batch.length : 0);
    }
  };
  await compare(fresh, true);
  await compare([...touched], false);
  return fresh.length + touched.size;
}

function everyHash({ paragraphs, tables }: CopyHashes): number[] {
  return [...paragraphs.flat(), ...tables];
}
