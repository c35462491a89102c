// The table of reviews turned so that remedies stand across and outcomes down.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reading, remedy, shown } from './reading.js';

const crossed = (rows: readonly string[]): string => `## 四、政府信息公开行政复议、行政诉讼情况\n\n| 结果 | 行政复议 | 未经复议直接起诉 | 复议后起诉 |\n|---|---|---|---|\n${rows.map((r) => `| ${r} |`).join('\n')}`;
const full = ['结果维持 | 1 | 0 | 6', '结果纠正 | 2 | 0 | 0', '其他结果 | 3 | 0 | 0', '尚未审结 | 4 | 5 | 0', '总计 | 10 | 5 | 6'];

test('remedies across, outcomes down', () => {
  const report = reading(crossed(full));
  assert.deepEqual(shown(report, remedy('reconsideration')), ['1', '2', '3', '4', '10']);
  assert.deepEqual(shown(report, remedy('litigation_direct')), ['0', '0', '0', '5', '5']);
  assert.deepEqual(shown(report, remedy('litigation_after_reconsideration')), ['6', '0', '0', '0', '6']);
});

test('a row with a cell too few is not read', () => {
  const report = reading(crossed([...full.slice(0, 4), '总计 | 10 | 5']));
  for (const r of ['reconsideration', 'litigation_direct']) assert.notEqual(report.cells.get(`${r}.total`)?.state, 'number');
});

test('outcomes in the order of the header', () => {
  const report = reading('## 四、政府信息公开行政复议、行政诉讼情况\n\n| 类别 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 |\n|---|---|---|---|---|---|\n| 行政复议 | 10 | 1 | 2 | 3 | 4 |');
  assert.deepEqual(shown(report, remedy('reconsideration')), ['1', '2', '3', '4', '10']);
});

test('a last column lost and an empty one before the first: no figure is moved under another header', () => {
  const five = '结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计';
  const table = (first: string, figures: string): string => `## 四、政府信息公开行政复议、行政诉讼情况\n\n| | 行政复议 | | | | | 未经复议直接起诉 | | | | | 复议后起诉 | | | |\n|${'---|'.repeat(15)}\n| ${first} | ${five} | ${five} | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 |\n| ${figures} |`;
  const report = reading(table('', ' | 0 | 8 | 10 | 7 | 25 | 7 | 4 | 8 | 10 | 29 | 6 | 3 | 10 | 12'));
  const wrong = ['reconsideration', 'litigation_direct', 'litigation_after_reconsideration'].flatMap((r) => remedy(r)).filter((id) => report.cells.get(id)?.state === 'number');
  assert.deepEqual(wrong, []);
  assert.ok(report.problems.some((p) => p.code === 'ambiguous'));
});
