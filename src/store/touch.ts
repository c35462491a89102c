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
  if (p.regionCode === null && p.identity !== null) {
    const government = `${p.identity.slice(0, p.identity.lastIndexOf(' '))} 人民政府`;
    await sql`delete from checked where part = 'levels' and version_id in (
      select r.current_version from report r join agency a on a.id = r.agency_id where r.year = ${p.year} and a.region_code is null and substr(a.identity, 1, length(${government})) = ${government})`.execute(db);
  }
  if (before !== null) {
    // Only findings that name the report can have come of the version that is current no more.
    await sql`delete from checked where part = 'copies' and version_id in (
      select h.version_id from copy_hash o join copy_hash h on h.hash = o.hash join finding f on f.version_id = h.version_id and f.part = 'copies' where o.version_id = ${before})`.execute(db);
    await db.deleteFrom('copy_hash').where('version_id', '=', before).execute();
  }
}
