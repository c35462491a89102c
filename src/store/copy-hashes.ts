// Hashes of paragraphs and tables, in and out of their table: which reports have something in common is asked by them.
import { sql, type SqlBool } from 'kysely';
import type { CopyHashes } from '../model/copy-hashes.js';
import type { Db } from './connection.js';
import { ids, insertRows } from './insert-rows.js';

/** Reports of one agency that can share a hash: a report a year since 2008, with room. */
const reportsOfAgency = 20;

/** In the place of those the versions had. Paragraphs are counted from 0, tables down from −1. */
export async function keepHashes(db: Db, batch: readonly { readonly versionId: number; readonly hashes: CopyHashes }[]): Promise<void> {
  await db.deleteFrom('copy_hash').where(sql<SqlBool>`version_id in ${ids(batch.map((b) => b.versionId))}`).execute();
  const rows = batch.flatMap(({ versionId, hashes }) => [...hashes.paragraphs.flatMap((of, place) => of.map((h) => [h, versionId, place] as const)), ...hashes.tables.map((h, i) => [h, versionId, -1 - i] as const)]);
  await insertRows(db, 'copy_hash', ['hash', 'version_id', 'place'], rows, 'ignore');
}

/** Of each version that has any. */
export async function selectHashes(db: Db, versionIds: readonly number[]): Promise<ReadonlyMap<number, CopyHashes>> {
  const rows = await db.selectFrom('copy_hash').selectAll().where(sql<SqlBool>`version_id in ${ids(versionIds)}`).orderBy('version_id').orderBy('place').execute();
  const found = new Map<number, { paragraphs: number[][]; tables: number[] }>();
  let last: { version_id: number; place: number } | null = null;
  for (const r of rows) {
    let own = found.get(r.version_id);
    if (own === undefined) found.set(r.version_id, (own = { paragraphs: [], tables: [] }));
    if (r.place < 0) own.tables.push(r.hash);
    else if (last?.version_id === r.version_id && last.place === r.place) own.paragraphs.at(-1)!.push(r.hash);
    else own.paragraphs.push([r.hash]);
    last = r;
  }
  return found;
}

/** See CheckStore.sharing. */
export async function selectSharing(db: Db, hashes: readonly number[], agencies: number): Promise<ReadonlyMap<number, readonly number[]>> {
  const { rows } = await sql<{ hash: number; versionId: number }>`select distinct h.hash, h.version_id as "versionId" from json_each(${JSON.stringify(hashes)}) j join copy_hash h on h.hash = j.value`.execute(db);
  const groups = new Map<number, number[]>();
  for (const r of rows) {
    const group = groups.get(r.hash);
    if (group === undefined) groups.set(r.hash, [r.versionId]);
    else group.push(r.versionId);
  }
  for (const [hash, of] of groups) if (of.length > agencies * reportsOfAgency) groups.delete(hash);
  const many = new Set([...groups.values()].filter((g) => g.length > agencies).flat());
  if (many.size === 0) return groups;
  const people = await sql<{ id: number; person: string }>`
    select v.id, coalesce(a.identity, '#' || a.id) as person from json_each(${JSON.stringify([...many])}) j join version v on v.id = j.value join report r on r.id = v.report_id join agency a on a.id = r.agency_id`.execute(db);
  const person = new Map(people.rows.map((p) => [p.id, p.person]));
  for (const [hash, of] of groups) if (of.length > agencies && new Set(of.map((id) => person.get(id))).size > agencies) groups.delete(hash);
  return groups;
}
