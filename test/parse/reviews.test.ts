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

const four = '<h2>四、政府信息公开行政复议、行政诉讼情况</h2>';
const lists: readonly (readonly [name: string, html: string])[] = [
  ['an outcome a row', `<table>${[['行政复议', 1], ['未经复议直接起诉', 2], ['复议后起诉', 3]].map(([name, x]) => ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].map((o, i) => `<tr>${i === 0 ? `<td rowspan=5>${name}</td>` : ''}<td>${o}</td><td>${i === 4 ? x : i === 0 ? x : 0}</td></tr>`).join('')).join('')}</table>`],
  ['an outcome a line', ['行政复议', '未经复议直接起诉', '复议后起诉'].map((name, i) => `<p>（${'一二三'[i]}）${name}</p><ul><li>结果维持：${i + 1}件</li><li>结果纠正：0件</li><li>其他结果：0件</li><li>尚未审结：0件</li><li>总计：${i + 1}件</li></ul>`).join('')],
  ['a remedy a line', ['行政复议', '行政诉讼（未经复议直接起诉）', '行政诉讼（复议后起诉）'].map((name, i) => `<p>${name}：结果维持${i + 1}件，结果纠正0件，其他结果0件，尚未审结0件，总计${i + 1}件。</p>`).join('')],
];
for (const [name, html] of lists) {
  test(`the reviews as a list: ${name}`, () => {
    const report = reading(four + html);
    assert.deepEqual(shown(report, remedy('reconsideration')), ['1', '0', '0', '0', '1']);
    assert.deepEqual(shown(report, remedy('litigation_direct')), ['2', '0', '0', '0', '2']);
    assert.deepEqual(shown(report, remedy('litigation_after_reconsideration')), ['3', '0', '0', '0', '3']);
  });
}

for (const [name, lines] of [
  ['an outcome is missing', ['行政复议：结果维持1件，结果纠正0件，其他结果0件，总计1件。']],
  ['an outcome stands twice', ['行政复议：结果维持1件，结果纠正0件，其他结果0件，尚未审结0件，总计1件。', '行政复议：结果维持2件。']],
  ['words of a sentence stand between', ['本机关行政复议中结果维持1件，结果纠正0件，其他结果0件，尚未审结0件，总计1件。']],
] as const) {
  test(`no list of reviews: ${name}`, () => {
    const report = reading(`<h2>二、主动公开政府信息情况</h2><table><tr><td>信息内容</td><td>本年处理决定数量</td></tr><tr><td>行政许可</td><td>7</td></tr></table>${four}${lines.map((l) => `<p>${l}</p>`).join('')}`);
    assert.deepEqual(shown(report, remedy('reconsideration')), Array.from({ length: 5 }, () => 'absent'));
  });
}

test('a blank row below the filled one is no second table', () => {
  const names = ['行政复议', '未经复议直接起诉', '复议后起诉'];
  const five = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const figures = [1, 0, 0, 0, 1, 2, 0, 0, 0, 2, 3, 0, 0, 0, 3];
  const report = reading(`${four}<table><tr>${names.map((x) => `<td colspan=5>${x}</td>`).join('')}</tr><tr>${names.flatMap(() => five).map((x) => `<td>${x}</td>`).join('')}</tr><tr>${figures.map((x) => `<td>${x}</td>`).join('')}</tr><tr>${figures.map(() => '<td></td>').join('')}</tr></table>`);
  assert.deepEqual(shown(report, remedy('litigation_direct')), ['2', '0', '0', '0', '2']);
});
