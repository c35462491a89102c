// Rules → the linear system they make over the cells of a form: what every set of suspects has to make hold.
import type { EditionId } from '../../model/edition.js';
import type { Rule } from '../../model/rule.js';
import type { CellRef } from '../../model/value.js';

/** One identity as a sum over cells that has to be 0. */
export interface Equation {
  readonly rule: Rule;
  readonly scope: string | null;
  readonly left: readonly CellRef[];
  readonly right: readonly CellRef[];
  /** How often each cell counts: 1 on the left, −1 on the right. */
  readonly coefficients: ReadonlyMap<CellRef, number>;
}

/** Equations that share cells, directly or through others; different groups have nothing to do with each other. */
export interface Group {
  readonly equations: readonly Equation[];
  /** In the order in which the equations name them. */
  readonly cells: readonly CellRef[];
  /** The equations of each cell. */
  readonly of: ReadonlyMap<CellRef, readonly Equation[]>;
}

const known = new WeakMap<readonly Rule[], Map<EditionId, readonly Group[]>>();

/** The equations of all rules that demand equal sums, on a form whose request table is printed in the given edition. Written out once. */
export function groupsOf(rules: readonly Rule[], edition: EditionId): readonly Group[] {
  let editions = known.get(rules);
  if (editions === undefined) known.set(rules, (editions = new Map()));
  let groups = editions.get(edition);
  if (groups === undefined) editions.set(edition, (groups = grouped(rules.filter((r) => r.relation === '=').flatMap((r) => r.identities(edition).map((i) => equation(r, i.scope, i.left, i.right))))));
  return groups;
}

export function equation(rule: Rule, scope: string | null, left: readonly CellRef[], right: readonly CellRef[]): Equation {
  const coefficients = new Map<CellRef, number>();
  for (const ref of left) coefficients.set(ref, (coefficients.get(ref) ?? 0) + 1);
  for (const ref of right) coefficients.set(ref, (coefficients.get(ref) ?? 0) - 1);
  return { rule, scope, left, right, coefficients };
}

/** Equations joined where they share a cell. */
export function grouped(equations: readonly Equation[]): Group[] {
  const of = new Map<CellRef, Equation[]>();
  for (const e of equations) for (const ref of e.coefficients.keys()) of.set(ref, [...(of.get(ref) ?? []), e]);
  const seen = new Set<Equation>();
  const groups: Group[] = [];
  for (const first of equations) {
    if (seen.has(first)) continue;
    const own = new Set([first]);
    for (const e of own) for (const ref of e.coefficients.keys()) for (const next of of.get(ref)!) own.add(next);
    for (const e of own) seen.add(e);
    const inOrder = equations.filter((e) => own.has(e));
    const cells = [...new Set(inOrder.flatMap((e) => [...e.coefficients.keys()]))];
    groups.push({ equations: inOrder, cells, of: new Map(cells.map((ref) => [ref, of.get(ref)!])) });
  }
  return groups;
}
