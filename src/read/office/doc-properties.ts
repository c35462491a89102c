// Properties of paragraphs and characters of a Word 97–2003 document, found by where their text lies in the file (MS-DOC: Plcfbte, Fkp, Prl).
import type { DocFile } from './doc-file.js';

/** What a list of changes says, by the number of the property; the operand as its bytes. */
export type Changes = ReadonlyMap<number, DataView>;

/** Of paragraphs and rows. */
export const sprm = {
  inTable: 0x2416, rowEnd: 0x2417, depth: 0x6649, innerCellEnd: 0x244b, innerRowEnd: 0x244c, level: 0x260a, list: 0x460b, outline: 0x2640,
  table: 0xd608, verticalMerge: 0xd62b, merge: 0x5624, huge: 0x6646, hugeOld: 0x6645,
  deleted: 0x0800, strike: 0x0837, doubleStrike: 0x2a53, vanish: 0x083c, special: 0x0855, raise: 0x2a48, picture: 0x6a03, symbol: 0x6a09, style: 0x4a30, position: 0x4845,
} as const;

interface Run {
  readonly from: number;
  readonly to: number;
  /** Number of the style of a paragraph. */
  readonly style: number;
  readonly changes: DataView | null;
}

const pageSize = 512;

export class Properties {
  private readonly runs: readonly Run[];
  private readonly read = new Map<Run, Changes>();

  private constructor(private readonly file: DocFile, runs: readonly Run[]) {
    this.runs = [...runs].sort((a, b) => a.from - b.from);
  }

  static ofParagraphs(file: DocFile): Properties {
    return new Properties(file, runsOf(file, 0x102, 13, paragraphRun));
  }

  static ofCharacters(file: DocFile): Properties {
    return new Properties(file, runsOf(file, 0xfa, 1, characterRun));
  }

  /** The run that the character at this offset of the file belongs to. */
  at(place: number): { readonly style: number; readonly changes: Changes } {
    let [low, high] = [0, this.runs.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const run = this.runs[middle]!;
      if (place < run.from) high = middle - 1;
      else if (place >= run.to) low = middle + 1;
      else return { style: run.style, changes: this.changesOf(run) };
    }
    return { style: 0, changes: none };
  }

  private changesOf(run: Run): Changes {
    const known = this.read.get(run);
    if (known !== undefined) return known;
    const changes = run.changes === null ? new Map<number, DataView>() : changesIn(run.changes);
    const huge = changes.get(sprm.huge) ?? changes.get(sprm.hugeOld);
    if (huge !== undefined) {
      const { data } = this.file;
      const at = huge.getUint32(0, true);
      if (at + 2 <= data.byteLength) {
        const size = Math.min(data.getUint16(at, true), data.byteLength - at - 2);
        for (const [k, v] of changesIn(new DataView(data.buffer, data.byteOffset + at + 2, size))) changes.set(k, v);
      }
    }
    this.read.set(run, changes);
    return changes;
  }
}

const none: Changes = new Map();

function runsOf(file: DocFile, at: number, entry: number, read: (page: DataView, from: number) => Pick<Run, 'style' | 'changes'> | null): Run[] {
  const list = file.part(at);
  const out: Run[] = [];
  if (list === null) return out;
  const pages = Math.floor((list.byteLength - 4) / 8);
  const seen = new Set<number>();
  for (let i = 0; i < pages; i++) {
    const start = (list.getUint32(4 * (pages + 1) + 4 * i, true) & 0x3fffff) * pageSize;
    if (seen.has(start) || start + pageSize > file.main.byteLength) continue;
    seen.add(start);
    const page = new DataView(file.main.buffer, file.main.byteOffset + start, pageSize);
    const count = page.getUint8(pageSize - 1);
    for (let k = 0; k < count && 4 * (count + 1) + entry * (k + 1) < pageSize; k++) {
      const offset = page.getUint8(4 * (count + 1) + entry * k) * 2;
      const run = offset === 0 ? { style: 0, changes: null } : read(page, offset);
      if (run !== null) out.push({ from: page.getUint32(4 * k, true), to: page.getUint32(4 * k + 4, true), ...run });
    }
  }
  return out;
}

function slice(page: DataView, from: number, length: number): DataView | null {
  return length < 0 || from + length > page.byteLength ? null : new DataView(page.buffer, page.byteOffset + from, length);
}

function paragraphRun(page: DataView, at: number): Pick<Run, 'style' | 'changes'> | null {
  const words = page.getUint8(at);
  const [from, length] = words === 0 ? [at + 2, at + 1 < page.byteLength ? page.getUint8(at + 1) * 2 : 0] : [at + 1, words * 2 - 1];
  const own = slice(page, from, Math.min(length, page.byteLength - from));
  if (own === null || own.byteLength < 2) return null;
  return { style: own.getUint16(0, true), changes: slice(own, 2, own.byteLength - 2) };
}

function characterRun(page: DataView, at: number): Pick<Run, 'style' | 'changes'> {
  return { style: 0, changes: slice(page, at + 1, Math.min(page.getUint8(at), page.byteLength - at - 1)) };
}

const sizes = [1, 1, 2, 4, 2, 2, -1, 3] as const;

/** The last change of a kind counts. */
export function changesIn(list: DataView): Map<number, DataView> {
  const out = new Map<number, DataView>();
  for (let at = 0; at + 2 <= list.byteLength; ) {
    const kind = list.getUint16(at, true);
    at += 2;
    let size: number = sizes[kind >> 13]!;
    if (size === -1) {
      if (at >= list.byteLength) break;
      // The definition of a table is longer than a byte can say.
      if (kind === sprm.table) {
        if (at + 2 > list.byteLength) break;
        size = list.getUint16(at, true) - 1;
        at += 2;
      } else {
        size = list.getUint8(at);
        at += 1;
      }
    }
    if (size < 0 || at + size > list.byteLength) break;
    const operand = new DataView(list.buffer, list.byteOffset + at, size);
    // Merges of a row are said one by one.
    if (kind === sprm.verticalMerge && out.has(kind)) out.set(kind, joined(out.get(kind)!, operand));
    else out.set(kind, operand);
    at += size;
  }
  return out;
}

function joined(a: DataView, b: DataView): DataView {
  const out = new Uint8Array(a.byteLength + b.byteLength);
  out.set(new Uint8Array(a.buffer, a.byteOffset, a.byteLength));
  out.set(new Uint8Array(b.buffer, b.byteOffset, b.byteLength), a.byteLength);
  return new DataView(out.buffer);
}

/** True where a change of one byte says so. */
export function isOn(changes: Changes, kind: number): boolean {
  const operand = changes.get(kind);
  return operand !== undefined && operand.getUint8(0) === 1;
}

/** The same for characters, whose changes may be as in the style (128) or its opposite (129). */
export function isToggled(changes: Changes, kind: number, style: () => boolean): boolean {
  const said = changes.get(kind)?.getUint8(0);
  if (said === undefined || said === 128) return style();
  return said === 129 ? !style() : said === 1;
}
