// Section 三 as a converter of pictures leaves it: a little table for every row under headers 数据1 … 数据6, placeholder tables, and a false header over the last rows.
import type { Draft, DraftBlock, Layout } from '../draft.js';
import { cell, proactiveTable, reviewsApart, type PrintRow } from '../tables.js';
import type { CellRef } from '../../../src/model/value.js';
import { htmlPage, htmlTable, inline } from './html.js';
import { markdownPage, pipeTable } from './plain.js';

export type Part = { readonly title: string } | { readonly rows: readonly PrintRow[] };

const numbered = ['类别', '数据1', '数据2', '数据3', '数据4', '数据5', '数据6', '总计'];
const falseHeader = ['项目', '本年新收件数', '上年结转件数', '予以公开', '部分公开', '不予公开', '结转下年度', '总计'];

function requestParts(b: DraftBlock): Part[] {
  const head = (labels: readonly string[]): PrintRow => labels.map((t) => cell(t, 'head'));
  const row = (r: DraftBlock['rows'][number]): PrintRow => [
    cell(r.label.replace(/^[（(]?[一二三四五六七][)）、]+/, ''), 'label'),
    ...r.values.map((v) => (typeof v === 'string' ? cell('', 'value', 1, 1, v as CellRef) : cell(v.text, 'value'))),
  ];
  const placeholder: Part[] = [{ title: '申请人情况（自然人）' }, { rows: [head(['（数据项目）', '数量']), [cell('-', 'value'), cell('-', 'value')]] }];
  const out: Part[] = [...placeholder];
  const last = b.rows.length - 4;
  let above = '';
  for (let i = 0; i < last; ) {
    const r = b.rows[i]!;
    const group = r.under.join('\0');
    for (const u of r.under) if (!above.split('\0').includes(u)) out.push({ title: u });
    above = group;
    if (r.under.length < 2) {
      out.push({ title: r.label }, { rows: [head(numbered), row(r)] });
      i++;
    } else {
      let n = 1;
      while (i + n < last && b.rows[i + n]!.under.join('\0') === group) n++;
      out.push({ rows: [head(numbered), ...b.rows.slice(i, i + n).map(row)] });
      i += n;
    }
  }
  const rest = b.rows.slice(last);
  const label = (r: DraftBlock['rows'][number]): PrintRow => [cell(r.label, 'label'), ...row(r).slice(1)];
  for (const u of rest[0]!.under) if (!above.split('\0').includes(u)) out.push({ title: u });
  out.push({ rows: [head(falseHeader), ...rest.map(label)] });
  return out;
}

function parts(draft: Draft, id: string): Part[] {
  const blocks = draft.sections.find((s) => s.id === id)!.blocks;
  if (id === 'requests') return [{ title: draft.corner }, ...blocks.flatMap(requestParts)];
  if (id === 'reviews') return blocks.flatMap((b) => reviewsApart(b).flatMap((t) => [{ title: t.title }, { rows: t.rows }]));
  return blocks.flatMap((b) => [{ title: b.title }, { rows: proactiveTable([b], b.columns.length + 1).slice(1) }]);
}

export const markdownLittleTables: Layout = {
  id: 'markdown-little-tables',
  format: 'markdown',
  write: (draft) => markdownPage(draft, (s) => parts(draft, s.id).map((p) => ('title' in p ? `### ${p.title}` : pipeTable(draft, p.rows, 'empty'))).join('\n\n'), (i) => [2, 2, 2, 2, 2, 0][i] ?? 2),
};

export const htmlLittleTables: Layout = {
  id: 'html-little-tables',
  format: 'html',
  write: (draft) => htmlPage(draft, { tables: (s, style) => parts(draft, s.id).map((p) => ('title' in p ? `<h3>${inline(p.title)}</h3>` : htmlTable(draft, p.rows, style))).join('\n') }),
};
