// What the rules about sentences say of themselves.
import type { RuleRecord } from '../../model/rule.js';

export const againstTable: RuleRecord = {
  id: 'prose',
  basis: 'prose',
  title: { zh: '正文所述与表中数字一致', en: 'the sentences agree with the tables' },
  citation: { zh: '政府信息公开条例第五十条：年度报告的正文与统计表说的是同一件事', en: 'Regulations on Open Government Information, article 50: text and tables of a report speak of the same facts' },
  severity: 'warning',
  says: {
    zh: '正文写明的申请、办理结果、复议诉讼、规章规范性文件、许可处罚强制、收费的数量，等于表中相应各格之和；约、余、近按其含义比较。说的是别的机关、别的年份、来源渠道或含义不定的句子不比较；说全区而表属一个部门的，只提示。',
    en: 'A number the text states for requests, results, reviews, regulations and documents, licences, penalties or fees equals the sum of the cells it speaks of; about, over and under are taken as such. Sentences on another organ, another year, a way requests came in, or of doubtful meaning are not compared; one that counts a region where the table may be of one office is only pointed out.',
  },
  example: {
    breaks: { zh: '正文写“共收到政府信息公开申请21件”，表中新收总计 12', en: 'the text says 21 requests were received, the table 12' },
    nearMiss: { zh: '正文写“共收到政府信息公开申请12件，比上年减少9件，答复咨询21件”，表中 12', en: 'the text says 12 requests, 9 fewer than last year, and 21 enquiries; the table 12' },
  },
};

export const percentages: RuleRecord = {
  id: 'prose.percentage',
  basis: 'prose',
  title: { zh: '正文中的占比、增减与其自己的数相符', en: 'shares and changes in the text follow from their own numbers' },
  citation: { zh: '算术：占比等于部分除以总数，增长率等于增减数除以上年数', en: 'arithmetic: a share is the part over the whole, a growth rate the change over the year before' },
  severity: 'warning',
  says: {
    zh: '“其中自然人申请 5 件，占 41.7%”“占总数 12 件的 41.7%”：用同一段写出的部分和总数验算；“较上年的 80 件增加 20 件，增长 25%”：用同一段写出的两年的数验算；末位容许四舍五入或截断。分母或上年数不能确定的、办结率、满意度不验算。',
    en: 'A share stated behind a part is recomputed from the part and the whole printed beside it or the wholes stated in the same paragraph, a change from the figures of both years in the same paragraph; to the last printed digit, rounded or cut. Where the denominator or the figure of the year before is not sure, and for completion and satisfaction rates, nothing is said.',
  },
  example: {
    breaks: { zh: '“申请12件，其中自然人申请5件，占47.1%”', en: '“12 requests, 5 of natural persons, 47.1%”' },
    nearMiss: { zh: '“申请12件，其中自然人申请5件，占41.6%，群众满意度98.5%”', en: '“12 requests, 5 of natural persons, 41.6%; 98.5% were satisfied”' },
  },
};

export const betweenSentences: RuleRecord = {
  id: 'prose.sentences',
  basis: 'prose',
  title: { zh: '正文前后所述相符', en: 'the sentences agree with each other' },
  citation: { zh: '算术：同一个数前后应一致，收到的应等于办结的与结转的之和', en: 'arithmetic: one number is stated once only, and what came in is what went out and what is left' },
  severity: 'warning',
  says: {
    zh: '两处写同一个数而不同；同一段写出的新收（连同上年结转）与办结、结转下年之和不等；自然人与法人或其他组织之和不等于收到数；各项结果之和超过办结数；信息处理费前后所写金额不同。',
    en: 'Two passages give one number differently; what a paragraph says came in is not what it says was concluded and carried over; natural persons and organisations do not add up to the requests received; the results exceed what was concluded; the fee for processing information is given differently.',
  },
  example: {
    breaks: { zh: '“收到申请12件，办结9件，结转下年度继续办理1件”', en: '“12 requests received, 9 concluded, 1 carried over”' },
    nearMiss: { zh: '“收到申请12件，办结11件，结转下年度继续办理1件”', en: '“12 requests received, 11 concluded, 1 carried over”' },
  },
};

export const proseRules: readonly RuleRecord[] = [againstTable, percentages, betweenSentences];
