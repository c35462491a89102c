// Hashes of paragraphs and tables, in and out of their table: which reports have something in common is asked by them.
import { sql } from 'kysely';
import type { Db } from './connection.js';

/** Reports of one agency that can share a hash: a report a year since 2008, with room. */
const reportsOfAgency = 20;

export async function keepHashes(db: Db, versionId: number, hashes: readonly number[]): Promise<void> {
  await db.deleteFrom('copy_hash').where('version_id', '=', versionId).execute();
  await sql`insert or ignore into copy_hash (hash, version_id) select value, ${versionId} from json_each(${JSON.stringify(hashes)})`.execute(db);
}

/** See CheckStore.sharing. Asks for no more rows than tell whether a hash is left out. */
export async function selectSharing(db: Db, hashes: readonly number[], agencies: number): Promise<ReadonlyMap<number, readonly number[]>> {
  const most = (agencies + 1) * reportsOfAgency;
  const found = new Map<number, readonly number[]>();
  for (const hash of new Set(hashes)) {
    const { rows } = await sql<{ versionId: number; agency: string }>`
      select h.version_id as "versionId", coalesce(a.identity, '#' || a.id) as agency from copy_hash h join version v on v.id = h.version_id join report r on r.id = v.report_id join agency a on a.id = r.agency_id
      where h.hash = ${hash} limit ${most}`.execute(db);
    if (rows.length < most && new Set(rows.map((r) => r.agency)).size <= agencies) found.set(hash, rows.map((r) => r.versionId));
  }
  return found;
}
