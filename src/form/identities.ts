// What must balance (勾稽关系), written over rows and columns of the form, never over single cells.
import type { EditionId, FormBlock } from '../model/edition.js';
import type { Identity, Rule } from '../model/rule.js';
import { blockOf, cellRef } from './cell-refs.js';
import { inflowRows, outflowRows } from './editions/2021.js';

function block(id: 'requests' | 'reviews', edition: EditionId): FormBlock {
  const found = blockOf(edition, id);
  if (found === null) throw new RangeError(`Edition ${edition} has no block ${id}.`);
  return found;
}

const notResults = new Set([...inflowRows, ...outflowRows].map((r) => r.id));
const source = { zh: '年度报告格式表内勾稽关系', en: 'identity printed in the form' };

function perColumn(edition: EditionId, left: (b: FormBlock) => readonly string[], right: readonly string[]): Identity[] {
  const b = block('requests', edition);
  return b.columns.map((c) => ({
    scope: c.id,
    scopeLabel: c.label,
    left: left(b).map((r) => cellRef(b, r, c.id)),
    right: right.map((r) => cellRef(b, r, c.id)),
  }));
}

const flow: Rule = {
  id: 'requests.flow',
  title: { zh: '新收加结转等于办结加转下年', en: 'received and carried in = concluded and carried over' },
  citation: { zh: '表内注：第一项加第二项之和，等于第三项加第四项之和', en: 'note in the form: items one and two together equal items three and four together' },
  severity: 'error',
  says: { zh: '每一列：第一项加第二项之和，等于第三项总计加第四项之和；空白格按 0 计入并注明。', en: 'For each column: items one and two together equal items three (its total) and four; blanks count as 0 and are named.' },
  example: {
    breaks: { zh: '新收 10，结转 2，办结 11，转下年 0', en: '10 new and 2 carried in, 11 concluded, none carried over' },
    nearMiss: { zh: '新收 10，结转 2，办结 11，转下年 1；空白的格按 0 计', en: '10 new and 2 carried in, 11 concluded, 1 carried over; blanks count as 0' },
  },
  basis: 'cells',
  relation: '=',
  leftName: { zh: '本年新收与上年结转之和', en: 'new and carried-in requests together' },
  rightName: { zh: '办理结果总计与结转下年度之和', en: 'concluded and carried-over requests together' },
  totals: false,
  identities: (edition) => perColumn(edition, () => ['new', 'carried_in'], ['concluded', 'carried_out']),
};

const results: Rule = {
  id: 'requests.results',
  title: { zh: '各项办理结果之和等于（七）总计', en: 'the results add up to （七）总计' },
  citation: source,
  severity: 'error',
  says: { zh: '每一列：（一）至（六）各项相加等于（七）总计。总计空白而各项有数的，是缺填，不是不符。', en: 'For each column: the results (一) to (六) add up to （七）总计. A total left blank over figures is incomplete, not wrong.' },
  example: {
    breaks: { zh: '予以公开 31，其他处理 4，总计 36', en: '31 granted, 4 otherwise, a total of 36' },
    nearMiss: { zh: '予以公开 31，其他处理 4，总计 35', en: '31 granted, 4 otherwise, a total of 35' },
  },
  basis: 'cells',
  relation: '=',
  leftName: { zh: '（一）至（六）各项办理结果之和', en: 'the results (一) to (六) together' },
  rightName: { zh: '（七）总计', en: 'the printed total （七）总计' },
  totals: true,
  identities: (edition) => perColumn(edition, (b) => b.rows.map((r) => r.id).filter((id) => !notResults.has(id)), ['concluded']),
};

const applicants: Rule = {
  id: 'requests.applicants',
  title: { zh: '各类申请人之和等于总计', en: 'the applicants of a row add up to its total' },
  citation: source,
  severity: 'error',
  says: { zh: '每一行：自然人与五类法人或其他组织相加等于总计。', en: 'For each row: natural persons and the five kinds of organisations add up to the total.' },
  example: {
    breaks: { zh: '自然人 5，商业企业 2，总计 8', en: '5 natural persons, 2 companies, a total of 8' },
    nearMiss: { zh: '自然人 5，商业企业 2，其余空白，总计 7', en: '5 natural persons, 2 companies, the rest blank, a total of 7' },
  },
  basis: 'cells',
  relation: '=',
  leftName: { zh: '六类申请人之和', en: 'the six kinds of applicants together' },
  rightName: { zh: '总计', en: 'the printed total 总计' },
  totals: true,
  identities: (edition) => {
    const b = block('requests', edition);
    const parts = b.columns.filter((c) => c.id !== 'total');
    return b.rows.map((r) => ({ scope: r.id, scopeLabel: r.label, left: parts.map((c) => cellRef(b, r.id, c.id)), right: [cellRef(b, r.id, 'total')] }));
  },
};

const totals: readonly Rule[] = block('reviews', '2021').rows.map((r) => ({
  id: `${r.id}.total`,
  title: { zh: `${r.label.zh}：四种结果之和等于总计`, en: `${r.label.en}: the four outcomes add up to the total` },
  citation: source,
  severity: 'error',
  says: { zh: '结果维持、结果纠正、其他结果、尚未审结相加等于总计。', en: 'Upheld, corrected, other and pending add up to the total.' },
  example: {
    breaks: { zh: '维持 10，纠正 1，总计 0', en: '10 upheld, 1 corrected, a total of 0' },
    nearMiss: { zh: '维持 10，纠正 1，总计 11', en: '10 upheld, 1 corrected, a total of 11' },
  },
  basis: 'cells',
  relation: '=',
  leftName: { zh: '维持、纠正、其他结果与尚未审结之和', en: 'upheld, corrected, other and pending together' },
  rightName: { zh: '总计', en: 'the printed total 总计' },
  totals: true,
  identities: (edition: EditionId) => {
    const b = block('reviews', edition);
    const parts = b.columns.filter((c) => c.id !== 'total');
    return [{ scope: null, scopeLabel: null, left: parts.map((c) => cellRef(b, r.id, c.id)), right: [cellRef(b, r.id, 'total')] }];
  },
}));

/** The identities within one report, 42 equations on the 2021 form. */
export const identityRules: readonly Rule[] = [flow, results, applicants, ...totals];
