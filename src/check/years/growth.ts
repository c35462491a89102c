// Rule `prose.growth`: what the text says of the year before, or of growth since, against the report of that year.
import type { Finding } from '../../model/finding.js';
import type { Mention } from '../../model/mention.js';
import type { Placed } from '../../model/placed.js';
import type { RuleRecord } from '../../model/rule.js';
import type { Text } from '../../model/text.js';
import type { CellRef } from '../../model/value.js';
import { exactSum, plain } from '../decimal.js';
import { changeIs, near } from '../prose/ratio.js';
import { fits, sumOf, type TableSum } from '../prose/sums.js';
import { agencyOf, mayJudge, whose } from '../prose/whose.js';
import { nameOf, opening, quote, where } from '../prose/wording.js';

export const growth: RuleRecord = {
  id: 'prose.growth',
  basis: 'years',
  title: { zh: '正文所说上年的数与增减，与上一年度报告相符', en: 'last year and growth as the text has them agree with last year’s report' },
  citation: { zh: '算术：增减等于本年数减上年数；上年数以上一年度报告的统计表为准', en: 'arithmetic: growth is this year less last year, and last year stands in the tables of its own report' },
  severity: 'warning',
  says: {
    zh: '正文写的“同比增长 25%”“较上年增加 30 件”，用本年正文的数和上一年度报告表中的数验算，末位容许四舍五入或截断；正文写出的上年数（“2022年收到 80 件”“较上年的 80 件”），应与上一年度报告表中的数相同。上一年度的报告不在手边、表中没有填写或读不出、统计范围不明的不比较。',
    en: 'Growth the text states, in per cent or in number, is recomputed from the figure of this year in the text and the tables of last year’s report, to the last printed digit, rounded or cut; a figure of last year in the text is the one in the tables of that year. Where that report is not at hand, its cells are blank or unreadable, or it is not sure whom the sentence counts, nothing is said.',
  },
  example: {
    breaks: { zh: '正文写“收到申请12件，同比增长300%”，而上一年度报告新收 8 件', en: 'the text says 12 requests, 300% more; the report of last year has 8' },
    nearMiss: { zh: '正文写“收到申请12件，同比增长50%”，上一年度报告新收 8 件', en: 'the text says 12 requests, 50% more; the report of last year has 8' },
  },
};

/** Findings of the later of each two reports of one agency that follow; `mentions` gives what the sentences of one state. Without `holds`, only what is broken. */
export function growthFindings(reports: readonly Placed[], mentions: (report: Placed) => readonly Mention[], holds = false): Map<Placed, Finding[]> {
  const found = new Map<Placed, Finding[]>();
  for (const now of reports) {
    const last = reports.filter((p) => p.year === now.year - 1);
    if (last.length !== 1) continue;
    const own = compared(now, last[0]!, mentions(now)).filter((f) => holds || f.outcome !== 'holds');
    if (own.length > 0) found.set(now, own);
  }
  return found;
}

function compared(now: Placed, last: Placed, mentions: readonly Mention[]): Finding[] {
  const agency = agencyOf(now.report.agency.value);
  const told = mentions.filter((m) => m.part !== true && m.derived !== true && whose(m, agency) === 'same' && !mayJudge(m, agency));
  return told.flatMap((m): Finding[] => {
    const sums = sumsOf(m, last);
    if (sums.length === 0) return [];
    if (m.change === undefined) {
      // Alone it may be this year's, with a year that was left standing.
      const beside = told.some((o) => o.of === undefined && o.year !== last.year && o.cells.join() === m.cells.join() && o.place.section === m.place.section && o.place.paragraph === m.place.paragraph);
      return m.of === undefined && m.year === last.year && beside ? [restated(now, last, m, m, sums)] : [];
    }
    if ((m.year ?? now.year) !== now.year || (m.change.since ?? last.year) !== last.year) return [];
    const base = m.change.last;
    // What follows from a figure of last year in the sentence is a matter of the sentence; the figure is not.
    if (base !== null && told.some((o) => o.of === undefined && o.year === last.year && o.value === base && o.cells.join() === statedOf(m).join() && o.place.section === m.place.section && o.place.paragraph === m.place.paragraph)) return [];
    if (base !== null) return [restated(now, last, { ...m, value: base, bound: 'exactly', decimals: 0, unit: null }, m, sums)];
    const before = told.filter((b) => b.of === undefined && b.place.section === m.place.section && b.place.paragraph === m.place.paragraph && b.place.start < m.place.start);
    // The sentence gives the figure of last year itself, a clause before.
    if (before.some((b) => b.year === last.year && b.cells.join() === statedOf(m).join())) return [];
    const own = before.at(-1);
    return own === undefined || own.cells.join() !== statedOf(m).join() || own.bound !== 'exactly' ? [] : grown(now, last, m, own, sums);
  });
}

/** The cells of this year that the mention is about. */
function statedOf(m: Mention): readonly CellRef[] {
  return m.change === undefined ? m.cells : m.of!;
}

/** What last year's tables have for it, in each sense of the words; nothing where one of them cannot be read or none is filled in. */
function sumsOf(m: Mention, last: Placed): TableSum[] {
  const sums = [statedOf(m), ...(m.or ?? [])].map((refs) => sumOf(refs, last.report.cells));
  if (sums.includes('unknown')) return [];
  return sums.flatMap((s) => (s === null || s === 'unknown' || s.printed === 0 ? [] : [s]));
}

function restated(now: Placed, last: Placed, said: Mention, m: Mention, sums: readonly TableSum[]): Finding {
  const fit = sums.find((s) => fits(said, s));
  const sum = fit ?? sums[0]!;
  const at = where(m, now.report.sections);
  const name = nameOf(sum.cells);
  return finding(last, [m], sum, said.value, sum.value, fit !== undefined, {
    zh: `${at.zh}写${quote(m)}，${last.year} 年报告中${name.zh}${fit === undefined ? '却' : '也'}是 ${plain(sum.value)}。`,
    en: `${opening(at)} says ${quote(m)}, ${fit === undefined ? 'but' : 'and'} the report of ${last.year} has ${plain(sum.value)} for ${name.en}.`,
  });
}

function grown(now: Placed, last: Placed, m: Mention, own: Mention, sums: readonly TableSum[]): Finding[] {
  const all = sums.flatMap((sum) => { const is = changeIs(m, own.value, sum.value); return is === null ? [] : [{ sum, is }]; });
  if (all.length === 0) return [];
  const fit = all.find((c) => near(m, c.is));
  const { sum, is } = fit ?? all[0]!;
  const sign = m.unit === '%' ? '%' : '';
  const printed = is.toFixed(Math.min(m.decimals + 1, 4)).replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  const at = where(m, now.report.sections);
  const name = nameOf(sum.cells);
  return [finding(last, [own, m], sum, m.value, Number(printed), fit !== undefined, {
    zh: `${at.zh}写${quote(own)}、${quote(m)}，${last.year} 年报告中${name.zh}是 ${plain(sum.value)}，由 ${plain(sum.value)} 到 ${plain(own.value)} 的增减是 ${printed}${sign}${fit === undefined ? `，不是 ${plain(m.value)}${sign}` : '，相符'}。`,
    en: `${opening(at)} says ${quote(own)} and ${quote(m)}; the report of ${last.year} has ${plain(sum.value)} for ${name.en}, and the change from that to ${plain(own.value)} is ${printed}${sign}${fit === undefined ? `, not ${plain(m.value)}${sign}` : ', as stated'}.`,
  })];
}

function finding(last: Placed, passages: readonly Mention[], sum: TableSum, left: number, right: number, holds: boolean, message: Text): Finding {
  return {
    rule: growth.id, outcome: holds ? 'holds' : 'broken', kind: 'stated', severity: holds ? 'info' : growth.severity, scope: null,
    cells: statedOf(passages[0]!), left, right, difference: holds ? 0 : exactSum([left, -right]), blanks: [], message,
    passages: passages.map((p) => ({ place: p.place, text: p.text })),
    others: sum.cells.map((cell) => ({ agency: last.agency, year: last.year, cell, value: last.report.cells.get(cell)?.value ?? null })),
  };
}
