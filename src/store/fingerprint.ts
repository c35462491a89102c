// What a decision of a person is kept by: the same as long as rule, report, cells and values are, whatever the sentence says and whichever program found it.
import { createHash } from 'node:crypto';
import type { Finding } from '../model/finding.js';
import type { CellRef } from '../model/value.js';

/** Whose finding it is. */
export interface FoundIn {
  readonly agencyKey: string;
  readonly year: number;
  /** Figures of the report; null where no number is printed. */
  readonly figure: (ref: CellRef) => number | null;
  /** SHA-256 of the document: what changed between two documents is the same only for these two. */
  readonly sourceSha: string;
}

/** Where in the report the finding is, whatever the values: decisions on other values of the same place are shown with it. */
export function slotOf(f: Finding, at: Pick<FoundIn, 'agencyKey' | 'year'>): string {
  return digest([f.rule, at.agencyKey, at.year, f.scope, f.cells]);
}

/** Of the findings of one part of one version, in their order. Two that would be the same are told apart by a number. */
export function fingerprintsOf(findings: readonly Finding[], at: FoundIn): string[] {
  const seen = new Map<string, number>();
  return findings.map((f) => {
    const own = digest([
      f.rule, at.agencyKey, at.year, f.scope, f.kind, f.cells.map((c) => [c, at.figure(c)]), f.blanks, f.left, f.right,
      (f.others ?? []).map((o) => [o.agency, o.year, o.cell, o.value]), (f.passages ?? []).map((p) => [p.agency ?? '', p.year ?? 0, p.text]), f.kind === 'changed' ? at.sourceSha : '',
    ]);
    const n = (seen.get(own) ?? 0) + 1;
    seen.set(own, n);
    return n === 1 ? own : digest([own, n]);
  });
}

function digest(of: unknown): string {
  return createHash('sha256').update(JSON.stringify(of)).digest('hex').slice(0, 32);
}
