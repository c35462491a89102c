// A static site of 20,000 reports by the command line, in Chinese: time, peak memory by quarter, files and bytes. NIANBAO_BENCH_REPORTS sets another number, NIANBAO_BENCH_DB a store that was made before.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/store/store.js';
import { proc } from './watched.js';
import { fill } from './web.js';

const reports = Number(process.env['NIANBAO_BENCH_REPORTS'] ?? 20_000);
const cli = fileURLToPath(new URL('../../src/cli.js', import.meta.url));

export const name = `publish: ${reports} reports as a static site`;

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  try {
    const db = process.env['NIANBAO_BENCH_DB'] ?? join(folder, 'web.db');
    const store = await openStore(db);
    if ((await store.tally()).reports < reports) await fill(store, reports);
    await store.close();
    process.stdout.write(`${''.padEnd(28)} ${['seconds', 'CPU s', 'files', 'MB'].map((x) => x.padStart(9)).join('')}   peak MB by tenth of the time (target: flat, < 500)\n`);
    for (const [what, args] of [['without originals', ['--without-originals']], ['with originals', []]] as const) await published(what, folder, ['--db', db, '--languages', 'zh', ...args]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function published(what: string, folder: string, args: readonly string[]): Promise<void> {
  const out = join(folder, 'site');
  const started = performance.now();
  const child = spawn(process.execPath, [cli, 'publish', '--out', out, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  const seen: number[] = [];
  let cpu = 0;
  const watch = setInterval(() => {
    const now = proc(child.pid!);
    if (now === null) return;
    cpu = now.cpu;
    seen.push(now.rss);
  }, 200);
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
  const bytes = files.reduce((n, f) => n + statSync(join(f.parentPath, f.name)).size, 0);
  const peaks = Array.from({ length: 10 }, (_, i) => Math.max(0, ...seen.slice(Math.floor((i * seen.length) / 10), Math.floor(((i + 1) * seen.length) / 10))));
  process.stdout.write(`${what.padEnd(28)} ${[seconds.toFixed(0), cpu.toFixed(0), String(files.length), (bytes / 1e6).toFixed(0)].map((x) => x.padStart(9)).join('')}   ${peaks.map((p) => (p / 1e6).toFixed(0)).join(' · ')}${code === 0 ? '' : `, exit ${code}`}\n`);
  rmSync(out, { recursive: true });
}
