// Position in the decoded page → byte offset in the file as published.

import { isUtf8 } from 'node:buffer';

const lessThan = 0x3c;

/**
 * In every encoding Chinese pages use, byte 0x3C is always `<`: never half of another character. So the k-th `<` of the text is the k-th 0x3C of the file,
 * also where bytes are damaged. Positions are those of a `<`; asking in ascending order costs the distance from the last question.
 */
export function byteOffsets(text: string, bytes: Uint8Array, charset: string): (position: number) => number {
  if (charset.startsWith('utf-16')) {
    const bom = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) ? 2 : 0;
    return (position) => Math.max(0, text.lastIndexOf('<', position)) * 2 + bom;
  }
  if (charset === 'utf-8' && isUtf8(bytes)) return utf8Offsets(text, bytes);
  let at = -1;
  let byte = -1;
  let next = text.indexOf('<');
  return (position) => {
    if (position < at) {
      at = -1;
      byte = -1;
      next = text.indexOf('<');
    }
    while (next !== -1 && next <= position) {
      at = next;
      do byte++;
      while (bytes[byte] !== lessThan && byte < bytes.length);
      next = text.indexOf('<', at + 1);
    }
    return Math.max(0, byte);
  };
}

/** Undamaged UTF-8: the bytes of the text up to the position, counted on from the last question. */
function utf8Offsets(text: string, bytes: Uint8Array): (position: number) => number {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let at = 0;
  let byte = bom;
  return (position) => {
    if (position < at) [at, byte] = [0, bom];
    byte += Buffer.byteLength(text.slice(at, position));
    at = position;
    return byte;
  };
}
