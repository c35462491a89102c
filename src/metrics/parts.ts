// What a total is the total of: a total left blank over figures must not be counted as 0.
import { editions } from '../form/editions.js';
import { identityRules } from '../form/identities.js';
import type { CellRef } from '../model/value.js';

const parts = new Map<CellRef, Set<CellRef>>();
for (const rule of identityRules.filter((r) => r.totals)) {
  for (const e of editions) {
    for (const { left, right } of rule.identities(e.id)) {
      for (const total of right) {
        const own = parts.get(total) ?? new Set();
        parts.set(total, own);
        for (const cell of left) own.add(cell);
      }
    }
  }
}

const none: ReadonlySet<CellRef> = new Set();

/** Every cell that the cell is a total of by an identity of some edition; empty for a cell that is no total. */
export function partsOf(cell: CellRef): ReadonlySet<CellRef> {
  return parts.get(cell) ?? none;
}

/** Ids of the rules of identities, those a broken total is broken by. */
export const identityIds: ReadonlySet<string> = new Set(identityRules.map((r) => r.id));
