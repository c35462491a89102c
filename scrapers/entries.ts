// Page → the rows of its lists: repeating blocks of links, each with the title and the date its row gives it.
import type { Listed } from '../src/model/web.js';
import { absolute, documentEnding } from './addresses.js';
import { dateIn, dateOfAddress } from './dates.js';
import { judge } from './titles.js';
import { attribute, furnitureOf, oneLine, parentOf, rowNodes, textOf, type Element, type Tree } from './tree.js';

export interface Link {
  readonly element: Element;
  readonly url: string;
  /** What the link says, or for a picture its words. */
  readonly text: string;
}

/** Every link of the page in order, those that a script opens with a literal address too. */
export function linksOf(tree: Tree): readonly Link[] {
  const links: Link[] = [];
  for (const e of tree.elements) {
    if (e.name !== 'a' && e.name !== 'area') continue;
    const url = absolute(tree.base, attribute(e, 'href')) ?? opened(tree, e);
    if (url !== null) links.push({ element: e, url, text: textOf(e, null, rowNodes) || attribute(e, 'title') || pictureWords(e) });
  }
  return links;
}

/** `window.open('…')`, `location.href='…'` with nothing but a literal. */
function opened(tree: Tree, e: Element): string | null {
  const code = `${attribute(e, 'href')} ${attribute(e, 'onclick')}`;
  const m = /(?:window\.open|open)\(\s*['"]([^'"]+)['"]\s*[,)]|location(?:\.href)?\s*=\s*['"]([^'"]+)['"]\s*;?\s*$/.exec(code);
  return m === null ? null : absolute(tree.base, m[1] ?? m[2]!);
}

function pictureWords(e: Element): string {
  for (const c of e.children) if ('attribs' in c && c.name === 'img') return oneLine(c.attribs['alt'] ?? '');
  return '';
}

const pagerWords = /^(?:\[?\d{1,4}\]?|首页|尾页|末页|上一?页|下一?页|前一?页|后一?页|上一篇.*|下一篇.*|上一条.*|下一条.*|[<>«»‹›]+|更多.*|more.*|返回.*|打印|关闭|收藏|分享|登录|注册|转到|go|确定)$/i;
const bareWords = /^(?:\[?(?:查看|详情|详细|下载|查看详情|点击查看|点击下载|查看全文|全文|阅读|浏览|预览|pdf|word|网页版?|图文版?|htm|html|doc|docx|ofd)\]?)$/i;

interface Row extends Listed {
  readonly container: Element | null;
  /** A date stands beside the link. */
  readonly dated: boolean;
  readonly said: boolean;
  readonly wanted: boolean;
  readonly aside: boolean;
}

/** How far a row may reach above its link. */
const reach = 6;

/**
 * `wanted` tells links that the family's addresses make articles; without it only dates and titles tell.
 * Blocks count whose rows have dates or titles of the kind looked for; where there are none, those of wanted links.
 */
export function entriesOf(tree: Tree, key: (url: string) => string, wanted: ((url: string) => boolean) | null): readonly Listed[] {
  const links = linksOf(tree);
  const only = onlyTargets(links);
  const aside = furnitureOf(tree);
  const rows: Row[] = [];
  for (const link of links) {
    if (pagerWords.test(link.text) || link.text === '' || isHome(link.url)) continue;
    const is = wanted === null || wanted(link.url) || documentEnding(link.url) !== null;
    rows.push({ ...rowOf(link, only), wanted: is, aside: aside.has(link.element) });
  }
  return distinct(kept(rows, wanted !== null), key);
}

function kept(rows: readonly Row[], byAddress: boolean): readonly Row[] {
  const blocks = new Map<Element | null, Row[]>();
  for (const r of rows) {
    const block = blocks.get(r.container);
    if (block === undefined) blocks.set(r.container, [r]);
    else block.push(r);
  }
  const all = [...blocks.values()].filter((b) => b.some((r) => r.wanted));
  const isList = (block: readonly Row[]): boolean => block.some((r) => r.said) || (block.filter((r) => r.dated).length * 2 >= block.length && block.some((r) => r.dated));
  const lists = all.filter((b) => isList(b) && !b.some((r) => r.aside));
  // A row of the list that leads elsewhere is still an entry.
  const own = (block: readonly Row[]): readonly Row[] => block.filter((r) => r.wanted || r.dated || r.said);
  if (lists.length > 0) return lists.flatMap(own);
  const besides = all.filter((b) => b.some((r) => r.said));
  if (besides.length > 0) return besides.flatMap(own);
  return byAddress ? all.filter((b) => !b.some((r) => r.aside)).flatMap((b) => b.filter((r) => r.wanted)) : [];
}

/** Every link of a fragment that is a list and nothing else, as portals send it in XML or JSON. */
export function recordsOf(tree: Tree, key: (url: string) => string): readonly Listed[] {
  const links = linksOf(tree).filter((l) => !pagerWords.test(l.text) && l.text !== '');
  const only = onlyTargets(links);
  return distinct(links.map((l) => rowOf(l, only)), key);
}

function isHome(url: string): boolean {
  return /^https?:\/\/[^/]+\/?(?:index\.\w+)?$/.test(url);
}

/** The one target of the links within an element, or null where there are several; only as far up as rows reach. */
function onlyTargets(links: readonly Link[]): ReadonlyMap<Element, string | null> {
  const only = new Map<Element, string | null>();
  for (const { element, url, text } of links) {
    if (bareWords.test(text) && only.has(element)) continue;
    let at: Element | null = element;
    for (let i = 0; i <= reach && at !== null; i++, at = parentOf(at)) {
      const before = only.get(at);
      only.set(at, before === undefined || before === url ? url : null);
    }
  }
  return only;
}

function rowOf(link: Link, only: ReadonlyMap<Element, string | null>): Omit<Row, 'wanted' | 'aside'> {
  let row: Element = link.element;
  for (let i = 0; i < reach; i++) {
    if (row.name === 'li' || row.name === 'tr' || row.name === 'dt') break;
    const up = parentOf(row);
    if (up === null || up.name === 'body' || only.get(up) !== link.url) break;
    row = up;
  }
  // A layout table or a lone item of a list may be the whole page: a row is a line of text.
  const around = textOf(row, link.element, rowNodes);
  const beside = around.length > 300 ? '' : around;
  const inside = textOf(link.element, null, rowNodes).slice(0, 500);
  const below = row.name === 'dt' ? nextText(row) : row.name === 'a' ? followingText(row) : '';
  const date = dateIn(beside) ?? dateIn(below) ?? lastDate(inside);
  const cells = row.name === 'tr' ? row.children.filter((c) => c.type === 'tag').map((c) => textOf(c, link.element, rowNodes).slice(0, 300)) : [beside];
  const title = titleOf(link, inside, cells);
  const container = row.name === 'li' || row.name === 'tr' || row.name === 'dt' ? parentOf(row) : listOf(row, only);
  return { url: link.url, title, date: date ?? dateOfAddress(link.url), container, dated: date !== null, said: judge(title, false).kind !== 'passed' };
}

/** The nearest element around the row that holds other links; rows side by side share it. */
function listOf(row: Element, only: ReadonlyMap<Element, string | null>): Element | null {
  let at = parentOf(row);
  for (let i = 0; i < reach && at !== null; i++, at = parentOf(at)) if (only.get(at) === null) return at;
  return parentOf(row);
}

/** Text of the element right after, as long as it has no link of its own. */
function nextText(e: Element): string {
  for (let n = e.next; n !== null; n = n.next) {
    if (!('attribs' in n)) continue;
    return n.name === 'dd' || n.name === 'span' ? textOf(n, null, rowNodes) : '';
  }
  return '';
}

/** Where links stand in one block, each with its date behind: text up to the next link. */
function followingText(e: Element): string {
  let text = '';
  for (let n = e.next; n !== null && text.length < 60; n = n.next) {
    if ('attribs' in n && (n.name === 'a' || n.name === 'br')) break;
    if (n.type === 'text' || ('attribs' in n && n.name !== 'script')) text += ` ${textOf(n, null, rowNodes)}`;
  }
  return text;
}

/** A date at the end of a link's own text is the row's, not the title's. */
function lastDate(text: string): string | null {
  const m = /[[(（]?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\])）]?$/.exec(text);
  return m === null ? null : dateIn(m[0]);
}

function titleOf(link: Link, inside: string, beside: readonly string[]): string {
  const shown = inside.replace(/\s*[[(（]?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\])）]?$/, '').replace(/^[·•■◆►▪\s]+/, '').trim();
  const full = oneLine(attribute(link.element, 'title')).replace(/<[^>]*>/g, '').replace(/^(?:标题|文章标题)[:：]/, '');
  if (bareWords.test(shown) || shown === '') {
    if (full !== '' && !bareWords.test(full)) return full;
    const row = beside.flatMap((c) => c.replace(/(?:发布|公开|成文|生成)?(?:时间|日期)?[:：]?\s*[[(（]?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[\])）]?/g, ' ').split(/\s{2,}/)).map(oneLine).filter((p) => p.length > 3);
    return row.sort((a, b) => b.length - a.length)[0] ?? (shown || link.text);
  }
  const cut = shown.replace(/(?:\.{2,}|…)+$/, '');
  if (full.length > shown.length && full.replace(/\s/g, '').startsWith(cut.replace(/\s/g, '').slice(0, 12))) return full;
  return cut !== shown && full.length > cut.length ? full : shown;
}

/** Entries once each, in order; the longer of two titles of one article, and the first date. */
export function distinct(rows: readonly Listed[], key: (url: string) => string): readonly Listed[] {
  const found = new Map<string, Listed>();
  for (const { url, title, date } of rows) {
    const k = key(url);
    const before = found.get(k);
    if (before === undefined) found.set(k, { url, title, date });
    else found.set(k, { url: before.url, title: before.title.length >= title.length || bareWords.test(title) ? before.title : title, date: before.date ?? date });
  }
  return [...found.values()];
}
