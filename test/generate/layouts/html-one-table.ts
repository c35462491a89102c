// A spreadsheet saved as a page: everything stands in one table with hundreds of empty columns, title and prose included.
import type { Layout } from '../draft.js';
import { cell, extraTable, statutory, type PrintRow } from '../tables.js';
import { htmlPage, htmlTable } from './html.js';

export const htmlOneTable: Layout = {
  id: 'html-one-table',
  format: 'html',
  write: (draft, r) => {
    const width = r.int(120, 256);
    const line = (text: string): PrintRow => [cell(text, 'label', 15)];
    const rows: PrintRow[] = [...draft.above.map(line), ...draft.title.map(line), ...draft.intro.map(line)];
    for (const s of draft.sections) {
      if (s.heading !== '') rows.push(line(s.heading));
      rows.push(...s.before.map(line), ...extraTable(s.extra ?? []), ...statutory(draft, s.blocks), ...s.after.map(line));
    }
    rows.push(...draft.signature.map(line));
    // Columns taken by spans from above are counted so that each row reaches the same right edge.
    const open: { left: number; columns: number }[] = [];
    const wide = rows.map((row) => {
      let used = open.reduce((n, o) => n + (o.left > 0 ? o.columns : 0), 0);
      for (const o of open) o.left--;
      for (const c of row) {
        used += c.colspan;
        if (c.rowspan > 1) open.push({ left: c.rowspan - 1, columns: c.colspan });
      }
      return [...row, ...Array.from({ length: width - used }, () => cell('', 'label'))];
    });
    return htmlPage({ ...draft, above: [], title: [], intro: [], sections: [], signature: [] }, { title: () => htmlTable(draft, wide, { tbody: false }) })
      .replace('<title></title>', `<title>${draft.title.join('').replaceAll('\n', '')}</title>`);
  },
};
