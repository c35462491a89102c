// Whether a PDF has the end and the index that it should have: pdf.js repairs what has not, without a word.

/** Readers look for the mark of the end in this many bytes. */
const tail = 2048;

export function isWhole(bytes: Uint8Array): boolean {
  const end = latin(bytes.subarray(Math.max(0, bytes.length - tail)));
  const mark = /startxref\s+(\d+)\s+%%EOF[\s\0]*$/.exec(end) ?? /startxref\s+(\d+)\s+%%EOF/.exec(end);
  if (mark === null) return false;
  // Bytes before the header shift every address.
  const head = latin(bytes.subarray(0, 1024)).indexOf('%PDF-');
  return [0, Math.max(head, 0)].some((shift) => /^\s*(?:xref\b|\d+\s+\d+\s+obj\b)/.test(latin(bytes.subarray(Number(mark[1]) + shift, Number(mark[1]) + shift + 40))));
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
