// 龙讯 (Anhui, Openness): one list for each branch and year, reports under …AnnualReport/show/N.html.
import type { Family, ListPage } from '../src/crawl/family.js';
import type { Listed } from '../src/model/web.js';
import { hostOf, parsed, plainKey } from './addresses.js';
import { articleOf } from './article.js';
import { columnsOf } from './columns.js';
import { distinct, entriesOf, linksOf } from './entries.js';
import { recognition } from './marks.js';
import { distinctRequests, get, pagerOf, sameAs } from './pager.js';
import { treeOf } from './tree.js';

const articleAddress = /\/(?:XxgkAnnualReport|Xxgknb|OpennessAnnualReport|OpennessContent|XxgkContent)\/(?:show|detail)\/\d+(?:\.html?)?/i;
const yearAddress = /\/OpennessAnnualReport\/(?:year\/\d+\/\d{4}(?:\.html?)?|\?(?:.*&)?branch_id=\d+)/i;

/** The module's number of the report; `/openness` before it does not matter. */
function key(url: string): string {
  const at = parsed(url);
  const id = /\/(XxgkAnnualReport|Xxgknb|OpennessAnnualReport|OpennessContent|XxgkContent)\/(?:show|detail)\/(\d+)/i.exec(at?.pathname ?? '');
  return at === null || id === null ? plainKey(url) : `${hostOf(at)}/${id[1]!.toLowerCase()}/${id[2]}`;
}

export const longxun: Family = {
  id: 'longxun',
  name: { zh: '龙讯', en: 'Longxun' },
  recognise: (page) => recognition(`${page.url}\n${page.text}`, [
    { pattern: /\/OpennessAnnualReport\/(?:year|show|\?)/i, weight: 0.8 },
    { pattern: /\/(?:XxgkAnnualReport|Xxgknb)\/show\/\d+/i, weight: 0.8 },
    { pattern: /\/Openness(?:Content|Target|Guide|Infomation)\b/i, weight: 0.6 },
    { pattern: /branch_id=\d+/, weight: 0.4 },
    { pattern: /龙讯科技|longxun/i, weight: 0.4 },
  ]),
  columns: (page) => {
    const own = columnsOf(page, (u) => articleAddress.test(u), longxun.list(page).entries);
    const lists: readonly Listed[] = linksOf(treeOf(page)).filter((l) => yearAddress.test(l.url)).map((l) => ({ url: l.url, title: l.text, date: null }));
    return distinct([...own, ...lists], plainKey);
  },
  list: (page): ListPage => {
    const tree = treeOf(page);
    const pager = pagerOf(tree);
    const entries = entriesOf(tree, key, (u) => articleAddress.test(u)).filter((e) => !yearAddress.test(e.url));
    const years = linksOf(tree).filter((l) => yearAddress.test(l.url) && !sameAs(l.url, page.url)).map((l) => get(l.url));
    // The total stated is that of one year, not of the list that all years make.
    return { entries, more: distinctRequests([...pager.more, ...years]), total: years.length > 0 ? null : pager.total };
  },
  article: (page) => articleOf(page, key, ['j-fontcontent', 'wzcon', 'xxgk-content']),
  key,
};
