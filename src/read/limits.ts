// Whether a page or text is within the bounds of model/limits, found before a tree is built.
import type { Limits } from '../model/limits.js';
import { rejection, type Rejection } from '../model/rejection.js';

const tags = /<(\/?)([a-z][a-z0-9]*)/gi;
/** Elements that have no end tag, or may lack it, do not nest. */
const flat = new Set(['br', 'img', 'input', 'meta', 'link', 'hr', 'col', 'area', 'base', 'embed', 'source', 'wbr', 'param', 'p', 'li', 'td', 'th', 'tr', 'tbody', 'thead', 'tfoot', 'option', 'dt', 'dd', 'colgroup', 'script', 'style', 'html', 'head', 'body']);

/** Counts tags and nesting before a tree is built; null when the page is within bounds. One pass, nothing kept. */
export function tooComplex(html: string, limits: Limits): Rejection | null {
  let count = 0;
  for (let i = html.indexOf('<'); i !== -1; i = html.indexOf('<', i + 1)) count++;
  if (count > limits.tags) {
    return rejection('too-complex',
      `网页有 ${count} 个标签，超过 ${limits.tags} 个的上限；如确是年报，请用 --max-tags 放宽。`,
      `The page has ${count} tags, more than the limit of ${limits.tags}; if it is a report all the same, raise --max-tags.`);
  }
  // A page cannot nest deeper than it has tags: only large pages are counted exactly.
  if (count < limits.depth) return null;
  let depth = 0;
  let deepest = 0;
  for (const m of html.matchAll(tags)) {
    if (flat.has(m[2]!.toLowerCase())) continue;
    depth = m[1] === '/' ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) deepest = depth;
  }
  if (deepest <= limits.depth) return null;
  return rejection('too-complex',
    `网页标签嵌套 ${deepest} 层，超过 ${limits.depth} 层的上限，不是正常的年报页面。`,
    `The page nests tags ${deepest} deep, more than the limit of ${limits.depth}; no ordinary report page does.`);
}

export function tooManyElements(limit: number): Rejection {
  return rejection('too-complex',
    `网页标签未关闭，展开后的元素超过 ${limit * 2} 个，或一个标签的属性过多，不是正常的年报页面。`,
    `The page leaves tags open so that it comes to more than ${limit * 2} elements, or one tag has far too many attributes; no ordinary report page does.`);
}

export function tooManyCells(limit: number): Rejection {
  return rejection('too-complex',
    `表格单元格超过 ${limit} 个，不是正常的年报；如确是年报，请用 --max-cells 放宽。`,
    `There are more than ${limit} table cells, which no ordinary report has; if it is a report all the same, raise --max-cells.`);
}

/** Marks on one page, glyphs counted as half: more are no page of a report, and every step behind it is bounded by it. */
export const mostMarks = 250_000;

export function tooManyMarks(page: number): Rejection {
  return rejection('too-complex',
    `第 ${page} 页的文字和线条超过 ${mostMarks} 个，不是正常的年报；请打印成新的 PDF 再读。`,
    `Page ${page} has more than ${mostMarks} marks, which no ordinary report has: print it to a new PDF and read that.`);
}
