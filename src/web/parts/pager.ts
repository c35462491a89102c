// Earlier and later pages of a list.
import { html, nothing, type Html } from '../html.js';
import { plain, type Query } from '../address.js';
import type { View } from '../view.js';

export interface Pager {
  readonly html: Html;
  readonly before: string | null;
  readonly after: string | null;
}

export function pager({ say, links, here }: View, query: Query, page: number, size: number, total: number): Pager {
  const to = (n: number): string => plain(links.to(here.path, { ...query, page: n === 1 ? null : n }));
  const last = Math.max(1, Math.ceil(total / size));
  const before = page > 1 ? to(Math.min(page - 1, last)) : null;
  const after = page < last ? to(page + 1) : null;
  // A page behind the last is empty: the way back stands in its place.
  if (page > last && total > 0) return { before, after, html: html`<p class="notice" role="alert">${say(`没有第 ${page} 页：`, `There is no page ${page}: `)}<a rel="prev" href="${before!}">${last === 1 ? say('只有一页', 'all is on one page') : say(`最后一页是第 ${last} 页`, `the last one is page ${last}`)}</a></p>` };
  if (last === 1) return { html: nothing, before, after };
  return { before, after, html: html`<nav class="pager" aria-label="${say('分页', 'Pages')}">${before === null ? nothing : html`<a rel="prev" href="${before}">← ${say('上一页', 'previous')}</a>`}<span>${say(`第 ${page} 页，共 ${last} 页`, `page ${page} of ${last}`)}</span>${after === null ? nothing : html`<a rel="next" href="${after}">${say('下一页', 'next')} →</a>`}</nav>` };
}
