// Before a report of another year is accused: another reading of a figure with which two years agree is the reader's doubt.
import type { Text } from '../../model/text.js';
import type { CellRef, Value } from '../../model/value.js';
import { problemOf, reread } from '../suspects/reread.js';
import type { Sheet } from '../suspects/sheet.js';
import type { Equation } from '../suspects/system.js';
import type { Change } from './balanced.js';
import type { Joined } from './joined.js';

/** Rows are looked at within their reports. */
const noSheet: Sheet = { lines: [], grids: [], neighbours: new Map(), order: new Map() };

/** The system with other readings that mend sums of it, and what is said of each sum between years that is mended so. */
export function readOtherwise(j: Joined): { readonly joined: Joined; readonly doubts: ReadonlyMap<Equation, Text> } {
  const cells = new Map<CellRef, Value>();
  for (const key of j.printed.counts.keys()) {
    const home = j.homes.get(key)!;
    const value = home.placed.report.cells.get(home.ref);
    if (value !== undefined) cells.set(key, value);
  }
  const other = reread(j.printed, cells, noSheet, []);
  if (other.problems.length === 0) return { joined: j, doubts: new Map() };
  const doubts = new Map<Equation, Text>();
  for (const [e, message] of other.mended) {
    const problem = other.problems.find((p) => p.message === message);
    if (j.between.has(e) && problem !== undefined) doubts.set(e, doubtAt((problem.cells ?? []).map((key) => ({ ...j.homes.get(key)!, value: other.printed.counts.get(key)! }))));
  }
  return { joined: { ...j, printed: other.printed }, doubts };
}

/** Each cell with what it can be read as, in a sentence. */
export function doubtAt(changes: readonly Change[]): Text {
  const said = changes.map(({ placed, ref, value }) => inReport(placed.year, problemOf({ cells: new Map([[ref, value]]), kind: 'figure' }, placed.report.cells).message));
  return { zh: said.map((t) => t.zh).join(''), en: said.map((t) => t.en).join(' ') };
}

export function inReport(year: number, { zh, en }: Text): Text {
  return { zh: `${year} 年报告：${zh}`, en: `In the report of ${year}: ${en}` };
}
