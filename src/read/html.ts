// Page → blocks in reading order. The tree is the one a browser builds; the walk keeps its own stack.
import { load } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import type { HtmlAnchor } from '../model/anchor.js';
import type { Block, Metadata } from '../model/document.js';
import type { Problem } from '../model/problem.js';
import { isRejection, type Rejection } from '../model/rejection.js';
import { byteOffsets } from './byte-offset.js';
import { Paths } from './html-path.js';
import { tableParts, toGrid, type DataRows, type PageContext } from './html-table.js';
import { isBlock, isElement, isHidden, isSilent, Lines } from './html-text.js';
import { tooComplex, type Limits } from './limits.js';
import { isMojibake, mojibakeProblem, undoMojibake } from './mojibake.js';
import { readText } from './text.js';

export interface Page {
  readonly metadata: readonly Metadata[];
  readonly blocks: readonly Block[];
  readonly problems: readonly Problem[];
}

/** `inline`: the HTML stands in Markdown or text, so line ends are line ends and `#` opens a heading. */
export function readHtml(text: string, bytes: Uint8Array, charset: string, limits: Limits, inline: boolean): Page | Rejection {
  const refused = tooComplex(text, limits);
  if (refused !== null) return refused;
  const root: AnyNode = load(text, { sourceCodeLocationInfo: true }).root()[0]!;
  const misread = isMojibake(text);
  const restore = misread ? undoMojibake : null;
  const context: PageContext = { offset: byteOffsets(text, bytes, charset), restore, keepLineEnds: inline, outer: holders(root), paths: new Paths() };
  const walk = new PageWalk(context, inline, limits);
  walk.run(root);
  const problems: Problem[] = [];
  if (misread) problems.push(mojibakeProblem(text));
  // Some pages hide the article until a script shows it: then what is hidden is all there is.
  const useHidden = !walk.visible.some((b) => b.kind === 'grid') && walk.hidden.some((b) => b.kind === 'grid');
  if (useHidden) {
    problems.push({
      code: 'hidden-tables', level: 'warning',
      message: { zh: '表格在网页中被设为隐藏，仍按正文读取。', en: 'The tables are hidden in the page; they were read all the same.' },
    });
  }
  return { metadata: walk.metadata, blocks: useHidden ? walk.hidden : walk.visible, problems };
}

/** Every element that has a table inside. */
function holders(root: AnyNode): ReadonlySet<Element> {
  const outer = new Set<Element>();
  const stack: AnyNode[] = [root];
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (isElement(node) && node.name === 'table') {
      for (let p = node.parent; p !== null && isElement(p) && !outer.has(p); p = p.parent) outer.add(p);
    }
    if ('children' in node) for (const c of node.children) if (c.type !== 'text') stack.push(c);
  }
  return outer;
}

type Step = AnyNode | { readonly end: 'block' | 'hidden' } | { readonly cell: Element } | { readonly part: DataRows };

class PageWalk {
  readonly visible: Block[] = [];
  readonly hidden: Block[] = [];
  readonly metadata: Metadata[] = [];
  private readonly stack: Step[] = [];
  private readonly lines: Lines;
  private opened: Element | null = null;
  private position = 0;
  private level = 0;
  private hiddenDepth = 0;
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
    if ('end' in step) {
      this.flush();
      if (step.end === 'hidden') this.hiddenDepth--;
      else this.level = 0;
    } else if ('part' in step) {
      this.flush();
      this.emit({ kind: 'grid', grid: toGrid(step.part, this.grids++) });
    } else if ('cell' in step) {
      this.flush();
      this.push(step.cell.children);
    } else if (step.type === 'text') {
      this.text(step.data, step.parent as Element | null, step.sourceCodeLocation?.startOffset ?? 0);
    } else if (isElement(step)) this.element(step);
    else if ('children' in step) this.push(step.children);
  }

  private text(data: string, parent: Element | null, position: number): void {
    const words = this.context.restore === null ? data : this.context.restore(data);
    if (this.lines.empty && words.trim() !== '') {
      this.opened = parent;
      this.position = position;
    }
    this.lines.add(words);
  }

  private element(e: Element): void {
    if (e.name === 'title') this.meta('title', this.words(e));
    if (e.name === 'meta') {
      const name = e.attribs['name'] ?? e.attribs['property'];
      const content = e.attribs['content'];
      if (name !== undefined && content !== undefined) this.meta(name, this.context.restore === null ? content : this.context.restore(content));
    }
    if (e.name === 'publishtime' || e.name === 'ucaptitle') this.meta(e.name, this.words(e));
    if (e.name === 'head') {
      this.push(e.children);
      return;
    }
    if (isSilent(e)) return;
    if (isHidden(e)) {
      this.flush();
      this.hiddenDepth++;
      this.stack.push({ end: 'hidden' });
    }
    if (e.name === 'table') {
      this.table(e);
    } else if (e.name === 'pre' && this.preformatted(e)) {
      return;
    } else if (e.name === 'br') {
      // A line break ends a paragraph: portals write whole reports as one block with breaks.
      this.flush();
    } else if (e.name === 'img') {
      this.flush();
      this.emit({ kind: 'image', src: e.attribs['src'] ?? '', anchor: this.anchor(e, e.sourceCodeLocation?.startOffset ?? 0) });
    } else {
      if (isBlock(e)) {
        this.flush();
        this.level = /^h[1-6]$/.test(e.name) ? Number(e.name[1]) : this.level;
        this.stack.push({ end: 'block' });
      }
      this.push(e.children);
    }
  }

  /** Text set in a fixed pitch keeps its own lines: where they are rows, it is read like a text file. */
  private preformatted(e: Element): boolean {
    if (this.context.outer.has(e)) return false;
    const page = readText(this.words(e), this.limits);
    if (isRejection(page) || !page.blocks.some((b) => b.kind === 'grid')) return false;
    this.flush();
    const anchor = this.anchor(e, e.sourceCodeLocation?.startOffset ?? 0);
    for (const b of page.blocks) {
      if (b.kind !== 'grid') this.emit({ ...b, anchor });
      else this.emit({ kind: 'grid', grid: { ...b.grid, index: this.grids++, anchor, rows: b.grid.rows.map((r) => ({ cells: r.cells.map((c) => ({ ...c, anchor })) })) } });
    }
    return true;
  }

  private table(e: Element): void {
    this.flush();
    const later: Step[] = [];
    for (const part of tableParts(e, this.context)) {
      if ('rows' in part) later.push({ part });
      else for (const cell of part.cells) later.push({ cell });
    }
    // What follows the table does not run on from its last cell.
    later.push({ end: 'block' });
    for (let i = later.length - 1; i >= 0; i--) this.stack.push(later[i]!);
  }

  private push(children: readonly AnyNode[]): void {
    for (let i = children.length - 1; i >= 0; i--) this.stack.push(children[i]!);
  }

  private flush(): void {
    if (this.lines.empty) return;
    const text = this.lines.take();
    if (text === '') return;
    for (const line of this.inline ? text.split('\n') : [text]) {
      const heading = this.inline ? /^(#{1,6})\s*(.*)$/.exec(line) : null;
      const level = heading === null ? this.level : heading[1]!.length;
      const anchor = this.anchor(this.opened, this.position);
      const words = heading === null ? line : heading[2]!;
      if (words !== '') this.emit(level > 0 ? { kind: 'text', text: words, anchor, level } : { kind: 'text', text: words, anchor });
    }
  }

  private emit(block: Block): void {
    (this.hiddenDepth > 0 ? this.hidden : this.visible).push(block);
  }

  private anchor(e: Element | null, position: number): HtmlAnchor {
    return { path: e === null || !isElement(e) ? '/html' : this.context.paths.of(e), offset: this.context.offset(position) };
  }

  private meta(name: string, value: string): void {
    const v = value.replace(/\s+/g, ' ').trim();
    if (v !== '') this.metadata.push({ name: name.toLowerCase(), value: v });
  }

  private words(e: Element): string {
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
