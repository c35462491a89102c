// First bytes → what the file is. The name is never asked: portals serve PDF as .html and HTML as .doc.
import type { Limits } from '../model/limits.js';
import type { Rejection } from '../model/rejection.js';
import { rejection } from '../model/rejection.js';
import type { Format } from '../model/source.js';
import { sniffCompound } from './office/compound.js';
import { sniffPackage } from './office/package.js';

export type BinaryFormat = Exclude<Format, 'html' | 'markdown' | 'text'>;

/** What begins with these bytes is what it says, or a package in which it is found out. */
const signatures: readonly (readonly [bytes: readonly number[], what: BinaryFormat | ((bytes: Uint8Array, limits: Limits) => BinaryFormat | Rejection)])[] = [
  [[0x25, 0x50, 0x44, 0x46, 0x2d], 'pdf'],
  [[0x50, 0x4b, 0x03, 0x04], sniffPackage],
  [[0x50, 0x4b, 0x05, 0x06], sniffPackage],
  [[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], sniffCompound],
  [[0x89, 0x50, 0x4e, 0x47], 'picture'],
  [[0xff, 0xd8, 0xff], 'picture'],
  [[0x47, 0x49, 0x46, 0x38], 'picture'],
  [[0x42, 0x4d], (bytes) => (isBitmap(bytes) ? 'picture' : unsupported('BMP'))],
  [[0x1f, 0x8b], () => unsupported('gzip')],
  [[0x52, 0x61, 0x72, 0x21], () => unsupported('RAR')],
  [[0x37, 0x7a, 0xbc, 0xaf], () => unsupported('7z')],
  [[0x49, 0x49, 0x2a, 0x00], () => unsupported('TIFF')],
  [[0x4d, 0x4d, 0x00, 0x2a], () => unsupported('TIFF')],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], () => unsupported('RTF')],
];

/** The format of a file that is not text; null for text in whatever encoding. */
export function sniffBinary(bytes: Uint8Array, limits: Limits): BinaryFormat | Rejection | null {
  for (const [signature, what] of signatures) {
    if (!signature.every((b, i) => bytes[i] === b)) continue;
    // Two letters begin texts too.
    if (signature.length === 2 && signature[0] === 0x42 && !isBitmap(bytes)) continue;
    return typeof what === 'string' ? what : what(bytes, limits);
  }
  return null;
}

/** The header of a bitmap states its size. */
function isBitmap(bytes: Uint8Array): boolean {
  if (bytes.length < 26) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint32(2, true) === bytes.length && view.getUint32(6, true) === 0;
}

function unsupported(name: string): Rejection {
  return rejection('unsupported',
    `这是 ${name} 文件，不能直接读；请先解压或另存为 PDF、DOCX、PNG。`,
    `This is a ${name} file, which is not read: unpack it, or save it as PDF, DOCX or PNG.`);
}

const root = /<(?:!doctype\s+html|html|head|body)\b/i;
const markup = /<(?:table|div|p|span|article|section|td|meta|font|center|br)\b[^<>]*>/i;

/** What only the head of a page, or a page that shows another file, begins with. */
const beginning = /^\s*<(?:meta|title|link|script|style|iframe|frameset|embed|object)\b/i;

/** True where words stand before the page begins: a few stray ones are a server's notice. */
function hasText(before: string): boolean {
  if (/^\s*<(?!html|body|div)[a-z]/i.test(before)) return false;
  return (words(before).match(/\p{Script=Han}/gu)?.length ?? 0) >= 8;
}

/** What is left without tags, comments, scripts and styles. What does not end runs to the end of the text. */
function words(markup: string): string {
  const lower = markup.toLowerCase();
  let out = '';
  let at = 0;
  for (let open = markup.indexOf('<'); open !== -1; open = markup.indexOf('<', at)) {
    out += markup.slice(at, open);
    const name = /^<(!--|script\b|style\b)/i.exec(markup.slice(open, open + 8))?.[1]?.toLowerCase();
    const end = name === undefined ? '>' : name === '!--' ? '-->' : `</${name}>`;
    const close = lower.indexOf(end, open + 1);
    if (close === -1) return out;
    at = close + end.length;
  }
  return out + markup.slice(at);
}

/** Blanks within a line: `\s` would run on over every empty line that follows. */
const indent = '[ \\t\\u00a0\\u3000]';
const headingLine = new RegExp(`^${indent}*#{1,6}\\s`, 'm');
const markdownLine = new RegExp(`^${indent}{0,3}#{1,6}\\s|^${indent}*\\|.*\\|${indent}*$`, 'm');

/** The format of decoded text. `inline`: Markdown or text that carries HTML tables, where line ends still mean something. */
export function sniffText(text: string): 'html' | 'inline' | 'markdown' | 'text' {
  const head = text.slice(0, 65_536);
  const page = root.exec(head);
  // Converters set a whole page into Markdown for every table: text of its own before the first such tag is not a page's.
  if (page !== null) return hasText(head.slice(0, page.index)) ? 'inline' : 'html';
  if (beginning.test(head) && !/<table\b/i.test(text) && !markdownLine.test(text)) return 'html';
  if (/<table\b/i.test(text)) return headingLine.test(text) || !/<(?:p|div|span)\b/i.test(head) ? 'inline' : 'html';
  if (markup.test(head) && /<\/(?:div|p|span|td|article|section)>/i.test(text)) return 'html';
  return markdownLine.test(text) ? 'markdown' : 'text';
}
