// Precision and recall of the rules on generated reports with one thing planted, and the time they take for a report.
import { documentFindings } from '../../src/check/document/index.js';
import { check } from '../../src/check/engine.js';
import { leadFindings } from '../../src/check/leads/index.js';
import { relations } from '../../src/check/rules/index.js';
import type { Report } from '../../src/model/report.js';
import { countHarmless, countPlant, type Count } from '../check/counting.js';
import { clean, plants } from '../check/planted.js';
import { readNow } from '../written.js';

export const name = 'rules: precision and recall on planted reports, time for a report';

const times = 60;
const harmless = 600;
const timed = 100;
const rounds = 8;

/** Milliseconds of this process, so that neighbours on the machine do not count. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export async function run(): Promise<void> {
  let [planted, found, near, wrong] = [0, 0, 0, 0];
  const show = (label: string, c: Count): void => {
    planted += c.planted;
    found += c.found;
    near += c.nearMisses;
    wrong += c.wrong.length;
    process.stdout.write(`  ${label.padEnd(30)}${String(c.planted).padStart(6)} planted${String(c.found).padStart(6)} found${String(c.nearMisses).padStart(6)} near misses${String(c.wrong.length).padStart(5)} wrong\n`);
    for (const w of [...c.missed, ...c.wrong].slice(0, 3)) process.stdout.write(`      ${w}\n`);
  };
  for (const [i, plant] of plants.entries()) show(plant.rule, countPlant(plant, times, 1_000_000 + 10_000 * i));
  show('harmless irregularities', countHarmless(harmless, 9_000_000));
  process.stdout.write(`  recall ${((found / planted) * 100).toFixed(2)} % of ${planted} (target ≥ 99), precision ${((found / (found + wrong)) * 100).toFixed(2)} % (target 100), ${near} near misses and harmless reports\n`);

  const sources = Array.from({ length: timed }, (_, i) => clean(i, null, undefined, [], () => undefined));
  const fresh = (): Report[] => sources.flatMap((g) => { const r = readNow(g.bytes, g.name); return r.status === 'report' ? [r.report] : []; });
  const parts = { relations: (r: Report) => check(r.cells, r.layout, r.edition, relations, false), document: documentFindings, leads: (r: Report) => leadFindings(r) };
  const spent = new Map(Object.keys(parts).map((k) => [k, 0]));
  let reports = 0;
  for (let round = 0; round < rounds; round++) {
    // Anew in every round: what is kept of a report belongs to its price.
    const all = fresh();
    for (const [k, part] of Object.entries(parts)) {
      const t = cpu();
      for (const r of all) part(r);
      if (round > 0) spent.set(k, spent.get(k)! + cpu() - t);
    }
    if (round > 0) reports += all.length;
  }
  for (const [k, t] of spent) process.stdout.write(`  ${k.padEnd(12)}${(t / reports).toFixed(4)} ms a report\n`);
  process.stdout.write(`  together    ${([...spent.values()].reduce((a, b) => a + b, 0) / reports).toFixed(4)} ms a report (target ≤ 0.1)\n`);
}
