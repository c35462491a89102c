// Rules across reports: how exactly planted breaks and copies are found, and the time for a store of 20,000 reports.
import { CopyIndex } from '../../src/check/copies/copy-index.js';
import { copyFindings } from '../../src/check/copies/copies.js';
import { whoOf } from '../../src/check/copies/order.js';
import { sketch, type Sketch } from '../../src/check/copies/sketch.js';
import { levelFindings } from '../../src/check/levels/levels.js';
import { yearFindings } from '../../src/check/years/years.js';
import type { Placed } from '../../src/model/placed.js';
import { agencyOf, drawWorld } from '../generate/across/copies.js';
import { drawRegion, levels } from '../generate/across/levels.js';
import { placed } from '../generate/across/placed.js';
import { paragraph, usual, written } from '../generate/across/words.js';
import { drawLife } from '../generate/across/years.js';
import { rng } from '../generate/rng.js';
import { drawCells, forms } from '../generate/values.js';

export const name = 'rules-across: rules over several reports';

const wanted = 20_000;

export async function run(): Promise<void> {
  say('planted and near misses', 'found', 'missed', 'wrong', 'precision', 'recall', 'reports', 'ms');
  years();
  regions();
  copies();
  store();
}

function years(): void {
  const count = new Count();
  for (let seed = 1; seed <= wanted / 5; seed++) {
    const { reports, broken } = drawLife('青川市统计局', rng(seed));
    const found = count.timed(reports.length, () => yearFindings(reports, false));
    count.compare([...found].flatMap(([p, all]) => all.filter((f) => f.outcome === 'broken').map((f) => `${f.rule} ${p.year} ${f.scope}`)), broken);
  }
  count.print('two years of an agency');
}

function regions(): void {
  for (const share of [0.85, 0.5]) {
    const count = new Count();
    for (let seed = 1; seed <= (share === 0.85 ? wanted / 20 : 300); seed++) {
      const { reports, summary, complete, broken } = drawRegion(String(900_000 + seed), rng(seed), { share });
      const found = count.timed(reports.length, () => levelFindings(reports, { ...levels, missing: () => (complete ? [] : null) }));
      count.compare((found.get(summary) ?? []).filter((f) => f.outcome === 'broken').map((f) => f.scope ?? f.message.zh), broken);
    }
    count.print(`roll_up, ${share * 100} % of the organs at hand`);
  }
}

function copies(): void {
  const count = new Count();
  const { reports, copies: planted } = drawWorld(1_000, 5);
  const index = new CopyIndex();
  const found = count.timed(reports.length, () => {
    const sketches = reports.map(sketch);
    reports.forEach((p, i) => index.add(i, whoOf(p), sketches[i]!));
    return reports.flatMap((own, i) => copyFindings(own, index.candidates(sketches[i]!, i).map((c) => reports[c]!), (h) => index.common(h)).map((f) => `${f.rule}: ${own.agency} ${own.year} < ${f.scope}`));
  });
  count.compare(found, planted);
  count.print('copies');
}

/** A store of 20,000 reports of 15 paragraphs, drawn again when they are asked for, so that only the index is kept. */
function store(): void {
  const draw = (i: number): Placed => {
    const r = rng(i);
    const { agency } = agencyOf(Math.floor(i / 5));
    const year = 2019 + (i % 5);
    const own = Array.from({ length: 11 }, () => written(paragraph(r, 1)));
    // Every tenth report has a paragraph of the one before.
    own[3] = written(paragraph(rng(wanted + (i % 10 === 1 ? i - 1 : i)), 1));
    return placed({ agency, year, form: forms['2021'], cells: small, prose: { overview: [...usual(agency, year, r), ...own.slice(0, 8)], problems: own.slice(8) } });
  };
  const small = drawCells(forms['2021'], rng(1), 'small');
  globalThis.gc?.();
  const before = process.memoryUsage();
  const index = new CopyIndex();
  let time = 0;
  let most = 0;
  const timed = <T>(work: () => T): T => {
    const t = process.cpuUsage();
    const out = work();
    const used = process.cpuUsage(t);
    time += (used.user + used.system) / 1e6;
    return out;
  };
  for (let i = 0; i < wanted; i++) {
    const p = draw(i);
    timed(() => index.add(i, whoOf(p), sketch(p)));
  }
  const sketched = time;
  let found = 0;
  let asked = 0;
  for (let i = 0; i < wanted; i++) {
    const p = draw(i);
    let own: Sketch | null = null;
    const near = timed(() => index.candidates((own = sketch(p)), i)).map(draw);
    asked += near.length;
    found += timed(() => copyFindings(p, near, (h) => index.common(h))).length;
    if (i % 2000 === 0) {
      globalThis.gc?.();
      most = Math.max(most, process.memoryUsage().heapUsed);
    }
    if (own === null) throw new Error('Nothing was sketched.');
  }
  globalThis.gc?.();
  const after = process.memoryUsage();
  process.stdout.write(`\n  copies over ${wanted} reports of 15 paragraphs (target: ≤ 30 s on one core, < 300 MB)\n`);
  process.stdout.write(`    sketch and keep ${sketched.toFixed(1)} s, sketch again, ask and compare ${(time - sketched).toFixed(1)} s of processor; ${found} findings (${wanted / 10} planted) from ${asked} candidates\n`);
  process.stdout.write(`    index ${mb(after.arrayBuffers - before.arrayBuffers)} MB, everything else on the heap at most ${mb(most)} MB\n`);
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

function say(...columns: readonly string[]): void {
  process.stdout.write(`  ${columns[0]!.padEnd(38)}${columns.slice(1).map((c) => c.padStart(10)).join('')}\n`);
}

class Count {
  private right = 0;
  private missed = 0;
  private wrong = 0;
  private reports = 0;
  private time = 0;

  timed<T>(reports: number, work: () => T): T {
    const t = process.cpuUsage();
    const out = work();
    const { user, system } = process.cpuUsage(t);
    this.time += (user + system) / 1000;
    this.reports += reports;
    return out;
  }

  compare(found: readonly string[], planted: ReadonlySet<string>): void {
    const all = new Set(found);
    for (const p of planted) if (all.has(p)) this.right++;
    else this.missed++;
    for (const f of all) if (!planted.has(f)) this.wrong++;
  }

  print(what: string): void {
    const percent = (a: number, b: number): string => `${((100 * a) / Math.max(1, a + b)).toFixed(2)} %`;
    say(what, String(this.right), String(this.missed), String(this.wrong), percent(this.right, this.wrong), percent(this.right, this.missed), String(this.reports), this.time.toFixed(0));
  }
}
