// Metrics of section two: normative documents, licences, penalties, coercive measures.
import type { Metric } from '../model/metric.js';
import type { Text } from '../model/text.js';
import { alone, blanksAreMissing, everywhere, sum } from './terms.js';

const documents: Text = { zh: '件', en: 'documents' };
const decisions: Text = { zh: '件', en: 'decisions' };
const levels: Text = { zh: '政府的汇总报告包含下级机关，与部门报告不可直接比较。', en: 'A government\'s own report adds up those below it and does not compare with a department\'s.' };

function count(id: string, title: Text, by: Metric['by'], counts: Text, says: Text, caution: Text): Metric {
  return { id, group: 'proactive', title, unit: 'count', counts, by, missing: blanksAreMissing, smallest: null, says, caution };
}

export const proactiveMetrics: readonly Metric[] = [
  count('normative_documents.in_force', { zh: '现行有效行政规范性文件', en: 'normative documents in force' }, { '2021': alone(sum('normative_documents.in_force')) }, documents,
    { zh: '年末现行有效的行政规范性文件件数。', en: 'Administrative normative documents in force at the end of the year.' },
    { zh: '2019 版没有此项（“对外公开总数量”不是现行有效数）。', en: 'The edition of 2019 has no such figure: its total of public documents is another thing.' }),
  count('normative_documents.issued', { zh: '本年制发规范性文件', en: 'normative documents issued' }, { '2019': alone(sum('normative_documents.made')), '2021': alone(sum('normative_documents.issued')) }, documents,
    { zh: '2021 版：行政规范性文件本年制发件数；2019 版：规范性文件本年新制作数量。', en: 'Issued in the year; in the edition of 2019, made in the year.' },
    { zh: '2019 版的“规范性文件”比 2021 版的“行政规范性文件”宽。', en: '“Normative documents” of 2019 are more than the “administrative normative documents” of 2021.' }),
  count('normative_documents.repealed', { zh: '本年废止行政规范性文件', en: 'normative documents repealed' }, { '2021': alone(sum('normative_documents.repealed')) }, documents,
    { zh: '本年废止的行政规范性文件件数。', en: 'Administrative normative documents repealed in the year.' }, { zh: '2019 版没有此项。', en: 'The edition of 2019 has no such figure.' }),
  count('normative_documents.public', { zh: '对外公开规范性文件总数', en: 'normative documents public in total' }, { '2019': alone(sum('normative_documents.total_public')) }, documents,
    { zh: '2019 版：规范性文件对外公开总数量。', en: 'Edition of 2019: normative documents made public in total.' }, { zh: '2021 版没有此项。', en: 'The edition of 2021 has no such figure.' }),
  count('licences.decisions', { zh: '行政许可决定', en: 'licence decisions' }, everywhere(alone(sum('licences.decisions'))), decisions,
    { zh: '本年作出的行政许可处理决定数量。', en: 'Decisions on administrative licences in the year.' }, levels),
  count('penalties.decisions', { zh: '行政处罚决定', en: 'penalty decisions' }, everywhere(alone(sum('penalties.decisions'))), decisions,
    { zh: '本年作出的行政处罚处理决定数量。', en: 'Decisions on administrative penalties in the year.' }, { zh: `交通违法等当场处罚是否计入，各机关不一。${levels.zh}`, en: `Agencies differ in whether on-the-spot fines count. ${levels.en}` }),
  count('coercive_measures.decisions', { zh: '行政强制决定', en: 'coercive measures' }, everywhere(alone(sum('coercive_measures.decisions'))), decisions,
    { zh: '本年作出的行政强制处理决定数量。', en: 'Decisions on coercive measures in the year.' }, levels),
];
