// TRS searches: was5 and list2.trsapi, which answer the pages of a list as JSON.
import type { ListPage } from '../src/crawl/family.js';
import type { Listed, WebPage, WebRequest } from '../src/model/web.js';
import { absolute, parsed, withParameter } from './addresses.js';
import { dateIn, dateOfAddress, dateOfStamp } from './dates.js';
import { distinct } from './entries.js';
import { deep, field, isObject, lenientJson, scriptValue, wholeNumber, type Json } from './json.js';
import { ahead, get, tellsOn } from './pager.js';
import { oneLine, type Tree } from './tree.js';

/** Requests that the page's script makes for what does not stand in it; the static pages end with maxStaticIndex. */
export function apiRequests(tree: Tree): { readonly requests: readonly WebRequest[]; readonly total: number | null } {
  const m = /["']([^"'\s<>]{0,300}(?:\.trsapi|was5\/web\/search)(?:\?[^"'\s<>]{0,1000})?)["']/i.exec(tree.scripts);
  const base = m === null ? null : absolute(tree.base, m[1]!.replace(/&amp;/g, '&'));
  if (base === null) return { requests: [], total: null };
  const value = (name: string): string | null => scriptValue(tree.scripts, name) ?? parsed(base)?.searchParams.get(name) ?? null;
  let url = base;
  for (const name of ['channelid', 'templet', 'classsql', 'searchword', 'sortfield', 'prepage', 'perpage']) {
    const v = value(name);
    if (v !== null && v !== '') url = withParameter(url, name, v);
  }
  if (parsed(url)?.searchParams.has('channelid') !== true) return { requests: [], total: null };
  const total = wholeNumber(value('recordCount'));
  const size = wholeNumber(value('prepage')) ?? wholeNumber(value('perpage')) ?? 0;
  const first = (wholeNumber(value('maxStaticIndex')) ?? 0) + 1;
  const pages = total !== null && size > 0 ? Math.ceil(total / size) : first;
  const requests: WebRequest[] = [];
  for (let n = first; n <= pages && requests.length < ahead; n++) requests.push(get(withParameter(url, 'page', n)));
  return { requests, total };
}

/** An answer with documents; null for what is none. */
export function searchAnswer(page: WebPage, key: (url: string) => string): ListPage | null {
  const start = page.text.slice(0, 200).trimStart();
  if (!/^[\w$.]*\s*[({[]/.test(start)) return null;
  const json = lenientJson(page.text);
  const isDocs = (v: Json): boolean => Array.isArray(v) && v.every((d) => isObject(d));
  const docs = Array.isArray(json) ? json : deep(json, ['docs', 'rows', 'list', 'results', 'data'], isDocs);
  const loose = docs === undefined && json === undefined ? looseDocs(page.text) : undefined;
  const held = (Array.isArray(docs) ? (docs as Json[]) : loose)?.filter(isObject);
  if (held === undefined) return null;
  const entries = distinct(held.map((d) => listed(page, d)).filter((l) => l !== null), key);
  const total = wholeNumber(deep(json, ['recordCount', 'count', 'total', 'totalCount', 'num', 'nRecordCount'], (v) => wholeNumber(v) !== null)) ?? null;
  return { entries, more: following(page.request, held.length, total), total, rows: held.length };
}

function listed(page: WebPage, doc: { readonly [key: string]: Json }): Listed | null {
  const url = absolute(page.url, (field(doc, ['url', 'docpuburl', 'puburl', 'chnldocurl', 'link']) ?? '').replace(/&amp;/g, '&'));
  const title = oneLine((field(doc, ['title', 'doctitle', 'name', 'listtitle']) ?? '').replace(/<[^>]{0,200}>/g, ''));
  const when = field(doc, ['docreltime', 'docpubtime', 'pubtime', 'pubdate', 'time', 'date', 'crtime', 'opertime']);
  if (url === null || title === '') return null;
  return { url, title, date: when === null ? dateOfAddress(url) : (dateIn(when) ?? (/^\d{10,13}$/.test(when) ? dateOfStamp(Number(when)) : null) ?? dateOfAddress(url)) };
}

/** What was5 templates print when a title has quotes in it: objects whose fields can still be told apart. */
function looseDocs(text: string): readonly Json[] | undefined {
  const at = text.search(/["']?docs["']?\s*:\s*\[/);
  if (at < 0) return undefined;
  const out: Json[] = [];
  for (const piece of text.slice(at).split(/\}\s*,?/).slice(0, 5000)) {
    const url = /["']?(?:url|docpuburl|puburl)["']?\s*:\s*["']([^"']{1,500})["']/i.exec(piece)?.[1];
    const title = /["']?(?:doctitle|title)["']?\s*:\s*["'](.{1,300}?)["']\s*(?:,\s*["']?\w+["']?\s*:|$)/i.exec(piece)?.[1];
    const time = /["']?(?:docreltime|pubtime|time|date)["']?\s*:\s*["']([^"']{1,40})["']/i.exec(piece)?.[1];
    if (url !== undefined && title !== undefined) out.push({ url, title: title.replace(/\\(.)/g, '$1'), ...(time === undefined ? {} : { time }) });
  }
  return out;
}

function following(request: WebRequest, held: number, total: number | null): readonly WebRequest[] {
  const at = parsed(request.url);
  if (at === null || held === 0 || request.method !== 'GET') return [];
  const page = wholeNumber(at.searchParams.get('page')) ?? 1;
  const asked = wholeNumber(at.searchParams.get('prepage')) ?? wholeNumber(at.searchParams.get('perpage'));
  const size = Math.max(1, asked ?? held);
  const pages = total === null ? (held >= size ? page + 1 : page) : asked !== null || tellsOn(page) ? Math.ceil(total / size) : page;
  const out: WebRequest[] = [];
  for (let n = page + 1; n <= pages && out.length < ahead; n++) out.push(get(withParameter(request.url, 'page', n)));
  return out;
}
