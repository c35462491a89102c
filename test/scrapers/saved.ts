// Saved pages of fictional portals as a server: requests → pages, and a walk over a list that asks as the crawl does.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { plainKey } from '../../scrapers/addresses.js';
import type { Family } from '../../src/crawl/family.js';
import type { Listed, WebPage, WebRequest } from '../../src/model/web.js';

export const portals = fileURLToPath(new URL('../../../test/portals/', import.meta.url));

export interface SavedList {
  readonly family: string;
  readonly name: string;
  readonly start: string;
  readonly total: number | null;
  readonly columns?: readonly string[];
  /** Requests after which the walk must have stopped, where not all saved pages are to be asked for. */
  readonly asked?: number;
  readonly entries: readonly Listed[];
  readonly answers: readonly (WebRequest & { readonly file: string })[];
}

export function savedLists(): readonly SavedList[] {
  return readdirSync(portals, { withFileTypes: true }).filter((f) => f.isDirectory()).flatMap((family) =>
    readdirSync(`${portals}${family.name}`, { withFileTypes: true }).filter((d) => d.isDirectory() && d.name !== 'articles').map((d) => ({
      family: family.name, name: d.name, ...(JSON.parse(readFileSync(`${portals}${family.name}/${d.name}/expected.json`, 'utf8')) as Omit<SavedList, 'family' | 'name'>),
    })));
}

export function webPage(request: WebRequest, text: string): WebPage {
  return { request, url: request.url.replace(/#.*$/, ''), status: 200, headers: {}, bytes: new Uint8Array(), text };
}

export function pageOf(list: SavedList, request: WebRequest): WebPage | null {
  const same = (a: WebRequest): boolean => a.method === request.method && (a.method === 'POST' ? a.url === request.url && fields(a.body) === fields(request.body) : plainKey(a.url) === plainKey(request.url) || a.url === request.url);
  const found = list.answers.find(same);
  return found === undefined ? null : webPage(request, readFileSync(`${portals}${list.family}/${list.name}/${found.file}`, 'utf8'));
}

function fields(body: string | undefined): string {
  return [...new URLSearchParams(body ?? '')].map(([k, v]) => `${k}=${v}`).sort().join('&');
}

export interface Walk {
  readonly entries: readonly Listed[];
  readonly asked: readonly WebRequest[];
  /** Requests that the saved portal has no page for. */
  readonly missing: readonly WebRequest[];
  readonly totals: readonly number[];
}

/** As the crawl does: a page without new entries tells of no further ones, but for a first page that a script fills. */
export function walk(list: SavedList, family: Family, bound = 60): Walk {
  const queue: WebRequest[] = [{ url: list.start, method: 'GET' }];
  const known = new Map<string, Listed>();
  const seen = new Set<string>();
  const asked: WebRequest[] = [];
  const missing: WebRequest[] = [];
  const totals: number[] = [];
  const id = (r: WebRequest): string => `${r.method} ${plainKey(r.url)} ${r.url.includes('#') ? r.url : ''} ${r.body ?? ''}`;
  while (queue.length > 0 && asked.length < bound) {
    const request = queue.shift()!;
    if (seen.has(id(request))) continue;
    seen.add(id(request));
    asked.push(request);
    const page = pageOf(list, request);
    if (page === null) {
      missing.push(request);
      continue;
    }
    const { entries, more, total } = family.list(page);
    if (total !== null) totals.push(total);
    const before = known.size;
    for (const e of entries) if (!known.has(family.key(e.url))) known.set(family.key(e.url), e);
    if (known.size > before || (asked.length === 1 && known.size === 0)) queue.push(...more);
  }
  return { entries: [...known.values()], asked, missing, totals };
}
