// A portal on loopback made of routes, that writes down what it was asked, and a family that reads its pages.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { Family } from '../../src/crawl/family.js';
import type { Portal, WebPage } from '../../src/model/web.js';

export type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

export interface Site {
  readonly address: string;
  readonly host: string;
  /** Paths in the order in which they were asked for. */
  readonly log: string[];
  readonly userAgents: Set<string>;
  /** A page by its path and query; any other is a 404. */
  readonly routes: Map<string, Handler>;
  /** Bytes of bodies sent. */
  sent: number;
  /** Most requests under way at a time. */
  together: number;
  readonly server: Server;
  readonly close: () => Promise<void>;
}

export async function startSite(bind = '127.0.0.1', fallback?: Handler): Promise<Site> {
  const counts = new Map<string, number>();
  let active = 0;
  const routes = new Map<string, Handler>();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    site.log.push(path);
    site.userAgents.add(request.headers['user-agent'] ?? '');
    active += 1;
    site.together = Math.max(site.together, active);
    response.once('close', () => { active -= 1; });
    const n = (counts.get(path) ?? 0) + 1;
    counts.set(path, n);
    const { write, end } = response;
    const counted = (chunk: unknown): void => { site.sent += typeof chunk === 'string' || Buffer.isBuffer(chunk) ? Buffer.byteLength(chunk) : 0; };
    response.write = (...a: unknown[]) => { counted(a[0]); return Reflect.apply(write, response, a) as boolean; };
    response.end = (...a: unknown[]) => { counted(a[0]); return Reflect.apply(end, response, a) as typeof response; };
    (routes.get(path) ?? fallback ?? status(404))(request, response, n);
  });
  await new Promise<void>((done) => { server.listen(0, bind, done); });
  const host = `${bind}:${(server.address() as AddressInfo).port}`;
  const site: Site = {
    address: `http://${host}/`, host, log: [], userAgents: new Set(), routes, sent: 0, together: 0, server,
    close: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  };
  return site;
}

export async function testSite(t: TestContext, routes: Readonly<Record<string, Handler>> = {}): Promise<Site> {
  const site = await startSite();
  t.after(() => site.close());
  for (const [path, handler] of Object.entries(routes)) site.routes.set(path, handler);
  return site;
}

export function status(code: number, headers: Readonly<Record<string, string>> = {}, text = `status ${code}`): Handler {
  return (_request, response) => {
    response.writeHead(code, { 'content-type': 'text/html', 'content-length': Buffer.byteLength(text), ...headers }).end(text);
  };
}

/** A body with its validators: what has not changed is not sent again. */
export function body(content: string | Buffer | (() => string | Buffer), headers: Readonly<Record<string, string>> = {}): Handler {
  return (request, response) => {
    const made = typeof content === 'function' ? content() : content;
    const bytes = typeof made === 'string' ? Buffer.from(made) : made;
    const etag = `"${createHash('sha1').update(bytes).digest('hex')}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
    return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': bytes.length, etag, ...headers }).end(bytes);
  };
}

export interface Entry {
  readonly url: string;
  readonly title: string;
  readonly date?: string;
}

export function listPage(entries: readonly Entry[], more: readonly string[] = [], columns: readonly Entry[] = []): string {
  const rows = entries.map((e) => `<li><a class="entry" href="${e.url}" data-date="${e.date ?? ''}">${e.title}</a></li>`);
  const below = columns.map((e) => `<a class="column" href="${e.url}">${e.title}</a>`);
  return `<html><head><title>年报</title></head><body>${below.join('')}<ul>${rows.join('\n')}</ul>${more.map((m) => `<a class="more" href="${m}">下一页</a>`).join('')}</body></html>`;
}

export function articlePage(title: string, options: { readonly parts?: readonly string[]; readonly attachments?: readonly string[]; readonly pictures?: readonly string[]; readonly text?: string; readonly key?: string } = {}): string {
  const links = (name: string, urls: readonly string[] = []): string => urls.map((u) => `<a class="${name}" href="${u}">${name}</a>`).join('');
  return `<html><head><title>${title}</title>${options.key === undefined ? '' : `<meta name="key" content="${options.key}">`}</head><body><h1>${title}</h1><p>${options.text ?? `${title}。`.repeat(5)}</p>${links('part', options.parts)}${links('document', options.attachments)}${links('picture', options.pictures)}</body></html>`;
}

function links(page: WebPage, name: string): Entry[] {
  return [...page.text.matchAll(new RegExp(`<a class="${name}" href="([^"]*)"(?: data-date="([^"]*)")?>([^<]*)`, 'g'))].map((m) => ({ url: new URL(m[1]!, page.url).href, title: m[3]!, date: m[2] ?? '' }));
}

/** Reads what `listPage` and `articlePage` write. Mobile twins (`/m/x`) are one with the page itself. */
export const plainFamily: Family = {
  id: 'plain',
  name: { zh: '样', en: 'plain' },
  recognise: () => ({ sure: 1, marks: [] }),
  columns: (page) => links(page, 'column').map((e) => ({ url: e.url, title: e.title, date: null })),
  list: (page) => ({
    entries: links(page, 'entry').map((e) => ({ url: e.url, title: e.title, date: e.date === '' ? null : e.date ?? null })),
    more: links(page, 'more').map((e) => ({ url: e.url, method: 'GET' as const })),
    total: null,
  }),
  article: (page) => ({
    key: /<meta name="key" content="([^"]*)"/.exec(page.text)?.[1] ?? plainFamily.key(page.url),
    title: /<h1>([^<]*)/.exec(page.text)?.[1] ?? null, date: null,
    parts: links(page, 'part').map((e) => e.url),
    attachments: [...links(page, 'document').map((e) => ({ url: e.url, text: e.title, kind: 'document' as const })), ...links(page, 'picture').map((e) => ({ url: e.url, text: e.title, kind: 'picture' as const }))],
  }),
  key: (url) => new URL(url).pathname.replace(/^\/m\//, '/'),
};

export function portalOf(site: Pick<Site, 'address'>, more: Partial<Portal> = {}): Portal {
  return { id: 'qingchuan', name: '青川市', address: site.address, family: 'plain', columns: [], hosts: [], region: null, ...more };
}
