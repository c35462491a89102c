// The evidence as WARC/1.1: a request and its response, or the response that stood before, a gzip member each or plain, readable by the standard tools.
import { WARCRecord, WARCSerializer } from 'warcio';
import type { Headers } from '../model/crawl.js';

/** One request as it was kept. */
export interface ArchivedFetch {
  /** ISO 8601. */
  readonly at: string;
  readonly method: string;
  readonly address: string;
  readonly requestBody: string | null;
  readonly requestHeaders: Headers;
  readonly status: number | null;
  readonly responseHeaders: Headers | null;
  readonly bodySha: string | null;
  readonly notModifiedOf: { readonly at: string; readonly address: string; readonly bodySha: string } | null;
}

export interface WarcInfo {
  readonly software: string;
  readonly filename: string;
  readonly now: () => Date;
  /** A gzip member for each record, as `.warc.gz`; else plain, as `.warc`. */
  readonly gzip: boolean;
}

const version = 'WARC/1.1';
/** Bodies are kept unpacked: these headers speak of how they were sent, and are kept under other names. */
const ofTransfer = new Set(['content-encoding', 'transfer-encoding', 'content-length']);

/**
 * Records one after the other, each compressed by itself if they are. Requests that brought no status line are left out.
 * A body that this file has already, and a 304, become revisits of the record that has it; a 304 whose body is not in the file yet still says where and when it was.
 */
export async function* warcRecords(fetches: AsyncIterable<ArchivedFetch>, body: (sha: string) => Promise<Uint8Array | null>, info: WarcInfo): AsyncGenerator<Uint8Array> {
  const fields = { software: info.software, format: 'WARC File Format 1.1', conformsTo: 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/' };
  yield await serialized(WARCRecord.createWARCInfo({ filename: info.filename, warcVersion: version, date: info.now().toISOString() }, fields), info.gzip);
  const written = new Map<string, { readonly at: string; readonly address: string }>();
  for await (const f of fetches) {
    if (f.status === null || f.responseHeaders === null) continue;
    const earlier = f.bodySha === null ? f.notModifiedOf : written.get(f.bodySha) ?? null;
    const response = earlier === null ? responseOf(f, f.bodySha === null ? null : await body(f.bodySha)) : revisitOf(f, earlier, f.bodySha ?? f.notModifiedOf?.bodySha ?? null);
    if (f.bodySha !== null && earlier === null) written.set(f.bodySha, { at: f.at, address: f.address });
    yield await serialized(response, info.gzip);
    yield await serialized(requestOf(f, String(response.warcHeader('WARC-Record-ID'))), info.gzip);
  }
}

function responseOf(f: ArchivedFetch, bytes: Uint8Array | null): WARCRecord {
  const content = bytes ?? new Uint8Array(0);
  const truncated: [string, string][] = f.bodySha === null && f.status !== 204 && f.status !== 304 ? [['WARC-Truncated', 'unspecified']] : [];
  return WARCRecord.create({ type: 'response', warcVersion: version, url: f.address, date: f.at, statusline: statusLine(f.status), httpHeaders: asSent(f.responseHeaders ?? [], content.length), warcHeaders: truncated }, once(content));
}

function revisitOf(f: ArchivedFetch, of: { readonly at: string; readonly address: string }, sha: string | null): WARCRecord {
  const digest: [string, string][] = sha === null ? [] : [['WARC-Payload-Digest', `sha256:${sha}`]];
  return WARCRecord.create({
    type: 'revisit', warcVersion: version, url: f.address, date: f.at, refersToUrl: of.address, refersToDate: of.at, statusline: statusLine(f.status), httpHeaders: asSent(f.responseHeaders ?? [], null), warcHeaders: digest,
  }, once(new Uint8Array(0)));
}

function requestOf(f: ArchivedFetch, concurrentTo: string): WARCRecord {
  const url = new URL(f.address);
  const content = new TextEncoder().encode(f.requestBody ?? '');
  return WARCRecord.create({
    type: 'request', warcVersion: version, url: f.address, date: f.at, statusline: `${f.method} ${url.pathname}${url.search} HTTP/1.1`,
    httpHeaders: [['host', url.host], ...f.requestHeaders.map(([k, v]): [string, string] => [k, v])], warcHeaders: [['WARC-Concurrent-To', concurrentTo]],
  }, once(content));
}

function asSent(headers: Headers, length: number | null): [string, string][] {
  const kept = headers.map(([k, v]): [string, string] => [ofTransfer.has(k) ? `x-archive-orig-${k}` : k, v]);
  return length === null ? kept : [...kept, ['content-length', String(length)]];
}

function statusLine(status: number | null): string {
  return `HTTP/1.1 ${status} ${phrases[status ?? 0] ?? ''}`.trimEnd();
}

const phrases: Readonly<Record<number, string>> = {
  200: 'OK', 301: 'Moved Permanently', 302: 'Found', 303: 'See Other', 304: 'Not Modified', 307: 'Temporary Redirect', 308: 'Permanent Redirect', 403: 'Forbidden', 404: 'Not Found', 410: 'Gone',
  412: 'Precondition Failed', 429: 'Too Many Requests', 500: 'Internal Server Error', 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout',
};

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  if (bytes.length > 0) yield bytes;
}

async function serialized(record: WARCRecord, gzip: boolean): Promise<Uint8Array> {
  return WARCSerializer.serialize(record, { gzip });
}
