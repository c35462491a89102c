// Titles of links: which are annual reports on disclosure, and what the others are.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agencyIn, isColumnTitle, judge, yearsIn, type Reason } from '../../scrapers/titles.js';

const reports: readonly (readonly [title: string, agency: string | null, years: readonly number[]])[] = [
  ['临溪县民政局2023年政府信息公开工作年度报告', '临溪县民政局', [2023]],
  ['2022年临溪县卫生健康委员会信息公开年报', '临溪县卫生健康委员会', [2022]],
  ['白石镇2023年度政府信息公开工作报告', '白石镇', [2023]],
  ['2025临溪县白石乡2025年度政府信息公开工作年度报告', '临溪县白石乡', [2025]],
  ['青川市市场监督管理局2016年政务信息公开年度报告', '青川市市场监督管理局', [2016]],
  ['临溪县卫生健康局2022年度政府信息公开工作的报告', '临溪县卫生健康局', [2022]],
  ['青川市住房和城乡建设局2020年政府信息公开工作年报', '青川市住房和城乡建设局', [2020]],
  ['【图文】青川市市场监督管理局2022年度政府信息公开工作年度报告', '青川市市场监督管理局', [2022]],
  ['青川市人民政府2019年政府信息公开工作年度报告（图片版）', '青川市人民政府', [2019]],
  ['2024 年青川市科委政府信息公开工作 年度报告', '青川市科委', [2024]],
  ['2022年政府信息公开工作年度报告', null, [2022]],
  ['临溪县统计局2023年政府信息公开年度报告', '临溪县统计局', [2023]],
  ['临溪县财政局2023年度政府信息公开工作年度报告', '临溪县财政局', [2023]],
  ['临溪县审计局2021年政务公开工作年度报告', '临溪县审计局', [2021]],
  ['临溪县综合行政执法局2023年政府信息公开工作年度报告', '临溪县综合行政执法局', [2023]],
  ['关于印发《临溪县教育局2020年政府信息公开工作年度报告》的通知', '临溪县教育局', [2020]],
  ['关于报送2023年政府信息公开工作年度报告的函', null, [2023]],
  ['二〇一八年临溪县水利局政府信息公开年度报告', '临溪县水利局', [2018]],
  ['临溪县２０２１年政府信息公开工作年度报告', '临溪县', [2021]],
  ['临溪县2016年政府信息公开工作情况统计表', null, [2016]],
  ['云栖街道办事处2023年政府信息公开工作年…', '云栖街道办事处', [2023]],
  ['临溪县培训中心2023年政府信息公开工作年度报告', '临溪县培训中心', [2023]],
  ['临溪县发展计划局2009年政府信息公开年度报告', '临溪县发展计划局', [2009]],
  ['临溪县国有资产监督管理委员会2023年政府信息公开工作年度报告', '临溪县国有资产监督管理委员会', [2023]],
  ['青川市第一中学2023年政府信息公开工作年度报告', '青川市第一中学', [2023]],
  ['临溪县实验小学2022年信息公开年度报告', '临溪县实验小学', [2022]],
  ['临溪县机关幼儿园2022年信息公开工作年度报告', '临溪县机关幼儿园', [2022]],
  ['青川市三中2023年政府信息公开年度报告', '青川市三中', [2023]],
  ['青川市人民医院2024年信息公开工作年度报告', '青川市人民医院', [2024]],
  ['临溪县妇幼保健院2024年度政府信息公开年报', '临溪县妇幼保健院', [2024]],
  ['中共临溪县委党校2023年政府信息公开工作年度报告', '中共临溪县委党校', [2023]],
  ['临溪县国有林场2021年政府信息公开工作年度报告', '临溪县国有林场', [2021]],
  ['临溪县自来水厂2021年信息公开工作年度报告', '临溪县自来水厂', [2021]],
  ['中国建设银行临溪支行2021年信息公开工作年度报告', '中国建设银行临溪支行', [2021]],
];
test('annual reports by their titles', () => {
  for (const [title, agency, years] of reports) {
    const v = judge(title, false);
    assert.equal(v.kind, 'report', `${title}: ${JSON.stringify(v)}`);
    assert.ok(v.kind === 'report' && v.by === 'title');
    assert.deepEqual([title, v.years], [title, years]);
    if (agency !== null) assert.equal(v.agency, agency, title);
  }
});

const passed: readonly (readonly [string, Reason])[] = [
  ['关于做好2023年度政府信息公开工作年度报告编制和发布工作的通知', 'notice'],
  ['关于开展2023年政府信息公开工作年度报告编制工作的通知', 'notice'],
  ['关于印发政府信息公开工作年度报告格式的通知', 'template'],
  ['临溪县政府信息公开指南', 'guide'],
  ['临溪县民政局政府信息公开年度报告制度', 'guide'],
  ['临溪县民政局政府信息主动公开基本目录', 'catalogue'],
  ['2023年度各单位政府信息公开工作年度报告汇总表', 'summary-table'],
  ['临溪县审计局2024年第三季度政府信息公开情况', 'within-year'],
  ['临溪县审计局2024年工作总结', 'other-annual'],
  ['临溪县2023年第一季度政府信息公开工作报告', 'within-year'],
  ['2022年上半年政府信息公开工作情况报告', 'within-year'],
  ['一图读懂临溪县2023年政府信息公开工作年度报告', 'explained'],
  ['《临溪县2023年政府信息公开工作年度报告》解读', 'explained'],
  ['临溪县2024年政务公开工作要点', 'plan'],
  ['关于2014年政府信息公开工作要点落实情况的函', 'plan'],
  ['关于政府信息公开有关事项的函', 'letter'],
  ['2023年临溪县国民经济和社会发展统计公报', 'statistics'],
  ['临溪县2022年卫生统计年报', 'statistics'],
  ['临溪县民政局2022年度部门决算', 'accounts'],
  ['临溪县2022年度财政预算执行情况的报告', 'accounts'],
  ['临溪县民政局2023年度法治政府建设情况报告', 'law-government'],
  ['临溪县民政局2023年法治政府建设年度报告', 'law-government'],
  ['2023年政府网站工作年度报表', 'website'],
  ['临溪县民政局2023年工作总结', 'other-annual'],
  ['临溪县民办学校2023年年度报告', 'other-annual'],
  ['临溪县召开春季防汛会', 'other'],
  ['', 'other'],
];
test('what is passed over, and why', () => {
  for (const [title, reason] of passed) assert.deepEqual([title, judge(title, false)], [title, { kind: 'passed', reason }]);
});

test('in a column of reports a year or 年度报告 is enough, another subject is not', () => {
  for (const title of ['2023年', '2023年度报告', '临溪县民政局2023年度报告', '临溪县民政局2023年年报', '年度报告（2023）']) {
    assert.equal(judge(title, true).kind, 'report', title);
    assert.notEqual(judge(title, false).kind, 'report', title);
  }
  for (const title of ['2023年部门决算', '2023年法治政府建设年度报告', '关于2023年值班的通知', '临溪县2023年第二季度报告', '2023年统计年报']) assert.equal(judge(title, true).kind, 'passed', title);
});

test('lists of reports under one link', () => {
  for (const title of ['县直部门政府信息公开年度报告汇总', '2023年度各单位政府信息公开年报专栏', '部门年报', '各乡镇政府信息公开年度报告']) assert.equal(judge(title, false).kind, 'collection', title);
  assert.deepEqual(judge('2023年度各单位政府信息公开年报专栏', false), { kind: 'collection', years: [2023] });
});

test('titles of columns', () => {
  for (const t of ['政府信息公开年报', '政府信息公开年度报告', '信息公开年报', '公开年报', '政府信息公开工作年度报告', '部门年度报告', '法定政府信息公开年报', '> 年度报告', '临溪县政府信息公开年报']) assert.ok(isColumnTitle(t), t);
  for (const t of ['统计年报', '部门决算年度报告', '2023年政府信息公开工作年度报告', '法治政府建设年度报告', '企业年报', '政府信息公开指南', '', '网站年度报告']) assert.ok(!isColumnTitle(t), t);
});

test('years and agencies', () => {
  assert.deepEqual(yearsIn('第1950区 2023年 12023 二〇二一年'), [2023, 2021]);
  assert.deepEqual(yearsIn('1999年2101年'), []);
  assert.equal(agencyIn('2023年政府信息公开工作年度报告'), null);
  assert.equal(agencyIn('我局2023年政府信息公开工作年度报告'), null);
  assert.equal(agencyIn('市政府2023年政府信息公开工作年度报告'), null);
});
