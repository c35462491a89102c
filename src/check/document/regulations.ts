// Regulations (规章) in the table of an organ that has no power to make them.
import type { Finding } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import type { RuleRecord } from '../../model/rule.js';
import { cannotRegulate } from './agency.js';
import { stated, type DocumentRule } from './rule.js';

const record: RuleRecord = {
  id: 'document.regulations',
  basis: 'document',
  title: { zh: '无权制定规章的机关填报规章', en: 'regulations reported by an organ that has no power to make them' },
  citation: {
    zh: '立法法：规章由国务院部门、省级人民政府和设区的市、自治州人民政府制定',
    en: 'Legislation Law: regulations are made by departments of the State Council, provincial governments, and governments of cities with districts and of autonomous prefectures',
  },
  severity: 'warning',
  says: {
    zh: '乡镇、街道、县（旗）、市辖区政府，和地方政府的部门，规章的制发、废止、现行有效件数（2019版：本年新制作数量）应为 0。名称看不出层级的（某市人民政府）、新区、没有地名的机关不算；2019版的公开数量可以是别人的规章，不算。',
    en: 'For townships, counties, districts and departments of local governments the figures of regulations issued, repealed and in force (form of 2019: made) should be 0. Names that do not tell the level (a city government), new areas, organs without a place and regulations merely published are left alone.',
  },
  example: {
    breaks: { zh: '三河乡人民政府填规章现行有效 6 件', en: 'a township reports 6 regulations in force' },
    nearMiss: { zh: '青川市人民政府填规章制发 2 件；三河乡人民政府填规章 0 件、行政规范性文件 3 件', en: 'a city government reports 2 regulations; a township 0, and 3 normative documents' },
  },
};

const cells = ['regulations.issued', 'regulations.repealed', 'regulations.in_force', 'regulations.made'];

const rule: DocumentRule = { record, find };
export const regulations = rule;

function find(report: Report): Finding[] {
  const own = report.agency.value;
  const printed = cells.filter((ref) => (report.cells.get(ref)?.value ?? 0) > 0);
  if (own === null || printed.length === 0 || report.agency.from === 'filename' || !cannotRegulate(own)) return [];
  const most = Math.max(...printed.map((ref) => report.cells.get(ref)!.value!));
  return [stated(record, {
    cells: printed, left: most, right: 0,
    message: {
      zh: `${own}填报规章 ${most} 件，而该机关无权制定规章，可能填的是行政规范性文件或内部制度。`,
      en: `${own} reports ${most} ${most === 1 ? 'regulation' : 'regulations'} (规章), which it has no power to make; normative documents or internal rules may be meant.`,
    },
  })];
}
