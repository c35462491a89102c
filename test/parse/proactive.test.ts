// Rows of table two: columns the form does not have, merged figures written out again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reading, shown } from './reading.js';

const heading = '## 二、主动公开政府信息情况\n\n';

test('a column of last year is not counted for another edition', () => {
  const report = reading(`${heading}| 信息内容 | 本年收费金额 | 上年度 |\n|---|---|---|\n| 行政事业性收费 | 664 | 3 |`);
  assert.deepEqual([...report.cells].filter(([, v]) => v.state === 'number').map(([ref, v]) => [ref, v.value]), [['fees.amount', 664]]);
});

const lastYear = ['信息内容', '本年处理决定数量', '上年度'];
for (const [name, write] of [
  ['bars', (rows: readonly (readonly string[])[]) => rows.map((r) => `| ${r.join(' | ')} |`).join('\n')],
  ['wide blanks', (rows: readonly (readonly string[])[]) => rows.map((r) => r.join('   ')).join('\n')],
  ['cells', (rows: readonly (readonly string[])[]) => `<table>${rows.map((r) => `<tr>${r.map((c) => `<td>${c}</td>`).join('')}</tr>`).join('')}</table>`],
  ['lines', (rows: readonly (readonly string[])[]) => rows.flat().filter((c) => c !== '').join('\n')],
] as const) {
  test(`a figure of last year beside a blank is not this year's: ${name}`, () => {
    const report = reading(heading + write([lastYear, ['行政许可', '', '3'], ['行政处罚', '5', '4'], ['行政强制', '6', '2']]));
    assert.notEqual(report.cells.get('licences.decisions')?.state, 'number');
    assert.deepEqual(shown(report, ['penalties.decisions', 'coercive_measures.decisions']), ['5', '6']);
  });
}

test('a figure repeated for the columns it covered leaves its blank neighbour blank', () => {
  const report = reading(`${heading}| 第二十条第（九）项 | 第二十条第（九）项 | 第二十条第（九）项 | 第二十条第（九）项 |\n|---|---|---|---|\n| 信息内容 | 采购项目数量 | 采购总金额 | 采购总金额 |\n| 政府集中采购 |  | 554.95 | 554.95 |`, '云栖区水务局2020年政府信息公开工作年度报告');
  assert.deepEqual(shown(report, ['procurement.projects', 'procurement.amount']), ['blank', '554.95']);
});

test('a nought and a figure in one cell are two figures', () => {
  const report = reading(`${heading}| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |\n|---|---|---|---|\n| 规章 | 0 34 | 1 2 | 3 |`);
  assert.deepEqual(shown(report, ['regulations.issued', 'regulations.repealed', 'regulations.in_force']), ['unreadable', '12', '3']);
});

test('a figure that ran into the label is not the blank behind it', () => {
  const report = reading('<h2>二、主动公开政府信息情况</h2><table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可43</td><td></td></tr><tr><td>行政处罚</td><td>5</td></tr><tr><td>行政强制</td><td></td></tr></table>');
  assert.deepEqual(shown(report, ['licences.decisions', 'penalties.decisions', 'coercive_measures.decisions']), ['unreadable', '5', 'blank']);
});

test('figures set one over another leave no blanks beside them', () => {
  const report = reading('<h2>二、主动公开政府信息情况</h2><table><tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr><tr><td>规章</td><td>000</td><td></td><td></td></tr><tr><td>行政规范性文件</td><td></td><td></td><td>00187</td></tr></table>');
  assert.deepEqual(new Set(shown(report, ['issued', 'repealed', 'in_force'].flatMap((c) => [`regulations.${c}`, `normative_documents.${c}`]))), new Set(['unreadable']));
});
