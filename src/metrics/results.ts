// Metrics of section three, what became of requests: disclosure under its three denominators, denials and their reasons, what was not held or not processed, what is carried over.
import { resultRows } from '../form/editions/2021.js';
import type { Metric, MetricGroup } from '../model/metric.js';
import type { Text } from '../model/text.js';
import type { CellRef } from '../model/value.js';
import { blanksAreZero, concluded, denials, denied, enough, everywhere, granted, others, over, rows, sum, unavailable, unavailables, unprocessed, unprocesseds } from './terms.js';

const all = sum(concluded);
const ofAnswers: Text = { zh: '三种分母说的是三件事，比较时须用同一种。', en: 'The three denominators say three things: compare under one and the same.' };

/** A share of requests with a denominator of the table. */
function share(id: string, group: MetricGroup, title: Text, numerator: readonly CellRef[], denominator: readonly CellRef[], says: Text, caution: Text, beside?: readonly string[]): Metric {
  return { id, group, title, unit: 'share', by: everywhere(over(sum(...numerator), sum(...denominator))), missing: blanksAreZero, smallest: enough, says, caution, ...(beside === undefined ? {} : { beside }) };
}

/** Label of a row without its number. */
function named(row: string): Text {
  const { label } = resultRows.find((r) => r.id === row)!;
  return { zh: label.zh.replace(/^\d+\./u, ''), en: label.en.replace(/^[^:]*: /u, '') };
}

const disclosure: readonly Metric[] = [
  share('disclosure.concluded', 'disclosure', { zh: '公开率（占办结）', en: 'disclosure rate (of all concluded)' }, granted, [concluded],
    { zh: '（予以公开 + 部分公开）÷ 办理结果总计。', en: '(granted + partly granted) ÷ all concluded.' },
    { zh: `分母含不予处理和其他处理：重复申请、信访多的机关偏低。${ofAnswers.zh}`, en: `Repeated requests and petitions are in the denominator and lower it. ${ofAnswers.en}` }, ['disclosure.answered', 'disclosure.decided']),
  share('disclosure.answered', 'disclosure', { zh: '公开率（占实体答复）', en: 'disclosure rate (of those answered in substance)' }, granted, [...granted, ...denied, ...unavailable],
    { zh: '（予以公开 + 部分公开）÷（予以公开 + 部分公开 + 不予公开 + 无法提供）。', en: '(granted + partly) ÷ (granted + partly + denied + unavailable).' },
    { zh: `不计不予处理和其他处理。${ofAnswers.zh}`, en: `What was not processed or otherwise closed is left out. ${ofAnswers.en}` }, ['disclosure.concluded', 'disclosure.decided']),
  share('disclosure.decided', 'disclosure', { zh: '公开率（占公开与不公开决定）', en: 'disclosure rate (of decisions to grant or deny)' }, granted, [...granted, ...denied],
    { zh: '（予以公开 + 部分公开）÷（予以公开 + 部分公开 + 不予公开）。', en: '(granted + partly) ÷ (granted + partly + denied).' },
    { zh: `只看机关掌握而决定公开与否的；以“不掌握”代替拒绝时偏高。${ofAnswers.zh}`, en: `Only what the agency held and decided about; higher where “not held” stands for a refusal. ${ofAnswers.en}` }, ['disclosure.concluded', 'disclosure.answered']),
  share('disclosure.in_full', 'disclosure', { zh: '全部公开率', en: 'granted in full' }, rows('granted'), [concluded],
    { zh: '予以公开 ÷ 办理结果总计。', en: 'granted ÷ all concluded.' }, { zh: '部分公开的不计。', en: 'Partly granted requests are left out.' }),
];

const denial: readonly Metric[] = [
  share('denial.rate', 'denial', { zh: '不予公开率（占办结）', en: 'denial rate (of all concluded)' }, denied, [concluded],
    { zh: '不予公开八项之和 ÷ 办理结果总计。', en: 'The eight reasons of denial together ÷ all concluded.' }, { zh: '部分公开中未公开的部分不在其中。', en: 'What was withheld in partly granted requests is not in it.' }, ['denial.decided']),
  share('denial.decided', 'denial', { zh: '不予公开率（占公开与不公开决定）', en: 'denial rate (of decisions to grant or deny)' }, denied, [...granted, ...denied],
    { zh: '不予公开 ÷（予以公开 + 部分公开 + 不予公开）。', en: 'denied ÷ (granted + partly + denied).' }, { zh: '与“公开率（占公开与不公开决定）”相加为 1。', en: 'Adds up to 1 with the disclosure rate of the same denominator.' }, ['denial.rate']),
  ...denials.map((d) => {
    const { zh, en } = named(`denied_${d}`);
    return share(`denial.${d}`, 'denial', { zh: `不予公开中「${zh}」所占比例`, en: `share of denials: ${en}` }, rows(`denied_${d}`), denied,
      { zh: `以「${zh}」为由的 ÷ 不予公开八项之和。`, en: `Denied for “${en}” ÷ the eight reasons together.` }, { zh: '一件申请只计一个理由，由机关选择。', en: 'Each request counts under one reason, which the agency chose.' });
  }),
];

const rest: readonly Metric[] = [
  share('unavailable.rate', 'unavailable', { zh: '无法提供率', en: 'share that could not be provided' }, unavailable, [concluded],
    { zh: '无法提供三项之和 ÷ 办理结果总计。', en: 'The three reasons of unavailability together ÷ all concluded.' }, { zh: '不是拒绝，但申请人同样没有得到信息。', en: 'No refusal, but the applicant got nothing either.' }),
  ...unavailables.map((u) => {
    const { zh, en } = named(`unavailable_${u}`);
    return share(`unavailable.${u}`, 'unavailable', { zh: `「${zh}」占办结的比例`, en: `${en}, share of all concluded` }, rows(`unavailable_${u}`), [concluded],
      { zh: `${zh} ÷ 办理结果总计。`, en: `${en} ÷ all concluded.` }, { zh: '比例高可能是申请错了机关，也可能是检索不足：数字分不清。', en: 'A high share may mean requests sent to the wrong agency, or poor search: the figure does not tell.' });
  }),
  share('unprocessed.rate', 'unprocessed', { zh: '不予处理率', en: 'share not processed' }, unprocessed, [concluded],
    { zh: '不予处理五项之和 ÷ 办理结果总计。', en: 'The five reasons not to process together ÷ all concluded.' }, { zh: '少数申请人的大量申请会使其骤升。', en: 'A few applicants with many requests make it leap.' }),
  ...unprocesseds.map((u) => {
    const { zh, en } = named(`unprocessed_${u}`);
    return share(`unprocessed.${u}`, 'unprocessed', { zh: `「${zh}」占办结的比例`, en: `not processed: ${en}, share of all concluded` }, rows(`unprocessed_${u}`), [concluded],
      { zh: `${zh} ÷ 办理结果总计。`, en: `Not processed as ${en} ÷ all concluded.` }, { zh: '由机关认定。', en: 'The agency decides what counts as such.' });
  }),
  {
    id: 'other.rate', group: 'unprocessed', title: { zh: '其他处理率', en: 'share closed otherwise' }, unit: 'share',
    by: { '2019': over(sum(...rows('other_all')), all), '2021': over(sum(...others), all) }, missing: blanksAreZero, smallest: enough,
    says: { zh: '（六）其他处理 ÷ 办理结果总计；2019 版为一行，2021 版为三行之和。', en: '（六） ÷ all concluded: one row in the edition of 2019, three together in that of 2021.' },
    caution: { zh: '比例高的，看报告正文如何说明。', en: 'Where it is high, see what the text of the report says of it.' },
  },
];

const flow: readonly Metric[] = [
  share('carry_over.rate', 'flow', { zh: '结转率', en: 'carry-over rate' }, rows('carried_out'), rows('new', 'carried_in'),
    { zh: '结转下年度 ÷（本年新收 + 上年结转）。', en: 'carried over ÷ (new + carried in).' }, { zh: '年末收到的多则高，不一定是超期。', en: 'High where many came in late in the year: not necessarily overdue.' }, ['clearance.rate']),
  share('clearance.rate', 'flow', { zh: '办结率', en: 'clearance rate (of all to be handled)' }, [concluded], rows('new', 'carried_in'),
    { zh: '办理结果总计 ÷（本年新收 + 上年结转）。', en: 'concluded ÷ (new + carried in).' }, { zh: '勾稽成立时与结转率相加为 1。', en: 'Adds up to 1 with the carry-over rate where the identity of the form holds.' }, ['clearance.of_new']),
  {
    id: 'clearance.of_new', group: 'flow', title: { zh: '办结与新收之比', en: 'clearance ratio (to new requests)' }, unit: 'ratio',
    by: everywhere(over(all, sum(...rows('new')))), missing: blanksAreZero, smallest: enough,
    says: { zh: '办理结果总计 ÷ 本年新收。', en: 'concluded ÷ new.' }, caution: { zh: '大于 1 说明积压在减少；不是比例，没有区间。', en: 'More than 1: the backlog shrinks. It is no share and has no interval.' }, beside: ['clearance.rate'],
  },
];

export const resultMetrics: readonly Metric[] = [...disclosure, ...denial, ...rest, ...flow];
