// Reports of several years as one system → ways to put it right, weighed whole: the smallest sets, and lines of one report typed one cell off with the smallest sets for what they leave.
import type { Finding } from '../../model/finding.js';
import type { CellRef } from '../../model/value.js';
import { lineOffsets } from '../suspects/line-offset.js';
import { lineShifts } from '../suspects/line-shift.js';
import { keyOf as keyOfCells, partsOf, type Part } from '../suspects/parts.js';
import { blanksAsNoughts, replaced, type Printed } from '../suspects/printed.js';
import { search, type Bounds, type Repair } from '../suspects/search.js';
import type { Way } from '../suspects/ways.js';
import { leftBlank, zeroTotals } from '../suspects/weigh.js';
import { keyOf, type Joined, type Member } from './joined.js';
import { weighAcross, type EvidenceOf } from './weigh.js';

/** Less than within one report: most of what can be told of two years takes few cells, and each equation has several times as many. */
export const usual: Bounds = { work: 600, repairs: 400 };

export function waysAmong(j: Joined, members: readonly Member[], evidenceOf: EvidenceOf, bounds: Bounds = usual): { readonly ways: readonly Way[]; readonly cut: Finding['suspectsCut'] } {
  const p = j.printed;
  const known = new Map<string, number>();
  const weightOf = (part: Part): number => {
    const key = `${part.shift === null ? '' : 'shift '}${keyOfCells(part.cells)}`;
    let weight = known.get(key);
    if (weight === undefined) known.set(key, (weight = weighAcross(part, j, evidenceOf).weight));
    return weight;
  };
  const printedAs = (key: CellRef): string | undefined => { const { placed, ref } = j.homes.get(key)!; return placed.report.cells.get(ref)?.state; };
  const way = (repair: Repair, shift: readonly Part[], from: Printed): Way => {
    const parts = [...shift, ...partsOf(repair, p.group)];
    const filled = [...repair.filled.keys()];
    const blank = filled.filter((key) => from.blankTotals.has(key)).length;
    return { parts, filled: repair.filled, weight: parts.reduce((w, part) => w * weightOf(part), leftBlank ** blank * (filled.some((key) => printedAs(key) === 'number') ? zeroTotals : 1)) };
  };
  const found = search(p, bounds);
  const ways = found.repairs.map((r) => way(r, [], p));
  const also = p.blankTotals.size === 0 ? [] : [blanksAsNoughts(p)];
  const shifts = members.flatMap((m) => shiftsOf(m, j, evidenceOf));
  const less = { ...bounds, work: Math.ceil(bounds.work / (shifts.length + also.length + 1)) };
  for (const from of also) for (const r of search(from, less).repairs) ways.push(way(r, [], from));
  for (const shift of shifts) {
    for (const r of search(replaced(p, shift.cells), less).repairs) if (![...r.cells.keys()].some((key) => shift.cells.has(key))) ways.push(way(r, [shift], p));
  }
  return { ways, cut: found.cut };
}

/** Lines that explain what is off in one of the reports and reach into the identities between the years, in the words of the whole. */
function shiftsOf({ placed, within }: Member, { printed: { group, counts }, between, homes }: Joined, evidenceOf: EvidenceOf): Part[] {
  const { sheet } = evidenceOf(placed);
  const reached = [...between.keys()].flatMap((e) => [...e.coefficients.keys()].map((key) => homes.get(key)!)).filter((home) => home.placed === placed).map((home) => home.ref);
  return within.filter((p) => reached.some((ref) => p.group.of.get(ref)?.some((e) => p.off.get(e) !== 0) === true)).flatMap((p) => [...lineShifts(p, sheet), ...lineOffsets(p, sheet)]).flatMap((part) => {
    const cells = new Map([...part.cells].map(([ref, n]) => [keyOf(placed, ref), n]));
    const equations = new Set([...cells.keys()].flatMap((key) => group.of.get(key) ?? []));
    if (![...cells.keys()].every((key) => counts.has(key)) || ![...equations].some((e) => between.has(e))) return [];
    return [{ ...part, cells, filled: new Set([...part.filled].map((ref) => keyOf(placed, ref))), equations }];
  });
}
