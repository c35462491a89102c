// Metrics of section four: how often decisions are disputed, and how often they are corrected.
import { remedies } from '../form/editions/2021.js';
import type { Metric } from '../model/metric.js';
import type { Text } from '../model/text.js';
import type { CellRef } from '../model/value.js';
import { blanksAreZero, concluded, enough, enoughCases, everywhere, over, sum } from './terms.js';

type Remedy = 'reconsideration' | 'litigation_direct' | 'litigation_after_reconsideration';

function cells(of: readonly Remedy[], ...columns: readonly string[]): readonly CellRef[] {
  return of.flatMap((r) => columns.map((c) => `${r}.${c}`));
}

const years: Text = {
  zh: '分子多涉及往年的答复，分母是本年办结：是强度，不是比例，可大于 1，没有区间。', en: 'Many of the cases are about answers of earlier years: it is an intensity, no share, may exceed 1 and has no interval.',
};

function rate(id: string, title: Text, of: readonly Remedy[], says: Text, more: Text, beside: readonly string[]): Metric {
  return {
    id, group: 'reviews', title, unit: 'ratio', by: everywhere(over(sum(...cells(of, 'total')), sum(concluded))), missing: blanksAreZero, smallest: enough, says,
    caution: { zh: `${more.zh}${years.zh}`, en: `${more.en === '' ? '' : `${more.en} `}${years.en}` }, beside,
  };
}

/** Corrected of what is closed, and the usual variant, of all. */
function correction(id: string, name: Text, of: readonly Remedy[]): readonly Metric[] {
  const record = (own: string, other: string, kind: Text, denominator: readonly CellRef[], says: Text, caution: Text): Metric => ({
    id: own, group: 'reviews', title: { zh: `${name.zh}纠正率（${kind.zh}）`, en: `correction rate of ${name.en} (${kind.en})` }, unit: 'share',
    by: everywhere(over(sum(...cells(of, 'corrected')), sum(...denominator))), missing: blanksAreZero, smallest: enoughCases, says, caution, beside: [other],
  });
  return [
    record(`${id}.correction`, `${id}.correction_of_all`, { zh: '占已审结', en: 'of closed cases' }, cells(of, 'upheld', 'corrected', 'other'),
      { zh: '结果纠正 ÷（结果维持 + 结果纠正 + 其他结果）：尚未审结的不在分母。', en: 'corrected ÷ (upheld + corrected + other): pending cases are not in the denominator.' },
      { zh: '“其他结果”含撤回、驳回等，机关填法不一。', en: '“Other” holds withdrawals, dismissals and more, as each agency sees it.' }),
    record(`${id}.correction_of_all`, `${id}.correction`, { zh: '占全部案件', en: 'of all cases' }, cells(of, 'total'),
      { zh: '结果纠正 ÷ 总计：常见算法，尚未审结的也在分母。', en: 'corrected ÷ total: the usual variant, pending cases in the denominator.' },
      { zh: '未审结的多时偏低。', en: 'Too low where many cases are pending.' }),
  ];
}

const litigation: readonly Remedy[] = ['litigation_direct', 'litigation_after_reconsideration'];
const nameOf = (r: Remedy): Text => remedies.find((x) => x.id === r)!.label;

export const reviewMetrics: readonly Metric[] = [
  rate('reconsideration.rate', { zh: '行政复议率', en: 'reconsideration rate' }, ['reconsideration'],
    { zh: '行政复议总计 ÷ 办理结果总计。', en: 'reconsiderations ÷ all concluded requests.' }, { zh: '', en: '' }, ['litigation.rate']),
  rate('litigation.rate', { zh: '行政诉讼率', en: 'litigation rate' }, litigation,
    { zh: '（未经复议直接起诉 + 复议后起诉）÷ 办理结果总计。', en: '(lawsuits without and after reconsideration) ÷ all concluded requests.' }, { zh: '', en: '' }, ['reconsideration.rate']),
  rate('dispute.rate', { zh: '争议率', en: 'dispute rate' }, ['reconsideration', 'litigation_direct'],
    { zh: '（行政复议 + 未经复议直接起诉）÷ 办理结果总计：一件争议只计一次。', en: '(reconsiderations + lawsuits without reconsideration) ÷ all concluded requests: each dispute once.' },
    { zh: '复议后起诉的已计入复议。', en: 'Lawsuits after reconsideration are counted there already.' }, ['dispute.cases']),
  rate('dispute.cases', { zh: '复议诉讼案件率', en: 'cases per concluded request' }, ['reconsideration', ...litigation],
    { zh: '（行政复议 + 两类行政诉讼）÷ 办理结果总计：常见算法。', en: '(reconsiderations + both kinds of lawsuits) ÷ all concluded requests: the usual variant.' },
    { zh: '复议后又起诉的计两次。', en: 'What went to court after reconsideration is counted twice.' }, ['dispute.rate']),
  ...correction('reconsideration', nameOf('reconsideration'), ['reconsideration']),
  ...correction('litigation', { zh: '行政诉讼', en: 'litigation' }, litigation),
  ...correction('litigation_direct', nameOf('litigation_direct'), ['litigation_direct']),
  ...correction('litigation_after_reconsideration', nameOf('litigation_after_reconsideration'), ['litigation_after_reconsideration']),
];
