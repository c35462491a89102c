// 博达 Visual SiteBuilder: articles info/TREE/NEWS.htm, lists NAME.htm and then NAME/4.htm, NAME/3.htm downwards.
import type { Family, ListPage } from '../src/crawl/family.js';
import { hostOf, parsed, plainKey } from './addresses.js';
import { articleOf } from './article.js';
import { columnsOf } from './columns.js';
import { entriesOf } from './entries.js';
import { recognition } from './marks.js';
import { pagerOf } from './pager.js';
import { treeOf } from './tree.js';

const articleAddress = /\/info\/\d+(?:\/\d+)+\.html?|urltype=news\.NewsContentUrl/;

/** Tree and news number, which the static address and the second one of a script have in common. */
function key(url: string): string {
  const at = parsed(url);
  if (at === null) return plainKey(url);
  const shown = /\/info\/(\d+)\/(\d+)(?:\/\d+)?\.html?$/.exec(at.pathname);
  const tree = shown?.[1] ?? at.searchParams.get('wbtreeid');
  const news = shown?.[2] ?? at.searchParams.get('wbnewsid');
  return news === null || news === undefined || tree === null ? plainKey(url) : `${hostOf(at)}/info/${tree}/${news}`;
}

export const vsb: Family = {
  id: 'vsb',
  name: { zh: '博达', en: 'VSB' },
  recognise: (page) => recognition(`${page.url}\n${page.text}`, [
    { pattern: /\/info\/\d{3,5}\/\d+\.htm(?!l)/, weight: 0.6 },
    { pattern: /urltype=(?:news\.NewsContentUrl|tree\.TreeTempUrl)/, weight: 0.8 },
    { pattern: /Visual SiteBuilder|_vsb_|vsb_content|showVsbpdfIframe|v_news_content/i, weight: 0.7 },
    { pattern: /\/system\/resource\/js\/|_jsq_\(/, weight: 0.5 },
    { pattern: /\/__local\/[0-9A-F]\//, weight: 0.4 },
    { pattern: /class="p_(?:pages|no|next|last|t)\b/, weight: 0.4 },
  ]),
  columns: (page) => columnsOf(page, (u) => articleAddress.test(u), vsb.list(page).entries),
  list: (page): ListPage => {
    const tree = treeOf(page);
    const pager = pagerOf(tree);
    const entries = entriesOf(tree, key, (u) => articleAddress.test(u));
    return { entries: entries.length > 0 ? entries : entriesOf(tree, key, null), more: pager.more, total: pager.total };
  },
  article: (page) => articleOf(page, key, ['v_news_content', 'vsb_content', 'vsb_content_2', 'vsb_content_500']),
  key,
};
