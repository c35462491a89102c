// Stored versions with what exported tables say of them: findings, names, times; page by page, so that memory does not grow with the store.
import { sql, type SqlBool } from 'kysely';
import type { Db } from './connection.js';
import { findingOf } from './replace-findings.js';
import { versionPages } from './select-versions.js';
import { statusNow } from './status-now.js';
import type { ExportedVersion, VersionFilter } from './answers.js';
import { withReports } from './stored-report.js';

export async function* selectExported(db: Db, filter: VersionFilter = {}): AsyncIterableIterator<ExportedVersion> {
  for await (const page of versionPages(db, filter)) {
    const ids = page.map((r) => r.versionId);
    const reports = await withReports(db, page, false);
    const findings = grouped(await db.selectFrom('finding').selectAll().select(statusNow.as('status')).where(among('version_id', ids)).orderBy('version_id').orderBy('ordinal').execute(), (f) => f.version_id);
    const names = grouped(await db.selectFrom('version').innerJoin('source', 'source.id', 'version.source_id').innerJoin('source_name', 'source_name.source_id', 'source.id')
      .select(['version.id as versionId', 'source_name.name', 'source.first_seen']).where(among('version.id', ids)).orderBy('source_name.id').execute(), (n) => n.versionId);
    for (const r of reports) {
      const own = names.get(r.versionId) ?? [];
      yield {
        ...r,
        names: own.map((n) => n.name),
        firstSeen: own[0]!.first_seen,
        findings: (findings.get(r.versionId) ?? []).map((f) => ({ finding: findingOf(f), fingerprint: f.fingerprint ?? '', status: f.status })),
      };
    }
  }
}

function among(column: string, ids: readonly number[]) {
  return sql<SqlBool>`${sql.ref(column)} in (select value from json_each(${JSON.stringify(ids)}))`;
}

function grouped<T>(rows: readonly T[], key: (row: T) => number): ReadonlyMap<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const r of rows) {
    const own = groups.get(key(r));
    if (own === undefined) groups.set(key(r), [r]);
    else own.push(r);
  }
  return groups;
}
