// The rest: lists by repeating blocks of links with dates or titles, further pages by 下一页, numbers and the page functions that the page itself explains.
import type { Family, ListPage } from '../src/crawl/family.js';
import { plainKey, stemOf } from './addresses.js';
import { articleOf } from './article.js';
import { columnsOf } from './columns.js';
import { entriesOf } from './entries.js';
import { pagerCall } from './page-call.js';
import { distinctRequests, get, pagerOf } from './pager.js';
import { treeOf } from './tree.js';

export const generic: Family = {
  id: 'generic',
  name: { zh: '通用', en: 'generic' },
  // It fits everything and is the sign of nothing.
  recognise: () => ({ sure: 0, marks: [] }),
  columns: (page) => columnsOf(page, () => false, generic.list(page).entries),
  list: (page): ListPage => {
    const tree = treeOf(page);
    const call = pagerCall(tree, null);
    const pager = pagerOf(tree);
    const announced = call === null || call.name === stemOf(page.url) && /\d{4,}/.test(call.name) ? [] : call.urls.map(get);
    return { entries: entriesOf(tree, plainKey, null), more: distinctRequests([...pager.more, ...announced]), total: pager.total ?? call?.total ?? null };
  },
  article: (page) => articleOf(page, plainKey),
  key: plainKey,
};
