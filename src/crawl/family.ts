// What a family of portals can tell of a page. One file a family in scrapers/, all with the same exports; none of them asks for anything itself.
import type { Listed, WebPage, WebRequest } from '../model/web.js';

export interface Recognition {
  /** 0: no sign of the family; 1: certain. */
  readonly sure: number;
  /** The marks found in the page, as a person can look them up: `proxyUrl: '/module/web/jpage/dataproxy.jsp'`. */
  readonly marks: readonly string[];
}

/** One page of a list. */
export interface ListPage {
  readonly entries: readonly Listed[];
  /** Requests that bring the pages not yet seen, all that can be told from this one; the crawl drops those it knows. */
  readonly more: readonly WebRequest[];
  /** Entries in the whole list as the page states it, or null. */
  readonly total: number | null;
  /** Pages of the whole list as the page states it. */
  readonly pages?: number | null;
  /** Rows that `total` counts on this page, where some of them are one entry (mobile twins). */
  readonly rows?: number;
}

export interface Article {
  /** The same for every address of the same article on the portal (mobile twins, second addresses). */
  readonly key: string;
  readonly title: string | null;
  /** YYYY-MM-DD, or null. */
  readonly date: string | null;
  /** Further pages of the same article, in order, this one left out. */
  readonly parts: readonly string[];
  /** Documents that the article links to or embeds, and pictures of its body, in order. */
  readonly attachments: readonly { readonly url: string; readonly text: string; readonly kind: 'document' | 'picture' }[];
}

export interface Family {
  /** As in data/portals.csv: `hanweb`, `trs` … */
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly recognise: (page: WebPage) => Recognition;
  /** Columns of annual reports (and of one year or one agency of them) that the page leads to, and those that it is itself. */
  readonly columns: (page: WebPage) => readonly Listed[];
  readonly list: (page: WebPage) => ListPage;
  readonly article: (page: WebPage) => Article;
  /** Key of the article behind an address without fetching it; equal for twins. */
  readonly key: (url: string) => string;
}
