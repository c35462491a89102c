// Scanned reports: generated, printed, drawn at 150–300 dpi, spoiled as scanners do, read back. Cells right, unreadable and wrong, before and after settling; pages a minute.
// SCANS_SEEDS=40-54 takes other reports, SCANS_KEEP=folder keeps their files.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAll } from '../../src/commands/pool/pool.js';
import type { Job } from '../../src/commands/pool/job.js';
import type { Document } from '../../src/model/document.js';
import { defaultLimits } from '../../src/model/limits.js';
import { isRejection } from '../../src/model/rejection.js';
import type { CellRef, Value } from '../../src/model/value.js';
import { parse } from '../../src/parse/parse.js';
import { readReport } from '../../src/pipeline.js';
import { compare, type Comparison } from '../generate/compare.js';
import type { Cells } from '../generate/draft.js';
import { encode, pictureDocument, stitched } from '../scans/encode.js';
import { printers } from '../scans/print.js';
import { scan, type Scan } from '../scans/scan.js';

export const name = 'scans';

/** Each seed is a report of about three pages; its resolution and the file it comes in follow from it. */
const [firstSeed, lastSeed] = (process.env['SCANS_SEEDS'] ?? '1-18').split('-').map(Number) as [number, number?];
const seeds = Array.from({ length: (lastSeed ?? firstSeed) - firstSeed + 1 }, (_, i) => firstSeed + i);
/** So many of the reports are read again by the pool, for its speed. */
const timed = 8;
const resolutions = [150, 200, 300] as const;
const wraps = ['pdf', 'jpeg', 'html', 'pdf', 'png'] as const;
type Wrap = (typeof wraps)[number];

interface Tally {
  cells: number;
  right: number;
  unreadable: number;
  lost: number;
  wrong: number;
}

const empty = (): Tally => ({ cells: 0, right: 0, unreadable: 0, lost: 0, wrong: 0 });

function add(t: Tally, c: Comparison): void {
  t.cells += c.total;
  t.right += c.right;
  for (const m of c.mismatches) t[m.kind]++;
}

function shown(what: string, t: Tally): string {
  const share = (n: number): string => `${((100 * n) / Math.max(1, t.cells)).toFixed(2)} %`.padStart(9);
  return `  ${what.padEnd(26)}${String(t.cells).padStart(7)} cells   right ${share(t.right)}   unreadable ${share(t.unreadable)}   lost ${share(t.lost)}   wrong ${share(t.wrong)} (${t.wrong})`;
}

/** How often the likeliest reading of a figure is right, by the confidence it was given before settling. */
const steps = [0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999] as const;

interface Step {
  cells: number;
  right: number;
  given: number;
}

function weighInto(table: readonly Step[], truth: Cells, read: ReadonlyMap<CellRef, Value>): void {
  for (const [ref, t] of truth) {
    const first = read.get(ref)?.alternatives?.[0];
    if (first === undefined) continue;
    const step = table[steps.findLastIndex((s) => first.confidence >= s)]!;
    step.cells++;
    step.given += first.confidence;
    if (first.state === t.state && first.value === t.value) step.right++;
  }
}

/** The scan as a file: a PDF of pictures, one long picture, or a web page with the pages in it. */
export async function wrapped(s: Scan, wrap: Wrap): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  if (wrap === 'jpeg' || wrap === 'png') return { name: `scan.${wrap}`, bytes: await encode(stitched(s.pages), wrap === 'png' ? null : s.quality) };
  const jpegs = await Promise.all(s.pages.map(async (p) => ({ jpeg: await encode(p, s.quality), width: p.width, height: p.height })));
  if (wrap === 'pdf') return { name: 'scan.pdf', bytes: pictureDocument(jpegs, s.dpi) };
  const images = jpegs.map((j) => `<p><img src="data:image/jpeg;base64,${Buffer.from(j.jpeg).toString('base64')}"></p>`);
  return { name: 'scan.html', bytes: new TextEncoder().encode(`<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>${images.join('\n')}</body></html>`) };
}

export async function run(): Promise<void> {
  const print = (line: string): boolean => process.stdout.write(`${line}\n`);
  const with_ = printers();
  if (with_ === null) {
    print('  skipped: Chromium and pdftoppm (poppler-utils) are needed to make the scans');
    return;
  }
  const [before, after] = [empty(), empty()];
  const groups = new Map<string, Tally>();
  const dir = mkdtempSync(join(tmpdir(), 'nianbao-scans-'));
  const jobs: Job[] = [];
  const reliability = steps.map((): Step => ({ cells: 0, right: 0, given: 0 }));
  let pages = 0;
  try {
    for (const seed of seeds) {
      const wrap = wraps[seed % wraps.length]!;
      const s = await scan(with_.browser, seed, resolutions[seed % resolutions.length]!);
      const file = await wrapped(s, wrap);
      if (jobs.length < timed) pages += s.pages.length;
      const path = join(dir, `${seed}-${file.name}`);
      writeFileSync(path, file.bytes);
      const keep = process.env['SCANS_KEEP'];
      if (keep !== undefined) {
        mkdirSync(keep, { recursive: true });
        copyFileSync(path, join(keep, `${seed}-${file.name}`));
      }
      jobs.push({ path, name: file.name, task: 'parse', given: {}, limits: defaultLimits });
      let seen: Document | null = null;
      const reading = await readReport(file.bytes, file.name, { trace: (t) => void (seen = t.document) });
      const parsed = seen === null ? null : parse(seen);
      const raw: ReadonlyMap<CellRef, Value> = parsed === null || isRejection(parsed) ? new Map() : parsed.cells;
      add(before, compare(s.report.cells, raw));
      weighInto(reliability, s.report.cells, raw);
      const c = compare(s.report.cells, reading.status === 'report' ? reading.report.cells : new Map());
      add(after, c);
      for (const id of [`${s.dpi} dpi`, `as ${wrap}`, s.font]) {
        if (!groups.has(id)) groups.set(id, empty());
        add(groups.get(id)!, c);
      }
      const what = `seed ${seed}, ${s.dpi} dpi, ${wrap}, ${s.font}, ${JSON.stringify(s.spoiling)}, JPEG ${s.quality}`;
      if (reading.status === 'rejected') print(`  ${what}: rejected: ${reading.error.code}`);
      else if (c.mismatches.length > 0) print(`  ${what}: ${c.mismatches.length} of ${c.total} cells, as ${[...c.mismatches].sort((a) => (a.kind === 'wrong' ? -1 : 1)).slice(0, 3).map((m) => `${m.ref}: ${m.expected} read as ${m.got}`).join('; ')}`);
    }
    for (const [id, t] of groups) print(shown(id, t));
    print(shown('all, before settling', before));
    print(shown('all, after settling', after));
    print('  confidence before settling   figures   mean given    right');
    for (const [i, r] of reliability.entries()) if (r.cells > 0) print(`  ${`${steps[i]} – ${steps[i + 1] ?? 1}`.padEnd(26)}${String(r.cells).padStart(10)}${(r.given / r.cells).toFixed(4).padStart(13)}${(r.right / r.cells).toFixed(4).padStart(9)}`);
    const start = performance.now();
    async function* all(): AsyncGenerator<Job> {
      yield* jobs.slice(0, timed);
    }
    for await (const done of readAll(all(), { threads: 2, seconds: 300, known: () => Promise.resolve(false) })) if (done.done.status !== 'report') print(`  ${done.job.path}: ${done.done.status}`);
    const minutes = (performance.now() - start) / 60_000;
    print(`  ${pages} pages with 2 threads: ${(pages / minutes).toFixed(1)} pages a minute; memory of the process ${Math.round(process.resourceUsage().maxRSS / 1024)} MB at most`);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
