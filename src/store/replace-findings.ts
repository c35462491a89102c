// Findings in and out of their table.
import { sql, type Selectable, type SqlBool } from 'kysely';
import type { Finding, FindingPart, OtherCell, Passage } from '../model/finding.js';
import type { Suspect } from '../model/suspect.js';
import type { CellRef } from '../model/value.js';
import type { Db } from './connection.js';
import { fingerprintsOf, type FoundIn } from './fingerprint.js';
import { ids, insertRows } from './insert-rows.js';
import type { Tables } from './tables.js';

/** The parts in the order in which findings are shown; each has ordinals of its own, so that one can be replaced without the others. */
const parts: readonly FindingPart[] = ['within', 'versions', 'years', 'levels', 'copies'];
const ordinals = 10_000;

/** Findings of one version with what their fingerprints are made of. */
export interface Found extends FoundIn {
  readonly versionId: number;
  readonly findings: readonly Finding[];
}

/** Puts the findings of one part in the place of those it had. */
export async function replaceFindings(db: Db, part: FindingPart, batch: readonly Found[]): Promise<void> {
  await db.deleteFrom('finding').where('part', '=', part).where(sql<SqlBool>`version_id in ${ids(batch.map((b) => b.versionId))}`).execute();
  await insertFindings(db, part, batch);
}

export async function insertFindings(db: Db, part: FindingPart, batch: readonly Found[]): Promise<void> {
  const first = parts.indexOf(part) * ordinals;
  const rows = batch.flatMap((b) => {
    const kept = b.findings.filter((f) => f.outcome !== 'holds').slice(0, ordinals);
    const fingerprints = fingerprintsOf(kept, b);
    return kept.map((f, i) => findingRow(b.versionId, part, first + i, f, fingerprints[i]!));
  });
  await insertRows(db, 'finding', columns, rows);
}

const columns = [
  'version_id', 'ordinal', 'rule', 'outcome', 'kind', 'severity', 'scope', 'cells', 'left_value', 'right_value', 'difference', 'blanks', 'message_zh', 'message_en', 'part', 'fingerprint', 'suspects', 'suspects_cut', 'others', 'passages',
] as const satisfies readonly (keyof Tables['finding'])[];

function findingRow(versionId: number, part: FindingPart, ordinal: number, f: Finding, fingerprint: string): readonly (string | number | null)[] {
  const json = (x: object | undefined): string | null => (x === undefined ? null : JSON.stringify(x));
  return [
    versionId, ordinal, f.rule, f.outcome, f.kind, f.severity, f.scope, JSON.stringify(f.cells), f.left, f.right, f.difference, JSON.stringify(f.blanks), f.message.zh, f.message.en,
    part, fingerprint, json(f.suspects), f.suspectsCut ?? null, json(f.others), json(f.passages),
  ];
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
