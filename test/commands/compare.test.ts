// `compare` and `metrics` from the command line: table, csv, json, xlsx and svg of what is stored, and one sentence for wrong use.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import ExcelJS from 'exceljs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { metrics } from '../../src/metrics/metrics.js';
import { isRejection } from '../../src/model/rejection.js';
import { packReport } from '../../src/store/pack-report.js';
import { openStore } from '../../src/store/store.js';
import { readCsv } from '../export/read-csv.js';
import { originalOf, syntheticFinding, syntheticReport, unchecked } from '../store/synthetic-report.js';
import { cellsWith, handled } from '../survey/made.js';
import { nianbao, type Ran } from './run.js';

let folder = '';
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nianbao-compare-'));
  const store = await openStore(join(folder, 't.db'));
  const reports: readonly (readonly [agency: string, year: number, granted: number, denied: number])[] = [
    ['南泉市水务局', 2020, 20, 20], ['南泉市水务局', 2021, 30, 10], ['南泉市水务局', 2022, 0, 0], ['临溪县水务局', 2020, 10, 30], ['临溪县水务局', 2021, 30, 10], ['云栖县水务局', 2021, 4, 1], ['北滩县司法局', 2021, 0, 0], ['南滩县司法局', 2021, 30, 10],
  ];
  await store.add(reports.map(([agency, year, granted, denied], seed) => {
    const edition = year < 2021 ? '2019' : '2021';
    const cells = new Map([...cellsWith(edition, handled(granted, denied))].map(([ref, v]) => [ref, { ...v, raw: String(v.value), anchor: { line: 1, column: 1 } }]));
    const findings = (agency === '临溪县水务局' && year === 2021) || agency === '北滩县司法局' ? [syntheticFinding()] : [];
    const wanted = { agency, year, edition, seed } as const;
    const packed = packReport({ ...syntheticReport(wanted), cells }, { ...unchecked, findings }, originalOf(wanted), { regionCode: null, department: agency.slice(-3), identity: null });
    if (isRejection(packed)) assert.fail(packed.message.en);
    return packed;
  }));
  await store.close();
});
after(() => rmSync(folder, { recursive: true, force: true }));

const names = ['南泉市水务局', '临溪县水务局', '云栖县水务局'];
const ask = (...args: readonly string[]): Promise<Ran> => nianbao(folder, ['compare', ...args, '--db', 't.db', '--metric', 'disclosure.concluded']);

function rowsOf(out: string): string[] {
  return out.split('\n').filter((l) => l.startsWith('│')).map((l) => l.split('│').slice(1, -1).map((c) => c.trim()).join(' | '));
}

test('the table has years beside each other, then the places, then what the marks mean', async () => {
  const { code, out } = await ask(...names);
  assert.equal(code, 0);
  assert.deepEqual(rowsOf(out), [
    'agency | 2020 | ▏2021 | 2022',
    '临溪县水务局 | 25.0% | ▏75.0%! | ·', '云栖县水务局 | · | 80.0%* | ·', '南泉市水务局 | 50.0% | ▏75.0% | not defined',
    'median | 37.5% | 75.0% | –', 'together | 37.5% | 75.3%! | not defined',
    'rank | agency | 2021 | 95 % interval | note',
    '1 | 临溪县水务局 | 75.0% (30/40)! | 59.8%–85.8% | tied', '1 | 南泉市水务局 | 75.0% (30/40) | 59.8%–85.8% | tied',
  ]);
  for (const says of [/disclosure rate \(of all concluded\) {2}disclosure\.concluded/, /▏2020\/2021: form of 2019 → 2021, equal/, /^! {2}made of cells/m, /^\* {2}a denominator below 30/m, /^· {2}no report/m, /also: disclosure\.answered/]) assert.match(out, says);
});

test('a sign that stands only in the row of all together is told too', async () => {
  const { out } = await ask('北滩县司法局', '南滩县司法局');
  assert.deepEqual(rowsOf(out).slice(1, 5), ['北滩县司法局 | not defined', '南滩县司法局 | 75.0%', 'median | 75.0%', 'together | 75.0%!']);
  assert.match(out, /^! {2}made of cells/m);
});

test('in Chinese, of one year, another year ranked', async () => {
  const { out } = await ask('南泉市水务局', '临溪县水务局', '--years', '2020-2021', '--rank-year', '2020', '--lang', 'zh');
  assert.deepEqual(rowsOf(out).slice(-3), ['名次 | 机关 | 2020 | 95% 区间 | 备注', '1 | 南泉市水务局 | 50.0%（20/40） | 35.2%–64.8% | 区间与第 1–2 名重叠', '2 | 临溪县水务局 | 25.0%（10/40） | 14.2%–40.2% | 区间与第 1–2 名重叠']);
});

test('csv and json hold the same rows', async () => {
  const [header, ...rows] = readCsv((await ask(...names, '--format', 'csv')).out);
  const json = JSON.parse((await ask(...names, '--format', 'json')).out) as { rows: Record<string, unknown>[]; comparisons: { formula: string; breaks: { continuity: string }[]; together: { year: number; median: number | null }[] }[] };
  assert.deepEqual(json.rows.map((r) => header!.map((h) => String(r[h] ?? ''))), rows);
  assert.equal(rows.length, 6);
  assert.equal(json.comparisons[0]!.formula, '(requests.granted.total + requests.partly_granted.total) ÷ (requests.concluded.total)');
  assert.deepEqual(json.comparisons[0]!.together.map((t) => t.median), [0.375, 0.75, null]);
});

test('a workbook has a sheet of years, one of all values, one of notes', async () => {
  const { code } = await ask(...names, '--format', 'xlsx', '--out', 'c.xlsx', '--lang', 'zh');
  assert.equal(code, 0);
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(folder, 'c.xlsx'));
  assert.deepEqual(book.worksheets.map((s) => s.name), ['公开率（占办结）', '全部数值', '说明']);
  const [years] = book.worksheets;
  assert.deepEqual([...(years!.getRow(4).values as unknown[])].slice(1), ['南泉市水务局', 0.5, 0.75, '没有意义']);
  assert.equal(years!.getColumn(2).numFmt, '0.0%');
  // 云栖县水务局 has few cases, 临溪县水务局 a broken identity, both with the form of 2021 after that of 2019 or alone.
  const marked = (row: number, column: number): readonly unknown[] => { const c = years!.getCell(row, column); return [c.value, c.numFmt, c.note]; };
  assert.deepEqual([2, 3].map((row) => marked(row, 3)), [
    [0.75, '0.0%"▏!"', `${String(years!.getCell(6, 1).value).slice(1)}\n所用的格勾稽不符或缺填（requests.flow）`], [0.8, '0.0%"*"', '分母不足 30，不排名'],
  ]);
  assert.deepEqual(marked(2, 2), [0.25, '0.0%', undefined]);
  assert.deepEqual([6, 7, 8].map((row) => String(years!.getCell(row, 1).value).slice(0, 14)), ['▏2020/2021：201', '!  由勾稽不符或缺填的格算', '*  分母不足 30，不排名']);
  assert.deepEqual(years!.views.map((v) => [v.state, (v as { ySplit?: number }).ySplit]), [['frozen', 1]]);
});

test('charts are drawn to a file or to the output', async () => {
  for (const chart of ['trend', 'ranking', 'multiples']) assert.match((await ask(...names, '--format', 'svg', '--chart', chart)).out, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*南泉市水务局.*<\/svg>\n$/su);
  assert.equal((await ask(...names, '--format', 'svg', '--out', 'c.svg')).out, '');
  assert.ok(existsSync(join(folder, 'c.svg')) && readFileSync(join(folder, 'c.svg'), 'utf8').includes('disclosure rate'));
});

test('a metric asked for twice stands there once', async () => {
  const [once, twice] = await Promise.all(['denial.rate', 'denial.rate,denial.rate'].map((m) => nianbao(folder, ['compare', '南泉市水务局', '--db', 't.db', '--metric', m])));
  assert.equal(once!.code, 0);
  assert.equal(twice!.out, once!.out);
});

test('several metrics stand below each other', async () => {
  const { out } = await nianbao(folder, ['compare', '南泉市水务局', '--db', 't.db', '--metric', 'requests.new,denial.rate']);
  assert.deepEqual(rowsOf(out), ['agency | 2020 | ▏2021 | 2022', '南泉市水务局 | 40 | ▏40 | 0', 'agency | 2020 | ▏2021 | 2022', '南泉市水务局 | 50.0% | ▏25.0% | not defined']);
});

const wrong: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [['无有市', '--db', 't.db'], /No stored agency has “无有市”/],
  [['水务局', '--db', 't.db'], /“水务局” could be 临溪县水务局, 云栖县水务局, 南泉市水务局: write the whole name/],
  [['--db', 't.db'], /Nobody is named/],
  [['南泉市水务局', '--db', 't.db', '--metric', 'denial.nope'], /no metric denial\.nope: there are denial\.rate, /],
  [['南泉市水务局', '--db', 't.db', '--metric', 'nope'], /no metric nope: the command metrics lists/],
  [['南泉市水务局', '--db', 't.db', '--years', '2024-2019'], /--years cannot be “2024-2019”: write it as 2019-2024 or 2024/],
  [['南泉市水务局', '--db', 't.db', '--years', '2001'], /have no report of these years/],
  [['南泉市水务局', '--db', 't.db', '--peers', 'friends'], /--peers cannot be “friends”: it can be same-department/],
  [['南泉市水务局', '--db', 't.db', '--peers', 'same-level'], /南泉市水务局 does not tell its region/],
  [['--db', 't.db', '--peers', 'children-of 无有省'], /There is no region “无有省”/],
  [['--db', 't.db', '--peers', 'children-of 鼓楼区'], /“鼓楼区” could be .*: write the code/],
  [['南泉市水务局', '--db', 't.db', '--format', 'xlsx'], /say with --out where/],
  [['南泉市水务局', '--db', 't.db', '--format', 'svg', '--metric', 'denial.rate,requests.new'], /one metric/],
  [['南泉市水务局', '--db', 't.db', '--population', 'none.csv'], /none\.csv cannot be used \(ENOENT\)/],
  [['南泉市水务局', '--db', 't.db', '--population', 'bad.csv'], /bad\.csv cannot be used \(line 1 is “a”/],
  [['南泉市水务局', '--db', 't.db', '--out', 'no/where.txt'], /no\/where\.txt cannot be written \(ENOENT\)/],
];
test('wrong use, and a file that cannot be written, is one sentence', async () => {
  writeFileSync(join(folder, 'bad.csv'), 'a\n1\n');
  for (const [args, says] of wrong) {
    const { code, out, err } = await nianbao(folder, ['compare', ...args]);
    assert.deepEqual({ args, code, out }, { args, code: args.includes('no/where.txt') ? 74 : 2, out: '' });
    assert.match(err, says);
    assert.equal(err.trimEnd().split('\n').length, 1, err);
  }
});

test('metrics lists all, explains one, and gives its SQL', async () => {
  const [list, one, sql, json, unknown] = await Promise.all([['metrics'], ['metrics', 'denial.rate'], ['metrics', 'denial.rate', '--format', 'sql'], ['metrics', '--format', 'json', '--lang', 'zh'], ['metrics', 'a.b']].map((a) => nianbao(folder, a)));
  for (const m of metrics) assert.ok(list!.out.includes(m.id), m.id);
  assert.match(one!.out, /^denial\.rate\ndenial rate \(of all concluded\)\n[^]*Smallest denominator\n {2}30\n/);
  assert.match(sql!.out, /^-- denial\.rate\nselect w\.agency, w\.year, case when .* from wide w;\n$/);
  assert.deepEqual((JSON.parse(json!.out) as { id: string }[]).map((m) => m.id), metrics.map((m) => m.id));
  assert.equal(unknown!.code, 2);
});
