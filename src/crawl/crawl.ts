// The loop: leases what is due, visits it, tells how it goes; many hosts at once, each at its own pace, until nothing waits or somebody says stop.
import type { HostState } from '../model/crawl.js';
import type { Portal } from '../model/web.js';
import { familyChooser } from './choose-family.js';
import type { Family } from './family.js';
import type { Fetcher } from './fetch.js';
import { seedTask, type Judge } from './follow.js';
import type { Frontier } from './frontier.js';
import type { Guard } from './guard.js';
import { defaultCrawlLimits, type CrawlLimits } from './limits.js';
import { defaultPace, type PaceRules } from './pace.js';
import type { Decode } from './page.js';
import { progressOf, type CrawlProgress, type CrawlTotals } from './progress.js';
import { visit } from './visit.js';

export interface CrawlOptions {
  /** The last one is asked where none knows the page. */
  readonly families: readonly Family[];
  readonly frontier: Frontier;
  readonly fetcher: Fetcher;
  readonly guard: Guard;
  readonly judge: Judge;
  readonly decode: Decode;
  readonly pace?: Partial<PaceRules>;
  readonly limits?: Partial<CrawlLimits>;
  /** Portals with documents that wait to be read since a run that was cut off: what it had fetched is not asked for again. */
  readonly unread?: ReadonlySet<string>;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CrawlProgress) => void;
  /** Between two reports of progress, ms. Default 500. */
  readonly progressEvery?: number;
  readonly now?: () => number;
  /** 0 to 1. */
  readonly random?: () => number;
}

export interface CrawlSummary extends CrawlTotals {
  /** Stopped by the signal; the rest waits for the next run. */
  readonly stopped: boolean;
  /** Ids of portals that an earlier run, cut off before the others were through, had finished: not begun again. */
  readonly resting: readonly string[];
}

/** Crawls the portals to the end, or goes on where an earlier run was cut off. Throws what the frontier throws; what portals do wrong is kept with its reason. */
export async function crawlPortals(portals: readonly Portal[], options: CrawlOptions): Promise<CrawlSummary> {
  const { frontier, signal } = options;
  const now = options.now ?? Date.now;
  const random = options.random ?? Math.random;
  const pace = { ...defaultPace, ...options.pace };
  const limits = { ...defaultCrawlLimits, ...options.limits };
  const rows = new Map(portals.map((p) => [p.id, p]));
  const begun = now();
  const totals = { requests: 0, pages: 0, reports: 0, failed: 0, bytes: 0 };
  const active = new Map<string, Promise<void>>();
  const asking = new Map<string, HostState>();
  let broken: { readonly error: unknown } | null = null;
  let told = 0;
  const familyFor = familyChooser(options.families);

  const resting = await frontier.begin(portals.map((portal) => ({ portal, unread: options.unread?.has(portal.id) === true, tasks: portal.columns.length > 0 ? portal.columns.map((c) => seedTask('column', c)) : [seedTask('portal', portal.address)] })), begun);
  try {
    for (;;) {
      await tell(false);
      if (broken !== null || signal?.aborted === true) break;
      const lease = active.size >= limits.hosts ? null : await frontier.lease(now());
      if (lease?.kind === 'task') {
        start(lease.task, lease.host);
        continue;
      }
      if (active.size === 0 && lease?.kind === 'end') break;
      await somethingHappens(lease?.kind === 'wait' ? lease.until - now() : null);
    }
    await Promise.all(active.values());
    if (broken !== null) throw (broken as { error: unknown }).error;
    await tell(true);
  } finally {
    await Promise.all(active.values());
    await frontier.close(now());
  }
  return { ...totals, stopped: signal?.aborted === true, resting };

  function start(task: Parameters<typeof visit>[0], host: HostState): void {
    asking.set(task.host, host);
    const portal = rows.get(task.portal)!;
    const run = visit(task, host, { portal, frontier, fetcher: options.fetcher, guard: options.guard, familyFor, judge: options.judge, decode: options.decode, pace, limits, now, random, ...(signal === undefined ? {} : { signal }) })
      .then(({ end, bytes }) => {
        totals.bytes += bytes;
        totals.requests += end === null || end.exchanges.length > 0 ? 1 : 0;
        if (end?.outcome.kind === 'done') totals.pages += 1;
        if (end?.outcome.kind === 'failed') totals.failed += 1;
        if (end?.document != null && end.outcome.kind === 'done') totals.reports += 1;
      }, (error: unknown) => {
        broken ??= { error };
      }).finally(() => {
        active.delete(task.host);
        asking.delete(task.host);
      });
    active.set(task.host, run);
  }

  /** Until a visit ends, the time has come, or the signal. */
  async function somethingHappens(ms: number | null): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    let wake: (() => void) | undefined;
    const waits: Promise<void>[] = [...active.values()];
    if (ms !== null) waits.push(new Promise((done) => { timer = setTimeout(done, Math.max(1, Math.min(ms, 60_000))); }));
    if (signal !== undefined) waits.push(new Promise((done) => { signal.addEventListener('abort', wake = () => done(), { once: true }); }));
    await Promise.race(waits);
    clearTimeout(timer);
    if (wake !== undefined) signal?.removeEventListener('abort', wake);
  }

  async function tell(last: boolean): Promise<void> {
    if (options.onProgress === undefined || (!last && now() - told < (options.progressEvery ?? 500))) return;
    told = now();
    options.onProgress(progressOf(totals, await frontier.queues(), new Set(asking.keys()), pace, begun, told));
  }
}
