// Words of the template that were to be filled in or deleted: instructions in brackets, XX, N件, blanks of underscores, sizes of type.
import type { Finding, Passage } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import type { RuleRecord } from '../../model/rule.js';
import { stated, type DocumentRule } from './rule.js';
import { isQuoted, passage, proseIn, wholeText } from './text.js';

const record: RuleRecord = {
  id: 'document.template',
  basis: 'document',
  title: { zh: '模板的提示或空白未填', en: 'instructions or blanks of the template left in' },
  citation: { zh: '政府信息公开工作年度报告格式', en: 'form of the annual report' },
  severity: 'warning',
  says: {
    zh: '标题和正文中的“（请填写…）”“此处填写”“（宋体小四号）”“XX局”“N件”“____件”“（）件”。书名号和引号里的、隐去的姓名和号码、给申请人的说明、格式自带的括注不算。',
    en: 'Instructions in brackets, sizes of type, XX, N件, blanks of underscores or empty brackets in headings and prose. Names of documents, quotations, masked names and numbers, advice to applicants and the notes of the form itself are left alone.',
  },
  example: {
    breaks: { zh: '“全年主动公开政府信息XX条”；“一、总体情况（宋体小四号加粗）”', en: '“全年主动公开政府信息XX条”; a heading with its size of type' },
    nearMiss: { zh: '“王XX反映的问题”“《关于XX的通知》”“申请人请填写申请表”“佩戴N95口罩”', en: 'a masked name, a document named with XX, advice to applicants, N95' },
  },
};

const unit = '(?:件|条|次|篇|份|个|项|期|场|起|宗|例|元|万|年|月|日|%|％|人次|人)';
const place = '(?:省|市|县|区|镇|乡|街道|局|委|办|厅|单位|部门|机关|政府)';
/** A sign that is there wherever the expression can match, so that a paragraph without it is not looked at twice. */
const patterns: readonly { readonly signs: RegExp | null; readonly at: RegExp }[] = [
  { signs: null, at: /[（(【[［][^（）()【】[\]]{0,24}(?:请填写?|请根据|据实填写|如实填写|填写单位|填单位|可根据实际|可自行|可删除|自行删减|请删除)(?![^（）()]{0,20}(?:申请|信封|邮))[^（）()【】[\]]{0,30}[）)】\]］]/u },
  { signs: null, at: /(?:此处|在此)(?:填写|填入|插入|写明|粘贴)/u },
  { signs: null, at: /[（(【[](?:单位|机关|行政机关|部门|本单位|本机关|公章)(?:全称|名称|盖章)?[）)】\]](?=\s*(?:20|年|政府信息|$))/u },
  { signs: null, at: /[（(][^（）()]{0,12}(?:宋体|仿宋|黑体|楷体|小标宋|小四号|小四字|[二三四五]号字|首行缩进)[^（）()]{0,20}[）)]/u },
  { signs: /[X×ｘＸ○〇*＊]{2}/u, at: new RegExp(`(?<=^|[，。；：、（(\\s由为经向在与及对是将布和])(?:X{2,}|×{2,}|Ｘ{2,}|○{2,}|〇{2,}|[*＊]{2,})\\s*(?=${place})|(?<=[到理结复开布发定为共取过件条成至第计约展育][^\\p{Script=Han}]?|信息|申请|文件|公文|报告|会议|培训|活动|解读|政策|数据)(?:X{2,}|×{2,}|Ｘ{2,}|○{2,}|[*＊]{2,})\\s*(?=${unit})|(?<!\\d)20(?:X{2}|×{2}|Ｘ{2}|\\*{2})\\s*年`, 'u') },
  { signs: /[NＮ]/u, at: new RegExp('(?<=[\\p{Script=Han}])\\s?[NＮ]\\s*(?:件|条|次|篇|份|个|项|期|场|起|宗|例|元)', 'u') },
  { signs: /[_＿]{2}/u, at: new RegExp(`[_＿]{2,}\\s*(?=${unit})|(?<=[到理结复开布共为取])[_＿]{2,}|[_＿]{2,}\\s*(?=${place})`, 'u') },
  { signs: /[（(][\s　]*[）)]/u, at: new RegExp(`(?<=[\\p{Script=Han}])[（(][\\s　]*[）)](?=${unit})`, 'u') },
];

const rule: DocumentRule = { record, find };
export const template = rule;

/** Every instruction has one of these; checked first, for most paragraphs have none. */
const hints = /请填|请根据|据实填|如实填|填写|填单位|可根据实际|可自行|可删除|自行删减|请删除|此处|在此|[（(【[](?:单位|机关|行政机关|部门|本单位|本机关|公章)|宋|黑体|楷体|小四|号字|缩进/u;

function find(report: Report): Finding[] {
  const left: Passage[] = [];
  const whole = wholeText(report);
  const hinted = hints.test(whole);
  const there = patterns.filter(({ signs }) => (signs === null ? hinted : signs.test(whole)));
  if (there.length === 0) return [];
  for (const p of proseIn(report)) {
    for (const { signs, at } of there) {
      if (!(signs ?? hints).test(p.text)) continue;
      const m = at.exec(p.text);
      if (m === null || isQuoted(p.text, m.index)) continue;
      const end = m.index + m[0].length;
      left.push(passage(p, m.index, signs === null ? end : Math.min(p.text.length, end + 1)));
    }
  }
  if (left.length === 0) return [];
  const words = [...new Set(left.map((l) => `“${l.text.trim()}”`))];
  const [first, more] = [words.slice(0, 3), words.length - 3];
  return [stated(record, {
    passages: left,
    message: {
      zh: `模板的提示或空白还在：${first.join('、')}${more > 0 ? `等 ${words.length} 处` : ''}。`,
      en: `Left over from the template: ${first.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
    },
  })];
}
