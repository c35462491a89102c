// TRS 拓尔思 WCM: static pages index.html, index_1.html … announced by createPageHTML; the later pages of some lists, and searches, come as JSON.
import type { Family, ListPage } from '../src/crawl/family.js';
import type { WebPage, WebRequest } from '../src/model/web.js';
import { hostOf, parsed, plainKey, stemOf } from './addresses.js';
import { articleOf } from './article.js';
import { columnsOf } from './columns.js';
import { entriesOf } from './entries.js';
import { recognition } from './marks.js';
import { pagerCall } from './page-call.js';
import { distinctRequests, get, pagerOf } from './pager.js';
import { apiRequests, searchAnswer } from './trs-search.js';
import { treeOf } from './tree.js';

const articleAddress = /\/t\d{8}_\d+\w*\.s?html?/;

/** The number of the document is unique on its portal: folders, parts (`_1`) and twins (`_wap`, `_app`) do not matter. */
function key(url: string): string {
  const at = parsed(url);
  const id = /\/(t\d{8}_\d+)(?:_\w+)?\.s?html?$/.exec(at?.pathname ?? '');
  return at === null || id === null ? plainKey(url) : `${hostOf(at)}/${id[1]}`;
}

export const trs: Family = {
  id: 'trs',
  name: { zh: '拓尔思', en: 'TRS' },
  recognise: (page) => recognition(`${page.url}\n${page.text}`, [
    { pattern: /createPageHTML\s*\(\s*(?:["']?\d+["']?\s*,\s*["']?\d|countPage|nPageCount|_nPageCount)/, weight: 0.7 },
    { pattern: /\/t(?:19|20)\d{6}_\d+(?:_wap|_app)?\.s?html?/, weight: 0.7 },
    { pattern: /was5\/web\/search|\.trsapi\b/i, weight: 0.8 },
    { pattern: /TRS_(?:Editor|PreAppend|UEDITOR|AUTOADD)/i, weight: 0.6 },
    { pattern: /\btrs[_-]?(?:wcm|ids|was|idx|search)\w*/i, weight: 0.4 },
  ]),
  columns: (page) => columnsOf(page, (u) => articleAddress.test(u), trs.list(page).entries),
  list: (page): ListPage => {
    const answer = searchAnswer(page, key);
    if (answer !== null) return answer;
    const tree = treeOf(page);
    const call = listCall(page);
    const pager = pagerOf(tree);
    const api = apiRequests(tree);
    const more: WebRequest[] = [...(call === null ? pager.more : call.urls.map(get)), ...api.requests];
    const entries = entriesOf(tree, key, (u) => articleAddress.test(u));
    return { entries: entries.length > 0 ? entries : entriesOf(tree, key, null), more: distinctRequests(more), total: api.total ?? call?.total ?? pager.total };
  },
  article: (page) => articleOf(page, key, ['trs_editor', 'trs_ueditor', 'view', 'zoom']),
  key,
};

/** The pager of a list, not that of an article in parts. */
function listCall(page: WebPage): ReturnType<typeof pagerCall> {
  const call = pagerCall(treeOf(page), 0);
  return call === null || /^t\d{8}_\d+/.test(call.name) || articleAddress.test(`/${stemOf(page.url)}.html`) ? null : call;
}
