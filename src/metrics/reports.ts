// Metrics of the reports themselves: whether they came in time, and whether their totals hold. Of one report they are 0 or 1; over several, shares.
import type { Metric, ReportFact, Term } from '../model/metric.js';
import type { Text } from '../model/text.js';
import { everywhere, nothingIsZero, over } from './terms.js';

const one: readonly Term[] = [{ times: 1, of: { kind: 'report' } }];

function share(id: string, fact: ReportFact, title: Text, says: Text, caution: Text): Metric {
  return { id, group: 'reports', title, unit: 'share', by: everywhere(over([{ times: 1, of: { kind: 'fact', fact } }], one)), missing: nothingIsZero, smallest: null, says, caution };
}

export const reportMetrics: readonly Metric[] = [
  share('reports.in_time', 'in-time', { zh: '按时发布的报告所占比例', en: 'reports published in time' },
    { zh: '在法定期限内发布的报告 ÷ 发布日期已知的报告；单份报告为 0 或 1。', en: 'Reports published by the legal deadline ÷ reports of which the day is known; 0 or 1 of a single report.' },
    { zh: '日期取自报告所载；没有日期、只知道首次见到之日且已过期限的不计。没有发布的报告不在分母：见 register。', en: 'The day is what the report says; where only the day it was first seen is known, and that is after the deadline, it does not count. Reports that never came are not in the denominator: see register.' }),
  share('reports.broken_totals', 'broken', { zh: '勾稽不符的报告所占比例', en: 'reports with broken totals' },
    { zh: '表内勾稽关系至少有一处不成立的报告 ÷ 全部报告；单份报告为 0 或 1。', en: 'Reports in which at least one identity of the form does not hold ÷ all reports; 0 or 1 of a single report.' },
    { zh: '因空白、缺失或不清而不能判断的不算不符。', en: 'What cannot be decided, for something is blank, absent or unreadable, does not count as broken.' }),
];
