// Page of a list → the requests for its other pages: next-page links, numbered links and what lies between them.
import type { WebRequest } from '../src/model/web.js';
import { absolute, oneNumberApart, parsed, withNumber } from './addresses.js';
import { scriptedRequest } from './page-functions.js';
import { attribute, oneLine, textOf, type Tree } from './tree.js';

export interface Pager {
  readonly more: readonly WebRequest[];
  /** Entries of the whole list as the page states them. */
  readonly total: number | null;
  /** Pages as stated. */
  readonly pages: number | null;
}

/** How many pages ahead are told at once; each of them tells on. */
export const ahead = 200;

/** Whether this page of a numbered list tells of those after it where only its own length says how long pages are: the last is shorter than the others. */
export function tellsOn(page: number): boolean {
  return page <= 1 || page % ahead === 1;
}

const nextWords = /^(?:下一?页|后一?页|下页|后页|next(?: page)?|›|>|»|>>|＞|＞＞|下一页\s*[>›»]*|\[下一?页\])$/i;
const lastWords = /^(?:尾页|末页|最后一?页|last(?: page)?|>\||»\||\[尾页\])$/i;

export function get(url: string): WebRequest {
  return { url, method: 'GET' };
}

export function pagerOf(tree: Tree): Pager {
  const pages = pagesStated(tree.text);
  const total = totalStated(tree.text);
  const numbered = new Map<number, WebRequest>();
  const others: WebRequest[] = [];
  let last: WebRequest | null = null;
  let next: WebRequest | null = null;
  for (const e of tree.elements) {
    if (e.name !== 'a' && e.name !== 'button' && e.name !== 'option' && e.name !== 'span' && e.name !== 'li') continue;
    if ((e.name === 'span' || e.name === 'li' || e.name === 'button') && attribute(e, 'onclick') === '') continue;
    const text = oneLine(textOf(e, null, 20) || attribute(e, 'title')).replace(/\s/g, '');
    const isNext = nextWords.test(text);
    const isLast = lastWords.test(text);
    const number = /^\[?(\d{1,4})\]?$/.exec(text)?.[1] ?? (e.name === 'option' ? /^第(\d{1,4})页$/.exec(text)?.[1] : undefined);
    if (!isNext && !isLast && number === undefined) continue;
    const href = attribute(e, e.name === 'option' ? 'value' : 'href');
    // An option's bare value is a number for a script, a year in a choice of years.
    if (e.name === 'option' && !/[/.?]/.test(href)) continue;
    const url = absolute(tree.base, href);
    const request = url !== null && !sameAs(url, tree.url) ? get(url) : url === null ? scriptedRequest(tree, `${href} ${attribute(e, 'onclick')}`) : null;
    if (request === null) continue;
    // The first page is where the crawl came from.
    if (number === '1') continue;
    if (number !== undefined && !(Number(number) >= 1990 && Number(number) <= 2100)) {
      if (!numbered.has(Number(number))) numbered.set(Number(number), request);
    } else if (isLast) last = request;
    else if (isNext) next = request;
  }
  // Numbers that are no pages (a calendar, a vote) share no address with each other.
  const known = [...numbered].filter(([, r]) => looksPaged(r, [...numbered.values(), ...(next === null ? [] : [next]), ...(last === null ? [] : [last])], tree.url));
  others.push(...(next === null ? [] : [next]), ...known.map(([, r]) => r), ...(last === null ? [] : [last]));
  return { more: distinctRequests([...others, ...between(tree.url, known, next, last, pages)]).filter((r) => r.method === 'POST' || !sameAs(r.url, tree.url)), total, pages };
}

function looksPaged(r: WebRequest, all: readonly WebRequest[], own: string): boolean {
  if (r.method === 'POST') return true;
  return all.some((o) => o !== r && o.method === 'GET' && oneNumberApart(o.url, r.url) !== null) || oneNumberApart(own, r.url) !== null || isContinuation(own, r.url);
}

/** `list.html` → `list_2.html`, `gknb.htm` → `gknb/4.htm`, the same address with another query. */
export function isContinuation(own: string, url: string): boolean {
  const a = parsed(own);
  const b = parsed(url);
  if (a === null || b === null || a.host !== b.host) return false;
  const stem = (p: string): string => p.replace(/(?:index|default|list|moreinfo|secondpage|about)?(?:[_-]?\d+)?\.[a-z]+$/i, '').replace(/\.[a-z]+$/i, '').replace(/\/$/, '');
  return stem(a.pathname) === stem(b.pathname) || stem(b.pathname) === a.pathname.replace(/\.[a-z]+$/i, '');
}

/** Pages that lie between known ones, where two known pages show how addresses follow numbers, upwards or downwards. */
function between(own: string, numbered: readonly (readonly [number, WebRequest])[], next: WebRequest | null, last: WebRequest | null, pages: number | null): readonly WebRequest[] {
  const gets = numbered.filter(([, r]) => r.method === 'GET').sort(([a], [b]) => a - b);
  const filled: WebRequest[] = [];
  for (let i = 1; i < gets.length; i++) {
    const [n1, r1] = gets[i - 1]!;
    const [n2, r2] = gets[i]!;
    const step = oneNumberApart(r1.url, r2.url);
    if (step === null || Math.abs(step.b - step.a) !== n2 - n1) continue;
    const slope = step.b > step.a ? 1 : -1;
    const until = i === gets.length - 1 && pages !== null ? Math.min(pages, n2 + ahead) : n2;
    for (let n = n1 + 1; n <= until; n++) {
      const v = step.a + slope * (n - n1);
      if (v >= 0 && n !== n2) filled.push(get(withNumber(r1.url, step.place, v)));
    }
  }
  const end = last ?? (gets.length > 0 ? gets.at(-1)![1] : null);
  if (next !== null && end !== null && next.method === 'GET' && end.method === 'GET' && isContinuation(own, next.url)) {
    const step = oneNumberApart(next.url, end.url);
    const far = step === null ? 0 : Math.min(Math.abs(step.b - step.a), ahead);
    for (let i = 1; i < far; i++) filled.push(get(withNumber(next.url, step!.place, step!.a + (step!.b > step!.a ? i : -i))));
  }
  return filled;
}

export function sameAs(a: string, b: string): boolean {
  const bare = (u: string): string => u.replace(/#.*$/, '').replace(/\/(?:index|default)\.\w+$/, '/');
  return bare(a) === bare(b);
}

export function distinctRequests(requests: readonly WebRequest[]): readonly WebRequest[] {
  const seen = new Map<string, WebRequest>();
  for (const r of requests) {
    const key = `${r.method} ${r.url} ${r.body ?? ''}`;
    if (!seen.has(key)) seen.set(key, r);
  }
  return [...seen.values()];
}

export function pagesStated(text: string): number | null {
  const m = /(?:共|总)\s*(\d{1,5})\s*页|(?:页次|页码|第)\s*[:：]?\s*\d{1,5}\s*(?:页)?\s*\/\s*(?:共)?\s*(\d{1,5})|总页数\s*[:：]?\s*(\d{1,5})|(?<![\d/])\d{1,4}\s*\/\s*(\d{1,4})\s*页/.exec(text);
  return m === null ? null : Number(m[1] ?? m[2] ?? m[3] ?? m[4]);
}

export function totalStated(text: string): number | null {
  const m = /共(?:计|有)?\s*(\d{1,7})\s*(?:条|篇|项|个|则)(?:记录|信息|数据)?|(?:总记录数?|记录总数|总条数|总数)\s*[:：]?\s*(\d{1,7})/.exec(text);
  return m === null ? null : Number(m[1] ?? m[2]);
}
