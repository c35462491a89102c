// Position in the decoded page → byte offset in the file as published.

import { isUtf8 } from 'node:buffer';

const lessThan = 0x3c;

/**
 * In every encoding Chinese pages use, byte 0x3C is always `<`: never half of another character. So the k-th `<` of the text is the k-th 0x3C of the file,
 * also where bytes are damaged. Positions are those of a `<` and may be asked for in any order; ascending order is cheapest.
 */
export function byteOffsets(text: string, bytes: Uint8Array, charset: string): (position: number) => number {
  if (charset.startsWith('utf-16')) {
    const bom = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) ? 2 : 0;
    return (position) => Math.max(0, text.lastIndexOf('<', position)) * 2 + bom;
  }
  if (charset === 'utf-8' && isUtf8(bytes)) return utf8Offsets(text, bytes);
  const inText: number[] = [];
  const inFile: number[] = [];
  for (let at = text.indexOf('<'), byte = bytes.indexOf(lessThan); at !== -1; at = text.indexOf('<', at + 1), byte = bytes.indexOf(lessThan, byte + 1)) {
    if (byte === -1) break;
    inText.push(at);
    inFile.push(byte);
  }
  return (position) => inFile[lastUpTo(inText, position)] ?? 0;
}

/** Index of the last of ascending numbers that is not above the limit; −1 when all are. */
function lastUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const stride = 4096;

/** Undamaged UTF-8: the bytes of the text up to the position, counted on from the last question, or from a place noted on the way. */
function utf8Offsets(text: string, bytes: Uint8Array): (position: number) => number {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  /** Byte offsets of every 4096th position, as far as anybody asked. */
  const noted: number[] = [bom];
  let at = 0;
  let byte = bom;
  return (position) => {
    while (noted.length * stride <= position) {
      const from = (noted.length - 1) * stride;
      noted.push(noted[noted.length - 1]! + bytesOf(text, from, from + stride));
    }
    if (position < at || position - at > stride) {
      const nearest = Math.floor(position / stride);
      [at, byte] = [nearest * stride, noted[nearest]!];
    }
    byte += bytesOf(text, at, position);
    at = position;
    return byte;
  };
}

/** Bytes of a stretch of the text in UTF-8; of a pair of surrogates that it cuts, two of the four. */
function bytesOf(text: string, from: number, to: number): number {
  const bytes = Buffer.byteLength(text.slice(from, to));
  const low = to > from && (text.charCodeAt(from) & 0xfc00) === 0xdc00 && (text.charCodeAt(from - 1) & 0xfc00) === 0xd800;
  const high = to > from && (text.charCodeAt(to - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(to) & 0xfc00) === 0xdc00;
  return bytes - (low ? 1 : 0) - (high ? 1 : 0);
}
