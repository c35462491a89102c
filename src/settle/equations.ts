// Layout → the identities that apply to a report, as sums over its cells.
import type { Layout } from '../form/cell-refs.js';
import { identityRules } from '../form/identities.js';
import type { EditionId } from '../model/edition.js';
import type { CellRef, Value } from '../model/value.js';

/** Every term times its sign adds up to 0. */
export interface Equation {
  readonly terms: readonly { readonly ref: CellRef; readonly sign: 1 | -1 }[];
}

/** The equations all of whose cells can be counted: none is absent or unreadable without a figure to try. */
export function equationsOf(cells: ReadonlyMap<CellRef, Value>, layout: Layout, edition: EditionId): Equation[] {
  const countable = (ref: CellRef): boolean => {
    const v = cells.get(ref);
    return v !== undefined && v.state !== 'absent' && (v.state !== 'unreadable' || (v.alternatives?.length ?? 0) > 0);
  };
  return identityRules.flatMap((rule) => rule.identities(layout.requests ?? edition))
    .map((i) => ({ terms: [...i.left.map((ref) => ({ ref, sign: 1 as const })), ...i.right.map((ref) => ({ ref, sign: -1 as const }))] }))
    .filter((e) => e.terms.every((t) => countable(t.ref)));
}
