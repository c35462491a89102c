// Planted errors, and which equations they break: worked out from the rules over the truth, not by the checker under test.
import type { EditionId } from '../../src/model/edition.js';
import type { CellRef } from '../../src/model/value.js';
import { identityRules } from '../../src/form/identities.js';
import { requestsEdition } from './values.js';
import type { Cells, Draft } from './draft.js';
import type { Rng } from './rng.js';

export interface Equation {
  /** Rule id and scope, as in `requests.flow natural_person`; the rule id alone where it has no scope. */
  readonly key: string;
  readonly cells: readonly CellRef[];
  /** null: not to be decided by arithmetic, because a figure is missing or unreadable or a total was left blank. */
  readonly broken: boolean | null;
}

export function key(rule: string, scope: string | null): string {
  return scope === null ? rule : `${rule} ${scope}`;
}

/** Every equation of the form over the given figures. Blank and dash count as 0 beside figures. */
export function equations(cells: Cells, requests: EditionId): Equation[] {
  const state = (ref: CellRef): string => cells.get(ref)?.state ?? 'absent';
  // A total left blank over figures stands for a figure nobody printed: no other equation it is in can be decided either.
  const missing = new Set(identityRules.filter((rule) => rule.totals).flatMap((rule) => rule.identities(requests)).filter((i) => i.right.every((ref) => state(ref) !== 'number') && i.left.some((ref) => state(ref) === 'number')).flatMap((i) => i.right));
  return identityRules.flatMap((rule) =>
    rule.identities(requests).map((identity) => {
      const all = [...identity.left, ...identity.right];
      const sum = (refs: readonly CellRef[]): number => refs.reduce((n, ref) => n + (cells.get(ref)?.value ?? 0), 0);
      const figure = (refs: readonly CellRef[]): boolean => refs.some((ref) => state(ref) === 'number');
      const unknown = all.some((ref) => state(ref) === 'unreadable' || state(ref) === 'absent' || missing.has(ref));
      const incomplete = figure(identity.left) !== figure(identity.right);
      return { key: key(rule.id, identity.scope), cells: all, broken: unknown || incomplete ? null : sum(identity.left) !== sum(identity.right) };
    }),
  );
}

/** Changes the printed figure of `count` cells that stand in an equation; returns which. */
export function plantSlips(draft: Draft, r: Rng, count: number): CellRef[] {
  const inEquations = [...new Set(equations(draft.cells, requestsEdition(draft.form)).flatMap((e) => e.cells))];
  const changed: CellRef[] = [];
  for (let i = 0; i < count; i++) {
    const ref = r.pick(inEquations);
    const c = draft.cells.get(ref);
    if (c?.value === undefined || c.value === null || changed.includes(ref)) continue;
    const value = c.value === 0 || r.chance(0.5) ? c.value + r.pick([1, 2, 9, 10]) : c.value - 1;
    Object.assign(c, { value, raw: String(value) });
    changed.push(ref);
  }
  return changed;
}
