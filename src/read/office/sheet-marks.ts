// Fonts and formatted strings of an XLSX → which cells, and which words in them, are struck out, raised or lowered; which sheets show no noughts. The library says none of it.
import { SaxesParser } from 'saxes';
import type { Limits } from '../../model/limits.js';
import { isRejection, type Rejection } from '../../model/rejection.js';
import { relationsOf, type Relation } from './path.js';
import { placeOf, type CellMarks, type MarkedRun } from './sheet-cells.js';
import { hidesZeros } from './sheet-zeros.js';
import type { Marks } from './styles.js';
import { elements, xmlPart, type XmlElement } from './xml.js';
import { damaged, type Zip } from './zip.js';

/** By name of the sheet, then place. Sheets without any marks are left out; those of shared strings come with the cell (`markedRuns`). */
export type SheetMarks = ReadonlyMap<string, ReadonlyMap<string, CellMarks>>;

export interface SheetLooks {
  readonly marks: SheetMarks;
  /** Names of the sheets that are set not to show noughts. */
  readonly zeroless: ReadonlySet<string>;
}

/** Everything is seen as the library has it. */
export const plainLooks: SheetLooks = { marks: new Map(), zeroless: new Set() };
const marking = ['strike', 'vertAlign'] as const;

/** `parts`: the unpacked parts of the package by name. */
export function sheetLooks(zip: Zip, parts: Readonly<Record<string, Uint8Array>>, limits: Limits): SheetLooks | Rejection {
  const main = related(relationsOf(zip, '', limits), 'officeDocument') ?? 'xl/workbook.xml';
  const relations = relationsOf(zip, main, limits);
  const styles = stylesIn(parts[related(relations, 'styles') ?? 'xl/styles.xml']);
  if (styles === null) return damaged();
  const anyStyle = styles.some((s) => s !== plain);
  const own = Object.keys(parts).filter((name) => /worksheets\/[^/]+\.xml$/i.test(name));
  const blanked = new Set(own.filter((name) => hidesZeros(parts[name]!)));
  const sheets = own.filter((name) => (anyStyle || (holds(parts[name]!, 'inlineStr') && marking.some((m) => holds(parts[name]!, m)))));
  if (sheets.length + blanked.size === 0) return plainLooks;
  const book = xmlPart(zip, main, limits);
  if (book === null) return plainLooks;
  if (isRejection(book)) return book;
  const out = new Map<string, ReadonlyMap<string, CellMarks>>();
  const zeroless = new Set<string>();
  for (const sheet of descendants(book, 'sheet')) {
    const target = relations.get(sheet.attributes['r:id'] ?? '')?.target;
    const name = sheet.attributes['name'];
    if (target === undefined || name === undefined) continue;
    if (blanked.has(target)) zeroless.add(name);
    if (!sheets.includes(target)) continue;
    const cells = cellsIn(parts[target]!, styles);
    if (cells === null) return damaged();
    out.set(name, cells);
  }
  return { marks: out, zeroless };
}

/** The runs of a formatted string, as its XML has them; null where nothing is marked. `whole`: marks of the cell, which a run without properties has too. */
export function markedRuns(xml: string, whole: Marks): readonly MarkedRun[] | null {
  if (isPlain(whole) && !marking.some((m) => xml.includes(m))) return null;
  const reader = new RunReader();
  const fine = scan(`<is>${xml}</is>`, (name, attributes) => reader.open(name, attributes), (words) => reader.say(words), (name) => reader.close(name));
  return fine ? reader.runs(whole) : null;
}

function related(relations: ReadonlyMap<string, Relation>, type: string): string | undefined {
  return [...relations.values()].find((r) => r.type === type && !r.external)?.target;
}

function holds(part: Uint8Array, word: string): boolean {
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength).includes(word, 0, 'latin1');
}

/** Marks of what is printed as it is. */
export const plain: Marks = {};

/** What each format of a cell (`s="3"`) says of the whole cell. Null for XML that is broken. */
function stylesIn(part: Uint8Array | undefined): readonly Marks[] | null {
  if (part === undefined || !marking.some((m) => holds(part, m))) return [];
  const fonts: Marks[] = [];
  const formats: number[] = [];
  let list = '';
  const fine = scan(new TextDecoder().decode(part), (name, attributes) => {
    if (name === 'fonts' || name === 'cellXfs') list = name;
    else if (list === 'fonts' && name === 'font') fonts.push(plain);
    else if (list === 'fonts' && fonts.length > 0) fonts.push(withProperty(fonts.pop()!, name, attributes['val']));
    else if (list === 'cellXfs' && name === 'xf') formats.push(Number(attributes['fontId'] ?? 0));
  }, () => undefined, (name) => {
    if (name === list) list = '';
  });
  return fine ? formats.map((font) => (isPlain(fonts[font] ?? plain) ? plain : fonts[font]!)) : null;
}

function withProperty(marks: Marks, name: string, value: string | undefined): Marks {
  if (name === 'strike') return { ...marks, struck: value === undefined || !/^(?:0|false|off)$/i.test(value) };
  if (name === 'vertAlign') return { ...marks, raised: value === 'superscript', lowered: value === 'subscript' };
  return marks;
}

function isPlain(marks: Marks): boolean {
  return marks.struck !== true && marks.raised !== true && marks.lowered !== true;
}

/** Cells that have marks by their format, or an inline string that does. Read in strides, not as a tree: a sheet has more tags than a text. Null for XML that is broken. */
function cellsIn(part: Uint8Array, styles: readonly Marks[]): ReadonlyMap<string, CellMarks> | null {
  const out = new Map<string, CellMarks>();
  let [row, column] = [-1, -1];
  let whole = plain;
  let place = '';
  let inline: RunReader | null = null;
  const fine = scan(new TextDecoder().decode(part), (name, attributes) => {
    if (inline !== null) inline.open(name, attributes);
    else if (name === 'row') [row, column] = [attributes['r'] === undefined ? row + 1 : Number(attributes['r']) - 1, -1];
    else if (name === 'c') {
      column = attributes['r'] === undefined ? column + 1 : columnOf(attributes['r']);
      place = placeOf(row, column);
      whole = styles[Number(attributes['s'] ?? -1)] ?? plain;
      if (whole !== plain) out.set(place, { whole });
    } else if (name === 'is') inline = new RunReader();
  }, (words) => inline?.say(words), (name) => {
    if (inline === null) return;
    if (name !== 'is') {
      inline.close(name);
      return;
    }
    const runs = inline.runs(whole);
    if (runs !== null) out.set(place, { whole, runs });
    inline = null;
  });
  return fine ? out : null;
}

/** Column of a place, from 0. */
function columnOf(place: string): number {
  let column = 0;
  for (const c of /^[A-Z]{0,4}/i.exec(place)![0].toUpperCase()) column = column * 26 + c.charCodeAt(0) - 0x40;
  return column - 1;
}

/** Tags and text of a formatted string → its runs. */
class RunReader {
  private readonly found: { text: string; own: Marks | null }[] = [];
  private properties: Marks | null = null;
  private depth = { text: 0, phonetic: 0, properties: 0 };

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'r') this.properties = null;
    else if (name === 'rPr') {
      this.depth.properties++;
      this.properties = plain;
    } else if (name === 'rPh') this.depth.phonetic++;
    else if (name === 't') {
      this.depth.text++;
      if (this.depth.phonetic === 0) this.found.push({ text: '', own: this.properties });
    } else if (this.depth.properties > 0 && this.properties !== null) this.properties = withProperty(this.properties, name, attributes['val']);
  }

  say(words: string): void {
    const last = this.found[this.found.length - 1];
    if (this.depth.text > 0 && this.depth.phonetic === 0 && last !== undefined) last.text += words;
  }

  close(name: string): void {
    if (name === 'rPr') this.depth.properties--;
    else if (name === 'rPh') this.depth.phonetic--;
    else if (name === 't') this.depth.text--;
  }

  runs(whole: Marks): readonly MarkedRun[] | null {
    if (this.found.every((r) => r.own === null || (isPlain(whole) && isPlain(r.own)))) return null;
    return this.found.map(({ text, own }) => ({ text: text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))), marks: own ?? whole }));
  }
}

/** False where the XML is broken. Names come without their prefix; entities of a document's own are not resolved. */
function scan(xml: string, open: (name: string, attributes: Readonly<Record<string, string>>) => void, say: (words: string) => void, close: (name: string) => void): boolean {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (e) => {
    throw e;
  });
  parser.on('opentag', (tag) => open(localName(tag.name), tag.attributes as Record<string, string>));
  parser.on('text', say);
  parser.on('cdata', say);
  parser.on('closetag', (tag) => close(localName(tag.name)));
  try {
    for (let at = 0; at < xml.length; at += piece) parser.write(xml.slice(at, at + piece));
    parser.close();
    return true;
  } catch {
    return false;
  }
}

const piece = 1 << 16;

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function descendants(e: XmlElement, name: string): readonly XmlElement[] {
  return elements(e).flatMap((c) => (localName(c.name) === name ? [c] : descendants(c, name)));
}
