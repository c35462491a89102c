// Report as parsed → Report in which every reading of a picture is settled: taken with its confidence, or unreadable with what it could be.
import type { Problem } from '../model/problem.js';
import type { Report } from '../model/report.js';
import type { Alternative, CellRef, Value } from '../model/value.js';
import { Choice, type Doubt } from './choose.js';
import { equationsOf } from './equations.js';
import { weigh } from './weigh.js';

/** A reading less sure than this is not passed off as read. */
export const enough = 0.95;
/** Figures less likely than this are not worth naming. */
const candidate = 0.02;
/** Other readings kept of a cell, and cells of a report that keep any: what is stored of a picture stays small. */
const kept = 3;
const keeping = 60;

/** Cells that were not read from a picture stay as they are. */
export function settle(report: Report): Report {
  if (![...report.cells.values()].some((v) => v.alternatives !== undefined || v.confidence !== undefined)) return report;
  const choice = new Choice(report.cells, equationsOf(report.cells, report.layout, report.edition));
  choice.improve();
  const cells = new Map<CellRef, Value>();
  const problems: Problem[] = [];
  const uncertain: Value[] = [];
  const refs: CellRef[] = [];
  for (const [ref, value] of report.cells) {
    const doubt = choice.doubts.get(ref);
    const settled = doubt === undefined ? bare(value) : settledValue(value, doubt, choice);
    cells.set(ref, settled);
    if (doubt === undefined) continue;
    if (settled.state === 'unreadable') {
      uncertain.push(settled);
      refs.push(ref);
    } else if (doubt.chosen > 0) problems.push(taken(ref, value, settled));
  }
  for (const [ref, alternatives] of stillPossible(choice, cells)) cells.set(ref, { ...cells.get(ref)!, alternatives });
  if (refs.length > 0) {
    problems.push({
      code: 'uncertain', level: 'error', cells: refs, found: uncertain.map((v) => v.raw ?? '').join(' ').slice(0, 200),
      message: { zh: `有 ${refs.length} 格看不清或不全，没有作为数字读入；可能的数字见各格的 candidates。`, en: `${refs.length === 1 ? 'One cell is' : `${refs.length} cells are`} not seen well enough, or not as a whole, to be read as figures; what they could be is in their candidates.` },
    });
  }
  // What a cell looked like is no trouble any more once the sums say what it is.
  const open = report.problems.filter((p) => p.code !== 'unreadable' || p.cells === undefined || !p.cells.every((ref) => choice.doubts.has(ref) && cells.get(ref)?.state !== 'unreadable'));
  return { ...report, cells, problems: [...open, ...problems] };
}

function settledValue(value: Value, doubt: Doubt, choice: Choice): Value {
  const { sure } = weigh(doubt, choice);
  const reading = doubt.readings[doubt.chosen]!;
  const confidence = rounded(sure[doubt.chosen]!);
  const base = bare(value);
  if (confidence >= enough) {
    const { candidates: _, ...rest } = base;
    return { ...rest, state: reading.state, value: reading.value, raw: reading.raw, confidence };
  }
  const could = doubt.readings.map((r, i) => ({ value: r.value, sure: sure[i]! })).filter((r) => r.value !== null && r.sure >= candidate).sort((a, b) => b.sure - a.sure).map((r) => r.value!);
  return { ...base, state: 'unreadable', value: null, raw: reading.raw, confidence, candidates: [...new Set(could)] };
}

/** What else the cells of a sum that is off could say: whoever finds it has to doubt the reading first. The likeliest, where there are many. */
function stillPossible(choice: Choice, cells: ReadonlyMap<CellRef, Value>): [CellRef, Alternative[]][] {
  const off = choice.equations.filter((e) => e.terms.every((t) => cells.get(t.ref)?.state !== 'unreadable') && choice.broken([e], new Map()) > 0);
  const all = [...new Set(off.flatMap((e) => e.terms.map((t) => t.ref)))].flatMap((ref): [CellRef, Alternative[]][] => {
    const doubt = choice.doubts.get(ref);
    const others = doubt === undefined ? [] : doubt.readings.filter((_, i) => i !== doubt.chosen).slice(0, kept);
    return others.length === 0 ? [] : [[ref, others.map((a) => ({ ...a, confidence: Number(a.confidence.toPrecision(2)) }))]];
  });
  return all.sort((a, b) => b[1][0]!.confidence - a[1][0]!.confidence).slice(0, keeping);
}

function bare(value: Value): Value {
  const { alternatives: _, ...rest } = value;
  return rest;
}

function taken(ref: CellRef, before: Value, now: Value): Problem {
  return {
    code: 'settled', level: 'warning', cells: [ref], found: before.raw ?? '', taken: now.raw ?? '', ...(now.anchor === null ? {} : { anchor: now.anchor }),
    message: {
      zh: `这一格看起来像「${before.raw ?? ''}」，读作「${now.raw ?? ''}」勾稽关系才相符，按后者读入。`,
      en: `This cell looks like "${before.raw ?? ''}"; only "${now.raw ?? ''}" makes the sums hold, and it was read so.`,
    },
  };
}

function rounded(n: number): number {
  return Math.floor(n * 1000) / 1000;
}
