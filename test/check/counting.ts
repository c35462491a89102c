// Planted reports read the whole way and held against the rules: what was found, missed, and found without being there.
import { documentFindings } from '../../src/check/document/index.js';
import { check } from '../../src/check/engine.js';
import { leadFindings } from '../../src/check/leads/index.js';
import { relations } from '../../src/check/rules/index.js';
import type { Finding } from '../../src/model/finding.js';
import type { Report } from '../../src/model/report.js';
import { layouts, type Generated } from '../generate/generate.js';
import { rng } from '../generate/rng.js';
import { readNow } from '../written.js';
import { clean, harmless, type Plant } from './planted.js';

export interface Count {
  planted: number;
  found: number;
  nearMisses: number;
  /** Findings that are not there, with what is needed to make the report again. */
  readonly wrong: string[];
  readonly missed: string[];
}

/** All rules but the identities, which have their own counts. Only what a person would be shown: nothing that is merely open. */
export function found(report: Report): readonly Finding[] {
  const cells = check(report.cells, report.layout, report.edition, relations, false);
  return [...cells, ...documentFindings(report), ...leadFindings(report)].filter((f) => f.outcome === 'broken' || f.kind === 'lead');
}

/** Layouts that keep every cell in its place: a figure that is lost is no finding to be missed. */
const keeping = layouts.filter((l) => l.shifts !== true && l.format === 'html').map((l) => l.id);

function reportOf(g: Generated): Report | null {
  const reading = readNow(g.bytes, g.name);
  return reading.status === 'report' ? reading.report : null;
}

function count(into: Count, g: Generated, label: string, wanted: string | null, allowed: readonly string[]): void {
  const report = reportOf(g);
  if (report === null) return void into.missed.push(`${label}: not read`);
  const all = found(report);
  if (wanted !== null) {
    into.planted += 1;
    if (all.some((f) => f.rule === wanted)) into.found += 1;
    else into.missed.push(label);
  } else into.nearMisses += 1;
  for (const f of all) if (f.rule !== wanted && !allowed.includes(f.rule)) into.wrong.push(`${label}: ${f.rule}: ${f.message.en}`);
}

/** Plants one thing in `times` reports, and its near miss in as many. */
export function countPlant(plant: Plant, times: number, from: number): Count {
  const into: Count = { planted: 0, found: 0, nearMisses: 0, wrong: [], missed: [] };
  for (let i = 0; i < times; i++) {
    const seed = from + i;
    const layout = keeping[seed % keeping.length];
    count(into, clean(seed, plant, layout, [], plant.breaks), `breaks ${plant.rule} seed ${seed} ${layout}`, plant.rule, plant.also ?? []);
    count(into, clean(seed, plant, layout, [], plant.nearMiss), `near miss of ${plant.rule} seed ${seed} ${layout}`, null, []);
  }
  return into;
}

/** Reports in every layout with irregularities that are no fault of theirs. */
export function countHarmless(times: number, from: number): Count {
  const into: Count = { planted: 0, found: 0, nearMisses: 0, wrong: [], missed: [] };
  for (let i = 0; i < times; i++) {
    const seed = from + i;
    const r = rng(seed);
    const layout = r.pick(layouts).id;
    // Where tables run together, a sentence in the place of one really stands behind the next.
    const some = [r.pick(harmless), ...(r.chance(0.3) ? [r.pick(harmless)] : [])].filter((id) => layout !== 'html-run-together' || id !== 'table-is-a-sentence');
    count(into, clean(seed, null, layout, some, () => undefined), `harmless ${some.join('+')} seed ${seed} ${layout}`, null, ['lead.reviews', 'lead.all_zero']);
  }
  return into;
}
