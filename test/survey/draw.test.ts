// Charts of a comparison say what is compared, which years, where the form changed, and what marks mean; of many agencies the foremost are drawn.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareData, renderMultiples, renderProfile, renderRanking, renderTrend, type Compared } from '../../src/survey/index.js';
import { made } from '../register/tables.js';
import { agency, figuresOf, handled, readerOf } from './made.js';

const all = Array.from({ length: 45 }, (_, i) => agency(`第${i}市水务局`, null, '水务局'));
const reports = all.flatMap((a, i) => [
  figuresOf(a, 2020, handled(40 + i, 60, 0, 0, { 'normative_documents.made': 9 })),
  figuresOf(a, 2021, i === 0 ? handled(0, 0) : i === 1 ? handled(2, 3) : handled(50 + i, 50, 0, 0, { 'normative_documents.issued': 7 }), i === 2 ? { findings: [{ rule: 'requests.results', outcome: 'broken', kind: 'arithmetic', cells: ['requests.concluded.total'] }] } : {}),
]);

async function of(n: number, ...metrics: readonly string[]): Promise<Compared> {
  const answer = await compareData(readerOf(reports), { agencies: all.slice(0, n).map((a) => a.agency), metrics }, made);
  return answer.status === 'found' ? answer : assert.fail(answer.status);
}

function texts(svg: string): string[] {
  return [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map((m) => m[1]!);
}

test('a trend: title, years, unit, break, marks, source', async () => {
  const compared = await of(4, 'disclosure.concluded');
  const words = texts(renderTrend(compared, compared.comparisons[0]!, { lang: 'en', source: 'Our source' }));
  for (const w of ['disclosure rate (of all concluded)', '4 agencies · 2020–2021', '%', 'form 2019 │ 2021', '2020/2021: form of 2019 → 2021, equal (both editions count the same)', 'Hollow: a denominator below 30, not ranked.', 'Our source', '!']) assert.ok(words.includes(w), `${w} is not in ${words.join(' | ')}`);
  assert.ok(words.some((w) => w.startsWith('“×”')) && words.some((w) => w.startsWith('“!”')));
});

test('a ranking: places first, then what has none, with the reason', async () => {
  const compared = await of(4, 'disclosure.concluded');
  const words = texts(renderRanking(compared, compared.comparisons[0]!, { lang: 'en' }));
  const order = ['第3市水务局', '第2市水务局', '第0市水务局', '第1市水务局'].map((n) => words.indexOf(n));
  assert.deepEqual(order, [...order].sort((a, b) => a - b));
  assert.ok(words.includes('not defined: the denominator is 0') && words.includes('40.0% (2/5)') && words.some((w) => w.includes('their order may be chance')));
  assert.ok(texts(renderRanking(compared, compared.comparisons[0]!, { lang: 'zh', year: 2020 })).includes('4 个机关 · 2020'));
});

test('a ranking has a part above its whole at the end, in words: no bar of it makes the others short', async () => {
  const [first, second, third] = all;
  const answer = await compareData(readerOf([figuresOf(first!, 2021, { 'requests.granted.total': 390, 'requests.concluded.total': 100 }), figuresOf(second!, 2021, handled(50, 50)), figuresOf(third!, 2021, handled(40, 60))]), { agencies: all.slice(0, 3).map((a) => a.agency), metrics: ['disclosure.concluded'] }, made);
  const compared = answer.status === 'found' ? answer : assert.fail(answer.status);
  const words = texts(renderRanking(compared, compared.comparisons[0]!, { lang: 'en' }));
  assert.ok(words.includes('390.0% (390/100)! not within 0–100 %: not ranked'), words.join(' | '));
  assert.deepEqual(words.filter((w) => /^第\d+市水务局$/u.test(w)), ['第1市水务局', '第2市水务局', '第0市水务局']);
  const ticks = words.filter((w) => /^\d+$/u.test(w)).map(Number);
  assert.ok(ticks.length > 1 && Math.max(...ticks) <= 100, ticks.join(' '));
});

test('small multiples of many: those asked for, the first, and a note', async () => {
  const compared = await of(45, 'disclosure.concluded');
  const some = { ...compared, comparisons: compared.comparisons.map((c) => ({ ...c, series: c.series.map((s, i) => (i === 1 ? s : { ...s, asked: false })) })) };
  const words = texts(renderMultiples(some, some.comparisons[0]!, { lang: 'en', most: 5 }));
  assert.equal(words.filter((w) => /^第\d+市水务局$/.test(w)).length, 5);
  assert.ok(words.includes('第1市水务局') && words.includes('第44市水务局') && words.includes('5 of 45 agencies: those asked for, then those with the first places of 2021, then those with values of most years.'));
  assert.equal(texts(renderMultiples(compared, compared.comparisons[0]!, { lang: 'zh' })).filter((w) => /^第\d+市水务局$/.test(w)).length, 40);
});

test('small multiples of many without enough places: those with values, and no empty panel before them', async () => {
  const some = all.slice(0, 9);
  // Only one has a place; three have values of few cases, of one and two years; five have none.
  const years = (a: (typeof all)[number], i: number) => [2021, 2022].map((y) => figuresOf(a, y, i === 4 && y === 2022 ? handled(30, 30) : i === 8 || (i === 6 && y === 2021) || (i === 7 && y === 2022) ? handled(1, 2) : handled(0, 0)));
  const answer = await compareData(readerOf(some.flatMap(years)), { agencies: some.map((a) => a.agency), metrics: ['disclosure.concluded'] }, made);
  const compared = answer.status === 'found' ? answer : assert.fail(answer.status);
  const [own] = compared.comparisons;
  const unasked = new Map(own!.series.map((x) => [x, { ...x, asked: false }]));
  const nobody = { ...own!, series: [...unasked.values()], years: own!.years.map((y) => ({ ...y, ranking: y.ranking.map((r) => ({ ...r, item: { ...r.item, series: unasked.get(r.item.series)! } })) })) };
  for (const [c, lang, panels, note] of [
    [nobody, 'zh', ['第4市水务局', '第8市水务局', '第6市水务局', '第7市水务局'], '共 9 个机关，只画 4 个：2022 年名次在前的，其次有数值的年度多的。'],
    [{ ...nobody, years: nobody.years.map((y) => ({ ...y, ranking: [] })) }, 'en', ['第8市水务局', '第4市水务局', '第6市水务局', '第7市水务局'], '4 of 9 agencies: those with values of most years.'],
  ] as const) {
    const words = texts(renderMultiples(compared, c, { lang, most: 4 }));
    assert.deepEqual(words.filter((w) => /^第\d+市水务局$/u.test(w)), panels);
    assert.ok(words.includes(note), words.join(' | '));
  }
});

test('a profile: a panel for each metric, with its own unit and break', async () => {
  const compared = await of(3, 'disclosure.concluded', 'normative_documents.issued', 'requests.new');
  const words = texts(renderProfile(compared, '第2市水务局', { lang: 'zh', id: 'p' }));
  for (const w of ['第2市水务局', '3 项指标 · 2020–2021', '公开率（占办结）', '本年制发规范性文件', '新收申请', '件']) assert.ok(words.includes(w), w);
  assert.ok(words.join('').includes('本年制发规范性文件：2020/2021：2019 版 → 2021 版，宽窄不同'));
});

test('ids of two drawings on a page differ', async () => {
  const compared = await of(3, 'disclosure.concluded');
  const [c] = compared.comparisons;
  const ids = [renderTrend(compared, c!, { lang: 'zh' }), renderRanking(compared, c!, { lang: 'zh' }), renderMultiples(compared, c!, { lang: 'zh' }), renderTrend(compared, c!, { lang: 'zh', id: 'other' })].flatMap((s) => [...s.matchAll(/ id="([^"]*)"/g)].map((m) => m[1]!));
  assert.equal(new Set(ids).size, 8);
});
