// Records of an XLS (MS-XLS) → which cells, and which words in them, are struck out, raised or lowered, and which sheets show no noughts: the same as `sheet-marks.ts` for the older format.
import type { Limits } from '../../model/limits.js';
import { isRejection, type Rejection } from '../../model/rejection.js';
import { openCompound } from './ole.js';
import { placeOf, type CellMarks, type MarkedRun } from './sheet-cells.js';
import { plain, plainLooks, type SheetLooks } from './sheet-marks.js';
import type { Marks } from './styles.js';
import { damaged } from './zip.js';

const record = { bof: 0x809, eof: 0x0a, password: 0x2f, font: 0x31, format: 0xe0, sheet: 0x85, strings: 0xfc, goesOn: 0x3c, manyNumbers: 0xbd, stringCell: 0xfd, view: 0x23e } as const;
/** Cells of one value: row, column and format come first in each. */
const cells: ReadonlySet<number> = new Set([0x203, 0x27e, 0x06, 0x205, 0x204, 0xd6, record.stringCell]);

interface Piece {
  readonly kind: number;
  /** In the stream, of its head. */
  readonly at: number;
  readonly data: DataView;
}

export function recordLooks(bytes: Uint8Array, limits: Limits): SheetLooks | Rejection {
  const file = openCompound(bytes, limits);
  if (isRejection(file)) return file;
  const entry = file.find('Workbook') ?? file.find('Book');
  const stream = entry === undefined ? null : file.read(entry);
  if (stream === null) return plainLooks;
  const pieces = [...piecesOf(stream)];
  const fonts = pieces.filter((p) => p.kind === record.font).map(({ data }) => fontMarks(data));
  // With fonts that mark nothing and all noughts shown there is nothing to find out; behind a password nothing can be.
  if ((fonts.every((f) => f === plain) && !pieces.some(hidesZeros)) || pieces.some((p) => p.kind === record.password)) return plainLooks;
  try {
    return looksOf(pieces, fonts);
  } catch (e) {
    // Behind the end of a record.
    if (e instanceof RangeError) return damaged();
    throw e;
  }
}

function* piecesOf(stream: Uint8Array): Generator<Piece> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = 0; at + 4 <= stream.length; ) {
    const size = view.getUint16(at + 2, true);
    if (at + 4 + size > stream.length) return;
    yield { kind: view.getUint16(at, true), at, data: new DataView(stream.buffer, stream.byteOffset + at + 4, size) };
    at += 4 + size;
  }
}

function fontMarks(font: DataView): Marks {
  if (font.byteLength < 10) return plain;
  const struck = (font.getUint16(2, true) & 0x08) !== 0;
  const script = font.getUint16(8, true);
  return struck || script === 1 || script === 2 ? { struck, raised: script === 1, lowered: script === 2 } : plain;
}

/** The view of a sheet that does not show noughts. */
function hidesZeros({ kind, data }: Piece): boolean {
  return kind === record.view && data.byteLength >= 2 && (data.getUint16(0, true) & 0x10) === 0;
}

function looksOf(pieces: readonly Piece[], fonts: readonly Marks[]): SheetLooks {
  // There is no font 4: numbers above it are one too high.
  const fontOf = (n: number): Marks => fonts[n > 4 ? n - 1 : n] ?? plain;
  const formats = pieces.filter((p) => p.kind === record.format && p.data.byteLength >= 2).map(({ data }) => fontOf(data.getUint16(0, true)));
  const names = new Map(pieces.filter((p) => p.kind === record.sheet).map(({ data }) => [data.getUint32(0, true), nameOf(data)]));
  const strings = stringsIn(pieces);
  const out = new Map<string, Map<string, CellMarks>>();
  const zeroless = new Set<string>();
  let own = new Map<string, CellMarks>();
  let name: string | undefined;
  let depth = 0;
  for (const piece of pieces) {
    const { kind, at, data } = piece;
    if (kind === record.bof && ++depth === 1) {
      own = new Map();
      name = names.get(at);
      if (name !== undefined) out.set(name, own);
    } else if (kind === record.eof) depth--;
    // A chart set in a sheet has records of its own.
    else if (depth !== 1) continue;
    else if (hidesZeros(piece) && name !== undefined) zeroless.add(name);
    else if (cells.has(kind)) {
      const whole = formats[data.getUint16(4, true)] ?? plain;
      const runs = kind === record.stringCell ? runsOf(strings[data.getUint32(6, true)], whole, fontOf) : undefined;
      if (whole !== plain || runs !== undefined) own.set(placeOf(data.getUint16(0, true), data.getUint16(2, true)), { whole, ...(runs === undefined ? {} : { runs }) });
    } else if (kind === record.manyNumbers) {
      const first = data.getUint16(2, true);
      for (let i = 0; 4 + 6 * (i + 1) <= data.byteLength - 2; i++) {
        const whole = formats[data.getUint16(4 + 6 * i, true)] ?? plain;
        if (whole !== plain) own.set(placeOf(data.getUint16(0, true), first + i), { whole });
      }
    }
  }
  return { marks: out, zeroless };
}

function nameOf(data: DataView): string {
  const [length, wide] = [data.getUint8(6), data.byteLength > 7 && (data.getUint8(7) & 1) === 1];
  return String.fromCharCode(...Array.from({ length }, (_, i) => (wide ? data.getUint16(8 + 2 * i, true) : data.getUint8(8 + i))));
}

interface FormattedString {
  readonly text: string;
  /** From which character on which font. */
  readonly runs: readonly (readonly [from: number, font: number])[];
}

/** Of strings with parts in marked fonts; what comes before the first part is as the cell. */
function runsOf(string: FormattedString | undefined, whole: Marks, fontOf: (n: number) => Marks): readonly MarkedRun[] | undefined {
  if (string === undefined || (whole === plain && string.runs.every(([, font]) => fontOf(font) === plain))) return undefined;
  const parts = [[0, null] as const, ...string.runs];
  return parts.map(([from, font], i) => ({ text: string.text.slice(from, parts[i + 1]?.[0]), marks: font === null ? whole : fontOf(font) }));
}

/** The strings that cells share, in order: those with runs; the places of the others are left empty. */
function stringsIn(pieces: readonly Piece[]): readonly (FormattedString | undefined)[] {
  const start = pieces.findIndex((p) => p.kind === record.strings);
  if (start === -1) return [];
  const parts = [pieces[start]!.data];
  for (let i = start + 1; pieces[i]?.kind === record.goesOn; i++) parts.push(pieces[i]!.data);
  const reader = new StringReader(parts);
  reader.number(4);
  const count = reader.number(4);
  const out: (FormattedString | undefined)[] = [];
  for (let i = 0; i < count; i++) {
    const length = reader.number(2);
    const flags = reader.number(1);
    const runs = (flags & 8) === 0 ? 0 : reader.number(2);
    const more = (flags & 4) === 0 ? 0 : reader.number(4);
    const text = reader.characters(length, (flags & 1) === 1);
    const own = Array.from({ length: runs }, () => [reader.number(2), reader.number(2)] as const);
    reader.skip(more);
    out.push(runs === 0 ? undefined : { text, runs: own });
  }
  return out;
}

/** Strings run on over the records that go on; characters then begin anew with how wide they are. */
class StringReader {
  private part = 0;
  private at = 0;

  constructor(private readonly parts: readonly DataView[]) {}

  number(bytes: number): number {
    let n = 0;
    for (let i = 0; i < bytes; i++) n += this.byte() * 2 ** (8 * i);
    return n;
  }

  characters(count: number, wide: boolean): string {
    let text = '';
    for (let i = 0; i < count; i++) {
      if (i > 0 && this.atEnd) wide = (this.number(1) & 1) === 1;
      text += String.fromCharCode(this.number(wide ? 2 : 1));
    }
    return text;
  }

  skip(bytes: number): void {
    for (let i = 0; i < bytes; i++) this.byte();
  }

  private get atEnd(): boolean {
    return this.at >= this.parts[this.part]!.byteLength;
  }

  private byte(): number {
    while (this.atEnd) {
      if (this.part + 1 >= this.parts.length) throw new RangeError('behind the last record');
      this.part++;
      this.at = 0;
    }
    return this.parts[this.part]!.getUint8(this.at++);
  }
}
