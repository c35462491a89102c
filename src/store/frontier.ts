// The queue of a crawl over the tables: which host is due is kept in memory, everything that must survive is in the file.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { sql, type Selectable, type SqlBool } from 'kysely';
import type { Exchange, HostQueue, HostState, KnownPage, Lease, PieceRole, ReasonCode, RobotsFile, Task, TaskEnd } from '../model/crawl.js';
import type { TaskKind, WebRequest } from '../model/web.js';
import { writing, type Db } from './connection.js';
import { isWaiting } from './crawl-tables.js';
import { beginRounds, type Seeds } from './enqueue.js';
import { finishTask, hostAfter } from './finish-task.js';
import { selectBody } from './keep-body.js';
import { keepFetches, selectKnown } from './keep-fetches.js';
import { guarded } from './store-error.js';
import type { Tables } from './tables.js';

/** See src/crawl/frontier.ts, whose shape this is. */
export interface StoredFrontier {
  begin(seeds: readonly Seeds[], now: number): Promise<readonly string[]>;
  lease(now: number): Promise<Lease>;
  finish(task: Task, end: TaskEnd, now: number): Promise<void>;
  giveBack(task: Task): Promise<void>;
  robots(origin: string): Promise<RobotsFile | null>;
  keepRobots(task: Task, file: RobotsFile | null, exchanges: readonly Exchange[], host: HostState, now: number): Promise<void>;
  known(request: WebRequest): Promise<KnownPage | null>;
  fetchedInRound(task: Task): Promise<KnownPage | null>;
  body(sha: string): Promise<Uint8Array | null>;
  unlisted(task: Task, keys: readonly string[]): Promise<ReadonlySet<string>>;
  pages(task: Task, keys: readonly string[]): Promise<{ readonly count: number; readonly known: ReadonlySet<string> }>;
  twin(task: Task, key: string, sha: string): Promise<string | null>;
  queues(): Promise<readonly HostQueue[]>;
  close(now: number): Promise<void>;
}

/** A host stays with a process for this long after it was last heard of, ms; renewed when half of it is over. */
const leaseTime = 600_000;
/** How soon a host that another process holds is looked at again, ms. */
const elsewhere = 5_000;
/** Frontiers of this process that are not closed. */
const living = new Set<string>();

interface Ready {
  at: number;
  busy: boolean;
  /** Until when the host is ours. */
  ours: number;
}

export function frontier(db: Db, path: string): StoredFrontier {
  const owner = `${hostname()}:${process.pid}:${randomUUID()}`;
  const ready = new Map<string, Ready>();
  let portals: readonly string[] = [];
  const run = <T>(step: () => Promise<T>): Promise<T> => guarded(path, step);
  // The plus keeps the index of hosts in use, which gives the order too.
  const inPortals = () => sql<SqlBool>`+task.portal in (select value from json_each(${JSON.stringify(portals)}))`;
  const wake = (hosts: Iterable<string>): void => {
    for (const host of hosts) {
      const r = ready.get(host);
      if (r === undefined) ready.set(host, { at: 0, busy: false, ours: 0 });
      else if (!r.busy) r.at = 0;
    }
  };

  async function load(): Promise<void> {
    wake((await db.selectFrom('task').select('host').distinct().where(isWaiting).where(inPortals()).execute()).map((r) => r.host));
  }

  /** The host's next task if it is due and the host is ours; else says when to look again. */
  async function take(host: string, r: Ready, now: number): Promise<Lease | null> {
    const row = await db.selectFrom('host').selectAll().where('host', '=', host).executeTakeFirstOrThrow();
    if (row.dead_code !== null) {
      // Given up earlier in this round; what was found for it since ends the same way.
      await writing(db, (d) => hostAfter(d, host, stateOf(row), portals, new Date(now).toISOString()));
      ready.delete(host);
      return null;
    }
    if (row.next_at > now) {
      r.at = row.next_at;
      return null;
    }
    const waiting = () => db.selectFrom('task').where('host', '=', host).where(isWaiting).where(inPortals());
    const task = await waiting().selectAll().where('due', '<=', now).orderBy('priority').orderBy('attempts').orderBy('id').limit(1).executeTakeFirst();
    if (task === undefined) {
      const later = await waiting().select((e) => e.fn.min('due').as('due')).executeTakeFirst();
      if (later?.due == null) ready.delete(host);
      else r.at = later.due;
      return null;
    }
    if (r.ours < now + leaseTime / 2 && !(await hold(host, r, now))) {
      r.at = now + elsewhere;
      return null;
    }
    r.busy = true;
    return { kind: 'task', task: taskOf(task), host: stateOf(row) };
  }

  function hold(host: string, r: Ready, now: number): Promise<boolean> {
    return writing(db, async (d) => {
      const { leased_by, leased_until } = await d.selectFrom('host').select(['leased_by', 'leased_until']).where('host', '=', host).executeTakeFirstOrThrow();
      if (leased_by !== null && leased_by !== owner && leased_until > now && isAlive(leased_by)) return false;
      await d.updateTable('host').set({ leased_by: owner, leased_until: now + leaseTime }).where('host', '=', host).execute();
      r.ours = now + leaseTime;
      return true;
    });
  }

  function back(host: string, at: number): void {
    const r = ready.get(host);
    if (r === undefined) return;
    r.busy = false;
    r.at = at;
  }

  return {
    begin: (seeds, now) => run(async () => {
      living.add(owner);
      portals = seeds.map((s) => s.portal.id);
      const resting = await writing(db, (d) => beginRounds(d, seeds, now));
      await load();
      return resting;
    }),
    lease: (now) => run(async () => {
      let reloaded = false;
      for (;;) {
        let next: [string, Ready] | null = null;
        let busy = false;
        for (const entry of ready) {
          if (entry[1].busy) busy = true;
          else if (next === null || entry[1].at < next[1].at) next = entry;
        }
        if (next === null) {
          // Another process may have put tasks of these portals into the queue.
          if (!busy && !reloaded) {
            reloaded = true;
            await load();
            if (ready.size > 0) continue;
          }
          return busy ? { kind: 'wait', until: now + 60_000 } : { kind: 'end' };
        }
        if (next[1].at > now) return { kind: 'wait', until: next[1].at };
        const lease = await take(next[0], next[1], now);
        if (lease !== null) return lease;
      }
    }),
    finish: (task, end, now) => run(async () => {
      wake(await writing(db, (d) => finishTask(d, task, end, portals, now)));
      back(task.host, end.host.nextAt);
    }),
    giveBack: (task) => {
      back(task.host, 0);
      return Promise.resolve();
    },
    robots: (origin) => run(async () => (await db.selectFrom('robots').selectAll().where('origin', '=', origin).executeTakeFirst()) ?? null),
    keepRobots: (task, file, exchanges, host, now) => run(async () => {
      await writing(db, async (d) => {
        await keepFetches(d, task.portal, exchanges);
        if (file !== null) await d.insertInto('robots').values(file).onConflict((o) => o.column('origin').doUpdateSet({ text: file.text, expires: file.expires })).execute();
        await hostAfter(d, task.host, host, portals, new Date(now).toISOString());
      });
      back(task.host, host.nextAt);
    }),
    known: (request) => run(() => selectKnown(db, request)),
    fetchedInRound: (task) => run(async () => {
      const { first_fetch } = await db.selectFrom('portal').select('first_fetch').where('id', '=', task.portal).executeTakeFirstOrThrow();
      return selectKnown(db, task.request, first_fetch);
    }),
    body: (sha) => run(() => selectBody(db, sha)),
    unlisted: (task, keys) => run(async () => {
      const seen = await db.selectFrom('listed').select('key').where('column_id', '=', task.column ?? task.id).where('round', '=', task.round).where('key', 'in', sql<string>`(select value from json_each(${JSON.stringify(keys)}))`).execute();
      const left = new Set(keys);
      for (const { key } of seen) left.delete(key);
      return left;
    }),
    pages: (task, keys) => run(async () => {
      const { count } = await db.selectFrom('task').select((e) => e.fn.countAll<number>().as('count')).where('portal', '=', task.portal).where('column_id', '=', task.column ?? task.id).where('round', '=', task.round).where('kind', '=', 'list').executeTakeFirstOrThrow();
      const there = await db.selectFrom('task').select('key').where('portal', '=', task.portal).where('round', '=', task.round).where('key', 'in', sql<string>`(select value from json_each(${JSON.stringify(keys)}))`).execute();
      return { count, known: new Set(there.map((r) => r.key)) };
    }),
    twin: (task, key, sha) => run(async () => {
      // Found by the document, or by the bytes: never by going through the tasks of the portal.
      const other = sql`and +t.portal = ${task.portal} and t.kind != 'part' and t.role is null and t.round = ${task.round} and t.state = 'done' and t.document_id is not null and t.id != ${task.id} limit 1`;
      const byKey = sql`select t.address from document d cross join task t where d.portal = ${task.portal} and d.key = ${key} and t.document_id = d.id`;
      const byBytes = sql`select t.address from fetch f cross join task t where f.body_sha = ${sha} and t.fetch_id = f.id`;
      const found = async (from: typeof byKey) => (await sql<{ address: string }>`${from} ${other}`.execute(db)).rows[0];
      const same = (await found(byKey)) ?? (await found(byBytes));
      return same?.address ?? null;
    }),
    queues: () => run(async () => {
      const rows = await db.selectFrom('task').innerJoin('host', 'host.host', 'task.host').selectAll('host').select((e) => [e.fn.countAll<number>().as('waiting'), e.fn.max('due').as('due')]).where(isWaiting).where(inPortals()).groupBy('host.host').orderBy('host.host').execute();
      return rows.map((r) => ({ host: r.host, waiting: r.waiting, due: r.due, state: stateOf(r) }));
    }),
    close: () => run(async () => {
      living.delete(owner);
      await writing(db, async (d) => {
        await d.updateTable('host').set({ leased_by: null, leased_until: 0 }).where('leased_by', '=', owner).execute();
      });
    }),
  };
}

/** A process of this machine that is no more holds nothing; of other machines only time tells. */
function isAlive(owner: string): boolean {
  const [machine, pid] = owner.split(':');
  if (machine !== hostname()) return true;
  if (Number(pid) === process.pid) return living.has(owner);
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (e) {
    return e instanceof Error && 'code' in e && e.code === 'EPERM';
  }
}

function stateOf(h: Selectable<Tables['host']>): HostState {
  return { nextAt: h.next_at, failures: h.failures, trips: h.trips, blocked: h.blocked, delay: h.delay, dead: h.dead_code === null ? null : { code: h.dead_code as ReasonCode, detail: h.dead_detail ?? '' } };
}

function taskOf(t: Selectable<Tables['task']>): Task {
  const url = t.moved_to ?? t.address;
  const request: WebRequest = t.moved_to !== null ? { url, method: 'GET' } : { url, method: t.method as 'GET' | 'POST', ...(t.body === null ? {} : { body: t.body }) };
  return {
    id: t.id, portal: t.portal, kind: t.kind as TaskKind, request, hops: t.hops, host: t.host, depth: t.depth, attempts: t.attempts, round: t.round, column: t.column_id, document: t.document_id,
    role: t.role as PieceRole | null, position: t.position, label: t.label, date: t.listed_date,
  };
}
