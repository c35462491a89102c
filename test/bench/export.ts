// Exports of 20,000 reports in every format, by the command line as a person would, with time and peak memory beside their targets. NIANBAO_BENCH_REPORTS sets another number.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/store/store.js';
import { isRejection } from '../../src/model/rejection.js';
import { packReport } from '../../src/store/pack-report.js';
import { originalOf, syntheticFinding, syntheticReport, unchecked } from '../store/synthetic-report.js';

const reports = Number(process.env['NIANBAO_BENCH_REPORTS'] ?? 20_000);
const batch = 200;
const years = [2019, 2020, 2021, 2022, 2023];
const cli = fileURLToPath(new URL('../../src/cli.js', import.meta.url));

export const name = `export: ${reports} reports`;

const runs: readonly { readonly what: string; readonly args: readonly string[]; readonly target: string }[] = [
  { what: 'parquet, everything', args: ['--format', 'parquet'], target: '< 60' },
  { what: 'xlsx, one province (a tenth of all)', args: ['--format', 'xlsx', '--region', '41'], target: '< 60' },
  { what: 'xlsx, its cells one a row', args: ['--format', 'xlsx', '--region', '41', '--shape', 'long'], target: '' },
  { what: 'csv, everything', args: ['--format', 'csv'], target: '' },
  { what: 'jsonl, everything', args: ['--format', 'jsonl'], target: '' },
  { what: 'sqlite, everything', args: ['--format', 'sqlite'], target: '' },
  { what: 'stata, everything', args: ['--format', 'stata'], target: '' },
  { what: 'datapackage, everything', args: ['--format', 'datapackage'], target: '' },
  { what: 'datapackage since that one', args: ['--format', 'datapackage', '--since', 'datapackage'], target: '' },
];

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  const words = (process.env['NIANBAO_BENCH_EXPORTS'] ?? '').split(' ').filter((w) => w !== '');
  try {
    const db = join(folder, 'bench.db');
    await fill(db);
    print('', 'seconds', 'target', 'CPU s', 'peak MB', 'target', 'MB written');
    for (const r of runs) {
      if (words.length > 0 && !words.some((w) => r.what.includes(w))) continue;
      const out = r.what === 'datapackage, everything' ? 'datapackage' : 'out';
      const { seconds, cpu, peak } = await exported(folder, [...r.args, '--db', db, '--out', out]);
      print(r.what, seconds.toFixed(1), r.target, cpu.toFixed(1), String(Math.round(peak / 1e6)), '< 500', String(Math.round(size(join(folder, out)) / 1e6)));
      if (out === 'out') rmSync(join(folder, out), { recursive: true });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function fill(path: string): Promise<void> {
  const store = await openStore(path);
  for (let i = 0; i < reports; i += batch) {
    await store.add(Array.from({ length: batch }, (_, k) => {
      const n = Math.floor((i + k) / years.length);
      const year = years[(i + k) % years.length]!;
      const wanted = { agency: `云栖区第${n}局`, year, edition: year < 2021 ? '2019' : '2021', seed: i + k + 1, name: `https://www.yunxi.example/${n}/${year}.html` } as const;
      const p = packReport(syntheticReport(wanted), { ...unchecked, findings: [syntheticFinding()] }, originalOf(wanted), { regionCode: `${n % 10 === 0 ? 41 : 50 + (n % 5)}0100`, department: '民政局', identity: null });
      if (isRejection(p)) throw new Error(p.message.en);
      return p;
    }));
  }
  await store.close();
}

function exported(folder: string, args: readonly string[]): Promise<{ readonly seconds: number; readonly cpu: number; readonly peak: number }> {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    const child = spawn(process.execPath, [cli, 'export', ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    let peak = 0;
    let cpu = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, highWater(child.pid!));
      cpu = Math.max(cpu, cpuSeconds(child.pid!));
    }, 50);
    child.on('error', reject).on('close', (code) => {
      clearInterval(watch);
      if (code === 0) resolve({ seconds: (performance.now() - from) / 1000, cpu, peak });
      else reject(new Error(`export ${args.join(' ')} ended with ${String(code)}`));
    });
  });
}

/** Bytes; 0 where the system does not tell. */
function highWater(pid: number): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Of all threads, in hundredths as Linux counts them; 0 where the system does not tell. */
function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

function size(path: string): number {
  return statSync(path).isDirectory() ? readdirSync(path).reduce((n, f) => n + size(join(path, f)), 0) : statSync(path).size;
}

function print(what: string, ...fields: readonly string[]): void {
  process.stdout.write(`${what.padEnd(40)}${fields.map((f) => f.padStart(11)).join('')}\n`);
}
