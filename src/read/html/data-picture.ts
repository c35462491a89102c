// `data:` address of an image → the picture in it.
import type { Picture } from '../../model/document.js';
import type { Limits } from '../../model/limits.js';

/** Below this many bytes a picture is an icon or a spacer. */
const least = 2048;

/** The picture a `data:` address carries; undefined for other addresses, for icons, and for what is larger than a file may be. */
export function dataPicture(src: string, limits: Limits): Picture | undefined {
  const head = /^\s*data:image\/(?:png|jpe?g|gif|bmp|x-ms-bmp)[^,]{0,80};base64,/i.exec(src.slice(0, 160));
  if (head === null || src.length < least || (src.length * 3) / 4 > limits.bytes) return undefined;
  const bytes = new Uint8Array(Buffer.from(src.slice(head[0].length), 'base64'));
  return bytes.length < least ? undefined : { kind: 'bytes', bytes };
}

/** The address without the bytes it carries: nobody follows it. */
export function shortAddress(src: string): string {
  return /^\s*data:/i.test(src) ? src.slice(0, 80).replace(/,.*$/s, ',…').trim() : src;
}
