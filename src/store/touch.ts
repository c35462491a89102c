// A new report or version touches its neighbours: the other years of its agency, the governments above it, and whoever copied from it are checked again; nobody else is.
import { sql, type SqlBool } from 'kysely';
import type { Db } from './connection.js';
import type { PackedReport } from './packed-report.js';

/** `before`: the version that was current until now. */
export async function touchNeighbours(db: Db, p: PackedReport, agencyId: number, before: number | null): Promise<void> {
  const own = p.identity === null ? sql<SqlBool>`a.id = ${agencyId}` : sql<SqlBool>`(a.identity = ${p.identity} or a.id = ${agencyId})`;
  await sql`delete from checked where part = 'years' and version_id in (select r.current_version from report r join agency a on a.id = r.agency_id where ${own})`.execute(db);
  if (p.regionCode !== null) {
    const above = [p.regionCode, `${p.regionCode.slice(0, 4)}00`, `${p.regionCode.slice(0, 2)}0000`];
    await sql`delete from checked where part = 'levels' and version_id in (
      select r.current_version from report r join agency a on a.id = r.agency_id where r.year = ${p.year} and a.region_code in (${sql.join(above)}) and a.department like '人民政府%')`.execute(db);
  }
  if (before !== null) {
    await sql`delete from checked where part = 'copies' and version_id in (select b.version_id from paragraph_band o join paragraph_band b on b.band = o.band where o.version_id = ${before})`.execute(db);
    await sql`delete from checked where part = 'copies' and version_id in (select b.version_id from figure_hash o join figure_hash b on b.hash = o.hash where o.version_id = ${before})`.execute(db);
    await db.deleteFrom('paragraph_band').where('version_id', '=', before).execute();
    await db.deleteFrom('figure_hash').where('version_id', '=', before).execute();
  }
}
