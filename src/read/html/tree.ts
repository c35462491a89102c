// Page → the tree a browser builds, with the place of every start tag. parse5 as cheerio uses it, through the same tree adapter; only what a reading needs is kept.
import { Element, type AnyNode, type Document, type ParentNode } from 'domhandler';
import { Parser, type Token, type TreeAdapter } from 'parse5';
import { adapter, type Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter';
import { PageTokenizer, TooManyAttributes } from './tokenizer.js';

/** An element that knows its attributes as the tokenizer gave them, and where its start tag ends. */
export class PageElement extends Element {
  constructor(name: string, readonly list: Token.Attribute[], readonly end: number) {
    // One shared record: attributes are asked for by name with `attribute`.
    super(name, none, []);
  }
}

const none: Record<string, string> = Object.freeze({});

export interface Tree {
  readonly root: Document;
  /** Every table, outer before inner. */
  readonly tables: readonly PageElement[];
  /** Number of td and th. */
  readonly cells: number;
}

/**
 * parse5's own source locations would double the time of a page: an object for every tag and attribute. One number for each element is enough,
 * the position of the tokenizer when the element is made; the start of its tag is found from there when it is asked for.
 * Null when more elements would be made than `mostElements`, since unclosed formatting is made anew in every paragraph that follows, or a tag has too many attributes.
 */
export function parseTree(html: string, mostElements: number): Tree | null {
  const tables: PageElement[] = [];
  let made = 0;
  let cells = 0;
  const parser: Parser<Htmlparser2TreeAdapterMap> = new Parser<Htmlparser2TreeAdapterMap>({
    scriptingEnabled: true,
    treeAdapter: {
      ...plain,
      createElement(name, namespace, attributes) {
        if (++made > mostElements) throw new TooComplex();
        const e = new PageElement(name, attributes, parser.tokenizer.preprocessor.offset);
        e.namespace = namespace;
        if (name === 'table') tables.push(e);
        else if (name === 'td' || name === 'th') cells++;
        return e;
      },
    },
  });
  parser.tokenizer = new PageTokenizer(parser.options, parser);
  try {
    for (let at = 0; ; at += piece) {
      const last = at + piece >= html.length;
      parser.tokenizer.write(html.slice(at, at + piece), last);
      if (last) break;
      settle(parser.tokenizer);
    }
  } catch (e) {
    if (e instanceof TooComplex || e instanceof TooManyAttributes) return null;
    throw e;
  }
  return { root: parser.document, tables, cells };
}

class TooComplex extends Error {}

/** Pages are handed over in pieces of this many characters. */
const piece = 1 << 18;

/** parse5 puts the text between two tags together sign by sign; looked at, it becomes one string, and millions of little ones are let go of. */
function settle(tokenizer: object): void {
  const { currentCharacterToken } = tokenizer as { readonly currentCharacterToken: { readonly chars: string } | null };
  currentCharacterToken?.chars.charCodeAt(0);
}

const plain: TreeAdapter<Htmlparser2TreeAdapterMap> = {
  ...adapter,
  getAttrList: (e) => (e instanceof PageElement ? e.list : []),
  // Of a second <html> or <body>: nobody asks for them.
  adoptAttributes() {},
};

export function isElement(node: AnyNode | ParentNode | null): node is PageElement {
  return node instanceof PageElement;
}

export function attribute(e: PageElement, name: string): string | undefined {
  for (const a of e.list) if (a.name === name) return a.value;
  return undefined;
}

/** An attribute with as many `<` of its own is not passed over. */
const mostPassed = 100;
const endOfName = /[\s/>]/;

/** Position of the `<` of the start tag; an attribute with a `<` of its own is passed over. An element the page does not write has that of the tag that brought it about. */
export function startOf(e: PageElement, html: string): number {
  const { name } = e;
  const nearest = html.lastIndexOf('<', e.end);
  for (let at = nearest, passed = 0; at > 0 && passed < mostPassed; at = html.lastIndexOf('<', at - 1), passed++) {
    const after = at + 1 + name.length;
    if ((html.startsWith(name, at + 1) || html.slice(at + 1, after).toLowerCase() === name) && (after >= html.length || endOfName.test(html[after]!))) return at;
  }
  return Math.max(0, nearest);
}
