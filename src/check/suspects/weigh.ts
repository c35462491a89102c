// A part of a repair → by which slip it came about and how likely that is: one slip that moved several figures, or one in each cell.
import { formCell } from '../../form/cell-refs.js';
import type { BesideCell, Slip } from '../../model/suspect.js';
import type { CellRef, Value } from '../../model/value.js';
import { borneOut, type AcrossYears, type Borne } from './across-years.js';
import type { Part } from './parts.js';
import type { Sheet } from './sheet.js';
import { explain, shares, wrong, type Explained } from './slips.js';

/** What is known of the report beside the equations. */
export interface Evidence {
  readonly cells: ReadonlyMap<CellRef, Value>;
  readonly lastYear: ReadonlyMap<CellRef, Value> | undefined;
  /** Whose report that is, where the suspects are to name it. */
  readonly lastYearOf?: { readonly agency: string; readonly year: number } | undefined;
  /** Identities with the reports of the years beside. */
  readonly across: readonly AcrossYears[];
  readonly sheet: Sheet;
  /** Cells whose place in their row the reader assumed. */
  readonly assumed: ReadonlySet<CellRef>;
}

export interface Weighed {
  readonly slip: Slip;
  /** The slip of each cell, where each had its own. */
  readonly each: readonly Slip[];
  /** Greater is likelier; only the ratio of two means something. */
  readonly weight: number;
  /** The totals among the cells were summed from the one that is wrong. */
  readonly summed?: true;
  /** What the years beside say of it, already in the weight. */
  readonly borne: Borne;
  /** Figures of the years beside that speak for it or against it. */
  readonly beside: readonly BesideCell[];
}

/** How often a request is entered in a wrong place of its row or column, and a line one cell too far, for each place there is. */
const misplaced = 1e-5;
const lineShifted = 1e-5;
/** How often two cells beside each other change places, for each place there is: alike wherever in the table, and whatever they say. */
const exchanged = 5e-6;

/** How often a total is made by adding up what is printed, and not from elsewhere. */
const summed = 0.3;

/** How often totals are printed 0 over parts throughout a table: the habit as a whole. */
export const zeroTotals = 0.001;

/** How often a total is left blank, where that is no habit. */
export const leftBlank = wrong * shares['left-blank'];

export function weigh(part: Part, e: Evidence): Weighed {
  const borne = borneOut(part.cells, (ref) => count(e.cells.get(ref)), e.across);
  const own = bySlip(part, e);
  return { ...own, weight: own.weight * borne.factor, borne, beside: [...borne.mends, ...borne.breaks].map((a) => a.other).concat(leftFrom(part, own, e)) };
}

/** Figures of last year's report that were left standing. */
function leftFrom(part: Part, { slip, each }: Pick<Weighed, 'slip' | 'each'>, { cells, lastYear, lastYearOf }: Evidence): BesideCell[] {
  if (lastYearOf === undefined || lastYear === undefined || (slip !== 'last-year' && !each.includes('last-year'))) return [];
  return [...part.cells.keys()].flatMap((cell) => {
    const value = lastYear.get(cell)?.value;
    return value !== undefined && value !== null && value !== 0 && value === cells.get(cell)?.value ? [{ ...lastYearOf, cell, value }] : [];
  });
}

function bySlip(part: Part, e: Evidence): Omit<Weighed, 'borne' | 'beside'> {
  const doubted = [...part.cells].filter(([ref]) => !part.filled.has(ref));
  const explained = doubted.map(([ref, should]) => {
    const lastYear = e.lastYear?.get(ref)?.value;
    return explain({
      value: e.cells.get(ref), now: count(e.cells.get(ref)), should, total: isTotal(ref, part),
      beside: (e.sheet.neighbours.get(ref) ?? []).map((n) => count(e.cells.get(n))),
      ...(lastYear === undefined || lastYear === null ? {} : { lastYear }),
    });
  });
  const each = explained.map((x) => x.slip);
  const apart = explained.reduce((weight, x) => weight * wrong * x.likelihood, 1);
  if (doubted.length === 0) return { slip: [...part.filled].some((ref) => e.cells.get(ref)?.state === 'number') ? 'total-zero' : 'left-blank', each, weight: 1 };
  const joint = part.shift !== null ? { slip: part.shift.towards === 'more' || part.shift.towards === 'less' ? 'count' as const : 'line-shift' as const, weight: lineShifted * part.shift.likelihood } : misplacedIn(doubted, e);
  if (joint !== null && joint.weight > apart) return { slip: joint.slip, each: [], weight: joint.weight };
  const follows = summedIn(doubted, explained, part, e);
  if (follows !== null && follows.weight > apart) return follows;
  const [first, ...others] = each;
  return { slip: others.every((s) => s === first) ? first! : 'other', each, weight: apart };
}

/** One figure wrong, and the totals it is in wrong by as much: they were summed from what is printed, and no hand slipped in them. */
function summedIn(doubted: readonly (readonly [CellRef, number])[], explained: readonly Explained[], part: Part, e: Evidence): Omit<Weighed, 'borne' | 'beside'> | null {
  const by = doubted.map(([ref, should]) => should - count(e.cells.get(ref)));
  if (doubted.length < 2 || by.some((d) => d !== by[0])) return null;
  const refs = doubted.map(([ref]) => ref);
  const isSummed = (ref: CellRef): boolean => [...part.equations].some((q) => q.rule.totals && q.right.includes(ref) && q.left.some((other) => refs.includes(other)));
  const roots = refs.flatMap((ref, i) => (isSummed(ref) ? [] : [i]));
  if (roots.length !== 1) return null;
  const { slip, likelihood } = explained[roots[0]!]!;
  return { slip, each: [slip], weight: wrong * likelihood * summed ** (refs.length - 1), summed: true };
}

/** Two cells of one row, as much too high as the other is too low: so many requests stand in the wrong column. Of one column: in the wrong row. */
function misplacedIn(doubted: readonly (readonly [CellRef, number])[], e: Evidence): { slip: Slip; weight: number } | null {
  const [a, b] = doubted;
  if (a === undefined || b === undefined || doubted.length !== 2) return null;
  const n = a[1] - count(e.cells.get(a[0]));
  if (n + b[1] - count(e.cells.get(b[0])) !== 0) return null;
  const [first, second] = [formCell(a[0]), formCell(b[0])];
  if (first === undefined || second === undefined || first.table !== second.table) return null;
  const [nowA, nowB] = [count(e.cells.get(a[0])), count(e.cells.get(b[0]))];
  const exchange = a[1] === nowB && b[1] === nowA && (e.sheet.neighbours.get(a[0]) ?? []).includes(b[0]);
  if (exchange && nowA !== 0 && nowB !== 0) return { slip: 'neighbour', weight: Math.max(exchanged, misplaced / (Math.abs(n) * (Math.abs(n) + 1))) };
  // One or two requests are misplaced more often than fifty, but into an empty cell beside theirs as easily.
  const weight = Math.max(exchange ? exchanged : 0, misplaced / (Math.abs(n) * (Math.abs(n) + 1)));
  if (first.row.id === second.row.id) return { slip: 'column', weight };
  return first.column.id === second.column.id ? { slip: 'row', weight } : null;
}

function isTotal(ref: CellRef, part: Part): boolean {
  return [...part.equations].some((e) => e.rule.totals && e.right.includes(ref));
}

function count(value: Value | undefined): number {
  return value?.state === 'number' ? value.value! : 0;
}
