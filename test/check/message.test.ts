// The sentences, word for word: they are what most people will ever see of a finding.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { check } from '../../src/check/engine.js';
import type { CellRef } from '../../src/model/value.js';
import { filled, value, type Written } from './cells.js';

interface Case {
  readonly cells: Readonly<Record<CellRef, Written>>;
  readonly of: readonly [rule: string, scope: string | null];
  readonly zh: string;
  readonly en: string;
}

const np = (row: string): CellRef => `requests.${row}.natural_person`;
const row = (id: string, w: Written): Record<CellRef, Written> => Object.fromEntries(['natural_person', 'company', 'research', 'public_interest', 'legal_service', 'other'].map((c) => [`requests.${id}.${c}`, w]));

const cases: readonly Case[] = [
  {
    cells: { [np('granted')]: 61, [np('concluded')]: 60 }, of: ['requests.results', 'natural_person'],
    zh: '「自然人」列：（一）至（六）各项办理结果之和为 61，（七）总计填的是 60，少 1。',
    en: 'Column 自然人 (natural persons): the results (一) to (六) together come to 61, but the printed total （七）总计 says 60, 1 too low.',
  },
  {
    cells: { [np('granted')]: 59, [np('concluded')]: 60, [np('partly_granted')]: '', [np('other_other')]: '/' }, of: ['requests.results', 'natural_person'],
    zh: '「自然人」列：（一）至（六）各项办理结果之和为 59，（七）总计填的是 60，多 1。「（二）部分公开」空白，「（六）其他处理 3.其他」填的是“/”，均按 0 计。',
    en: 'Column 自然人 (natural persons): the results (一) to (六) together come to 59, but the printed total （七）总计 says 60, 1 too high. “partly granted” is blank and “other: other” holds “/”; both are counted as 0.',
  },
  {
    cells: { ...row('denied_state_secret', ''), 'requests.denied_state_secret.company': 4, 'requests.denied_state_secret.total': 3 }, of: ['requests.applicants', 'denied_state_secret'],
    zh: '「（三）不予公开 1.属于国家秘密」行：六类申请人之和为 4，总计填的是 3，少 1。「自然人」「科研机构」「社会公益组织」等 5 格空白，均按 0 计。',
    en: 'Row （三）不予公开 1.属于国家秘密 (denied: state secret): the six kinds of applicants together come to 4, but the printed total 总计 says 3, 1 too low. “natural persons”, “research bodies”, “public-interest organisations” and 2 more are blank and counted as 0.',
  },
  {
    cells: { [np('new')]: 3, [np('carried_in')]: '', [np('concluded')]: 2 }, of: ['requests.flow', 'natural_person'],
    zh: '「自然人」列：本年新收与上年结转之和为 3（3 + 空白），办理结果总计与结转下年度之和为 2（2 + 0），两边应当相等，相差 1。「二、上年结转政府信息公开申请数量」空白，按 0 计。',
    en: 'Column 自然人 (natural persons): new and carried-in requests together come to 3 (3 + blank), but concluded and carried-over requests together come to 2 (2 + 0); the two should be equal and differ by 1. “carried in from last year” is blank and is counted as 0.',
  },
  {
    cells: { 'reconsideration.upheld': 4068.208, 'reconsideration.total': 1e21 }, of: ['reconsideration.total', null],
    zh: '「行政复议」：维持、纠正、其他结果与尚未审结之和为 4068.208，总计填的是 1000000000000000000000，多 1000000000000000000000。',
    en: '行政复议 (administrative reconsideration): upheld, corrected, other and pending together come to 4068.208, but the printed total 总计 says 1000000000000000000000, 1000000000000000000000 too high.',
  },
  {
    cells: { 'litigation_direct.pending': 2, 'litigation_direct.total': '' }, of: ['litigation_direct.total', null],
    zh: '「未经复议直接起诉」：维持、纠正、其他结果与尚未审结之和为 2，而总计没有填写，应为 2。',
    en: '未经复议直接起诉 (litigation without reconsideration): upheld, corrected, other and pending together come to 2, but the printed total 总计 is blank; it should be 2.',
  },
  {
    cells: { 'litigation_direct.pending': 2, 'litigation_direct.total': '—' }, of: ['litigation_direct.total', null],
    zh: '「未经复议直接起诉」：维持、纠正、其他结果与尚未审结之和为 2，而总计填的是“—”，应为 2。',
    en: '未经复议直接起诉 (litigation without reconsideration): upheld, corrected, other and pending together come to 2, but the printed total 总计 holds “—”; it should be 2.',
  },
  {
    cells: { ...row('granted', ''), 'requests.granted.other': '无', 'requests.granted.total': 5 }, of: ['requests.applicants', 'granted'],
    zh: '「（一）予以公开」行：总计填的是 5，而六类申请人之和无从计算：6 格都是空白或“无”。',
    en: 'Row （一）予以公开 (granted): the printed total 总计 says 5, but the six kinds of applicants together cannot be added up: all 6 cells are blank or hold “无”.',
  },
  {
    cells: { [np('new')]: '', [np('carried_in')]: '', [np('concluded')]: 2 }, of: ['requests.flow', 'natural_person'],
    zh: '「自然人」列：办理结果总计与结转下年度之和为 2（2 + 0），而本年新收与上年结转之和无从计算：2 格都没有填写。',
    en: 'Column 自然人 (natural persons): concluded and carried-over requests together come to 2 (2 + 0), but new and carried-in requests together cannot be added up: both cells are blank.',
  },
  {
    cells: { 'reconsideration.upheld': '?1 2', 'reconsideration.other': '?O' }, of: ['reconsideration.total', null],
    zh: '「行政复议」：「结果维持」（原文“1 2”）、「其他结果」（原文“O”）读不出确定的数，无法核对维持、纠正、其他结果与尚未审结之和是否等于总计。',
    en: '行政复议 (administrative reconsideration): “upheld” (printed “1 2”) and “other result” (printed “O”) cannot be read as certain figures, so it cannot be told whether upheld, corrected, other and pending together equal the printed total 总计.',
  },
  {
    cells: { 'reconsideration.pending': null }, of: ['reconsideration.total', null],
    zh: '「行政复议」：文件中没有「尚未审结」一格，无法核对维持、纠正、其他结果与尚未审结之和是否等于总计。',
    en: '行政复议 (administrative reconsideration): “pending” is not in the document, so it cannot be told whether upheld, corrected, other and pending together equal the printed total 总计.',
  },
  {
    cells: {}, of: ['requests.results', 'other'],
    zh: '「其他」列：（一）至（六）各项办理结果之和为 0，与（七）总计相等。',
    en: 'Column 其他 (other organisations): the results (一) to (六) together come to 0, and the printed total （七）总计 agrees.',
  },
];

for (const c of cases) {
  test(c.zh, () => {
    const found = check(filled('2021', 0, c.cells), {}, '2021').find((f) => f.rule === c.of[0] && f.scope === c.of[1]);
    assert.deepEqual(found?.message, { zh: c.zh, en: c.en });
  });
}

test('the figures an unreadable cell could be are offered', () => {
  const cells = filled('2021', 0).set('reconsideration.upheld', { ...value('?1 2'), candidates: [12, 1] });
  const found = check(cells, {}, '2021').find((f) => f.rule === 'reconsideration.total');
  assert.match(found!.message.zh, /「结果维持」（原文“1 2”，可能是 12 或 1）/);
  assert.match(found!.message.en, /“upheld” \(printed “1 2”, perhaps 12 or 1\) cannot be read as one certain figure/);
});

test('what a blank total should be is not said where another sum wants another figure of it', () => {
  const cells = filled('2021', 0, { [np('granted')]: 30, [np('concluded')]: '', [np('new')]: 23 });
  const found = check(cells, {}, '2021').filter((f) => f.scope === 'natural_person' && f.kind === 'incomplete');
  assert.deepEqual(found.map((f) => [f.rule, f.outcome]), [['requests.flow', 'undecided'], ['requests.results', 'undecided']]);
  assert.match(found[0]!.message.en, /“concluded” is blank over parts that have one, so it cannot be told whether/);
  assert.match(found[1]!.message.en, /come to 30, but the printed total （七）总计 is blank; another sum that it is in would have it say something else, so what it should be is not certain\.$/);
  assert.match(found[1]!.message.zh, /没有填写，而它所在的另一式推得的数不同，应为多少不能确定。$/);
});
