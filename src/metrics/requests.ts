// Metrics of section three, what came in: requests, growth, for so many inhabitants, and who asked.
import { applicantColumns } from '../form/editions/2021.js';
import type { Metric, Term } from '../model/metric.js';
import { alone, before, blanksAreMissing, blanksAreZero, enough, everywhere, less, over, rows, sum } from './terms.js';

const received = sum(...rows('new'));
const inhabitants: readonly Term[] = [{ times: 1 / 100_000, of: { kind: 'population' } }];

const mix: readonly Metric[] = applicantColumns.filter((c) => c.id !== 'total').map((c) => ({
  id: `applicants.${c.id}`,
  group: 'applicants',
  title: { zh: `新收申请中${c.id === 'other' ? '其他组织' : c.label.zh}所占比例`, en: `${c.label.en}, share of new requests` },
  unit: 'share',
  by: everywhere(over(sum(`requests.new.${c.id}`), received)),
  missing: blanksAreZero,
  smallest: enough,
  says: { zh: `本年新收申请中，申请人为${c.id === 'other' ? '其他组织' : c.label.zh}的所占比例。`, en: `How many of the year's new requests came from ${c.label.en}.` },
  caution: { zh: '计的是申请件数，不是申请人数；一人多次申请会使比例升高。', en: 'Requests are counted, not applicants: one person who asks often weighs much.' },
}));

export const requestMetrics: readonly Metric[] = [
  {
    id: 'requests.new', group: 'requests',
    title: { zh: '新收申请', en: 'new requests' },
    unit: 'count', counts: { zh: '件', en: 'requests' },
    by: everywhere(alone(received)), missing: blanksAreMissing, smallest: null,
    says: { zh: '本年新收政府信息公开申请的件数。', en: 'Requests received in the year.' },
    caution: { zh: '政府的汇总报告包含下级机关；部门报告只计本机关。两者不可直接比较。', en: 'A government\'s own report adds up those below it, a department\'s counts its own: the two do not compare.' },
  },
  {
    id: 'requests.growth', group: 'requests',
    title: { zh: '新收申请比上年增长', en: 'growth of new requests' },
    unit: 'change',
    by: everywhere(over([...received, ...less(before(received))], before(received))), missing: blanksAreMissing, smallest: enough,
    says: { zh: '（本年新收 − 上年新收）÷ 上年新收；两年各取该机关当年的报告。', en: '(new this year − new last year) ÷ new last year, each from the report of that year.' },
    caution: { zh: '机构改革或汇总范围变化会造成增减；上年为 0 时没有意义，不作计算。', en: 'Reforms and other sets of reports added up make growth of their own; after a year of 0 it is not defined.' },
  },
  {
    id: 'requests.per_100000', group: 'requests',
    title: { zh: '每十万人新收申请', en: 'new requests per 100,000 inhabitants' },
    unit: 'per-100000',
    by: everywhere(over(received, inhabitants)), missing: blanksAreMissing, smallest: null,
    says: { zh: '本年新收件数 ÷ 所在地区当年人口 × 100000。人口由使用者给出（地区代码、年度、人口）。', en: 'New requests ÷ inhabitants of the region in that year × 100,000. Inhabitants are given by the user (region code, year, population).' },
    caution: { zh: '只对政府汇总报告有完整含义；没有给出当年人口的不作推算。', en: 'Fully meant for governments\' own reports only. A year without a population is not estimated from others.' },
  },
  ...mix,
];
