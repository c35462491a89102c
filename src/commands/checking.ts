// The rules over what is stored, part by part: only what they were not applied to yet, or not as they are now.
import { editFindings } from '../compare/silent-edit.js';
import type { FindingPart } from '../model/finding.js';
import { checked, mark } from '../pipeline.js';
import type { Checked } from '../store/check-store.js';
import type { Store, StoredVersion } from '../store/store.js';

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
    years: 0,
    levels: 0,
    copies: 0,
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
  return at < 1 ? [] : editFindings(history[at - 1]!, history[at]!);
}
