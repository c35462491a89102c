// What came of a task, written in one transaction: its requests, its end, what it listed, what follows from it, the document it belongs to.
import { createHash } from 'node:crypto';
import type { HostState, NewTask, Reason, Stated, Task, TaskEnd } from '../model/crawl.js';
import type { Db } from './connection.js';
import { isWaiting } from './crawl-tables.js';
import { enqueue, hostOf, knowHost } from './enqueue.js';
import { keepFetches, saveHost } from './keep-fetches.js';

/** Returns the hosts that have work now. */
export async function finishTask(db: Db, task: Task, end: TaskEnd, portals: readonly string[], now: number): Promise<Set<string>> {
  const at = new Date(now).toISOString();
  const ids = await keepFetches(db, task.portal, end.exchanges);
  const content = end.content === null ? null : end.content === 'last' ? ids.at(-1) ?? null : end.content.fetch;
  const document = end.document === null ? task.document : await keepDocument(db, task, end.document, at);
  const hosts = await endTask(db, task, end, content, document);
  for (const e of end.listed) {
    await db.insertInto('listed').values({ column_id: task.column ?? task.id, key: e.key, portal: task.portal, address: e.url, title: e.title, date: e.date, passed_over: e.passedOver, round: task.round, first_seen: at })
      .onConflict((o) => o.columns(['column_id', 'key']).doUpdateSet({ title: e.title, date: e.date, passed_over: e.passedOver, round: task.round })).execute();
  }
  if (end.stated !== undefined) await keepStated(db, task, end.stated);
  for (const h of await follow(db, task, end.tasks, document)) hosts.add(h);
  if (end.outcome.kind === 'failed') await failDocument(db, task, end.outcome.reason);
  if (document !== null) await completeDocument(db, document, task.round, at);
  await hostAfter(db, task.host, end.host, portals, at);
  await endRound(db, task.portal, now);
  return hosts;
}

async function endTask(db: Db, task: Task, { outcome }: TaskEnd, fetch_id: number | null, document_id: number | null): Promise<Set<string>> {
  const row = db.updateTable('task').where('id', '=', task.id);
  const reason = (r: Reason | null) => ({ code: r?.code ?? null, detail: r?.detail ?? null });
  switch (outcome.kind) {
    case 'done':
      await row.set({ state: 'done', fetch_id, ...reason(outcome.note), ...(task.kind === 'article' && outcome.note?.code === 'twin' ? { document_id: null } : { document_id }) }).execute();
      return new Set();
    case 'failed':
      await row.set({ state: 'failed', ...reason(outcome.reason) }).execute();
      return new Set();
    case 'later':
      await row.set({ due: outcome.due, attempts: task.attempts + 1, ...reason(outcome.reason) }).execute();
      return new Set([task.host]);
    case 'moved': {
      const host = hostOf(outcome.url);
      await knowHost(db, host);
      await row.set({ moved_to: outcome.url, hops: task.hops + 1, host, due: 0 }).execute();
      return new Set([host]);
    }
  }
}

/** The last page that says it counts; a new round begins anew. */
async function keepStated(db: Db, task: Task, { entries, pages, twins }: Stated): Promise<void> {
  const column_id = task.column ?? task.id;
  const before = await db.selectFrom('stated').selectAll().where('column_id', '=', column_id).where('round', '=', task.round).executeTakeFirst();
  const row = { round: task.round, entries: entries ?? before?.entries ?? null, pages: pages ?? before?.pages ?? null, twins: twins + (before?.twins ?? 0) };
  await db.insertInto('stated').values({ column_id, ...row }).onConflict((o) => o.column('column_id').doUpdateSet(row)).execute();
}

async function follow(db: Db, task: Task, tasks: readonly NewTask[], document: number | null): Promise<Set<string>> {
  const page = document === null ? undefined : await db.selectFrom('document').select('address').where('id', '=', document).executeTakeFirst();
  return enqueue(db, tasks, { portal: task.portal, round: task.round, document, documentAddress: page?.address ?? null });
}

async function keepDocument(db: Db, task: Task, facts: NonNullable<TaskEnd['document']>, at: string): Promise<number> {
  const known = await db.selectFrom('document').select(['id', 'state']).where('portal', '=', task.portal).where('key', '=', facts.key).executeTakeFirst();
  const row = { address: facts.address, title: facts.title, date: facts.date, listed_title: task.label, listed_date: task.date, round: task.round };
  if (known !== undefined) {
    await db.updateTable('document').set({ ...row, ...(known.state === 'gone' ? { state: 'fetching', reason: null } : {}) }).where('id', '=', known.id).execute();
    return known.id;
  }
  return (await db.insertInto('document').values({ portal: task.portal, key: facts.key, ...row, state: 'fetching', reason: null, version: 0, digest: null, first_seen: at, changed_at: at, unchanged_until: null, last_seen: at })
    .returning('id').executeTakeFirstOrThrow()).id;
}

/** A page that is no longer there takes nothing from what was kept. */
async function failDocument(db: Db, task: Task, reason: Reason): Promise<void> {
  if (task.document === null || task.kind !== 'article') return;
  const gone = reason.code === 'gone' || reason.code === 'soft-404';
  await db.updateTable('document').set({ round: task.round, reason: `${reason.code}: ${reason.detail}`, ...(gone ? { state: 'gone' } : {}) }).where('id', '=', task.document).execute();
}

/** Once none of its tasks waits, what they brought is a version if it differs from the one before. */
async function completeDocument(db: Db, id: number, round: number, at: string): Promise<void> {
  const tasks = await db.selectFrom('task as t').leftJoin('fetch as f', 'f.id', 't.fetch_id').select(['t.kind', 't.state', 't.role', 't.position', 't.address', 't.label', 't.fetch_id', 't.code', 't.detail', 'f.body_sha'])
    .where('t.document_id', '=', id).where('t.round', '=', round).orderBy('t.role').orderBy('t.position').orderBy('t.id').execute();
  if (tasks.some((t) => t.state === 'waiting') || !tasks.some((t) => t.role === null && t.state === 'done')) return;
  const doc = await db.selectFrom('document').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const before = await db.selectFrom('document_fetch').selectAll().where('document_id', '=', id).where('version', '=', doc.version).execute();
  const lacking: string[] = [];
  const pieces = tasks.flatMap((t) => {
    const role = t.role ?? 'page';
    if (t.state === 'done') return t.fetch_id === null || t.body_sha === null ? [] : [{ role, position: t.position, fetch_id: t.fetch_id, sha256: t.body_sha, address: t.address, label: t.role === null ? null : t.label }];
    lacking.push(`${t.address}: ${t.code}: ${t.detail}`);
    // What could not be had this time is what it was.
    return before.filter((b) => b.role === role && b.address === t.address).map(({ fetch_id, sha256, address, label }) => ({ role, position: t.position, fetch_id, sha256, address, label }));
  });
  const digest = createHash('sha256').update(JSON.stringify(pieces.map((p) => [p.role, p.sha256]))).digest('hex');
  const reason = lacking.length === 0 ? null : `lacks ${lacking.join('; ')}`;
  if (digest === doc.digest) {
    await db.updateTable('document').set({ last_seen: at, ...(doc.state === 'fetching' ? { state: 'fetched', reason } : {}) }).where('id', '=', id).execute();
    return;
  }
  const version = doc.version + 1;
  if (pieces.length > 0) await db.insertInto('document_fetch').values(pieces.map((p) => ({ document_id: id, version, ...p }))).execute();
  await db.updateTable('document').set({ version, digest, state: 'fetched', reason, changed_at: at, unchanged_until: doc.version === 0 ? null : doc.last_seen, last_seen: at }).where('id', '=', id).execute();
}

/** What a host is left as; one that is given up takes its waiting tasks with it. */
export async function hostAfter(db: Db, host: string, state: HostState, portals: readonly string[], at: string): Promise<void> {
  await saveHost(db, host, state);
  if (state.dead === null) return;
  const waiting = await db.selectFrom('task').select(['id', 'portal', 'document_id', 'round']).where('host', '=', host).where(isWaiting).execute();
  const ours = new Set(portals);
  const left = waiting.filter((t) => ours.has(t.portal));
  for (const t of left) await db.updateTable('task').set({ state: 'failed', code: state.dead.code, detail: state.dead.detail }).where('id', '=', t.id).execute();
  for (const t of left) if (t.document_id !== null) await completeDocument(db, t.document_id, t.round, at);
  for (const portal of new Set(left.map((t) => t.portal))) await endRound(db, portal, Date.parse(at));
}

async function endRound(db: Db, portal: string, now: number): Promise<void> {
  const open = await db.selectFrom('task').select('id').where('portal', '=', portal).where(isWaiting).limit(1).executeTakeFirst();
  if (open === undefined) await db.updateTable('portal').set({ round_ended: now }).where('id', '=', portal).where('round_ended', 'is', null).execute();
}
