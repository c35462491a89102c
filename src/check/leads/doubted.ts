// Totals that their own parts contradict: what looks unusual in them is a wrong total, found as such, and no lead.
import type { Finding } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import type { CellRef } from '../../model/value.js';
import { check } from '../engine.js';
import { identities } from '../rules/index.js';

const totalling = new Set(identities.filter((r) => r.totals).map((r) => r.id));

/** `sums`: what the identities found within the report. */
export function doubtedTotals(sums: readonly Finding[]): ReadonlySet<CellRef> {
  return new Set(sums.flatMap((f) => (totalling.has(f.rule) && (f.outcome === 'broken' || f.kind === 'incomplete') ? f.cells.slice(-1) : [])));
}

/** The findings without the leads that rest on such a total. */
export function withoutDoubted(found: readonly Finding[]): readonly Finding[] {
  const doubted = doubtedTotals(found);
  return doubted.size === 0 ? found : found.filter((f) => f.kind !== 'lead' || !f.cells.some((ref) => doubted.has(ref)));
}

export function isDoubted(report: Report, ref: CellRef): boolean {
  return doubtedTotals(check(report.cells, report.layout, report.edition, undefined, false)).has(ref);
}
