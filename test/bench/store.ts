// Size and speed of a store of 20,000 reports, 4 million cells, beside their targets.
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/store.js';
import { packed, syntheticFinding } from '../store/synthetic-report.js';

const reports = 20_000;
const batch = 200;
const years = [2019, 2020, 2021, 2022, 2023];
const metric = 'select year, sum("requests.granted.total") * 1.0 / sum("requests.concluded.total") as share from wide group by year';

export const name = `store: ${reports} reports`;

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-bench-'));
  try {
    const path = join(folder, 'bench.db');
    const cells = await fill(path);
    sizes(path, cells);
    queries(path);
    await reading(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function fill(path: string): Promise<number> {
  const store = await openStore(path);
  let cells = 0;
  let adding = 0;
  let peak = 0;
  let early = 0;
  for (let i = 0; i < reports; i += batch) {
    const made = Array.from({ length: batch }, (_, k) => {
      const year = years[(i + k) % years.length]!;
      const p = packed({ agency: `云栖区第${Math.floor((i + k) / years.length)}局`, year, edition: year < 2021 ? '2019' : '2021', seed: i + k + 1 }, [syntheticFinding()]);
      cells += p.figures.length;
      return p;
    });
    const from = performance.now();
    await store.add(made);
    adding += performance.now() - from;
    peak = Math.max(peak, process.memoryUsage().rss);
    if (i < reports / 4) early = peak;
  }
  await store.close();
  print('reports added a second', Math.round(reports / (adding / 1000)), '');
  print('peak memory, first quarter of them, MB', Math.round(early / 1e6), '');
  print('peak memory, all of them, MB', Math.round(peak / 1e6), 'the same');
  return cells;
}

function sizes(path: string, cells: number): void {
  const db = new Database(path, { readonly: true });
  const rows = db.prepare('select name, sum(pgsize) as bytes from dbstat group by name order by bytes desc').all() as { name: string; bytes: number }[];
  db.close();
  print('file, MB', mb(statSync(path).size), '');
  for (const r of rows.filter((r) => r.bytes > 5e5)) print(`  ${r.name}, MB`, mb(r.bytes), '');
  const ours = rows.filter((r) => r.name === 'packed_cells' || r.name === 'figures').reduce((n, r) => n + r.bytes, 0);
  print('cells with raw text and anchors, MB', mb(ours), '≤ 120');
  print('bytes a cell', (ours / cells).toFixed(1), '≤ 30');
}

function queries(path: string): void {
  const db = new Database(path, { readonly: true });
  print('one metric, all agencies and years, ms', median(21, () => db.prepare(metric).all()), '< 100');
  print('one cell through the view cell, ms', median(3, () => db.prepare(`select year, sum(value) from cell where id = 'requests.granted.total' group by year`).all()), '');
  print('one report through the view cell, ms', median(5, () => db.prepare(`select * from cell where agency = '云栖区第77局' and year = 2022`).all()), '');
  print('table of requests of one report, ms', median(5, () => db.prepare(`select * from requests where agency = '云栖区第77局' and year = 2022`).all()), '');
  db.close();
}

async function reading(path: string): Promise<void> {
  const store = await openStore(path, { readonly: true });
  const from = performance.now();
  let n = 0;
  for await (const v of store.versions()) n += v.report.cells.size > 0 ? 1 : 0;
  print('reports read back a second (check)', Math.round(n / ((performance.now() - from) / 1000)), '');
  print('peak memory, reading too, MB', Math.round(process.resourceUsage().maxRSS / 1e3), '');
  await store.close();
}

function median(times: number, step: () => void): string {
  step();
  const took = Array.from({ length: times }, () => {
    const from = performance.now();
    step();
    return performance.now() - from;
  }).sort((a, b) => a - b);
  return took[Math.floor(times / 2)]!.toFixed(1);
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

function print(what: string, measured: string | number, target: string): void {
  process.stdout.write(`${what.padEnd(48)} ${String(measured).padStart(10)}   ${target}\n`);
}
