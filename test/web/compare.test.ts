// The pages that set agencies beside each other: what is asked in the address, the figures in the table, the drawings and files, and what cannot be answered.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { context } from '../../src/commands/context.js';
import { siteOf } from '../../src/commands/site.js';
import type { CellRef, Value } from '../../src/model/value.js';
import type { PackedReport } from '../../src/store/packed-report.js';
import { groupsOf } from '../../src/survey/index.js';
import type { Site } from '../../src/web/view.js';
import { temporaryStore } from '../store/open-temporary.js';
import { packed, syntheticCells } from '../store/synthetic-report.js';
import { asking, type Answer } from './site.js';

let seed = 0;

/** A report in which so many requests were new, so many concluded, and of these so many granted; everything else that its metrics look at is 0. */
function report(agency: string, region: string, department: string, year: number, [asked, concluded, granted]: readonly [number, number, number]): PackedReport {
  const edition = year < 2021 ? '2019' : '2021';
  const cells = new Map(syntheticCells(edition, 1));
  const say = (ref: CellRef, value: number): void => {
    const old = cells.get(ref) as Value;
    cells.set(ref, { ...old, state: 'number', value, raw: String(value) });
  };
  for (const ref of cells.keys()) if (ref.startsWith('requests.')) say(ref, 0);
  for (const [row, n] of [['new', asked], ['concluded', concluded], ['granted', granted]] as const) for (const column of ['total', 'natural_person']) say(`requests.${row}.${column}`, n);
  return { ...packed({ agency, year, edition, seed: ++seed, cells }), regionCode: region, department, identity: `${region} ${department}` };
}

/** Three water authorities of a province, one in two editions; two governments beside them; one agency of which nothing is known. */
async function site(t: TestContext): Promise<Site> {
  const store = await temporaryStore(t);
  await store.add([
    report('甲江市水务局', '330100', '水务局', 2020, [40, 20, 5]), report('甲江市水务局', '330100', '水务局', 2023, [80, 40, 30]), report('乙江市水务局', '330200', '水务局', 2023, [90, 40, 10]), report('丙江市水务局', '330300', '水务局', 2023, [70, 0, 0]),
    report('甲江市人民政府', '330100', '人民政府', 2023, [900, 800, 400]), report('乙江市人民政府', '330200', '人民政府', 2023, [700, 600, 300]), report('丁局', '340000', '水务局', 2023, [1, 1, 1]),
  ]);
  return siteOf(context('zh', {}), store);
}

/** Rows of the table as they are read, the figure of each year and the place. */
function rows({ text }: Answer): string[] {
  return [...text.matchAll(/<tr><th scope="row"><a [^>]*>([^<]+)<\/a><\/th>(.*?)<\/tr>/gu)].map(([, name, cells]) => [name!, ...[...cells!.matchAll(/<td[^>]*>(.*?)<\/td>/gu)].map((m) => m[1]!.replace(/<[^>]+>/gu, ''))].join(' | ').trim());
}

const water = '/compare/in/330000/水务局';
const asked: readonly (readonly [path: string, says: RegExp, rows: readonly string[]])[] = [
  ['/compare?agencies=甲江市水务局', /新收申请/, ['甲江市水务局 | 40 | — | — | 80 | 1 |']],
  ['/compare?agencies=甲江市水务局、乙江市水务局&years=2023', /2 个机关/, ['甲江市水务局 | 80 | 2 |', '乙江市水务局 | 90 | 1 |']],
  ['/compare?agencies=甲江市水务局&peers=same-department&years=2023&metric=disclosure.concluded', /浙江省各地的水务局/, ['丙江市水务局 | 没有意义 |  |', '乙江市水务局 | 25.0% | 2 |', '甲江市水务局 | 75.0% | 1 |']],
  ['/compare?peers=children-of 33&years=2023', /浙江省所辖各地的人民政府/, ['乙江市人民政府 | 700 | 2 |', '甲江市人民政府 | 900 | 1 |']],
  ['/compare?peers=children-of 330000&years=2023', /浙江省所辖各地的人民政府/, ['乙江市人民政府 | 700 | 2 |', '甲江市人民政府 | 900 | 1 |']],
  ['/compare?agencies=甲江市人民政府&peers=same-level&years=2023&lang=en', /governments? of the same level|of the same level within/, ['乙江市人民政府 | 700 | 2 |', '甲江市人民政府 | 900 | 1 |']],
  ['/compare?agencies=丁局&years=2023&metric=requests.new&metric=disclosure.in_full&metric=disclosure.in_full', /href="\/compare\?agencies=[^"]*&amp;metric=requests\.new%2Cdisclosure\.in_full%2Cdisclosure\.in_full[^"]*&amp;lang=en"/, ['丁局 | 1 | 1 |', '丁局 | 100.0%例少 |  |']],
  [water, /浙江省各地的水务局/, ['丙江市水务局 | — | — | — | 70 | 3 |', '乙江市水务局 | — | — | — | 90 | 1 |', '甲江市水务局 | 40 | — | — | 80 | 2 |']],
  [`${water}?metric=disclosure.concluded`, /公开率（占办结）/, ['丙江市水务局 | — | — | — | 没有意义 |  |', '乙江市水务局 | — | — | — | 25.0% | 2 |', '甲江市水务局 | 25.0%例少 | — | — | 75.0% | 1 |']],
];

test('figures and places in the tables, of agencies that are named and of groups', async (t) => {
  const ask = asking(await site(t));
  for (const [path, says, expected] of asked) {
    const answer = await ask(path);
    assert.equal(answer.status, 200, path);
    assert.match(answer.text, says, path);
    assert.deepEqual(rows(answer).sort(), [...expected].sort(), path);
  }
});

test('where the form changed it is said; drawings are whole by themselves, and so are the figures', async (t) => {
  const ask = asking(await site(t));
  assert.match((await ask('/compare?agencies=甲江市水务局')).text, /2020\/2023：2019 版 → 2021 版/);
  for (const [path, kinds] of [['/compare?agencies=甲江市水务局&peers=same-department&metric=denial.rate', ['trend', 'ranking']], [`${water}?metric=denial.rate`, ['trend', 'ranking']]] as const) {
    const { text } = await ask(path);
    const files = [...text.matchAll(/<figcaption><a href="([^"]+)" download>/gu)].map((m) => decodeURIComponent(m[1]!.replaceAll('&amp;', '&')));
    assert.deepEqual(files.map((f) => /\/(\w+)\.svg/u.exec(f)![1]), kinds);
    for (const f of files) {
      const svg = await ask(f);
      assert.equal(svg.headers.get('content-type'), 'image/svg+xml; charset=utf-8');
      assert.match(svg.text, /^<svg[^]*<title[^>]*>[^]*不予公开率（占办结）[^]*<\/svg>$/u);
      assert.doesNotMatch(svg.text, /<script|href="http/u);
    }
    const table = /<a href="([^"]+table\.csv[^"]*)" download>/u.exec(text)![1]!.replaceAll('&amp;', '&');
    const csv = (await ask(decodeURIComponent(table))).text.trimEnd().split('\r\n');
    assert.match(csv[0]!, /^\ufeff?metric,/u);
    assert.ok(csv.length > 3 && csv.slice(1).every((l) => l.startsWith('denial.rate,')), csv.join('\n'));
  }
});

const below: readonly (readonly [path: string, together: readonly string[], legend: readonly RegExp[]])[] = [
  [water, ['中位数 | 40 | – | – | 80 |  |'], [/^—  没有报告$/]],
  [`${water}?metric=disclosure.concluded`, ['中位数 | – | – | – | 50.0% |  |', '合计 | 25.0%例少 | – | – | 50.0% |  |'], [/^例少  分母不足 \d+，不排名$/, /^—  没有报告$/]],
  [`${water}?metric=disclosure.concluded&lang=en`, ['median | – | – | – | 50.0% |  |', 'together | 25.0%few | – | – | 50.0% |  |'], [/^few  a denominator below \d+, not ranked$/, /^—  no report$/]],
  ['/compare?agencies=甲江市水务局&metric=normative_documents.in_force&years=2020-2023&lang=en', [], [/^—  no report$/, /^missing: the edition of 2019 has no such figures$/]],
];

test('below a table stand the median, all together, and what its signs mean', async (t) => {
  const ask = asking(await site(t));
  for (const [path, together, legend] of below) {
    const { text } = await ask(path);
    const foot = /<tfoot>([^]*?)<\/tfoot>/u.exec(text)?.[1] ?? '';
    assert.deepEqual([...foot.matchAll(/<tr>(.*?)<\/tr>/gu)].map((m) => [...m[1]!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gu)].map((x) => x[1]!.replace(/<[^>]+>/gu, '')).join(' | ').trim()), together, path);
    const notes = [...(/<ul class="note">([^]*?)<\/ul>/u.exec(text)?.[1] ?? '').matchAll(/<li>(.*?)<\/li>/gu)].map((m) => m[1]!);
    for (const l of legend) assert.ok(notes.some((n) => l.test(n)), `${path} ${String(l)}\n${notes.join('\n')}`);
  }
});

test('a region below which agencies are compared has its name in the form', async (t) => {
  const ask = asking(await site(t));
  for (const [path, said] of [['/compare?peers=children-of 330000', '>浙江省所辖各地</option>'], ['/compare?peers=children-of 33&lang=en', '>regions right below 浙江省</option>'], ['/compare?peers=friends', '>friends</option>']] as const) assert.ok((await ask(path)).text.includes(said), path);
});

const unanswered: readonly (readonly [string, number, RegExp])[] = [
  ['/compare', 200, /写出要比较的机关/], ['/compare?agencies=戊局', 200, /没有名称含“戊局”/], ['/compare?agencies=水务局', 200, /“水务局”可指/], ['/compare?agencies=甲江市水务局&years=20x4', 200, /不是年度/], ['/compare?agencies=甲江市水务局&years=2001', 200, /没有报告/],
  ['/compare?peers=same-level', 200, /没有说比较谁/], ['/compare?peers=friends', 200, /不是可比较的范围/], ['/compare?peers=children-of 鼓楼区', 200, /不止一个地区/],
  ['/compare/trend.svg', 404, /没有这一页/], ['/compare/table.csv?agencies=戊局', 400, /^库里没有名称含“戊局”的机关。$/], ['/compare/in/990000', 404, /没有这一页/], ['/compare/in/x', 404, /没有这一页/], ['/compare/in/330000/民政局', 404, /没有这一页/], ['/compare/in/340000/水务局', 404, /没有这一页/], [`${water}/table.csv?metric=x`, 400, /^没有指标 x。$/], [`${water}/ranking.svg?metric=x&lang=en`, 400, /^There is no metric x\.$/], [`${water}?metric=none&lang=en`, 200, /<p role="alert">There is no metric none\.<\/p>/], [`${water}?metric=none`, 200, /metric=denial\.rate/],
  ['/compare/in/340000/水务局/trend.svg', 404, /没有这一页/],
  ...['requests.new,nope', 'nope', 'nope,requests.new'].flatMap((m): [string, number, RegExp][] => [
    [`/compare?agencies=甲江市水务局&metric=${m}`, 200, /<p role="alert">没有指标 nope。<\/p>/], [`/compare?metric=${m}&lang=en`, 200, /<p role="alert">There is no metric nope\.<\/p>/],
    ...['table.csv', 'trend.svg', 'ranking.svg', 'multiples.svg'].map((f): [string, number, RegExp] => [`/compare/${f}?agencies=甲江市水务局&metric=${m}`, 400, /^没有指标 nope。$/]),
  ]),
  ['/compare?agencies=甲江市水务局&metric=requests.new,denial.rate,disclosure.concluded,disclosure.decided,dispute.rate', 200, /问了 5 项指标，最多 4 项/],
  ['/compare/table.csv?agencies=甲江市水务局&years=20x4', 400, /^“20x4”不是年度/], ['/compare/table.csv?agencies=甲江市水务局&years=20x4&lang=en', 400, /^“20x4” is no year/], ['/compare/table.csv?peers=friends', 400, /^“friends”不是可比较的范围/], ['/compare/trend.svg?agencies=甲江市水务局&years=2001', 400, /没有报告/],
];

test('no figure or drawing of another metric stands in for one that there is not', async (t) => {
  const ask = asking(await site(t));
  for (const path of ['/compare?agencies=甲江市水务局&metric=nope', '/compare?agencies=甲江市水务局&metric=nope,requests.new', `${water}?metric=nope`]) assert.doesNotMatch((await ask(path)).text, /<svg|<td/u, path);
});

test('what cannot be answered is said, and why', async (t) => {
  const ask = asking(await site(t));
  for (const [path, status, says] of unanswered) {
    const answer = await ask(path);
    assert.equal(answer.status, status, path);
    assert.match(answer.text, says, path);
  }
});

test('where nobody has a place in the last year, the places in the table are those of the ranking, and of its year', async (t) => {
  const store = await temporaryStore(t);
  await store.add([['甲江市水务局', '330100'], ['乙江市水务局', '330200']].flatMap(([name, region], i) => [report(name!, region!, '水务局', 2022, [90, 60, 40 - i]), report(name!, region!, '水务局', 2023, [90, 5, 4])]));
  const answer = await asking(siteOf(context('zh', {}), store))('/compare?agencies=甲江市水务局、乙江市水务局&metric=disclosure.concluded');
  assert.match(answer.text, /<th scope="col" class="n">2022 名次<\/th>/u);
  assert.match(answer.text, /2 个机关 · 2022</u);
  assert.deepEqual(rows(answer).map((r) => r.split(' | ').slice(0, 4)), [['甲江市水务局', '66.7%', '80.0%例少', '1'], ['乙江市水务局', '65.0%', '80.0%例少', '2']]);
});

/** So many agencies with names as long as they are. */
function crowd(n: number): readonly string[] {
  return Array.from({ length: n }, (_, i) => `甲江市青川特别行政管理区第${i}街道办事处`);
}

test('of those named none is left out in silence; as many as a page takes fit its weight', async (t) => {
  const store = await temporaryStore(t);
  const names = crowd(31);
  await store.add(names.flatMap((name, i) => [2019, 2020, 2021, 2022, 2023].map((year) => report(name, '330100', `第${i}街道`, year, [90 + i, 60, 40 + (i % 7)]))));
  const ask = asking(siteOf(context('zh', {}), store));
  const all = names.join('、');
  for (const [path, says] of [[`/compare?agencies=${all}`, /<p role="alert">写了 31 个机关，一页最多 30 个：/u], [`/compare?agencies=${all}&lang=en`, /<p role="alert">31 agencies are named, at most 30 fit a page: /u]] as const) {
    const { text } = await ask(path);
    assert.match(text, says);
    assert.doesNotMatch(text, /<td/u);
  }
  for (const metric of ['requests.new', 'denial.rate', 'requests.new,denial.rate,carry_over.rate,dispute.rate']) {
    const page = await ask(`/compare?agencies=${names.slice(0, 30).join('、')}&metric=${metric}`);
    assert.equal(rows(page).length, 30);
    assert.ok(Buffer.byteLength(page.text) < 150_000, `${metric}: ${Buffer.byteLength(page.text)}`);
  }
  // A list may be said in parts; what is not described is not passed over.
  for (const path of ['/compare/table.csv', '/api/compare']) {
    const parts = `${path}?agencies=${names[0]!}&agencies=${names[1]!}&metric=requests.new&metric=denial.rate&years=2023`;
    const { status, text } = await ask(parts);
    assert.equal(status, 200, text);
    for (const name of [names[0]!, names[1]!]) for (const metric of ['requests.new', 'denial.rate']) assert.ok(text.includes(name) && text.includes(metric), path);
    for (const wrong of [`${parts}&year=2023`, `${parts}&years=2022`]) assert.deepEqual([(await ask(wrong)).status, /^(?:\{"error":")?years?: (?:there is no such parameter here|expected once)/u.test((await ask(wrong)).text)], [400, true], wrong);
    assert.match((await ask(`${path}?agencies=${all}&years=2023`)).text, /第30街道办事处/u);
  }
});

test('the groups there are lead from the country down, and an agency to its own', async (t) => {
  const s = await site(t);
  assert.deepEqual(groupsOf(await s.store.figures.agencies(), s.tables.regions), [{ regionCode: '330000', department: '水务局', agencies: 3 }, { regionCode: '330000', department: '人民政府', agencies: 2 }]);
  const ask = asking(s);
  assert.match((await ask('/compare')).text, /href="\/compare\/in\/330000">浙江省<\/a>/u);
  assert.match((await ask('/compare/in/330000')).text, new RegExp(`href="/compare/in/330000/${encodeURIComponent('水务局')}">水务局</a> <small>3</small>`, 'u'));
  assert.match((await ask('/agency/甲江市水务局')).text, /与浙江省各地的水务局比较/);
  assert.doesNotMatch((await ask('/agency/丁局')).text, /比较<\/a><\/p>/u);
});
