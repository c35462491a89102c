// Tables with every cell on a line of its own, as text taken out of pages leaves them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reading, remedy, request, shown } from './reading.js';

const documents = '信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n规章\n0\n1\n12\n行政规范性文件\n3\n4\n50';
const requests = '一、本年新收政府信息公开申请数量\n1\n2\n3\n4\n5\n6\n21\n二、上年结转政府信息公开申请数量\n0\n0\n0\n0\n0\n0\n0\n三、本年度办理结果\n（一）予以公开\n1\n0\n0\n0\n0\n0\n1';
const reviews = '行政复议\n行政诉讼\n结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n未经复议直接起诉\n复议后起诉\n' + '结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n'.repeat(2) + [1, 2, 3, 4, 10, 0, 0, 0, 5, 5, 6, 0, 0, 0, 6].join('\n');

const shapes: readonly (readonly [name: string, write: (lines: string) => string])[] = [
  ['lines of a text', (t) => t],
  ['paragraphs of a text', (t) => t.replaceAll('\n', '\n\n')],
  ['blocks of a page', (t) => t.split('\n').map((l) => `<div>${l}</div>`).join('')],
];
for (const [name, write] of shapes) {
  test(`cells on lines of their own: ${name}`, () => {
    const report = reading(write(`二、主动公开政府信息情况\n${documents}\n三、收到和处理政府信息公开申请情况\n${requests}\n四、政府信息公开行政复议、行政诉讼情况\n${reviews}`));
    assert.deepEqual(shown(report, ['issued', 'repealed', 'in_force'].map((c) => `normative_documents.${c}`)), ['3', '4', '50']);
    assert.deepEqual(shown(report, request('new')), ['1', '2', '3', '4', '5', '6', '21']);
    assert.deepEqual(shown(report, request('granted')), ['1', '0', '0', '0', '0', '0', '1']);
    assert.deepEqual(shown(report, remedy('litigation_direct')), ['0', '0', '0', '5', '5']);
  });
}

test('a blank cell leaves no line, so the row cannot be told', () => {
  const report = reading(`三、收到和处理政府信息公开申请情况\n${requests.replace('\n2\n3\n', '\n3\n')}`);
  assert.deepEqual(new Set(shown(report, request('new'))), new Set(['unreadable']));
  assert.deepEqual(shown(report, request('granted')), ['1', '0', '0', '0', '0', '0', '1']);
});

test('a wrapped label is put together', () => {
  const report = reading(`三、收到和处理政府信息公开申请情况\n${requests}\n2.没有现成信息需要\n另行制作\n7\n0\n0\n0\n0\n0\n7`);
  assert.deepEqual(shown(report, request('unavailable_needs_creation')), ['7', '0', '0', '0', '0', '0', '7']);
});

const decisions = '第二十条第（五）项\n信息内容\n本年处理决定数量\n行政许可\n5\n';
const stacks: readonly (readonly [name: string, lines: string, expected: readonly string[]])[] = [
  ['a figure for each', '第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n行政强制\n41\n19', ['41', '19']],
  ['more figures than labels', '第二十条第（六）项\n信息内容\n本年处理决定数量\n行政处罚\n行政强制\n41\n19\n7', ['absent', 'absent']],
];
for (const [name, lines, expected] of stacks) {
  test(`labels above each other, then their figures: ${name}`, () => {
    const report = reading(`二、主动公开政府信息情况\n${documents}\n${decisions}${lines}\n三、收到和处理政府信息公开申请情况\n${requests}`);
    assert.deepEqual(shown(report, ['penalties.decisions', 'coercive_measures.decisions']), expected);
  });
}

test('a head of the table of reviews cut over lines anyhow', () => {
  const head = '行政复议\n行政诉讼\n结果\n维持\n结果\n纠正\n其他\n结果\n尚未\n审结 总 计\n未经复议直接起诉\n复议后起诉\n结果\n维持\n结果\n纠正\n其他\n结果\n尚未\n审结 总 计 结果\n维持\n结果\n纠正\n其他\n结果\n尚未\n审结 总 计\n';
  const report = reading(`三、收到和处理政府信息公开申请情况\n${requests}\n四、政府信息公开行政复议、行政诉讼情况\n${head}${[1, 2, 3, 4, 10, 0, 0, 0, 5, 5, 6, 0, 0, 0, 6].join('\n')}`);
  assert.deepEqual(shown(report, remedy('reconsideration')), ['1', '2', '3', '4', '10']);
  assert.deepEqual(shown(report, remedy('litigation_after_reconsideration')), ['6', '0', '0', '0', '6']);
});
