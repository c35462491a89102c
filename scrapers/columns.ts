// Page → columns of annual reports on disclosure that it leads to, and itself where it is one.
import type { Listed, WebPage } from '../src/model/web.js';
import { documentEnding, parsed, plainKey } from './addresses.js';
import { pageTitle } from './article.js';
import { linksOf } from './entries.js';
import { columnAddress, isColumnTitle, judge } from './titles.js';
import { attribute, marksOf, metaOf, oneLine, textOf, treeOf, type Tree } from './tree.js';

/** `isArticle` tells the addresses that the family gives articles: a report is no column, whatever it is called. */
export function columnsOf(page: WebPage, isArticle: (url: string) => boolean, entries: readonly Listed[]): readonly Listed[] {
  const tree = treeOf(page);
  const found = new Map<string, Listed>();
  const keep = (url: string, title: string): void => {
    const key = plainKey(url);
    if (!found.has(key)) found.set(key, { url, title, date: null });
  };
  const own = ownTitle(tree);
  const isColumn = isColumnItself(tree, own, entries);
  if (isColumn) keep(page.request.method === 'GET' ? page.request.url : page.url, own ?? '');
  for (const { element, url, text } of linksOf(tree)) {
    if (isArticle(url) || documentEnding(url) !== null) continue;
    const title = [text, oneLine(attribute(element, 'title'))].find((t) => isColumnTitle(t));
    if (title !== undefined) keep(url, title);
    else if (namesColumn(url) && text !== '' && !/^\d{1,4}$/.test(text) && judge(text, false).kind !== 'report' && text.length <= 20 && /年报|年度|报告|(?:19|20)\d{2}/.test(text) && !isOther(text)) keep(url, text);
    else if (isColumn && /^(?:19|20)\d{2}年?(?:度)?(?:年度报告|年报)?$/.test(text.replace(/\s/g, '')) && under(page.url, url)) keep(url, text);
    else if (judge(text, isColumn).kind === 'collection') keep(url, text);
  }
  return [...found.values()];
}

function isOther(text: string): boolean {
  const v = judge(text, false);
  return v.kind === 'passed' && ['statistics', 'accounts', 'law-government', 'website'].includes(v.reason);
}

/** Addresses end in what portals call such columns: `…/zfxxgknb/`, `…/gknb/2023/index.html`. */
function namesColumn(url: string): boolean {
  const path = parsed(url)?.pathname ?? '';
  return columnAddress.test(path);
}

function isColumnItself(tree: Tree, own: string | null, entries: readonly Listed[]): boolean {
  if (own !== null && isColumnTitle(own)) return true;
  const verdicts = entries.map((e) => judge(e.title, false));
  const reports = verdicts.filter((v) => v.kind === 'report').length;
  if (namesColumn(tree.url) && reports > 0) return true;
  // Lists of all kinds of documents have some reports too.
  return reports >= 2 && reports * 2 >= entries.length;
}

/** What the page calls itself: the column's meta, the last step of the way to it, its title. */
function ownTitle(tree: Tree): string | null {
  const meta = metaOf(tree, ['ColumnName', 'channel']);
  if (meta !== null && isColumnTitle(meta)) return meta;
  const way = tree.elements.find((e) => marksOf(e).some((w) => /^(?:crumbs?|bread-?crumbs?|position|location|weizhi|dqwz|local|currentpath)$/.test(w)));
  const last = way === undefined ? undefined : textOf(way).split(/[>»›/]|\s-\s/).map(oneLine).filter((s) => s !== '').at(-1);
  if (last !== undefined && isColumnTitle(last)) return last;
  return pageTitle(tree) ?? meta;
}

function under(own: string, url: string): boolean {
  const folder = (u: string): string => u.replace(/[?#].*$/, '').replace(/[^/]*$/, '');
  return folder(url).startsWith(folder(own)) || parsed(own)?.pathname === parsed(url)?.pathname;
}
