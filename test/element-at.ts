// Follows an XPath of an anchor in the tree of a page parsed apart from the program: the check of addresses, not their maker.
import type { CheerioAPI } from 'cheerio';

/** Text of the element at `/html/body/table[2]/tbody/tr/td[3]`, or null where there is none; knows plain steps and `*[name()='o:p'][2]`. */
export function textAt($: CheerioAPI, path: string): string | null {
  let at = $.root().children();
  let first = true;
  for (const step of path.split('/').slice(1)) {
    const [, plain, quoted, n] = /^(?:([a-z0-9_-]+)|\*\[name\(\)='([^']+)'\])(?:\[(\d+)\])?$/.exec(step) ?? [];
    const name = plain ?? quoted;
    if (name === undefined) return null;
    const children = first ? at : at.children();
    first = false;
    const own = children.filter((_, e) => e.tagName.toLowerCase() === name);
    at = own.eq(Number(n ?? 1) - 1) as typeof at;
    if (at.length === 0) return null;
  }
  return at.text();
}
