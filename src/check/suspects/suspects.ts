// Findings → the same with suspects: which cells are most likely wrong, and what they would have to say.
import type { Layout } from '../../form/cell-refs.js';
import type { EditionId } from '../../model/edition.js';
import type { Finding } from '../../model/finding.js';
import type { Problem } from '../../model/problem.js';
import type { Rule } from '../../model/rule.js';
import type { CellRef, Value } from '../../model/value.js';
import { rules as inForce } from '../rules/index.js';
import { waysAcross, type Asked } from './across-groups.js';
import type { AcrossYears } from './across-years.js';
import { keyOf } from './parts.js';
import { printed, type Printed } from './printed.js';
import { assumedIn, doubted, problemOf, reread, type Reread } from './reread.js';
import { search, type Bounds, type Found } from './search.js';
import { sheetOf } from './sheet.js';
import { groupsOf, type Equation, type Group } from './system.js';
import { suspectsOf, waysOf, type Way } from './ways.js';
import type { Evidence } from './weigh.js';

/** What is known beside the cells of the report. */
export interface SuspectContext {
  /** The cells of the same agency's report of the year before. */
  readonly lastYear?: ReadonlyMap<CellRef, Value>;
  /** Whose report that is: suspects that it speaks for name it. */
  readonly lastYearOf?: { readonly agency: string; readonly year: number };
  /** Identities with the same agency's reports of the years before and after, where they are at hand. */
  readonly across?: readonly AcrossYears[];
  /** Problems of the reading: which rows may stand otherwise in the original. */
  readonly problems?: readonly Problem[];
  /** The rules that the findings come from; those with the relation `=` are used. */
  readonly rules?: readonly Rule[];
  readonly bounds?: Partial<Bounds>;
}

export interface Suspected {
  readonly findings: Finding[];
  /** Doubts of the reading that came to light: another reading of the same source makes the sums hold. */
  readonly problems: Problem[];
}

/** A group of sums with findings, and the ways to put it right. */
interface Searched extends Asked {
  readonly own: readonly { readonly e: Equation; readonly finding: Finding }[];
  readonly other: Reread;
  readonly ways: readonly Way[];
  readonly cut: Finding['suspectsCut'];
}

/** Less than 100 ms of search, and more sets than anybody reads. */
export const usual: Bounds = { work: 60_000, repairs: 1500 };

/**
 * Gives each broken finding of an `=` rule, and each incomplete one whose gap the sums fill, its `suspects`, the likeliest first. Others are returned as they are.
 * Sums that another reading of the source makes hold are no accusation: their findings become undecided, and a problem says which reading.
 * Deterministic; nothing is changed in the cells.
 */
export function withSuspects(findings: readonly Finding[], cells: ReadonlyMap<CellRef, Value>, layout: Layout, edition: EditionId, context: SuspectContext = {}): Suspected {
  const rules = context.rules ?? inForce;
  const asked = findings.filter(isAsked);
  if (asked.length === 0) return { findings: [...findings], problems: [] };
  const sheet = sheetOf(edition, layout);
  const named = new Map<string, Finding>(asked.map((f) => [`${f.rule} ${f.scope ?? ''}`, f]));
  const out = new Map<Finding, Finding>();
  const problems: Problem[] = [];
  const groups = groupsOf(rules, layout.requests ?? edition);
  const evidence: Evidence = { cells, lastYear: context.lastYear, lastYearOf: context.lastYearOf, across: context.across ?? [], sheet, assumed: assumedIn(context.problems ?? []) };
  const searched = new Map<Group, Searched>();
  for (const group of groups) {
    const own = group.equations.flatMap((e) => {
      const finding = named.get(`${e.rule.id} ${e.scope ?? ''}`);
      return finding === undefined ? [] : [{ e, finding }];
    });
    if (own.length === 0) continue;
    const asPrinted = printed(group, cells);
    if (asPrinted === null) continue;
    const other = reread(asPrinted, cells, sheet, context.problems ?? []);
    problems.push(...other.problems);
    searched.set(group, { own, other, printed: other.printed, ...waysOf(other.printed, evidence, { ...usual, ...context.bounds }) });
  }
  const across = waysAcross(groups, searched, evidence);
  for (const [group, { own, other, ways: inGroup, cut }] of searched) {
    const ways = [...inGroup, ...(across.get(group) ?? [])];
    const misread = new Map<string, Problem>();
    for (const { e, finding } of own) {
      const doubt = other.mended.get(e);
      if (doubt !== undefined) {
        out.set(finding, doubted(finding, doubt));
        continue;
      }
      const { suspects, more } = suspectsOf(e, ways, group, evidence);
      // More cells than are tried together above, or one whose other sums are off for another reason.
      const seen = suspects.find((s) => s.rank === 1 && s.slip === 'misread');
      if (seen !== undefined) {
        const said = new Map(Object.entries(seen.cells));
        const problem = misread.get(keyOf(said)) ?? problemOf({ cells: said, kind: 'figure' }, cells);
        misread.set(keyOf(said), problem);
        out.set(finding, doubted(finding, problem.message));
        continue;
      }
      const left = cut ?? (more ? 'too-many' : undefined);
      // Where only a gap is open that no sum fills, there is nobody to accuse.
      if (suspects.length === 0 && left === undefined) continue;
      out.set(finding, { ...finding, suspects, ...(left === undefined ? {} : { suspectsCut: left }) });
    }
    problems.push(...misread.values());
  }
  return { findings: findings.map((f) => out.get(f) ?? f), problems };
}

/** Whether a finding is one that suspects can be looked for. */
export function isAsked(f: Finding): boolean {
  return (f.outcome === 'broken' && f.kind === 'arithmetic') || (f.outcome === 'undecided' && f.kind === 'incomplete');
}

/** The smallest sets of cells for each group of sums that is off, unranked and whole: for measuring. */
export function repairsOf(cells: ReadonlyMap<CellRef, Value>, layout: Layout, edition: EditionId, rules: readonly Rule[] = inForce, bounds: Bounds = usual): { readonly printed: Printed; readonly found: Found }[] {
  return groupsOf(rules, layout.requests ?? edition).flatMap((group) => {
    const p = printed(group, cells);
    return p === null || ![...p.off.values()].some((n) => n !== 0) ? [] : [{ printed: p, found: search(p, bounds) }];
  });
}
