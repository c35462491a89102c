// UCAP 优网 (Jiangsu and others): own tags ucaptitle, ucapcontent, publishtime; lists list.shtml, list_2.shtml announced by createPageHTML with the element's name first.
import type { Family, ListPage } from '../src/crawl/family.js';
import { hostOf, parsed, plainKey } from './addresses.js';
import { articleOf } from './article.js';
import { columnsOf } from './columns.js';
import { entriesOf } from './entries.js';
import { recognition } from './marks.js';
import { pagerCall } from './page-call.js';
import { get, pagerOf } from './pager.js';
import { treeOf } from './tree.js';

const articleAddress = /\/\d{6}\/[0-9a-f]{32}\.s?html?/;

/** The article's own 32 signs: the department's folder and the column (`c133076`) before them do not matter. */
function key(url: string): string {
  const at = parsed(url);
  const id = /\/([0-9a-f]{32})(?:_\d{1,3})?\.s?html?$/.exec(at?.pathname ?? '');
  return at === null || id === null ? plainKey(url) : `${hostOf(at)}/${id[1]}`;
}

export const ucap: Family = {
  id: 'ucap',
  name: { zh: '优网', en: 'UCAP' },
  recognise: (page) => recognition(`${page.url}\n${page.text}`, [
    { pattern: /<ucap(?:title|content|source)\b/i, weight: 0.9 },
    { pattern: /createPageHTML\s*\(\s*['"]page_div['"]/, weight: 0.7 },
    { pattern: /\/\d{6}\/[0-9a-f]{32}\.shtml/, weight: 0.6 },
    { pattern: /<publishtime>/i, weight: 0.4 },
    { pattern: /var\s+websiteId\s*=|websiteCode\s*=/, weight: 0.4 },
    { pattern: /\bucap\b/i, weight: 0.3 },
  ]),
  columns: (page) => columnsOf(page, (u) => articleAddress.test(u), ucap.list(page).entries),
  list: (page): ListPage => {
    const tree = treeOf(page);
    const call = pagerCall(tree, 1);
    const pager = pagerOf(tree);
    const entries = entriesOf(tree, key, (u) => articleAddress.test(u));
    return { entries: entries.length > 0 ? entries : entriesOf(tree, key, null), more: call === null ? pager.more : call.urls.map(get), total: call?.total ?? pager.total };
  },
  article: (page) => articleOf(page, key, ['ucapcontent']),
  key,
};
