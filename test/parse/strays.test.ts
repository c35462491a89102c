// Small tables in other sections that use words of the form.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reading, shown } from './reading.js';

const issued = ['issued', 'repealed', 'in_force'].map((c) => `regulations.${c}`);
const two = `## 二、主动公开政府信息情况

| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
|---|---|---|---|
| 规章 | 1 | 2 | 3 |
| 行政规范性文件 | 4 | 5 | 6 |

| 信息内容 | 本年处理决定数量 |
|---|---|
| 行政许可 | 7 |
| 行政处罚 | 8 |
| 行政强制 | 9 |

| 信息内容 | 本年收费金额（单位：万元） |
|---|---|
| 行政事业性收费 | 1.5 |
`;

test('figures of the year told in section one contest no table', () => {
  const report = reading(`## 一、总体情况\n\n| 政务微信 | 行政许可 | 行政处罚 |\n|---|---|---|\n| 12条 | 56件 | 78件 |\n\n${two}`);
  assert.deepEqual(shown(report, ['licences.decisions', 'penalties.decisions']), ['7', '8']);
  assert.ok(report.problems.some((p) => p.code === 'extra-row' && p.found?.includes('56件')));
});

test('a chart below the report contests no table', () => {
  const report = reading(`${two}\n## 六、其他需要报告的事项\n\n无。\n\n| 规章 | 11 | 12 | 13 |\n|---|---|---|---|\n`);
  assert.deepEqual(shown(report, issued), ['1', '2', '3']);
});

test('a second whole table does', () => {
  const again = two.replace('## 二、主动公开政府信息情况', '附表').replace('| 1 | 2 | 3 |', '| 10 | 2 | 3 |');
  const report = reading(`${two}\n## 六、其他需要报告的事项\n\n${again}`);
  assert.equal(shown(report, issued)[0], 'unreadable');
});

test('a small table counts where the section has none of its own', () => {
  const report = reading('## 一、总体情况\n\n| 信息内容 | 本年处理决定数量 |\n|---|---|\n| 行政许可 | 56 |\n\n## 二、主动公开政府信息情况\n\n见上表。');
  assert.deepEqual(shown(report, ['licences.decisions']), ['56']);
});
