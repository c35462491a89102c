// How sure a share is: the Wilson score interval, which stays within 0 and 1 and is honest about few cases.
import type { Interval } from '../model/metric.js';

/** Of the normal distribution, for 95 %. */
const z = 1.959963984540054;

/** 95 % interval of `part` out of `whole`. Throws RangeError unless 0 ≤ part ≤ whole and whole > 0. */
export function wilson(part: number, whole: number): Interval {
  if (!(whole > 0 && part >= 0 && part <= whole)) throw new RangeError(`${part} is no part of ${whole}.`);
  const p = part / whole;
  const z2 = z * z / whole;
  const middle = p + z2 / 2;
  const half = z * Math.sqrt(p * (1 - p) / whole + z2 / (4 * whole));
  // None and all are bounds that rounding must not miss.
  return { low: part === 0 ? 0 : Math.max(0, (middle - half) / (1 + z2)), high: part === whole ? 1 : Math.min(1, (middle + half) / (1 + z2)) };
}
