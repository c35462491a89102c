// JPEG → a PDF with nothing else on its page, which pdf.js draws: its decoder survives damaged files, that of the canvas ends the process.
import type { Size } from './size.js';

/** One page of the size of the picture, a point a pixel. */
export function pageOfJpeg(bytes: Uint8Array, { width, height }: Size): Uint8Array {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const drawn = `q ${width} 0 0 ${height} 0 0 cm /P Do Q`;
  const space = ['', 'Gray', '', 'RGB', 'CMYK'][partsOf(bytes)] || 'RGB';
  const parts = [
    '%PDF-1.4\n', '1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n', '2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n',
    `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>\nendobj\n`,
    `4 0 obj\n<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream\nendobj\n`,
    `5 0 obj\n<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /Device${space} /BitsPerComponent 8 /Filter /DCTDecode /Length ${bytes.length} >>\nstream\n`,
  ].map(encode);
  const tail = encode('\nendstream\nendobj\n');
  const offsets: number[] = [];
  let at = 0;
  for (const [i, p] of parts.entries()) {
    if (i > 0) offsets.push(at);
    at += p.length;
  }
  const start = at + bytes.length + tail.length;
  const end = encode(`xref\n0 6\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  const out = new Uint8Array(start + end.length);
  at = 0;
  for (const p of [...parts, bytes, tail, end]) {
    out.set(p, at);
    at += p.length;
  }
  return out;
}

/** Colour parts the frame states. */
function partsOf(bytes: Uint8Array): number {
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff) return 3;
    if (marker >= 0xc0 && marker <= 0xc2) return bytes[at + 9]!;
    at += marker === 0xff ? 1 : 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
  }
  return 3;
}
