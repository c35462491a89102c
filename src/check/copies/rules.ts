// The rules over reports that share words or figures. None says who wrote them first: they show both sides.
import type { RuleRecord } from '../../model/rule.js';

const citation = { zh: '《政府信息公开条例》第五十条：年度报告应当反映本机关本年度的情况', en: 'Regulations on Open Government Information, article 50: the report is of the organ’s own year' };

export const lastYearRule: RuleRecord = {
  id: 'copied.last_year',
  basis: 'copies',
  title: { zh: '与本机关上一份报告段落雷同', en: 'paragraphs of the agency’s report before' },
  citation,
  severity: 'warning',
  says: {
    zh: '总体情况、主要问题等部分的段落，除年份外与本机关上一份报告（几乎）相同：数字也都没有改的，或没有数字而篇幅较长的。数字更新过的沿用写法、多数报告都有的套话不算。',
    en: 'Paragraphs of the overview, the problems and the like that are (nearly) those of the agency’s report before, years aside: with none of their figures changed, or long and without figures. Wording kept with new figures and phrases most reports have do not count.',
  },
  example: {
    breaks: { zh: '2023年报告“主要问题”的长段落与 2022年的一字不差', en: 'a long paragraph of the problems of 2023 is that of 2022 word for word' },
    nearMiss: { zh: '句式沿用，句中四个数都换成了本年的', en: 'the same wording, with all four figures in it those of the year' },
  },
};

export const otherAgencyRule: RuleRecord = {
  id: 'copied.other_agency',
  basis: 'copies',
  title: { zh: '与其他机关的报告段落雷同', en: 'paragraphs of another agency’s report' },
  citation,
  severity: 'warning',
  says: {
    zh: '段落除机关名称、地名与年份外与另一机关当年或更早的报告（几乎）相同。许多机关共有的段落不算。数字不同的只作提示。',
    en: 'Paragraphs that are (nearly) those of another agency’s report of the same year or before, names, places and years aside. Paragraphs that many agencies share do not count. Where the figures differ it is only a note.',
  },
  example: {
    breaks: { zh: '除机关名称与年份外，一段话与另一机关上一年的报告相同', en: 'a paragraph is that of another agency’s report of the year before, names and years aside' },
    nearMiss: { zh: '开头一句相同，后面写的是自己的事', en: 'the first sentence is the same, what follows is of its own' },
  },
};

export const figuresRule: RuleRecord = {
  id: 'copied.figures',
  basis: 'copies',
  title: { zh: '整表数字与另一份报告相同', en: 'the figures of a table are those of another report' },
  citation,
  severity: 'warning',
  says: {
    zh: '一张表中的非零数字（总计、新收与结存类数字除外）与本机关往年或另一机关的报告逐格相同，并给出偶然一致的概率：每个数 v 以 1/(v(v+1)) 计，彼此独立。概率不够小的不报。',
    en: 'The figures of a table that are not zero (totals, new requests and stocks aside) are cell by cell those of another year or agency, with the chance of that: 1/(v(v+1)) for a figure v, each by itself. Where the chance is not small enough, nothing is said.',
  },
  example: {
    breaks: { zh: '2023年表中的非零数字与 2022年逐格相同，共几十个', en: 'dozens of figures of the tables of 2023 are cell by cell those of 2022' },
    nearMiss: { zh: '每张表里各有一个数不同', en: 'one figure is different in each table' },
  },
};

export const copyRules: readonly RuleRecord[] = [figuresRule, lastYearRule, otherAgencyRule];
