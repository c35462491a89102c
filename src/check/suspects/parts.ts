// A repair of a whole table → its parts that have nothing to do with each other, so that a finding names only the cells that mend it.
import type { CellRef } from '../../model/value.js';
import type { Shift } from './shift.js';
import type { Repair } from './search.js';
import type { Equation, Group } from './system.js';

/** Cells that have to change together: they share equations, and no cell outside them does. */
export interface Part {
  readonly cells: ReadonlyMap<CellRef, number>;
  /** Gaps among them, that are filled along with the others. */
  readonly filled: ReadonlySet<CellRef>;
  readonly equations: ReadonlySet<Equation>;
  readonly open: boolean;
  /** Figures that were typed one cell too far; null where each cell changes by itself. */
  readonly shift: Shift | null;
}

/** Printed cells only: a gap stands for itself in each equation it is in. */
export function partsOf(repair: Pick<Repair, 'cells' | 'open'>, group: Group): Part[] {
  const left = new Set(repair.cells.keys());
  const parts: Part[] = [];
  for (const first of repair.cells.keys()) {
    if (!left.has(first)) continue;
    const own = new Set([first]);
    const equations = new Set<Equation>();
    for (const ref of own) {
      left.delete(ref);
      for (const e of group.of.get(ref) ?? []) {
        equations.add(e);
        for (const other of e.coefficients.keys()) if (repair.cells.has(other)) own.add(other);
      }
    }
    parts.push({ cells: inOrder(group, new Map([...own].map((ref) => [ref, repair.cells.get(ref)!]))), filled: new Set(), equations, open: repair.open, shift: null });
  }
  return parts;
}

/** What of a repair concerns one equation: the part that has cells in it, and the gaps in it. Null where nothing does. */
export function concerning(e: Equation, parts: readonly Part[], filled: ReadonlyMap<CellRef, number>, group: Group): Part | null {
  const part = parts.find((p) => p.equations.has(e));
  const gaps = [...filled].filter(([ref]) => e.coefficients.has(ref));
  if (gaps.length === 0) return part ?? null;
  return {
    cells: inOrder(group, new Map([...(part?.cells ?? []), ...gaps])), filled: new Set(gaps.map(([ref]) => ref)),
    equations: new Set([...(part?.equations ?? []), e]), open: part?.open ?? false, shift: part?.shift ?? null,
  };
}

function inOrder(group: Group, cells: ReadonlyMap<CellRef, number>): Map<CellRef, number> {
  return new Map(group.cells.filter((ref) => cells.has(ref)).map((ref) => [ref, cells.get(ref)!]));
}

/** The same cells with the same values. */
export function keyOf(cells: ReadonlyMap<CellRef, number>): string {
  return [...cells].map(([ref, v]) => `${ref}=${v}`).sort().join(' ');
}
