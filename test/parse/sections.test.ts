// Which lines of a section are its prose, and where the report ends.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFurniture, isProse } from '../../src/parse/prose.js';
import { reading } from './reading.js';

const tableWords = [
  '第二十条第（一）项', '（三）不予公开', '（三）不', '行政复议', '一、本年新收政府信息公开申请数量', '，不计其他情形）', '正、行政机关不再处理其政府信息公开申请', '行政许\ufffd',
  '（本列数据的勾稽关系为：第一项加第二项之和，', '等于第三项加第四项之和）', '信息内容  本年制发件数  本年废止件数  现行有效件数', '自然人商业企业科研机构社会公益组织法律服务机构其他总计',
  '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '（四）无2.没有现成信息需要另',
];
const prose = [
  '本年度共公开信息一百二十条。', '注：行政复议数量含上年度结转数量', '没有行政复议、行政诉讼', '本年度未收到政府信息公开申请', '2023年，本局公开信息12条', '（一）强化组织领导',
  '全年主动公开政府信息一百条，行政处罚处理决定数量以下表为准',
];

for (const [texts, is] of [[tableWords, false], [prose, true]] as const) {
  for (const text of texts) test(`in a section with a table 「${text}」 is ${is ? 'prose' : 'no prose'}`, () => assert.equal(isProse(text), is));
}

for (const [text, is] of [
  ['上一篇：没有了', true], ['下一条： 某事', true], ['扫一扫在手机打开当前页', true], ['【打印】【关闭】', true], ['[打印本页] | [关闭窗口]', true], ['分享到：', true], ['主办单位：云栖区人民政府', true],
  ['版权所有 云栖区人民政府 备案号09990012', true], ['网站标识码：9999990012', true], ['云栖区教育局2022年政府信息公开工作年度报告', true], ['云栖区教育局2022年政府信息公开工作年度报告 2023-01-20', true],
  ['分享经验做法，推动工作落实', false], ['打印、复制材料不收费', false], ['附件：云栖区水务局2023年政府信息公开工作年度报告', false], ['云栖区水务局2023年政府信息公开工作年度报告.docx', false],
  ['主办单位认真履职，按时公开信息。', false], ['云栖区水务局', false], ['2024年1月12日', false],
] as const) {
  test(`「${text}」 is ${is ? '' : 'not '}of the page around the report`, () => assert.equal(isFurniture(text), is));
}

const rows = '<table><tr><td>一、本年新收政府信息公开申请数量</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>1</td></tr></table>';
const last = (lines: readonly string[]): string[] => {
  const report = reading(`<p>三、收到和处理政府信息公开申请情况</p>${rows}<p>六、其他需要报告的事项</p>${lines.map((l) => `<p>${l}</p>`).join('')}`);
  return report.sections.at(-1)!.paragraphs.map((p) => p.text);
};

for (const [name, lines, kept] of [
  ['the signature', ['无其他事项。', '云栖区水务局', '2024年1月12日', '云栖区水务局办公室', '关于某事的通知'], 3],
  ['a date with its agency below', ['无其他事项。', '2024年1月12日', '云栖区水务局', '热点'], 3],
  ['the first line of the page', ['无其他事项。', '上一篇：甲', '下一篇：乙'], 1],
  ['its prose, where nothing follows', ['无其他事项。', '另有说明。'], 2],
] as const) {
  test(`the report ends with ${name}`, () => assert.deepEqual(last(lines), lines.slice(0, kept)));
}

test('attachments named below the signature stay', () => assert.deepEqual(last(['无。', '2024年1月12日', '附件：统计表.xlsx', '关闭']), ['无。', '2024年1月12日', '附件：统计表.xlsx']));

test('labels wrapped around their figures leave no pieces in the prose', () => {
  const report = reading([
    '三、收到和处理政府信息公开申请情况', '', '以下为本年度申请办理情况，统计时间为全', '年。', '', '（本列数据的勾稽关系为：第一项加第二项之和，', '等于第三项加第四项之和）', '自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计',
    '一、本年新收政府信息公开申请数量  1 0 0 0 0 0 1', '（三）不予公开', '2.其他法律行政  1 0 0 0 0 0 1', '法规禁止公开', '注：含撤回申请1件。',
  ].join('\n'));
  assert.deepEqual(report.sections.map((s) => s.paragraphs.map((p) => p.text)), [['以下为本年度申请办理情况，统计时间为全年。', '注：含撤回申请1件。']]);
});
