// Every ZIP is opened here: the list of members first, bounds before anything is unpacked, all in memory. Names of members are names only and never touch the disk.
import { Inflate } from 'fflate';
import type { Limits } from '../../model/limits.js';
import { rejection, type Rejection } from '../../model/rejection.js';
import { crc32 } from './crc.js';

export interface Member {
  /** With `/` between folders, whatever the writer used. */
  readonly name: string;
  readonly folder: boolean;
  readonly encrypted: boolean;
  /** As stated in the list; nothing else is believed of it. */
  readonly size: number;
  readonly packed: number;
  readonly method: number;
  readonly crc: number;
  readonly at: number;
}

/** Higher than any document comes to, and only counted where the whole is large. */
const mostRatio = 500;
const largeEnough = 16 * 2 ** 20;
/** Packed bytes handed to the unpacker at once: what comes of them is counted before more are. */
const stride = 16_384;
/** Packed bytes from which the first unpacked ones come for certain: the tables of a block stand before them. */
const headSize = 2048;

export class Zip {
  private readonly byName: ReadonlyMap<string, Member>;

  constructor(private readonly bytes: Uint8Array, readonly members: readonly Member[]) {
    const byName = new Map<string, Member>();
    for (const m of members) if (!byName.has(m.name)) byName.set(m.name, m);
    this.byName = byName;
  }

  /** The first member of this name. */
  find(name: string): Member | undefined {
    return this.byName.get(name.startsWith('/') ? name.slice(1) : name);
  }

  /** The bytes of one member. The list was refused if it states too much; a member that unpacks to more than it states is stopped there. */
  read(member: Member): Uint8Array | Rejection {
    if (member.encrypted) return encrypted();
    const packed = this.packed(member);
    if (packed === null) return damaged();
    if (member.method !== 0 && member.method !== 8) return unsupportedMethod();
    const out = member.method === 0 ? packed : inflated(packed, member.size);
    return out !== null && out.length === member.size && crc32(out) === member.crc ? out : damaged();
  }

  /** Whether a member begins with these few bytes, without unpacking the rest. */
  begins(member: Member, with_: readonly number[]): boolean {
    const packed = member.encrypted ? null : this.packed(member);
    if (packed === null) return false;
    const head = member.method === 0 ? packed : inflated(packed.subarray(0, headSize), Infinity, packed.length <= headSize);
    return head !== null && with_.every((b, i) => head[i] === b);
  }

  private packed(member: Member): Uint8Array | null {
    const { bytes } = this;
    const { at } = member;
    if (at + 30 > bytes.length || u32(bytes, at) !== 0x04034b50) return null;
    const from = at + 30 + u16(bytes, at + 26) + u16(bytes, at + 28);
    return from + member.packed > bytes.length ? null : bytes.subarray(from, from + member.packed);
  }
}

/** Unpacked bytes; null where they are damaged or more than `most`. */
function inflated(packed: Uint8Array, most: number, whole = true): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((piece) => {
    // The piece is a window on a buffer that goes on to be used.
    if (piece.length > 0) pieces.push(piece.slice());
    length += piece.length;
  });
  try {
    for (let at = 0; at < packed.length; at += stride) {
      inflate.push(packed.subarray(at, at + stride), whole && at + stride >= packed.length);
      if (length > most) return null;
    }
  } catch {
    return null;
  }
  if (pieces.length === 1) return pieces[0]!;
  const out = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/** Reads the list of members. Refuses what is cut off, has too many members, or says of itself that it unpacks to too much. */
export function openZip(bytes: Uint8Array, limits: Limits): Zip | Rejection {
  const end = endOfList(bytes);
  if (end === null) return damaged();
  if (end.count > limits.members) return tooMany(end.count, limits);
  const members: Member[] = [];
  let at = end.at;
  let total = 0;
  for (let i = 0; i < end.count; i++) {
    if (at + 46 > bytes.length || u32(bytes, at) !== 0x02014b50) return damaged();
    const flags = u16(bytes, at + 8);
    const [nameLength, extraLength, commentLength] = [u16(bytes, at + 28), u16(bytes, at + 30), u16(bytes, at + 32)];
    const next = at + 46 + nameLength + extraLength + commentLength;
    if (next > bytes.length) return damaged();
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength), (flags & 0x800) !== 0, extra);
    const wide = wideSizes(extra, [u32(bytes, at + 24), u32(bytes, at + 20), u32(bytes, at + 42)]);
    if (wide === null) return damaged();
    const [size, packed, offset] = wide;
    members.push({ name, folder: name.endsWith('/'), encrypted: (flags & 1) !== 0, size, packed, method: u16(bytes, at + 10), crc: u32(bytes, at + 16), at: offset });
    total += size;
    at = next;
  }
  if (total > limits.unpacked || (total > largeEnough && total > mostRatio * bytes.length)) return bomb(limits);
  return new Zip(bytes, members);
}

/** Where the list begins and how many members it has; null where there is none, as in a file cut off. */
function endOfList(bytes: Uint8Array): { readonly at: number; readonly count: number } | null {
  const last = bytes.length - 22;
  for (let i = last; i >= Math.max(0, last - 65_535); i--) {
    if (u32(bytes, i) !== 0x06054b50) continue;
    const count = u16(bytes, i + 10);
    const at = u32(bytes, i + 16);
    if (count !== 0xffff && at !== 0xffffffff) return at <= i ? { at, count } : null;
    // The larger form of the list stands before.
    if (i < 20 || u32(bytes, i - 20) !== 0x07064b50) return at <= i ? { at, count } : null;
    const wide = u64(bytes, i - 12);
    if (wide + 56 > bytes.length || u32(bytes, wide) !== 0x06064b50) return null;
    return { at: u64(bytes, wide + 48), count: u64(bytes, wide + 32) };
  }
  return null;
}

/** Sizes and offset that do not fit 32 bits stand in an extra field, in this order, only those that do not. */
function wideSizes(extra: Uint8Array, narrow: readonly [number, number, number]): [number, number, number] | null {
  const out: [number, number, number] = [...narrow];
  if (!narrow.includes(0xffffffff)) return out;
  for (let at = 0; at + 4 <= extra.length; at += 4 + u16(extra, at + 2)) {
    if (u16(extra, at) !== 1) continue;
    let from = at + 4;
    for (let i = 0; i < 3; i++) {
      if (narrow[i] !== 0xffffffff) continue;
      if (from + 8 > extra.length) return null;
      out[i] = u64(extra, from);
      from += 8;
    }
    return out;
  }
  return null;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const gbk = new TextDecoder('gb18030');

/** Without a mark that it is UTF-8 a name of Chinese Windows is GBK; some writers forget the mark. */
function nameOf(raw: Uint8Array, marked: boolean, extra: Uint8Array): string {
  for (let at = 0; at + 9 <= extra.length; at += 4 + u16(extra, at + 2)) {
    const length = u16(extra, at + 2);
    if (u16(extra, at) === 0x7075 && extra[at + 4] === 1 && u32(extra, at + 5) === crc32(raw)) return tidy(new TextDecoder().decode(extra.subarray(at + 9, at + 4 + length)));
  }
  if (marked) return tidy(new TextDecoder().decode(raw));
  try {
    return tidy(utf8.decode(raw));
  } catch {
    return tidy(gbk.decode(raw));
  }
}

function tidy(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '');
}

function u16(b: Uint8Array, i: number): number {
  return (b[i] ?? 0) | ((b[i + 1] ?? 0) << 8);
}

function u32(b: Uint8Array, i: number): number {
  return (u16(b, i) | (u16(b, i + 2) << 16)) >>> 0;
}

/** Beyond 2^53 it is wrong, and far beyond the end of any file anyhow. */
function u64(b: Uint8Array, i: number): number {
  return u32(b, i) + u32(b, i + 4) * 2 ** 32;
}

export function damaged(): Rejection {
  return rejection('damaged', '文件不完整或已损坏；请重新下载。', 'The file is cut off or damaged; fetch it again.');
}

export function encrypted(): Rejection {
  return rejection('encrypted', '文件有密码保护，读不出来；请取得不加密的版本。', 'The file is protected by a password and cannot be read; get a version without one.');
}

function bomb(limits: Limits): Rejection {
  return rejection('too-large',
    `压缩包解开后超过 ${limits.unpacked} 字节，或压缩率远高于正常文件；如确是年报，请用 --max-unpacked 放宽。`,
    `Unpacked it comes to more than ${limits.unpacked} bytes, or is packed far tighter than any ordinary file; if it is a report all the same, raise --max-unpacked.`);
}

function tooMany(count: number, limits: Limits): Rejection {
  return rejection('too-large', `压缩包有 ${count} 个文件，超过 ${limits.members} 个的上限；请先解压。`, `The archive has ${count} members, more than the limit of ${limits.members}; unpack it first.`);
}

function unsupportedMethod(): Rejection {
  return rejection('unsupported', '压缩包用了少见的压缩方法，解不开；请解压后再读。', 'The archive uses an uncommon method of compression; unpack it first.');
}
