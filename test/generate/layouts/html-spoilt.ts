// Tables that a person still reads: heads whose spans are wrong, entries in frames of their own, section 四 as a list.
import type { Layout } from '../draft.js';
import { cell, statutory, type PrintRow } from '../tables.js';
import { htmlPage, htmlTable } from './html.js';

/** 法人或其他组织 wider or narrower than what stands under it. */
export const htmlFalseSpans: Layout = {
  id: 'html-false-spans',
  format: 'html',
  shifts: true,
  write: (draft, r) => htmlPage(draft, {
    tables: (s, style) => {
      const rows = statutory(draft, s.blocks);
      if (s.blocks[0]?.id !== 'requests') return htmlTable(draft, rows, style);
      const width = (n: number): number => r.pick([1, n - 1, n - 2]);
      return htmlTable(draft, rows.map((row, y) => (y !== 1 ? row : row.map((c) => (c.colspan > 2 ? { ...c, colspan: width(c.colspan) } : c)))), style);
    },
  }),
};

/** Each entry of a row in a table of one cell, as some editors draw borders. */
export const htmlFramed: Layout = {
  id: 'html-framed',
  format: 'html',
  write: (draft) => htmlPage(draft, { cell: (inner) => `<table width="100%"><tbody><tr><td>${inner}</td></tr></tbody></table>` }),
};

/** Each outcome on a row of its own, the remedy in a cell beside its five. */
export const htmlReviewsListed: Layout = {
  id: 'html-reviews-list',
  format: 'html',
  write: (draft) => htmlPage(draft, {
    tables: (s, style) => {
      const b = s.blocks.find((x) => x.id === 'reviews');
      if (b === undefined) return htmlTable(draft, statutory(draft, s.blocks), style);
      const rows: PrintRow[] = b.rows.flatMap((row) => b.columns.map((column, i): PrintRow => {
        const v = row.values[i]!;
        const name = row.under.length > 0 ? `${row.under.join('')}（${row.label}）` : row.label;
        return [...(i === 0 ? [cell(name, 'label', 1, b.columns.length)] : []), cell(column.label, 'label'), typeof v === 'string' ? cell('', 'value', 1, 1, v) : cell(v.text, 'value')];
      }));
      return htmlTable(draft, rows, style);
    },
  }),
};
