// The form for report years 2019 and 2020, 国办公开办函〔2019〕60号, as printed.
import type { Edition, FormColumn } from '../../model/edition.js';
import { applicantColumns, inflowRows, outcomes, outflowRows, remedies, resultRows } from './2021.js';

const items = { zh: '件', en: 'items' };
const projects = { zh: '项', en: 'items' };
const lastYear: FormColumn = { id: 'items_last_year', label: { zh: '上一年项目数量', en: 'items last year' }, unit: projects };
const change: FormColumn = { id: 'change', label: { zh: '本年增/减', en: 'change this year' }, unit: projects };
const services: readonly FormColumn[] = [lastYear, change, { id: 'decisions', label: { zh: '处理决定数量', en: 'decisions' }, unit: { zh: '件', en: 'decisions' } }];

export const edition2019: Edition = {
  id: '2019',
  years: { from: 2019, to: 2020 },
  citation: { zh: '国办公开办函〔2019〕60号', en: 'General Office of the State Council, Guoban Gongkai Ban Han [2019] No. 60' },
  tables: [
    {
      id: 'proactive',
      heading: { zh: '二、主动公开政府信息情况', en: 'II. Proactive disclosure' },
      blocks: [
        {
          id: 'documents', prefix: '', print: 'down',
          title: { zh: '第二十条第（一）项', en: 'Article 20 (1)' },
          columns: [
            { id: 'made', label: { zh: '本年新制作数量', en: 'made this year' }, unit: items },
            { id: 'published', label: { zh: '本年新公开数量', en: 'published this year' }, unit: items },
            { id: 'total_public', label: { zh: '对外公开总数量', en: 'public in total' }, unit: items },
          ],
          rows: [
            { id: 'regulations', label: { zh: '规章', en: 'regulations' } },
            { id: 'normative_documents', label: { zh: '规范性文件', en: 'normative documents' }, also: ['行政规范性文件'] },
          ],
        },
        {
          id: 'licences', prefix: '', print: 'down',
          title: { zh: '第二十条第（五）项', en: 'Article 20 (5)' },
          columns: services,
          rows: [
            { id: 'licences', label: { zh: '行政许可', en: 'administrative licences' } },
            { id: 'other_services', label: { zh: '其他对外管理服务事项', en: 'other administrative services' } },
          ],
        },
        {
          id: 'penalties', prefix: '', print: 'down',
          title: { zh: '第二十条第（六）项', en: 'Article 20 (6)' },
          columns: services,
          rows: [
            { id: 'penalties', label: { zh: '行政处罚', en: 'administrative penalties' } },
            { id: 'coercive_measures', label: { zh: '行政强制', en: 'administrative coercive measures' } },
          ],
        },
        {
          id: 'fees', prefix: '', print: 'down',
          title: { zh: '第二十条第（八）项', en: 'Article 20 (8)' },
          columns: [lastYear, change],
          rows: [{ id: 'fees', label: { zh: '行政事业性收费', en: 'administrative fees' } }],
        },
        {
          id: 'procurement', prefix: '', print: 'down',
          title: { zh: '第二十条第（九）项', en: 'Article 20 (9)' },
          columns: [
            { id: 'projects', label: { zh: '采购项目数量', en: 'projects' }, unit: projects },
            { id: 'amount', label: { zh: '采购总金额', en: 'amount' }, unit: { zh: '元或万元，以原文为准', en: 'yuan or 10,000 yuan, as printed' } },
          ],
          rows: [{ id: 'procurement', label: { zh: '政府集中采购', en: 'central government procurement' } }],
        },
      ],
    },
    {
      id: 'requests',
      heading: { zh: '三、收到和处理政府信息公开申请情况', en: 'III. Requests received and handled' },
      blocks: [{
        id: 'requests', prefix: 'requests.', print: 'down',
        title: { zh: '收到和处理政府信息公开申请情况', en: 'requests received and handled' },
        columns: applicantColumns,
        rows: [
          ...inflowRows,
          ...resultRows,
          { id: 'other_all', label: { zh: '（六）其他处理', en: 'other' }, under: ['三、本年度办理结果'] },
          ...outflowRows,
        ],
      }],
    },
    {
      id: 'reviews',
      heading: { zh: '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况', en: 'IV. Reconsideration and litigation' },
      blocks: [{
        id: 'reviews', prefix: '', print: 'across',
        title: { zh: '行政复议、行政诉讼情况', en: 'reconsideration and litigation' },
        columns: outcomes,
        rows: remedies,
      }],
    },
  ],
};
