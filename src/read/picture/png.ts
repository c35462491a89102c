// PNG → grey pixels. Decoded here: the decoder of the canvas ends the process on a damaged file.
import { Unzlib } from 'fflate';
import type { Grey } from './grey.js';

/** Samples a pixel, by colour type. */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** What is missing at the end is white. Null: damaged, or interlaced. `width` × `height` are within bounds already. */
export function greyOfPng(bytes: Uint8Array, width: number, height: number): Grey | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [depth, type, interlaced] = [bytes[24] ?? 0, bytes[25] ?? 0, bytes[28] ?? 0];
  const each = samples[type];
  if (each === undefined || ![1, 2, 4, 8, 16].includes(depth) || interlaced !== 0) return null;
  const row = Math.ceil((width * each * depth) / 8);
  const raw = new Uint8Array((row + 1) * height);
  let filled = 0;
  const unzip = new Unzlib((chunk) => {
    const n = Math.min(chunk.length, raw.length - filled);
    raw.set(chunk.subarray(0, n), filled);
    filled += n;
  });
  let palette: Uint8Array | null = null;
  try {
    for (let at = 8; at + 12 <= bytes.length && filled < raw.length; ) {
      const length = view.getUint32(at);
      const kind = view.getUint32(at + 4);
      const data = bytes.subarray(at + 8, Math.min(bytes.length, at + 8 + length));
      if (kind === 0x504c5445) palette = data;
      // A little at a time: what unpacks to more than the picture is not unpacked further.
      if (kind === 0x49444154) for (let k = 0; k < data.length && filled < raw.length; k += 4096) unzip.push(data.subarray(k, k + 4096));
      if (kind === 0x49454e44) break;
      at += 12 + length;
    }
  } catch {
    // What came before the damage is shown.
  }
  const rows = Math.floor(filled / (row + 1));
  if (rows === 0 || (type === 3 && palette === null)) return null;
  const step = Math.max(1, (each * depth) >> 3);
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < rows; y++) {
    if (!unfiltered(raw, y, row, step)) return y === 0 ? null : { width, height, data };
    greyRow(raw, y * (row + 1) + 1, data, y * width, width, depth, type, palette);
  }
  return { width, height, data };
}

/** Puts back what the filter of a row took out; false for a filter that does not exist. */
function unfiltered(raw: Uint8Array, y: number, row: number, step: number): boolean {
  const at = y * (row + 1) + 1;
  const filter = raw[at - 1]!;
  if (filter > 4) return false;
  const above = at - row - 1;
  for (let x = 0; x < row; x++) {
    const a = x >= step ? raw[at + x - step]! : 0;
    const b = y > 0 ? raw[above + x]! : 0;
    const c = x >= step && y > 0 ? raw[above + x - step]! : 0;
    raw[at + x]! += filter === 0 ? 0 : filter === 1 ? a : filter === 2 ? b : filter === 3 ? (a + b) >> 1 : nearest(a, b, c);
  }
  return true;
}

function nearest(a: number, b: number, c: number): number {
  const [pa, pb, pc] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

function greyRow(raw: Uint8Array, at: number, out: Uint8Array, to: number, width: number, depth: number, type: number, palette: Uint8Array | null): void {
  const bytes = depth >> 3;
  for (let x = 0; x < width; x++) {
    if (depth < 8) {
      const bit = x * depth;
      const v = (raw[at + (bit >> 3)]! >> (8 - depth - (bit & 7))) & ((1 << depth) - 1);
      out[to + x] = type === 3 ? mixed(palette!, v * 3) : (v * 255) / ((1 << depth) - 1);
      continue;
    }
    const k = at + x * samples[type]! * bytes;
    const level = type === 3 ? mixed(palette!, raw[k]! * 3) : type === 0 || type === 4 ? raw[k]! : (raw[k]! * 77 + raw[k + bytes]! * 150 + raw[k + 2 * bytes]! * 29) >> 8;
    const alpha = type === 4 ? raw[k + bytes]! : type === 6 ? raw[k + 3 * bytes]! : 255;
    out[to + x] = alpha === 255 ? level : 255 - ((255 - level) * alpha) / 255;
  }
}

function mixed(palette: Uint8Array, k: number): number {
  return ((palette[k] ?? 255) * 77 + (palette[k + 1] ?? 255) * 150 + (palette[k + 2] ?? 255) * 29) >> 8;
}
