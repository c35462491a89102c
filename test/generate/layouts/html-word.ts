// Pasted from a word processor: a span for every character, `o:p`, inline styles, a paragraph in every cell, headings that are only bold.
import type { Layout } from '../draft.js';
import { htmlPage } from './html.js';

const font = 'font-size: 16pt';

/** Splits text outside tags and entities into a span for each character. */
function spans(html: string): string {
  return html.replace(/<[^>]*>|&[a-z]+;|[^<&]/gu, (m) => (m.startsWith('<') || m.startsWith('&') || m === '\n' ? m : `<span style="${font}">${m}</span>`));
}

export const htmlWord: Layout = {
  id: 'html-word',
  format: 'html',
  write: (draft) =>
    htmlPage(draft, {
      tableAttributes: ' class="MsoNormalTable" border="0" cellspacing="0" style="border-collapse: collapse; mso-padding-alt: 0cm 5.4pt 0cm 5.4pt"',
      rowAttributes: ' style="height: 21.05pt; mso-yfti-irow: 0"',
      cellAttributes: (c) => ` valign="center" style="padding: 0pt; border-right: 1pt solid windowtext; mso-width-percent: ${c.colspan}"`,
      cell: (inner) => `<p class="MsoNormal" align="center" style="text-align: center; line-height: 15pt">\n${inner === '' ? '<span>&nbsp;</span>' : spans(inner)}<span style="${font}"><o:p></o:p></span></p>`,
      paragraph: (t) => `<p class="MsoNormal" style="text-indent: 32pt">${spans(t.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>'))}<span><o:p>&nbsp;</o:p></span></p>`,
      heading: (t) => `<p style="text-indent: 2em"><b>${spans(t.replaceAll('\n', '<br>'))}</b><span><o:p></o:p></span></p>`,
      title: (lines) => lines.map((t) => `<p align="center"><strong>${spans(t.replaceAll('\n', '<br>'))}</strong></p>`).join('\n'),
      head: '<style>@page Section0 { margin: 72pt } p.MsoNormal { mso-style-name: 正文; }</style>\n',
    }),
};
