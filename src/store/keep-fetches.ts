// Requests and their answers as rows: what was sent, what came, when, and the body under its hash.
import type { Exchange, Headers, HostState, KnownPage } from '../model/crawl.js';
import type { WebRequest } from '../model/web.js';
import type { Db } from './connection.js';
import { keepBody } from './keep-body.js';

/** Ids in the order of the exchanges. */
export async function keepFetches(db: Db, portal: string, exchanges: readonly Exchange[]): Promise<number[]> {
  const ids: number[] = [];
  for (const x of exchanges) {
    const body_sha = x.bytes === null ? null : await keepBody(db, x.bytes);
    const { id } = await db.insertInto('fetch').values({
      portal, at: new Date(x.at).toISOString(), duration: x.duration, method: x.request.method, address: x.request.url, request_body: x.request.body ?? null, request_headers: JSON.stringify(x.requestHeaders),
      status: x.status, response_headers: x.responseHeaders === null ? null : JSON.stringify(x.responseHeaders), body_sha, not_modified_of: x.notModifiedOf, error_code: x.error?.code ?? null, error_detail: x.error?.detail ?? null,
    }).returning('id').executeTakeFirstOrThrow();
    ids.push(id);
  }
  return ids;
}

/** The newest whole answer to a request, if it was a page. `after`: only fetches with a greater id. */
export async function selectKnown(db: Db, request: WebRequest, after = 0): Promise<KnownPage | null> {
  const f = await db.selectFrom('fetch').select(['id', 'body_sha', 'address', 'status', 'response_headers', 'not_modified_of'])
    .where('address', '=', request.url).where('method', '=', request.method).where((e) => (request.body === undefined ? e('request_body', 'is', null) : e('request_body', '=', request.body)))
    .where((e) => e.or([e.and([e('body_sha', 'is not', null), e('status', '=', 200)]), e('not_modified_of', 'is not', null)])).where('id', '>', after).orderBy('id', 'desc').executeTakeFirst();
  if (f === undefined) return null;
  const whole = f.not_modified_of === null ? f : await db.selectFrom('fetch').select(['id', 'body_sha', 'address', 'status', 'response_headers']).where('id', '=', f.not_modified_of).executeTakeFirst();
  if (whole?.body_sha == null || whole.status === null) return null;
  return { fetch: whole.id, sha: whole.body_sha, url: whole.address, status: whole.status, headers: JSON.parse(whole.response_headers ?? '[]') as Headers };
}

export async function saveHost(db: Db, host: string, s: HostState): Promise<void> {
  await db.updateTable('host').set({ next_at: s.nextAt, failures: s.failures, trips: s.trips, blocked: s.blocked, delay: s.delay, dead_code: s.dead?.code ?? null, dead_detail: s.dead?.detail ?? null }).where('host', '=', host).execute();
}
