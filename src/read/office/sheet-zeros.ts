// An XLSX → the sheets that are set not to show their noughts: whoever opens one sees blanks there.

/** The views of a sheet stand before its cells; nothing behind this many bytes is looked at. */
const head = 1 << 16;
const view = /<(?:\w+:)?sheetView\b[^<>]*>/;
const zeroless = /\sshowZeros\s*=\s*["']\s*(?:0|false)\s*["']/i;

/** Whether the first view of a sheet, the one it opens with, shows no noughts. */
export function hidesZeros(part: Uint8Array): boolean {
  const first = view.exec(Buffer.from(part.buffer, part.byteOffset, Math.min(part.byteLength, head)).toString('latin1'))?.[0];
  return first !== undefined && zeroless.test(first);
}
