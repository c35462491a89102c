// The cells of several reports added up, with what is missing from the sum.
import type { Placed } from '../../model/placed.js';
import { exactSum } from '../decimal.js';
import { added, figuresOf, type Figures } from './figures.js';

/** Arrays in the order of `added`. */
export interface Sums {
  readonly value: Float64Array;
  readonly rounding: Float64Array;
  /** 1 where every report prints the cell, and none of them unreadably. */
  readonly whole: Uint8Array;
}

/** Blanks and dashes add nothing; neither do cells that are absent or unreadable, but then the sum is not whole. Sums of decimals are near the exact ones; `exactly` has those. */
export function sumsOf(reports: readonly Placed[], base?: Sums): Sums {
  const sums: Sums = base === undefined
    ? { value: new Float64Array(added.length), rounding: new Float64Array(added.length), whole: new Uint8Array(added.length).fill(1) }
    : { value: base.value.slice(), rounding: base.rounding.slice(), whole: base.whole.slice() };
  for (const placed of reports) {
    const { value, rounding, told } = figuresOf(placed);
    for (let i = 0; i < value.length; i++) {
      const v = value[i]!;
      if (v === v) {
        sums.value[i]! += v;
        sums.rounding[i]! += rounding[i]!;
      }
      sums.whole[i]! &= told[i]!;
    }
  }
  return sums;
}

/** The exact sum of one cell. */
export function exactly(reports: readonly Placed[], i: number): number {
  return exactSum(reports.map((p) => figuresOf(p).value[i]!).filter((v) => !Number.isNaN(v)));
}

/** Whether the figure is less than the sum by more than rounding explains; false where there is no figure. */
export function less(own: Figures, sums: Sums, i: number): boolean {
  return own.value[i]! + own.rounding[i]! < sums.value[i]! - sums.rounding[i]! - slack(sums.value[i]!);
}

export function more(own: Figures, sums: Sums, i: number): boolean {
  return own.value[i]! - own.rounding[i]! > sums.value[i]! + sums.rounding[i]! + slack(sums.value[i]!);
}

/** Noise of sums of decimals. */
function slack(sum: number): number {
  return Number.isSafeInteger(sum) ? 0 : 1e-6;
}
