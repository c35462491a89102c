// What the suspects of a report with planted slips are worth: shared by the bench and by the test that is its small sister.
import { check } from '../../../src/check/engine.js';
import { repairsOf, withSuspects } from '../../../src/check/suspects/suspects.js';
import type { Finding } from '../../../src/model/finding.js';
import type { Planted } from './plant.js';

export interface Measured {
  /** Some identity is broken, or incomplete. */
  readonly visible: boolean;
  /** Nothing but one set of cells of the smallest size makes every identity hold. */
  readonly determined: boolean;
  /** True cells with their values are the first suspect of every finding they stand in, and of no finding is another the only first. */
  readonly first: boolean;
  /** They share the first rank. */
  readonly firstRank: boolean;
  /** They are among the suspects of some finding. */
  readonly among: boolean;
  /** For each true cell: it is in one of the first three suspects of a finding, with its value. */
  readonly firstThree: boolean;
  readonly milliseconds: number;
}

export function measure(p: Planted): Measured {
  const layout = p.form.layout;
  const findings = check(p.cells, layout, p.form.edition, undefined, false);
  const from = performance.now();
  const suspected = withSuspects(findings, p.cells, layout, p.form.edition, { lastYear: p.lastYear }).findings;
  const milliseconds = performance.now() - from;
  const asked = suspected.filter((f) => f.suspects !== undefined && f.suspects.length > 0);
  // A finding of which no true cell is part cannot be asked for one.
  const concerned = asked.filter((f) => f.cells.some((ref) => p.truth.has(ref)));
  const isTrue = (s: NonNullable<Finding['suspects']>[number], f: Finding): boolean => {
    const own = Object.entries(s.cells);
    return own.every(([ref, v]) => p.truth.get(ref) === v) && f.cells.filter((ref) => p.truth.has(ref)).every((ref) => ref in s.cells);
  };
  const every = (rank: (f: Finding) => NonNullable<Finding['suspects']>): boolean => concerned.length > 0 && concerned.every((f) => rank(f).some((s) => isTrue(s, f)));
  const repairs = repairsOf(p.cells, layout, p.form.edition);
  return {
    visible: findings.length > 0,
    determined: repairs.length > 0 && repairs.every((r) => r.found.cut === undefined && r.found.repairs.length === 1),
    first: every((f) => f.suspects!.slice(0, 1)),
    firstRank: every((f) => f.suspects!.filter((s) => s.rank === 1)),
    among: every((f) => f.suspects!),
    firstThree: every((f) => f.suspects!.slice(0, 3)),
    milliseconds,
  };
}
