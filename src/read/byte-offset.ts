// Position in the decoded page → byte offset in the file as published.

/**
 * In every encoding Chinese pages use, byte 0x3C is always `<`: never half of another character. So the k-th `<` of the text is the k-th 0x3C of the file,
 * also where bytes are damaged. Answers the offset of the last `<` at or before a position; asking in ascending order costs the distance from the last question.
 */
export function byteOffsets(text: string, bytes: Uint8Array, charset: string): (position: number) => number {
  if (charset.startsWith('utf-16')) {
    const bom = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff) ? 2 : 0;
    return (position) => Math.max(0, text.lastIndexOf('<', position)) * 2 + bom;
  }
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
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
      byte = raw.indexOf(0x3c, byte + 1);
      next = text.indexOf('<', at + 1);
    }
    return Math.max(0, byte);
  };
}
