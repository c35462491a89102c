// Tables on their side, tables of one figure a row, and rows with a cell to spare.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestRows } from '../../src/parse/vocabulary.js';
import { reading, request, shown } from './reading.js';

const cell = (text: string | number, spans = ''): string => `<td${spans}>${text}</td>`;
const table = (...rows: readonly (readonly string[])[]): string => `<table>${rows.map((r) => `<tr>${r.join('')}</tr>`).join('')}</table>`;
const applicants = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'];
const two = '<h2>二、主动公开政府信息情况</h2>';
const three = '<h2>三、收到和处理政府信息公开申请情况</h2>';
const rows = requestRows.filter((r) => r.id !== 'other_all');

test('items across and applicants down are read as items down and applicants across', () => {
  const report = reading(three + table([cell('项目'), ...rows.map((r) => cell(r.label.zh))], ...applicants.map((a, k) => [cell(a), ...rows.map((_, i) => cell(i === 3 ? '' : i * 10 + k))])));
  rows.forEach((r, i) => assert.deepEqual(shown(report, request(r.id)), applicants.map((_, k) => (i === 3 ? 'blank' : String(i * 10 + k)))));
});

const documents = ['本年制发件数', '本年废止件数', '现行有效件数'];
const refs = ['regulations', 'normative_documents'].flatMap((r) => ['issued', 'repealed', 'in_force'].map((c) => `${r}.${c}`));
const figures = ['1', '', '3', '', '5', ''];
const seen = ['1', 'blank', '3', 'blank', '5', 'blank'];
const down: readonly (readonly [name: string, rows: readonly (readonly string[])[]])[] = [
  ['a label over its rows', ['规章', '行政规范性文件'].flatMap((l, r) => documents.map((c, i) => [...(i === 0 ? [cell(l, ' rowspan="3"')] : []), cell(c), cell(figures[r * 3 + i]!)]))],
  ['a label in each row', ['规章', '行政规范性文件'].flatMap((l, r) => documents.map((c, i) => [cell(l), cell(c), cell(figures[r * 3 + i]!)]))],
  ['a label in the first row', ['规章', '行政规范性文件'].flatMap((l, r) => documents.map((c, i) => [cell(i === 0 ? l : ''), cell(c), cell(figures[r * 3 + i]!)]))],
  ['a unit beside the figure', ['规章', '行政规范性文件'].flatMap((l, r) => documents.map((c, i) => [...(i === 0 ? [cell(l, ' rowspan="3"')] : []), cell(c), cell('件'), cell(figures[r * 3 + i]!)]))],
  ['labels across', [['规章', '行政规范性文件', '行政许可'].map((l, i) => cell(l, i < 2 ? ' colspan="3"' : '')), [...documents, ...documents, '本年处理决定数量'].map((c) => cell(c)), [...figures, '9'].map((f) => cell(f))]],
];
for (const [name, own] of down) test(`figures in rows of their own: ${name}`, () => assert.deepEqual(shown(reading(two + table(...own)), refs), seen));

test('one blank cell beside a label is not a whole row of blanks', () => {
  const report = reading(two + table(['信息内容', ...documents].map((t) => cell(t)), [cell('规章'), cell(1), cell(2), cell(3)], [cell('行政规范性文件'), cell('')]));
  assert.deepEqual(shown(report, refs.slice(3)), ['unreadable', 'unreadable', 'unreadable']);
});

test('one blank cell over all columns is', () => {
  const report = reading(two + table(['信息内容', ...documents].map((t) => cell(t)), [cell('规章'), cell(1), cell(2), cell(3)], [cell('行政规范性文件'), cell('', ' colspan="3"')]));
  assert.deepEqual(shown(report, refs.slice(3)), ['blank', 'blank', 'blank']);
});

const head = [cell('项目'), ...applicants.map((a) => cell(a))];
const full = (n: number): string[] => applicants.map((_, k) => cell(n + k));
const labelled = (n: number, cells: readonly string[]): string[] => [cell(rows[n]!.label.zh), ...cells];

test('a cell to spare before or behind figures among blanks tells no column', () => {
  const spare = [cell(''), ...applicants.map((_, k) => cell(k === 0 ? 4 : ''))];
  const report = reading(three + table(head, labelled(0, full(1)), labelled(1, full(11)), labelled(2, spare), labelled(3, [...full(31), cell('')]), labelled(4, full(41))));
  assert.deepEqual(shown(report, request(rows[2]!.id)), Array.from({ length: 7 }, () => 'unreadable'));
  assert.deepEqual(shown(report, request(rows[3]!.id)), applicants.map((_, k) => String(31 + k)));
});

test('a cell to spare behind figures of which the first is there is behind them', () => {
  const report = reading(three + table(head, labelled(0, full(1)), labelled(1, [...applicants.map((_, k) => cell(k === 0 ? 4 : '')), cell('')]), labelled(2, full(21))));
  assert.deepEqual(shown(report, request(rows[1]!.id)), ['4', 'blank', 'blank', 'blank', 'blank', 'blank', 'blank']);
});

test('a cell to spare among the figures of every row: blanks tell no column', () => {
  const middle = (cells: readonly string[]): string[] => [...cells.slice(0, 2), cell(''), ...cells.slice(2)];
  const report = reading(three + table(head, labelled(0, middle(full(1))), labelled(1, middle(full(11))), labelled(2, middle(applicants.map((_, k) => cell(k === 3 ? 4 : ''))))));
  assert.deepEqual(shown(report, request(rows[2]!.id)), Array.from({ length: 7 }, () => 'unreadable'));
});

test('a head that begins too far left, over labels from above, leaves full rows their order', () => {
  const report = reading(three + table(
    [cell('', ' rowspan="1"'), ...applicants.map((a) => cell(a))],
    [cell('三、本年度办理结果', ' rowspan="2"'), cell('（一）予以公开', ' colspan="2"'), ...full(1)],
    [cell('（二）部分公开（区分处理的，只计这一情形，不计其他情形）', ' colspan="2"'), ...full(11)],
  ));
  assert.deepEqual(shown(report, [...request('granted'), ...request('partly_granted')]), [1, 11].flatMap((n) => applicants.map((_, k) => String(n + k))));
});
