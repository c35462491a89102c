// Grey pages → the files they are published in: JPEG, PNG, and PDF that holds nothing but pictures.
import { createCanvas } from '@napi-rs/canvas';
import type { Grey } from '../../src/read/picture/grey.js';

/** `quality` 1–100; null: PNG. */
export async function encode(page: Grey, quality: number | null): Promise<Uint8Array> {
  const canvas = createCanvas(page.width, page.height);
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(page.width, page.height);
  for (let i = 0; i < page.data.length; i++) {
    pixels.data.fill(page.data[i]!, i * 4, i * 4 + 3);
    pixels.data[i * 4 + 3] = 255;
  }
  context.putImageData(pixels, 0, 0);
  return quality === null ? canvas.encode('png') : canvas.encode('jpeg', quality);
}

/** All pages one under the other, as long pictures on portals are. */
export function stitched(pages: readonly Grey[]): Grey {
  const width = Math.max(...pages.map((p) => p.width));
  const height = pages.reduce((h, p) => h + p.height, 0);
  const data = new Uint8Array(width * height).fill(255);
  let top = 0;
  for (const p of pages) {
    for (let y = 0; y < p.height; y++) data.set(p.data.subarray(y * p.width, (y + 1) * p.width), (top + y) * width);
    top += p.height;
  }
  return { width, height, data };
}

/** A PDF of JPEG pictures, one a page. */
export function pictureDocument(pages: readonly { readonly jpeg: Uint8Array; readonly width: number; readonly height: number }[], dpi: number): Uint8Array {
  const parts: Uint8Array[] = [];
  const offsets: number[] = [];
  let length = 0;
  const put = (part: string | Uint8Array): void => {
    const bytes = typeof part === 'string' ? new TextEncoder().encode(part) : part;
    parts.push(bytes);
    length += bytes.length;
  };
  const object = (id: number, head: string, stream?: Uint8Array): void => {
    offsets[id] = length;
    put(`${id} 0 obj\n${head}\n`);
    if (stream !== undefined) {
      put('stream\n');
      put(stream);
      put('\nendstream\n');
    }
    put('endobj\n');
  };
  put('%PDF-1.4\n');
  object(1, '<< /Type /Catalog /Pages 2 0 R >>');
  object(2, `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${3 + i * 3} 0 R`).join(' ')}] >>`);
  for (const [i, p] of pages.entries()) {
    const [w, h] = [((p.width * 72) / dpi).toFixed(2), ((p.height * 72) / dpi).toFixed(2)];
    const drawn = new TextEncoder().encode(`q ${w} 0 0 ${h} 0 0 cm /P Do Q`);
    const id = 3 + i * 3;
    object(id, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${w} ${h}] /Contents ${id + 1} 0 R /Resources << /XObject << /P ${id + 2} 0 R >> >> >>`);
    object(id + 1, `<< /Length ${drawn.length} >>`, drawn);
    object(id + 2, `<< /Type /XObject /Subtype /Image /Width ${p.width} /Height ${p.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${p.jpeg.length} >>`, p.jpeg);
  }
  const start = length;
  put(`xref\n0 ${offsets.length}\n0000000000 65535 f \n`);
  for (const o of offsets.slice(1)) put(`${String(o).padStart(10, '0')} 00000 n \n`);
  put(`trailer\n<< /Size ${offsets.length} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  const out = new Uint8Array(length);
  let at = 0;
  for (const p of parts) {
    out.set(p, at);
    at += p.length;
  }
  return out;
}
