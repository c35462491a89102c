// Smallest sets and shifted lines → ways to put a group of sums right, weighed whole; of each finding, what of them concerns it.
import type { Finding } from '../../model/finding.js';
import type { Suspect } from '../../model/suspect.js';
import type { CellRef } from '../../model/value.js';
import { blockShifts } from './block-shift.js';
import { lineOffsets } from './line-offset.js';
import { lineShifts } from './line-shift.js';
import { concerning, keyOf, partsOf, type Part } from './parts.js';
import { blanksAsNoughts, replaced, type Printed } from './printed.js';
import { search, type Bounds, type Repair } from './search.js';
import type { Equation, Group } from './system.js';
import { leftBlank, weigh, zeroTotals, type Evidence } from './weigh.js';
import { why } from './why.js';

/** Suspects listed with one finding. */
export const listed = 40;
/** Ways this many times less likely than another are told apart from it. */
const alike = 2;

/** A way to put a whole group right. */
export interface Way {
  readonly parts: readonly Part[];
  /** Gaps that are filled. */
  readonly filled: ReadonlyMap<CellRef, number>;
  /** Of all its parts together: two ways that mend a finding alike may differ in what they leave for the others. */
  readonly weight: number;
}

/** All smallest sets; those with a few blank totals taken for 0; and every line that was typed one cell off, with the smallest sets for what it leaves. */
export function waysOf(p: Printed, evidence: Evidence, bounds: Bounds): { readonly ways: readonly Way[]; readonly cut: Finding['suspectsCut'] } {
  const memo = new Map<string, number>();
  const weightOf = (part: Part): number => {
    if (part.shift !== null) return weigh(part, evidence).weight;
    const key = keyOf(part.cells);
    let weight = memo.get(key);
    if (weight === undefined) memo.set(key, (weight = weigh(part, evidence).weight));
    return weight;
  };
  const way = (repair: Repair, shift: readonly Part[], from: Printed): Way => {
    const parts = [...shift, ...partsOf(repair, p.group)];
    const blank = [...repair.filled.keys()].filter((ref) => from.blankTotals.has(ref)).length;
    const habit = [...repair.filled.keys()].some((ref) => evidence.cells.get(ref)?.state === 'number') ? zeroTotals : 1;
    return { parts, filled: repair.filled, weight: parts.reduce((w, part) => w * weightOf(part), leftBlank ** blank * habit) };
  };
  const found = search(p, bounds);
  const ways = found.repairs.map((r) => way(r, [], p));
  const also = p.blankTotals.size === 0 ? [] : [blanksAsNoughts(p)];
  const shifts = [p, ...also].flatMap((from) => [...lineShifts(from, evidence.sheet), ...lineOffsets(from, evidence.sheet), ...blockShifts(from, evidence.sheet).filter(({ cells }) => ![...cells.keys()].some((ref) => evidence.assumed.has(ref)))].map((shift) => ({ from, shift })));
  // What they leave is little, or they explain little.
  const less = { ...bounds, work: Math.ceil(bounds.work / (shifts.length + also.length + 1)) };
  for (const from of also) for (const r of search(from, less).repairs) ways.push(way(r, [], from));
  for (const { from, shift } of shifts) {
    for (const r of search(replaced(from, shift.cells), less).repairs) if (![...r.cells.keys()].some((ref) => shift.cells.has(ref))) ways.push(way(r, [shift], from));
  }
  return { ways, cut: found.cut };
}

/** What of the ways concerns one equation, each once, weighed and ranked; no more than are listed. */
export function suspectsOf(e: Equation, ways: readonly Way[], group: Group, evidence: Evidence): { suspects: Suspect[]; more: boolean } {
  const distinct = new Map<string, { readonly part: Part; readonly weight: number }>();
  for (const { parts, filled, weight } of ways) {
    const part = concerning(e, parts, filled, group);
    if (part === null) continue;
    const key = keyOf(part.cells);
    const before = distinct.get(key);
    if (before === undefined || before.weight < weight) distinct.set(key, { part, weight });
  }
  const { order } = evidence.sheet;
  const place = (part: Part): number => Math.min(...[...part.cells.keys()].map((ref) => order.get(ref) ?? Infinity));
  const sorted = [...distinct.values()].sort((a, b) => b.weight - a.weight || place(a.part) - place(b.part));
  const suspects = ranked(sorted).slice(0, listed).map(({ part, rank, ties }): Suspect => {
    const [only, more] = [...part.cells];
    const weighed = weigh(part, evidence);
    return {
      cells: Object.fromEntries(part.cells), ...(only === undefined || more !== undefined ? {} : { cell: only[0], value: only[1] }), rank, tie: ties > 0, slip: weighed.slip,
      ...(part.open ? { open: true as const } : {}), ...(weighed.beside.length === 0 ? {} : { beside: weighed.beside }), why: why(part, weighed, evidence.cells, ties),
    };
  });
  return { suspects, more: sorted.length > listed };
}

/** Ranks as in sport: 1, 1, 3. Those nearly as likely as the first of a rank share it. `sorted`: the likeliest first. */
export function ranked<T extends { readonly weight: number }>(sorted: readonly T[]): (T & { rank: number; ties: number })[] {
  const ranks: number[] = [];
  sorted.forEach((x, i) => {
    const before = ranks[i - 1];
    ranks.push(before !== undefined && x.weight * alike >= sorted[before - 1]!.weight ? before : i + 1);
  });
  const sharing = new Map<number, number>();
  for (const r of ranks) sharing.set(r, (sharing.get(r) ?? 0) + 1);
  return sorted.map((x, i) => ({ ...x, rank: ranks[i]!, ties: sharing.get(ranks[i]!)! - 1 }));
}
