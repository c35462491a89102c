// A block of the row of reviews and lawsuits typed one cell too far: only one sum sees it, so that it is a suspect beside others and never the first for itself.
import type { CellRef } from '../../model/value.js';
import { partsOf, type Part } from './parts.js';
import type { Printed } from './printed.js';
import type { Sheet } from './sheet.js';

/** Figures that moved, other than 0: one alone is a figure in the wrong cell. */
const figures = 2;
/** Beside a line that many sums show to be off. */
const likelihood = 0.2;

/** Both ways; only where the cell that was passed over says 0, and what fell off comes out as a count. None for groups of several sums: those have `lineShifts`. */
export function blockShifts(p: Printed, { lines }: Sheet): Part[] {
  const [e, more] = p.equations;
  if (e === undefined || more !== undefined || !e.rule.totals || e.right.length !== 1 || p.off.get(e) === 0 || p.unknown.size > 0) return [];
  const block = lines.map(({ cells }) => cells.filter((ref) => p.group.of.has(ref))).find((cells) => cells.length === p.group.cells.length);
  const total = e.right[0]!;
  if (block === undefined || block.length < 4 || block.at(-1) !== total) return [];
  const said = block.map((ref) => p.counts.get(ref)!);
  const sum = (of: readonly number[]): number => of.reduce((n, x) => n + x, 0);
  const [right, left] = [said.slice(1), said.slice(0, -1)];
  return [
    ...(said[0] === 0 ? moved(p, block, [...right, sum(right)], right, 'right') : []),
    ...(said.at(-1) === 0 ? moved(p, block, [left.at(-1)! - sum(left.slice(0, -1)), ...left], left, 'left') : []),
  ];
}

function moved(p: Printed, block: readonly CellRef[], should: readonly number[], typed: readonly number[], towards: 'right' | 'left'): Part[] {
  if (typed.filter((n) => n !== 0).length < figures || should.some((n) => n < 0 || !Number.isInteger(n))) return [];
  const cells = new Map(block.flatMap((ref, i) => (p.counts.get(ref) === should[i] ? [] : [[ref, should[i]!] as const])));
  const [part] = partsOf({ cells, open: false }, p.group);
  return part === undefined || cells.size < figures ? [] : [{ ...part, shift: { what: 'row', towards, whole: false, likelihood } }];
}
