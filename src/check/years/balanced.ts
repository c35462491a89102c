// Two years that carry over differently while the table of each holds by itself → every smallest set of cells that makes them agree, written down and not searched for.
import { blockOf, cellRef } from '../../form/cell-refs.js';
import type { Placed } from '../../model/placed.js';
import type { CellRef } from '../../model/value.js';
import type { Beyond } from './standing.js';

/** One cell of one of the reports, and what it would have to say. */
export interface Change {
  readonly placed: Placed;
  readonly ref: CellRef;
  readonly value: number;
}

/** Cells of both reports, by the columns they mend. */
export interface BalancedSet {
  readonly changes: readonly Change[];
  /** Years of later reports that then agree with the year before where they do not now. */
  readonly also: readonly number[];
}

/** What the years beyond say of a column: of what last year carried in, and of what this year carries over. */
export type Outward = (column: string, report: 'last' | 'this') => { readonly says: Beyond; readonly figure: number };

const block = blockOf('2021', 'requests')!;
const columns = block.columns.map((c) => c.id);
const refs = new Map(['new', 'carried_in', 'carried_out'].map((row) => [row, new Map(columns.map((c) => [c, cellRef(block, row, c)]))]));
const refOf = (row: string, column: string): CellRef => refs.get(row)!.get(column)!;
/** More are never listed. */
const most = 200;

/** Where the other half of a change goes: both cells are of one column, and each is in no sum but that of its column and that of its row. */
interface Route {
  readonly report: 'last' | 'this';
  readonly row: 'new' | 'carried_in' | 'carried_out';
}

const routes: readonly Route[] = [{ report: 'this', row: 'new' }, { report: 'this', row: 'carried_out' }, { report: 'last', row: 'new' }, { report: 'last', row: 'carried_in' }];

/**
 * Every sum of either table holds, so in each column that differs one cell has to change and a second one with it, to keep the column: two of each, and no fewer. With exactly two the second is of a row that, like the first,
 * stands in no other sum of its column: what was received, or what goes to, or came from, the year beyond. Along the rows the changes of a route come to 0 together.
 * A cell that the year beyond speaks for does not change, unless it makes that year agree; sets that do so come first, and alone. Empty where no two cells a column do: a figure would be less than 0.
 */
export function balancedSets(last: Placed, now: Placed, outward: Outward): BalancedSet[] {
  const count = (p: Placed, row: string, column: string): number => p.report.cells.get(refOf(row, column))?.value ?? 0;
  const by = columns.map((c) => count(last, 'carried_out', c) - count(now, 'carried_in', c));
  const differ = columns.map((_, i) => i).filter((i) => by[i] !== 0);
  const all = differ.reduce((mask, i) => mask | (1 << i), 0);
  const even = subsets(all).filter((mask) => bits(mask).reduce((sum, i) => sum + (columns[i] === 'total' ? -by[i]! : by[i]!), 0) === 0);
  const options = routes.map((route) => columns.map((c, i) => option(route, c, by[i]!)));

  /** Null where this column cannot go this way. */
  function option({ report, row }: Route, column: string, d: number): { readonly changes: readonly Change[]; readonly mends: boolean } | null {
    const own = report === 'this' ? now : last;
    // What this year carries in rises by d, or what last year carried over falls by it.
    const first: Change = report === 'this' ? { placed: now, ref: refOf('carried_in', column), value: count(last, 'carried_out', column) } : { placed: last, ref: refOf('carried_out', column), value: count(now, 'carried_in', column) };
    const value = count(own, row, column) + (report === 'this' && row === 'carried_out' ? d : -d);
    if (value < 0) return null;
    const beyond = row === 'new' ? null : outward(column, report);
    if (beyond?.says === 'fixed' || (beyond?.says === 'off' && beyond.figure !== value)) return null;
    return { changes: [first, { placed: own, ref: refOf(row, column), value }], mends: beyond?.says === 'off' };
  }

  const found = new Map<string, { readonly set: BalancedSet; readonly mended: number }>();
  const go = (left: number, taken: readonly { readonly route: number; readonly mask: number }[]): void => {
    if (found.size >= most) return;
    if (left === 0) {
      const chosen = differ.flatMap((i) => taken.filter((t) => (t.mask & (1 << i)) !== 0).map((t) => ({ route: routes[t.route]!, ...options[t.route]![i]! })));
      const mending = chosen.filter((c) => c.mends);
      const also = [...new Set(mending.map((c) => (c.route.report === 'this' ? now.year + 1 : last.year)))];
      found.set(chosen.map((c) => `${c.route.report} ${c.route.row}`).join(' '), { set: { changes: chosen.flatMap((c) => c.changes), also }, mended: mending.length });
      return;
    }
    const first = left & -left;
    for (const mask of even) {
      if ((mask & first) === 0 || (mask & ~left) !== 0) continue;
      for (const [route, own] of options.entries()) if (bits(mask).every((i) => own[i] !== null)) go(left & ~mask, [...taken, { route, mask }]);
    }
  };
  go(all, []);
  const sets = [...found.values()];
  const mended = Math.max(...sets.map((s) => s.mended));
  return sets.filter((s) => s.mended === mended).map((s) => s.set);
}

function bits(mask: number): number[] {
  return columns.map((_, i) => i).filter((i) => (mask & (1 << i)) !== 0);
}

/** Of a mask, all but the empty one. */
function subsets(mask: number): number[] {
  const out: number[] = [];
  for (let sub = mask; sub > 0; sub = (sub - 1) & mask) out.push(sub);
  return out;
}
