// One slip that changes many figures: every figure of a row or a column one too many, or one too few. The smallest sets would doubt each cell by itself, in too many ways to list.
import type { CellRef } from '../../model/value.js';
import { partsOf, type Part } from './parts.js';
import type { Printed } from './printed.js';
import type { Sheet } from './sheet.js';

/** Figures that have to be off alike before it is one slip. */
const alike = 4;
/** Beside a line that was typed one cell too far. */
const likelihood = 0.1;

/** Lines in which the sums across are off by the same one, and with which every sum they touch holds; not where a figure of the line stands that is not off, its total aside. */
export function lineOffsets(p: Printed, sheet: Sheet): Part[] {
  const off = p.equations.filter((e) => p.off.get(e) !== 0);
  // Each figure puts a sum across the line out.
  if (off.length < alike) return [];
  const found: Part[] = [];
  for (const { cells, along } of sheet.lines) {
    const line = cells.filter((ref) => p.group.of.has(ref));
    if (line.length < alike) continue;
    const own = new Set(line);
    const offBy = new Map(line.map((ref) => [ref, excess(p, ref, own)]));
    for (const d of [1, -1]) {
      const should = new Map<CellRef, number>(line.filter((ref) => offBy.get(ref) === d && p.counts.get(ref)! >= d).map((ref) => [ref, p.counts.get(ref)! - d]));
      if (should.size < alike || line.filter((ref) => !should.has(ref) && p.counts.get(ref) !== 0).length > 1) continue;
      const touched = new Set([...should.keys()].flatMap((ref) => p.group.of.get(ref) ?? []).filter((e) => p.off.has(e)));
      const holds = [...touched].every((e) => {
        let sum = p.off.get(e)!;
        for (const [ref, v] of should) sum += (e.coefficients.get(ref) ?? 0) * (v - p.counts.get(ref)!);
        return Math.round(sum * 1e6) === 0 && ![...e.coefficients.keys()].some((ref) => p.unknown.has(ref));
      });
      if (!holds) continue;
      const parts = partsOf({ cells: should, open: false }, p.group);
      const shift = { what: along, towards: d === 1 ? 'more' : 'less', whole: should.size === line.length, likelihood } as const;
      found.push({ ...parts[0]!, cells: new Map(parts.flatMap((x) => [...x.cells])), equations: new Set(parts.flatMap((x) => [...x.equations])), shift });
    }
  }
  return found;
}

/** By how much a cell is too great for every sum across its line that it alone is in; null where there is none, or they disagree. */
function excess(p: Printed, ref: CellRef, line: ReadonlySet<CellRef>): number | null {
  let by: number | null = null;
  for (const e of p.group.of.get(ref) ?? []) {
    if (!p.off.has(e) || [...e.coefficients.keys()].some((other) => other !== ref && line.has(other))) continue;
    const own = p.off.get(e)! / e.coefficients.get(ref)!;
    if (by !== null && by !== own) return null;
    by = own;
  }
  return by;
}
