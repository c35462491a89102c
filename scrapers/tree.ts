// WebPage → its elements in the order of the page, with what every scraper asks of them. Nothing here recurses: pages nest as deep as they like.
import { load } from 'cheerio/slim';
import type { AnyNode, Element, ParentNode } from 'domhandler';
import type { WebPage } from '../src/model/web.js';
import { absolute } from './addresses.js';

export type { Element } from 'domhandler';

export interface Tree {
  readonly elements: readonly Element[];
  /** Text of all scripts, one after the other. */
  readonly scripts: string;
  /** What relative links start from: <base href> or the address of the page. */
  readonly base: string;
  /** Address of the page itself. */
  readonly url: string;
  /** All visible text of the page on one line. */
  readonly text: string;
}

/** Pages are asked several questions; each is taken apart once. */
const known = new WeakMap<WebPage, Tree>();

export function treeOf(page: WebPage): Tree {
  const seen = known.get(page);
  if (seen !== undefined) return seen;
  const tree = treeOfText(page.text, page.url);
  known.set(page, tree);
  return tree;
}

/** Fragments that stand in JSON or XML answers, as a page of their own. */
export function treeOfText(html: string, url: string): Tree {
  const root = load(html, null, false).root().get(0);
  const elements: Element[] = [];
  const scripts: string[] = [];
  const stack: AnyNode[] = root === undefined ? [] : [root];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (!('children' in node)) continue;
    if (isElement(node)) {
      elements.push(node);
      if (node.name === 'script') scripts.push(node.children.map((c) => (c.type === 'text' ? c.data : '')).join(''));
    }
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
  }
  const given = elements.find((e) => e.name === 'base' && attribute(e, 'href') !== '');
  const base = given === undefined ? url : (absolute(url, attribute(given, 'href')) ?? url);
  return { elements, scripts: scripts.join('\n'), base, url, text: root === undefined ? '' : textOf(root) };
}

/** Tag, script or style; text, comments and the document are none. */
export function isElement(node: AnyNode | ParentNode): node is Element {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

/** The attribute without blanks at its ends; empty where there is none. */
export function attribute(e: Element, name: string): string {
  return (e.attribs[name] ?? '').trim();
}

const silent = new Set(['script', 'style', 'template', 'noscript']);
const apart = new Set(['br', 'p', 'div', 'li', 'tr', 'td', 'th', 'dd', 'dt', 'ul', 'ol', 'table', 'h1', 'h2', 'h3', 'h4', 'option', 'a', 'img']);

/** Nodes that are looked at for the text of a link or a row. What has more is no row. */
export const rowNodes = 400;

/**
 * Text on one line. Words of different blocks stay apart; `without` is left out with all it holds; after `most` nodes the text ends.
 * A link within a link is another link: the first was never closed.
 */
export function textOf(from: AnyNode, without: AnyNode | null = null, most = Infinity): string {
  const parts: string[] = [];
  const stack: AnyNode[] = [from];
  const isLink = isElement(from) && from.name === 'a';
  for (let n = 0; stack.length > 0 && n < most; n++) {
    const node = stack.pop()!;
    if (isLink && node !== from && isElement(node) && node.name === 'a') continue;
    if (node === without) {
      parts.push(' ');
      continue;
    }
    if (node.type === 'text') parts.push(node.data);
    if (!('children' in node)) continue;
    if (isElement(node)) {
      if (silent.has(node.name)) continue;
      if (apart.has(node.name)) parts.push(' ');
    }
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
  }
  return oneLine(parts.join(''));
}

export function oneLine(text: string): string {
  return text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
}

export function parentOf(e: Element): Element | null {
  const p = e.parent;
  return p !== null && isElement(p) ? p : null;
}

/** Class and id as words. */
export function marksOf(e: Element): readonly string[] {
  return `${e.attribs['class'] ?? ''} ${e.attribs['id'] ?? ''}`.toLowerCase().split(/\s+/).filter((w) => w !== '');
}

const furniture = /^(?:nav|navs?-?bar|menu|main-?nav|top-?nav|header|footer|head|foot|crumbs?|bread-?crumbs?|position|location|weizhi|dqwz|bottom|friend-?links?|yqlj|share|bshare|side|side-?bar|hot|hot-?news|recommend|related|xgxx|xgyd|prev-?next|shangxia|sxp)$/;

/** Whether an element is one of the parts around the content: navigation, footer, what else may interest. */
export function isFurniture(e: Element): boolean {
  return e.name === 'nav' || e.name === 'header' || e.name === 'footer' || marksOf(e).some((w) => furniture.test(w));
}

/** Elements that stand in the furniture of the page. */
export function furnitureOf(tree: Tree): ReadonlySet<Element> {
  const inside = new Set<Element>();
  // Parents come before children in the order of the page.
  for (const e of tree.elements) {
    const p = parentOf(e);
    if ((p !== null && inside.has(p)) || isFurniture(e)) inside.add(e);
  }
  return inside;
}

/** The elements within one, itself included. */
export function within(tree: Tree, top: Element): ReadonlySet<Element> {
  const inside = new Set<Element>([top]);
  // Parents come before children in the order of the page.
  for (const e of tree.elements) {
    const p = parentOf(e);
    if (p !== null && inside.has(p)) inside.add(e);
  }
  return inside;
}

/** Value of the first meta of one of these names, in the order of the names, whatever their case. */
export function metaOf(tree: Tree, names: readonly string[]): string | null {
  const metas = tree.elements.filter((e) => e.name === 'meta');
  for (const name of names) {
    for (const m of metas) {
      const called = attribute(m, 'name') || attribute(m, 'property');
      const content = oneLine(attribute(m, 'content'));
      if (called.toLowerCase() === name.toLowerCase() && content !== '') return content;
    }
  }
  return null;
}
