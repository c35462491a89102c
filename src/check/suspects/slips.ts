// What is printed, and what it would have to say → by which slip of the hand the one becomes the other, and how likely that is.
import type { Slip } from '../../model/suspect.js';
import type { Value } from '../../model/value.js';

/** A cell that is doubted, and all that speaks for a slip in it. */
export interface Doubted {
  readonly value: Value | undefined;
  /** What it counts now, 0 for a blank. */
  readonly now: number;
  readonly should: number;
  /** It is the total of other cells. */
  readonly total: boolean;
  /** Figures of the cells beside it. */
  readonly beside: readonly number[];
  /** What it said in last year's report. */
  readonly lastYear?: number;
}

export interface Explained {
  readonly slip: Slip;
  /** Likelihood of what is printed, given what it should say; of all slips together. */
  readonly likelihood: number;
}

/** How often hands slip in each way, roughly, as shares of all slips in one cell. Each is then divided by the number of wrong figures that slip can make of the right one. */
export const shares: Readonly<Record<Exclude<Slip, 'line-shift' | 'column' | 'row' | 'misread'>, number>> = {
  digit: 0.28, swapped: 0.08, dropped: 0.08, doubled: 0.08, shift: 0.05, count: 0.1, neighbour: 0.1, 'last-year': 0.06, 'left-blank': 0.06, 'total-zero': 0.05, sign: 0.02, other: 0.04,
};

/** How often a figure in a report is wrong at all: what every further slip costs, and what a reading that is not certain is weighed against. */
export const wrong = 0.001;

/** The likeliest slip that makes `should` into what is printed, and how likely what is printed is by all slips together. */
export function explain(d: Doubted): Explained {
  let slip: Slip = 'other';
  let best = 0;
  // Any other figure of about that size.
  let likelihood = shares.other / Math.max(100, 10 * Math.abs(d.should));
  const add = (by: keyof typeof shares, ways: number): void => {
    const weight = shares[by] / ways;
    likelihood += weight;
    if (weight > best) [slip, best] = [by, weight];
  };
  if (d.value?.state === 'blank' || d.value?.state === 'dash') {
    // A blank can hide any figure, so it explains a given one the less the greater it is; a total is what its parts make it.
    add('left-blank', d.total ? 1 : 1 + Math.abs(d.should) / 10);
  } else if (d.now < 0 && d.should < 0) {
    // A change for the less is typed like any figure, behind its minus.
    return explain({ ...d, now: -d.now, should: -d.should });
  } else if (d.now < 0 || d.should < 0) {
    if (d.now === -d.should) add('sign', 1);
  } else {
    const [is, was] = [String(d.now), String(d.should)];
    if (d.total && d.now === 0) add('total-zero', 1);
    if (is.length === was.length && differing(is, was) === 1) add('digit', 9 * was.length);
    if (swapped(is, was)) add('swapped', was.length - 1);
    if (was.length === is.length + 1 && shorter(was, is)) add('dropped', was.length);
    // A digit typed twice is likelier than one more of any kind.
    if (is.length === was.length + 1 && shorter(is, was)) add('doubled', doubles(is, was) ? 1.5 * was.length : 30 * is.length);
    if (d.now !== 0 && d.should !== 0 && powerOfTen(d.now / d.should)) {
      add('shift', 3);
      // A nought too many or too few at the end is this slip too, whatever its digits are called.
      [slip, best] = ['shift', Math.max(best, shares.shift)];
    }
    if (Math.abs(d.now - d.should) <= 2) add('count', Math.abs(d.now - d.should) === 1 ? 3 : 12);
    if (d.now !== 0 && d.beside.includes(d.now)) add('neighbour', 4);
    if (d.now !== 0 && d.lastYear === d.now) add('last-year', 1);
  }
  likelihood *= doubt(d.value);
  const read = misread(d);
  return { slip: read > likelihood ? 'misread' : slip, likelihood: likelihood + read };
}

/** A figure from a picture that may have been misread is that much likelier to be wrong; where it is known as what, that alone is likelier. */
function doubt(value: Value | undefined): number {
  return value?.confidence === undefined || value.alternatives !== undefined ? 1 : 1 + (1 - value.confidence) / wrong;
}

/** How likely the recogniser held it that the cell says what it should, against a slip of the hand. */
function misread({ value, should }: Doubted): number {
  return (value?.alternatives?.find((a) => (a.value ?? 0) === should)?.confidence ?? 0) / wrong;
}

function differing(a: string, b: string): number {
  let n = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) n++;
  return n;
}

function swapped(is: string, was: string): boolean {
  if (is.length !== was.length || differing(is, was) !== 2) return false;
  const i = [...is].findIndex((c, k) => c !== was[k]);
  return is[i] === was[i + 1] && is[i + 1] === was[i];
}

/** `long` less one digit is `short`; a nought that then leads is not written. */
function shorter(long: string, short: string): boolean {
  for (let i = 0; i < long.length; i++) if (long.slice(0, i) + long.slice(i + 1) === short) return true;
  return false;
}

function doubles(is: string, was: string): boolean {
  for (let i = 0; i < was.length; i++) if (was.slice(0, i + 1) + was.slice(i) === is) return true;
  return false;
}

function powerOfTen(ratio: number): boolean {
  const log = Math.log10(ratio);
  return ratio > 0 && Math.abs(log - Math.round(log)) < 1e-9 && Math.abs(log) <= 3.1;
}
