// Items of licences, services, penalties, measures and fees in the form of 2019: a count of last year, and how it changed.
import { formCells } from '../../form/cell-refs.js';
import type { Identity, Rule } from '../../model/rule.js';

/** One equation a row that has all the columns asked for. */
function perRow(left: readonly string[], right: readonly string[]): readonly Identity[] {
  const all = formCells('2019');
  const refs = new Set(all.map((c) => c.ref));
  const rows = new Map(all.filter((c) => c.table === 'proactive').map((c) => [c.row.id, c.row]));
  return [...rows.values()]
    .map((row) => ({ scope: row.id, scopeLabel: row.label, left: left.map((c) => `${row.id}.${c}`), right: right.map((c) => `${row.id}.${c}`) }))
    .filter((i) => [...i.left, ...i.right].every((ref) => refs.has(ref)));
}

export const itemsLeft: Rule = {
  id: 'items.left',
  basis: 'cells',
  title: { zh: '项目数量不会减到零以下', en: 'no more items can go than there were' },
  citation: { zh: '2019版格式：上一年项目数量加本年增/减，是现有项目数量', en: 'form of 2019: items last year and the change of this year make the items there are' },
  severity: 'warning',
  editions: ['2019'],
  says: {
    zh: '每一行：上一年项目数量加本年增/减不应为负数。减少数写成正数的看不出来，不算。',
    en: 'For each row: the items of last year and the change of this year come to no less than 0. A decrease printed without its sign cannot be told and is left alone.',
  },
  example: {
    breaks: { zh: '上一年项目数量 3，本年增/减 -8', en: '3 items last year, a change of −8' },
    nearMiss: { zh: '上一年项目数量 8，本年增/减 -8', en: '8 items last year, a change of −8' },
  },
  relation: '≥',
  leftName: { zh: '上一年项目数量与本年增/减之和', en: 'the items of last year and the change of this year together' },
  rightName: { zh: '零', en: 'nought' },
  totals: false,
  identities: () => perRow(['items_last_year', 'change'], []),
};

export const itemsDecided: Rule = {
  id: 'items.decided',
  basis: 'lead',
  title: { zh: '有处理决定而没有项目', en: 'decisions without items' },
  citation: { zh: '行政许可法、行政处罚法：许可、处罚须有法定事项', en: 'Laws on licences and on penalties: decisions are made on items set by law' },
  severity: 'info',
  editions: ['2019'],
  says: {
    zh: '处理决定数量大于 0 时，上一年项目数量加本年增/减也应大于 0。项目可能年内全部取消或下放，所以只作线索。',
    en: 'Where there are decisions, there should be items. They may all have gone within the year: only a lead.',
  },
  example: {
    breaks: { zh: '行政许可：上一年项目数量 0，增减 0，处理决定数量 39', en: 'licences: no items, 39 decisions' },
    nearMiss: { zh: '行政许可：上一年项目数量 0，增减 2，处理决定数量 39', en: 'licences: 2 new items, 39 decisions' },
  },
  relation: 'implies',
  leftName: { zh: '处理决定数量', en: 'decisions' },
  rightName: { zh: '上一年项目数量与本年增/减之和', en: 'the items of last year and the change of this year together' },
  totals: false,
  identities: () => perRow(['decisions'], ['items_last_year', 'change']),
};
