// The sample portal on loopback: plays data/portal/site.json, which says what is answered to which request, and what is answered after a month has passed.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Portal } from '../model/web.js';

/** What is sent: the bytes of a file of the folder, or a text. `{{origin:ID}}` in text stands for `http://127.0.0.1:PORT` of that host. */
export interface Play {
  readonly file?: string;
  readonly text?: string;
  /** Content type. */
  readonly type: string;
  /** Default 200. */
  readonly status?: number;
}

export interface Route extends Play {
  /** Fields that a POST must have, with these values; else it is a 404. */
  readonly form?: Readonly<Record<string, string>>;
  /** What is sent instead after the portal was turned. */
  readonly later?: Play;
}

/** `data/portal/site.json`. */
export interface Script {
  /** As rows of data/portals.csv, with `{{origin:ID}}` in addresses. */
  readonly portals: readonly Portal[];
  /** By host, then by `GET /path?query` or `POST /path?query`. Every host is a server of its own. */
  readonly hosts: Readonly<Record<string, Readonly<Record<string, Route>>>>;
}

export interface Asked {
  readonly host: string;
  readonly request: string;
  readonly status: number;
  /** Of the body sent. */
  readonly bytes: number;
}

export interface SamplePortal {
  /** With the addresses of this run. */
  readonly portals: readonly Portal[];
  /** `127.0.0.1:PORT` of every server, for the guard. */
  readonly hosts: readonly string[];
  /** Every request in the order of its answer; robots.txt included. */
  readonly log: readonly Asked[];
  /** 0: as at first; 1: a month later. */
  turn(to: 0 | 1): void;
  close(): Promise<void>;
}

/** Throws what reading the folder throws. Listens on free ports of 127.0.0.1 only. */
export async function serveSamplePortal(folder: string, { turn = 0 }: { readonly turn?: 0 | 1 } = {}): Promise<SamplePortal> {
  const script = JSON.parse(readFileSync(join(folder, 'site.json'), 'utf8')) as Script;
  const origins = new Map<string, string>();
  const log: Asked[] = [];
  const sent = new Map<Play, Buffer>();
  let now = turn;

  const filled = (text: string): string => text.replace(/\{\{origin:([\w-]+)\}\}/g, (whole, id: string) => origins.get(id) ?? whole);
  const bytesOf = (play: Play): Buffer => {
    const known = sent.get(play);
    if (known !== undefined) return known;
    const raw = play.file === undefined ? Buffer.from(play.text ?? '') : readFileSync(join(folder, play.file));
    const bytes = /^text\/|json|xml/.test(play.type) && !play.type.includes('officedocument') ? Buffer.from(filled(raw.toString('utf8'))) : raw;
    sent.set(play, bytes);
    return bytes;
  };
  const answer = async (host: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = `${request.method ?? 'GET'} ${request.url ?? '/'}`;
    const posted = new URLSearchParams(await bodyOf(request));
    const route = script.hosts[host]?.[asked];
    const fits = route !== undefined && Object.entries(route.form ?? {}).every(([k, v]) => posted.get(k) === v);
    const play: Play = !fits ? missing : now === 1 && route.later !== undefined ? route.later : route;
    const bytes = bytesOf(play);
    const status = play.status ?? 200;
    const etag = `"${createHash('sha1').update(bytes).digest('hex').slice(0, 20)}"`;
    const same = status === 200 && request.method === 'GET' && request.headers['if-none-match'] === etag;
    log.push({ host, request: asked, status: same ? 304 : status, bytes: same ? 0 : bytes.length });
    const validators = status === 200 ? { etag, 'last-modified': route?.later !== undefined && now === 1 ? 'Mon, 03 Mar 2025 01:00:00 GMT' : 'Mon, 03 Feb 2025 01:00:00 GMT' } : {};
    if (same) response.writeHead(304, validators).end();
    else response.writeHead(status, { 'content-type': play.type, 'content-length': bytes.length, ...validators }).end(bytes);
  };

  const servers: Server[] = [];
  const close = async (): Promise<void> => {
    await Promise.all(servers.map((s) => new Promise<void>((done) => {
      s.close(() => done());
      s.closeAllConnections();
    })));
  };
  try {
    for (const host of Object.keys(script.hosts)) {
      const server = createServer((request, response) => {
        // A client that goes away in the middle of a request is no fault of the portal.
        answer(host, request, response).catch(() => response.destroy());
      });
      servers.push(server);
      await new Promise<void>((done, failed) => {
        server.once('error', failed).listen(0, '127.0.0.1', done);
      });
      origins.set(host, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    }
  } catch (e) {
    await close();
    throw e;
  }
  return {
    portals: script.portals.map((p) => ({ ...p, address: filled(p.address), columns: p.columns.map(filled), hosts: p.hosts.map((h) => filled(h).replace(/^http:\/\//, '')) })),
    hosts: [...origins.values()].map((o) => new URL(o).host),
    log, close,
    turn: (to) => {
      now = to;
    },
  };
}

const missing: Play = { text: '<html><head><title>404</title></head><body>您访问的页面不存在</body></html>', type: 'text/html; charset=utf-8', status: 404 };

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const p of request) parts.push(p as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
