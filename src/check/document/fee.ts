// What section six says of the fee for processing requests (信息处理费), against the law and the cells that speak of it.
import type { Finding, Passage } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import type { RuleRecord } from '../../model/rule.js';
import type { Text } from '../../model/text.js';
import { feeWords, type FeeFigure } from './fee-words.js';
import { lead, stated, type DocumentRule } from './rule.js';
import { passage, proseIn, type Prose } from './text.js';

const ground: Text = { zh: '政府信息公开信息处理费管理办法（国办函〔2020〕109号）', en: 'Measures on the information processing fee, Guoban Han [2020] No. 109' };

const statedRecord: RuleRecord = {
  id: 'document.fee_stated',
  basis: 'document',
  title: { zh: '没有说明信息处理费收取情况', en: 'nothing is said of the information processing fee' },
  citation: ground,
  severity: 'info',
  editions: ['2021'],
  says: {
    zh: '2021年度起，第六部分应说明收取信息处理费的情况。全文没有“处理费”“收费”“收取”字样的；没有第六部分或其内容没有读到的不算。',
    en: 'From report year 2021 on section six has to say whether the fee was collected. Nowhere a word of it; reports whose section six is missing or empty are left alone.',
  },
  example: {
    breaks: { zh: '第六部分只写“没有其他需要报告的事项。”', en: 'section six says only that there is nothing else to report' },
    nearMiss: { zh: '第六部分写“本年度未收取信息处理费”，或总体情况里已写', en: 'section six, or the overview, says that no fee was collected' },
  },
};
const notices: RuleRecord = {
  id: 'document.fee_notices',
  basis: 'document',
  title: { zh: '没有发出收费通知，却有收费或逾期未缴；收取的多于通知的', en: 'fees collected, or not paid in time, beyond the notices that were sent' },
  citation: ground,
  severity: 'warning',
  says: {
    zh: '第六部分说没有发出收费通知的：同一段不能有收取的金额，表三“逾期未按收费通知要求缴纳费用”一行应为 0；写明通知总金额的，实际收取的总金额不应超过它。只说“未收取”的不算：通知了而未缴的，正是没有收到。',
    en: 'Where section six says that no notice was sent, the same paragraph cannot have an amount collected, and the row “fee not paid in time” should be 0; where it says what the notices asked for, no more can have been collected. “None was collected” is left alone: a fee that was not paid was not collected.',
  },
  example: {
    breaks: { zh: '“本年度发出收费通知0件”，而表三“逾期未按收费通知要求缴纳费用”填 2', en: 'no notice was sent, but two applicants did not pay as they were noticed' },
    nearMiss: { zh: '“未收取信息处理费”，而该行填 2；“发出收费通知2件，收取200元”', en: 'no fee was collected and the row says 2; two notices, 200 yuan' },
  },
};
const within: RuleRecord = {
  id: 'document.fee_within',
  basis: 'lead',
  title: { zh: '收取的信息处理费多于行政事业性收费总额', en: 'more of the processing fee was collected than of all administrative fees' },
  citation: { zh: `${ground.zh}：信息处理费按行政事业性收费管理`, en: `${ground.en}: it is one of the administrative fees` },
  severity: 'info',
  editions: ['2021'],
  says: {
    zh: '第六部分所说收取的信息处理费（元，折成万元）不应超过表二行政事业性收费本年收费金额。许多机关表二不计这一项，所以只作线索；不足 100 元、四舍五入能解释的不算。',
    en: 'The processing fee collected (yuan, as 万元) should not exceed the administrative fees of table two. Many do not count it there: only a lead. Less than 100 yuan and what rounding explains is left alone.',
  },
  example: {
    breaks: { zh: '“收取信息处理费3800元”，而表二行政事业性收费为 0', en: '3,800 yuan were collected, table two says 0' },
    nearMiss: { zh: '“收取信息处理费3800元”，表二为 0.38 万元', en: '3,800 yuan were collected, table two says 0.38万元' },
  },
};

/** Mirrors print traditional characters. */
const anyWord = /处理费|處理費|收费|收費|收取|费用|費用/u;

export const feeStated: DocumentRule = {
  record: statedRecord,
  find: (report: Report): Finding[] => {
    const { value: year } = report.year;
    if (year === null || year < 2021 || report.edition !== '2021') return [];
    const six = report.sections.filter((s) => s.id === 'other');
    const said = six.flatMap((s) => s.paragraphs).filter((p) => /[。，；无]/u.test(p.text));
    if (said.length === 0) return [];
    if (proseIn(report).some((p) => anyWord.test(p.text) && (p.paragraph >= 0 || p.sectionId === 'other'))) return [];
    return [stated(statedRecord, {
      message: { zh: '第六部分没有说明信息处理费收取情况，其他部分也没有。', en: 'Neither section six nor any other says whether the information processing fee was collected.' },
    })];
  },
};

const unpaid = 'requests.other_fee_unpaid.total';

export const feeNotices: DocumentRule = {
  record: notices,
  find: (report: Report): Finding[] => {
    for (const p of feeProse(report)) {
      const said = feeWords(p.text);
      if (said.notices === null) continue;
      const at = (f: FeeFigure): Passage => passage(p, f.start, f.end);
      const sent = said.notices;
      const got = said.collected;
      if (sent.value === 0) {
        const rest = report.cells.get(unpaid)?.value ?? 0;
        if (got !== null && got.value > 0) {
          return [stated(notices, {
            passages: [at(sent), at(got)], left: 0, right: got.value,
            message: { zh: `“${sent.text}”，却又“${got.text}”。`, en: `“${sent.text}” (no notice was sent), yet “${got.text}”.` },
          })];
        }
        if (rest > 0) {
          return [stated(notices, {
            passages: [at(sent)], cells: [unpaid], left: 0, right: rest,
            message: { zh: `“${sent.text}”，而表三“逾期未按收费通知要求缴纳费用”填的是 ${rest}。`, en: `“${sent.text}” (no notice was sent), but the row “fee not paid in time” says ${rest}.` },
          })];
        }
      } else if (said.noticed !== null && got !== null && got.value > said.noticed.value) {
        const asked = said.noticed;
        return [stated(notices, {
          passages: [at(sent), at(asked), at(got)], left: asked.value, right: got.value,
          message: { zh: `“${sent.text}，${asked.text}”，却“${got.text}”，收取的多于通知的。`, en: `“${sent.text}, ${asked.text}”, yet “${got.text}”: more was collected than the notices asked for.` },
        })];
      }
    }
    return [];
  },
};

/** Yuan; less is not worth a look. */
const least = 100;

export const feeWithin: DocumentRule = {
  record: within,
  find: (report: Report): Finding[] => {
    const fees = report.cells.get('fees.amount');
    if (fees?.state !== 'number' || fees.value === null || fees.unit === '元') return [];
    for (const p of feeProse(report)) {
      const got = feeWords(p.text).collected;
      if (got === null) continue;
      // Table two is printed to a tenth, a hundredth or whole: what rounds to the figure is no more than it.
      const decimals = /\.(\d+)/u.exec(String(fees.value))?.[1]!.length ?? 2;
      if (got.value < least || Math.round(got.value / 10 ** (4 - decimals)) <= Math.round(fees.value * 10 ** decimals)) return [];
      return [lead(within, {
        passages: [passage(p, got.start, got.end)], cells: ['fees.amount'], left: got.value / 10_000, right: fees.value,
        message: { zh: `“${got.text}”，折合 ${got.value / 10_000} 万元，而表二行政事业性收费是 ${fees.value} 万元。`, en: `“${got.text}” is ${got.value / 10_000}万元, but table two has administrative fees of ${fees.value}万元.` },
      })];
    }
    return [];
  },
};

function feeProse(report: Report): readonly Prose[] {
  return proseIn(report).filter((p) => p.paragraph >= 0 && (p.sectionId === 'other' || p.sectionId === 'overview') && (p.text.includes('处理费') || p.text.includes('收费通知')));
}
