// Findings → the same with suspects: which cells are most likely wrong, and what they would have to say.
import type { Layout } from '../../form/cell-refs.js';
import type { EditionId } from '../../model/edition.js';
import type { Finding } from '../../model/finding.js';
import type { Problem } from '../../model/problem.js';
import type { Rule } from '../../model/rule.js';
import type { Suspect } from '../../model/suspect.js';
import type { CellRef, Value } from '../../model/value.js';
import { rules as inForce } from '../rules/index.js';
import { lineShifts } from './line-shift.js';
import { concerning, keyOf, partsOf, type Part } from './parts.js';
import { printed, type Printed } from './printed.js';
import { doubted, reread } from './reread.js';
import { search, type Bounds, type Found } from './search.js';
import { sheetOf } from './sheet.js';
import { groupsOf } from './system.js';
import { weigh, type Evidence, type Weighed } from './weigh.js';
import { why } from './why.js';

/** What is known beside the cells of the report. */
export interface SuspectContext {
  /** The cells of the same agency's report of the year before. */
  readonly lastYear?: ReadonlyMap<CellRef, Value>;
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

/** About 100 ms of search, and more sets than anybody reads. */
export const usual: Bounds = { work: 40_000, repairs: 1500 };
/** Suspects listed with one finding. */
const listed = 40;
/** Ways this many times less likely than another are told apart from it. */
const alike = 2;

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
  for (const group of groupsOf(rules, layout.requests ?? edition)) {
    const own = group.equations.flatMap((e) => {
      const finding = named.get(`${e.rule.id} ${e.scope ?? ''}`);
      return finding === undefined ? [] : [{ e, finding }];
    });
    if (own.length === 0) continue;
    const asPrinted = printed(group, cells);
    if (asPrinted === null) continue;
    const other = reread(asPrinted, cells, sheet, context.problems ?? []);
    problems.push(...other.problems);
    const p = other.printed;
    const found = search(p, { ...usual, ...context.bounds });
    const shifts = new Map(lineShifts(p, sheet).map((part) => [keyOf(part.cells), part]));
    const evidence: Evidence = { cells, lastYear: context.lastYear, sheet, shifts };
    const weighed = new Map<string, Weighed>();
    const repairs = found.repairs.map((r) => ({ parts: partsOf(r, group), filled: r.filled }));
    for (const { e, finding } of own) {
      const doubt = other.mended.get(e);
      if (doubt !== undefined) {
        out.set(finding, doubted(finding, doubt));
        continue;
      }
      const ways = [...repairs.map((r) => concerning(e, r.parts, r.filled, group)), ...[...shifts.values()].filter((s) => s.equations.has(e))];
      const suspects = suspectsOf(ways, evidence, weighed);
      const cut = found.cut ?? (suspects.length > listed ? 'too-many' : undefined);
      // A gap that no sum fills is no accusation.
      if (suspects.length === 0 && finding.outcome !== 'broken') continue;
      out.set(finding, { ...finding, suspects: suspects.slice(0, listed), ...(cut === undefined ? {} : { suspectsCut: cut }) });
    }
  }
  return { findings: findings.map((f) => out.get(f) ?? f), problems };
}

function isAsked(f: Finding): boolean {
  return (f.outcome === 'broken' && f.kind === 'arithmetic') || (f.outcome === 'undecided' && f.kind === 'incomplete');
}

/** The ways to put one equation right, each once, weighed and ranked. */
function suspectsOf(ways: readonly (Part | null)[], evidence: Evidence, memo: Map<string, Weighed>): Suspect[] {
  const distinct = new Map(ways.flatMap((part) => (part === null ? [] : [[keyOf(part.cells), part] as const])));
  const { order } = evidence.sheet;
  const place = (part: Part): number => Math.min(...[...part.cells.keys()].map((ref) => order.get(ref) ?? Infinity));
  const weighed = [...distinct].map(([key, part]) => {
    let w = memo.get(key);
    if (w === undefined) memo.set(key, (w = weigh(part, evidence)));
    return { part, w };
  }).sort((a, b) => b.w.weight - a.w.weight || place(a.part) - place(b.part));
  return ranked(weighed).map(({ part, w, rank, ties }): Suspect => {
    const [only, more] = [...part.cells];
    return {
      cells: Object.fromEntries(part.cells), ...(only === undefined || more !== undefined ? {} : { cell: only[0], value: only[1] }), rank, tie: ties > 0, slip: w.slip,
      ...(part.open ? { open: true as const } : {}), why: why(part, w, evidence.cells, ties),
    };
  });
}

/** Ranks as in sport: 1, 1, 3. Those nearly as likely as the first of a rank share it. */
function ranked<T extends { readonly w: Weighed }>(sorted: readonly T[]): (T & { rank: number; ties: number })[] {
  const ranks: number[] = [];
  sorted.forEach((x, i) => {
    const before = ranks[i - 1];
    ranks.push(before !== undefined && x.w.weight * alike >= sorted[before - 1]!.w.weight ? before : i + 1);
  });
  return sorted.map((x, i) => ({ ...x, rank: ranks[i]!, ties: ranks.filter((r) => r === ranks[i]).length - 1 }));
}

/** The smallest sets of cells for each group of sums that is off, unranked and whole: for measuring. */
export function repairsOf(cells: ReadonlyMap<CellRef, Value>, layout: Layout, edition: EditionId, rules: readonly Rule[] = inForce, bounds: Bounds = usual): { readonly printed: Printed; readonly found: Found }[] {
  return groupsOf(rules, layout.requests ?? edition).flatMap((group) => {
    const p = printed(group, cells);
    return p === null || ![...p.off.values()].some((n) => n !== 0) ? [] : [{ printed: p, found: search(p, bounds) }];
  });
}
