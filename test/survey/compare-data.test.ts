// Questions about agencies are answered with the right agencies, years, places and breaks, or with what is wrong with the question.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareData, rowsOf, type Compared, type CompareQuery } from '../../src/survey/index.js';
import type { ListedAgency, StoredFigures } from '../../src/store/figure-store.js';
import { made } from '../register/tables.js';
import { agency, baishi, baishiNow, figuresOf, handled, linxi, qingchuan, qingchuanCity, readerOf, songling, songlingCity, yunling, yunlingState } from './made.js';

async function compared(reports: readonly StoredFigures[], query: CompareQuery): Promise<Compared> {
  const answer = await compareData(readerOf(reports), query, made);
  if (answer.status !== 'found') assert.fail(JSON.stringify(answer));
  return answer;
}

function ofYears(a: ListedAgency, years: Readonly<Record<number, readonly [granted: number, denied: number]>>): StoredFigures[] {
  return Object.entries(years).map(([y, [g, d]]) => figuresOf(a, Number(y), handled(g, d)));
}

const three = [...ofYears(qingchuan, { 2019: [30, 30], 2020: [40, 40], 2022: [30, 10] }), ...ofYears(songling, { 2020: [60, 20], 2021: [0, 0], 2022: [60, 20] }), ...ofYears(yunling, { 2022: [5, 5], 2023: [50, 50] })];
const everyone = { agencies: [qingchuan.agency, songling.agency, yunling.agency], metrics: ['disclosure.concluded'] };

test('a series has a place for every year asked about, and null where there is no report', async () => {
  const { years, comparisons: [c], says } = await compared(three, everyone);
  assert.deepEqual(years, [2019, 2020, 2021, 2022, 2023]);
  assert.equal(says.en, '3 agencies');
  assert.deepEqual(c!.series.map((s) => [s.agency, s.asked, s.points.map((p) => p?.result.value ?? p?.result.status ?? null)]), [
    ['青川市水务局', true, [0.5, 0.5, null, 0.75, null]],
    ['松岭市水务局', true, [null, 0.75, 'not-defined', 0.75, null]],
    ['云岭白族自治州水务局', true, [null, null, null, 0.5, 0.5]],
  ]);
});

test('places of a year: ties share one, few cases and what is not defined have none', async () => {
  const { comparisons: [c] } = await compared(three, everyone);
  const places = c!.years.map((y) => [y.year, y.ranking.map((p) => [p.item.series.agency, p.rank, p.tied])]);
  assert.deepEqual(places, [
    [2019, [['青川市水务局', 1, false]]],
    [2020, [['松岭市水务局', 1, false], ['青川市水务局', 2, false]]],
    [2021, []],
    [2022, [['青川市水务局', 1, true], ['松岭市水务局', 1, true]]],
    [2023, [['云岭白族自治州水务局', 1, false]]],
  ]);
  assert.deepEqual(c!.years.at(3)!.together.counts, { value: 2, small: 1, 'not-defined': 0, missing: 0 });
  assert.equal(c!.years.at(3)!.together.pooled!.value, 95 / 130);
});

test('where the form changed there is a break, once for all agencies it changed for then', async () => {
  const { comparisons } = await compared(three, { ...everyone, metrics: ['disclosure.concluded', 'normative_documents.issued', 'normative_documents.in_force'] });
  const breaks = comparisons.map((c) => c.breaks.map((b) => [b.after, b.before, b.from, b.to, b.continuity, b.agencies]));
  const places = (continuity: string): unknown => [[2020, 2021, '2019', '2021', continuity, ['松岭市水务局']], [2020, 2022, '2019', '2021', continuity, ['青川市水务局']]];
  assert.deepEqual(breaks, [places('equal'), places('broader'), places('none')]);
});

test('an agency that prints the older form once more has two breaks', async () => {
  const { comparisons: [c] } = await compared([figuresOf(qingchuan, 2021, handled(1, 1)), figuresOf(qingchuan, 2022, handled(1, 1), { edition: '2019' }), figuresOf(qingchuan, 2023, handled(1, 1))], { agencies: ['青川市水务局'], metrics: ['normative_documents.issued'] });
  assert.deepEqual(c!.breaks.map((b) => [b.before, b.from, b.to, b.continuity]), [[2022, '2021', '2019', 'broader'], [2023, '2019', '2021', 'broader']]);
});

test('names of one agency over the years are one series; two of one year stay two', async () => {
  const renamed = [...ofYears(baishi, { 2018: [10, 30], 2019: [20, 20] }), ...ofYears(baishiNow, { 2020: [30, 10] })];
  const one = await compared(renamed, { agencies: ['松岭市白石县人民政府'], metrics: ['disclosure.concluded'] });
  assert.deepEqual(one.comparisons[0]!.series.map((s) => [s.agency, s.names, s.points.map((p) => [p!.agency, p!.result.value])]), [
    ['松岭市白石区人民政府', ['松岭市白石县人民政府', '松岭市白石区人民政府'], [['松岭市白石县人民政府', 0.25], ['松岭市白石县人民政府', 0.5], ['松岭市白石区人民政府', 0.75]]],
  ]);
  const two = await compared([...renamed, ...ofYears(baishiNow, { 2019: [1, 1] })], { agencies: ['白石'], metrics: ['disclosure.concluded'] });
  assert.deepEqual(two.comparisons[0]!.series.map((s) => s.agency), ['松岭市白石县人民政府', '松岭市白石区人民政府']);
});

test('growth looks at the year before the first one asked about', async () => {
  const reader = readerOf(three);
  const answer = await compareData(reader, { agencies: [qingchuan.agency], metrics: ['requests.growth'], from: 2020, to: 2020 }, made);
  assert.ok(answer.status === 'found');
  assert.deepEqual(answer.years, [2020]);
  assert.equal(answer.comparisons[0]!.series[0]!.points[0]!.result.value, 20 / 60);
  assert.equal(reader.asked.length, 1);
  assert.ok(!reader.asked[0]!.cells!.has('licences.decisions'));
});

test('inhabitants are those of the region in the year', async () => {
  const c = await compared(three, { ...everyone, agencies: [qingchuan.agency], metrics: ['requests.per_100000'], population: (code, year) => (code === '990100' && year === 2020 ? 400_000 : null) });
  assert.deepEqual(c.comparisons[0]!.series[0]!.points.map((p) => p?.result.value ?? p?.result.status), ['missing', 20, undefined, 'missing']);
});

test('whether a report came in time is judged as the register does', async () => {
  const at = (year: number, published: string | null, firstSeen: string): StoredFigures => figuresOf(qingchuan, year, handled(1, 1), { published, firstSeen: `${firstSeen}T00:00:00.000Z` });
  const reports = [at(2019, '2020-01-31', '2025-01-01'), at(2020, '2021-02-01', '2025-01-01'), at(2021, null, '2022-01-15'), at(2022, null, '2025-01-01'), figuresOf(qingchuanCity, 2020, handled(1, 1), { published: '2021-03-31' })];
  const { comparisons: [c] } = await compared(reports, { agencies: [qingchuan.agency, qingchuanCity.agency], metrics: ['reports.in_time'] });
  assert.deepEqual(c!.series.map((s) => s.points.map((p) => p?.result.value ?? p?.result.status ?? null)), [[1, 0, 1, 'missing'], [null, 1, null, null]]);
  // Dates of lists are known beside the store.
  const listed = await compared(reports, { agencies: [qingchuan.agency], metrics: ['reports.in_time'], seen: [{ agency: qingchuan.agency, year: 2022, published: null, listDate: '2023-02-02', firstSeen: '2025-01-01', state: 'kept' }] });
  assert.equal(listed.comparisons[0]!.series[0]!.points[3]!.result.value, 0);
});

const town = agency('青川市临溪区白沙镇人民政府', '990102', '白沙镇人民政府');
const street = agency('青川市临溪区河东街道办事处', '990102', '河东街道办事处');
const nobody = agency('某处水务局', null, '水务局');
const wangjiang = agency('青川市望江市人民政府', '990181', '人民政府');
const health = agency('青川市卫生健康委员会', '990100', '卫生健康委员会');
const all = [qingchuan, songling, yunling, qingchuanCity, songlingCity, yunlingState, linxi, baishi, baishiNow, town, street, nobody, wangjiang, health].map((a) => figuresOf(a, a === baishi ? 2018 : 2023, handled(30, 30)));

const groups: readonly (readonly [does: string, query: Omit<CompareQuery, 'metrics'>, agencies: readonly ListedAgency[], says: string])[] = [
  ['the same department in the regions of the same parent', { agencies: [qingchuan.agency], peers: { kind: 'same-department' } }, [qingchuan, songling, yunling], '岚江省各地的水务局'],
  ['governments of districts of one city', { agencies: [linxi.agency], peers: { kind: 'same-department' } }, [linxi, wangjiang], '青川市各地的人民政府'],
  ['governments of the same level in the province, past names taken together', { agencies: [linxi.agency], peers: { kind: 'same-level' } }, [linxi, baishiNow, wangjiang], '岚江省内同级的人民政府'],
  ['governments of cities', { agencies: [songlingCity.agency], peers: { kind: 'same-level' } }, [songlingCity, qingchuanCity, yunlingState], '岚江省内同级的人民政府'],
  ['townships of one county, whatever they are called', { agencies: [town.agency], peers: { kind: 'same-department' } }, [town, street], '临溪区各地的乡镇街道'],
  ['governments right below a province', { agencies: [], peers: { kind: 'children-of', regionCode: '990000' } }, [qingchuanCity, songlingCity, yunlingState], '岚江省所辖各地的人民政府'],
  ['governments right below a city, and one that was asked for', { agencies: [health.agency], peers: { kind: 'children-of', regionCode: '990100' } }, [health, linxi, wangjiang], '青川市所辖各地的人民政府'],
];
for (const [does, query, agencies, says] of groups) {
  test(`peers: ${does}`, async () => {
    const answer = await compared(all, { ...query, metrics: ['requests.new'] });
    const { series } = answer.comparisons[0]!;
    assert.deepEqual(series.map((s) => s.agency).sort(), agencies.map((a) => a.agency).sort());
    assert.deepEqual(series.filter((s) => s.asked).map((s) => s.agency), query.agencies);
    assert.equal(answer.says.zh, says);
  });
}

const questions: readonly (readonly [does: string, query: CompareQuery, problem: object])[] = [
  ['a metric there is none of', { agencies: [qingchuan.agency], metrics: ['nope'] }, { status: 'no-metric', metric: 'nope' }],
  ['nobody', { agencies: [], metrics: ['requests.new'] }, { status: 'nobody' }],
  ['nobody with peers', { agencies: [], metrics: ['requests.new'], peers: { kind: 'same-level' } }, { status: 'nobody' }],
  ['an agency there is none of', { agencies: ['无有市水务局'], metrics: ['requests.new'] }, { status: 'no-agency', agency: '无有市水务局' }],
  ['a name of blanks', { agencies: [' '], metrics: ['requests.new'] }, { status: 'no-agency', agency: ' ' }],
  ['a part of several names', { agencies: ['州'], metrics: ['requests.new'] }, { status: 'ambiguous', agency: '州', agencies: [yunling.agency, yunlingState.agency] }],
  ['peers of an agency of no known region', { agencies: [nobody.agency], metrics: ['requests.new'], peers: { kind: 'same-department' } }, { status: 'no-peers', agency: nobody.agency }],
  ['more than are wanted', { agencies: [qingchuan.agency], metrics: ['requests.new'], peers: { kind: 'same-department' }, most: 2 }, { status: 'too-many', agencies: 3, most: 2 }],
  ['years without reports', { agencies: [qingchuan.agency], metrics: ['requests.new'], from: 2001, to: 2002 }, { status: 'no-reports' }],
];
for (const [does, query, problem] of questions) test(`a question about ${does} says so`, async () => assert.deepEqual(await compareData(readerOf(all), query, made), problem));

test('blanks and the width of signs do not matter in names', async () => {
  const wide = await compared([figuresOf(agency('青川市水务局(水利处)', '990100', '水务局'), 2023, handled(1, 1))], { agencies: ['青川市 水务局（水利处）'], metrics: ['requests.new'] });
  assert.equal(wide.comparisons[0]!.series.length, 1);
});

test('rows hold every value with its place and its marks', async () => {
  const flat = rowsOf(await compared([...three, figuresOf(agency('岚江省水务厅', '990000', '水务厅'), 2022, handled(50, 0), { findings: [{ rule: 'requests.results', outcome: 'broken', kind: 'arithmetic', cells: ['requests.concluded.total'] }] })], { ...everyone, agencies: [...everyone.agencies, '岚江省水务厅'] }), 'en');
  assert.equal(flat.length, 9);
  const of = (name: string, year: number): object => flat.find((r) => r.agency === name && r.year === year)!;
  const row = of('松岭市水务局', 2022) as { low: number; high: number };
  assert.deepEqual({ ...row, low: row.low.toFixed(3), high: row.high.toFixed(3) }, {
    metric: 'disclosure.concluded', title: 'disclosure rate (of all concluded)', unit: 'share', agency: '松岭市水务局', agency_then: '松岭市水务局', region_code: '990200', department: '水务局', asked: 1, year: 2022, edition: '2021', status: 'value',
    value: 0.75, numerator: 60, denominator: 80, low: '0.645', high: '0.832', rank: 2, tied: 1, overlaps_from: 2, overlaps_to: 2, continuity: null, flags: null, why: null,
  });
  assert.match((of('岚江省水务厅', 2022) as { flags: string }).flags, /identity that is broken or not filled in \(requests\.results\)/);
  assert.equal((of('松岭市水务局', 2021) as { continuity: string }).continuity, 'equal');
});
