// One slip that moves many figures: a row, a column, a part of one or a whole table typed one cell too far. Tried line by line, because the smallest sets know only cells and not slips.
import type { CellRef } from '../../model/value.js';
import { keyOf, partsOf, type Part } from './parts.js';
import type { Printed } from './printed.js';
import type { Sheet } from './sheet.js';
import type { Equation, Group } from './system.js';

/** How figures were moved against where they belong; or that each of them is one too many (`more`), one too few. */
export interface Shift {
  readonly what: 'row' | 'column' | 'table';
  readonly towards: 'right' | 'left' | 'down' | 'up' | 'more' | 'less';
  /** All of the line, or all but its total. */
  readonly whole: boolean;
  /** How much less likely than a whole line that leaves its first cell empty: 0–1. */
  readonly likelihood: number;
}

/** Sums off that the shift has to explain besides the one from which the cell at its end is worked out. */
const evidence = 2;
/** Shifts that are followed up; the others explain less. */
const most = 6;

/** Cells that move as one, in the order of the line, or against it. */
interface Path {
  readonly steps: readonly (readonly CellRef[])[];
  readonly cells: ReadonlySet<CellRef>;
  /** Steps before which something else begins: the first, a total, what comes after it; and the end. */
  readonly borders: ReadonlySet<number>;
  readonly what: Shift['what'];
  readonly towards: Shift['towards'];
}

interface Candidate {
  readonly part: Part;
  readonly mended: number;
}

/** Shifts after which every equation they touch holds, those that explain most first. */
export function lineShifts(p: Printed, sheet: Sheet): Part[] {
  const off = p.equations.filter((e) => p.off.get(e) !== 0);
  if (off.length < 2) return [];
  const found = new Map<string, Candidate>();
  for (const path of pathsOf(p.group, sheet)) {
    // What moved two figures put two sums out.
    let touched = 0;
    for (const e of off) if (path.steps.some((step) => step.some((ref) => e.coefficients.has(ref)))) touched++;
    if (touched < 2 || (path.what === 'table' && !isOffThroughout(p, off, path))) continue;
    for (const [from, to] of segments(p, path)) {
      const candidate = moved(p, path, from, to) ?? (to - from > 2 ? moved(p, path, from, to - 1) : null);
      if (candidate === null) continue;
      const key = keyOf(candidate.part.cells);
      const before = found.get(key);
      if (before === undefined || before.part.shift!.likelihood < candidate.part.shift!.likelihood) found.set(key, candidate);
    }
  }
  return [...found.values()].sort((a, b) => b.mended - a.mended || b.part.shift!.likelihood - a.part.shift!.likelihood).slice(0, most).map((c) => c.part);
}

const known = new WeakMap<Group, Map<Sheet, readonly Path[]>>();

/** Written out once for every form. */
function pathsOf(group: Group, sheet: Sheet): readonly Path[] {
  let sheets = known.get(group);
  if (sheets === undefined) known.set(group, (sheets = new Map()));
  let paths = sheets.get(sheet);
  if (paths === undefined) sheets.set(sheet, (paths = drawn(group, sheet)));
  return paths;
}

function drawn(group: Group, sheet: Sheet): Path[] {
  const lines = sheet.lines.flatMap(({ cells, along }) => {
    const steps = cells.filter((ref) => group.of.has(ref)).map((ref) => [ref]);
    return steps.length < 3 ? [] : bothWays(group, steps, along, along);
  });
  const tables = sheet.grids.flatMap((grid) => {
    const rows = grid.map((row) => row.filter((ref) => group.of.has(ref))).filter((row) => row.length > 1);
    return rows.length < 3 ? [] : [...bothWays(group, rows, 'table', 'column'), ...bothWays(group, rows[0]!.map((_, i) => rows.map((row) => row[i]!)), 'table', 'row')];
  });
  return [...lines, ...tables];
}

function bothWays(group: Group, steps: readonly (readonly CellRef[])[], what: Shift['what'], along: 'row' | 'column'): Path[] {
  const n = steps.length;
  const at = new Map(steps.flatMap((step, i) => step.map((ref) => [ref, i] as const)));
  const cells = new Set(at.keys());
  const kinds = steps.map((step, i) => group.of.get(step[0]!)!.filter((e) => [...e.coefficients.keys()].some((ref) => at.has(ref) && at.get(ref) !== i)).map((e) => `${e.rule.id} ${e.coefficients.get(step[0]!)}`).sort().join());
  const borders = new Set([0, n, ...kinds.flatMap((k, i) => (i > 0 && k !== kinds[i - 1] ? [i] : []))]);
  return [
    { steps, cells, borders, what, towards: along === 'row' ? 'right' : 'down' },
    { steps: [...steps].reverse(), cells, borders: new Set([...borders].map((b) => n - b)), what, towards: along === 'row' ? 'left' : 'up' },
  ];
}

/** From where to where a shift may reach: as far as the sums across the line bear it out; where there are none, from border to border. Both ends included. */
function segments(p: Printed, path: Path): [number, number][] {
  const { steps, borders } = path;
  const needed = steps.map((step) => (step.length === 1 ? neededAt(p, path, step[0]!) : 'any'));
  const fits = (i: number): boolean => {
    const next = steps[i + 1];
    if (next === undefined || [...steps[i]!, ...next].some((ref) => p.unknown.has(ref))) return false;
    return needed[i] === 'any' || needed[i] === p.counts.get(next[0]!);
  };
  const found: [number, number][] = [];
  let from = 0;
  for (let i = 0; i < steps.length; i++) {
    if (fits(i)) continue;
    if (i > from) {
      found.push([from, i]);
      if (needed.slice(from, i + 1).includes('any')) {
        for (const a of borders) for (const b of borders) if (a >= from && b - 1 <= i && b - a > 2 && (a !== from || b - 1 !== i)) found.push([a, b - 1]);
      }
    }
    from = i + 1;
  }
  return found;
}

/** What a cell would have to say for the sums across its line; `any` where there are none, `none` where they disagree. */
function neededAt(p: Printed, { cells }: Path, ref: CellRef): number | 'any' | 'none' {
  let needed: number | 'any' = 'any';
  for (const e of p.group.of.get(ref) ?? []) {
    if (!p.off.has(e) || some(e, (other) => p.unknown.has(other) || p.gaps.has(other) || (other !== ref && cells.has(other)))) continue;
    const value = p.counts.get(ref)! - p.off.get(e)! / e.coefficients.get(ref)!;
    if (value < 0 || !Number.isInteger(value) || (needed !== 'any' && needed !== value)) return 'none';
    needed = value;
  }
  return needed;
}

/** Every cell says what the next one prints; what belongs in the last one fell off, or stands at the start, and an equation says it. */
function moved(p: Printed, path: Path, from: number, to: number): Candidate | null {
  const { steps } = path;
  const printed = (ref: CellRef): number => p.counts.get(ref)!;
  const should = new Map<CellRef, number>();
  const changed: number[] = [];
  for (let i = from; i < to; i++) {
    steps[i]!.forEach((ref, k) => {
      const next = printed(steps[i + 1]![k]!);
      if (next !== printed(ref)) should.set(ref, next);
    });
    if (steps[i]!.some((ref) => should.has(ref))) changed.push(i);
  }
  if (changed.length === 0) return null;
  const now = (e: Equation): number => {
    let sum = p.off.get(e)!;
    for (const [ref, v] of should) sum += (e.coefficients.get(ref) ?? 0) * (v - printed(ref));
    return Math.round(sum * 1e6) / 1e6;
  };
  const ends = new Set(steps[to]);
  const worked = new Set<Equation>();
  for (const end of ends) {
    const e = (p.group.of.get(end) ?? []).find((x) => p.off.has(x) && [...x.coefficients.keys()].every((ref) => (ref === end || !ends.has(ref)) && !p.unknown.has(ref) && (!p.gaps.has(ref) || should.has(ref) || ref === end)));
    if (e === undefined) return null;
    const value = printed(end) - now(e) / e.coefficients.get(end)!;
    if (value < 0 || !Number.isInteger(value)) return null;
    worked.add(e);
    if (value !== printed(end)) should.set(end, value);
  }
  if ([...ends].some((ref) => should.has(ref))) changed.push(to);
  const [first, last] = [steps[changed[0]!]!, changed.at(-1)!];
  const belongs = (ref: CellRef): number => should.get(ref) ?? printed(ref);
  // Nothing is lost: what belongs at the end stands at the start.
  const round = first.some((ref) => printed(ref) !== 0) && first.every((ref, k) => printed(ref) === belongs(steps[to]![k]!));
  let figures = round ? 1 : 0;
  for (const i of steps.keys()) if (i > changed[0]! && i <= last && steps[i]!.some((ref) => printed(ref) !== 0)) figures++;
  const lost = [...ends].some((ref) => (should.get(ref) ?? 0) > 0);
  // One figure that moved is a request in the wrong place, unless another fell off with it.
  if (should.size < 2 || figures + (lost && should.size > 2 ? 1 : 0) < 2) return null;
  // Two cells that changed places are no line that moved: the smallest sets have them, wherever they stand.
  if (isExchange(should, printed, steps)) return null;
  const touched = new Set([...should.keys()].flatMap((ref) => p.group.of.get(ref) ?? []).filter((e) => p.off.has(e)));
  let mended = round ? 1 : 0;
  for (const e of touched) {
    const cells = [...e.coefficients.keys()];
    if (cells.some((ref) => p.unknown.has(ref))) return null;
    // A sum with a gap in it shows nothing.
    if (cells.some((ref) => p.gaps.has(ref) && !should.has(ref))) continue;
    if (now(e) !== 0) return null;
    if (p.off.get(e) !== 0 && !worked.has(e)) mended++;
  }
  if (mended < evidence) return null;
  const parts = partsOf({ cells: should, open: false }, p.group);
  // One slip, whether or not its figures share sums.
  const part: Part = { ...parts[0]!, cells: new Map(parts.flatMap((x) => [...x.cells])), equations: new Set(parts.flatMap((x) => [...x.equations])) };
  const begins = within(path.borders, from, changed[0]!);
  const ended = within(path.borders, last + 1, to + 1);
  const start = first.every((ref) => printed(ref) === 0) ? 1 : round ? 0.5 : 0.02;
  const whole = begins && ended && within(new Set([0, 1, steps.length - 1, steps.length]), from, changed[0]!) && within(new Set([steps.length - 1, steps.length]), last + 1, to + 1);
  return { part: { ...part, shift: { what: path.what, towards: path.towards, whole, likelihood: (begins && ended ? 1 : begins || ended ? 0.2 : 0.05) * start } }, mended };
}

function isExchange(should: ReadonlyMap<CellRef, number>, printed: (ref: CellRef) => number, steps: Path['steps']): boolean {
  const [a, b, more] = [...should];
  if (a === undefined || b === undefined || more !== undefined || a[1] !== printed(b[0]) || b[1] !== printed(a[0])) return false;
  const at = (ref: CellRef): number => steps.findIndex((step) => step.includes(ref));
  return Math.abs(at(a[0]) - at(b[0])) === 1;
}

function some(e: Equation, is: (ref: CellRef) => boolean): boolean {
  for (const ref of e.coefficients.keys()) if (is(ref)) return true;
  return false;
}

/** Whole lines that change places are seen by no sum: of a table that moved, most sums across the lines that moved are off. */
function isOffThroughout(p: Printed, off: readonly Equation[], { steps }: Path): boolean {
  let [filled, broken] = [0, 0];
  for (const k of steps[0]!.keys()) {
    const lane = new Set(steps.map((step) => step[k]!));
    if (![...lane].some((ref) => p.counts.get(ref) !== 0)) continue;
    filled++;
    if (off.some((e) => !some(e, (ref) => !lane.has(ref)))) broken++;
  }
  return broken * 2 > filled;
}

function within(borders: ReadonlySet<number>, from: number, to: number): boolean {
  for (const b of borders) if (b >= from && b <= to) return true;
  return false;
}
