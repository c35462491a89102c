// The cells of several reports added up, with who gave no figure.
import type { Placed } from '../../model/placed.js';
import type { CellRef } from '../../model/value.js';
import { exactSum } from '../decimal.js';
import { added, figureOf, type Figure } from './figures.js';

export interface Sum extends Figure {
  /** Every report prints the cell, and none of them unreadably: nothing is missing from the sum. */
  readonly whole: boolean;
}

export type Sums = ReadonlyMap<CellRef, Sum>;

/** Blanks and dashes add nothing; neither do cells that are absent or unreadable, but then the sum is not whole. */
export function sumsOf(reports: readonly Placed[]): Sums {
  const sums = new Map<CellRef, Sum>();
  for (const ref of added) {
    const values: number[] = [];
    let rounding = 0;
    let whole = true;
    for (const { report } of reports) {
      const cell = report.cells.get(ref);
      const figure = figureOf(ref, cell);
      if (figure !== null) {
        if (figure.value !== 0) values.push(figure.value);
        rounding += figure.rounding;
      } else if (cell?.state !== 'blank' && cell?.state !== 'dash') whole = false;
    }
    sums.set(ref, { value: exactSum(values), rounding, whole });
  }
  return sums;
}

export function plus(a: Sum, b: Sum): Sum {
  return { value: exactSum([a.value, b.value]), rounding: a.rounding + b.rounding, whole: a.whole && b.whole };
}

/** The figures of one report; cells without a figure are left out. */
export function figuresOf({ report }: Placed): ReadonlyMap<CellRef, Figure> {
  const out = new Map<CellRef, Figure>();
  for (const ref of added) {
    const figure = figureOf(ref, report.cells.get(ref));
    if (figure !== null) out.set(ref, figure);
  }
  return out;
}

/** Whether a figure is less than a sum by more than rounding explains. */
export function less(a: Figure, b: Figure): boolean {
  return a.value + a.rounding < b.value - b.rounding - 1e-9;
}
