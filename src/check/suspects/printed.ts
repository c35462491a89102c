// Cells of a report → what each counts in a sum, and which of them nobody knows: the starting point of the search.
import type { CellRef, Value } from '../../model/value.js';
import type { Equation, Group } from './system.js';

/** A group of equations with the figures of one report in it. */
export interface Printed {
  readonly group: Group;
  /** Equations that apply: some cell of theirs is in the document. */
  readonly equations: readonly Equation[];
  /** What each cell counts; 0 for blank and dash, and for what is not known. */
  readonly counts: ReadonlyMap<CellRef, number>;
  /** Cells that cannot be read or are not in the document: they may be anything. */
  readonly unknown: ReadonlySet<CellRef>;
  /**
   * Cells without a figure where one belongs: a total over figures, or the parts of a total. They are filled before a printed figure is doubted.
   * Where totals are printed 0 over parts that are not, `habit` times or more, they are not so many slips but the way the table was filled: gaps too.
   */
  readonly gaps: ReadonlySet<CellRef>;
  /** Gaps that are totals left blank, few of them, in a table that leaves totals of 0 blank too: there it may be the figure beside them that is wrong. */
  readonly blankTotals: ReadonlySet<CellRef>;
  /** Left side less right side, by equation. */
  readonly off: ReadonlyMap<Equation, number>;
}

/** So many totals of 0 over figures, or left blank over them, are a habit. */
const habit = 3;

/** Null where a figure is no finite number of ordinary size: nothing exact can be said of such a report. */
export function printed(group: Group, cells: ReadonlyMap<CellRef, Value>): Printed | null {
  const state = (ref: CellRef): Value['state'] => cells.get(ref)?.state ?? 'absent';
  const equations = group.equations.filter((e) => [...e.coefficients.keys()].some((ref) => state(ref) !== 'absent'));
  const counts = new Map<CellRef, number>();
  const unknown = new Set<CellRef>();
  for (const ref of group.cells) {
    const value = cells.get(ref);
    if (value?.state === 'number') {
      if (value.value === null || !Number.isFinite(value.value) || Math.abs(value.value) > 1e12) return null;
      counts.set(ref, value.value);
    } else {
      counts.set(ref, 0);
      if (value === undefined || value.state === 'absent' || value.state === 'unreadable') unknown.add(ref);
    }
  }
  const gaps = new Set<CellRef>();
  const blank: CellRef[] = [];
  for (const e of equations) {
    const own = gapOf(e, state, counts);
    for (const ref of own) gaps.add(ref);
    if (own === e.right && e.rule.totals) blank.push(...own);
  }
  const zeros = equations.filter((e) => e.rule.totals && e.right.every((ref) => state(ref) === 'number' && counts.get(ref) === 0) && e.left.some((ref) => counts.get(ref)! > 0)).flatMap((e) => e.right);
  if (zeros.length >= habit) for (const ref of zeros) gaps.add(ref);
  const off = new Map<Equation, number>();
  for (const e of equations) {
    let sum = 0;
    for (const [ref, k] of e.coefficients) sum += k * counts.get(ref)!;
    // Counts are whole; where one is printed with a fraction, no sum of a few is exact beyond this.
    off.set(e, Math.round(sum * 1e6) / 1e6);
  }
  const leavesNoughts = equations.some((e) => e.rule.totals && e.right.every((ref) => state(ref) === 'blank') && e.left.every((ref) => counts.get(ref) === 0 && !unknown.has(ref)));
  return { group, equations, counts, unknown, gaps, blankTotals: new Set(blank.length < habit && leavesNoughts ? blank : []), off };
}

/** The side of an identity on which nothing is filled in, although the other has figures: as the engine sees it. */
function gapOf(e: Equation, state: (ref: CellRef) => Value['state'], counts: ReadonlyMap<CellRef, number>): readonly CellRef[] {
  const figures = (side: readonly CellRef[]): readonly CellRef[] => side.filter((ref) => state(ref) === 'number');
  const empty = (side: readonly CellRef[]): readonly CellRef[] => side.filter((ref) => state(ref) === 'blank' || state(ref) === 'dash');
  const sum = (side: readonly CellRef[]): number => side.reduce((n, ref) => n + counts.get(ref)!, 0);
  const [left, right] = [figures(e.left).length, figures(e.right).length];
  if (right === 0 && left > 0 && empty(e.right).length === e.right.length && sum(e.left) !== 0) return e.right;
  if (left === 0 && right > 0 && empty(e.left).length === e.left.length && sum(e.right) !== 0) return e.left;
  return [];
}

/** By how much an equation is off with other figures for some cells. */
export function offWith(e: Equation, instead: ReadonlyMap<CellRef, number>, p: Printed): number {
  let off = p.off.get(e)!;
  for (const [ref, v] of instead) off += (e.coefficients.get(ref) ?? 0) * (v - p.counts.get(ref)!);
  return Math.round(off * 1e6) / 1e6;
}

/** The group with its few blank totals taken for 0, as in a table that leaves noughts blank. */
export function blanksAsNoughts(p: Printed): Printed {
  return { ...p, gaps: new Set([...p.gaps].filter((ref) => !p.blankTotals.has(ref))), blankTotals: new Set() };
}

/** The group with other figures for some cells. */
export function replaced(p: Printed, instead: ReadonlyMap<CellRef, number>): Printed {
  return { ...p, counts: new Map([...p.counts, ...instead]), gaps: new Set([...p.gaps].filter((ref) => !instead.has(ref))), blankTotals: new Set([...p.blankTotals].filter((ref) => !instead.has(ref))), off: new Map([...p.off.keys()].map((e) => [e, offWith(e, instead, p)])) };
}
