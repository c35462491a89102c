// Kaipuyun 开普 (Guangdong): articles post_N, lists index_2.html; the disclosure platform gkmlpt lists by JSON with the site's number.
import type { Article, Family, ListPage } from '../src/crawl/family.js';
import type { Listed, WebPage, WebRequest } from '../src/model/web.js';
import { absolute, hostOf, parsed, plainKey, withParameter } from './addresses.js';
import { articleOf, attachmentsOfFragment } from './article.js';
import { columnsOf } from './columns.js';
import { dateIn, dateOfStamp } from './dates.js';
import { distinct, entriesOf } from './entries.js';
import { field, isObject, lenientJson, scriptValue, wholeNumber, type Json } from './json.js';
import { recognition } from './marks.js';
import { ahead, get, pagerOf, tellsOn } from './pager.js';
import { isColumnTitle } from './titles.js';
import { oneLine, treeOf, type Tree } from './tree.js';

const articleAddress = /\/(?:m?post|content)_\d+(?:_\d+)?\.html?/;
const api = /\/gkmlpt\/api\/all\/(\d+)/;

/** A post's number is unique on its host: the mobile twin mpost_N and the folders before it do not matter. */
function key(url: string): string {
  const at = parsed(url);
  const id = /\/m?(post|content)_(\d+)(?:_\d+)?\.html?$/.exec(at?.pathname ?? '');
  return at === null || id === null ? plainKey(url) : `${hostOf(at)}/${id[1]}_${id[2]}`;
}

export const kaipuyun: Family = {
  id: 'kaipuyun',
  name: { zh: '开普', en: 'Kaipuyun' },
  recognise: (page) => recognition(`${page.url}\n${page.text}`, [
    { pattern: /\/gkmlpt\/(?:index|content|api|mindex)/, weight: 0.8 },
    { pattern: /\bSID\s*:\s*['"]\d+['"]/, weight: 0.5 },
    { pattern: /window\._CONFIG\b/, weight: 0.4 },
    { pattern: /\/m?post_\d+\.html/, weight: 0.7 },
    { pattern: /nfw-cms-attachment|nfwcms/i, weight: 0.6 },
    { pattern: /kaipuyun|ucap-?kpy|开普(?:云|互联)/i, weight: 0.4 },
  ]),
  columns: (page) => distinct([...columnsOf(page, (u) => articleAddress.test(u), kaipuyun.list(page).entries), ...treeColumns(page)], plainKey),
  list: (page) => {
    const answer = answered(page);
    if (answer !== null) return answer;
    const tree = treeOf(page);
    const column = /#\/?(\d+)/.exec(page.request.url)?.[1] ?? /#\/?(\d+)/.exec(page.url)?.[1];
    const asked = column === undefined ? null : apiAddress(page, tree, column);
    const pager = pagerOf(tree);
    const entries = entriesOf(tree, key, (u) => articleAddress.test(u));
    const all = entries.length > 0 ? entries : entriesOf(tree, key, null);
    return asked === null ? { entries: all, more: pager.more, total: pager.total } : { entries: all, more: [get(asked)], total: null };
  },
  article: (page): Article => {
    const own = articleOf(page, key, ['article-content', 'content', 'nfw-cms-content']);
    const detail = detailOf(treeOf(page));
    if (detail === null) return own;
    const attachments = attachmentsOfFragment(field(detail, ['content', 'html']) ?? '', page.url);
    return {
      ...own,
      title: field(detail, ['title']) ?? own.title,
      date: dateOfItem(detail) ?? own.date,
      attachments: [...attachments, ...own.attachments.filter((a) => !attachments.some((b) => b.url === a.url))],
    };
  },
  key,
};

function answered(page: WebPage): ListPage | null {
  if (!/^\s*[\w$.]*\s*[({[]/.test(page.text.slice(0, 100))) return null;
  const json = lenientJson(page.text);
  const articles = isObject(json) ? json['articles'] : undefined;
  if (!isObject(json) || !Array.isArray(articles)) return null;
  const held = (articles as Json[]).filter(isObject);
  const total = wholeNumber(json['total']);
  const asked = parsed(page.request.url);
  const number = wholeNumber(asked?.searchParams.get('page')) ?? 1;
  const more: WebRequest[] = [];
  // Some sites answer everything on the first page, and 404 after it.
  const pages = asked === null || held.length === 0 || total === null || !tellsOn(number) ? number : Math.ceil(total / held.length);
  for (let n = number + 1; n <= pages && more.length < ahead; n++) more.push(get(withParameter(page.request.url, 'page', n)));
  return { entries: distinct(held.map((a) => item(page, a)).filter((l) => l !== null), key), more, total, rows: held.length };
}

function item(page: WebPage, a: { readonly [key: string]: Json }): Listed | null {
  const url = absolute(page.url, field(a, ['url', 'link']) ?? '');
  const title = oneLine((field(a, ['title', 'name']) ?? '').replace(/<[^>]{0,200}>/g, ''));
  return url === null || title === '' ? null : { url, title, date: dateOfItem(a) };
}

function dateOfItem(a: { readonly [key: string]: Json }): string | null {
  for (const name of ['display_publish_time', 'publish_time', 'first_publish_time', 'date', 'created_at', 'create_time']) {
    const value = field(a, [name]);
    const date = value === null ? null : (dateIn(value) ?? (/^\d{10,13}$/.test(value) ? dateOfStamp(Number(value)) : null));
    if (date !== null) return date;
  }
  return null;
}

function apiAddress(page: WebPage, tree: Tree, column: string): string | null {
  const sid = scriptValue(tree.scripts, 'SID');
  const site = /^(https?:\/\/[^?#]*?\/gkmlpt)(?:\/|$|[?#])/.exec(page.url)?.[1];
  return sid === null || site === undefined ? null : `${site}/api/all/${column}?page=1&sid=${encodeURIComponent(sid)}`;
}

/** Columns of annual reports in the tree that the platform's page carries. */
function treeColumns(page: WebPage): readonly Listed[] {
  if (api.test(page.url)) return [];
  const tree = treeOf(page);
  const found: Listed[] = [];
  let level: readonly Json[] = [literalAfter(tree.scripts, 'TREE') ?? null];
  for (let depth = 0; depth < 10 && level.length > 0; depth++) {
    const nodes = level.flatMap((v) => (Array.isArray(v) ? (v as Json[]) : [v])).filter(isObject).slice(0, 20_000);
    for (const node of nodes) {
      const title = field(node, ['name', 'title', 'label']);
      const id = field(node, ['id', 'column_id', 'cid']);
      const url = title !== null && id !== null && /^\d+$/.test(id) && isColumnTitle(title) ? apiAddress(page, tree, id) : null;
      if (url !== null) found.push({ url, title: title!, date: null });
    }
    level = nodes.flatMap((n) => Object.values(n)).filter((v) => Array.isArray(v) || isObject(v));
  }
  return found;
}

/** `window._CONFIG.DETAIL = {…}`: the article as the platform's page carries it. */
function detailOf(tree: Tree): { readonly [key: string]: Json } | null {
  const detail = literalAfter(tree.scripts, 'DETAIL');
  return isObject(detail) && field(detail, ['title']) !== null ? detail : null;
}

/** The JSON value that a script sets under this name. */
function literalAfter(script: string, name: string): Json | undefined {
  const m = new RegExp(`(?<![\\w$])["']?${name}["']?\\s*[:=]\\s*(?=[[{])`).exec(script);
  if (m === null) return undefined;
  const from = m.index + m[0].length;
  let depth = 0;
  let quote = '';
  for (let i = from; i < script.length; i++) {
    const c = script[i]!;
    if (quote !== '') {
      if (c === '\\') i++;
      else if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '[' || c === '{') depth++;
    else if ((c === ']' || c === '}') && --depth === 0) return lenientJson(script.slice(from, i + 1));
  }
  return undefined;
}
