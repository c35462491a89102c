// OLE compound file → its streams. Chains of sectors are followed once round and no further, so that one that bites its tail ends.
import type { Limits } from '../../model/limits.js';
import { rejection, type Rejection } from '../../model/rejection.js';
import { damaged } from './zip.js';

interface Entry {
  readonly name: string;
  readonly kind: number;
  readonly start: number;
  readonly size: number;
}

const endOfChain = 0xfffffffe;
const free = 0xffffffff;

export class Compound {
  constructor(private readonly sectors: Sectors, private readonly mini: Uint8Array, private readonly miniFat: Uint32Array, private readonly cutoff: number, private readonly entries: readonly Entry[]) {}

  find(name: string): Entry | undefined {
    const wanted = name.toLowerCase();
    return this.entries.find((e) => e.kind === 2 && e.name.toLowerCase() === wanted);
  }

  /** The bytes of a stream; null where its chain of sectors is broken. */
  read(entry: Entry): Uint8Array | null {
    if (entry.size >= this.cutoff) return this.sectors.chain(entry.start, entry.size);
    const out = new Uint8Array(entry.size);
    let at = 0;
    let steps = 0;
    for (let s = entry.start; at < entry.size; s = this.miniFat[s]!) {
      if (s >= this.miniFat.length || (s + 1) * 64 > this.mini.length + 63 || ++steps > this.miniFat.length) return null;
      const piece = this.mini.subarray(s * 64, Math.min(s * 64 + 64, s * 64 + entry.size - at));
      out.set(piece, at);
      at += 64;
    }
    return out;
  }
}

class Sectors {
  constructor(private readonly bytes: Uint8Array, readonly size: number, public fat: Uint32Array) {}

  /** One sector; the last of a file may be short. Null behind its end. */
  sector(n: number): Uint8Array | null {
    const from = (n + 1) * this.size;
    return n >= free - 5 || from >= this.bytes.length ? null : this.bytes.subarray(from, from + this.size);
  }

  chain(start: number, most: number): Uint8Array | null {
    if (most > this.bytes.length) return null;
    const out = new Uint8Array(most);
    let at = 0;
    let steps = 0;
    for (let s = start; at < most && s !== endOfChain; s = this.fat[s] ?? free) {
      const sector = ++steps > this.fat.length ? null : this.sector(s);
      if (sector === null) return null;
      out.set(sector.subarray(0, most - at), at);
      at += this.size;
    }
    return at >= most ? out : null;
  }

  /** A chain whose length nobody states. */
  wholeChain(start: number): Uint8Array | null {
    let count = 0;
    for (let s = start; s !== endOfChain; s = this.fat[s] ?? free) if (s >= free - 5 || ++count > this.fat.length) return null;
    return this.chain(start, Math.min(count * this.size, this.bytes.length));
  }
}

/** Reads header, sector table and directory. */
export function openCompound(bytes: Uint8Array, limits: Limits): Compound | Rejection {
  if (bytes.length < 1536) return damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return damaged();
  const size = 1 << shift;
  const sectors = new Sectors(bytes, size, new Uint32Array(0));
  const most = Math.ceil(bytes.length / size);
  const fatSectors: number[] = [];
  for (let i = 0; i < 109; i++) fatSectors.push(view.getUint32(76 + 4 * i, true));
  let next = view.getUint32(68, true);
  for (let n = 0; next < free - 5; n++) {
    const s = sectors.sector(next);
    if (s === null || s.length < size || n > most) return damaged();
    const v = new DataView(s.buffer, s.byteOffset, s.byteLength);
    for (let i = 0; i < size / 4 - 1; i++) fatSectors.push(v.getUint32(4 * i, true));
    next = v.getUint32(size - 4, true);
  }
  const used = fatSectors.filter((s) => s < free - 5);
  if (used.length > most) return damaged();
  const fat = new Uint32Array(used.length * (size / 4)).fill(free);
  for (const [i, n] of used.entries()) {
    const s = sectors.sector(n);
    if (s === null) return damaged();
    const v = new DataView(s.buffer, s.byteOffset, s.byteLength);
    for (let k = 0; 4 * k + 3 < s.length; k++) fat[i * (size / 4) + k] = v.getUint32(4 * k, true);
  }
  sectors.fat = fat;
  const directory = sectors.wholeChain(view.getUint32(48, true));
  if (directory === null) return damaged();
  if (directory.length / 128 > limits.members * 4) return rejection('too-large', 'OLE 文件中的项目太多，不是正常的年报。', 'The OLE file has too many entries, which no ordinary report has.');
  const all: (Entry & { readonly left: number; readonly right: number; readonly child: number })[] = [];
  const d = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const decoder = new TextDecoder('utf-16le');
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const length = Math.max(2, Math.min(64, d.getUint16(at + 64, true)));
    all.push({
      name: decoder.decode(directory.subarray(at, at + length - 2)), kind: directory[at + 66]!, start: d.getUint32(at + 116, true), size: d.getUint32(at + 120, true),
      left: d.getUint32(at + 68, true), right: d.getUint32(at + 72, true), child: d.getUint32(at + 76, true),
    });
  }
  const root = all.find((e) => e.kind === 5);
  if (root === undefined) return damaged();
  // Only what lies at the top: a sheet set in a text has streams of its own below.
  const entries: Entry[] = [];
  const seen = new Set<number>();
  const open = [root.child];
  while (open.length > 0) {
    const i = open.pop()!;
    const e = all[i];
    if (e === undefined || seen.has(i)) continue;
    seen.add(i);
    entries.push(e);
    open.push(e.left, e.right);
  }
  const mini = root.size === 0 ? new Uint8Array(0) : sectors.chain(root.start, root.size);
  const miniStart = view.getUint32(60, true);
  const miniFat = miniStart >= free - 5 ? new Uint8Array(0) : sectors.wholeChain(miniStart);
  if (mini === null || miniFat === null) return damaged();
  const table = new Uint32Array(miniFat.length >> 2);
  const m = new DataView(miniFat.buffer, miniFat.byteOffset, miniFat.byteLength);
  for (let i = 0; i < table.length; i++) table[i] = m.getUint32(4 * i, true);
  return new Compound(sectors, mini, table, view.getUint32(56, true), entries);
}
