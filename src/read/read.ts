// Bytes → Document. The steps in order; each is a file of this folder.
import { createHash } from 'node:crypto';
import type { Document } from '../model/document.js';
import { tooLarge, type Limits } from '../model/limits.js';
import type { Rejection } from '../model/rejection.js';
import { isRejection, rejection } from '../model/rejection.js';
import type { Format, Source } from '../model/source.js';
import { decode } from './decode.js';
import { readHtml } from './html.js';
import { sniffBinary, sniffText } from './sniff.js';
import { readText } from './text.js';

/** SHA-256 of the bytes, lower-case hex: the id of a source. */
export function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Reads one file. `name` is kept for the record and never decides the format. */
export function read(bytes: Uint8Array, name: string, limits: Limits): Document | Rejection {
  if (bytes.length === 0) return rejection('empty', '文件是空的；请重新下载。', 'The file is empty; fetch it again.');
  if (bytes.length > limits.bytes) return tooLarge(bytes.length, limits.bytes);
  const binary = sniffBinary(bytes);
  if (binary !== null) return binary;
  const decoded = decode(bytes);
  if (isRejection(decoded)) return decoded;
  const { text, charset } = decoded;
  if (text.trim() === '') return rejection('empty', '文件中只有空白；请重新下载。', 'The file holds nothing but white space; fetch it again.');
  const kind = sniffText(text);
  const page = kind === 'html' || kind === 'inline' ? readHtml(text, bytes, charset, limits, kind === 'inline') : readText(text, limits);
  if (isRejection(page)) return page;
  const format: Format = kind === 'html' ? 'html' : kind === 'text' ? 'text' : 'markdown';
  const source: Source = { id: hash(bytes), name, size: bytes.length, format, charset };
  return { source, metadata: page.metadata, blocks: page.blocks, problems: [...decoded.problems, ...page.problems] };
}
