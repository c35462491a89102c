// What the store holds, in numbers.
import type { FindingKind, Outcome, Severity } from '../model/finding.js';
import type { RejectionCode } from '../model/rejection.js';
import type { Db } from './connection.js';
import type { Tally } from './answers.js';

export async function selectTally(db: Db): Promise<Tally> {
  const count = async (table: 'agency' | 'report' | 'version') => (await db.selectFrom(table).select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
  const years = await db.selectFrom('report').select((e) => [e.fn.min('year').as('from'), e.fn.max('year').as('to')]).executeTakeFirst();
  const findings = await db.selectFrom('finding').innerJoin('report', 'report.current_version', 'finding.version_id')
    .select((e) => ['rule', 'severity', 'outcome', 'kind', e.fn.countAll<number>().as('count')])
    .groupBy(['rule', 'severity', 'outcome', 'kind']).orderBy('count', 'desc').orderBy('rule').execute();
  const rejected = await db.selectFrom('rejected').select((e) => ['code', e.fn.countAll<number>().as('count')]).groupBy('code').orderBy('count', 'desc').orderBy('code').execute();
  const span = years as { from: number | null; to: number | null } | undefined;
  return {
    agencies: await count('agency'),
    reports: await count('report'),
    versions: await count('version'),
    years: span === undefined || span.from === null || span.to === null ? null : { from: span.from, to: span.to },
    findings: findings.map((f) => ({ rule: f.rule, severity: f.severity as Severity, outcome: f.outcome as Outcome, kind: f.kind as FindingKind, count: f.count })),
    rejected: rejected.map((r) => ({ code: r.code as RejectionCode, count: r.count })),
  };
}
