// A paragraph of a Word document → its text as accepted and printed, and what is set in it: pictures and text boxes.
import type { Numbering } from './numbering.js';
import { listOf, marksOf, outlineOf, type Marks, type Styles } from './styles.js';
import { picture, sayMarked, Words } from './words.js';
import { child, elements, textOf, type XmlElement } from './xml.js';

export interface Paragraph {
  readonly text: string;
  /** Struck out, hidden or deleted. */
  readonly dropped: string;
  /** 1–6. */
  readonly level: number | null;
  /** Ids of the relations to the pictures. */
  readonly pictures: readonly string[];
  /** Contents of text boxes. */
  readonly boxes: readonly XmlElement[];
  /** Things set in the line that are neither words nor pictures of the package: a chart, a sheet. */
  readonly objects: number;
}

interface Field {
  code: string;
  /** The entry of a list that was chosen. */
  readonly chosen: string | null;
  /** Past the code: what the field came to when it was last worked out. */
  result: boolean;
}

interface Run {
  readonly words: Words;
  readonly marks: Marks;
  readonly deleted: boolean;
  readonly pictures: string[];
  readonly boxes: XmlElement[];
  readonly seen: { objects: number };
}

/** Elements that only stand around others. */
const around = new Set(['w:ins', 'w:moveTo', 'w:hyperlink', 'w:smartTag', 'w:customXml', 'w:fldSimple', 'w:dir', 'w:bdo', 'w:sdtContent', 'w:sdt', 'w:rubyBase']);
/** A heading longer than this is prose in the style of a heading. */
const longestHeading = 200;

export class Paragraphs {
  private readonly known = new Map<XmlElement, Paragraph>();
  /** A field may go on over paragraphs. */
  private readonly fields: Field[] = [];
  /** How many of them are within their code, or a table of contents. */
  private silent = 0;

  constructor(private readonly styles: Styles, private readonly numbering: Numbering) {}

  /** One paragraph, in as many pieces as it had before the marks between them were deleted. Read once, in the order of the document: lists count on. */
  of(pieces: readonly XmlElement[]): Paragraph {
    const known = this.known.get(pieces[0]!);
    if (known !== undefined) return known;
    const read = this.read(pieces);
    this.known.set(pieces[0]!, read);
    return read;
  }

  private read(pieces: readonly XmlElement[]): Paragraph {
    // The mark that is left says what the paragraph is.
    const pPr = child(pieces[pieces.length - 1], 'w:pPr');
    const styleId = child(pPr, 'w:pStyle')?.attributes['val'];
    const style = this.styles.of(styleId);
    const run: Run = { words: new Words(), marks: style.marks, deleted: false, pictures: [], boxes: [], seen: { objects: 0 } };
    for (const p of pieces) this.inline(p, run);
    const { text, dropped } = run.words.take();
    const number = this.numberOf(pPr, styleId, text === '' && dropped !== '');
    if (style.contents) return { text: '', dropped: '', level: null, pictures: [], boxes: run.boxes, objects: 0 };
    const outline = outlineOf(pPr) ?? style.outline;
    const whole = numbered(number, text);
    return {
      text: whole, dropped, pictures: run.pictures, boxes: run.boxes, objects: run.seen.objects,
      level: outline === null || whole.length > longestHeading ? null : Math.min(6, outline + 1),
    };
  }

  /** What the list prints before the paragraph. A deleted one does not count. */
  private numberOf(pPr: XmlElement | undefined, styleId: string | undefined, deleted: boolean): string {
    if (deleted) return '';
    const own = listOf(pPr);
    const ofStyle = this.styles.of(styleId).list;
    const byStyle = styleId === undefined ? undefined : this.numbering.ofStyle(styleId);
    const id = own?.id ?? ofStyle?.id ?? byStyle?.id ?? null;
    if (id === null || id === '0') return '';
    return this.numbering.next(id, own?.level ?? byStyle?.level ?? ofStyle?.level ?? 0);
  }

  private inline(e: XmlElement, run: Run): void {
    for (const c of elements(e)) {
      if (c.name === 'w:r') this.run(c, run);
      else if (c.name === 'w:del' || c.name === 'w:moveFrom') this.inline(c, { ...run, deleted: true });
      else if (c.name === 'mc:AlternateContent') this.inline(chosen(c), run);
      else if (c.name === 'm:t') this.say(textOf(c), run, run.marks);
      else if (around.has(c.name) || c.name.startsWith('m:')) this.inline(c, run);
    }
  }

  private run(r: XmlElement, run: Run): void {
    const rPr = child(r, 'w:rPr');
    const marks: Marks = { ...run.marks, ...this.styles.of(child(rPr, 'w:rStyle')?.attributes['val']).marks, ...marksOf(rPr) };
    for (const c of elements(r)) {
      switch (c.name) {
        case 'w:t': case 'w:delText': this.say(textOf(c), run, marks); break;
        case 'w:tab': case 'w:ptab': this.say(' ', run, marks); break;
        case 'w:br': case 'w:cr': if (this.heard) run.words.break(); break;
        case 'w:noBreakHyphen': this.say('-', run, marks); break;
        case 'w:sym': this.say(symbol(c), run, marks); break;
        case 'w:fldChar': this.field(c, run, marks); break;
        case 'w:instrText': {
          const open = this.fields[this.fields.length - 1];
          if (open !== undefined && open.code.length < 100) open.code += textOf(c);
          break;
        }
        case 'w:ruby': this.inline(c, run); break;
        case 'w:drawing': case 'w:pict': case 'w:object': case 'mc:AlternateContent':
          if (!run.deleted && marks.hidden !== true && this.heard) {
            const known = run.pictures.length + run.boxes.length;
            const drawn = c.name === 'mc:AlternateContent' ? chosen(c) : c;
            graphics(drawn, run);
            // Lines and seals that float over the page belong to no cell.
            if (run.pictures.length + run.boxes.length === known && isInline(drawn)) run.seen.objects++;
          }
          break;
        default: break;
      }
    }
  }

  /** False within the code of a field and within a table of contents. */
  private get heard(): boolean {
    return this.silent === 0;
  }

  private say(words: string, run: Run, marks: Marks): void {
    if (!this.heard) return;
    if (run.deleted) run.words.drop(words);
    else sayMarked(words, marks, run.words);
  }

  private field(e: XmlElement, run: Run, marks: Marks): void {
    const type = e.attributes['fldCharType'];
    const open = this.fields[this.fields.length - 1];
    if (type === 'begin') {
      this.fields.push({ code: '', chosen: chosenEntry(e), result: false });
      this.silent++;
    } else if (type === 'separate' && open !== undefined && !open.result) {
      open.result = true;
      if (!isContents(open)) this.silent--;
    } else if (type === 'end' && open !== undefined) {
      this.fields.pop();
      if (!open.result || isContents(open)) this.silent--;
      // What it prints stands in its code alone: a choice, or signs set over one another.
      if (!open.result && (open.chosen !== null || showing.test(open.code))) this.say(open.chosen ?? picture, run, marks);
    }
  }
}

/** Fields that print something without a result of their own. */
const showing = /^\s*(?:EQ|ADVANCE|QUOTE|=|REF|MERGEFIELD|DOCPROPERTY|FORMTEXT|FORMDROPDOWN|INCLUDEPICTURE|LINK)(?:\s|$)/i;

function chosenEntry(e: XmlElement): string | null {
  const list = child(child(e, 'w:ffData'), 'w:ddList');
  if (list === undefined) return null;
  const at = Number((child(list, 'w:result') ?? child(list, 'w:default'))?.attributes['val'] ?? 0);
  return elements(list).filter((c) => c.name === 'w:listEntry')[at]?.attributes['val'] ?? null;
}

function isContents(field: Field): boolean {
  return /^\s*TOC\b/i.test(field.code);
}

/** Whether the mark at the end of a paragraph is deleted or moved away: with the change accepted, the next one goes on in it. */
export function runsOn(p: XmlElement): boolean {
  const mark = child(child(p, 'w:pPr'), 'w:rPr');
  return child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined;
}

/** A number before a figure does not run into it: 1 and 5 are not 15. */
function numbered(number: string, text: string): string {
  if (number === '' || text === '') return number + text;
  if (!/\p{L}/u.test(text)) return `${number}\n${text}`;
  return /[\p{L}\p{N}]$/u.test(number) ? `${number} ${text}` : number + text;
}

/** What is written two ways is read once: the newer way where it holds something, otherwise the older. */
export function chosen(e: XmlElement): XmlElement {
  const choice = child(e, 'mc:Choice');
  const fallback = child(e, 'mc:Fallback');
  if (choice === undefined) return fallback ?? e;
  return fallback === undefined || holds(choice) ? choice : fallback;
}

function holds(e: XmlElement): boolean {
  return elements(e).some((c) => c.name === 'w:txbxContent' || c.name === 'w:t' || c.name === 'w:p' || c.name === 'w:tbl' || c.name === 'a:blip' || c.name === 'v:imagedata' || holds(c));
}

/** A drawing that stands in the line like a word, or a thing of another program. */
function isInline(e: XmlElement): boolean {
  return e.name === 'w:object' || elements(e).some((c) => c.name === 'wp:inline' || (c.name !== 'wp:anchor' && c.name.startsWith('w:') && isInline(c)));
}

/** Pictures and text boxes of a drawing. */
function graphics(e: XmlElement, run: Run): void {
  for (const c of elements(e)) {
    const id = c.name === 'a:blip' ? (c.attributes['r:embed'] ?? c.attributes['r:link']) : c.name === 'v:imagedata' ? (c.attributes['r:id'] ?? c.attributes['relid']) : undefined;
    if (id !== undefined) run.pictures.push(id);
    if (c.name === 'w:txbxContent') run.boxes.push(c);
    else graphics(c.name === 'mc:AlternateContent' ? chosen(c) : c, run);
  }
}

/** Signs of symbol fonts have no character of their own; the few that stand in reports have. */
const symbols: Readonly<Record<string, string>> = { 'wingdings:fc': '✓', 'wingdings:fe': '☑', 'wingdings:a8': '□', 'wingdings:6f': '□', 'wingdings:6c': '●', 'wingdings:6e': '■', 'wingdings:fb': '✗', 'symbol:b4': '×', 'symbol:b1': '±', 'symbol:2d': '−' };

/** A sign that is not known is something, and no figure. */
function symbol(e: XmlElement): string {
  const code = Number.parseInt(e.attributes['char'] ?? '', 16);
  if (!Number.isInteger(code)) return '\ufffd';
  const font = (e.attributes['font'] ?? '').toLowerCase();
  if (code < 0xf000 && !/^(?:symbol|wingdings|webdings)/.test(font)) return String.fromCharCode(code);
  return symbols[`${font}:${(code & 0xff).toString(16)}`] ?? '\ufffd';
}

