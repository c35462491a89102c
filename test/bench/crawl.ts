// Fifty portals of two hundred reports on loopback: the rate against what the rules of politeness allow, memory, a second crawl, kill -9.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CrawlSummary } from '../../src/crawl/crawl.js';
import type { Portal } from '../../src/model/web.js';
import { openStore, type Store } from '../../src/store/store.js';
import { crawlAndKill } from '../crawl/killing.js';
import { crawl } from '../crawl/crawling.js';
import { articlePage, body, listPage, portalOf, startSite, type Site } from '../crawl/site.js';

const portals = 50;
const reports = 200;
/** Between two requests to one host, ms, ± 30 %. All hosts together may then be asked 125 times a second, servers and crawler in one process; at the default of 1.5 s they would be asked 33 times. */
const pause = 400;
const text = '本机关依法主动公开政府信息，办理政府信息公开申请。'.repeat(400);

export const name = `crawl: ${portals} portals × ${reports} reports on loopback, a pause of ${pause} ms`;

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  const sites: Site[] = [];
  try {
    for (let i = 0; i < portals; i++) sites.push(await reportSite(i));
    const rows = sites.map((s, i) => portalOf(s, { id: `p${i}`, columns: [`${s.address}nb/`] }));
    const store = await openStore(join(folder, 'crawl.db'));
    const first = await timed(store, rows, sites, '');
    const second = await timed(store, rows, sites, 'second crawl: ');
    await store.close();
    print('second crawl: body bytes, share of the first', `${((100 * second) / first).toFixed(3)} %`, '≤ 1 %');
    const k = await crawlAndKill(join(folder, 'kill.db'), 3, 100, Array.from({ length: 20 }, (_, i) => 5 + ((i * 37) % 41)));
    print('kill -9: times', k.kills, '20');
    print('kill -9: reports lost', k.wanted - k.found, '0');
    print('kill -9: requests made twice (under way when killed)', `${k.twice} (${k.inFlight})`, 'at most those');
  } finally {
    await Promise.all(sites.map((s) => s.close()));
    rmSync(folder, { recursive: true });
  }
}

/** Crawls all; returns the bytes of bodies that were sent. */
async function timed(store: Store, rows: readonly Portal[], sites: readonly Site[], what: string): Promise<number> {
  let seed = 1;
  const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
  const memory: number[] = [];
  const sent = sites.reduce((n, s) => n + s.sent, 0);
  const requests = sites.reduce((n, s) => n + s.log.length, 0);
  const before = new Date().toISOString();
  const from = performance.now();
  const summary: CrawlSummary = await crawl(store, rows, {
    pace: { pause }, limits: { hosts: portals }, random, progressEvery: 1000, onProgress: () => { globalThis.gc?.(); memory.push(process.memoryUsage().rss); },
    net: { limits: { headers: 30_000, body: 30_000, total: 60_000 } },
  });
  const seconds = (performance.now() - from) / 1000;
  const asked = sites.reduce((n, s) => n + s.log.length, 0) - requests;
  // What the rules allow a host: as long as it took to answer, and the mean pause after each answer but the last.
  const answering = new Map<string, { ms: number; n: number }>();
  for await (const f of store.crawl.fetches({ since: before })) {
    const h = answering.get(f.portal) ?? { ms: 0, n: 0 };
    answering.set(f.portal, { ms: h.ms + f.duration, n: h.n + 1 });
  }
  const ideal = Math.max(...[...answering.values()].map((h) => h.ms + (h.n - 1) * pause)) / 1000;
  print(`${what}reports fetched`, summary.reports, String(portals * reports));
  print(`${what}requests a second`, (asked / seconds).toFixed(1), '');
  print(`${what}share of the rate that the rules allow`, `${((100 * ideal) / seconds).toFixed(1)} %`, '≥ 95 %');
  print(`${what}of the pauses alone, as if answers took no time`, `${((100 * (asked / portals - 1) * pause) / 1000 / seconds).toFixed(1)} %`, '');
  const third = Math.floor(memory.length / 3);
  print(`${what}memory, MB: a third of the way, at the end`, `${mb(Math.max(...memory.slice(third, third + 3)))}, ${mb(Math.max(...memory.slice(-3)))}`, 'the same');
  return sites.reduce((n, s) => n + s.sent, 0) - sent;
}

async function reportSite(portal: number): Promise<Site> {
  const article = (n: number): string => articlePage(`第${portal}市第${n}局年度报告`, { text });
  const site = await startSite(`127.0.1.${portal + 1}`, (q, r, c) => {
    const n = /^\/a\/(\d+)$/.exec(q.url ?? '')?.[1];
    if (n !== undefined) return body(article(Number(n)))(q, r, c);
    r.writeHead(404, { 'content-length': 0 }).end();
  });
  for (let p = 0; p < reports / 20; p++) {
    const entries = Array.from({ length: 20 }, (_, i) => ({ url: `/a/${p * 20 + i}`, title: `第${p * 20 + i}局年度报告` }));
    site.routes.set(p === 0 ? '/nb/' : `/nb/${p}`, body(listPage(entries, p + 1 < reports / 20 ? [`/nb/${p + 1}`] : [])));
  }
  return site;
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

function print(what: string, measured: string | number, target: string): void {
  process.stdout.write(`${what.padEnd(64)} ${String(measured).padStart(14)}   ${target}\n`);
}
