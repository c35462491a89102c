// What is unusual within one report: nothing at all in a government's summary, fees that look like yuan, documents gone in the year they came.
import { formCell } from '../../form/cell-refs.js';
import type { Finding } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import type { RuleRecord } from '../../model/rule.js';
import type { CellRef } from '../../model/value.js';
import { kindOf } from '../document/agency.js';
import { lead, type DocumentRule } from '../document/rule.js';
import { passage, proseIn } from '../document/text.js';

const allZeroRecord: RuleRecord = {
  id: 'lead.all_zero',
  basis: 'lead',
  title: { zh: '县级以上政府的汇总报告全为零', en: 'a government summary of noughts' },
  citation: { zh: '政府信息公开条例（2019修订）第四十九条：政府报告汇总本级各部门', en: 'Regulations on Open Government Information (2019), art. 49: a government report covers its departments' },
  severity: 'info',
  says: {
    zh: '县级以上人民政府的报告，申请（新收、结转、办结）和许可、处罚都是 0 或空白。乡镇、部门、政府办公室和开发区不算；有格读不出的不算。',
    en: 'In the report of a county or higher government all of requests, licences and penalties are 0 or blank. Townships, departments, government offices and development zones are left alone, and so are reports with cells that cannot be read.',
  },
  example: {
    breaks: { zh: '临溪县人民政府：申请、许可、处罚全为 0', en: 'a county government without requests, licences and penalties' },
    nearMiss: { zh: '临溪县人民政府：申请为 0，许可 5210 件；三河乡人民政府：全为 0', en: 'a county government without requests, but with licences; a township of noughts' },
  },
};
const watched: readonly CellRef[] = ['requests.new.total', 'requests.carried_in.total', 'requests.concluded.total', 'licences.decisions', 'penalties.decisions'];

const allZero: DocumentRule = {
  record: allZeroRecord,
  find: (report: Report): Finding[] => {
    const { agency } = report;
    if (agency.value === null || agency.from === 'filename' || kindOf(agency.value) !== 'government') return [];
    const cells = watched.map((ref) => report.cells.get(ref));
    if (!cells.every((c) => c !== undefined && (c.value === 0 || c.state === 'blank' || c.state === 'dash')) || !cells.some((c) => c!.value === 0)) return [];
    return [lead(allZeroRecord, {
      cells: watched,
      message: { zh: `${agency.value}的报告中，申请、行政许可、行政处罚全为 0 或空白，可能只报了办公室自己的。`, en: `The report of ${agency.value} has no requests, licences or penalties at all: perhaps only its office was counted.` },
    })];
  },
};

const feesRecord: RuleRecord = {
  id: 'lead.fees_unit',
  basis: 'lead',
  title: { zh: '收费金额像是以元计', en: 'fees that look like yuan' },
  citation: { zh: '国办公开办函〔2021〕30号：行政事业性收费，单位万元', en: 'form of 2021: administrative fees, in 万元' },
  severity: 'info',
  editions: ['2021'],
  says: {
    zh: '格式要求填万元，而格内或正文同一数字注明是元；或大得不像万元：乡镇一亿元以上，部门十亿元以上，县级政府一百亿元以上，其他一千亿元以上。',
    en: 'The form asks for 万元, but the cell, or the text with the same figure, says 元; or it is more than 万元 could be: 100 million yuan in a township, one billion in a department, ten billion in a county, a hundred billion elsewhere.',
  },
  example: {
    breaks: { zh: '县财政局填 2039758.6，正文写“收取费用2039758.6元”', en: 'a county bureau says 2039758.6, its text “2039758.6元”' },
    nearMiss: { zh: '县财政局填 14722.49', en: 'a county bureau says 14722.49' },
  },
};

/** 万元. */
function ceiling(agency: string | null): number {
  const kind = agency === null ? null : kindOf(agency);
  if (kind === 'township') return 10_000;
  if (kind === 'department') return 100_000;
  return kind !== null && /(?:县|旗|(?<!自治|地)区)(?:人民)?政府/u.test(agency!) ? 1_000_000 : 10_000_000;
}

const feesUnit: DocumentRule = {
  record: feesRecord,
  find: (report: Report): Finding[] => {
    const fees = report.cells.get('fees.amount');
    if (fees?.state !== 'number' || fees.value === null || fees.value <= 0) return [];
    const { value } = fees;
    const say = (zh: string, en: string, passages: readonly ReturnType<typeof passage>[] = []): Finding[] => [lead(feesRecord, { cells: ['fees.amount'], left: value, passages, message: { zh, en } })];
    if (fees.unit === '元') return say(`行政事业性收费填的是“${fees.raw ?? value}”，注明以元计，而格式要求万元。`, `The administrative fees say “${fees.raw ?? value}”, in yuan; the form asks for 万元.`);
    if (value >= 100) {
      for (const p of proseIn(report)) {
        const at = p.paragraph < 0 || !p.text.includes('元') ? null : inYuan(p.text, value);
        if (at !== null) return say(`行政事业性收费填的是 ${value}（万元），正文写的是“${p.text.slice(...at)}”。`, `The administrative fees say ${value} (万元), the text “${p.text.slice(...at)}” (yuan).`, [passage(p, ...at)]);
      }
    }
    if (value < ceiling(report.agency.value)) return [];
    return say(`行政事业性收费填的是 ${value} 万元，大得不像万元，可能以元计。`, `The administrative fees say ${value}万元, more than likely: perhaps yuan are meant.`);
  },
};

/** Where a text says so many yuan, with thousands separators or without: 2039758.6元, 2,039,758.60 元. */
function inYuan(text: string, value: number): readonly [number, number] | null {
  const [whole = '', fraction] = String(value).split('.');
  const grouped = whole.replace(/(?<=\d)(?=(?:\d{3})+$)/gu, ',');
  for (const figure of whole === grouped ? [whole] : [whole, grouped]) {
    const printed = fraction === undefined ? figure : `${figure}.${fraction}`;
    for (let at = text.indexOf(printed); at >= 0; at = text.indexOf(printed, at + 1)) {
      const rest = /^(?:\.?0+)?\s*元/u.exec(text.slice(at + printed.length, at + printed.length + 8));
      if (rest !== null && !/[\d.,]/u.test(text[at - 1] ?? '') && !(fraction === undefined && rest[0].startsWith('0'))) return [at, at + printed.length + rest[0].length];
    }
  }
  return null;
}

const goneRecord: RuleRecord = {
  id: 'lead.repealed_at_once',
  basis: 'lead',
  title: { zh: '现行有效少于本年制发', en: 'fewer in force than were issued this year' },
  citation: { zh: '当年制发的文件一般年末仍有效', en: 'what was issued within the year is usually in force at its end' },
  severity: 'info',
  editions: ['2021'],
  says: {
    zh: '现行有效件数少于本年制发件数，而加上本年废止件数就够：除非当年制发当年废止，否则有一个数不对。加上废止仍不够的，见 documents.in_force。',
    en: 'Fewer are in force than were issued this year, and those repealed make up for it: unless they were issued and repealed within the year, one of the figures is wrong. Where they do not, see documents.in_force.',
  },
  example: {
    breaks: { zh: '制发 5 件，废止 2 件，现行有效 3 件', en: '5 issued, 2 repealed, 3 in force' },
    nearMiss: { zh: '制发 5 件，废止 2 件，现行有效 40 件', en: '5 issued, 2 repealed, 40 in force' },
  },
};

const gone: DocumentRule = {
  record: goneRecord,
  find: (report: Report): Finding[] => ['regulations', 'normative_documents'].flatMap((row) => {
    const refs = ['in_force', 'issued', 'repealed'].map((c) => `${row}.${c}`);
    const [inForce, issued, repealed] = refs.map((ref) => report.cells.get(ref)).map((c) => (c?.state === 'number' ? c.value : null));
    if (inForce == null || issued == null || repealed == null || inForce >= issued || inForce + repealed < issued) return [];
    const label = formCell(refs[0]!)!.row.label;
    return [lead(goneRecord, {
      scope: row, cells: refs, left: inForce, right: issued,
      message: {
        zh: `「${label.zh}」：本年制发 ${issued} 件，现行有效只有 ${inForce} 件，废止 ${repealed} 件：当年制发的有 ${issued - inForce} 件以上当年就废止了吗？`,
        en: `${label.zh} (${label.en}): ${issued} issued this year, ${inForce} in force, ${repealed} repealed: were ${issued - inForce} or more repealed in the year they were issued?`,
      },
    })];
  }),
};

export const withinRules: readonly DocumentRule[] = [allZero, feesUnit, gone];
