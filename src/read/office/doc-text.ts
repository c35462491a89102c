// Characters of a Word 97–2003 document → paragraphs: text as printed, what ends them, how deep in tables they stand, pictures.
import type { DocFile } from './doc-file.js';
import { isOn, isToggled, Properties, sprm, type Changes } from './doc-properties.js';
import { DocStyles } from './doc-styles.js';
import { isPicture } from './pictures.js';
import { leastRaised } from './styles.js';
import { sayMarked, Words } from './words.js';

export interface DocParagraph {
  readonly text: string;
  readonly dropped: string;
  readonly level: number | null;
  readonly pictures: readonly (Uint8Array | null)[];
  /** 0: not in a table. */
  readonly depth: number;
  readonly ends: 'paragraph' | 'cell' | 'row';
  /** Of the paragraph, and of the row it ends. */
  readonly changes: Changes;
}

const mostDepth = 64;

/** Paragraphs of the characters from `from` to `to`, one after the other. */
export function* paragraphsOf(file: DocFile, from: number, to: number): Generator<DocParagraph> {
  const paragraphs = Properties.ofParagraphs(file);
  const characters = Properties.ofCharacters(file);
  const styles = new DocStyles(file);
  const gone = goneBy(styles);
  let ownStyle = styleAhead(file, paragraphs, from, to);
  let words = new Words();
  let pictures: (Uint8Array | null)[] = [];
  // Fields: how many are open, and how many of them are still in their code.
  const fields: boolean[] = [];
  let silent = 0;
  for (let cp = from; cp < to; cp++) {
    const c = file.text[cp]!;
    const place = file.places[cp]!;
    if (c === 0x0d || c === 0x07 || c === 0x0c) {
      const { style, changes } = paragraphs.at(place);
      const depth = Math.min(mostDepth, depthOf(changes, c));
      const ends = depth > 0 && ((c === 0x07 && isOn(changes, sprm.rowEnd)) || isOn(changes, sprm.innerRowEnd)) ? 'row' : depth > 0 && (c === 0x07 || isOn(changes, sprm.innerCellEnd)) ? 'cell' : 'paragraph';
      // With the change accepted, a paragraph whose mark is deleted goes on in the next, if that stands beside it.
      if (ends === 'paragraph' && c === 0x0d && isOn(characters.at(place).changes, sprm.deleted) && depthAhead(file, paragraphs, cp + 1, to) === depth) {
        ownStyle = styleAhead(file, paragraphs, cp + 1, to);
        continue;
      }
      const { text, dropped } = words.take();
      yield { text, dropped, level: levelOf(changes, style, styles), pictures, depth, ends, changes };
      ownStyle = styleAhead(file, paragraphs, cp + 1, to);
      words = new Words();
      pictures = [];
      continue;
    }
    if (c === 0x13) {
      fields.push(false);
      silent++;
    } else if (c === 0x14) {
      if (fields.length > 0 && !fields[fields.length - 1]) {
        fields[fields.length - 1] = true;
        silent--;
      }
    } else if (c === 0x15) {
      if (fields.pop() === false) silent--;
    } else if (silent === 0) {
      const { changes } = characters.at(place);
      if (gone(changes, ownStyle)) {
        if (c >= 0x20) words.drop(String.fromCharCode(c));
      } else if (c === 0x01 && isOn(changes, sprm.special)) pictures.push(pictureAt(file, changes));
      else say(words, c, changes);
    }
  }
  const rest = words.take();
  if (rest.text !== '') yield { ...rest, level: null, pictures, depth: 0, ends: 'paragraph', changes: new Map() };
}

/** Position of the mark that ends the paragraph that begins here, where all is said of it; -1 for none. */
function markAhead(file: DocFile, from: number, to: number): number {
  for (let cp = from; cp < to; cp++) {
    const c = file.text[cp]!;
    if (c === 0x0d || c === 0x07 || c === 0x0c) return cp;
  }
  return -1;
}

/** Number of the style of the paragraph that begins here. */
function styleAhead(file: DocFile, paragraphs: Properties, from: number, to: number): number {
  const mark = markAhead(file, from, to);
  return mark === -1 ? 0 : paragraphs.at(file.places[mark]!).style;
}

/** How deep in tables it stands; null behind the last. */
function depthAhead(file: DocFile, paragraphs: Properties, from: number, to: number): number | null {
  const mark = markAhead(file, from, to);
  return mark === -1 ? null : Math.min(mostDepth, depthOf(paragraphs.at(file.places[mark]!).changes, file.text[mark]!));
}

/** Whether characters are struck out, hidden or deleted, by themselves or by their style. Looked up once for each run. */
function goneBy(styles: DocStyles): (changes: Changes, paragraph: number) => boolean {
  const known = new Map<Changes, Map<number, boolean>>();
  return (changes, paragraph) => {
    const own = known.get(changes) ?? new Map<number, boolean>();
    known.set(changes, own);
    const before = own.get(paragraph);
    if (before !== undefined) return before;
    const named = changes.get(sprm.style)?.getUint16(0, true);
    const ofStyle = (kind: number): boolean => isOn(styles.of(paragraph, 'characters'), kind) || (named !== undefined && isOn(styles.of(named, 'characters'), kind));
    const now = isOn(changes, sprm.deleted) || [sprm.vanish, sprm.strike, sprm.doubleStrike].some((kind) => isToggled(changes, kind, () => ofStyle(kind)));
    own.set(paragraph, now);
    return now;
  };
}

function say(words: Words, c: number, changes: Changes): void {
  if (c === 0x0b || c === 0x0e) words.break();
  else if (c === 0x09 || c === 0xa0) words.add(' ');
  else if (c === 0x1e) words.add('-');
  else if (c === 0x28 && isOn(changes, sprm.special) && changes.has(sprm.symbol)) words.add('\ufffd');
  else if (c >= 0x20) {
    const sign = String.fromCharCode(c);
    const set = changes.get(sprm.raise)?.getUint8(0);
    sayMarked(sign, { raised: set === 1 || (changes.get(sprm.position)?.getInt16(0, true) ?? 0) >= leastRaised, lowered: set === 2 }, words);
  }
}

function depthOf(changes: Changes, mark: number): number {
  const depth = changes.get(sprm.depth)?.getInt32(0, true);
  const inTable = isOn(changes, sprm.inTable);
  return Math.max(depth ?? 0, inTable || mark === 0x07 ? 1 : 0);
}

/** Styles 1 to 9 are the headings in every document. */
function levelOf(changes: Changes, style: number, styles: DocStyles): number | null {
  const outline = (changes.get(sprm.outline) ?? styles.of(style, 'paragraph').get(sprm.outline))?.getUint8(0);
  const level = outline !== undefined ? (outline < 9 ? outline + 1 : null) : style >= 1 && style <= 9 ? style : null;
  return level === null ? null : Math.min(6, level);
}

/** The picture of a character, where it is of a kind that can be looked into: its bytes stand within a frame of the data stream. */
function pictureAt(file: DocFile, changes: Changes): Uint8Array | null {
  const at = changes.get(sprm.picture)?.getUint32(0, true);
  const { data } = file;
  if (at === undefined || at + 68 > data.byteLength) return null;
  const length = Math.min(data.getUint32(at, true), data.byteLength - at);
  const bytes = new Uint8Array(data.buffer, data.byteOffset + at, length);
  for (let i = 68; i + 8 < length && i < 4096; i++) {
    if ((bytes[i] === 0x89 || bytes[i] === 0xff) && isPicture(bytes.subarray(i, i + 8))) return bytes.slice(i);
  }
  return null;
}
