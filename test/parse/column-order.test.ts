// Tables whose header has the form's columns in another order, or columns the form has not, in more than one row.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reading, remedy, request, shown } from './reading.js';

const leaves = '商业企业|科研机构|社会公益组织|法律服务机构|其他';
const three = '## 三、收到和处理政府信息公开申请情况\n\n';

test('总计 before 自然人 in a header of three rows', () => {
  const report = reading(`${three}||申请人情况|||||||\n|---|---|---|---|---|---|---|---|\n||总计|自然人|法人或其他组织|||||\n||||${leaves}|\n|一、本年新收政府信息公开申请数量|21|1|2|3|4|5|6|\n|二、上年结转政府信息公开申请数量|7|7|0|0|0|0|0|`);
  assert.deepEqual(shown(report, request('new')), ['1', '2', '3', '4', '5', '6', '21']);
});

test('行政诉讼 before 行政复议', () => {
  const five = '<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>';
  const figures = [1, 0, 0, 0, 1, 2, 0, 0, 0, 2, 3, 0, 0, 0, 3].map((x) => `<td>${x}</td>`).join('');
  const report = reading(`<h2>四、政府信息公开行政复议、行政诉讼情况</h2><table><tr><td colspan=10>行政诉讼</td><td colspan=5>行政复议</td></tr><tr><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td>${five.replaceAll('<td>', '<td rowspan=2>')}</tr><tr>${five}${five}</tr><tr>${figures}</tr></table>`);
  assert.deepEqual(shown(report, remedy('reconsideration')), ['3', '0', '0', '0', '3']);
  assert.deepEqual(shown(report, remedy('litigation_direct')), ['1', '0', '0', '0', '1']);
});

test('columns of table two in another order', () => {
  const report = reading('## 二、主动公开政府信息情况\n\n| 信息内容 | 现行有效件数 | 本年废止件数 | 本年制发件数 |\n|---|---|---|---|\n| 规章 | 9 | 2 | 1 |');
  assert.deepEqual(shown(report, ['regulations.issued', 'regulations.repealed', 'regulations.in_force']), ['1', '2', '9']);
});
