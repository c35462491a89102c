// Reports of one agency, and the identities within and between them → one system of sums whose cells are known by their year, for the search that finds suspects within a report.
import type { Placed } from '../../model/placed.js';
import type { Rule } from '../../model/rule.js';
import type { Text } from '../../model/text.js';
import type { CellRef } from '../../model/value.js';
import type { Printed } from '../suspects/printed.js';
import { grouped, type Equation, type Group } from '../suspects/system.js';
import type { YearIdentity } from './rules.js';
import { termsOf, type Beyond } from './standing.js';

/** A report whose cells may change. */
export interface Member {
  readonly placed: Placed;
  /** The sums within it that hold cells of the identities between years, and its figures as they are read. */
  readonly within: readonly Printed[];
  /** Cells that another reading of the source makes its sums hold with, and what is said of that; it is the one taken. */
  readonly doubts: ReadonlyMap<CellRef, Text>;
}

/** An identity between the report of `now` and the one before it. */
export interface Between {
  readonly identity: YearIdentity;
  readonly last: Placed;
  readonly now: Placed;
  /** One of the two is no member: what its report says. */
  readonly beyond?: Beyond;
}

/** Whose cell it is that the system calls by `key`. */
export interface Home {
  readonly placed: Placed;
  readonly ref: CellRef;
  /** The report is a member: its other sums are in the system too. */
  readonly member: boolean;
}

export interface Joined {
  readonly printed: Printed;
  readonly homes: ReadonlyMap<CellRef, Home>;
  /** For each equation within a report, the report and its own equation. */
  readonly own: ReadonlyMap<Equation, { readonly placed: Placed; readonly equation: Equation }>;
  readonly between: ReadonlyMap<Equation, Between>;
}

export function keyOf(p: Placed, ref: CellRef): CellRef {
  return `${p.year} ${ref}`;
}

/** The part of the system that the identities between the members are in; null where a figure in it is none that can be reckoned with, or nothing of it is in the documents. */
export function joined(members: readonly Member[], between: readonly Between[]): Joined | null {
  const homes = new Map<CellRef, Home>();
  const own = new Map<Equation, { readonly placed: Placed; readonly equation: Equation }>();
  const years = new Map<Equation, Between>();
  const off = new Map<Equation, number>();
  const name = (placed: Placed, ref: CellRef): CellRef => {
    const key = keyOf(placed, ref);
    if (!homes.has(key)) homes.set(key, { placed, ref, member: members.some((m) => m.placed === placed) });
    return key;
  };
  for (const { placed, within } of members) {
    for (const p of within) {
      for (const e of p.equations) {
        const keyed = equationOf(e.rule, [...e.coefficients].map(([ref, k]) => [name(placed, ref), k]), e.left.map((ref) => keyOf(placed, ref)), e.right.map((ref) => keyOf(placed, ref)));
        own.set(keyed, { placed, equation: e });
        off.set(keyed, p.off.get(e)!);
      }
    }
  }
  for (const b of between) {
    const terms = termsOf(b.identity).map((t) => ({ placed: t.year === 'last' ? b.last : b.now, ref: t.ref, sign: t.sign }));
    if (b.beyond === 'nothing' || terms.every((t) => stateOf(t.placed, t.ref) === 'absent')) continue;
    // What the year beyond holds fast is a figure and no cell.
    const cells = b.beyond === 'fixed' ? terms.filter((t) => members.some((m) => m.placed === t.placed)) : terms;
    const e = equationOf(anyRule, cells.map((t) => [name(t.placed, t.ref), t.sign]), [], []);
    years.set(e, b);
    off.set(e, rounded(terms.reduce((n, t) => n + t.sign * countOf(members, t.placed, t.ref), 0)));
  }
  const group = grouped([...own.keys(), ...years.keys()]).find((g) => g.equations.some((e) => years.get(e)?.beyond === undefined && years.has(e)));
  if (group === undefined) return null;
  const printed = figures(group, homes, members, off);
  return printed === null ? null : { printed, homes, own, between: years };
}

/** Stands for all rules between years: none of them has a total. */
const anyRule = { totals: false, relation: '=' } as Rule;

function equationOf(rule: Rule, coefficients: readonly (readonly [CellRef, number])[], left: readonly CellRef[], right: readonly CellRef[]): Equation {
  return { rule, scope: null, left, right, coefficients: new Map(coefficients) };
}

function figures(group: Group, homes: ReadonlyMap<CellRef, Home>, members: readonly Member[], off: ReadonlyMap<Equation, number>): Printed | null {
  const counts = new Map<CellRef, number>();
  const unknown = new Set<CellRef>();
  const gaps = new Set<CellRef>();
  const blankTotals = new Set<CellRef>();
  for (const key of group.cells) {
    const { placed, ref } = homes.get(key)!;
    const n = countOf(members, placed, ref);
    if (!Number.isFinite(n) || Math.abs(n) > 1e9) return null;
    counts.set(key, n);
    const state = stateOf(placed, ref);
    if (state === 'absent' || state === 'unreadable') unknown.add(key);
    const p = withinOf(members, placed, ref);
    if (p?.gaps.has(ref) === true) gaps.add(key);
    if (p?.blankTotals.has(ref) === true) blankTotals.add(key);
  }
  return { group, equations: group.equations, counts, unknown, gaps, blankTotals, off: new Map(group.equations.map((e) => [e, off.get(e)!])) };
}

function withinOf(members: readonly Member[], placed: Placed, ref: CellRef): Printed | undefined {
  return members.find((m) => m.placed === placed)?.within.find((p) => p.counts.has(ref));
}

/** As it is read; another reading of the source may have been taken. */
function countOf(members: readonly Member[], placed: Placed, ref: CellRef): number {
  const value = placed.report.cells.get(ref);
  return withinOf(members, placed, ref)?.counts.get(ref) ?? (value?.state === 'number' ? value.value! : 0);
}

function stateOf(placed: Placed, ref: CellRef): string {
  return placed.report.cells.get(ref)?.state ?? 'absent';
}

/** Counts are whole; where one is printed with a fraction, no sum of a few is exact beyond this. */
function rounded(n: number): number {
  return Math.round(n * 1e6) / 1e6;
}
