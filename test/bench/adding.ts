// `add` over 20,000 files as a user runs it: memory in each quarter, cores in use, rate.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generate, layouts } from '../generate/generate.js';

const files = 20_000;
const bases = 200;

export const name = `add: ${files} files`;

const cli = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src', 'cli.js');

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  try {
    const bytes = write(folder);
    process.stdout.write(`  ${files} files, ${(bytes / 1e6).toFixed(0)} MB\n`);
    await add(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A few hundred generated reports, each under many agencies' names. */
function write(folder: string): number {
  let bytes = 0;
  const agency = '云栖区测算局';
  // Not the layout with a span for every character: a name cannot be exchanged in it.
  const html = layouts.filter((l) => l.format === 'html' && l.id !== 'html-word').map((l) => l.id);
  for (let b = 0; b < bases; b++) {
    const { text, name } = generate({ seed: b + 1, layout: html[b % html.length]!, agency, year: 2021 + (b % 4) });
    mkdirSync(join(folder, String(b)));
    for (let i = 0; i < files / bases; i++) {
      const path = join(folder, String(b), `${i}-${name}`);
      writeFileSync(path, text.replaceAll(agency, named(b * (files / bases) + i)));
      bytes += statSync(path).size;
    }
  }
  return bytes;
}

/** A name of its own for each file; digits would look like years. */
function named(n: number): string {
  return `云栖区${[...String(n)].map((d) => '甲乙丙丁戊己庚辛壬癸'[Number(d)]).join('')}测算局`;
}

async function add(folder: string): Promise<void> {
  const started = performance.now();
  const child = spawn(process.execPath, [cli, 'add', '--db', join(folder, 'bench.db'), folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  let lines = 0;
  let last = '';
  const peaks = [0, 0, 0, 0];
  let cpu = 0;
  const watch = setInterval(() => {
    const seen = proc(child.pid!);
    if (seen === null) return;
    cpu = seen.cpu;
    const quarter = Math.min(3, Math.floor((lines / files) * 4));
    peaks[quarter] = Math.max(peaks[quarter]!, seen.rss);
  }, 200);
  // What was stored is told line by line, on either stream.
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (d: Buffer) => {
      lines += d.toString().split('\n').length - 1;
      if (stream === child.stdout) last += d.toString();
    });
  }
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(`  ${seconds.toFixed(1)} s, ${(files / seconds).toFixed(0)} files/s, exit ${code}\n`);
  if (cpu > 0) process.stdout.write(`  cores in use ${(cpu / seconds).toFixed(2)} of ${availableParallelism()}\n`);
  process.stdout.write(`  peak memory by quarter, MB: ${peaks.map((p) => (p / 1e6).toFixed(0)).join(' · ')} (target: flat)\n`);
  process.stdout.write(`  ${last.trim().split('\n').slice(-3)[0] ?? ''}\n`);
}

/** Resident memory (bytes) and processor time (seconds) of a process, from the kernel; null where there is no /proc. */
function proc(pid: number): { rss: number; cpu: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return { rss: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024, cpu: (Number(stat[11]) + Number(stat[12])) / 100 };
  } catch {
    return null;
  }
}
