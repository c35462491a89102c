// The rules over what is stored, part by part: only what they were not applied to yet, or not as they are now.
import { candidatesOf, commonFrom } from '../check/copies/copy-index.js';
import { copyFindings } from '../check/copies/copies.js';
import { follows } from '../check/copies/order.js';
import { sketch, type Sketch } from '../check/copies/sketch.js';
import { againstEarlier } from '../check/leads/against-earlier.js';
import { levelFindings, type Levels } from '../check/levels/levels.js';
import { yearFindings } from '../check/years/years.js';
import { editFindings } from '../compare/silent-edit.js';
import type { Finding, FindingPart } from '../model/finding.js';
import type { Placed } from '../model/placed.js';
import { precursorOf } from '../model/version.js';
import { checked, isBroken, mark } from '../pipeline.js';
import { agencyOf } from '../register/agency.js';
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
    within: await each(store, 'within', checking, store.checks.stale('within', mark, checking.all), async (v) => ({ versionId: v.versionId, ...checked(v.report) })),
    versions: await each(store, 'versions', checking, store.checks.stale('versions', mark, checking.all), async (v) => ({ versionId: v.versionId, findings: await edits(store, v) })),
    years: await years(store, checking),
    levels: await each(store, 'levels', checking, store.checks.stale('levels', mark), async (v) => ({ versionId: v.versionId, findings: await below(store, v) })),
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

/** What changed since the version before. */
async function edits(store: Store, v: StoredVersion): Promise<Checked['findings']> {
  if (v.version === 1) return [];
  const history = await store.history(v.agency, v.year);
  const at = history.findIndex((h) => h.versionId === v.versionId);
  const before = at < 1 ? null : precursorOf(history.slice(0, at), history[at]!.names[0] ?? '');
  return before === null ? [] : editFindings(before, history[at]!);
}

/** All years of an agency together. What was found within a broken report is found again with last year's figures at hand: they may have been left standing. */
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
    const found = yearFindings(reports, false);
    for (const [i, v] of reports.entries()) {
      const earlier = reports.slice(0, i);
      const leads = againstEarlier(v.report, earlier.map((e) => e.report)).map((f) => named(f, v, earlier));
      batch.push({ versionId: v.versionId, findings: [...(found.get(v) ?? []), ...leads] });
      const last = earlier.findLast((e) => e.year === v.year - 1);
      if (last !== undefined && isBroken(v.report)) again.push({ versionId: v.versionId, ...checked(v.report, { lastYear: last.report.cells }) });
    }
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  return n;
}

/** A finding names other reports as the store does, whatever name they print. */
function named(f: Finding, own: StoredVersion, earlier: readonly StoredVersion[]): Finding {
  return f.others === undefined ? f : { ...f, others: f.others.map((o) => ({ ...o, agency: earlier.find((e) => e.year === o.year)?.agency ?? own.agency })) };
}

/** Reports at hand below a government, and what its own report makes of them. */
async function below(store: Store, v: StoredVersion): Promise<readonly Finding[]> {
  for (const [summary, findings] of levelFindings(await under(store, v), levels())) if ((summary as StoredVersion).versionId === v.versionId) return findings;
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
function unlisted({ identity }: Placed): string | null {
  const place = identity?.slice(0, identity.lastIndexOf(' ')) ?? '';
  return place === '' || place === '中央' || agencyTables().regions.named(place.replace(/@.*$/, '')).length > 0 ? null : place;
}

function levels(): Levels {
  const tables = agencyTables();
  return {
    place: unlisted,
    parentOf: (code) => tables.regions.byCode(code)?.parent ?? null,
    led: (p) => agencyOf(p.agency, tables, { year: p.year, region: p.regionCode }).kind !== 'vertical',
  };
}

/** First the hashes of all that is new, then each new report, and each later one that has something in common with it, against the earlier ones. */
async function copies(store: Store, { onStep, signal }: Checking): Promise<number> {
  const fresh: number[] = [];
  let sketches: { versionId: number; hashes: number[] }[] = [];
  const keep = async (): Promise<void> => {
    await store.checks.sketch(sketches);
    sketches = [];
  };
  for await (const v of store.checks.stale('copies', mark)) {
    if (signal?.aborted === true) return 0;
    fresh.push(v.versionId);
    sketches.push({ versionId: v.versionId, hashes: hashesOf(sketch(v)) });
    if (sketches.length >= batchSize) await keep();
  }
  await keep();
  const seen = new Set(fresh);
  const most = commonFrom((await store.tally()).agencies);
  // Hashes that most reports have are asked for once.
  const common = new Set<number>();
  const touched: number[] = [];
  const compare = async (ids: readonly number[], spread: boolean): Promise<number> => {
    let n = 0;
    for (let i = 0; i < ids.length; i += batchSize) {
      if (signal?.aborted === true) break;
      const batch: Checked[] = [];
      for (const v of await store.checks.versions(ids.slice(i, i + batchSize))) {
        const own = sketch(v);
        const sharing = await store.checks.sharing(hashesOf(own).filter((h) => !common.has(h)), most);
        for (const h of hashesOf(own)) if (!sharing.has(h)) common.add(h);
        const others = candidatesOf(own, (h) => sharing.get(h) ?? null).filter((id) => id !== v.versionId);
        const candidates = others.length === 0 ? [] : await store.checks.versions(others);
        if (spread) for (const c of candidates) if (!seen.has(c.versionId) && follows(c, v)) touched.push(c.versionId);
        batch.push({ versionId: v.versionId, findings: copyFindings(v, candidates, (h) => common.has(h)) });
      }
      await store.checks.replace('copies', mark, batch);
      onStep?.('copies', spread ? batch.length : 0);
      n += batch.length;
    }
    return n;
  };
  const n = await compare(fresh, true);
  return n + (await compare([...new Set(touched)], false));
}

function hashesOf({ paragraphs, vectors }: Sketch): number[] {
  return [...new Set([...paragraphs.flatMap((p) => p.hashes), ...vectors.map((x) => x.hash)])];
}
