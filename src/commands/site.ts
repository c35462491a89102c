// What the web is made of, put together for `serve`, `publish` and the end of `demo`.
import { serve as listen } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { Store } from '../store/store.js';
import type { Population } from '../survey/index.js';
import { memory } from '../web/memory.js';
import { webSite, type SiteOptions } from '../web/site.js';
import type { Site } from '../web/view.js';
import { held } from '../web/pages/register.js';
import { agencyTables } from './agency-tables.js';
import type { Context } from './context.js';
import { everyRule } from './every-rule.js';
import { rereader } from './reread.js';
import { seenReports } from './seen.js';
import { version } from './version.js';

/** Originals that are read or wait for it. */
const mostWaiting = 32;

/** Said on the page instead of it. */
const busy = { zh: '正忙，请稍后再试。', en: 'Busy: try again in a moment.' };

export function siteOf(context: Context, store: Store, { originals = true, longTable = true, population = null }: { readonly originals?: boolean; readonly longTable?: boolean; readonly population?: Population | null } = {}): Site {
  let waiting = 0;
  const reread = rereader(store);
  return {
    store, tables: agencyTables(), rules: everyRule, version: version(context), originals, longTable, population,
    memory: memory(() => store.pages.stamp(), 40),
    seen: () => seenReports(store),
    today: () => new Date().toISOString().slice(0, 10),
    reread: async (bytes, name) => {
      if (waiting >= mostWaiting) throw Object.assign(new Error(busy.en), { text: busy });
      waiting += 1;
      try {
        return await reread(bytes, name);
      } finally {
        waiting -= 1;
      }
    },
  };
}

export interface Served {
  /** `http://127.0.0.1:8412/` */
  readonly address: string;
  close(): Promise<void>;
}

export interface Serving extends SiteOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
}

/** Rejects with what the system says when the port is taken. */
export async function serveSite(site: Site, { host, port, ...options }: Serving): Promise<Served> {
  const app = webSite(site, options);
  const server = listen({ fetch: app.fetch, hostname: host, port });
  await new Promise<void>((done, failed) => {
    if (server.listening) done();
    else server.once('listening', done).once('error', failed);
  });
  const { port: own } = server.address() as AddressInfo;
  // What takes longest is made before anybody asks for it.
  setTimeout(() => void held(site).catch(() => undefined), 50).unref();
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${own}/`,
    close: () => new Promise((done) => {
      server.close(() => done());
      if ('closeAllConnections' in server) server.closeAllConnections();
    }),
  };
}

/** Resolves when somebody presses Ctrl-C, or asks the process to end. */
export function untilStopped(): Promise<void> {
  return new Promise((done) => {
    const stop = (): void => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      done();
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
  });
}
