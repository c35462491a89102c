// Word document of 97–2003 → its characters in order, each with its place in the file, by which its properties are found (MS-DOC: Fib, Clx, PlcPcd).
import type { Limits } from '../../model/limits.js';
import { isRejection, rejection, type Rejection } from '../../model/rejection.js';
import { openCompound } from './ole.js';
import { damaged, encrypted } from './zip.js';

export interface DocFile {
  readonly main: DataView;
  readonly table: DataView;
  /** Pictures and properties that do not fit their page. */
  readonly data: DataView;
  /** Characters as UTF-16 units: the text of the document, then of notes, headers and boxes. */
  readonly text: Uint16Array;
  /** Offset in `main` of each character. */
  readonly places: Uint32Array;
  /** Characters of the document itself, and where the text of its boxes stands. */
  readonly length: number;
  readonly boxes: readonly [from: number, to: number];
  /** A structure of the table stream by its offset in the Fib; null where the file has none. */
  readonly part: (at: number) => DataView | null;
}

const view = (b: Uint8Array): DataView => new DataView(b.buffer, b.byteOffset, b.byteLength);
/** The upper half of Windows-1252, as far as it is not Latin-1. */
const western = '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';
const clx = 0x1a2;
const firstOf97 = 0xc0;

export function openDoc(bytes: Uint8Array, limits: Limits): DocFile | Rejection {
  const file = openCompound(bytes, limits);
  if (isRejection(file)) return file;
  const stream = (name: string): Uint8Array | null => {
    const entry = file.find(name);
    return entry === undefined ? null : file.read(entry);
  };
  const bytesOfMain = stream('WordDocument');
  if (bytesOfMain === null || bytesOfMain.length < 0x1b0) return bytesOfMain !== null && bytesOfMain.length > 32 && isOld(view(bytesOfMain)) ? old() : damaged();
  const main = view(bytesOfMain);
  if (isOld(main)) return old();
  if (main.getUint16(0, true) !== 0xa5ec) return damaged();
  const flags = main.getUint16(10, true);
  if ((flags & 0x100) !== 0) return encrypted();
  const bytesOfTable = stream((flags & 0x200) !== 0 ? '1Table' : '0Table');
  if (bytesOfTable === null) return damaged();
  const table = view(bytesOfTable);
  const part = (at: number): DataView | null => {
    if (at + 8 > main.byteLength) return null;
    const [from, length] = [main.getUint32(at, true), main.getUint32(at + 4, true)];
    return length === 0 || from + length > table.byteLength ? null : new DataView(table.buffer, table.byteOffset + from, length);
  };
  const list = part(clx);
  const characters = list === null ? null : charactersOf(list, main);
  if (characters === null) return damaged();
  const count = (at: number): number => Math.max(0, main.getInt32(at, true));
  const length = Math.min(count(0x4c), characters.text.length);
  const before = count(0x4c) + count(0x50) + count(0x54) + count(0x58) + count(0x5c) + count(0x60);
  const end = Math.min(characters.text.length, before + count(0x64));
  return { main, table, data: view(stream('Data') ?? new Uint8Array(0)), ...characters, length, boxes: [Math.min(before, end), end], part };
}

/** Pieces of text in their order; null where the table of pieces is broken. */
function charactersOf(list: DataView, main: DataView): { readonly text: Uint16Array; readonly places: Uint32Array } | null {
  let at = 0;
  while (at + 3 <= list.byteLength && list.getUint8(at) === 1) at += 3 + list.getUint16(at + 1, true);
  if (at + 5 > list.byteLength || list.getUint8(at) !== 2) return null;
  const size = list.getUint32(at + 1, true);
  at += 5;
  if (at + size > list.byteLength || size < 16) return null;
  const pieces = Math.floor((size - 4) / 12);
  const total = list.getUint32(at + 4 * pieces, true);
  // No character takes less than a byte of the file.
  if (total > main.byteLength) return null;
  const text = new Uint16Array(total);
  const places = new Uint32Array(total);
  for (let i = 0; i < pieces; i++) {
    const [from, to] = [list.getUint32(at + 4 * i, true), list.getUint32(at + 4 * i + 4, true)];
    if (to < from || to > total) return null;
    const fc = list.getUint32(at + 4 * (pieces + 1) + 8 * i + 2, true);
    const narrow = (fc & 0x40000000) !== 0;
    const start = narrow ? (fc & 0x3fffffff) >>> 1 : fc & 0x3fffffff;
    if (start + (to - from) * (narrow ? 1 : 2) > main.byteLength) return null;
    for (let cp = from; cp < to; cp++) {
      const place = start + (cp - from) * (narrow ? 1 : 2);
      places[cp] = place;
      const c = narrow ? main.getUint8(place) : main.getUint16(place, true);
      text[cp] = narrow && c >= 0x80 && c < 0xa0 ? western.charCodeAt(c - 0x80) : c;
    }
  }
  return { text, places };
}

function isOld(main: DataView): boolean {
  const ident = main.getUint16(0, true);
  return ident === 0xa5dc || ident === 0xa59b || (ident === 0xa5ec && main.getUint16(2, true) < firstOf97);
}

function old(): Rejection {
  return rejection('needs-program', '这是 Word 6.0/95 的文件，不能直接读；请用 LibreOffice 或 WPS 打开后另存为 DOCX。', 'This is a file of Word 6.0 or 95, which is not read: open it in LibreOffice or WPS and save it as DOCX.');
}
