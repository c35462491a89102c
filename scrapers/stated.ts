// What a page of a list says of its own length, for every family alike: pages in words, or as the scripts of pagers have them.
import type { Family } from '../src/crawl/family.js';
import type { WebPage } from '../src/model/web.js';
import { wholeNumber } from './json.js';
import { pagesStated } from './pager.js';
import { treeOf } from './tree.js';

const calls = /createPageHTML\s*\(\s*(?:["'][\w-]*["']\s*,\s*)?["']?(\d{1,5})\b/;
const values = /(?<![\w$])["']?(?:totalPages?|pageCount|countPage|nPageCount|_nPageCount)["']?\s*[:=]\s*["']?(\d{1,5})(?![\w.])/i;

/** The family, whose lists say too how many pages they state. */
export function withStated(family: Family): Family {
  return {
    ...family,
    list: (page) => {
      const list = family.list(page);
      const pages = list.pages !== undefined || list.total !== null ? null : pagesOf(page);
      return pages === null ? list : { ...list, pages };
    },
  };
}

function pagesOf(page: WebPage): number | null {
  if (!/^\s*</.test(page.text.slice(0, 200))) return null;
  const tree = treeOf(page);
  return wholeNumber((calls.exec(tree.scripts) ?? values.exec(tree.scripts))?.[1]) ?? pagesStated(tree.text);
}
