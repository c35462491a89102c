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
