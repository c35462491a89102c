// An answer as a page: its text where it is text, told by the bytes, for portals send anything as anything.
import type { WebPage, WebRequest } from '../model/web.js';
import type { Answer } from './fetch.js';

/** Bytes of a text → the text. `contentType`: the header, or null. */
export type Decode = (bytes: Uint8Array, contentType: string | null) => string;

const signatures: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], [0x50, 0x4b, 0x03, 0x04], [0xd0, 0xcf, 0x11, 0xe0], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff], [0x47, 0x49, 0x46, 0x38], [0x42, 0x4d], [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf], [0x1f, 0x8b],
];

export function isText(bytes: Uint8Array): boolean {
  if (signatures.some((s) => s.every((b, i) => bytes[i] === b))) return false;
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return utf16 || !bytes.subarray(0, 4096).includes(0);
}

export function pageOf(request: WebRequest, answer: Extract<Answer, { kind: 'page' }>, decode: Decode): WebPage {
  const { url, status, headers, bytes } = answer;
  return { request, url, status, headers, bytes, text: isText(bytes) ? decode(bytes, headers['content-type'] ?? null) : '' };
}
