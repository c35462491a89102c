// Reads what the crawler kept, page by page: requests, failures, entries passed over, portals.
import type { Headers, ReasonCode } from '../model/crawl.js';
import type { TaskKind } from '../model/web.js';
import { sql } from 'kysely';
import { shortOf } from '../model/short-of.js';
import type { Db } from './connection.js';
import type { FailedTask, FetchFilter, ListedReport, PassedOver, StoredFetch, StoredPortal } from './crawl-answers.js';

const rowsAPage = 200;

export async function* selectFetches(db: Db, filter: FetchFilter): AsyncIterableIterator<StoredFetch> {
  let last = 0;
  for (;;) {
    let q = db.selectFrom('fetch as f').leftJoin('fetch as o', 'o.id', 'f.not_modified_of').selectAll('f').select(['o.at as oAt', 'o.address as oAddress', 'o.body_sha as oSha']).where('f.id', '>', last).orderBy('f.id').limit(rowsAPage);
    if (filter.portal !== undefined) q = q.where('f.portal', '=', filter.portal);
    if (filter.since !== undefined) q = q.where('f.at', '>=', filter.since);
    if (filter.bodies !== undefined) q = q.where('f.body_sha', 'in', [...filter.bodies]);
    const page = await q.execute();
    for (const f of page) {
      yield {
        id: f.id, portal: f.portal, at: f.at, duration: f.duration, method: f.method, address: f.address, requestBody: f.request_body, requestHeaders: JSON.parse(f.request_headers) as Headers,
        status: f.status, responseHeaders: f.response_headers === null ? null : JSON.parse(f.response_headers) as Headers, bodySha: f.body_sha,
        notModifiedOf: f.not_modified_of === null || f.oSha === null || f.oAt === null || f.oAddress === null ? null : { id: f.not_modified_of, at: f.oAt, address: f.oAddress, bodySha: f.oSha },
        error: f.error_code === null ? null : { code: f.error_code as ReasonCode, detail: f.error_detail ?? '' },
      };
    }
    if (page.length < rowsAPage) return;
    last = page.at(-1)!.id;
  }
}

/** Tasks of the newest round with a reason, in this state. */
export async function* selectReasons(db: Db, state: 'failed' | 'done', portal: string | undefined): AsyncIterableIterator<FailedTask> {
  let last = 0;
  for (;;) {
    let q = db.selectFrom('task').innerJoin('portal', 'portal.id', 'task.portal').selectAll('task').whereRef('task.round', '=', 'portal.round').where('state', '=', state).where('code', 'is not', null).where('task.id', '>', last).orderBy('task.id').limit(rowsAPage);
    if (portal !== undefined) q = q.where('portal.id', '=', portal);
    const page = await q.execute();
    for (const t of page) yield { portal: t.portal, kind: t.kind as TaskKind, address: t.address, title: t.label, reason: { code: t.code as ReasonCode, detail: t.detail ?? '' } };
    if (page.length < rowsAPage) return;
    last = page.at(-1)!.id;
  }
}

/**
 * Lists of the newest round that say they have more than was found in them. Counted by entries where they state those, by pages where not: an answer may hold several pages.
 * The first page is the column's own.
 */
export async function* selectShort(db: Db, portal: string | undefined): AsyncIterableIterator<FailedTask> {
  const rows = (await sql<{ portal: string; kind: string; address: string; label: string | null; entries: number | null; pages: number | null; found: number; walked: number }>`
    select task.portal, task.kind, task.address, task.label, stated.entries, stated.pages,
      (select count(*) from listed where listed.column_id = task.id and listed.round = task.round) + stated.twins as found,
      (select count(*) from task as page where page.portal = task.portal and page.column_id = task.id and page.round = task.round and page.kind = 'list' and page.state = 'done') + 1 as walked
    from stated join task on task.id = stated.column_id and task.round = stated.round join portal on portal.id = task.portal and portal.round = task.round and portal.round_ended is not null
    where (${portal ?? null} is null or task.portal = ${portal ?? null}) order by task.id`.execute(db)).rows;
  for (const r of rows) {
    const short = shortOf({ entries: r.entries, pages: r.pages }, { entries: r.found, pages: r.walked });
    if (short !== null) yield { portal: r.portal, kind: r.kind as TaskKind, address: r.address, title: r.label, reason: short };
  }
}

export async function* selectListed(db: Db, portal: string | undefined): AsyncIterableIterator<ListedReport> {
  const columns = await db.selectFrom('listed').select('column_id').distinct().orderBy('column_id').execute();
  for (const { column_id } of columns) {
    let q = db.selectFrom('listed as l').innerJoin('task as t', (j) => j.onRef('t.portal', '=', 'l.portal').on('t.key', '=', sql<string>`'article ' || l.key`)).leftJoin('document as d', 'd.id', 't.document_id')
      .select(['l.portal', 'l.address', 'l.title', 'l.date', 'l.first_seen', 't.state', 't.code', 't.detail', 'd.address as document']).where('l.column_id', '=', column_id).where('l.passed_over', 'is', null).orderBy('l.first_seen').orderBy('l.key');
    if (portal !== undefined) q = q.where('l.portal', '=', portal);
    for (const r of await q.execute()) {
      yield { portal: r.portal, address: r.address, title: r.title, date: r.date, firstSeen: r.first_seen, state: r.state, reason: r.code === null ? null : { code: r.code as ReasonCode, detail: r.detail ?? '' }, document: r.document };
    }
  }
}

export async function* selectPassedOver(db: Db, portal: string | undefined): AsyncIterableIterator<PassedOver> {
  const columns = await db.selectFrom('listed').select('column_id').distinct().orderBy('column_id').execute();
  for (const { column_id } of columns) {
    let q = db.selectFrom('listed').selectAll().where('column_id', '=', column_id).where('passed_over', 'is not', null).orderBy('first_seen').orderBy('key');
    if (portal !== undefined) q = q.where('portal', '=', portal);
    for (const r of await q.execute()) yield { portal: r.portal, address: r.address, title: r.title, date: r.date, reason: r.passed_over ?? '' };
  }
}

export async function selectPortals(db: Db): Promise<StoredPortal[]> {
  const rows = await db.selectFrom('portal').selectAll().orderBy('id').execute();
  return rows.map((p) => ({ id: p.id, name: p.name, address: p.address, region: p.region, round: p.round, finished: p.round_ended !== null }));
}
