// A spreadsheet saved as a page: everything stands in one table with hundreds of empty columns, title and prose included.
import type { Draft, Layout } from '../draft.js';
import type { Rng } from '../rng.js';
import { cell, extraTable, statutory, type PrintRow } from '../tables.js';
import { htmlPage, htmlTable } from './html.js';
import { markdownPage, pipeTable } from './plain.js';

function wholePage(draft: Draft, width: number): PrintRow[] {
  const line = (text: string): PrintRow => [cell(text, 'label', 15)];
  const rows: PrintRow[] = [...draft.above.map(line), ...draft.title.map(line), ...draft.intro.map(line)];
  for (const s of draft.sections) {
    if (s.heading !== '') rows.push(line(s.heading));
    rows.push(...s.before.map(line), ...extraTable(s.extra ?? []), ...statutory(draft, s.blocks), ...s.after.map(line));
  }
  rows.push(...draft.signature.map(line));
  // Columns taken by spans from above are counted so that each row reaches the same right edge.
  const open: { left: number; columns: number }[] = [];
  return rows.map((row) => {
    let used = open.reduce((n, o) => n + (o.left > 0 ? o.columns : 0), 0);
    for (const o of open) o.left--;
    for (const c of row) {
      used += c.colspan;
      if (c.rowspan > 1) open.push({ left: c.rowspan - 1, columns: c.colspan });
    }
    return [...row, ...Array.from({ length: width - used }, () => cell('', 'label'))];
  });
}

const emptied = (draft: Draft): Draft => ({ ...draft, above: [], title: [], intro: [], sections: [], signature: [] });

export const htmlOneTable: Layout = {
  id: 'html-one-table',
  format: 'html',
  write: (draft: Draft, r: Rng) =>
    htmlPage(emptied(draft), { title: () => htmlTable(draft, wholePage(draft, r.int(120, 256)), { tbody: false }) })
      .replace('<title></title>', `<title>${draft.title.join('').replaceAll('\n', '')}</title>`),
};

export const markdownOneTable: Layout = {
  id: 'markdown-one-table',
  format: 'markdown',
  write: (draft: Draft, r: Rng) => `${pipeTable(draft, wholePage(draft, r.int(60, 120)), 'empty')}\n${markdownPage(emptied(draft), () => '')}`,
};
