// Portals into the store: crawled politely, every report read and kept as soon as it has come whole, until nothing is left to fetch or to read.
import { crawlPortals, type CrawlSummary } from '../crawl/crawl.js';
import { fetcher, userAgent } from '../crawl/fetch.js';
import { guard } from '../crawl/guard.js';
import type { PaceRules } from '../crawl/pace.js';
import type { CrawlProgress } from '../crawl/progress.js';
import type { CrawledDocument } from '../model/crawl.js';
import type { Limits } from '../model/limits.js';
import type { Portal } from '../model/web.js';
import { decodeText, type BundleFile, type Given } from '../pipeline.js';
import { families } from '../../scrapers/index.js';
import { judge } from '../../scrapers/titles.js';
import type { Store } from '../store/store.js';
import { keep } from './adding.js';
import type { Context } from './context.js';
import type { Job } from './pool/job.js';
import { readAll, type JobDone } from './pool/pool.js';
import type { Progress } from './progress.js';
import { Tallying, type Tally } from './tally.js';
import { version } from './version.js';

export interface Crawling {
  readonly portals: readonly Portal[];
  /** `host` or `host:port` that may be contacted although they are no public hosts. */
  readonly allowHosts: readonly string[];
  /** Whom to talk to about the crawl: an address for the User-Agent. */
  readonly contact: string | null;
  readonly pace?: Partial<PaceRules>;
  readonly limits: Limits;
  readonly threads: number;
  /** Longest time to read one report. */
  readonly seconds: number;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: CrawlProgress) => void;
}

export interface Crawled {
  readonly crawl: CrawlSummary;
  readonly read: Tally;
  /** Documents of these portals that came, or came unchanged, and were refused by the reader: they are in `crawl.reports` no longer. */
  readonly refused: number;
}

/** Milliseconds between two looks for reports that have come. */
const pauseBetweenReadings = 1500;
const batchSize = 16;

/** Crawls, reads and stores. What an earlier run fetched and did not read is read too. When the signal aborts, all that is stored stays, and the next run goes on. */
export async function crawlAll(context: Context, store: Store, crawling: Crawling, progress: Progress): Promise<Crawled> {
  const doors = guard(crawling.allowHosts);
  const asks = fetcher({ guard: doors, userAgent: userAgent(version(context), crawling.contact) });
  const tally = new Tallying();
  const began = new Date().toISOString();
  let refused = 0;
  let over = false;
  const unread = new Set<string>();
  for await (const d of store.crawl.documents({ state: 'fetched' })) unread.add(d.portal);
  const crawl = crawlPortals(crawling.portals, {
    families, frontier: store.crawl.frontier(), fetcher: asks, guard: doors, judge, decode: (bytes) => decodeText(bytes), unread, signal: crawling.signal,
    ...(crawling.pace === undefined ? {} : { pace: crawling.pace }), onProgress: (p) => crawling.onProgress?.({ ...p, reports: Math.max(0, p.reports - refused) }),
  }).finally(() => {
    over = true;
    return asks.close();
  });
  // A failure is thrown where it is awaited; until then it must not pass for one that nobody handles.
  crawl.catch(() => undefined);
  const regions = new Map(crawling.portals.map((p) => [p.id, p.region]));
  for (;;) {
    const last = over;
    const { found, refused: more } = await readFetched(context, store, crawling, regions, tally, progress);
    refused += more;
    if (crawling.signal.aborted || (last && found === 0)) break;
    if (!over) await Promise.race([crawl.catch(() => undefined), new Promise((done) => setTimeout(done, pauseBetweenReadings))]);
  }
  const summary = await crawl;
  refused = 0;
  for (const { id } of crawling.portals) for await (const d of store.crawl.documents({ portal: id, state: 'rejected' })) if (d.lastSeen >= began) refused += 1;
  return { crawl: { ...summary, reports: Math.max(0, summary.reports - refused) }, read: tally, refused };
}

/** Reads what has been fetched and not been read; says how many documents that were, and how many of them were refused. */
async function readFetched(context: Context, store: Store, crawling: Crawling, regions: ReadonlyMap<string, string | null>, tally: Tallying, progress: Progress): Promise<{ readonly found: number; readonly refused: number }> {
  const waiting: CrawledDocument[] = [];
  for await (const d of store.crawl.documents({ state: 'fetched' })) waiting.push(d);
  if (waiting.length === 0) return { found: 0, refused: 0 };
  let refused = 0;
  // The reports of one page come one after the other; the page was read if one of them was.
  const whose = new Map<Job['published'], { readonly document: CrawledDocument; read: boolean; readonly refused: string[] }>();
  async function* jobs(): AsyncGenerator<Job> {
    for (const d of waiting) {
      const job = await jobOf(d, store, crawling.limits, regions.get(d.portal) ?? null);
      whose.set(job.published, { document: d, read: false, refused: [] });
      yield job;
    }
  }
  let batch: JobDone[] = [];
  const flush = async (): Promise<void> => {
    const full = batch;
    batch = [];
    await keep(context, store, full, tally, progress);
    for (const { job, done, last } of full) {
      const own = whose.get(job.published)!;
      if (done.status === 'rejected') own.refused.push(`${done.error.code}: ${done.error.message.en}`);
      else own.read = true;
      if (!last) continue;
      if (!own.read) refused += 1;
      await store.crawl.settle(own.document, own.read ? 'read' : 'rejected', own.refused.length === 0 ? null : own.refused.join(' '));
      whose.delete(job.published);
    }
  };
  for await (const done of readAll(jobs(), { threads: crawling.threads, seconds: crawling.seconds, signal: crawling.signal, known: async () => false })) {
    batch.push(done);
    if (batch.length >= batchSize) await flush();
  }
  await flush();
  return { found: waiting.length, refused };
}

async function jobOf(d: CrawledDocument, store: Store, limits: Limits, region: string | null): Promise<Job> {
  const files = async (...roles: readonly string[]): Promise<BundleFile[]> => {
    const own = d.pieces.filter((p) => roles.includes(p.role)).sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role) || a.position - b.position);
    return Promise.all(own.map(async (p) => ({ address: p.address, bytes: (await store.crawl.body(p.sha)) ?? new Uint8Array(), ...(p.label === null ? {} : { label: p.label }) })));
  };
  return {
    path: d.address, name: d.address, task: 'pack', given: givenBy(d), limits, ...(region === null ? {} : { region }),
    published: { pages: await files('page', 'part'), pictures: await files('picture'), attachments: await files('attachment') },
  };
}

/** What the list calls the report, for a document that does not say it. */
function givenBy(d: CrawledDocument): Given {
  for (const title of [d.title, d.listedTitle]) {
    const verdict = title === null ? null : judge(title, true);
    if (verdict?.kind !== 'report') continue;
    return { ...(verdict.agency === null ? {} : { agency: verdict.agency }), ...(verdict.years.length === 1 ? { year: verdict.years[0]! } : {}) };
  }
  return {};
}
