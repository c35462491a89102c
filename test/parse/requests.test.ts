// Rows of the table of requests: labels with their groups before them, remarks behind, figures run together.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reading, request, shown } from './reading.js';

const heading = '## 三、收到和处理政府信息公开申请情况\n\n';
const header = '| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |\n|---|---|---|---|---|---|---|---|\n';
const figures = ['1', '2', '0', '0', '0', '4', '7'];
const html = (row: string): string => `<table><tr><td>项目</td>${['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'].map((c) => `<td>${c}</td>`).join('')}<td>备注</td></tr>${row}</table>`;
const td = (cells: readonly string[]): string => `<tr>${cells.map((c) => `<td>${c}</td>`).join('')}</tr>`;

const rows: readonly (readonly [name: string, fragment: string, row: string, expected: readonly string[]])[] = [
  ['a group before the label, parted by a blank', `${heading}${header}| 三、本年度办理结果 （一）予以公开 | ${figures.join(' | ')} |`, 'granted', figures],
  ['two groups before the label, parted by slashes', `${heading}${header}| 三、本年度办理结果 / （四）无法提供 / 3.补正后申请内容仍不明确 | ${figures.join(' | ')} |`, 'unavailable_unclear', figures],
  ['a group before 3.其他', `${heading}${header}| 三、本年度办理结果 / （六）其他处理 / 3.其他 | ${figures.join(' | ')} |`, 'other_other', figures],
  ['words in a column of remarks', html(td(['（一）予以公开', ...figures, '均已办结'])), 'granted', figures],
  ['words behind the last figure of a flat row', `${heading}${header}| （一）予以公开 | ${figures.join(' | ')} | 均已办结 |`, 'granted', figures],
  ['words in the column of the total are no remark', html(td(['（一）予以公开', ...figures.slice(0, 6), '见附件', ''])), 'granted', [...figures.slice(0, 6), 'unreadable']],
  ['零 is a figure', `${heading}${header}| （一）予以公开 | 零 | 零 | 零 | 零 | 零 | 零 | 零 |`, 'granted', Array.from({ length: 7 }, () => '0')],
  ['〇 is an entry that could be a letter', `${heading}${header}| （一）予以公开 | 〇 | 〇 | 〇 | 〇 | 〇 | 〇 | 〇 |`, 'granted', Array.from({ length: 7 }, () => 'unreadable')],
];
for (const [name, fragment, row, expected] of rows) test(`requests: ${name}`, () => assert.deepEqual(shown(reading(fragment), request(row)), expected));

test('figures run together are unreadable, not absent', () => {
  const report = reading(`${heading}一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1\n二、上年结转政府信息公开申请数量 0 0 0 0 0 0 0\n（一）予以公开 1 0 0 0 0 0 1\n（二）部分公开1000001`);
  assert.deepEqual(new Set(shown(report, request('partly_granted'))), new Set(['unreadable']));
  assert.deepEqual(new Set(shown(report, request('concluded'))), new Set(['absent']));
});

const names = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'];
const ordered: readonly (readonly [name: string, head: readonly string[], cells: readonly string[], expected: readonly string[]])[] = [
  ['the total first', ['总计', ...names], ['7', '1', '2', '0', '0', '0', '4'], figures],
  ['a subtotal between', [...names, '小计', '总计'], ['1', '2', '0', '0', '0', '4', '6', '7'], figures],
  ['a subtotal between, the total blank', [...names, '小计', '总计'], ['1', '2', '0', '0', '0', '4', '6', ''], [...figures.slice(0, 6), 'blank']],
  ['a share behind', [...names, '总计', '占比'], [...figures, '50%'], figures],
  ['a unit before', ['单位', ...names, '总计'], ['件', ...figures], figures],
];
for (const [name, head, cells, expected] of ordered) {
  test(`columns by the header, in bars: ${name}`, () => {
    const fragment = `${heading}| 项目 | ${head.join(' | ')} |\n|${'---|'.repeat(head.length + 1)}\n| （一）予以公开 | ${cells.join(' | ')} |\n| （二）部分公开 | ${head.map((h) => (h === '单位' ? '件' : '1')).join(' | ')} |`;
    assert.deepEqual(shown(reading(fragment), request('granted')), expected);
  });
  test(`columns by the header, in a page: ${name}`, () => {
    assert.deepEqual(shown(reading(`<table>${td(['项目', ...head])}${td(['（一）予以公开', ...cells])}</table>`), request('granted')), expected);
  });
}
