// Decisions of people, in and out of the store. They are added, never changed: the last one is in force.
import { sql, type SqlBool } from 'kysely';
import type { Decision, Review, ReviewStatus, Standing } from '../model/review.js';
import { agencyKey } from './agency-key.js';
import { writing, type Db } from './connection.js';
import { slotOf } from './fingerprint.js';
import { findingOf } from './replace-findings.js';
import { versionsWithKeys } from './select-versions.js';
import { statusNow } from './status-now.js';
import { guarded } from './store-error.js';
import type { StoredFinding } from './answers.js';

export interface ReviewStore {
  /** Findings whose fingerprint begins so, of current versions first; the same finding in several versions counts once. At most 20. */
  findings(start: string): Promise<StoredFinding[]>;
  /** Keeps a decision on a finding. */
  decide(finding: StoredFinding, decision: Decision): Promise<void>;
  standing(finding: StoredFinding): Promise<Standing>;
  /** All decisions, oldest first. */
  all(): Promise<Review[]>;
  /** Adds decisions made elsewhere; those it has already are left out. Number of new ones. */
  take(reviews: readonly Review[]): Promise<number>;
}

export function reviewStore(db: Db, path: string): ReviewStore {
  const run = <T>(step: () => Promise<T>) => guarded(path, step);
  return {
    findings: (start) => run(() => selectByFingerprint(db, start)),
    decide: (f, d) => run(() => takeReviews(db, [{ ...d, fingerprint: f.fingerprint, slot: slot(f), rule: f.finding.rule, agency: f.agency, year: f.year }])).then(() => undefined),
    standing: (f) => run(() => standing(db, f)),
    all: () => run(async () => (await db.selectFrom('review').selectAll().orderBy('at').orderBy('id').execute()).map((r) => ({
      fingerprint: r.fingerprint, slot: r.slot, rule: r.rule, agency: r.agency, year: r.year, ...decisionOf(r),
    }))),
    take: (reviews) => run(() => takeReviews(db, reviews)),
  };
}

function slot({ agency, year, finding }: StoredFinding): string {
  return slotOf(finding, { agencyKey: agencyKey(agency), year });
}

async function selectByFingerprint(db: Db, start: string): Promise<StoredFinding[]> {
  const rows = await versionsWithKeys(db).innerJoin('finding', 'finding.version_id', 'version.id').selectAll('finding').select(statusNow.as('status'))
    .where('finding.fingerprint', '>=', start).where('finding.fingerprint', '<', `${start}g`).orderBy(sql<SqlBool>`version.id <> report.current_version`).orderBy('finding.fingerprint').orderBy('version.id').limit(40).execute();
  const seen = new Set<string>();
  return rows.flatMap((r) => {
    if (r.fingerprint === null || seen.has(r.fingerprint)) return [];
    seen.add(r.fingerprint);
    return [{ versionId: r.versionId, agency: r.agency, year: r.year, version: r.version, current: r.versionId === r.currentId, finding: findingOf(r), fingerprint: r.fingerprint, status: r.status }];
  }).slice(0, 20);
}

async function standing(db: Db, f: StoredFinding): Promise<Standing> {
  const rows = await db.selectFrom('review').selectAll().where((e) => e.or([e('slot', '=', slot(f)), e('fingerprint', '=', f.fingerprint)])).orderBy('at').orderBy('id').execute();
  const own = rows.filter((r) => r.fingerprint === f.fingerprint);
  const last = own.at(-1);
  return { status: (last?.status as ReviewStatus | undefined) ?? 'open', decision: last === undefined ? null : decisionOf(last), before: rows.filter((r) => r.fingerprint !== f.fingerprint).map(decisionOf) };
}

function decisionOf(r: { status: string; note: string; reviewer: string; at: string }): Decision {
  return { status: r.status as ReviewStatus, note: r.note, by: r.reviewer, at: r.at };
}

function takeReviews(db: Db, reviews: readonly Review[]): Promise<number> {
  return writing(db, async (d) => {
    let n = 0;
    for (const { by: reviewer, ...r } of reviews) {
      const { numInsertedOrUpdatedRows } = await d.insertInto('review')
        .values({ fingerprint: r.fingerprint, slot: r.slot, rule: r.rule, agency: r.agency, year: r.year, status: r.status, note: r.note, reviewer, at: r.at })
        .onConflict((o) => o.doNothing()).executeTakeFirstOrThrow();
      n += Number(numInsertedOrUpdatedRows ?? 0);
    }
    return n;
  });
}
