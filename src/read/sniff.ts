// First bytes → what the file is. The name is never asked: portals serve PDF as .html and HTML as .doc.
import type { Rejection } from '../model/rejection.js';
import { rejection } from '../model/rejection.js';

const signatures: readonly (readonly [bytes: readonly number[], name: string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'PDF'],
  [[0x50, 0x4b, 0x03, 0x04], 'ZIP (DOCX, XLSX, OFD)'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'DOC/XLS (OLE)'],
  [[0x89, 0x50, 0x4e, 0x47], 'PNG'],
  [[0xff, 0xd8, 0xff], 'JPEG'],
  [[0x47, 0x49, 0x46, 0x38], 'GIF'],
  [[0x1f, 0x8b], 'gzip'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'RTF'],
];

/** A rejection for files that are not text; null for text in whatever encoding. */
export function sniffBinary(bytes: Uint8Array): Rejection | null {
  for (const [signature, name] of signatures) {
    if (signature.every((b, i) => bytes[i] === b)) {
      return rejection('unsupported',
        `这是 ${name} 文件，目前只读 HTML、Markdown 和纯文本；请改用该报告的网页版或文字版。`,
        `This is a ${name} file; only HTML, Markdown and plain text are read so far: use the report's web page or text instead.`);
    }
  }
  return null;
}

const root = /<(?:!doctype\s+html|html|head|body)\b/i;
const markup = /<(?:table|div|p|span|article|section|td|meta|font|center|br)\b[^<>]*>/i;

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
  if (/<table\b/i.test(text)) return headingLine.test(text) || !/<(?:p|div|span)\b/i.test(head) ? 'inline' : 'html';
  if (markup.test(head) && /<\/(?:div|p|span|td|article|section)>/i.test(text)) return 'html';
  return markdownLine.test(text) ? 'markdown' : 'text';
}
