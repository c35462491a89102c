// Page → the tree a browser builds, with the place of every start tag. parse5 as cheerio uses it, through the same tree adapter; only what a reading needs is kept.
import { Element, type AnyNode, type Document, type ParentNode } from 'domhandler';
import { Parser, type Token, type TreeAdapter } from 'parse5';
import { adapter, type Htmlparser2TreeAdapterMap } from 'parse5-htmlparser2-tree-adapter';

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
}

/**
 * parse5's own source locations would double the time of a page: an object for every tag and attribute. One number for each element is enough,
 * the position of the tokenizer when the element is made; the start of its tag is found from there when it is asked for.
 */
export function parseTree(html: string): Tree {
  const tables: PageElement[] = [];
  const parser: Parser<Htmlparser2TreeAdapterMap> = new Parser<Htmlparser2TreeAdapterMap>({
    scriptingEnabled: true,
    treeAdapter: {
      ...plain,
      createElement(name, namespace, attributes) {
        const e = new PageElement(name, attributes, parser.tokenizer.preprocessor.offset);
        e.namespace = namespace;
        if (name === 'table') tables.push(e);
        return e;
      },
    },
  });
  parser.tokenizer.write(html, true);
  return { root: parser.document, tables };
}

const plain: TreeAdapter<Htmlparser2TreeAdapterMap> = {
  ...adapter,
  getAttrList: (e) => (e instanceof PageElement ? e.list : []),
  adoptAttributes(e, attributes) {
    if (e instanceof PageElement) for (const a of attributes) if (!e.list.some((own) => own.name === a.name)) e.list.push(a);
  },
};

export function isElement(node: AnyNode | ParentNode | null): node is PageElement {
  return node instanceof PageElement;
}

export function attribute(e: PageElement, name: string): string | undefined {
  for (const a of e.list) if (a.name === name) return a.value;
  return undefined;
}

/** Position of the `<` of the start tag; an attribute with a `<` of its own is passed over. */
export function startOf(e: PageElement, html: string): number {
  for (let at = html.lastIndexOf('<', e.end); at > 0; at = html.lastIndexOf('<', at - 1)) {
    if (html.slice(at + 1, at + 1 + e.name.length).toLowerCase() === e.name) return at;
  }
  return 0;
}
