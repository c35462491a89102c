// Heads of table three whose spans are wrong or whose columns are fewer than the form's, and rows that lost a cell.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reading, request, shown } from './reading.js';

const tr = (...cells: readonly (string | number)[]): string => `<tr>${cells.map((c) => (typeof c === 'string' && c.startsWith('<') ? c : `<td>${c}</td>`)).join('')}</tr>`;
const kinds = ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'];
const head = (legal: number, own: readonly string[] = kinds): string =>
  tr('<td colspan=3 rowspan=3>项目</td>', `<td colspan=${own.length + 2}>申请人情况</td>`) + tr('<td rowspan=2>自然人</td>', `<td colspan=${legal}>法人或其他组织</td>`, '<td rowspan=2>总计</td>') + tr(...own);
const table = (rows: string): string => `<h2>三、收到和处理政府信息公开申请情况</h2><table>${rows}</table>`;
const fresh = '<td colspan=3>一、本年新收政府信息公开申请数量</td>';
const carried = '<td colspan=3>二、上年结转政府信息公开申请数量</td>';

for (const legal of [1, 3, 4, 5, 7]) {
  test(`法人或其他组织 over ${legal} columns`, () => {
    const report = reading(table(head(legal) + tr(fresh, 1, 2, 3, 4, 5, 6, 21) + tr(carried, 7, 0, 0, 0, 0, 8, 15)));
    assert.deepEqual(shown(report, request('new')), ['1', '2', '3', '4', '5', '6', '21']);
    assert.deepEqual(shown(report, request('carried_in')), ['7', '0', '0', '0', '0', '8', '15']);
  });
}

test('a head of two rows without 法律服务机构: its columns by their names, the one it lacks absent', () => {
  const report = reading(table(head(4, kinds.filter((k) => k !== '法律服务机构')) + tr(fresh, 1, 2, 3, 4, 6, 16) + tr(carried, 7, 0, 0, 0, 8, 15)));
  assert.deepEqual(shown(report, request('new')), ['1', '2', '3', '4', 'absent', '6', '16']);
  assert.ok(report.problems.some((p) => p.code === 'header-false'));
});

test('six figures under a head of seven columns are nobody’s', () => {
  const report = reading(table(head(5) + tr(fresh, 1, 2, 3, 4, 5, 6, 21) + tr(carried, 7, 0, 0, 0, 8, 15)));
  assert.deepEqual(shown(report, request('carried_in')), Array.from({ length: 7 }, () => 'unreadable'));
});

const row = (label: string, ...figures: readonly (string | number)[]): string => tr(label, '', '', ...figures);
const cutRows = row('一、本年新收政府信息公开申请数量', 1, 2, 3, 4, 5, 6, 21) + row('二、上年结转政府信息公开申请数量', 7, 0, 0, 0, 0, 8, 15);

test('a last cell lost does not move the figures under other heads', () => {
  const report = reading(table(head(5) + cutRows + tr('', '（七）总计', '', 8, 2, 3, 4, 5, 14)));
  assert.deepEqual(shown(report, request('concluded')), Array.from({ length: 7 }, () => 'unreadable'));
});

test('full rows beside the head: it says nothing of a row with blanks', () => {
  const shifted = (label: string, ...f: readonly (string | number)[]): string => tr('', label, '', '', ...f);
  const report = reading(table(head(5) + shifted('一、本年新收政府信息公开申请数量', 1, 2, 3, 4, 5, 6, 21) + shifted('二、上年结转政府信息公开申请数量', 7, 1, 1, 1, 1, 8, 19) + tr('', '三、本年度办理结果', '（一）予以公开', '', '', '', 9, '', '', '', '')));
  assert.equal(shown(report, request('granted')).includes('9'), false);
});

test('a figure that ran into the label leaves the row open where a blank makes up the number', () => {
  const report = reading(table(head(5) + cutRows + tr('', '（一）予以公开 8', '', 2, 3, 4, 5, 14, 36, '')));
  assert.deepEqual(shown(report, request('granted')), Array.from({ length: 7 }, () => 'unreadable'));
});
