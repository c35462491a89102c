// `check` over a whole store, part by part, and over one more report: 20,000 reports of 6,667 agencies with prose, some of it copied.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkReport } from '../../src/check/check-report.js';
import { checkStale, type CheckedCount } from '../../src/commands/checking.js';
import type { FindingPart } from '../../src/model/finding.js';
import type { Placed } from '../../src/model/placed.js';
import { mark } from '../../src/pipeline.js';
import { mentionsOf } from '../../src/parse/mentions/mentions.js';
import { packReport } from '../../src/store/pack-report.js';
import { openStore, type Store } from '../../src/store/store.js';
import { drawWorld } from '../generate/across/copies.js';

export const name = 'check: all rules over the store';

const agencies = Number(process.env['NIANBAO_CHECK_AGENCIES'] ?? 6_667);
/** The world has three reports of each. */
const seed = 5;
const batch = 200;

export async function run(): Promise<void> {
  within(drawWorld(1_300, seed).reports);
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  try {
    const { counts, last } = await fill(folder);
    say('store', 'part', 'reports', 'seconds', 'a second', 'peak MB');
    for (const count of counts) {
      const store = await openStore(join(folder, `${count}.db`));
      const whole = await parts(store, String(count));
      say(String(count), 'all parts', '', whole.toFixed(1), String(Math.round(count / whole)), '');
      if (count === counts.at(-1)) {
        await store.add([last]);
        say('one more', 'all parts', '', (await parts(store, 'one more')).toFixed(2), '', '');
      }
      await store.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Half of the world, and all of it but its last report; the world itself is not kept. */
async function fill(folder: string): Promise<{ readonly counts: readonly number[]; readonly last: ReturnType<typeof packed> }> {
  const { reports } = drawWorld(agencies, seed);
  const counts = [0.5, 1].map((share) => Math.floor(reports.length * share) - 1);
  for (const count of counts) {
    const store = await openStore(join(folder, `${count}.db`));
    for (let i = 0; i < count; i += batch) await store.add(reports.slice(i, Math.min(count, i + batch)).map(packed));
    await store.close();
  }
  return { counts, last: packed(reports.at(-1)!) };
}

/** The rules within a report by themselves: sentences read, all rules applied, suspects looked for. */
function within(reports: readonly Placed[]): void {
  const look = ({ report }: Placed): number => checkReport(report, mentionsOf(report.sections)).findings.length;
  for (const p of reports.slice(0, 400)) look(p);
  const from = performance.now();
  let findings = 0;
  for (const p of reports) findings += look(p);
  const seconds = (performance.now() - from) / 1000;
  process.stdout.write(`  rules within a report: ${Math.round(reports.length / seconds)} reports a second on one core (target 2,000), ${findings} findings\n`);
}

async function parts(store: Store, label: string): Promise<number> {
  const began = performance.now();
  let from = began;
  let last: FindingPart | null = null;
  let peak = 0;
  const took = new Map<FindingPart, number>();
  const count: CheckedCount = await checkStale(store, {
    onStep: (part) => {
      const now = performance.now();
      if (part !== last) last = part;
      took.set(part, (took.get(part) ?? 0) + now - from);
      from = now;
      peak = Math.max(peak, process.memoryUsage().rss);
    },
  });
  const seconds = (performance.now() - began) / 1000;
  for (const [part, ms] of took) say(label, part, String(count[part]), (ms / 1000).toFixed(2), String(Math.round(count[part] / (ms / 1000))), String(Math.round(peak / 1e6)));
  return seconds;
}

/** Not checked yet: the mark is another. */
function packed(p: Placed): Exclude<ReturnType<typeof packReport>, { readonly code: string }> {
  const bytes = Buffer.from(p.report.source.id);
  const sha = Buffer.from(p.report.source.id).toString('hex').padEnd(64, '0').slice(-64);
  const report = { ...p.report, source: { ...p.report.source, id: sha } };
  const made = packReport(report, { findings: [], mentions: [], hashes: { paragraphs: [], tables: [] }, mark: `not ${mark}` }, bytes, { regionCode: p.regionCode, department: p.department, identity: p.identity });
  if ('code' in made) throw new Error(made.message.en);
  return made;
}

function say(...cells: readonly string[]): void {
  process.stdout.write(`  ${cells.map((c, i) => (i < 2 ? c.padEnd(14) : c.padStart(9))).join(' ')}\n`);
}
