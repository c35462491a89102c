// One slip over sums that share no cell: reviews and lawsuits are printed in one row, and a hand that starts one cell too far puts all three totals out.
import type { CellRef } from '../../model/value.js';
import { lineShifts } from './line-shift.js';
import { printed, type Printed } from './printed.js';
import type { Sheet } from './sheet.js';
import type { Group } from './system.js';
import type { Way } from './ways.js';
import { weigh, type Evidence } from './weigh.js';

/** A group that is off, and the ways to put it right by itself. */
export interface Asked {
  readonly printed: Printed;
  readonly ways: readonly Way[];
}

const joints = new WeakMap<readonly Group[], Map<Sheet, readonly (readonly [Group, readonly Group[]])[]>>();

/** Groups that one line of the sheet runs through, and those groups as one. */
function jointsOf(groups: readonly Group[], sheet: Sheet): readonly (readonly [Group, readonly Group[]])[] {
  let sheets = joints.get(groups);
  if (sheets === undefined) joints.set(groups, (sheets = new Map()));
  let found = sheets.get(sheet);
  if (found === undefined) {
    found = sheet.lines.flatMap(({ cells }): (readonly [Group, readonly Group[]])[] => {
      const own = groups.filter((g) => cells.some((ref) => g.of.has(ref)));
      if (own.length < 2 || !cells.every((ref) => own.some((g) => g.of.has(ref)))) return [];
      return [[{ equations: own.flatMap((g) => g.equations), cells: own.flatMap((g) => g.cells), of: new Map(own.flatMap((g) => [...g.of])) }, own]];
    });
    sheets.set(sheet, found);
  }
  return found;
}

/**
 * For each group, the lines off by one cell that put it right together with others. As one way of the group its weight is that of the one slip over what the other groups would take by themselves.
 * Not where the place of the cells was assumed by the reader.
 */
export function waysAcross(groups: readonly Group[], asked: ReadonlyMap<Group, Asked>, evidence: Evidence): Map<Group, Way[]> {
  const found = new Map<Group, Way[]>();
  if (asked.size < 2) return found;
  for (const [joint, own] of jointsOf(groups, evidence.sheet)) {
    const off = own.filter((g) => asked.has(g));
    if (off.length < 2) continue;
    const all = joined(joint, own.map((g) => asked.get(g)?.printed ?? printed(g, evidence.cells)));
    if (all === null) continue;
    for (const part of lineShifts(all, evidence.sheet)) {
      if ([...part.cells.keys()].some((ref) => evidence.assumed.has(ref))) continue;
      const mended = off.filter((g) => g.equations.some((e) => part.equations.has(e)));
      const best = mended.map((g) => Math.max(...asked.get(g)!.ways.map((w) => w.weight), Number.MIN_VALUE));
      const { weight } = weigh(part, evidence);
      mended.forEach((g, i) => {
        const others = best.reduce((n, b, k) => (k === i ? n : n * b), 1);
        found.set(g, [...(found.get(g) ?? []), { parts: [part], filled: new Map(), weight: weight / others }]);
      });
    }
  }
  return found;
}

/** Several groups as printed → one; null where one of them is not known. */
function joined(group: Group, own: readonly (Printed | null)[]): Printed | null {
  const all = own.filter((p) => p !== null);
  if (all.length < own.length) return null;
  const union = (of: (p: Printed) => ReadonlySet<CellRef>): Set<CellRef> => new Set(all.flatMap((p) => [...of(p)]));
  return {
    group, equations: all.flatMap((p) => p.equations), counts: new Map(all.flatMap((p) => [...p.counts])), off: new Map(all.flatMap((p) => [...p.off])),
    unknown: union((p) => p.unknown), gaps: union((p) => p.gaps), blankTotals: union((p) => p.blankTotals),
  };
}
