// Titles as published, and pages that only list them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTitle, titleFacts } from '../../src/parse/title.js';
import { readNow } from '../written.js';
import { reading, request, shown } from './reading.js';

for (const end of ['报告', '报�', '报', '年报']) {
  test(`a title that ends in ${end}`, () => {
    const title = `云栖区水务局2023年政府信息公开工作年度${end}`;
    assert.ok(isTitle(title));
    assert.deepEqual(titleFacts(title), { agency: '云栖区水务局', years: [2023] });
  });
}

test('a list of the reports of many years is no report', () => {
  const page = `<html><body><ul>${[2019, 2020, 2021, 2022].map((y) => `<li>云栖区水务局${y}年政府信息公开工作年度报告</li>`).join('')}</ul></body></html>`;
  const got = readNow(new TextEncoder().encode(page), 'list');
  assert.ok(got.status === 'rejected');
  assert.equal(got.error.code, 'not-a-report');
});

test('规范性文件 is the letter of the form of 2019', () => {
  const report = reading('## 二、主动公开政府信息情况\n\n| 信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量 |\n|---|---|---|---|\n| 规章 | 0 | 0 | 0 |\n| 规范性文件 | 1 | 1 | 4 |', '云栖区水务局2020年政府信息公开工作年度报告');
  assert.deepEqual(report.problems.filter((p) => p.code === 'label'), []);
});

test('marks of formulas around figures', () => {
  const report = reading('## 三、收到和处理政府信息公开申请情况\n\n<table><tr><td>一、本年新收政府信息公开申请数量</td><td>$ 1 $</td><td>\\(2\\)</td><td>**3**</td><td>4</td><td>5</td><td>6</td><td>$21$</td></tr></table>');
  assert.deepEqual(shown(report, request('new')), ['1', '2', '3', '4', '5', '6', '21']);
});
