// JPaaS, the newer Hanweb: a list is a unit that the page asks for as JSON, a fragment of HTML with its own pager.
import type { ListPage } from '../src/crawl/family.js';
import type { WebPage, WebRequest } from '../src/model/web.js';
import { absolute, parsed, withParameter } from './addresses.js';
import { recordsOf } from './entries.js';
import { deep, isObject, lenientJson, literalPairs, wholeNumber, type Json } from './json.js';
import { ahead, get, totalStated } from './pager.js';
import { attribute, treeOfText, type Tree } from './tree.js';

/** What the page asks for when it opens: the first page of each of its units. */
export function unitRequests(tree: Tree): readonly WebRequest[] {
  const out: WebRequest[] = [];
  for (const e of tree.elements) {
    const asked = [attribute(e, 'url'), attribute(e, 'data-url')].find((u) => /\/build\/unit\b/.test(u));
    const url = asked === undefined ? null : absolute(tree.base, asked);
    if (url === null) continue;
    const data = attribute(e, 'querydata') || attribute(e, 'data-query');
    out.push(get(unitAddress(url, literalPairs(data, data.indexOf('{')))));
  }
  for (const m of tree.scripts.matchAll(/["']([^"'\s]{0,300}\/build\/unit(?:\?[^"'\s]{0,1500})?)["']/g)) {
    const url = absolute(tree.base, m[1]!);
    const at = tree.scripts.indexOf('{', m.index);
    if (url !== null) out.push(get(url.includes('?') ? url : unitAddress(url, literalPairs(tree.scripts, at))));
  }
  return out;
}

function unitAddress(url: string, pairs: readonly (readonly [string, string])[]): string {
  let address = url;
  for (const [name, value] of pairs) address = withParameter(address, name, value);
  return parsed(address)?.searchParams.has('paramJson') === true ? address : withParameter(address, 'paramJson', '{"pageNo":1}');
}

/** The fragment and the numbers beside it; null for JSON that is no unit. */
export function unitAnswer(page: WebPage, json: Json, key: (url: string) => string): ListPage | null {
  const html = deep(json, ['html', 'data', 'content'], (v) => typeof v === 'string' && /<\w+/.test(v));
  if (typeof html !== 'string') return null;
  const tree = treeOfText(html, page.url);
  const entries = recordsOf(tree, key);
  const pager = tree.elements.find((e) => attribute(e, 'count') !== '' && attribute(e, 'rows') !== '');
  const total = wholeNumber(pager === undefined ? undefined : attribute(pager, 'count')) ?? totalStated(tree.text);
  const rows = wholeNumber(pager === undefined ? undefined : attribute(pager, 'rows')) ?? entries.length;
  const at = parsed(page.request.url);
  const asked = lenientJson(at?.searchParams.get('paramJson') ?? '');
  const number = isObject(asked) ? (wholeNumber(asked['pageNo']) ?? 1) : 1;
  const pages = total === null || rows === 0 ? (entries.length > 0 ? number + 1 : number) : Math.ceil(total / rows);
  const more: WebRequest[] = [];
  // Pages are asked for on the web only.
  const last = at !== null && /^https?:$/.test(at.protocol) && page.request.method === 'GET' ? pages : 0;
  for (let n = number + 1; n <= last && more.length < ahead; n++) {
    more.push(get(withParameter(page.request.url, 'paramJson', JSON.stringify({ ...(isObject(asked) ? asked : {}), pageNo: n, ...(rows > 0 ? { pageSize: rows } : {}) }))));
  }
  return { entries, more, total };
}
