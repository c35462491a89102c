// Published after the deadline of the law, by the date the report itself or its page gives.
import { deadlineOf, deadlines } from '../../form/deadlines.js';
import type { Finding } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import type { RuleRecord } from '../../model/rule.js';
import { kindOf } from './agency.js';
import { lead, stated, type DocumentRule } from './rule.js';
import { isSigned } from './text.js';

const record: RuleRecord = {
  id: 'document.deadline',
  basis: 'document',
  title: { zh: '晚于法定期限发布', en: 'published after the legal deadline' },
  citation: { zh: deadlines.map((d) => d.citation).join('；'), en: 'Regulations on Open Government Information: art. 31 (2007, up to report year 2018), art. 49 and 50 (2019)' },
  severity: 'warning',
  says: {
    zh: '落款日期晚于期限：政府部门为次年1月31日，其他为次年3月31日（2018年度及以前都是3月31日）。只有网页日期的，网页可能是后来重发的，只作线索；相差一年以上的不算。',
    en: 'The date of the signature is after the deadline: 31 January of the next year for departments, 31 March for all others (31 March for all up to report year 2018). Where only the page gives a date it may have been published anew, and is a lead; more than a year late is left alone.',
  },
  example: {
    breaks: { zh: '县民政局2023年的报告落款2024年2月27日', en: 'the report of a county bureau for 2023 is signed on 27 February 2024' },
    nearMiss: { zh: '县民政局落款2024年1月31日；县人民政府落款2024年3月31日', en: 'a bureau signs on 31 January, a county government on 31 March' },
  },
};

const day = 86_400_000;

const rule: DocumentRule = { record, find };
export const deadline = rule;

function find(report: Report): Finding[] {
  const { agency, year, published } = report;
  if (agency.value === null || year.value === null || published.value === null || year.from === 'filename' || published.from === 'filename') return [];
  const kind = kindOf(agency.value);
  // Townships have no deadline of their own: late is only what is late for all.
  const due = deadlineOf(kind === 'department' ? 'department' : 'government', year.value);
  const late = Math.round((Date.parse(published.value) - Date.parse(due)) / day);
  if (!(late > 0 && late <= 366)) return [];
  const own = published.from === 'text' && isSigned(report);
  const said = {
    left: late, right: 0,
    message: {
      zh: `${own ? '落款日期' : '网页日期'}是${published.value}，期限是${due}，晚 ${late} 天${own ? '' : '；网页可能是后来重发的'}。`,
      en: `The ${own ? 'report' : 'page'} is dated ${published.value}, ${late} ${late === 1 ? 'day' : 'days'} after the deadline of ${due}${own ? '' : '; the page may have been published anew'}.`,
    },
  };
  return [own ? stated(record, said) : lead(record, said)];
}
