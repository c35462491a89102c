// Hanweb 大汉 (JCMS, jpage, xxgk, JPaaS): rows as XML in the column page, further ones from dataproxy.jsp; reports of one agency by area and year.
import type { Family, ListPage } from '../src/crawl/family.js';
import type { Listed, WebPage, WebRequest } from '../src/model/web.js';
import { absolute, parsed, plainKey, withParameter } from './addresses.js';
import { articleOf } from './article.js';
import { columnsOf } from './columns.js';
import { distinct, entriesOf, recordsOf } from './entries.js';
import { deep, lenientJson, literalPairs, scriptValue, wholeNumber } from './json.js';
import { unitRequests, unitAnswer } from './jpaas.js';
import { recognition } from './marks.js';
import { ahead, distinctRequests, get, pagerOf, tellsOn } from './pager.js';
import { yearsIn } from './titles.js';
import { attribute, textOf, treeOf, treeOfText, type Tree } from './tree.js';

const articleAddress = /\/art\/\d{4}\/(?:\d{1,2}\/\d{1,2}\/)?art_\w+\.html?/;
const annualModule = /\/module\/xxgk\/xxgkAnnualReport\.jsp/i;

/** Articles have two ids, of column and article; the column's is part of the address, so the key keeps both. */
function key(url: string): string {
  const at = parsed(url);
  const ids = /\/art\/\d{4}\/(?:\d{1,2}\/\d{1,2}\/)?art_(\w+)\.html?/.exec(at?.pathname ?? '');
  return at === null || ids === null ? plainKey(url) : `${plainKey(`${at.origin}/`).replace(/\/$/, '')}/art_${ids[1]}`;
}

export const hanweb: Family = {
  id: 'hanweb',
  name: { zh: '大汉', en: 'Hanweb' },
  recognise: (page) => recognition(`${page.url}\n${page.text}`, [
    { pattern: /\/module\/(?:web\/)?jpage\/\w*dataproxy\.jsp/i, weight: 0.8 },
    { pattern: /<datastore>[\s\S]{0,4000}?<record>/i, weight: 0.6 },
    { pattern: /\.jpage\s*\(/, weight: 0.5 },
    { pattern: /\/module\/xxgk\/xxgkAnnualReport\.jsp/i, weight: 0.8 },
    { pattern: /\/module\/xxgk\/\w+\.jsp/i, weight: 0.5 },
    { pattern: /jpaas-publish-server|\/build\/unit\b/i, weight: 0.8 },
    { pattern: /\/art\/\d{4}\/\d{1,2}\/\d{1,2}\/art_\d+_\d+\.html/, weight: 0.6 },
    { pattern: /\/art\/\d{4}\/art_[0-9a-f]{32}\.html/, weight: 0.6 },
    { pattern: /\/col\/col\d+\/(?:index\.html)?/, weight: 0.5 },
    { pattern: /hanweb|大汉网络|大汉版通/i, weight: 0.3 },
  ]),
  columns: (page) => {
    const own = columnsOf(page, (u) => articleAddress.test(u), hanweb.list(page).entries);
    return distinct([...own, ...annualModules(page)], plainKey);
  },
  list: (page) => {
    const answer = answered(page);
    if (answer !== null) return answer;
    const tree = treeOf(page);
    const years = yearsOfModule(page, tree);
    if (years !== null) return years;
    const stores = tree.elements.filter((e) => e.name === 'script' || e.name === 'datastore').map((e) => e.children.map((c) => ('data' in c ? String(c.data) : '')).join('')).filter((s) => /<recordset|<record>/i.test(s));
    const calls = jpageCalls(tree);
    const fromStores = stores.flatMap((s) => records(s, page.url));
    const units = unitRequests(tree);
    const more: WebRequest[] = [...units];
    const shown = entriesOf(tree, key, (u) => articleAddress.test(u));
    // A page built with its first rows gets nothing new from the first unit.
    if (shown.length > 0) more.push(...units.map((u) => get(withParameter(u.url, 'paramJson', '{"pageNo":2}'))));
    let total: number | null = null;
    calls.forEach((call, i) => {
      const held = calls.length === stores.length ? recordTexts(stores[i]!).length : 0;
      const stated = call.total ?? (stores[i] === undefined ? null : tag(stores[i]!, 'totalrecord'));
      if (stated !== null) total = (total ?? 0) + stated;
      more.push(...requestsOf(call, held, stated, stores[i] === undefined || calls.length !== stores.length ? null : tag(stores[i]!, 'totalpage')));
    });
    // Without the call's parameters the store itself names the request for its next group.
    if (calls.every((c) => c.proxy === null)) for (const s of stores) {
      const next = /<nextgroup>[\s\S]{0,20}?href="([^"]+)"/i.exec(s)?.[1];
      const url = next === undefined ? null : absolute(tree.base, next.replace(/&amp;/g, '&'));
      // Its first page repeats rows that stand here and might end the walk: the second is told of at once.
      const pages = Math.min(tag(s, 'totalpage') ?? 2, ahead);
      if (url !== null) more.push(get(url), ...Array.from({ length: Math.max(0, pages - 1) }, (_, i) => get(withParameter(url, 'page', i + 2))));
      total = total ?? tag(s, 'totalrecord');
    }
    const pager = pagerOf(tree);
    if (more.length === 0) more.push(...pager.more);
    const entries = fromStores.length > 0 ? distinct(fromStores, key) : shown;
    return { entries: entries.length > 0 ? entries : entriesOf(tree, key, null), more: distinctRequests(more), total: total ?? pager.total };
  },
  article: (page) => articleOf(page, key, ['zoom', 'bt_content', 'article', 'xxgk-content']),
  key,
};

/** XML or JSON that answered one request of a list. */
function answered(page: WebPage): ListPage | null {
  const start = page.text.slice(0, 300).trimStart();
  if (/^(?:<\?xml[^>]*>\s*)?<datastore/i.test(start)) return storeAnswer(page, page.text);
  const json = /^[\w$.]*\s*[({[]/.test(start) ? lenientJson(page.text) : undefined;
  if (json === undefined) return null;
  const inside = deep(json, ['result', 'data', 'xml'], (v) => typeof v === 'string' && /<datastore|<recordset/i.test(v));
  if (typeof inside === 'string') return storeAnswer(page, inside);
  return unitAnswer(page, json, key);
}

function storeAnswer(page: WebPage, xml: string): ListPage {
  const entries = distinct(records(xml, page.url), key);
  const total = tag(xml, 'totalrecord');
  const held = recordTexts(xml).length;
  return { entries, more: following(page.request, held, total, tag(xml, 'totalpage')), total, rows: held };
}

/** The requests after this one, in the style of this one: windows of records, or numbered pages. */
function following(request: WebRequest, held: number, total: number | null, pages: number | null): readonly WebRequest[] {
  const url = parsed(request.url);
  if (url === null || held === 0) return [];
  const start = wholeNumber(url.searchParams.get('startrecord'));
  const end = wholeNumber(url.searchParams.get('endrecord'));
  const out: WebRequest[] = [];
  if (start !== null && end !== null && end >= start) {
    const size = end - start + 1;
    const last = total ?? (held >= size ? end + size : end);
    for (let from = end + 1; from <= last && out.length < ahead; from += size) {
      out.push({ ...request, url: withParameter(withParameter(request.url, 'startrecord', from), 'endrecord', Math.min(from + size - 1, last)) });
    }
    return out;
  }
  const page = wholeNumber(url.searchParams.get('page'));
  if (page === null) return [];
  // How many a page holds shows on the first; the last may hold fewer.
  const last = pages ?? (total === null ? page + 1 : tellsOn(page) ? Math.ceil(total / held) : page);
  for (let n = page + 1; n <= last && out.length < ahead; n++) out.push({ ...request, url: withParameter(request.url, 'page', n) });
  return out;
}

interface JpageCall {
  /** null: the call names none that can be read. */
  readonly proxy: string | null;
  readonly perpage: number;
  readonly total: number | null;
  /** null: the address says everything. */
  readonly body: string | null;
}

/** `$('#31591').jpage({ perpage: 15, totalRecord: 73, proxyUrl: '…', ajaxParam: {…} })`; or with the parameters in proxyUrl itself. */
function jpageCalls(tree: Tree): readonly JpageCall[] {
  const calls: JpageCall[] = [];
  for (const part of tree.scripts.split(/\.jpage\s*\(/).slice(1)) {
    const proxy = absolute(tree.base, (scriptValue(part, 'proxyUrl') ?? '').replace(/&amp;/g, '&'));
    const at = part.search(/ajaxParam["']?\s*:\s*\{/);
    const pairs = at < 0 ? [] : literalPairs(part, part.indexOf('{', at));
    const body = at < 0 ? null : new URLSearchParams(pairs.some(([k]) => k === 'col') ? Object.fromEntries(pairs) : { col: '1', ...Object.fromEntries(pairs) }).toString();
    // Without parameters anywhere the answer would be nobody's list.
    const says = body !== null || [...(parsed(proxy ?? '')?.searchParams.keys() ?? [])].some((k) => /^(?:columnid|unitid|col)$/i.test(k));
    calls.push({ proxy: says ? proxy : null, perpage: Math.max(1, wholeNumber(scriptValue(part, 'perpage')) ?? 15), total: wholeNumber(scriptValue(part, 'totalRecord')), body });
  }
  return calls;
}

/** The requests that bring the rest of a call's list. */
function requestsOf(call: JpageCall, held: number, total: number | null, pages: number | null): readonly WebRequest[] {
  if (call.proxy === null) return [];
  const proxy = parsed(call.proxy);
  const isNumbered = proxy?.searchParams.has('page') === true || proxy?.searchParams.has('startrecord') === false;
  if (call.body !== null || !isNumbered) return windows(call.proxy, call, held, total);
  if (total !== null && held >= total) return [];
  // How much a page of the answers holds only they say: the first may hold more than stands here. Where it repeats what does, it ends its walk, so the others are told of at once.
  const last = held === 0 ? 1 : Math.min(pages ?? 2, ahead);
  return Array.from({ length: Math.max(2, last) }, (_, i) => get(withParameter(call.proxy!, 'page', i + 1))).slice(0, held === 0 ? 1 : undefined);
}

/** Three pages at a time, as the pages themselves ask, from the first record that the page does not hold. */
function windows(proxy: string, call: JpageCall, held: number, total: number | null): readonly WebRequest[] {
  const size = call.perpage * 3;
  const out: WebRequest[] = [];
  const last = total ?? held + size;
  for (let from = held + 1; from <= last && out.length < ahead; from += size) {
    const window = `startrecord=${from}&endrecord=${Math.min(from + size - 1, last)}&perpage=${call.perpage}`;
    if (call.body !== null) out.push({ url: `${proxy}${proxy.includes('?') ? '&' : '?'}${window}`, method: 'POST', body: call.body });
    else out.push(get([...new URLSearchParams(window)].reduce((url, [k, v]) => withParameter(url, k, v), proxy)));
  }
  return out;
}

function recordTexts(xml: string): readonly string[] {
  return xml.split(/<record>/i).slice(1).map((r) => r.split(/<\/record>/i)[0]!.replace(/^\s*<!\[CDATA\[/, '').replace(/\]\]>\s*$/, ''));
}

function records(xml: string, url: string): readonly Listed[] {
  return recordTexts(xml).flatMap((r) => {
    const rows = recordsOf(treeOfText(r, url), key);
    // One record is one article; other links in it are its column or its attachments.
    return rows.filter((row) => articleAddress.test(row.url)).concat(rows).slice(0, 1);
  });
}

function tag(xml: string, name: string): number | null {
  return wholeNumber(new RegExp(`<${name}>\\s*(?:<!\\[CDATA\\[)?\\s*(\\d{1,9})`, 'i').exec(xml)?.[1]);
}

/** Reports of one agency stand at one address a year: the years that the page offers, or all down from the one shown. */
function yearsOfModule(page: WebPage, tree: Tree): ListPage | null {
  if (!annualModule.test(page.url) || parsed(page.url) === null) return null;
  const offered: Listed[] = [];
  const offer = (year: number, title: string): void => {
    if (!offered.some((o) => parsed(o.url)?.searchParams.get('fbtime') === String(year))) offered.push({ url: withParameter(page.url, 'fbtime', year), title, date: null });
  };
  for (const e of tree.elements) {
    if (e.name !== 'a' && e.name !== 'option' && e.name !== 'li') continue;
    const text = textOf(e);
    if (!/^(?:19|20)\d{2}\s*年?度?$/.test(text)) continue;
    for (const y of yearsIn(text)) offer(y, text);
  }
  if (offered.length === 0) {
    const shown = wholeNumber(parsed(page.url)!.searchParams.get('fbtime'));
    const latest = shown !== null && shown <= 2100 ? shown : 0;
    for (let y = latest; y >= 2008; y--) offer(y, `${y}年`);
  }
  return { entries: offered, more: [], total: null };
}

/** Addresses of the module wherever the page has them: links, frames, scripts. */
function annualModules(page: WebPage): readonly Listed[] {
  const tree = treeOf(page);
  const found: Listed[] = [];
  for (const m of page.text.matchAll(/["']([^"'\s<>]{0,300}\/module\/xxgk\/xxgkAnnualReport\.jsp\?[^"'\s<>]{1,300})["']/gi)) {
    const url = absolute(tree.base, m[1]!.replace(/&amp;/g, '&'));
    const link = tree.elements.find((e) => attribute(e, 'href') !== '' && absolute(tree.base, attribute(e, 'href')) === url);
    if (url !== null && parsed(url)!.searchParams.has('area')) found.push({ url, title: link === undefined ? '' : textOf(link), date: null });
  }
  return found;
}
