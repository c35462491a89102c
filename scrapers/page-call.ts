// createPageHTML and its like: pages of a list or of an article announced by a script call → their addresses. TRS counts from 0, UCAP from 1.
import { absolute, parsed, stemOf } from './addresses.js';
import { ahead } from './pager.js';
import { scriptValue } from './json.js';
import type { Tree } from './tree.js';

export interface PageCall {
  readonly pages: number;
  /** Entries of the whole list, where the call says so. */
  readonly total: number | null;
  /** Name of the files: `index`, `list`, `t20240115_12`. */
  readonly name: string;
  /** The other pages, in order. */
  readonly urls: readonly string[];
}

const argument = /\s*(?:"([^"]*)"|'([^']*)'|(-?\d{1,9})|([A-Za-z_$][\w$]*))\s*(?:,|$)/g;

/**
 * The call of the page, or null where it has none with numbers that can be read. `base`: what the system calls its first page, 0 or 1;
 * null where it is not known: then only the first page tells of the others, for there the call gives it away.
 */
export function pagerCall(tree: Tree, base: 0 | 1 | null): PageCall | null {
  for (const m of tree.scripts.matchAll(/(?:create(?:Page|Pager|Paging)\w*|pageHTML|showPages?)\s*\(([^(){}]{3,300})\)/gi)) {
    const call = callOf(tree, m[1]!, base);
    if (call !== null) return call;
  }
  return null;
}

function callOf(tree: Tree, written: string, base: 0 | 1 | null): PageCall | null {
  const numbers: number[] = [];
  const names: string[] = [];
  for (const a of written.matchAll(argument)) {
    const literal = a[3] ?? (a[4] === undefined ? undefined : scriptValue(tree.scripts, a[4]) ?? undefined);
    const text = a[1] ?? a[2];
    if (literal !== undefined && /^\d+$/.test(literal)) numbers.push(Number(literal));
    else if (text !== undefined && /^\d+$/.test(text)) numbers.push(Number(text));
    // Names before the numbers are of the element to be filled.
    else if (numbers.length >= 2) names.push(text ?? literal ?? '');
    else if (literal === undefined && text === undefined) return null;
  }
  const [pages, current, total] = numbers;
  if (pages === undefined || current === undefined || names.length < 1 || pages < 1 || current > pages) return null;
  const own = stemOf(tree.url);
  const name = names[0] === '' || names[0] === undefined ? 'index' : names[0];
  const ending = (names[1] ?? '').replace(/^\./, '') || (/\.(\w+)$/.exec(parsed(tree.url)?.pathname ?? '')?.[1] ?? 'html');
  const place = own.startsWith(`${name}_`) ? Number(/_(\d{1,6})$/.exec(own)?.[1] ?? 0) : 0;
  const first = base ?? (place === 0 && current <= 1 ? current : null);
  const urls: string[] = [];
  const from = Math.max(1, place - ahead);
  const end = first === null ? 0 : Math.min(pages, from + 2 * ahead);
  const start = first ?? 0;
  for (let i = from; i < end; i++) {
    const url = i + start === place ? null : absolute(tree.base, `${name}_${i + start}.${ending}`);
    if (url !== null) urls.push(url);
  }
  return { pages, total: total ?? null, name, urls };
}
