// Paragraphs and figures two reports have in common: what counts, whose finding it is, and what is shown.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CopyIndex, candidatesOf, commonFrom } from '../../../src/check/copies/copy-index.js';
import { copyFindings } from '../../../src/check/copies/copies.js';
import { hashesOf } from '../../../src/check/copies/hashes.js';
import { mask, namesOf } from '../../../src/check/copies/mask.js';
import { follows } from '../../../src/check/copies/order.js';
import { sketch } from '../../../src/check/copies/sketch.js';
import { vectorsOf } from '../../../src/check/copies/vectors.js';
import type { Finding } from '../../../src/model/finding.js';
import type { Placed } from '../../../src/model/placed.js';
import type { SectionId } from '../../../src/model/report.js';
import { placed } from '../../generate/across/placed.js';
import { number } from '../../generate/values.js';

type Prose = Readonly<Partial<Record<SectionId, readonly string[]>>>;

function report(agency: string, year: number, prose: Prose, figures: Readonly<Record<string, number>> = {}, more: Partial<Placed> & { readonly published?: string } = {}): Placed {
  const { published = null, ...rest } = more;
  return { ...placed({ agency, year, published, form: { edition: '2021', layout: {} }, cells: new Map(Object.entries(figures).map(([ref, v]) => [ref, number(v)])), prose }), ...rest };
}

const none = (): boolean => false;
const long = '各科室把旧文件台账逐卷翻检，凡群众问过三遍以上的事项都改写成问答，由退休教师通读一遍再上网；集市日在镇口摆摊答疑，把听来的难处记进本子，月末逐条回话，仍有个别偏远村组够不着，下一步打算借学校礼堂轮流开讲。';
const counted = '青川市水利局全年把水质日报改成表格推送，共推送365期，其中图解48篇，回复村组来信127封，请老住户当面挑毛病后又改了19处，上门补发了旧版对照表。';
const brief = (all: readonly Finding[]): string[] => all.map((f) => `${f.rule} ${f.severity}`);

const cases: readonly (readonly [string, Placed, Placed, string[]])[] = [
  ['problems that did not change in a year', report('青川市水利局', 2023, { problems: [long] }), report('青川市水利局', 2022, { problems: [long] }), ['copied.last_year warning']],
  ['an overview without figures', report('青川市水利局', 2023, { overview: [long] }), report('青川市水利局', 2022, { overview: [long] }), ['copied.last_year info']],
  ['none of the figures changed, the year did', report('青川市水利局', 2023, { overview: [`2023年，${counted}`] }), report('青川市水利局', 2022, { overview: [`2022年，${counted}`] }), ['copied.last_year warning']],
  ['the same words under new figures', report('青川市水利局', 2023, { overview: [counted.replace('365', '366').replace('127', '98')] }), report('青川市水利局', 2022, { overview: [counted] }), []],
  ['another agency, its own name put in', report('临溪县教育局', 2023, { overview: [counted.replace('青川市水利局', '临溪县教育局')] }, {}, { published: '2024-01-20' }), report('青川市水利局', 2023, { overview: [counted] }, {}, { published: '2024-01-05' }), ['copied.other_agency warning']],
  ['another agency, long, other figures', report('临溪县教育局', 2023, { overview: [`${long}回访9户。`] }), report('青川市水利局', 2022, { overview: [`${long}回访31户。`] }), ['copied.other_agency info']],
  ['another agency, other figures, few words', report('临溪县教育局', 2023, { overview: [counted.replace('365', '12').replace('青川市水利局', '我局')] }), report('青川市水利局', 2022, { overview: [counted] }), []],
  ['too short', report('临溪县教育局', 2023, { overview: [long.slice(0, 40)] }), report('青川市水利局', 2022, { overview: [long.slice(0, 40)] }), []],
  ['beside a table', report('临溪县教育局', 2023, { requests: [long] }), report('青川市水利局', 2022, { requests: [long] }), []],
  ['an earlier report has no finding against a later one', report('临溪县教育局', 2022, { overview: [long] }), report('青川市水利局', 2023, { overview: [long] }), []],
  ['a government and its office, in a place no region has the name of', report('临溪区人民政府', 2023, { overview: [counted] }, {}, { identity: '临溪区 人民政府', regionCode: null, department: '人民政府', published: '2024-03-20' }), report('临溪区人民政府办公室', 2023, { overview: [counted] }, {}, { identity: '临溪区 人民政府办公室', regionCode: null, department: '人民政府办公室', published: '2024-01-05' }), []],
  ['a government and the office of another', report('临溪区人民政府', 2023, { overview: [counted] }, {}, { identity: '临溪区 人民政府', regionCode: null, department: '人民政府', published: '2024-03-20' }), report('白石区人民政府办公室', 2023, { overview: [counted] }, {}, { identity: '白石区 人民政府办公室', regionCode: null, department: '人民政府办公室', published: '2024-01-05' }), ['copied.other_agency warning']],
  ['the same document under two names', report('临溪县教育局', 2023, { overview: [long] }), ((p): Placed => ({ ...p, report: { ...p.report, source: { ...p.report.source, id: '临溪县教育局 2023' } } }))(report('青川市水利局', 2022, { overview: [long] })), []],
];

for (const [name, own, other, expected] of cases) {
  test(name, () => {
    assert.deepEqual(brief(copyFindings(own, [other], none)), expected);
  });
}

test('the passages stand side by side, with their places', () => {
  const before = `总的看，${long}`;
  const [f] = copyFindings(report('青川市水利局', 2023, { overview: ['短。', long] }), [report('青川市水利局', 2022, { overview: [before] })], none);
  const [own, other] = f!.passages!;
  assert.deepEqual(own!.place, { section: 0, sectionId: 'overview', paragraph: 1, start: 0, end: long.length - 1 });
  assert.deepEqual([other!.agency, other!.year, other!.place.start, other!.text], ['青川市水利局', 2022, 4, long.slice(0, -1)]);
  assert.equal(own!.text, long.slice(0, -1));
  assert.match(f!.message.zh, /^1 段与青川市水利局 2022 年报告几乎相同（相似度 9\d% 起），年份除外，段中没有数字：“各科室把旧文件台账/);
  assert.match(f!.message.en, /^1 paragraph is nearly the same .*; there are no figures in it: “/);
  assert.equal(f!.scope, '青川市水利局 2022');
});

test('a paragraph has one source: the agency’s own report before, else the one with most of the paragraphs', () => {
  const second = `${long.slice(20)}另请档案室把缺页补齐，并在门口公示。`;
  const own = report('青川市水利局', 2023, { overview: [long], problems: [second.replaceAll('村组', '社区')] });
  const one = report('临溪县教育局', 2022, { overview: [long] });
  const both = report('白石县司法局', 2022, { overview: [long], problems: [second.replaceAll('村组', '社区')] });
  assert.deepEqual(copyFindings(own, [one, both], none).map((f) => f.scope), ['白石县司法局 2022']);
  assert.deepEqual(copyFindings(own, [one, both, report('青川市水利局', 2022, { overview: [long] })], none).map((f) => `${f.rule} ${f.scope}`).sort(), ['copied.last_year 青川市水利局 2022', 'copied.other_agency 白石县司法局 2022']);
});

test('what most reports have is no copy', () => {
  const own = report('临溪县教育局', 2023, { overview: [long] });
  const hashes = new Set(sketch(own).paragraphs[0]!.hashes);
  assert.equal(copyFindings(own, [report('青川市水利局', 2022, { overview: [long] })], (h) => hashes.has(h)).length, 0);
});

test('of two reports of one year the one published later has the finding; without dates one of them', () => {
  const a = (published?: string): Placed => report('甲县水利局', 2023, {}, {}, published === undefined ? {} : { published });
  const b = (published?: string): Placed => report('乙县水利局', 2023, {}, {}, published === undefined ? {} : { published });
  assert.equal(follows(a('2024-01-20'), b('2024-01-10')), true);
  assert.equal(follows(a('2024-01-10'), b('2024-01-20')), false);
  assert.notEqual(follows(a(), b()), follows(b(), a()));
  assert.equal(follows(report('甲县水利局', 2023, {}, {}, { identity: 'x' }), report('甲县水务局', 2023, {}, {}, { identity: 'x' })), false);
});

const large = { 'licences.decisions': 1523, 'penalties.decisions': 87, 'fees.amount': 12.5, 'requests.granted.natural_person': 31, 'requests.granted.total': 31, 'requests.new.total': 31, 'requests.partly_granted.company': 12, 'requests.denied_internal_affairs.natural_person': 14, 'requests.unavailable_not_held.natural_person': 20, 'requests.unprocessed_repeated.other': 9 };

test('the figures of a table: in another year, in another agency, and how improbable that is', () => {
  const own = report('青川市水利局', 2023, {}, large);
  const [f, ...more] = copyFindings(own, [report('临溪县教育局', 2022, {}, large)], none);
  assert.equal(more.length, 0);
  assert.deepEqual([f!.rule, f!.cells.length, f!.others!.length], ['copied.figures', 8, 8]);
  assert.match(f!.message.zh, /8 个非零数字与临溪县教育局 2022 年报告逐格相同；.*10 的 −\d\d\.\d 次方/);
  assert.deepEqual(brief(copyFindings(own, [report('青川市水利局', 2021, {}, large)], none)), ['copied.figures warning']);
});

const noFigures: readonly (readonly [string, Record<string, number>, Record<string, number>, Partial<Placed>])[] = [
  ['one figure in each table differs', large, { ...large, 'licences.decisions': 1524, 'requests.unprocessed_repeated.other': 8 }, {}],
  ['figures so small that many have them', { 'requests.granted.natural_person': 2, 'requests.partly_granted.company': 3, 'licences.decisions': 2 }, { 'requests.granted.natural_person': 2, 'requests.partly_granted.company': 3, 'licences.decisions': 2 }, {}],
  ['only stocks and totals are the same', { 'normative_documents.in_force': 450, 'regulations.in_force': 88, 'requests.new.total': 900 }, { 'normative_documents.in_force': 450, 'regulations.in_force': 88, 'requests.new.total': 900 }, {}],
];
for (const [name, own, other, more] of noFigures) {
  test(`no copy of figures: ${name}`, () => {
    assert.deepEqual(copyFindings(report('青川市水利局', 2023, {}, own, more), [report('临溪县教育局', 2022, {}, other)], none), []);
  });
}

test('figures that many agencies have are no copy either', () => {
  assert.deepEqual(copyFindings(report('青川市水利局', 2023, {}, large), [report('临溪县教育局', 2022, {}, large)], () => true), []);
});

test('a government and the one organ below it that has anything to report', () => {
  const at = (department: string): Partial<Placed> => ({ regionCode: '900101', department });
  const government = report('禾川县人民政府', 2023, {}, large, at('人民政府'));
  assert.deepEqual(copyFindings(government, [report('禾川县水利局', 2023, {}, large, { ...at('水利局') })], none), []);
  assert.deepEqual(brief(copyFindings(government, [report('禾川县水利局', 2022, {}, large, at('水利局'))], none)), ['copied.figures warning']);
});

test('the chance of a vector: every figure by itself, nothing for zeros, totals and stocks', () => {
  const of = (figures: Readonly<Record<string, number>>): number[] => vectorsOf(report('青川市水利局', 2023, {}, figures).report).map((v) => Number(v.improbable.toFixed(3)));
  assert.deepEqual(of({ 'licences.decisions': 999, 'penalties.decisions': 9, 'coercive_measures.decisions': 0 }), [Number((Math.log10(999 * 1000) + Math.log10(90)).toFixed(3))]);
  assert.deepEqual(of({ 'licences.decisions': 999999 }), []);
  assert.deepEqual(of({}), []);
});

test('the mask leaves words: names, numbers, signs and what every report says are gone, and places are kept', () => {
  const text = '2023年，青川市水利局共答复365件（含图解4.5万次）。我局无其他需要报告的事项。';
  const m = mask(text, '青川市水利局');
  assert.equal(m.text, '#年@共答复#件含图解#万次');
  assert.equal(text.slice(m.from[2]!, m.to[2]!), '青川市水利局');
  assert.deepEqual(m.starts, [0, 2]);
  assert.deepEqual(namesOf('和康市云栖区水务局'), ['和康市云栖区水务局', '和康市', '云栖区', '水务局', '和康', '云栖']);
});

test('hashes: whole numbers below 2^48, at most eight; a change in one clause leaves others', () => {
  const of = (text: string): number[] => {
    const m = mask(text, '青川市水利局');
    return hashesOf(m.text, m.starts);
  };
  const [a, b] = [of(long), of(long.replace('退休教师', '青年教师'))];
  assert.ok(a.length > 3 && a.length <= 8 && a.every((h) => Number.isSafeInteger(h) && h >= 0 && h < 2 ** 48));
  assert.ok(a.filter((h) => b.includes(h)).length >= 3);
  assert.notDeepEqual(a, b);
});

test('the index: reports that share a hash, unless so many agencies do that it means nothing', () => {
  const index = new CopyIndex();
  const shared = { paragraphs: [{ section: 0, paragraph: 0, hashes: [7, 2 ** 47] }], vectors: [] };
  for (let i = 0; i < 5; i++) index.add(i, `agency ${i}`, shared);
  index.add(5, 'agency 4', shared);
  assert.deepEqual(index.candidates(shared, 0).sort(), [1, 2, 3, 4, 5]);
  index.add(6, 'agency 6', shared);
  assert.ok(index.common(7) && index.common(2 ** 47) && !index.common(8));
  assert.deepEqual(index.candidates(shared, 0), []);
  assert.deepEqual([10, 500, 1000, 5000].map(commonFrom), [5, 5, 10, 20]);
});

test('candidates share two hashes of one paragraph, or one where it has few, or a table', () => {
  const own = { paragraphs: [[1, 2, 3, 4, 5, 6], [11, 12, 13]], tables: [21] };
  const has: Readonly<Record<number, readonly number[]>> = { 1: [100, 101], 2: [101], 3: [102], 11: [102, 103], 21: [104] };
  assert.deepEqual(candidatesOf(own, (hash) => has[hash] ?? []).sort(), [101, 102, 103, 104]);
  assert.deepEqual(candidatesOf(own, (hash) => (hash === 2 || hash === 11 ? null : has[hash] ?? [])), [104]);
});

test('the index keeps what it has while it grows', () => {
  const index = new CopyIndex();
  const one = (i: number): Parameters<CopyIndex['add']>[2] => ({ paragraphs: [{ section: 0, paragraph: 0, hashes: Array.from({ length: 8 }, (_, k) => (i >> 1) * 8 + k) }], vectors: [] });
  for (let i = 0; i < 40_000; i++) index.add(i, `agency ${i}`, one(i));
  for (const i of [0, 1, 19_999, 39_998]) assert.deepEqual(index.candidates(one(i), i), [i ^ 1]);
});
