// One slip that moves many figures: a whole line typed one cell too far. Tried line by line, because the smallest sets know only cells and not slips.
import type { CellRef } from '../../model/value.js';
import { partsOf, type Part } from './parts.js';
import type { Printed } from './printed.js';
import type { Sheet } from './sheet.js';
import type { Equation } from './system.js';

/** Sums off that the shift has to explain besides the one from which the cell at its end is worked out. */
const evidence = 2;

/** Shifts of lines of the sheet, after which every equation they touch holds. */
export function lineShifts(p: Printed, sheet: Sheet): Part[] {
  const off = [...p.off].filter(([, n]) => n !== 0).map(([e]) => e);
  if (off.length <= evidence) return [];
  const shifts: Part[] = [];
  for (const line of sheet.lines) {
    const own = line.filter((ref) => p.counts.has(ref));
    if (own.length < 3 || !off.some((e) => own.some((ref) => e.coefficients.has(ref)))) continue;
    // The total may have stood where it belongs.
    for (const cells of [own, own.slice(0, -1)]) {
      for (const moved of [cells, [...cells].reverse()]) {
        const part = shifted(p, moved);
        if (part !== null) shifts.push(part);
      }
    }
  }
  return shifts;
}

/** Every cell says what the next one prints; what belongs in the last one fell off, and an equation says it. */
function shifted(p: Printed, line: readonly CellRef[]): Part | null {
  if (line.some((ref) => p.unknown.has(ref))) return null;
  const end = line[line.length - 1]!;
  const should = new Map<CellRef, number>();
  line.slice(0, -1).forEach((ref, i) => {
    const next = p.counts.get(line[i + 1]!)!;
    if (next !== p.counts.get(ref)) should.set(ref, next);
  });
  // One figure that moved is a request in the wrong column.
  if (line.slice(1).filter((ref) => p.counts.get(ref) !== 0).length < 2 || should.size < 2) return null;
  const touched = new Set<Equation>();
  for (const ref of [...should.keys(), end]) for (const e of p.group.of.get(ref) ?? []) if (p.off.has(e)) touched.add(e);
  const now = (e: Equation): number => {
    let sum = p.off.get(e)!;
    for (const [ref, v] of should) sum += (e.coefficients.get(ref) ?? 0) * (v - p.counts.get(ref)!);
    return sum;
  };
  const last = (p.group.of.get(end) ?? []).find((e) => p.off.has(e));
  if (last === undefined) return null;
  const value = p.counts.get(end)! - now(last) / last.coefficients.get(end)!;
  if (value < 0 || !Number.isInteger(value)) return null;
  if (value !== p.counts.get(end)) should.set(end, value);
  let mended = 0;
  for (const e of touched) {
    if (Math.abs(now(e)) > 1e-6 || [...e.coefficients.keys()].some((ref) => p.unknown.has(ref))) return null;
    if (e !== last && p.off.get(e) !== 0) mended++;
  }
  if (mended < evidence) return null;
  const [part, more] = partsOf({ cells: should, open: false }, p.group);
  return part === undefined || more !== undefined ? null : { ...part, shift: true };
}
