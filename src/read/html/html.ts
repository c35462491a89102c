// Page → blocks in reading order. The tree is the one a browser builds; the walk keeps its own stack.
import type { AnyNode, Text } from 'domhandler';
import type { HtmlAnchor } from '../../model/anchor.js';
import type { Block, Metadata, TextBlock } from '../../model/document.js';
import type { Limits } from '../../model/limits.js';
import type { Problem } from '../../model/problem.js';
import { isRejection, type Rejection } from '../../model/rejection.js';
import { byteOffsets } from '../charset/byte-offset.js';
import { carriedMarkup, mayCarry } from './carried.js';
import { dataPicture, shortAddress } from './data-picture.js';
import { Embeddings } from './embedded.js';
import { Paths } from './path.js';
import { tableParts, toGrid, type DataRows, type PageContext } from './table.js';
import { asMarked, isBlock, isHidden, isSilent, Lines, marksIn } from './text.js';
import { rowsInLines } from './rows-in-lines.js';
import { attribute, isElement, parseTree, startOf, type PageElement } from './tree.js';
import { tooComplex, tooManyCells, tooManyElements } from '../limits.js';
import { isMojibake, mojibakeProblem, undoMojibake } from '../charset/mojibake.js';
import type { Page } from '../page.js';
import { readText } from '../text/text.js';

/** `inline`: the HTML stands in Markdown or text, so line ends are line ends and `#` opens a heading. `within`: it is what another page carries as text, and is not looked into for more. */
export function readHtml(text: string, bytes: Uint8Array, charset: string, limits: Limits, inline: boolean, within = false): Page | Rejection {
  const refused = tooComplex(text, limits);
  if (refused !== null) return refused;
  const tree = parseTree(text, limits.tags * 2);
  if (tree === null) return tooManyElements(limits.tags);
  if (tree.cells > limits.cells) return tooManyCells(limits.cells);
  const misread = isMojibake(text);
  const restore = misread ? undoMojibake : null;
  const byteOf = byteOffsets(text, bytes, charset);
  const context: PageContext = { offset: (e) => byteOf(startOf(e, text)), restore, keepLineEnds: inline, outer: holders(tree.tables), paths: new Paths(), marks: marksIn(text) };
  const walk = new PageWalk(context, inline, limits);
  walk.run(tree.root);
  const problems: Problem[] = [];
  if (misread) problems.push(mojibakeProblem(text));
  // Some pages hide the article until a script shows it: then what is hidden is all there is.
  const shows = cellsIn(walk.visible);
  const useHidden = isLess(shows, cellsIn(walk.hidden));
  if (useHidden) {
    problems.push({
      code: 'hidden-tables', level: 'warning',
      message: { zh: '表格在网页中被设为隐藏，仍按正文读取。', en: 'The tables are hidden in the page; they were read all the same.' },
    });
  }
  const embedded = walk.embeddings.list();
  const carried = within || useHidden || shows >= fewestOfReport ? null : walk.carried(limits, shows);
  if (carried !== null) {
    problems.push({
      code: 'hidden-tables', level: 'warning',
      message: { zh: '表格在网页的脚本或隐藏字段里，由脚本显示；已按正文读取。', en: 'The tables stand in a script or a hidden field, for a script to show; they were read as the text of the page.' },
    });
  }
  // Beside small tables of the page the title stands in sight; without any, all of the article is hidden.
  const shown = useHidden ? (shows === 0 ? walk.hidden : [...walk.visible, ...walk.hidden]) : [...walk.visible, ...(carried ?? [])];
  const page = { metadata: walk.metadata, blocks: inline ? shown : rowsInLines(shown, walk.blanks, limits), problems };
  return embedded.length === 0 ? page : { ...page, embedded };
}

/** Tables of so many cells may be those of a report; smaller ones hold a menu or the number of a document. */
const fewestOfReport = 60;

function cellsIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, b) => sum + (b.kind === 'grid' ? b.grid.rows.reduce((n, r) => n + r.cells.length, 0) : 0), 0);
}

/** What the page shows has no tables, or only small ones where what it keeps back has large ones. */
function isLess(shown: number, kept: number): boolean {
  return kept > 0 && (shown === 0 || (shown < fewestOfReport && kept >= fewestOfReport * 2));
}

/** Every element that has a table inside. */
function holders(tables: readonly PageElement[]): ReadonlySet<PageElement> {
  const outer = new Set<PageElement>();
  for (const table of tables) for (let p = table.parent; p !== null && isElement(p) && !outer.has(p); p = p.parent) outer.add(p);
  return outer;
}

type Step = AnyNode | { readonly close: 'block' | 'hidden' | 'pre' } | { readonly cell: PageElement } | { readonly part: DataRows };

/** Scripts and fields beyond are not looked into. */
const mostCarriers = 200;

class PageWalk {
  readonly visible: Block[] = [];
  readonly hidden: Block[] = [];
  /** The text of a block with its blanks as wide as they are on the page, where they tell more than single ones. */
  readonly blanks = new Map<TextBlock, string>();
  readonly metadata: Metadata[] = [];
  readonly embeddings = new Embeddings();
  private readonly carriers: PageElement[] = [];
  private readonly stack: Step[] = [];
  private readonly lines: Lines;
  private wide = '';
  private gap = false;
  private opened: PageElement | null = null;
  /** The tag just before the text: paragraphs cut by breaks share an element, not a place. */
  private before: PageElement | null = null;
  private level = 0;
  private hiddenDepth = 0;
  /** Within preformatted text that has no rows: what it holds has none either. */
  private proseDepth = 0;
  private grids = 0;

  constructor(private readonly context: PageContext, private readonly inline: boolean, private readonly limits: Limits) {
    this.lines = new Lines(inline);
  }

  run(root: AnyNode): void {
    this.stack.push(root);
    while (this.stack.length > 0) this.step(this.stack.pop()!);
    this.flush();
  }

  private step(step: Step): void {
    if ('close' in step) {
      this.flush();
      if (step.close === 'hidden') this.hiddenDepth--;
      else if (step.close === 'pre') this.proseDepth--;
      else this.level = 0;
    } else if ('part' in step) {
      this.flush();
      this.emit({ kind: 'grid', grid: toGrid(step.part, this.grids++) });
    } else if ('cell' in step) {
      this.flush();
      this.push(step.cell.children);
    } else if (step.type === 'text') {
      this.text(step);
    } else if (isElement(step)) this.element(step);
    else if ('children' in step) this.push(step.children);
  }

  /** Blocks of the first element that carries tables as text, more than the page shows; null where none does. */
  carried(limits: Limits, shown: number): readonly Block[] | null {
    for (const e of this.carriers.slice(0, mostCarriers)) {
      const markup = carriedMarkup(e);
      if (markup === null) continue;
      const page = readHtml(markup, new TextEncoder().encode(markup), 'utf-8', limits, false, true);
      if (isRejection(page) || !isLess(shown, cellsIn(page.blocks))) continue;
      // Places in the string are no places in the page: the element that carries it is the address of all.
      const anchor = this.anchor(e, e);
      return page.blocks.map((b): Block => (b.kind !== 'grid' ? { ...b, anchor }
        : { kind: 'grid', grid: { ...b.grid, anchor, rows: b.grid.rows.map((r) => ({ cells: r.cells.map((c) => ({ ...c, anchor })) })) } }));
    }
    return null;
  }

  private text(node: Text): void {
    const words = asMarked(this.context.restore === null ? node.data : this.context.restore(node.data), node.parent, this.context.marks);
    if (this.lines.empty && words.trim() !== '') {
      this.opened = isElement(node.parent) ? node.parent : null;
      this.before = isElement(node.prev) ? node.prev : this.opened;
    }
    this.lines.add(words);
    if (this.inline) return;
    const squeezed = words.replace(/[ \t\r\f]*\n\s*/g, ' ').replace(/ {2,}/g, ' ');
    // Blanks of two elements beside each other are one blank on the page.
    const own = this.gap && squeezed.startsWith(' ') ? squeezed.slice(1) : squeezed;
    if (squeezed !== '') this.gap = squeezed.endsWith(' ');
    this.wide += own.replace(/\u00a0/g, ' ').replace(/[\u2001\u2003\u3000]/g, '  ');
  }

  private element(e: PageElement): void {
    if (e.name === 'title') this.meta('title', this.words(e));
    if (e.name === 'meta') {
      const name = attribute(e, 'name') ?? attribute(e, 'property');
      const content = attribute(e, 'content');
      if (name !== undefined && content !== undefined) this.meta(name, this.context.restore === null ? content : this.context.restore(content));
    }
    if (e.name === 'publishtime' || e.name === 'ucaptitle') this.meta(e.name, this.words(e));
    this.embeddings.see(e);
    if (e.name === 'head') {
      this.push(e.children);
      return;
    }
    if (mayCarry(e)) this.carriers.push(e);
    if (isSilent(e)) return;
    if (e.name === 'template' || isHidden(e, this.context.marks)) {
      this.flush();
      this.hiddenDepth++;
      this.stack.push({ close: 'hidden' });
    }
    if (e.name === 'table') {
      this.table(e);
    } else if (e.name === 'pre' && this.proseDepth === 0 && this.preformatted(e)) {
      return;
    } else if (e.name === 'br') {
      // A line break ends a paragraph: portals write whole reports as one block with breaks.
      this.flush();
    } else if (e.name === 'img') {
      this.flush();
      const src = attribute(e, 'src') ?? '';
      const picture = dataPicture(src, this.limits);
      this.emit({ kind: 'image', src: shortAddress(src), anchor: this.anchor(e, e), ...(picture === undefined ? {} : { picture }) });
    } else {
      if (isBlock(e)) {
        this.flush();
        this.level = /^h[1-6]$/.test(e.name) ? Number(e.name[1]) : this.level;
        this.stack.push({ close: 'block' });
      }
      if (e.name === 'pre') {
        this.proseDepth++;
        this.stack.push({ close: 'pre' });
      }
      this.push(e.children);
    }
  }

  /** Text set in a fixed pitch keeps its own lines: where they are rows, it is read like a text file. */
  private preformatted(e: PageElement): boolean {
    if (this.context.outer.has(e)) return false;
    const page = readText(this.words(e), this.limits);
    if (isRejection(page) || !page.blocks.some((b) => b.kind === 'grid')) return false;
    this.flush();
    const anchor = this.anchor(e, e);
    for (const b of page.blocks) {
      if (b.kind !== 'grid') this.emit({ ...b, anchor });
      else this.emit({ kind: 'grid', grid: { ...b.grid, index: this.grids++, anchor, rows: b.grid.rows.map((r) => ({ cells: r.cells.map((c) => ({ ...c, anchor })) })) } });
    }
    return true;
  }

  private table(e: PageElement): void {
    this.flush();
    const later: Step[] = [];
    for (const part of tableParts(e, this.context)) {
      if ('rows' in part) later.push({ part });
      else for (const cell of part.cells) later.push({ cell });
    }
    // What follows the table does not run on from its last cell.
    later.push({ close: 'block' });
    for (let i = later.length - 1; i >= 0; i--) this.stack.push(later[i]!);
  }

  private push(children: readonly AnyNode[]): void {
    for (let i = children.length - 1; i >= 0; i--) this.stack.push(children[i]!);
  }

  private flush(): void {
    const wide = this.wide;
    this.wide = '';
    this.gap = false;
    if (this.lines.empty) return;
    const text = this.lines.take();
    if (text === '') return;
    for (const line of this.inline ? text.split('\n') : [text]) {
      const heading = this.inline ? /^(#{1,6})\s*(.*)$/.exec(line) : null;
      const level = heading === null ? this.level : heading[1]!.length;
      const anchor = this.anchor(this.opened, this.before);
      const words = heading === null ? line : heading[2]!;
      if (words === '') continue;
      const block: TextBlock = level > 0 ? { kind: 'text', text: words, anchor, level } : { kind: 'text', text: words, anchor };
      if (/\t| {2}/.test(wide.trim())) this.blanks.set(block, wide.trimEnd());
      this.emit(block);
    }
  }

  private emit(block: Block): void {
    (this.hiddenDepth > 0 ? this.hidden : this.visible).push(block);
  }

  private anchor(e: PageElement | null, before: PageElement | null): HtmlAnchor {
    return { path: e === null ? '/html' : this.context.paths.of(e), offset: before === null ? 0 : this.context.offset(before) };
  }

  private meta(name: string, value: string): void {
    const v = value.replace(/\s+/g, ' ').trim();
    if (v !== '') this.metadata.push({ name: name.toLowerCase(), value: v });
  }

  private words(e: PageElement): string {
    let t = '';
    const stack: AnyNode[] = [...e.children].reverse();
    while (stack.length > 0) {
      const n = stack.pop()!;
      if (n.type === 'text') t += this.context.restore === null ? n.data : this.context.restore(n.data);
      else if (isElement(n) && n.name === 'br') t += '\n';
      else if (isElement(n)) for (let i = n.children.length - 1; i >= 0; i--) stack.push(n.children[i]!);
    }
    return t;
  }
}
