// The reports of the years beside one → what they say of its cells, for weighing which of them is wrong.
import type { Placed } from '../../model/placed.js';
import type { Report } from '../../model/report.js';
import type { CellRef, Value } from '../../model/value.js';
import { check } from '../engine.js';
import type { AcrossYears } from '../suspects/across-years.js';
import { yearRules, type YearIdentity, type YearTerm } from './rules.js';

export type Tables = Pick<Report, 'cells' | 'layout' | 'edition'>;

/** The report of a year beside, under the name that the store has for its agency. */
export type Beside = Pick<Placed, 'agency' | 'year'> & { readonly report: Tables };

/**
 * The identities between `report` and those beside it for which the other has one figure, and a certain one. A year that is not at hand, a cell left blank or not read there, says nothing;
 * nor does a figure that the other report's own sums doubt, unless it agrees and is no 0.
 */
export function acrossYears(report: Tables, last?: Beside, next?: Beside): AcrossYears[] {
  return [...(last === undefined ? [] : beside(report, last, 'last')), ...(next === undefined ? [] : beside(report, next, 'next'))];
}

function beside(report: Tables, of: Beside, when: 'last' | 'next'): AcrossYears[] {
  const other = of.report;
  const doubted = new Set(check(other.cells, other.layout, other.edition, undefined, false).flatMap((f) => (f.outcome === 'broken' || f.kind === 'incomplete' ? f.cells : [])));
  return yearRules.flatMap((rule) => rule.parts).flatMap(({ block, edition, identities }) => {
    if (edition !== null && [report, other].some((r) => (r.layout[block] ?? r.edition) !== edition)) return [];
    return identities.flatMap((i) => {
      const found = across(i, report.cells, of, when);
      return found === null || (doubted.has(found.other.cell) && (found.now !== found.expected || found.other.value === 0)) ? [] : [found];
    });
  });
}

/** Null where the other report has not one figure in the identity but several, or none. */
function across(identity: YearIdentity, own: ReadonlyMap<CellRef, Value>, { agency, year, report }: Beside, when: 'last' | 'next'): AcrossYears | null {
  const terms: readonly YearTerm[] = [...identity.left, { ...identity.right, sign: identity.right.sign === 1 ? -1 : 1 }];
  const [theirs, ...more] = terms.filter((t) => (t.year === 'last') === (when === 'last'));
  if (theirs === undefined || more.length > 0) return null;
  const there = report.cells.get(theirs.ref);
  if (there?.state !== 'number' || there.value === null || !Number.isFinite(there.value)) return null;
  const coefficients = new Map<CellRef, number>();
  let now = 0;
  for (const { ref, sign } of terms.filter((t) => t !== theirs)) {
    const value = own.get(ref);
    if (value === undefined || value.state === 'absent' || value.state === 'unreadable') return null;
    coefficients.set(ref, -sign * theirs.sign);
    if (value.state === 'number') now += -sign * theirs.sign * value.value!;
  }
  return { coefficients, expected: there.value, now, when, other: { agency, year, cell: theirs.ref, value: there.value } };
}
