// A first look at a portal: its hosts asked one page at a time, with pauses, as robots.txt allows; nothing is kept.
import { setTimeout as sleep } from 'node:timers/promises';
import { refusalOf } from '../crawl/blocked.js';
import { fetcher, userAgent, type Fetched } from '../crawl/fetch.js';
import { guard } from '../crawl/guard.js';
import { pageOf } from '../crawl/page.js';
import { fetchRobots, robotsFrom, robotsVerdict } from '../crawl/robots.js';
import type { RobotsFile } from '../model/crawl.js';
import type { Text } from '../model/text.js';
import type { Portal, WebRequest } from '../model/web.js';
import { decodeText } from '../pipeline.js';
import type { Context } from './context.js';
import type { Ask } from './portal-probe.js';
import { version } from './version.js';

export interface AskingOptions {
  readonly contact: string | null;
  /** Milliseconds between two requests. */
  readonly pause: number;
  readonly allowHosts: readonly string[];
}

export function asking(context: Context, portal: Portal, options: AskingOptions): { readonly ask: Ask; readonly close: () => Promise<void> } {
  const doors = guard(options.allowHosts);
  const asks = fetcher({ guard: doors, userAgent: userAgent(version(context), options.contact) });
  const robots = new Map<string, RobotsFile | null>();
  let asked = 0;
  const once = async (request: WebRequest): Promise<Fetched> => {
    if (asked++ > 0) await sleep(options.pause);
    return asks.fetch(request, { refuse: (url) => doors.refuse(portal, url), known: async () => null });
  };
  const ask: Ask = async (request) => {
    const refused = doors.refuse(portal, request.url);
    if (refused !== null) return failure(refused.code, refused.detail);
    const { origin } = new URL(request.url);
    if (!robots.has(origin)) robots.set(origin, robotsFrom(origin, (await fetchRobots(origin, once)).answer, false, Date.now()));
    const file = robots.get(origin) ?? null;
    if (file !== null && !robotsVerdict(file, request.url).allowed) return { error: { zh: 'robots.txt 不允许', en: 'robots.txt forbids it' } };
    const { answer } = await once(request);
    if (answer.kind === 'failed') return failure(answer.reason.code, answer.reason.detail);
    if (answer.kind === 'moved') return { error: { zh: `转到另一主机 ${answer.url}`, en: `it leads to another host, ${answer.url}` } };
    if (answer.kind !== 'page') return failure('empty', '');
    const page = pageOf(request, answer, (bytes) => decodeText(bytes));
    const wall = refusalOf(page);
    return wall === null ? page : failure(wall.code, wall.detail);
  };
  return { ask, close: () => asks.close() };
}

function failure(code: string, detail: string): { readonly error: Text } {
  const said = `${code}${detail === '' ? '' : ` (${detail})`}`;
  return { error: { zh: said, en: said } };
}
