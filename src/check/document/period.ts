// Dates that cannot be: a period that does not end with the year, a day the calendar has not, a date that lost its 年.
import type { Finding, Passage } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import type { RuleRecord } from '../../model/rule.js';
import { lead, stated, type DocumentRule } from './rule.js';
import { isQuoted, isSigned, passage, proseIn } from './text.js';

const period: RuleRecord = {
  id: 'document.period',
  basis: 'document',
  title: { zh: '统计期限不是一整年', en: 'the period counted is not the whole year' },
  citation: { zh: '政府信息公开条例（2019修订）第五十条：报告上一年度（1月1日至12月31日）的工作', en: 'Regulations on Open Government Information (2019), art. 50: the report is of a calendar year' },
  severity: 'warning',
  says: {
    zh: '说统计期限的句子：从1月1日起的，应至同年12月31日止。年中成立的机关从别的日期起算，不算；说某项工作到某月的句子不算。',
    en: 'A sentence that states the period counted from 1 January has to end on 31 December of the same year. Organs founded within the year and sentences about something else are left alone.',
  },
  example: {
    breaks: { zh: '“数据统计期限自2023年1月1日起至2023年12月30日止”', en: 'the period ends on 30 December' },
    nearMiss: { zh: '“统计期限自2023年3月15日（挂牌之日）起至2023年12月31日止”；“1月1日至6月30日开展专项行动”', en: 'the period of an organ founded in March; a campaign from 1 January to 30 June' },
  },
};

const date: RuleRecord = {
  id: 'document.date',
  basis: 'document',
  title: { zh: '日期不可能存在', en: 'a date that cannot be' },
  citation: { zh: '公历', en: 'the calendar' },
  severity: 'info',
  says: {
    zh: '正文中写明月、日的日期：日历上没有的（2月30日、13月1日），和丢了“年”字或数字的（20231月1日）。落款日期早于所报告年度的年末，也不可能；只有网页日期早的，只作线索。',
    en: 'Dates with month and day: those the calendar has not (2月30日), and those that lost 年 or a digit (20231月1日). A signature dated before the end of the year reported cannot be either; where only the page has such a date it is a lead.',
  },
  example: {
    breaks: { zh: '“截至2023年2月30日”；“自20231月1日起”；2023年的报告落款2023年1月15日', en: '30 February; a date without its 年; the report of 2023 signed on 15 January 2023' },
    nearMiss: { zh: '“截至2024年2月29日”；2023年的报告落款2023年12月31日', en: '29 February of a leap year; the report of 2023 signed on 31 December 2023' },
  },
};

/** Start and end of a period; the second year may be left out. */
const span = /(20\d{2})\s*年\s*1\s*月\s*1\s*日[\s起]*(?:[至到—\-－~～]+|——)\s*(?:(20\d{2})\s*年)?\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/gu;
const counted = /(?:统计|数据|报告|信息)[^，。；]{0,14}(?:期限|周期|时限|时间|期间|范围|日期)|(?:期限|周期|时限)(?:为|是|自|从)|所列数据|止/u;

export const periodRule: DocumentRule = {
  record: period,
  find: (report: Report): Finding[] => {
    const found: Finding[] = [];
    for (const p of proseIn(report)) {
      if (p.paragraph < 0 || (p.section >= 0 && p.sectionId !== 'overview') || !p.text.includes('月')) continue;
      for (const m of p.text.matchAll(span)) {
        const [from, to, month, day] = [Number(m[1]), Number(m[2] ?? m[1]), Number(m[3]), Number(m[4])];
        if (from === to && month === 12 && day === 31) continue;
        const end = m.index + m[0].length;
        const around = p.text.slice(Math.max(0, m.index - 30), m.index) + p.text.slice(end, end + 2);
        if (!(month === 12 && day === 30) && !counted.test(around)) continue;
        found.push(stated(period, {
          passages: [passage(p, m.index, end)],
          message: { zh: `统计期限写作“${m[0]}”，不是一整年。`, en: `The period counted is given as “${m[0]}”, which is not a whole year.` },
        }));
        return found;
      }
    }
    return found;
  },
};

const whole = /(?<!\d)(?:(20\d{2})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})\s*日/gu;
/** 20231月1日, 202312月31日, 202211日: the year and the month have run together. */
const torn = /(?<!\d)20\d{2}(?:1[0-2]|0?[1-9])月\d{1,2}日|(?<!\d)20\d{2}(?:1[0-2]|[1-9])(?:3[01]|[12]?\d)日/u;
const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const dateRule: DocumentRule = {
  record: date,
  find: (report: Report): Finding[] => {
    const wrong: Passage[] = [];
    for (const p of proseIn(report)) {
      if (p.paragraph < 0 || !p.text.includes('日')) continue;
      const m = torn.exec(p.text);
      if (m !== null) wrong.push(passage(p, m.index, m.index + m[0].length));
      for (const d of p.text.matchAll(whole)) {
        if (!isDate(d[1] === undefined ? null : Number(d[1]), Number(d[2]), Number(d[3])) && !isQuoted(p.text, d.index)) wrong.push(passage(p, d.index, d.index + d[0].length));
      }
    }
    const early = signedEarly(report);
    if (wrong.length === 0) return early;
    const words = [...new Set(wrong.map((w) => w.text))];
    return [...early, stated(date, {
      passages: wrong,
      message: { zh: `日期不成立：${words.map((w) => `“${w}”`).join('、')}。`, en: `${words.length === 1 ? 'A date that cannot be' : 'Dates that cannot be'}: ${words.map((w) => `“${w}”`).join(', ')}.` },
    })];
  },
};

/** Dated before the year is over that it reports: a new year in which the old one was still written. */
function signedEarly(report: Report): Finding[] {
  const { year, published } = report;
  if (year.value === null || published.value === null || year.from === 'filename' || year.from === 'metadata' || published.from === 'filename') return [];
  if (published.value >= `${year.value}-12-31`) return [];
  const own = published.from === 'text' && isSigned(report);
  const message = {
    zh: `${own ? '落款日期' : '网页日期'}${published.value}早于所报告年度（${year.value}年）的年末。`,
    en: `The ${own ? 'report is signed' : 'page is dated'} ${published.value}, before the end of the year it reports (${year.value}).`,
  };
  return [own ? stated(date, { message, scope: 'published' }) : lead(date, { message, scope: 'published' })];
}

function isDate(year: number | null, month: number, day: number): boolean {
  const length = lengths[month - 1];
  if (length === undefined || day < 1 || day > length) return false;
  return month !== 2 || day < 29 || year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
}
