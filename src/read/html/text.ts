// Element → the text a reader of the page sees in it: lines where the page breaks them, white space as a browser shows it.
import type { AnyNode, Text } from 'domhandler';
import { lowered, raised, unraised } from '../note-marks.js';
import { sheetsIn, type SheetMark, type Sheets } from './style-sheets.js';
import { attribute, isElement, type PageElement } from './tree.js';

const block = new Set([
  'address', 'article', 'aside', 'blockquote', 'center', 'dd', 'div', 'dl', 'dt', 'fieldset', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6',
  'header', 'hr', 'li', 'main', 'nav', 'ol', 'p', 'pre', 'section', 'table', 'tbody', 'tfoot', 'thead', 'tr', 'ul', 'ucapcontent', 'ucaptitle',
]);
const silent = new Set(['script', 'style', 'noscript', 'head', 'select', 'option', 'iframe', 'object', 'embed', 'svg', 'canvas', 'audio', 'video', 'title', 'meta', 'link', 'map']);
const struck = new Set(['del', 's', 'strike']);

export function isBlock(e: PageElement): boolean {
  // Elements of the page's own making stand for boxes.
  return block.has(e.name) || e.name.includes('-');
}

/** Elements whose content no reader sees as text. */
export function isSilent(e: PageElement): boolean {
  return silent.has(e.name);
}

/** Names of the start tags that hide, strike out, raise or lower what they hold, by where the tag ends. */
export interface Marks {
  readonly hidden: ReadonlyMap<number, string>;
  /** Hidden, and yet they keep their place on the page. */
  readonly unseen: ReadonlyMap<number, string>;
  /** Without size or far off the page: what they hold may set its own size, so only their own words are hidden. */
  readonly shrunk: ReadonlyMap<number, string>;
  readonly struck: ReadonlyMap<number, string>;
  readonly raised: ReadonlyMap<number, string>;
  readonly lowered: ReadonlyMap<number, string>;
  /** Set a little higher than their line: marks of notes only beside digits that are not. */
  readonly lifted: ReadonlyMap<number, string>;
  /** What the style sheets of the page do within tables; null where they do nothing of the kind. */
  readonly sheets: Sheets | null;
}

const hiding = /display\s*:\s*none|visibility\s*:\s*collapse|mso-hide\s*:\s*all|\shidden(?=[\s=>/])/gi;
const unseeing = /visibility\s*:\s*hidden/gi;
const shrinking = /(?:font-size|opacity)\s*:\s*0(?:\.0+)?(?:px|pt|r?em|%)?\s*(?=[;"'!])|text-indent\s*:\s*-\d{4}/gi;
const striking = /text-decoration[^;:"'<>]{0,40}:[^;"'<>]{0,200}line-through/gi;
const raising = /vertical-align\s*:\s*super\b/gi;
/** Links to notes, `#_ftn1`, and what word processors set them in. */
const noting = /\shref\s*=\s*["']?#_?(?:ftn|edn|fn|footnote|endnote)\d|class\s*=\s*["']?Mso(?:Foot|End)noteReference\b/gi;
const lifting = /mso-text-raise\s*:\s*[1-9]|position\s*:\s*relative\s*;[^"'<>]{0,80}?\btop\s*:\s*-[\d.]/gi;
const lowering = /vertical-align\s*:\s*sub\b/gi;

/**
 * Found by searching the page once, not by asking every element for its style: styles are the bulk of these pages and hardly one hides anything.
 * Style sheets are asked within tables only: what they hide of the page, a script may show.
 */
export function marksIn(html: string): Marks {
  return {
    hidden: tagEnds(html, hiding), unseen: tagEnds(html, unseeing), shrunk: tagEnds(html, shrinking), struck: tagEnds(html, striking),
    raised: raisedIn(html), lowered: tagEnds(html, lowering), sheets: sheetsIn(html),
    lifted: html.includes('text-raise') || /relative/i.test(html) ? tagEnds(html, lifting) : none,
  };
}

const none: ReadonlyMap<number, string> = new Map();

/** Few pages have notes: the longer search is for those alone. */
function raisedIn(html: string): ReadonlyMap<number, string> {
  const own = tagEnds(html, raising);
  return /href=["']?#|noteReference/i.test(html) ? new Map([...own, ...tagEnds(html, noting)]) : own;
}

/** Searching for the ends of tags goes over a part of the page again only where tags are broken: this many pages of it are allowed, then the search stops. */
const mostSearched = 8;

function tagEnds(html: string, pattern: RegExp): Map<number, string> {
  const ends = new Map<number, string>();
  let searched = 0;
  let from = 0;
  let start = -1;
  let end = -1;
  for (const m of html.matchAll(pattern)) {
    const before = html.slice(from, m.index).lastIndexOf('<');
    if (before !== -1) {
      start = from + before;
      end = tagEnd(html, start);
      searched += (end === -1 ? html.length : end) - start;
      if (searched > mostSearched * html.length) break;
    }
    from = m.index;
    // In a style sheet or script the tag before has ended already.
    if (end > m.index) ends.set(end, tagName.exec(html.slice(start + 1, start + 40))?.[0].toLowerCase() ?? '');
  }
  return ends;
}

const tagName = /^[a-z][^\s/>]*/i;

/** Position of the `>` that ends a tag; one in quotes does not. */
function tagEnd(html: string, start: number): number {
  let quote = 0;
  for (let i = start; i < html.length; i++) {
    const c = html.charCodeAt(i);
    if (quote !== 0) {
      if (c === quote) quote = 0;
    } else if (c === 0x22 || c === 0x27) quote = c;
    else if (c === 0x3e) return i;
  }
  return -1;
}

/** By name as well: an element that the page does not write (`<body>`, `<tbody>`) is made where the next tag ends, and is not that tag. */
export function isHidden(e: PageElement, marks: Marks): boolean {
  return has(marks.hidden, e) || has(marks.unseen, e) || (marks.shrunk.size > 0 && marks.shrunk.get(e.end) === e.name && !e.children.some(isElement));
}

function has(ends: ReadonlyMap<number, string>, e: PageElement): boolean {
  return ends.size > 0 && ends.get(e.end) === e.name;
}

/** Hidden as a part of a table. `unseen`: its place is kept. */
export function hiddenInTable(e: PageElement, marks: Marks): 'gone' | 'unseen' | null {
  if (has(marks.unseen, e)) return 'unseen';
  if (isHidden(e, marks)) return 'gone';
  const sheet = marks.sheets?.marksOf(e);
  return sheet === undefined ? null : sheet.has('gone') ? 'gone' : sheet.has('unseen') ? 'unseen' : null;
}

function isStruck(e: PageElement, marks: Marks): boolean {
  return struck.has(e.name) || has(marks.struck, e) || marks.sheets?.marksOf(e).has('struck') === true;
}

/** How the digits of an element are written: as they are, or where it stands raised or lowered as marks of notes. Boxes are never that. */
function marking(e: PageElement, marks: Marks): ((words: string) => string) | null {
  if (isBox(e)) return null;
  if (e.name === 'sup' || has(marks.raised, e) || inSheet(e, marks, 'raised')) return raised;
  if (e.name === 'sub' || has(marks.lowered, e) || inSheet(e, marks, 'lowered')) return lowered;
  return null;
}

function inSheet(e: PageElement, marks: Marks, mark: SheetMark): boolean {
  return marks.sheets?.marksOf(e).has(mark) === true;
}

function isBox(e: PageElement): boolean {
  return isBlock(e) || e.name === 'td' || e.name === 'th';
}

/** Words of a text as what stands around it within its line, a few elements up, prints them. */
export function asMarked(words: string, within: AnyNode | null, marks: Marks): string {
  if (!/[0-9]/.test(words)) return words;
  let e = within;
  for (let up = 0; up < mostAround && e !== null && isElement(e) && !isBox(e); up++, e = e.parent) {
    const mark = marking(e, marks);
    if (mark !== null) return mark(words);
  }
  return words;
}

/** A mark has no more elements about its digits. */
const mostAround = 6;

/** Gathers words into lines as a browser lays them out. */
export class Lines {
  private text = '';
  private gap = false;
  /** Nothing stands on the last line yet. Known without looking at the text: to look at a string that grows is to copy it. */
  private fresh = true;
  /** Keeps line ends of the source, for Markdown that carries HTML. */
  constructor(private readonly keepLineEnds: boolean) {}

  add(words: string): void {
    if (this.keepLineEnds && words.includes('\n')) {
      words.split('\n').forEach((line, i) => {
        if (i > 0) this.break();
        this.addRun(line);
      });
    } else this.addRun(words);
  }

  private addRun(words: string): void {
    const squeezed = words.replace(/[ \t\n\r\f\u00a0\u3000\u2000-\u200b\ufeff]+/g, ' ');
    if (squeezed === ' ') {
      this.gap = true;
      return;
    }
    if (squeezed === '') return;
    const starts = squeezed.charCodeAt(0) === 32;
    const ends = squeezed.charCodeAt(squeezed.length - 1) === 32;
    if ((this.gap || starts) && !this.fresh) this.text += ' ';
    this.text += starts || ends ? squeezed.trim() : squeezed;
    this.fresh = false;
    this.gap = ends;
  }

  break(): void {
    this.gap = false;
    if (this.fresh) return;
    this.text += '\n';
    this.fresh = true;
  }

  get empty(): boolean {
    return this.text === '';
  }

  take(): string {
    const t = this.fresh && this.text !== '' ? this.text.slice(0, -1) : this.text;
    this.text = '';
    this.fresh = true;
    this.gap = false;
    return t;
  }
}

/** Stands for a picture in a cell that has no words: something is there that was not read. */
export const picture = '\ufffc';

export interface CellText {
  readonly text: string;
  /** Words that are in the markup but struck out or hidden. */
  readonly dropped: string;
}

/** A table of one cell draws a frame around words and is no table. It has no more parts than its one way down. */
export function isFrame(table: PageElement): boolean {
  let e: PageElement | undefined = table;
  for (let depth = 0; depth < 4 && e !== undefined; depth++) {
    const parts: PageElement[] = e.children.filter((c): c is PageElement => isElement(c) && c.name !== 'colgroup' && c.name !== 'col');
    if (parts.length !== 1) return false;
    e = parts[0]!;
    if (e.name === 'td' || e.name === 'th') return !holdsTable(e);
  }
  return false;
}

function holdsTable(e: PageElement): boolean {
  const stack: AnyNode[] = [...e.children];
  for (let seen = 0; stack.length > 0; seen++) {
    if (seen > mostFramed) return true;
    const node = stack.pop()!;
    if (!isElement(node)) continue;
    if (node.name === 'table') return true;
    stack.push(...node.children);
  }
  return false;
}

/** No frame around an entry of a table holds more. */
const mostFramed = 100;

/** Visible text of a table cell, without nested tables other than frames. The walk keeps its own stack: depth of markup never overflows the program's. */
export function cellText(cell: PageElement, marks: Marks, restore: ((s: string) => string) | null, keepLineEnds: boolean): CellText {
  const first = cell.children[0];
  // Most cells hold one text and nothing else.
  if (first === undefined) return nothing;
  if (cell.children.length === 1 && first.type === 'text') {
    const plain = simple(first.data);
    if (plain !== null) return { text: plain, dropped: '' };
  }
  const lines = new Lines(keepLineEnds);
  let dropped = '';
  const stack: (AnyNode | 'break' | 'mark-end' | 'drop-end')[] = [];
  const marked: ((words: string) => string)[] = [];
  let drop = 0;
  let pictures = 0;
  let lifted = false;
  push(cell.children);
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (node === 'break') lines.break();
    else if (node === 'mark-end') marked.pop();
    else if (node === 'drop-end') drop--;
    else if (node.type === 'text') {
      const words = restore === null ? node.data : restore(node.data);
      if (drop > 0) dropped += words.trim();
      else lines.add(marked.at(-1)?.(words) ?? words);
    } else if (isElement(node)) {
      if (shows.has(node.name)) pictures += drop > 0 ? 0 : 1;
      if (node.name === 'select') lines.add(chosenOption(node));
      if (isSilent(node) || (node.name === 'table' && !isFrame(node))) continue;
      if (node.name === 'br') lines.break();
      else if (node.name === 'img') pictures += drop > 0 ? 0 : 1;
      else if (node.name === 'input') {
        const type = attribute(node, 'type') ?? 'text';
        if (type === 'text' || type === 'number') lines.add(attribute(node, 'value') ?? '');
      } else {
        const own = marking(node, marks);
        const lifts = own === null && has(marks.lifted, node) && !isBox(node);
        if (lifts) lifted = true;
        const mark = lifts ? raised : own;
        if (node.name === 'template' || hiddenInTable(node, marks) !== null || isStruck(node, marks)) {
          drop++;
          stack.push('drop-end');
        } else if (mark !== null) {
          marked.push(mark);
          stack.push('mark-end');
        } else if (isBlock(node)) {
          lines.break();
          stack.push('break');
        }
        push(node.children);
      }
    }
  }
  const said = lines.take();
  // Set higher as a whole, as some editors centre a line: no mark of a note, for there is nothing it stands beside.
  const text = lifted && !/[0-9]/.test(said) ? unraised(said) : said;
  return { text: text === '' && pictures > 0 ? picture : text, dropped };

  function push(children: readonly AnyNode[]): void {
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]!);
  }
}

const nothing: CellText = { text: '', dropped: '' };
/** What shows something that is no text: a cell with it is not empty. */
const shows = new Set(['svg', 'canvas', 'object', 'embed', 'iframe', 'video']);

/** What a list to choose from shows. */
function chosenOption(select: PageElement): string {
  const options: PageElement[] = [];
  const stack: AnyNode[] = [...select.children].reverse();
  for (let seen = 0; stack.length > 0 && seen < mostOptions; seen++) {
    const node = stack.pop()!;
    if (!isElement(node)) continue;
    if (node.name === 'option') options.push(node);
    else for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
  }
  const chosen = options.find((o) => attribute(o, 'selected') !== undefined) ?? options[0];
  return chosen === undefined ? '' : chosen.children.map((c) => (c.type === 'text' ? (c as Text).data : '')).join('');
}

const mostOptions = 500;

/** Trimmed text when it has no inner white space and is ASCII or needs no restoring; null when the long way is needed. */
function simple(data: string): string | null {
  const t = data.trim();
  return /^[\x21-\x7e]*$/.test(t) ? t : null;
}
