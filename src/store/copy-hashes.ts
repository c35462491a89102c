// Hashes of paragraphs and tables, in and out of their table: which reports have something in common is asked by them.
import { sql } from 'kysely';
import type { Db } from './connection.js';

/** Reports of one agency that can share a hash: a report a year since 2008, with room. */
const reportsOfAgency = 20;

export async function keepHashes(db: Db, versionId: number, hashes: readonly number[]): Promise<void> {
  await db.deleteFrom('copy_hash').where('version_id', '=', versionId).execute();
  await sql`insert or ignore into copy_hash (hash, version_id) select value, ${versionId} from json_each(${JSON.stringify(hashes)})`.execute(db);
}

/** See CheckStore.sharing. */
export async function selectSharing(db: Db, hashes: readonly number[], agencies: number): Promise<ReadonlyMap<number, readonly number[]>> {
  const { rows } = await sql<{ hash: number; versionId: number }>`select h.hash, h.version_id as "versionId" from json_each(${JSON.stringify(hashes)}) j join copy_hash h on h.hash = j.value`.execute(db);
  const groups = new Map<number, number[]>();
  for (const r of rows) {
    const group = groups.get(r.hash);
    if (group === undefined) groups.set(r.hash, [r.versionId]);
    else group.push(r.versionId);
  }
  for (const [hash, ids] of groups) if (ids.length > agencies * reportsOfAgency) groups.delete(hash);
  const ids = new Set([...groups.values()].filter((g) => g.length > agencies).flat());
  if (ids.size === 0) return groups;
  const people = await sql<{ id: number; person: string }>`
    select v.id, coalesce(a.identity, '#' || a.id) as person from json_each(${JSON.stringify([...ids])}) j join version v on v.id = j.value join report r on r.id = v.report_id join agency a on a.id = r.agency_id`.execute(db);
  const person = new Map(people.rows.map((p) => [p.id, p.person]));
  for (const [hash, of] of groups) if (of.length > agencies && new Set(of.map((id) => person.get(id))).size > agencies) groups.delete(hash);
  return groups;
}
