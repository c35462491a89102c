// One request with undici, its redirects within the host followed: an answer, or a named failure; and every exchange on the way, for the evidence.
import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector, request as ask } from 'undici';
import type { Exchange, Headers, KnownPage, Reason } from '../model/crawl.js';
import type { WebRequest } from '../model/web.js';
import type { Guard } from './guard.js';
import { defaultFetchLimits, type FetchLimits } from './limits.js';
import { networkReason, refusedAddress } from './network-reason.js';
import { BodyError, unpack } from './unpack.js';

export type Answer =
  | { readonly kind: 'page'; readonly url: string; readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly bytes: Uint8Array }
  | { readonly kind: 'not-modified'; readonly known: KnownPage }
  /** A redirect to another host. */
  | { readonly kind: 'moved'; readonly url: string }
  | { readonly kind: 'failed'; readonly reason: Reason };

export interface Fetched {
  readonly answer: Answer;
  readonly exchanges: readonly Exchange[];
}

export interface FetchContext {
  /** Asked of every address before it is requested; null: it may. */
  readonly refuse: (url: string) => Reason | null;
  /** What is kept of a page, for a conditional request. */
  readonly known: (request: WebRequest) => Promise<KnownPage | null>;
  readonly signal?: AbortSignal;
}

export interface Fetcher {
  /** Never throws for what the network does. */
  readonly fetch: (request: WebRequest, context: FetchContext) => Promise<Fetched>;
  readonly close: () => Promise<void>;
}

export interface FetcherOptions {
  readonly guard: Guard;
  readonly userAgent: string;
  readonly limits?: Partial<FetchLimits>;
  /** Resolves names; the system's by default. */
  readonly lookup?: (host: string) => Promise<readonly LookupAddress[]>;
  /** Certificates trusted besides the system's: the issuer's, PEM. */
  readonly ca?: string;
  readonly now?: () => number;
}

/** `nianbao/0.1.0 (+mailto:someone@example.org)`; truthful, and with whom to talk to where that is known. */
export function userAgent(version: string, contact: string | null): string {
  const line = contact?.replace(/[^\x21-\x7e]/g, '').replace(/[()]/g, '') ?? '';
  return line === '' ? `nianbao/${version}` : `nianbao/${version} (+${line})`;
}

export function fetcher(options: FetcherOptions): Fetcher {
  const limits = { ...defaultFetchLimits, ...options.limits };
  const now = options.now ?? Date.now;
  const agent = new Agent({
    connect: guardedConnector(options, limits.connect), allowH2: true, connections: 1, pipelining: 1,
    headersTimeout: limits.headers, bodyTimeout: limits.body, keepAliveTimeout: 10_000, maxHeaderSize: 32_768,
  });

  async function exchange(request: WebRequest, context: FetchContext): Promise<{ exchange: Exchange; known: KnownPage | null }> {
    const known = request.method === 'GET' ? await context.known(request) : null;
    const requestHeaders = headersFor(request, options.userAgent, known);
    const at = now();
    const begun = performance.now();
    const end = (rest: Pick<Exchange, 'status' | 'responseHeaders' | 'bytes' | 'error'>, notModifiedOf: number | null = null): { exchange: Exchange; known: KnownPage | null } =>
      ({ exchange: { at, duration: Math.round(performance.now() - begun), request, requestHeaders, notModifiedOf, ...rest }, known });
    const deadline = AbortSignal.timeout(limits.total);
    const signal = context.signal === undefined ? deadline : AbortSignal.any([deadline, context.signal]);
    let status: number | null = null;
    let responseHeaders: Headers | null = null;
    try {
      const answer = await ask(request.url, { dispatcher: agent, method: request.method, headers: Object.fromEntries(requestHeaders), body: request.body ?? null, signal });
      status = answer.statusCode;
      responseHeaders = Object.entries(answer.headers).flatMap(([k, v]): [string, string][] => (v === undefined ? [] : (Array.isArray(v) ? v : [v]).map((x) => [k.toLowerCase(), x])));
      if (status === 304 && known !== null) {
        await answer.body.dump();
        return end({ status, responseHeaders, bytes: null, error: null }, known.fetch);
      }
      const bytes = await unpack(answer.body, headerOf(responseHeaders, 'content-encoding') ?? '', limits.bytes);
      return end({ status, responseHeaders, bytes, error: null });
    } catch (e) {
      const stopped = context.signal?.aborted === true;
      const error: Reason = e instanceof BodyError ? e.reason : stopped ? { code: 'stopped', detail: 'stopped' } : deadline.aborted ? { code: 'timeout', detail: `not finished after ${limits.total} ms` } : networkReason(e, responseHeaders !== null);
      return end({ status, responseHeaders, bytes: null, error });
    }
  }

  return {
    async fetch(first, context) {
      const exchanges: Exchange[] = [];
      const seen = new Set<string>();
      let request = first;
      for (;;) {
        const refused = context.refuse(request.url);
        if (refused !== null) return { exchanges, answer: { kind: 'failed', reason: refused } };
        seen.add(`${request.method} ${request.url}`);
        const { exchange: x, known } = await exchange(request, context);
        exchanges.push(x);
        const failed = (reason: Reason): Fetched => ({ exchanges, answer: { kind: 'failed', reason } });
        if (x.error !== null) return failed(x.error);
        if (x.notModifiedOf !== null && known !== null) return { exchanges, answer: { kind: 'not-modified', known } };
        const next = redirectOf(x);
        if (next === null) return { exchanges, answer: { kind: 'page', url: request.url, status: x.status!, headers: joined(x.responseHeaders ?? []), bytes: x.bytes! } };
        if (next === 'broken') return failed({ code: 'redirects', detail: `${x.status} to nowhere: ${(headerOf(x.responseHeaders ?? [], 'location') ?? 'no Location').slice(0, 200)}` });
        if (seen.has(`${next.method} ${next.url}`)) return failed({ code: 'redirects', detail: `a loop at ${next.url}` });
        if (exchanges.length > limits.redirects) return failed({ code: 'redirects', detail: `more than ${limits.redirects}, the last to ${next.url}` });
        const away = context.refuse(next.url);
        if (away !== null) return failed(away);
        if (new URL(next.url).host !== new URL(request.url).host) return { exchanges, answer: { kind: 'moved', url: next.url } };
        request = next;
      }
    },
    close: () => agent.destroy(),
  };
}

export function headerOf(headers: Headers, name: string): string | null {
  return headers.find(([k]) => k === name)?.[1] ?? null;
}

export function joined(headers: Headers): Record<string, string> {
  const all: Record<string, string> = {};
  for (const [k, v] of headers) all[k] = all[k] === undefined ? v : `${all[k]}, ${v}`;
  return all;
}

function headersFor(request: WebRequest, agent: string, known: KnownPage | null): [string, string][] {
  const etag = known === null ? null : headerOf(known.headers, 'etag');
  const modified = known === null ? null : headerOf(known.headers, 'last-modified');
  return [
    ['user-agent', agent], ['accept', '*/*'], ['accept-language', 'zh-CN,zh;q=0.9'], ['accept-encoding', 'gzip, deflate, br'],
    ...(request.body === undefined ? [] : [['content-type', 'application/x-www-form-urlencoded'] as [string, string]]),
    ...(etag === null ? [] : [['if-none-match', etag] as [string, string]]),
    ...(modified === null ? [] : [['if-modified-since', modified] as [string, string]]),
  ];
}

function redirectOf(x: Exchange): WebRequest | 'broken' | null {
  if (x.status === null || ![301, 302, 303, 307, 308].includes(x.status)) return null;
  const to = headerOf(x.responseHeaders ?? [], 'location');
  // Header bytes arrive as Latin-1, and Chinese portals put UTF-8 into them.
  const location = to === null ? null : /[\x80-\xff]/.test(to) ? Buffer.from(to, 'latin1').toString('utf8') : to;
  if (location === null || !URL.canParse(location, x.request.url)) return 'broken';
  const url = new URL(location, x.request.url);
  url.hash = '';
  const keeps = x.status === 307 || x.status === 308;
  return keeps ? { ...x.request, url: url.href } : { url: url.href, method: 'GET' };
}

/** Names are resolved once, by the connection itself, and what they resolve to is judged there; the end of the connection is looked at again. */
function guardedConnector({ guard, lookup, ca }: FetcherOptions, timeout: number): buildConnector.connector {
  const resolve = lookup ?? ((host: string) => new Promise<readonly LookupAddress[]>((done, fail) => systemLookup(host, { all: true, verbatim: true }, (e, found) => (e ? fail(e) : done(found)))));
  const connectorFor = (port: number, may: (address: string) => boolean): buildConnector.connector => {
    const guarded: LookupFunction = (host, wanted, callback) => {
      resolve(host).then((found) => {
        const inside = found.find((a) => !may(a.address));
        if (inside !== undefined) return callback(refusal(host, port, inside.address), '', 0);
        const first = found[0];
        if (first === undefined) return callback(Object.assign(new Error(`no address for ${host}`), { code: 'ENOTFOUND' }), '', 0);
        return wanted.all === true ? callback(null, [...found]) : callback(null, first.address, first.family);
      }, (e: NodeJS.ErrnoException) => callback(e, '', 0));
    };
    return buildConnector({ timeout, allowH2: true, lookup: guarded, ...(ca === undefined ? {} : { ca }) } as buildConnector.BuildOptions);
  };
  return (target, callback) => {
    const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
    const may = (address: string): boolean => guard.mayConnect(target.hostname, port, address);
    const bare = target.hostname.replace(/^\[|\]$/g, '');
    if (isIP(bare) !== 0 && !may(bare)) return callback(refusal(target.hostname, port, bare), null);
    return connectorFor(port, may)({ ...target, hostname: bare }, (error, socket) => {
      if (error !== null) return callback(error, null);
      const end = socket!.remoteAddress ?? '';
      if (may(end)) return callback(null, socket!);
      socket!.destroy();
      return callback(refusal(target.hostname, port, end), null);
    });
  };
}

function refusal(host: string, port: number, address: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${host} leads to ${address}, which is not a public address; --allow-host ${host}:${port} would allow it`), { code: refusedAddress });
}
