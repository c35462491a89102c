// BMP → grey pixels: the usual header, no compression.
import type { Grey } from './grey.js';

/** Null where it is compressed, damaged or cut off. `width` × `height` are within bounds already. */
export function greyOfBitmap(bytes: Uint8Array, width: number, height: number): Grey | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 54) return null;
  const [start, head, bits, packed] = [view.getUint32(10, true), view.getUint32(14, true), view.getUint16(28, true), view.getUint32(30, true)];
  const row = Math.ceil((width * bits) / 32) * 4;
  if (head < 40 || ![1, 4, 8, 24, 32].includes(bits) || (packed !== 0 && packed !== 3) || start + row * height > bytes.length) return null;
  const down = view.getInt32(22, true) < 0;
  const mixed = (k: number): number => ((bytes[k] ?? 255) * 29 + (bytes[k + 1] ?? 255) * 150 + (bytes[k + 2] ?? 255) * 77) >> 8;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = start + (down ? y : height - 1 - y) * row;
    for (let x = 0; x < width; x++) {
      if (bits >= 24) data[y * width + x] = mixed(from + (x * bits) / 8);
      else data[y * width + x] = mixed(14 + head + 4 * ((bytes[from + ((x * bits) >> 3)]! >> (8 - bits - ((x * bits) & 7))) & ((1 << bits) - 1)));
    }
  }
  return { width, height, data };
}
