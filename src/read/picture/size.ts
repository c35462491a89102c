// First bytes of a picture → its size in pixels, before anything is decoded: a small file can unpack to gigabytes.

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Width and height as the header states them (PNG, JPEG, GIF, BMP); null where the header is cut off or is none of these. */
export function sizeOf(bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return bytes.length < 24 ? null : { width: view.getUint32(16), height: view.getUint32(20) };
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegSize(view);
  if (bytes[0] === 0x47 && bytes[1] === 0x49) return bytes.length < 10 ? null : { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (bytes[0] === 0x42 && bytes[1] === 0x4d) {
    if (bytes.length < 26) return null;
    // The oldest header has two bytes for each; a negative height says that the rows run down.
    return view.getUint32(14, true) === 12 ? { width: view.getUint16(18, true), height: view.getUint16(20, true) } : { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
  }
  return null;
}

/** Goes from segment to segment up to the one that opens a frame. */
function jpegSize(view: DataView): Size | null {
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (frame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    const alone = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    at += alone ? 2 : 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
}

/** Marks of the end may be followed by so many bytes of anything. */
const trailing = 4096;

/** False for a PNG or JPEG whose end is missing: it was cut off. */
export function isWholePicture(bytes: Uint8Array): boolean {
  const end = bytes[0] === 0x89 ? [0x49, 0x45, 0x4e, 0x44] : bytes[0] === 0xff ? [0xff, 0xd9] : null;
  if (end === null) return true;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-trailing).lastIndexOf(Uint8Array.from(end)) !== -1;
}
