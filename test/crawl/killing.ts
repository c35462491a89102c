// Kills a crawling process again and again, each time after so many requests, and tells what the server saw and the store has.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/store/store.js';
import { documents, failures } from './crawling.js';
import { articlePage, body, listPage, startSite, type Site } from './site.js';

const child = fileURLToPath(new URL('crawling-child.js', import.meta.url));

export interface Killed {
  readonly kills: number;
  /** Paths asked for after an answer to them was already finished, beyond the ones under way at a kill. */
  readonly twice: number;
  /** Requests under way when the process was killed. */
  readonly inFlight: number;
  readonly wanted: number;
  readonly found: number;
  readonly failed: readonly string[];
}

/** `moments`: requests that the server sees before the process is killed, one number a kill; at the end it runs through. */
export async function crawlAndKill(path: string, sites: number, reports: number, moments: readonly number[]): Promise<Killed> {
  const portals = await Promise.all(Array.from({ length: sites }, () => reportSite(reports)));
  try {
    let inFlight = 0;
    let kills = 0;
    for (const moment of [...moments, Infinity]) {
      const from = asked(portals);
      const ended = await runUntil(path, portals, () => asked(portals) - from >= moment);
      kills += ended === 'killed' ? 1 : 0;
      // A kill can only cost what each host was asked last.
      if (ended === 'killed') inFlight += portals.length;
    }
    const store = await openStore(path);
    const found = (await documents(store)).filter((d) => d.state === 'fetched' && d.version === 1 && d.pieces.length === 2).length;
    const failed = await failures(store);
    await store.close();
    const twice = portals.reduce((n, s) => n + s.log.length - new Set(s.log).size, 0);
    return { kills, twice, inFlight, wanted: sites * reports, found, failed };
  } finally {
    await Promise.all(portals.map((s) => s.close()));
  }
}

function asked(portals: readonly Site[]): number {
  return portals.reduce((n, s) => n + s.log.length, 0);
}

function runUntil(path: string, portals: readonly Site[], over: () => boolean): Promise<'killed' | 'through'> {
  return new Promise((done, fail) => {
    const p = spawn(process.execPath, [child, path, ...portals.map((s) => s.address)], { stdio: ['ignore', 'ignore', 'inherit'] });
    const watch = setInterval(() => { if (over()) p.kill('SIGKILL'); }, 1);
    p.on('error', fail).on('exit', (code, signal) => {
      clearInterval(watch);
      if (signal === 'SIGKILL') done('killed');
      else if (code === 0) done('through');
      else fail(new Error(`the crawl ended with ${code}`));
    });
  });
}

/** Lists of ten, each report with an attachment. */
async function reportSite(reports: number): Promise<Site> {
  const site = await startSite();
  const last = Math.ceil(reports / 10);
  for (let p = 0; p < last; p++) {
    const entries = Array.from({ length: Math.min(10, reports - p * 10) }, (_, i) => ({ url: `/a/${p * 10 + i}`, title: `第${p * 10 + i}局年度报告` }));
    site.routes.set(p === 0 ? '/nb/' : `/nb/${p}`, body(listPage(entries, p + 1 < last ? [`/nb/${p + 1}`] : [])));
  }
  for (let n = 0; n < reports; n++) {
    site.routes.set(`/a/${n}`, body(articlePage(`${site.host} 第${n}局年度报告`, { attachments: [`/f/${n}.pdf`] })));
    site.routes.set(`/f/${n}.pdf`, body(Buffer.from(`%PDF-1.4 ${n}`)));
  }
  return site;
}
