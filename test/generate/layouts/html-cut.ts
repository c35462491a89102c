// Tables cut in two by a page break, with the header printed again or not, sometimes within the rows under one label.
import type { Draft, DraftSection, Layout } from '../draft.js';
import { labelledRows, proactiveTable, requestsHeader, statutory } from '../tables.js';
import type { Rng } from '../rng.js';
import { htmlPage, htmlTable, type HtmlStyle } from './html.js';

function cut(draft: Draft, section: DraftSection, style: HtmlStyle, r: Rng, again: boolean): string {
  const [b] = section.blocks;
  const pagenumber = `<p>—${r.int(3, 9)}—</p>`;
  if (b?.id === 'requests') {
    const at = r.int(3, b.rows.length - 2);
    const head = requestsHeader(b, draft.corner, 3);
    // Where the header comes again the label over the cut rows does too; otherwise its cell goes on empty.
    const second = again ? [...head, ...labelledRows(b.rows.slice(at))] : labelledRows(b.rows.slice(at), b.rows[at - 1]);
    return [htmlTable(draft, [...head, ...labelledRows(b.rows.slice(0, at))], style), pagenumber, htmlTable(draft, second, style)].join('\n');
  }
  if (b?.id === 'documents') {
    const at = r.int(1, section.blocks.length - 1);
    return [htmlTable(draft, proactiveTable(section.blocks.slice(0, at)), style), pagenumber, htmlTable(draft, proactiveTable(section.blocks.slice(at)), style)].join('\n');
  }
  return htmlTable(draft, statutory(draft, section.blocks), style);
}

function layout(id: string, again: boolean): Layout {
  return { id, format: 'html', write: (draft, r) => htmlPage(draft, { tables: (s, style) => cut(draft, s, style, r, again) }) };
}

export const htmlCut = layout('html-cut', false);
export const htmlCutAgain = layout('html-cut-header-again', true);
