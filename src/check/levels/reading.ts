// What a government's report adds up, told from its own figures: itself alone, its departments too, or its whole region.
import type { Placed } from '../../model/placed.js';
import type { CellRef } from '../../model/value.js';
import { independent, type Figure } from './figures.js';
import { less, plus, sumsOf, type Sum, type Sums } from './sum.js';

/** Reports at hand under one government, of one year. */
export interface Organs {
  /** Organs of the government itself: departments, its office where that reports for itself, zones. */
  readonly departments: readonly Placed[];
  /** Townships, and the governments of the regions below. */
  readonly lower: readonly Placed[];
}

/** `own`: the figures are not those of a summary. `unknown`: too little at hand to tell. */
export type ReadingId = 'own' | 'departments' | 'region' | 'unknown';

export interface Reading {
  readonly id: ReadingId;
  /** The sums have to be equal, not only no more: every organ is at hand, and most cells are. */
  readonly exact: boolean;
  readonly counted: readonly Placed[];
  /** Organs that nearly all cells show to have been left out. */
  readonly leftOut: readonly Placed[];
  /** Cells that tell something, and how many of them the reading fits. */
  readonly cells: number;
  readonly fits: number;
}

type Figures = ReadonlyMap<CellRef, Figure>;

/** How often a cell fits a true summary, typing errors aside; and a report of its own that happens to be larger, at least. */
const summaryFits = 0.98;
const chanceFits = 0.75;
/** Of fewer than three organs at hand, one large office can be more than all together. */
const fewFit = 0.9;
/** A hundred to one. */
const convinced = Math.log(100);
/** For a sum that has to be exact: share of the cells that are, and cells to judge by. */
const mostly = 0.8;
const enough = 5;

export function readingOf(own: Figures, { departments, lower }: Organs, complete: boolean): Reading {
  const all = [...departments, ...lower];
  if (complete) {
    for (const [id, counted] of [['region', all], ['departments', departments]] as const) {
      const sums = sumsOf(counted);
      const telling = independent.filter((ref) => sums.get(ref)!.whole && own.has(ref) && (own.get(ref)!.value !== 0 || sums.get(ref)!.value !== 0));
      const fits = telling.filter((ref) => equal(own.get(ref)!, sums.get(ref)!)).length;
      if (counted.length > 0 && telling.length >= enough && fits >= mostly * telling.length) return { id, exact: true, counted, leftOut: [], cells: telling.length, fits };
    }
  }
  const near = withoutMissing(own, sumsOf([]), departments);
  if (near.score < convinced && departments.length > 0) {
    // Where even the departments are not in it, the region is not either; but all together may tell what few departments cannot.
    const whole = withoutMissing(own, sumsOf([]), all);
    if (whole.score >= convinced && near.score >= 0 && whole.score - near.score >= convinced / 2) return reading('region', whole);
    return { ...reading(whole.cells > 0 && Math.min(near.score, whole.score) < 0 ? 'own' : 'unknown', near), counted: all };
  }
  const far = withoutMissing(own, sumsOf(near.counted), lower);
  if (lower.length > 0 && far.score >= convinced) return { ...reading('region', far), counted: [...near.counted, ...far.counted], leftOut: [...near.leftOut, ...far.leftOut], cells: near.cells + far.cells, fits: near.fits + far.fits };
  if (departments.length === 0) return { ...reading(far.score < 0 ? 'own' : 'unknown', far), counted: all };
  return reading('departments', near);
}

function reading(id: ReadingId, e: Evidence): Reading {
  return { id, exact: false, counted: e.counted, leftOut: e.leftOut, cells: e.cells, fits: e.fits };
}

export function equal(a: Figure, b: Figure): boolean {
  return !less(a, b) && !less(b, a);
}

interface Evidence {
  readonly counted: readonly Placed[];
  readonly leftOut: readonly Placed[];
  readonly cells: number;
  readonly fits: number;
  /** Log of how much likelier the cells are if these organs are in the summary than if they are not. */
  readonly score: number;
}

/** The evidence for a set of organs, less one whose figures nearly all stand out of the sum: it was left out. */
function withoutMissing(own: Figures, base: Sums, organs: readonly Placed[]): Evidence {
  const all = evidence(own, base, organs);
  if (all.cells - all.fits < 3) return all;
  const out = leftOut(own, base, organs);
  if (out === null) return all;
  const rest = evidence(own, base, organs.filter((p) => p !== out));
  return rest.score > all.score && rest.score >= convinced ? { ...rest, leftOut: [out] } : all;
}

function evidence(own: Figures, base: Sums, organs: readonly Placed[]): Evidence {
  const sums = sumsOf(organs);
  const telling = independent.filter((ref) => tells(own, base, sums, ref));
  const fits = telling.filter((ref) => !less(own.get(ref)!, plus(base.get(ref)!, sums.get(ref)!))).length;
  const chance = chanceOf(organs);
  const score = fits * Math.log(summaryFits / chance) + (telling.length - fits) * Math.log((1 - summaryFits) / (1 - chance));
  return { counted: organs, leftOut: [], cells: telling.length, fits, score };
}

/** A cell says something of these organs where they have figures and what is already known to be in the sum fits by itself. */
function tells(own: Figures, base: Sums, sums: Sums, ref: CellRef): boolean {
  const figure = own.get(ref);
  return figure !== undefined && sums.get(ref)!.value > 0 && !less(figure, base.get(ref)!);
}

/** How well one of the organs itself would pass for the summary of the others. */
function chanceOf(organs: readonly Placed[]): number {
  const floor = organs.length < 3 ? fewFit : chanceFits;
  if (organs.length < 2 || organs.length > 40) return floor;
  const all = sumsOf(organs);
  let best = floor;
  for (const p of organs) {
    let cells = 0;
    let fits = 0;
    for (const ref of independent) {
      const total: Sum = all.get(ref)!;
      const v = p.report.cells.get(ref)?.value ?? 0;
      if (total.value - v <= 0) continue;
      cells++;
      if (v >= total.value - v) fits++;
    }
    if (cells >= 10) best = Math.max(best, fits / cells);
  }
  return Math.min(best, 0.95);
}

/** The one organ that stands in every sum that is too large, and without which each of them fits, if that is most of what it has. */
function leftOut(own: Figures, base: Sums, organs: readonly Placed[]): Placed | null {
  const sums = sumsOf(organs);
  const broken = independent.filter((ref) => tells(own, base, sums, ref) && less(own.get(ref)!, plus(base.get(ref)!, sums.get(ref)!)));
  const culprits = organs.filter((p) => {
    const its = independent.filter((ref) => (p.report.cells.get(ref)?.value ?? 0) > 0 && own.has(ref));
    if (its.length === 0 || broken.length < 0.6 * its.length || !broken.every((ref) => its.includes(ref))) return false;
    const rest = sumsOf(organs.filter((q) => q !== p));
    return broken.every((ref) => !less(own.get(ref)!, plus(base.get(ref)!, rest.get(ref)!)));
  });
  return culprits.length === 1 ? culprits[0]! : null;
}
