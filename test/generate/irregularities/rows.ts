// Rows, tables and notes the form does not have, or has and the report has not.
import { blockOf, type Draft } from '../draft.js';
import type { Irregularity } from '../irregularity.js';

function gone(d: Draft, refs: readonly (string | { text: string })[]): void {
  for (const ref of refs) if (typeof ref === 'string') Object.assign(d.cells.get(ref)!, { state: 'absent', value: null, raw: null, must: true, pieces: undefined, unit: undefined });
}

const section = (d: Draft, id: string) => d.sections.find((s) => s.id === id)!;
const text = (n: number) => ({ text: String(n) });

export const rows: readonly Irregularity[] = [
  {
    id: 'extra-row-documents',
    apply: (d, r) => {
      const b = blockOf(d, 'documents');
      b?.rows.push({ label: '其他主动公开文件', under: [], values: b.columns.map(() => text(r.int(1, 99))) });
    },
  },
  {
    id: 'extra-sub-rows',
    forms: ['2019', '2019-requests-of-2021'],
    suits: (d) => d.form.edition === '2019',
    apply: (d, r) => {
      const b = blockOf(d, 'licences');
      for (const label of ['其中：行政检查', '行政确认']) b?.rows.push({ label, under: [], values: b.columns.map(() => text(r.int(1, 99))) });
    },
  },
  {
    id: 'missing-row',
    apply: (d, r) => {
      const b = blockOf(d, 'requests');
      if (b === undefined) return;
      // A row that is told from its neighbours by its own words, neither first nor last.
      const i = r.int(2, b.rows.length - 5);
      gone(d, b.rows[i]!.values);
      b.rows.splice(i, 1);
    },
  },
  {
    id: 'missing-block',
    suits: (d) => blockOf(d, 'fees') !== undefined,
    apply: (d) => {
      const s = section(d, 'proactive');
      gone(d, s.blocks.filter((b) => b.id === 'fees').flatMap((b) => b.rows.flatMap((row) => row.values)));
      s.blocks = s.blocks.filter((b) => b.id !== 'fees');
    },
  },
  {
    id: 'table-is-a-sentence',
    apply: (d, r) => {
      const s = section(d, r.pick(['requests', 'reviews']));
      gone(d, s.blocks.flatMap((b) => b.rows.flatMap((row) => row.values)));
      s.blocks = [];
      s.before = ['我单位本年度均为主动公开，没有收到申请，也没有发生相关情况。'];
    },
  },
  { id: 'line-under-table', apply: (d) => section(d, 'proactive').after.push(`${d.facts.year}年本行政区域(或本部门)政府信息公开发布总数量(非新闻类、消息类):0`) },
  {
    id: 'notes-under-tables',
    apply: (d) => {
      section(d, 'reviews').after.push('注：行政复议、行政诉讼数量含上年度结转数量。');
      section(d, 'requests').after.push('说明：1.本表“其他”含3件撤回申请；2.总计不含咨询12件。');
    },
  },
  {
    id: 'prose-before-tables',
    apply: (d, r) => {
      section(d, 'proactive').before.push('该部分以表格形式报告。表格如下：', `全年主动公开政府信息${r.int(100, 400)}条，行政处罚处理决定数量以下表为准。`);
      section(d, 'reviews').before.push(`${d.facts.year} 年，我单位申请行政复议、提起行政诉讼的情况见下表。`);
    },
  },
  {
    id: 'small-table-in-prose',
    apply: (d) => {
      section(d, 'overview').extra = [['新闻发布会', '电视采访', '数字图文', '微信'], ['3次', '2次', '21条', '400余条']];
    },
  },
];
