// Every metric of every report is computed again from the exported CSV files by its one line of SQL.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import Database from 'better-sqlite3';
import { check } from '../../src/check/engine.js';
import { formCells, type Layout } from '../../src/form/cell-refs.js';
import { metrics } from '../../src/metrics/metrics.js';
import { metricSql } from '../../src/metrics/sql.js';
import { isRejection } from '../../src/model/rejection.js';
import type { EditionId } from '../../src/model/edition.js';
import type { CellRef, Value } from '../../src/model/value.js';
import { packReport } from '../../src/store/pack-report.js';
import { openStore, type Store } from '../../src/store/store.js';
import { compareData, populationOf } from '../../src/survey/index.js';
import { nianbao } from '../commands/run.js';
import { readCsv } from '../export/read-csv.js';
import { shipped } from '../register/tables.js';
import { dice, originalOf, syntheticReport, unchecked } from '../store/synthetic-report.js';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-sql-'));
const path = join(folder, 'test.db');
const places = ['岚江省', '青川市', '松岭市', '临溪县', '云栖县', '白石县'];
const population = `region_code,year,population\n${places.flatMap((_, i) => [2019, 2020, 2022, 2023].map((y) => `99010${i},${y},${100_000 + i * 25_000 + y}`)).join('\n')}\n`;

/** Cells of all states; half of the totals hold. Reports of the form of 2019, of 2021, and of both at once. */
function cellsOf(edition: EditionId, layout: Layout, seed: number): Map<CellRef, Value> {
  const roll = dice(seed);
  const drawn = new Map([...syntheticReport({ edition: '2019', seed }).cells, ...syntheticReport({ edition: '2021', seed }).cells]);
  const cells = new Map(formCells(edition, layout).map((c) => [c.ref, drawn.get(c.ref)!]));
  if (roll() < 0.15) return new Map([...cells].map(([ref, v]) => [ref, { ...v, state: 'blank', value: null, raw: '' }]));
  for (const [ref, v] of cells) {
    const states = ['blank', 'dash', 'absent', 'unreadable'] as const;
    // Few enough that most metrics of most reports have values.
    const state = ref.endsWith('.total') || ref.startsWith('re') || ref.startsWith('li') ? (roll() < 0.02 ? states[Math.floor(roll() * 4)]! : 'number') : v.state;
    cells.set(ref, state === 'number' ? { ...v, state, value: v.value ?? 3, raw: String(v.value ?? 3) } : { ...v, state, value: null, raw: state === 'absent' ? null : '' });
  }
  return cells;
}

async function filled(store: Store): Promise<void> {
  const batch = places.flatMap((place, i) => [2019, 2020, 2021, 2022, 2023].map((year, j) => {
    const edition: EditionId = year < 2021 ? '2019' : '2021';
    const seed = 1 + i * 10 + j;
    const layout: Layout = j === i % 5 ? { requests: edition === '2019' ? '2021' : '2019' } : {};
    const agency = `${place}水务局`;
    const made = syntheticReport({ agency, year, edition, seed });
    const whole = { ...made.layout, ...layout };
    const cells = cellsOf(edition, layout, seed);
    const published = [`${year + 1}-01-20`, `${year + 1}-03-05`, null][seed % 3]!;
    const report = { ...made, layout: whole, cells, published: { value: published, from: published === null ? null : ('text' as const) } };
    const packed = packReport(report, { ...unchecked, findings: check(cells, whole, edition) }, originalOf({ agency, year, edition, seed }), { regionCode: `99010${i}`, department: '水务局', identity: `99010${i} 水务局` });
    if (isRejection(packed)) assert.fail(packed.message.en);
    return packed;
  }));
  await store.add(batch);
}

/** A table of a CSV file: numbers where all of a column are, else texts; empty is null. */
function load(db: Database.Database, name: string, csv: string): void {
  const [header, ...rows] = readCsv(csv);
  const numeric = header!.map((_, i) => rows.every((r) => r[i] === '' || /^-?\d+(?:\.\d+)?$/.test(r[i]!)) && !/code/.test(header![i]!));
  db.exec(`create temp table "${name}" (${header!.map((h) => `"${h}"`).join(', ')})`);
  const insert = db.prepare(`insert into "${name}" values (${header!.map(() => '?').join(', ')})`);
  db.transaction(() => rows.forEach((r) => insert.run(r.map((f, i) => (f === '' ? null : numeric[i] ? Number(f) : f)))))();
}

async function exported(...args: readonly string[]): Promise<string> {
  const { code, out, err } = await nianbao(folder, [...args, '--db', path]);
  assert.equal(code, 0, err);
  return out;
}

const db = new Database(':memory:');
const store = await openStore(path);
await filled(store);
test.after(async () => {
  db.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

test('the exported tables are all that the SQL needs', async () => {
  const tables = {
    wide: ['export', '--format', 'csv', '--shape', 'wide'], long: ['export', '--format', 'csv', '--shape', 'long'], findings: ['findings', '--format', 'csv'], register: ['register', '--format', 'csv', '--on', '2026-01-01'],
  };
  for (const [name, args] of Object.entries(tables)) load(db, name, await exported(...args));
  load(db, 'population', population.replaceAll('\n', '\r\n'));
  // The region of an agency is in the database; a table without it gets it from there.
  if (!(db.prepare('select * from wide').columns().some((c) => c.name === 'region_code'))) {
    db.exec('alter table wide add column region_code');
    for (const [i, place] of places.entries()) db.prepare('update wide set region_code = ? where agency = ?').run(`99010${i}`, `${place}水务局`);
  }
  assert.deepEqual(db.prepare('select count(*) as n, count(distinct agency) as a from wide').get(), { n: 30, a: 6 });
});

for (const metric of metrics) {
  test(`${metric.id} is what its SQL makes of the exported tables`, async () => {
    const answer = await compareData(store, { agencies: places.map((p) => `${p}水务局`), metrics: [metric.id], population: populationOf(population) }, shipped);
    assert.equal(answer.status, 'found');
    if (answer.status !== 'found') return;
    const ours = new Map(answer.comparisons[0]!.series.flatMap((s) => s.points.flatMap((p) => (p === null ? [] : [[`${p.agency} ${p.year}`, p.result.value] as const]))));
    assert.ok(!metricSql(metric).includes('\n'));
    const theirs = new Map((db.prepare(metricSql(metric)).all() as { agency: string; year: number; value: number | null }[]).map((r) => [`${r.agency} ${r.year}`, r.value]));
    assert.equal(theirs.size, 30);
    for (const [key, value] of ours) {
      const other = theirs.get(key);
      if (value === null || other === null || other === undefined) assert.equal(other, value, key);
      else assert.ok(Math.abs(value - other) <= 1e-12 * Math.max(1, Math.abs(value)), `${key}: ${value} here, ${other} by SQL`);
    }
    assert.equal(ours.size, 30);
    // The comparison would say nothing if there were no values, and little if there were no gaps.
    const known = [...ours.values()].filter((v) => v !== null).length;
    assert.ok(known >= 4, `only ${known} values`);
  });
}
