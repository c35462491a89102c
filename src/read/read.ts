// Bytes → Document. The steps in order; each is a file of this folder.
import { createHash } from 'node:crypto';
import type { Block, Document } from '../model/document.js';
import { tooLarge, type Limits } from '../model/limits.js';
import type { Rejection } from '../model/rejection.js';
import { isRejection, rejection } from '../model/rejection.js';
import type { Format } from '../model/source.js';
import { decode } from './charset/decode.js';
import { readHtml } from './html/html.js';
import { savedPage, type SavedPage } from './html/saved-page.js';
import { onPage } from './on-page.js';
import type { Page } from './page.js';
import { pageWithoutRadicals } from './radicals.js';
import { sniffBinary, sniffText, type BinaryFormat } from './sniff.js';
import { readText } from './text/text.js';

/** SHA-256 of the bytes, lower-case hex: the id of a source. */
export function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Reads one file. `name` is kept for the record and never decides the format. */
export async function read(bytes: Uint8Array, name: string, limits: Limits): Promise<Document | Rejection> {
  const refused = outOfBounds(bytes, limits);
  if (refused !== null) return refused;
  const format = sniffBinary(bytes, limits);
  if (format === null) return readWritten(bytes, name, limits);
  if (typeof format !== 'string') return format;
  const page = await (await readers[format]())(bytes, limits);
  return isRejection(page) ? page : documentOf(page, bytes, name, format, 'binary');
}

type Reader = (bytes: Uint8Array, limits: Limits) => Page | Rejection | Promise<Page | Rejection>;

/** Loaded when the first such file comes: their libraries are large. */
const readers: Readonly<Record<BinaryFormat, () => Promise<Reader>>> = {
  pdf: async () => (await import('./pdf/pdf.js')).readPdf,
  ofd: async () => (await import('./ofd/ofd.js')).readOfd,
  docx: async () => (await import('./office/docx.js')).readDocx,
  doc: async () => (await import('./office/doc.js')).readDoc,
  xlsx: async () => (await import('./office/sheet.js')).readSheet,
  xls: async () => (await import('./office/sheet.js')).readSheet,
  picture: async () => (await import('./picture/picture.js')).readPicture,
};

/** Reads web pages, Markdown and plain text: the formats that are text themselves. */
export function readWritten(bytes: Uint8Array, name: string, limits: Limits): Document | Rejection {
  const saved = savedPage(bytes, limits);
  if (saved !== null) return isRejection(saved) ? saved : readSaved(saved, bytes, name, limits);
  const decoded = decode(bytes);
  if (isRejection(decoded)) return decoded;
  const { text, charset } = decoded;
  if (text.trim() === '') return rejection('empty', '文件中只有空白；请重新下载。', 'The file holds nothing but white space; fetch it again.');
  const kind = sniffText(text);
  const page = kind === 'html' || kind === 'inline' ? readHtml(text, bytes, charset, limits, kind === 'inline') : readText(text, limits);
  if (isRejection(page)) return page;
  const format: Format = kind === 'html' ? 'html' : kind === 'text' ? 'text' : 'markdown';
  return documentOf({ ...page, problems: [...decoded.problems, ...page.problems] }, bytes, name, format, charset);
}

/** The source is the file as it was saved; places and charset are those of the page in it. Pages in frames are read where the page itself has no table, and those of them that have one. */
function readSaved(saved: SavedPage, bytes: Uint8Array, name: string, limits: Limits): Document | Rejection {
  const read = ({ bytes: own, charset: stated }: Pick<SavedPage, 'bytes' | 'charset'>): (Page & { readonly charset: string }) | Rejection => {
    const decoded = decode(own, stated);
    if (isRejection(decoded)) return decoded;
    const page = readHtml(decoded.text, own, decoded.charset, limits, false);
    return isRejection(page) ? page : { ...page, charset: decoded.charset, problems: [...decoded.problems, ...page.problems] };
  };
  const front = read(saved);
  if (isRejection(front)) return front;
  const { charset, ...page } = front;
  const blocks = [...page.blocks];
  const problems = [...saved.problems, ...page.problems];
  let grids = 0;
  let before = saved.bytes.length;
  for (const [i, frame] of (blocks.some(isGrid) ? [] : saved.frames).entries()) {
    const own = read(frame);
    if (!isRejection(own) && own.blocks.some(isGrid)) {
      for (const b of own.blocks) blocks.push(onPage(b, i + 2, before, isGrid(b) ? grids++ : 0));
      problems.push(...own.problems);
    }
    before += frame.bytes.length;
  }
  return documentOf({ ...page, blocks: saved.withPictures(blocks), problems }, bytes, name, 'html', charset);
}

function isGrid(block: Block): boolean {
  return block.kind === 'grid';
}

/** What a reader handed back, with the source it came from. */
export function documentOf(page: Page, bytes: Uint8Array, name: string, format: Format, charset: string): Document {
  return { source: { id: hash(bytes), name, size: bytes.length, format, charset }, ...pageWithoutRadicals(page) };
}

function outOfBounds(bytes: Uint8Array, limits: Limits): Rejection | null {
  if (bytes.length === 0) return rejection('empty', '文件是空的；请重新下载。', 'The file is empty; fetch it again.');
  return bytes.length > limits.bytes ? tooLarge(bytes.length, limits.bytes) : null;
}
