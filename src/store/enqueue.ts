// Puts tasks into the queue, each once a round; and begins the rounds.
import type { NewTask } from '../model/crawl.js';
import type { Portal } from '../model/web.js';
import type { Db } from './connection.js';

export interface Belongs {
  readonly portal: string;
  readonly round: number;
  readonly document: number | null;
  /** Address of the document: its page is no piece of it. */
  readonly documentAddress: string | null;
}

const priorities = { part: 0, attachment: 0, portal: 1, column: 1, list: 1, article: 2 } as const;

/** A task that the portal had in an earlier round waits again; one of this round stays what it is. Returns the hosts that have work now. */
export async function enqueue(db: Db, tasks: readonly NewTask[], to: Belongs): Promise<Set<string>> {
  const hosts = new Set<string>();
  for (const t of tasks) {
    if (t.piece !== undefined && (to.document === null || t.request.url === to.documentAddress)) continue;
    const key = t.piece === undefined ? t.key : `document ${to.document} ${t.key}`;
    const known = await db.selectFrom('task').select(['id', 'round', 'state', 'address']).where('portal', '=', to.portal).where('key', '=', key).executeTakeFirst();
    if (known !== undefined && known.round >= to.round) continue;
    // The address an article was fetched from is kept, for its validators; after a failure another one may do better.
    const address = known !== undefined && t.kind === 'article' && known.state === 'done' ? known.address : t.request.url;
    const host = hostOf(address);
    const row = {
      kind: t.kind, method: t.request.method, address, body: t.request.body ?? null, host, moved_to: null, hops: 0, state: 'waiting' as const, priority: priorities[t.kind], due: 0, attempts: 0, depth: t.depth, round: to.round,
      column_id: t.column === 'own' ? known?.id ?? null : t.column, role: t.piece?.role ?? null, position: t.piece?.position ?? 0, label: t.label, listed_date: t.date, code: null, detail: null,
      ...(t.piece === undefined ? {} : { document_id: to.document }),
    };
    if (known !== undefined) await db.updateTable('task').set(row).where('id', '=', known.id).execute();
    else {
      const { id } = await db.insertInto('task').values({ portal: to.portal, key, fetch_id: null, ...row }).returning('id').executeTakeFirstOrThrow();
      if (t.column === 'own') await db.updateTable('task').set({ column_id: id }).where('id', '=', id).execute();
    }
    await knowHost(db, host);
    hosts.add(host);
  }
  return hosts;
}

export async function knowHost(db: Db, host: string): Promise<void> {
  await db.insertInto('host').values({ host, next_at: 0, failures: 0, trips: 0, blocked: 0, delay: null, dead_code: null, dead_detail: null, leased_by: null, leased_until: 0 }).onConflict((o) => o.column('host').doNothing()).execute();
}

/** An address that is none is refused when its turn comes, and named. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host || '-' : '-';
}

export interface Seeds {
  readonly portal: Portal;
  readonly tasks: readonly NewTask[];
  /** Its run was cut off after the last request, before all was read. */
  readonly unread: boolean;
}

/**
 * Goes on with a run that was cut off, or begins the next. What belongs to one run shares `round_began`: so a portal that came to its end in a run that did not rests until the others have come to theirs and all is read.
 * Returns the ids of those that rest.
 */
export async function beginRounds(db: Db, seeds: readonly Seeds[], now: number): Promise<string[]> {
  const known = new Map<string, { readonly round: number; readonly round_began: number; readonly round_ended: number | null }>();
  const cutOff = new Set<number>();
  for (const { portal, unread } of seeds) {
    const row = await db.selectFrom('portal').select(['round', 'round_began', 'round_ended']).where('id', '=', portal.id).executeTakeFirst();
    if (row === undefined) continue;
    known.set(portal.id, row);
    if (row.round_ended === null || unread) cutOff.add(row.round_began);
  }
  const began = cutOff.size === 0 ? now : Math.max(...cutOff);
  const resting: string[] = [];
  for (const { portal, tasks } of seeds) {
    const before = known.get(portal.id);
    const isResting = before !== undefined && before.round_ended !== null && cutOff.has(before.round_began);
    const goesOn = before !== undefined && (before.round_ended === null || isResting);
    const round = (before?.round ?? 0) + (goesOn ? 0 : 1);
    await describe(db, portal, before === undefined, began);
    await db.updateTable('portal').set({ round_began: began }).where('id', '=', portal.id).execute();
    if (!goesOn) await beginRound(db, portal, round);
    if (before === undefined || !goesOn) known.set(portal.id, { round, round_began: began, round_ended: null });
    const hosts = await enqueue(db, tasks, { portal: portal.id, round, document: null, documentAddress: null });
    // Its row may have gained a column since.
    if (isResting && hosts.size > 0) await db.updateTable('portal').set({ round_ended: null }).where('id', '=', portal.id).execute();
    if (isResting && hosts.size === 0) resting.push(portal.id);
  }
  return resting;
}

async function describe(db: Db, portal: Portal, isNew: boolean, began: number): Promise<void> {
  const row = { name: portal.name, address: portal.address, family: portal.family, columns: JSON.stringify(portal.columns), hosts: JSON.stringify(portal.hosts), region: portal.region };
  if (isNew) await db.insertInto('portal').values({ id: portal.id, ...row, round: 0, round_began: began, round_ended: null, first_fetch: 0 }).execute();
  else await db.updateTable('portal').set(row).where('id', '=', portal.id).execute();
}

/** Every document known of the portal waits again, its hosts are given another chance. */
async function beginRound(db: Db, portal: Portal, round: number): Promise<void> {
  const last = await db.selectFrom('fetch').select((e) => e.fn.max('id').as('id')).executeTakeFirst();
  await db.updateTable('portal').set({ round, round_ended: null, first_fetch: last?.id ?? 0 }).where('id', '=', portal.id).execute();
  await db.updateTable('task').set({ state: 'waiting', round, moved_to: null, hops: 0, due: 0, attempts: 0, code: null, detail: null })
    .where('portal', '=', portal.id).where('kind', '=', 'article').where('document_id', 'in', db.selectFrom('document').select('id').where('portal', '=', portal.id).where('state', '!=', 'gone')).execute();
  const moved = await db.selectFrom('task').select(['id', 'address']).where('portal', '=', portal.id).where('state', '=', 'waiting').where('kind', '=', 'article').execute();
  for (const t of moved) await db.updateTable('task').set({ host: hostOf(t.address) }).where('id', '=', t.id).where('host', '!=', hostOf(t.address)).execute();
  await db.updateTable('host').set({ failures: 0, trips: 0, blocked: 0, dead_code: null, dead_detail: null }).where('host', 'in', db.selectFrom('task').select('host').where('portal', '=', portal.id)).execute();
}
