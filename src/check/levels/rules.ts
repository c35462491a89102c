// The rule over a government's report and those of the organs below it.
import type { RuleRecord } from '../../model/rule.js';

export const rollUpRule: RuleRecord = {
  id: 'roll_up',
  basis: 'levels',
  title: { zh: '政府汇总报告不少于所属各机关之和', en: 'a government’s summary is at least the sum of the organs below it' },
  citation: { zh: '《政府信息公开条例》第四十九条、第五十条：县级以上人民政府部门向本级主管部门提交年度报告，主管部门公布本级政府年度报告', en: 'Regulations on Open Government Information, articles 49 and 50: departments hand in their reports, and the government publishes its own over them' },
  severity: 'warning',
  says: {
    zh: '政府的年度报告与手头所属部门、乡镇街道和下级政府的报告逐格比较：汇总数不应小于各份之和；应报机关全部在手的，应当相等。汇总口径（只报本机关、含本级各部门、含全区域）由全部单元格推断并注明；多数单元格不合任何汇总口径的，不逐格指出。本年增/减与上一年项目数量不相加；金额换算为万元后比较，四舍五入之差不计。',
    en: 'A government’s report against those of its departments, townships and lower governments at hand, cell by cell: it should not be less than their sum, and equal to it where every organ is at hand. What it sums up (itself alone, its departments, its whole region) is told from all cells and said; where most cells fit no summary, single cells are not named. Changes and items last year are not added up; amounts are compared in 万元, and rounding is allowed for.',
  },
  example: {
    breaks: { zh: '所属 4 个机关的报告某格合计 9 件，政府的汇总报告填 8 件，其余各格都不小于合计', en: 'four organs below come to 9 in a cell, the summary says 8, and is no less than their sum elsewhere' },
    nearMiss: { zh: '同一格填 9 件', en: 'the summary says 9 in that cell' },
  },
};

export const levelRules: readonly RuleRecord[] = [rollUpRule];
