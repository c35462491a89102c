// A crawl of loopback portals into a store, as tests and the bench run it: quick, with dice that always fall alike.
import { crawlPortals, type CrawlOptions, type CrawlSummary } from '../../src/crawl/crawl.js';
import { fetcher, userAgent, type FetcherOptions } from '../../src/crawl/fetch.js';
import type { Judge } from '../../src/crawl/follow.js';
import type { Frontier } from '../../src/crawl/frontier.js';
import { guard } from '../../src/crawl/guard.js';
import type { PaceRules } from '../../src/crawl/pace.js';
import type { CrawledDocument } from '../../src/model/crawl.js';
import type { Portal } from '../../src/model/web.js';
import type { Store } from '../../src/store/store.js';
import { plainFamily } from './site.js';

export const quick: Partial<PaceRules> = { pause: 1, backOff: 2, longestBackOff: 20, breakFor: 10, longestRetryAfter: 50, longestCrawlDelay: 50 };

/** 年度报告 is a report, 各部门年报 a collection, the rest is passed over. */
export const plainJudge: Judge = (title) => (title.includes('年度报告') ? { kind: 'report' } : title.includes('各部门') ? { kind: 'collection' } : { kind: 'passed', reason: 'other' });

export async function crawl(store: Store, portals: readonly Portal[], more: Partial<CrawlOptions> & { readonly net?: Partial<FetcherOptions> } = {}): Promise<CrawlSummary> {
  const { net, ...options } = more;
  const doors = guard(portals.map((p) => new URL(p.address).host).concat(portals.flatMap((p) => p.hosts)));
  const asks = fetcher({ guard: options.guard ?? doors, userAgent: userAgent('0.0.0', 'mailto:tests@example.org'), limits: { headers: 20_000, body: 20_000, total: 60_000, bytes: 1_000_000 }, ...net });
  // The store's queue has the shape that the crawl asks for.
  const frontier: Frontier = store.crawl.frontier();
  try {
    return await crawlPortals(portals, { families: [plainFamily], frontier, fetcher: asks, guard: doors, judge: plainJudge, decode: (bytes) => new TextDecoder().decode(bytes), pace: quick, random: () => 0.5, ...options });
  } finally {
    await asks.close();
  }
}

export async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const r of rows) all.push(r);
  return all;
}

export async function documents(store: Store): Promise<CrawledDocument[]> {
  return (await collect(store.crawl.documents())).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Failures of the crawl as `path: code`. */
export async function failures(store: Store): Promise<string[]> {
  return (await collect(store.crawl.failures())).map((f) => `${new URL(f.address).pathname}: ${f.reason.code}`).sort();
}
