// Several reports taken together: their sums divided, and the middle of their values.
import type { Metric, MetricValue } from '../model/metric.js';
import { divided } from './value-of.js';

export interface Together {
  /** Sum of numerators over sum of denominators of the reports that have both; null for metrics without a denominator, and where no report has them. */
  readonly pooled: MetricValue | null;
  /** Of the values with the status `value`; null where there is none. */
  readonly median: number | null;
  /** Reports with the status `value`, `small`, `not-defined`, `missing`. */
  readonly counts: Readonly<Record<MetricValue['status'], number>>;
}

export function together(metric: Metric, results: readonly MetricValue[]): Together {
  const counts = { value: 0, small: 0, 'not-defined': 0, missing: 0 };
  for (const r of results) counts[r.status]++;
  const both = results.filter((r) => r.numerator !== null && r.denominator !== null);
  const add = (of: (r: MetricValue) => number): number => both.reduce((a, r) => a + of(r), 0);
  const broken = both.some((r) => r.flags.some((f) => f.kind === 'broken'));
  const pooled = both.length === 0 ? null : divided(metric, add((r) => r.numerator!), add((r) => r.denominator!), broken ? [{ kind: 'broken', rules: [], cells: [] }] : []);
  return { pooled, median: median(results.flatMap((r) => (r.status === 'value' ? [r.value!] : []))), counts };
}

/** The middle one, or half-way between the two in the middle. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  if (sorted.length === 0) return null;
  return Number.isInteger(half) ? (sorted[half - 1]! + sorted[half]!) / 2 : sorted[Math.floor(half)]!;
}
