// Markup of a draft: one writer with a style for each way portals and word processors spell the same page.
import type { Draft, DraftSection, Piece } from '../draft.js';
import { extraTable, statutory, type PrintCell, type PrintRow } from '../tables.js';

export interface HtmlStyle {
  /** Attributes and inner markup of a cell; `text` is escaped already. */
  readonly cell?: (inner: string, cell: PrintCell) => string;
  readonly cellAttributes?: (cell: PrintCell) => string;
  readonly tableAttributes?: string;
  readonly rowAttributes?: string;
  readonly paragraph?: (text: string) => string;
  readonly heading?: (text: string) => string;
  readonly title?: (lines: readonly string[]) => string;
  readonly tbody?: boolean;
  /** Header cells as th, leading header rows in a thead. */
  readonly th?: boolean;
  /** Leave out `</td>` and `</tr>`. */
  readonly unclosed?: boolean;
  /** Tables of a section as HTML; by default one in the shape of the form. */
  readonly tables?: (section: DraftSection, style: HtmlStyle) => string;
  /** The whole page around the report. */
  readonly page?: (body: string, draft: Draft) => string;
  readonly head?: string;
}

export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Escaped text with a line break for each \n. */
export function inline(text: string): string {
  return escape(text).replaceAll('\n', '<br>');
}

function pieceHtml(p: Piece): string {
  if (p.mark === 'break') return '<br/>';
  if (p.mark === 'hidden') return `<span style="display:none">${escape(p.text)}</span>`;
  return p.mark === undefined ? inline(p.text) : `<${p.mark}>${escape(p.text)}</${p.mark}>`;
}

/** What stands in a printed cell, as markup. */
export function innerHtml(draft: Draft, c: PrintCell): string {
  const truth = c.ref === undefined ? undefined : draft.cells.get(c.ref);
  if (truth === undefined) return inline(c.text);
  return truth.pieces === undefined ? inline(truth.raw ?? '') : truth.pieces.map(pieceHtml).join('');
}

export function htmlTable(draft: Draft, rows: readonly PrintRow[], style: HtmlStyle): string {
  const out: string[] = [`<table${style.tableAttributes ?? ' border="1" cellspacing="0"'}>`];
  const heads = style.th === true ? Math.max(0, rows.findIndex((row) => row.some((c) => c.role === 'value'))) : 0;
  if (heads > 0) out.push('<thead>');
  else if (style.tbody !== false) out.push('<tbody>');
  for (const [y, row] of rows.entries()) {
    if (heads > 0 && y === heads) out.push('</thead>', '<tbody>');
    out.push(`<tr${style.rowAttributes ?? ''}>`);
    for (const c of row) {
      const tag = style.th === true && c.role === 'head' ? 'th' : 'td';
      const spans = `${c.colspan > 1 ? ` colspan="${c.colspan}"` : ''}${c.rowspan > 1 ? ` rowspan="${c.rowspan}"` : ''}`;
      const inner = innerHtml(draft, c);
      out.push(`<${tag}${spans}${style.cellAttributes?.(c) ?? ''}>${style.cell?.(inner, c) ?? inner}${style.unclosed === true ? '' : `</${tag}>`}`);
    }
    if (style.unclosed !== true) out.push('</tr>');
  }
  if (style.tbody !== false) out.push('</tbody>');
  out.push('</table>');
  return out.join('\n');
}

/** The report as a run of HTML blocks, without the page around it. */
export function htmlBody(draft: Draft, style: HtmlStyle): string {
  const p = style.paragraph ?? ((t: string) => `<p>${inline(t)}</p>`);
  const h = style.heading ?? ((t: string) => `<h2>${inline(t)}</h2>`);
  const out: string[] = draft.above.map(p);
  out.push(style.title?.(draft.title) ?? draft.title.map((t) => `<h1>${inline(t)}</h1>`).join('\n'));
  out.push(...draft.intro.map(p));
  for (const s of draft.sections) {
    if (s.heading !== '') out.push(h(s.heading));
    out.push(...s.before.map(p));
    if (s.extra !== undefined) out.push(htmlTable(draft, extraTable(s.extra), style));
    if (s.blocks.length > 0) out.push(style.tables?.(s, style) ?? htmlTable(draft, statutory(draft, s.blocks), style));
    out.push(...s.after.map(p));
  }
  out.push(...draft.signature.map(p));
  return out.join('\n');
}

export function htmlPage(draft: Draft, style: HtmlStyle): string {
  const body = htmlBody(draft, style);
  if (style.page !== undefined) return style.page(body, draft);
  const title = escape(draft.title.join(' ').replaceAll('\n', ''));
  return `<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>${title}</title>\n${style.head ?? ''}</head>\n<body>\n${body}\n</body>\n</html>\n`;
}
