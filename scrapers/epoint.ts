// Epoint 新点 WebBuilder: static articles CATEGORY/YYYYMMDD/GUID.html, or pages that a script fills by REST with an infoGuid.
import type { Article, Family, ListPage } from '../src/crawl/family.js';
import type { Listed, WebPage, WebRequest } from '../src/model/web.js';
import { absolute, hostOf, parsed, plainKey, withParameter } from './addresses.js';
import { articleOf, attachmentsOfFragment } from './article.js';
import { columnsOf } from './columns.js';
import { dateIn } from './dates.js';
import { distinct, entriesOf } from './entries.js';
import { deep, field, isObject, lenientJson, literalPairs, scriptValue, wholeNumber, type Json } from './json.js';
import { recognition } from './marks.js';
import { ahead, pagerOf } from './pager.js';
import { oneLine, treeOf, type Tree } from './tree.js';

const guid = '[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}';
const articleAddress = new RegExp(`/\\d{8}/${guid}\\.html?|infoGuid=${guid}|/info/detail\\b`, 'i');
const guidIn = new RegExp(`(?:/\\d{8}/|info_?Guid=)(${guid})`, 'i');

/** The article's GUID, whichever address or service shows it. */
function key(url: string): string {
  const at = parsed(url);
  const id = guidIn.exec(url)?.[1];
  return at === null || id === undefined ? plainKey(url) : `${hostOf(at)}/${id.toLowerCase()}`;
}

export const epoint: Family = {
  id: 'epoint',
  name: { zh: '新点', en: 'Epoint' },
  recognise: (page) => recognition(`${page.url}\n${page.text}`, [
    { pattern: /getGovInfo(?:Detail|List)/i, weight: 0.8 },
    { pattern: /EpointWebBuilder|epoint-web|\bepoint\b/i, weight: 0.7 },
    { pattern: new RegExp(`/\\d{8}/${guid}\\.html`, 'i'), weight: 0.6 },
    { pattern: new RegExp(`infoGuid["']?\\s*[=:]\\s*["']?${guid}`, 'i'), weight: 0.5 },
    { pattern: /\/html\/info\/detail\b/, weight: 0.4 },
  ]),
  columns: (page) => columnsOf(page, (u) => articleAddress.test(u), epoint.list(page).entries),
  list: (page): ListPage => {
    const answer = answered(page);
    if (answer !== null) return answer;
    const tree = treeOf(page);
    const pager = pagerOf(tree);
    const asked = firstRequest(tree);
    const entries = entriesOf(tree, key, (u) => articleAddress.test(u));
    return { entries: entries.length > 0 ? entries : entriesOf(tree, key, null), more: asked === null ? pager.more : [asked, ...pager.more], total: pager.total };
  },
  article: (page): Article => {
    const detail = detailAnswer(page);
    if (detail !== null) return detail;
    const own = articleOf(page, key, ['ewb-article-info', 'ewb-info-content', 'infocontent']);
    const asked = detailRequest(page);
    return asked === null ? own : { ...own, parts: [asked, ...own.parts] };
  },
  key,
};

function jsonOf(page: WebPage): Json | undefined {
  return /^\s*[\w$.]*\s*[({[]/.test(page.text.slice(0, 100)) ? lenientJson(page.text) : undefined;
}

function answered(page: WebPage): ListPage | null {
  const json = jsonOf(page);
  const rows = deep(json, ['infodata', 'infolist', 'govinfolist', 'list', 'rows', 'table', 'data'], (v) => Array.isArray(v) && v.every((x) => isObject(x)));
  if (!Array.isArray(rows)) return null;
  const held = (rows as Json[]).filter(isObject);
  const entries = held.map((r) => item(page, r)).filter((l) => l !== null);
  const total = wholeNumber(deep(json, ['total', 'totalcount', 'count', 'totalnum'], (v) => wholeNumber(v) !== null));
  return { entries: distinct(entries, key), more: following(page.request, held.length, total), total, rows: held.length };
}

function item(page: WebPage, row: { readonly [key: string]: Json }): Listed | null {
  const id = field(row, ['infoguid', 'infoid', 'guid']);
  const given = absolute(page.url, field(row, ['infourl', 'url', 'href', 'visiturl', 'link']) ?? '');
  const url = given ?? (id === null ? null : absolute(page.url, `/html/info/detail?infoGuid=${encodeURIComponent(id)}`));
  const title = oneLine((field(row, ['title', 'infotitle', 'name', 'realtitle']) ?? '').replace(/<[^>]{0,200}>/g, ''));
  const when = field(row, ['infodate', 'pubdate', 'publishdate', 'date', 'webdate', 'infopubdate']);
  return url === null || title === '' ? null : { url, title, date: when === null ? null : dateIn(when) };
}

/** Pages count from 0, in a JSON text that is a field of the form. */
function following(request: WebRequest, held: number, total: number | null): readonly WebRequest[] {
  const fields = new URLSearchParams(request.method === 'POST' ? (request.body ?? '') : (parsed(request.url)?.search ?? ''));
  const params = lenientJson(fields.get('params') ?? '');
  const asked: { readonly [key: string]: Json } = isObject(params) ? params : Object.fromEntries(fields);
  const name = Object.keys(asked).find((k) => /^page_?(?:index|no|num)$/i.test(k));
  const number = name === undefined ? null : wholeNumber(asked[name]);
  if (parsed(request.url) === null || name === undefined || number === null || held === 0 || total === null) return [];
  const size = wholeNumber(Object.entries(asked).find(([k]) => /^page_?size$/i.test(k))?.[1]) || held;
  // An index counts from 0, a number from 1.
  const last = /index$/i.test(name) ? Math.ceil(total / size) - 1 : Math.ceil(total / size);
  const out: WebRequest[] = [];
  for (let n = number + 1; n <= last && out.length < ahead; n++) out.push(numberedRequest(request, fields, asked, isObject(params), name, n));
  return out;
}

function numberedRequest(request: WebRequest, fields: URLSearchParams, asked: { readonly [key: string]: Json }, inParams: boolean, name: string, n: number): WebRequest {
  const value = typeof asked[name] === 'number' ? n : String(n);
  const changed = new URLSearchParams(fields);
  if (inParams) changed.set('params', JSON.stringify({ ...asked, [name]: value }));
  else changed.set(name, String(n));
  if (request.method === 'POST') return { ...request, body: changed.toString() };
  return { ...request, url: `${request.url.replace(/\?.*$/, '')}?${changed.toString()}` };
}

/** The request that the script of the page makes for its list, where both address and parameters are literals. */
function firstRequest(tree: Tree): WebRequest | null {
  const m = /["']([^"'\s<>]{0,300}(?:getGovInfoList|getInfoList|getPageInfoList\w{0,20}|getInfoListByCategory\w{0,20})[^"'\s<>]{0,100})["']/i.exec(tree.scripts);
  const url = m === null ? null : absolute(tree.base, m[1]!);
  if (m === null || url === null) return null;
  const pairs = literalPairs(tree.scripts, tree.scripts.indexOf('{', m.index));
  if (pairs.length === 0) return null;
  const params = Object.fromEntries(pairs.map(([k, v]) => [k, /^page_?(?:index|size|no|num)$/i.test(k) && /^\d+$/.test(v) ? Number(v) : v]));
  return { url, method: 'POST', body: new URLSearchParams({ params: JSON.stringify(params) }).toString() };
}

/** Where the article of a page that a script fills comes from. */
function detailRequest(page: WebPage): string | null {
  const tree = treeOf(page);
  const m = /["']([^"'\s<>]{0,300}getGovInfoDetail[^"'\s<>]{0,200})["']/i.exec(tree.scripts);
  const id = guidIn.exec(page.request.url)?.[1] ?? guidIn.exec(page.url)?.[1] ?? scriptValue(tree.scripts, 'infoGuid');
  const url = m === null ? null : absolute(tree.base, m[1]!.replace(/[?&]info_?Guid=$/i, ''));
  return url === null || id === null || id === undefined || id === '' ? null : withParameter(url, 'infoGuid', id);
}

function detailAnswer(page: WebPage): Article | null {
  const json = jsonOf(page);
  const held = isObject(json) ? [json, json['custom'], json['data'], json['result'], isObject(json['custom']) ? json['custom']['info'] : undefined].filter(isObject) : [];
  const detail = held.find((d) => field(d, ['infocontent', 'content', 'infohtml']) !== null);
  if (detail === undefined) return null;
  const files = Object.values(detail).flatMap((v) => (Array.isArray(v) ? (v as Json[]).filter(isObject) : []));
  const listedFiles = files.flatMap((f) => {
    const url = absolute(page.url, field(f, ['attachurl', 'fileurl', 'url', 'downloadurl', 'href']) ?? '');
    return url === null ? [] : [{ url, text: field(f, ['attachname', 'filename', 'attachfilename', 'name']) ?? '', kind: 'document' as const }];
  });
  return {
    key: key(page.url),
    title: field(detail, ['title', 'infotitle']),
    date: dateIn(field(detail, ['infodate', 'pubdate', 'publishdate', 'date']) ?? ''),
    parts: [],
    attachments: [...attachmentsOfFragment(field(detail, ['infocontent', 'content', 'infohtml']) ?? '', page.url), ...listedFiles],
  };
}
