// Other shapes of the three tables on an otherwise clean page: headers of one or two rows, section 四 down or apart, tables run together.
import type { Draft, DraftSection, Layout } from '../draft.js';
import { cell, proactiveTable, requestsTable, reviewsApart, reviewsDown, reviewsTable, statutory, type PrintRow } from '../tables.js';
import { htmlPage, htmlTable, inline, type HtmlStyle } from './html.js';

type Shape = (draft: Draft, section: DraftSection, style: HtmlStyle) => string | null;

function shaped(id: string, shape: Shape): Layout {
  return {
    id,
    format: 'html',
    write: (draft) => htmlPage(draft, { tables: (s, style) => shape(draft, s, style) ?? htmlTable(draft, statutory(draft, s.blocks), style) }),
  };
}

const block = (s: DraftSection, id: 'requests' | 'reviews') => s.blocks.find((b) => b.id === id);

export const htmlHeaderOneRow = shaped('html-header-1-row', (d, s, style) => {
  const b = block(s, 'requests');
  return b === undefined ? null : htmlTable(d, requestsTable(b, '项目', 1), style);
});

export const htmlHeaderTwoRows = shaped('html-header-2-rows', (d, s, style) => {
  const b = s.blocks[0];
  if (b?.id === 'requests') return htmlTable(d, requestsTable(b, d.corner, 2), style);
  return b?.id === 'reviews' ? htmlTable(d, reviewsTable(b, 2), style) : null;
});

export const htmlReviewsDown = shaped('html-reviews-three-rows', (d, s, style) => {
  const b = block(s, 'reviews');
  return b === undefined ? null : htmlTable(d, reviewsDown(b), style);
});

export const htmlReviewsApart = shaped('html-reviews-three-tables', (d, s, style) => {
  const b = block(s, 'reviews');
  return b === undefined ? null : reviewsApart(b).map((t) => `<p>${inline(t.title)}</p>\n${htmlTable(d, t.rows, style)}`).join('\n');
});

/** Each block of section 二 a table of its own, the title of the block a paragraph above it. */
export const htmlBlocksApart = shaped('html-blocks-apart', (d, s, style) =>
  s.id !== 'proactive' ? null : s.blocks.map((b) => `<p>${inline(b.title)}</p>\n${htmlTable(d, proactiveTable([b], b.columns.length + 1).slice(1), style)}`).join('\n'));

/** All three tables in one, the headings of the sections as rows of it. */
export const htmlRunTogether: Layout = {
  id: 'html-run-together',
  format: 'html',
  write: (draft) => {
    const tables = draft.sections.filter((s) => s.blocks.length > 0);
    const rows: PrintRow[] = tables.flatMap((s, i) => [
      ...(i === 0 ? [] : [[cell(s.heading, 'title', 15)]]),
      ...s.before.map((t) => [cell(t, 'title', 15)]),
      ...(s.id === 'proactive' ? proactiveTable(s.blocks) : statutory(draft, s.blocks)),
      ...s.after.map((t) => [cell(t, 'title', 15)]),
    ]);
    const sections = draft.sections.filter((s) => s.blocks.length === 0 || s === tables[0]).map((s) => (s === tables[0] ? { ...s, before: [], after: [] } : s));
    return htmlPage({ ...draft, sections }, { tables: (_, style) => htmlTable(draft, rows, style) });
  },
};
