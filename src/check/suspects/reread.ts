// Before anybody is accused: does another reading of the same source make the sums hold? Then the doubt is the reader's, and it is said as a problem of the reading.
import type { Finding } from '../../model/finding.js';
import type { Problem } from '../../model/problem.js';
import type { Text } from '../../model/text.js';
import type { CellRef, Value } from '../../model/value.js';
import { plain } from '../decimal.js';
import { nameOf } from '../place.js';
import { offWith, replaced, type Printed } from './printed.js';
import type { Sheet } from './sheet.js';
import type { Equation } from './system.js';

/** Problems that say of their cells: where in the row these figures stand was assumed. A row that stands squarely in its columns has none of them. */
const assumed: ReadonlySet<string> = new Set(['columns', 'header-missing', 'header-false', 'rejoined', 'ambiguous', 'order']);
/** Other readings tried in pairs at most. */
const inPairs = 60;

/** Other figures for some cells, that the same source bears out. */
export interface Reading {
  readonly cells: ReadonlyMap<CellRef, number>;
  readonly kind: 'shifted' | 'figure';
}

export interface Reread {
  readonly problems: readonly Problem[];
  /** The group as it is with the other readings. */
  readonly printed: Printed;
  /** Findings of these equations are no accusation: which message goes with each. */
  readonly mended: ReadonlyMap<Equation, Text>;
}

/** Other readings that mend sums and leave all sums they touch whole. */
export function reread(p: Printed, cells: ReadonlyMap<CellRef, Value>, sheet: Sheet, problems: readonly Problem[]): Reread {
  const mended = new Map<Equation, Text>();
  const said: Problem[] = [];
  let now = p;
  let readings = [...shifts(p, cells, sheet, problems), ...figures(p, cells)];
  while (readings.length > 0) {
    const taken = first(readings, now) ?? first(pairs(readings), now) ?? first(together(readings), now);
    if (taken === null) break;
    const problem = problemOf(taken, cells);
    said.push(problem);
    for (const e of touchedBy(taken, now)) if (now.off.get(e) !== 0) mended.set(e, problem.message);
    now = replaced(now, taken.cells);
    readings = readings.filter((r) => ![...r.cells.keys()].some((ref) => taken.cells.has(ref)));
  }
  return { problems: said, printed: now, mended };
}

function first(readings: Iterable<Reading>, p: Printed): Reading | null {
  for (const r of readings) {
    const touched = touchedBy(r, p);
    if (touched.some((e) => p.off.get(e) !== 0) && touched.every((e) => offWith(e, r.cells, p) === 0)) return r;
  }
  return null;
}

/** The equations with a cell that is read otherwise; not those with a cell that is not known, which show nothing. */
function touchedBy(r: Reading, p: Printed): Equation[] {
  const touched = new Set([...r.cells.keys()].flatMap((ref) => p.group.of.get(ref) ?? []));
  return [...touched].filter((e) => p.off.has(e) && ![...e.coefficients.keys()].some((ref) => p.unknown.has(ref) || (p.gaps.has(ref) && !r.cells.has(ref))));
}

/** A finding that rests on a doubtful reading. */
export function doubted(f: Finding, message: Text): Finding {
  return { ...f, outcome: 'undecided', kind: 'unreadable', severity: 'info', difference: null, message: { zh: `${f.message.zh}${message.zh}`, en: `${f.message.en} ${message.en}` } };
}

/** The cells of such problems. */
export function assumedIn(problems: readonly Problem[]): ReadonlySet<CellRef> {
  return new Set(problems.filter((p) => assumed.has(p.code)).flatMap((p) => p.cells ?? []));
}

/** Rows whose place was assumed, moved by one cell into a spare one: nothing printed may fall off. */
function shifts(p: Printed, cells: ReadonlyMap<CellRef, Value>, sheet: Sheet, problems: readonly Problem[]): Reading[] {
  const doubtful = assumedIn(problems);
  if (doubtful.size === 0) return [];
  const spare = (ref: CellRef): boolean => cells.get(ref)?.state === 'blank' || cells.get(ref)?.state === 'absent';
  const readings: Reading[] = [];
  for (const line of sheet.lines) {
    const row = line.cells.filter((ref) => p.counts.has(ref));
    if (line.along !== 'row' || row.length < 3 || !sameRow(row) || !row.every((ref) => doubtful.has(ref)) || row.some((ref) => cells.get(ref)?.state === 'unreadable')) continue;
    for (const way of [row, [...row].reverse()]) {
      if (!spare(way[0]!)) continue;
      // Every figure moves into the cell before it; the last cell is then the spare one.
      const all = new Map(way.map((ref, i) => [ref, i + 1 < way.length ? p.counts.get(way[i + 1]!)! : 0]));
      const moved = new Map(row.map((ref) => [ref, all.get(ref)!] as const).filter(([ref, v]) => v !== p.counts.get(ref)));
      if (moved.size > 0) readings.push({ cells: moved, kind: 'shifted' });
    }
  }
  return readings;
}

function sameRow(line: readonly CellRef[]): boolean {
  return new Set(line.map((ref) => ref.slice(0, ref.lastIndexOf('.')))).size === 1;
}

/** Figures whose signs bear another: `1 2` for 12, what a recogniser held possible, a second figure in the cell. */
function figures(p: Printed, cells: ReadonlyMap<CellRef, Value>): Reading[] {
  const readings: Reading[] = [];
  for (const [ref, now] of p.counts) {
    const value = cells.get(ref);
    if (value === undefined || p.unknown.has(ref)) continue;
    for (const n of otherFigures(value, now)) readings.push({ cells: new Map([[ref, n]]), kind: 'figure' });
  }
  return readings;
}

/** What else the signs of a cell can be read as. */
export function otherFigures(value: Value, now: number): number[] {
  const others = new Set<number>();
  for (const a of value.alternatives ?? []) others.add(a.value ?? 0);
  for (const c of value.candidates ?? []) others.add(c);
  if (value.state === 'number') for (const n of figuresIn(value.raw ?? '')) others.add(n);
  others.delete(now);
  return [...others];
}

/** Every figure that the text of a cell can be taken for, where blanks, brackets or words divide it. */
function figuresIn(raw: string): number[] {
  const text = raw.normalize('NFKC').trim().replace(/^[−–](?=\d)/u, '-');
  if (/^[+-]?[\d.,]*$/.test(text)) return [];
  const pieces = (text.match(/\d+(?:\.\d+)?/g) ?? []).filter((d) => d.length <= 15).map(Number);
  const joined = /^\d+(?:\s+\d+)+$/.test(text) ? [Number(text.replace(/\s+/g, ''))] : [];
  return [...pieces, ...joined].filter((n) => Number.isSafeInteger(n));
}

function* pairs(readings: readonly Reading[]): Generator<Reading> {
  const some = readings.slice(0, inPairs);
  for (let i = 0; i < some.length; i++) {
    for (let k = i + 1; k < some.length; k++) {
      const joined = union([some[i]!, some[k]!]);
      if (joined !== null) yield joined;
    }
  }
}

/** All rows moved the same way: a header that was taken one column off. */
function* together(readings: readonly Reading[]): Generator<Reading> {
  const moved = readings.filter((r) => r.kind === 'shifted');
  if (moved.length <= 2) return;
  const joined = union(moved);
  if (joined !== null) yield joined;
}

/** Null where they say different things of one cell. */
function union(readings: readonly Reading[]): Reading | null {
  const cells = new Map<CellRef, number>();
  for (const r of readings) {
    for (const [ref, v] of r.cells) {
      if (cells.has(ref)) return null;
      cells.set(ref, v);
    }
  }
  return { cells, kind: readings.some((r) => r.kind === 'shifted') ? 'shifted' : 'figure' };
}

/** What a recogniser took for nothing at all counts as 0, and is said as what it saw. */
function unsaid(value: Value | undefined, n: number): string {
  const seen = (value?.alternatives ?? []).find((a) => (a.value ?? 0) === n);
  return seen === undefined || seen.state === 'number' ? '' : ` (“${seen.raw}”)`;
}

export function problemOf(r: Reading, cells: ReadonlyMap<CellRef, Value>): Problem {
  const refs = [...r.cells.keys()];
  const found = refs.map((ref) => cells.get(ref)?.raw ?? '').join(' | ').slice(0, 200);
  const taken = [...r.cells].map(([ref, n]) => plain(n) + unsaid(cells.get(ref), n)).join(' | ').slice(0, 200);
  const name = nameOf(refs[0]!);
  const anchor = cells.get(refs[0]!)?.anchor;
  const more: Text = refs.length === 1 ? { zh: '', en: '' } : { zh: `等 ${refs.length} 格`, en: ` and ${refs.length - 1} more ${refs.length === 2 ? 'cell' : 'cells'}` };
  const [zh, en] = r.kind === 'shifted'
    ? [`${name.zh}${more.zh}在原文中的列没有把握；整行移动一格，各式即全部相等。疑为读取有误，不作为原文的不符。`, `The column of ${name.en}${more.en} is not certain in the original; with the row moved by one cell all sums hold. The reading is in doubt, not the report.`]
    : [`${name.zh}${more.zh}也可以读作 ${taken}，这样各式即全部相等。疑为读取有误，不作为原文的不符。`, `${name.en}${more.en} can be read as ${taken} too, and then all sums hold. The reading is in doubt, not the report.`];
  return { code: 'doubtful-reading', level: 'warning', cells: refs, found, taken, ...(anchor === null || anchor === undefined ? {} : { anchor }), message: { zh, en } };
}
