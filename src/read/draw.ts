// Document → pictures of its pages, for drawings of what was read over them.
import type { Document } from '../model/document.js';
import type { Limits } from '../model/limits.js';
import { isRejection } from '../model/rejection.js';

/** Fine enough to read small print on a screen. */
const dpi = 110;

/** Addresses that hold the picture of each page (`data:image/…`), by number; a page that cannot be drawn is left out. Nothing for documents without pages or that are drawn from their words (OFD). */
export async function drawPages(document: Document, bytes: Uint8Array, limits: Limits): Promise<ReadonlyMap<number, string>> {
  const pages = new Map<number, string>();
  if (document.source.format === 'picture') pages.set(1, held(kindOf(bytes), bytes));
  if (document.source.format !== 'pdf') return pages;
  const { drawPage } = await import('./pdf/draw.js');
  for (const { number } of document.geometry ?? []) {
    const canvas = await drawPage(bytes, number, dpi, limits);
    if (!isRejection(canvas)) pages.set(number, held('jpeg', canvas.toBuffer('image/jpeg', 80)));
  }
  return pages;
}

function kindOf(bytes: Uint8Array): string {
  const first = bytes[0];
  return first === 0x89 ? 'png' : first === 0xff ? 'jpeg' : first === 0x47 ? 'gif' : 'bmp';
}

function held(kind: string, bytes: Uint8Array): string {
  return `data:image/${kind};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`;
}
