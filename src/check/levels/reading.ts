// What a government's report adds up, told from its own figures: itself alone, its departments too, or its whole region.
import type { Placed } from '../../model/placed.js';
import { fewLeftOut } from './few-left-out.js';
import { added, figuresOf, independent, type Figures } from './figures.js';
import { less, more, sumsOf, type Sums } from './sum.js';
import type { Organs, Reading, ReadingId } from './summary.js';

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
  // Sums that are equal in every cell need nobody to say that all are at hand.
  const few = fewLeftOut(own, { departments, lower });
  if (few !== null) return few;
  if (complete) {
    const sets = [['region', all], ['departments', departments]] as const;
    for (const [id, counted] of sets) {
      const { cells, fits } = equal(own, counted);
      if (counted.length > 0 && cells >= enough && fits >= mostly * cells) return { id, exact: true, counted, leftOut: [], cells, fits };
    }
    for (const [id, counted] of sets) {
      const without = allButOne(own, counted);
      if (without !== null) return { id, exact: true, ...without };
    }
  }
  const near = withoutMissing(own, sumsOf([]), departments);
  if (near.score < convinced && departments.length > 0) {
    // Where even the departments are not in it, the region is not either; but all together may tell what few departments cannot.
    const whole = withoutMissing(own, sumsOf([]), all);
    if (whole.score >= convinced && near.score >= 0 && whole.score - near.score >= convinced / 2) return reading('region', whole);
    // A department that was left out speaks against the departments too: what is lower hides only some of its cells.
    if (whole.score >= convinced && whole.leftOut.some((p) => departments.includes(p)) && evidence(own, sumsOf([]), departments.filter((p) => !whole.leftOut.includes(p))).score >= 0) return reading('region', whole);
    return { ...reading(near.score <= -convinced ? 'own' : 'unknown', near), counted: all };
  }
  const far = withoutMissing(own, sumsOf(near.counted), lower);
  if (lower.length > 0 && far.score >= convinced) {
    const all = evidence(own, sumsOf([]), [...near.counted, ...far.counted]);
    return { ...reading('region', all), leftOut: [...near.leftOut, ...far.leftOut] };
  }
  if (departments.length === 0) return { ...reading(far.score <= -convinced ? 'own' : 'unknown', far), counted: all };
  return { ...reading('departments', near), ...(lower.length > 0 && far.score <= -convinced ? { lowerIs: 'out' as const } : {}) };
}

/** Cells that are told by every one of these reports, and in how many of them the summary is their sum. */
function equal(own: Figures, counted: readonly Placed[]): { readonly cells: number; readonly fits: number } {
  const sums = sumsOf(counted);
  const telling = independent.filter((i) => sums.whole[i] === 1 && (own.value[i]! > 0 || (own.value[i] === 0 && sums.value[i]! > 0)));
  return { cells: telling.length, fits: telling.filter((i) => isEqual(own, sums, i)).length };
}

function isEqual(own: Figures, sums: Sums, i: number): boolean {
  return !less(own, sums, i) && !more(own, sums, i);
}

/** All organs but the one without which most sums are equal, those among them in which it has a part; null where there is no such one, or more than one. */
function allButOne(own: Figures, organs: readonly Placed[]): Pick<Reading, 'counted' | 'leftOut' | 'cells' | 'fits'> | null {
  if (organs.length < 3) return null;
  const found = organs.flatMap((out) => {
    const counted = organs.filter((p) => p !== out);
    const sums = sumsOf(counted);
    const { value } = figuresOf(out);
    const its = independent.filter((i) => value[i]! > 0 && sums.whole[i] === 1 && !Number.isNaN(own.value[i]));
    const { cells, fits } = equal(own, counted);
    const shown = its.length >= enough && its.filter((i) => isEqual(own, sums, i)).length >= mostly * its.length;
    return shown && cells >= enough && fits >= mostly * cells ? [{ counted, leftOut: [out], cells, fits }] : [];
  });
  return found.length === 1 ? found[0]! : null;
}

function reading(id: ReadingId, e: Evidence): Reading {
  return { id, exact: false, counted: e.counted, leftOut: e.leftOut, cells: e.cells, fits: e.fits };
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
  const together = sumsOf(organs, base);
  const telling = independent.filter((i) => tells(own, base, sums, i));
  const fits = telling.filter((i) => !less(own, together, i)).length;
  const floor = chanceOf(organs, sums);
  const left = leavings(own, base);
  let score = 0;
  for (const i of telling) {
    const chance = Math.min(0.99, Math.max(floor, shareFrom(left[tableOf[i]!]!, sums.value[i]!)));
    score += less(own, together, i) ? Math.log((1 - summaryFits) / (1 - chance)) : Math.log(summaryFits / chance);
  }
  return { counted: organs, leftOut: [], cells: telling.length, fits, score };
}

/** A cell says something of these organs where they have figures and what is already known to be in the sum fits by itself. */
function tells(own: Figures, base: Sums, sums: Sums, i: number): boolean {
  return !Number.isNaN(own.value[i]) && sums.value[i]! > 0 && !less(own, base, i);
}

const tableOf: readonly string[] = added.map((ref) => (ref.startsWith('requests.') ? 'requests' : 'rest'));

/** What the base leaves of the government's figures, in order, for each table: what a sum would meet if it had nothing to do with its cell. */
function leavings(own: Figures, base: Sums): Readonly<Record<string, Float64Array>> {
  const of = (table: string): Float64Array => Float64Array.from(independent.filter((i) => tableOf[i] === table && !Number.isNaN(own.value[i])), (i) => own.value[i]! - base.value[i]!).sort();
  return { requests: of('requests'), rest: of('rest') };
}

/** Share of the sorted values that are at least so much. */
function shareFrom(sorted: Float64Array, least: number): number {
  let lo = 0;
  let hi = sorted.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (sorted[mid]! < least) lo = mid + 1;
    else hi = mid;
  }
  return sorted.length === 0 ? 1 : (sorted.length - lo) / sorted.length;
}

/** How well one of the organs itself would pass for the summary of the others. */
function chanceOf(organs: readonly Placed[], { value: sum }: Sums): number {
  let best = organs.length < 3 ? fewFit : chanceFits;
  if (organs.length < 2) return best;
  for (const { value } of organs.map(figuresOf)) {
    let cells = 0;
    let fits = 0;
    for (const i of independent) {
      const v = Number.isNaN(value[i]) ? 0 : value[i]!;
      const others = sum[i]! - v;
      if (others <= 0) continue;
      cells++;
      if (v >= others) fits++;
    }
    if (cells >= 10) best = Math.max(best, fits / cells);
  }
  return Math.min(best, 0.95);
}

/** The one organ that stands in the sums that are too large (of ten, one may be a slip of its own), and without which they fit, if that is most of what it has. */
function leftOut(own: Figures, base: Sums, organs: readonly Placed[]): Placed | null {
  const sums = sumsOf(organs);
  const together = sumsOf(organs, base);
  const broken = independent.filter((i) => tells(own, base, sums, i) && less(own, together, i));
  const culprits = organs.filter((p) => {
    const { value } = figuresOf(p);
    const its = independent.filter((i) => value[i]! > 0 && !Number.isNaN(own.value[i]));
    if (broken.length < 0.6 * its.length) return false;
    const rest = sumsOf(organs.filter((q) => q !== p), base);
    return broken.filter((i) => !(value[i]! > 0) || less(own, rest, i)).length <= (broken.length < 10 ? 0 : 1);
  });
  return culprits.length === 1 ? culprits[0]! : null;
}
