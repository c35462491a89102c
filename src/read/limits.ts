// The bounds on one document, in one place; every command can override them. Real reports stay far below: the largest seen has 3 MB and 40,000 tags.
import type { Rejection } from '../model/rejection.js';
import { rejection } from '../model/rejection.js';

export interface Limits {
  /** Largest file, bytes. */
  readonly bytes: number;
  /** Most tags in a page. */
  readonly tags: number;
  /** Deepest nesting of elements. */
  readonly depth: number;
  /** Most table cells in a document. */
  readonly cells: number;
}

export const defaultLimits: Limits = { bytes: 32 * 2 ** 20, tags: 400_000, depth: 12_000, cells: 200_000 };

export function tooLarge(size: number, limit: number): Rejection {
  return rejection('too-large',
    `文件有 ${size} 字节，超过 ${limit} 字节的上限；如确是年报，请用 --max-bytes 放宽。`,
    `The file has ${size} bytes, more than the limit of ${limit}; if it is a report all the same, raise --max-bytes.`);
}

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

export function tooManyCells(limit: number): Rejection {
  return rejection('too-complex',
    `表格单元格超过 ${limit} 个，不是正常的年报；如确是年报，请用 --max-cells 放宽。`,
    `There are more than ${limit} table cells, which no ordinary report has; if it is a report all the same, raise --max-cells.`);
}
