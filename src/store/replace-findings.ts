// Findings in and out of their table.
import type { Insertable, Selectable } from 'kysely';
import type { Finding, FindingPart, OtherCell, Passage } from '../model/finding.js';
import type { Suspect } from '../model/suspect.js';
import type { CellRef } from '../model/value.js';
import { writing, type Db } from './connection.js';
import { fingerprintsOf, type FoundIn } from './fingerprint.js';
import type { Tables } from './tables.js';

/** Rows of one statement; SQLite allows 32,766 variables. */
const chunk = 500;
/** The parts in the order in which findings are shown; each has ordinals of its own, so that one can be replaced without the others. */
const parts: readonly FindingPart[] = ['within', 'versions', 'years', 'levels', 'copies'];
const ordinals = 10_000;

/** Puts the findings of one part in the place of those it had. */
export async function replacePart(db: Db, part: FindingPart, versionId: number, findings: readonly Finding[]): Promise<void> {
  await db.deleteFrom('finding').where('version_id', '=', versionId).where('part', '=', part).execute();
  if (findings.some((f) => f.outcome !== 'holds')) await insertFindings(db, part, versionId, findings, await foundIn(db, versionId));
}

export function replaceFindings(db: Db, part: FindingPart, batch: readonly { readonly versionId: number; readonly findings: readonly Finding[] }[]): Promise<void> {
  return writing(db, async (d) => {
    for (const { versionId, findings } of batch) await replacePart(d, part, versionId, findings);
  });
}

export async function insertFindings(db: Db, part: FindingPart, versionId: number, findings: readonly Finding[], at: FoundIn): Promise<void> {
  const kept = findings.filter((f) => f.outcome !== 'holds').slice(0, ordinals);
  const fingerprints = fingerprintsOf(kept, at);
  const first = parts.indexOf(part) * ordinals;
  const rows = kept.map((f, i) => findingRow(versionId, part, first + i, f, fingerprints[i]!));
  for (let i = 0; i < rows.length; i += chunk) await db.insertInto('finding').values(rows.slice(i, i + chunk)).execute();
}

async function foundIn(db: Db, versionId: number): Promise<FoundIn> {
  const v = await db.selectFrom('version').innerJoin('report', 'report.id', 'version.report_id').innerJoin('agency', 'agency.id', 'report.agency_id').innerJoin('source', 'source.id', 'version.source_id')
    .select(['agency.key', 'report.year', 'source.sha256']).where('version.id', '=', versionId).executeTakeFirstOrThrow();
  const figures = (await db.selectFrom('figures').selectAll().where('version_id', '=', versionId).executeTakeFirst()) as Readonly<Record<string, number | null>> | undefined;
  return { agencyKey: v.key, year: v.year, sourceSha: v.sha256, figure: (ref) => figures?.[ref] ?? null };
}

function findingRow(version_id: number, part: FindingPart, ordinal: number, f: Finding, fingerprint: string): Insertable<Tables['finding']> {
  const json = (x: object | undefined): string | null => (x === undefined ? null : JSON.stringify(x));
  return {
    version_id, ordinal, rule: f.rule, outcome: f.outcome, kind: f.kind, severity: f.severity, scope: f.scope, cells: JSON.stringify(f.cells),
    left_value: f.left, right_value: f.right, difference: f.difference, blanks: JSON.stringify(f.blanks), message_zh: f.message.zh, message_en: f.message.en,
    part, fingerprint, suspects: json(f.suspects), suspects_cut: f.suspectsCut ?? null, others: json(f.others), passages: json(f.passages),
  };
}

export function findingOf(row: Selectable<Tables['finding']>): Finding {
  return {
    rule: row.rule,
    outcome: row.outcome as Finding['outcome'],
    kind: row.kind as Finding['kind'],
    severity: row.severity as Finding['severity'],
    scope: row.scope,
    cells: JSON.parse(row.cells) as CellRef[],
    left: row.left_value,
    right: row.right_value,
    difference: row.difference,
    blanks: JSON.parse(row.blanks) as CellRef[],
    message: { zh: row.message_zh, en: row.message_en },
    ...(row.suspects === null ? {} : { suspects: JSON.parse(row.suspects) as Suspect[] }),
    ...(row.suspects_cut === null ? {} : { suspectsCut: row.suspects_cut as NonNullable<Finding['suspectsCut']> }),
    ...(row.others === null ? {} : { others: JSON.parse(row.others) as OtherCell[] }),
    ...(row.passages === null ? {} : { passages: JSON.parse(row.passages) as Passage[] }),
  };
}
