// Findings in and out of their table.
import type { Insertable, Selectable } from 'kysely';
import type { Finding } from '../model/finding.js';
import type { CellRef } from '../model/value.js';
import { writing, type Db } from './connection.js';
import type { Tables } from './tables.js';

/** Rows of one statement; SQLite allows 32,766 variables. */
const chunk = 500;

export function replaceFindings(db: Db, batch: readonly { readonly versionId: number; readonly findings: readonly Finding[] }[]): Promise<void> {
  return writing(db, async (d) => {
    for (const { versionId, findings } of batch) {
      await d.deleteFrom('finding').where('version_id', '=', versionId).execute();
      await insertFindings(d, versionId, findings);
    }
  });
}

export async function insertFindings(db: Db, versionId: number, findings: readonly Finding[]): Promise<void> {
  const rows = findings.filter((f) => f.outcome !== 'holds').map((f, i) => findingRow(versionId, i, f));
  for (let i = 0; i < rows.length; i += chunk) await db.insertInto('finding').values(rows.slice(i, i + chunk)).execute();
}

function findingRow(version_id: number, ordinal: number, f: Finding): Insertable<Tables['finding']> {
  return {
    version_id, ordinal, rule: f.rule, outcome: f.outcome, kind: f.kind, severity: f.severity, scope: f.scope, cells: JSON.stringify(f.cells),
    left_value: f.left, right_value: f.right, difference: f.difference, blanks: JSON.stringify(f.blanks), message_zh: f.message.zh, message_en: f.message.en,
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
  };
}
