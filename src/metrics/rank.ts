// Values → places: competition ranking (1, 2, 2, 4), the highest first, and which places cannot be told apart.
import type { MetricValue } from '../model/metric.js';

export interface Ranked<T> {
  readonly item: T;
  /** Counted from 1; the same for the same value. */
  readonly rank: number;
  readonly tied: boolean;
  /** First and last rank among those whose interval overlaps with this one's: within them the order may be chance. null where there is no interval. */
  readonly overlaps: readonly [first: number, last: number] | null;
}

/** Whether it can have a place: enough cases, and a share that a share can be. What is more than its whole is a mistake of the report, and would come first. */
export function hasPlace(r: MetricValue): boolean {
  return r.status === 'value' && !r.flags.some((f) => f.kind === 'over-one');
}

/** What can have no place is left out. Within a tie the given order stays. */
export function rank<T>(items: readonly T[], of: (item: T) => MetricValue): Ranked<T>[] {
  const known = items.map((item) => ({ item, result: of(item) })).filter(({ result }) => hasPlace(result)).sort((a, b) => b.result.value! - a.result.value!);
  let place = 0;
  const placed = known.map(({ item, result }, i) => {
    if (i === 0 || result.value !== known[i - 1]!.result.value) place = i + 1;
    const tied = result.value === known[i - 1]?.result.value || result.value === known[i + 1]?.result.value;
    return { item, rank: place, tied, interval: result.interval };
  });
  return placed.map(({ item, rank, tied, interval }) => {
    if (interval === null) return { item, rank, tied, overlaps: null };
    const near = placed.filter((p) => p.interval !== null && p.interval.low <= interval.high && p.interval.high >= interval.low).map((p) => p.rank);
    return { item, rank, tied, overlaps: [Math.min(...near), Math.max(...near)] };
  });
}
