// What is unusual beside the earlier reports of the same agency: ten times as much or a tenth, nothing where there were always hundreds.
import { cellLabel } from '../../form/cell-label.js';
import { formCell } from '../../form/cell-refs.js';
import type { Finding, OtherCell } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import type { RuleRecord } from '../../model/rule.js';
import type { CellRef } from '../../model/value.js';
import { lead } from '../document/rule.js';
import { isDoubted } from './doubted.js';

const jump: RuleRecord = {
  id: 'lead.jump',
  basis: 'lead',
  title: { zh: '是上一份报告的十倍以上，或十分之一以下', en: 'ten times the earlier report or more, or a tenth of it or less' },
  citation: { zh: '同一机关相邻年度的常情', en: 'what is usual between two years of one agency' },
  severity: 'info',
  says: {
    zh: '总计、处理决定、收费、文件各格与最近一份以前的报告比较：较大的数是较小的十倍或更多，且不小于 100。有一边是 0、空白或读不出的不算。',
    en: 'Totals, decisions, fees and documents are compared with the nearest earlier report: the greater is at least ten times the smaller, and at least 100. Noughts, blanks and what cannot be read are left alone.',
  },
  example: {
    breaks: { zh: '行政许可：上一年 52 件，本年 5213 件', en: 'licences: 52 last year, 5,213 this year' },
    nearMiss: { zh: '行政许可：上一年 52 件，本年 410 件；新收申请：上一年 1 件，本年 12 件', en: 'licences: 52 and 410; requests: 1 and 12' },
  },
};
const nought: RuleRecord = {
  id: 'lead.zero',
  basis: 'lead',
  title: { zh: '历年都有数百，本年是零', en: 'nought where there were always hundreds' },
  citation: { zh: '同一机关历年的常情', en: 'what is usual in the years of one agency' },
  severity: 'info',
  says: {
    zh: '以前至少两份报告的同一格都在 100 以上，本年填的是 0。空白、横线不算，那是没有填写。',
    en: 'A cell that was at least 100 in all of two or more earlier reports says 0. A blank or a dash is left alone: it was not filled in.',
  },
  example: {
    breaks: { zh: '行政处罚：2021年 310 件，2022年 288 件，2023年 0 件', en: 'penalties: 310, 288, 0' },
    nearMiss: { zh: '行政处罚：2021年 310 件，2022年 88 件，2023年 0 件', en: 'penalties: 310, 88, 0' },
  },
};

export const earlierRules: readonly RuleRecord[] = [jump, nought];

const watched: readonly CellRef[] = [
  'requests.new.total', 'requests.concluded.total', 'licences.decisions', 'penalties.decisions', 'coercive_measures.decisions', 'fees.amount',
  'normative_documents.issued', 'normative_documents.in_force', 'normative_documents.total_public', 'reconsideration.total', 'litigation_direct.total', 'litigation_after_reconsideration.total',
];
const times = 10;
const many = 100;
/** Yuan in one year, 万元 in the other: what is left of 10,000 once the year has gone its way. */
const unit = [5_000, 20_000] as const;

/** `earlier`: reports of the same agency in any order; those not of an earlier year are left out. */
export function againstEarlier(report: Report, earlier: readonly Report[]): Finding[] {
  const { value: year } = report.year;
  if (year === null) return [];
  const before = earlier.filter((r) => r.year.value !== null && r.year.value < year).sort((a, b) => b.year.value! - a.year.value!);
  const [last] = before;
  if (last === undefined) return [];
  const found = watched.flatMap((ref) => {
    const now = figure(report, ref);
    if (now === null) return [];
    const values = before.map((r) => ({ report: r, value: figure(r, ref) }));
    if (now === 0) return values.length >= 2 && values.every((v) => v.value !== null && v.value >= many) ? [gone(ref, values.map((v) => other(v.report, ref, v.value)))] : [];
    const then = values[0]!.value;
    if (then === null || then <= 0 || now < 0) return [];
    const [low, high] = now < then ? [now, then] : [then, now];
    return high >= many && high >= low * times ? [jumped(ref, now, other(last, ref, then), high / low)] : [];
  });
  // A total that its own parts contradict, of this year or an earlier one, is no measure.
  return found.filter((f) => ![report, ...before.filter((r) => f.others!.some((o) => o.year === r.year.value))].some((r) => isDoubted(r, f.cells[0]!)));
}

function figure(report: Report, ref: CellRef): number | null {
  const cell = report.cells.get(ref);
  return cell?.state === 'number' ? cell.value : null;
}

function other(report: Report, cell: CellRef, value: number | null): OtherCell {
  return { agency: report.agency.value ?? '', year: report.year.value!, cell, value };
}

function jumped(ref: CellRef, now: number, then: OtherCell, factor: number): Finding {
  const { zh, en } = cellLabel(formCell(ref)!);
  const perhaps = ref === 'fees.amount' && factor >= unit[0] && factor <= unit[1];
  const ratio = factor >= 20 ? String(Math.round(factor)) : factor.toFixed(1);
  return {
    ...lead(jump, {
      cells: [ref], scope: ref, left: now, right: then.value,
      message: {
        zh: `「${zh}」本年 ${now}，${then.year}年 ${then.value!}，${now > then.value! ? '为其' : '后者为前者的'} ${ratio} 倍${perhaps ? '，像是元与万元之差' : ''}。`,
        en: `“${en}” is ${now} this year and was ${then.value!} in ${then.year}, ${now > then.value! ? '' : 'which was '}${ratio} times as ${ref.endsWith('.amount') ? 'much' : 'many'}${perhaps ? ': perhaps one is in yuan and the other in 万元' : ''}.`,
      },
    }),
    others: [then],
  };
}

function gone(ref: CellRef, others: readonly OtherCell[]): Finding {
  const { zh, en } = cellLabel(formCell(ref)!);
  const years = [...others].reverse();
  return {
    ...lead(nought, {
      cells: [ref], scope: ref, left: 0, right: others[0]!.value,
      message: {
        zh: `「${zh}」本年填 0，而以前是 ${years.map((o) => `${o.value!}（${o.year}年）`).join('、')}。`,
        en: `“${en}” says 0 this year; it was ${years.map((o) => `${o.value!} in ${o.year}`).join(', ')}.`,
      },
    }),
    others,
  };
}
