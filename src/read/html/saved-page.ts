// A web page saved as one file (MHTML) → the page as it was, its charset as its part states it, and the pictures that were saved with it.
import type { Block } from '../../model/document.js';
import type { Limits } from '../../model/limits.js';
import type { Problem } from '../../model/problem.js';
import { rejection, type Rejection } from '../../model/rejection.js';
import { isSavedPage, partsOf, type Part } from './mime.js';

export interface SavedPage {
  /** Of the page: what the offsets of its anchors count in. */
  readonly bytes: Uint8Array;
  readonly charset: string | null;
  /** What it shows in frames: further pages, in the order they were saved. */
  readonly frames: readonly { readonly bytes: Uint8Array; readonly charset: string | null }[];
  readonly problems: readonly Problem[];
  /** Puts the pictures that came with it where the page shows them. */
  readonly withPictures: (blocks: readonly Block[]) => readonly Block[];
}

/** More pages in frames are advertisements. */
const mostFrames = 20;

/** Null where the bytes are no such file. */
export function savedPage(bytes: Uint8Array, limits: Limits): SavedPage | Rejection | null {
  if (!isSavedPage(bytes)) return null;
  const { address, parts } = partsOf(bytes, limits.members);
  if (parts.length > limits.members) return rejection('too-large', `保存的网页有 ${limits.members} 个以上的部分，不是正常的年报。`, `The saved page has more than ${limits.members} parts, which no ordinary report has.`);
  const [page, ...frames] = parts.filter((p) => p.type === 'text/html' || p.type === 'application/xhtml+xml');
  if (page === undefined || page.bytes.length === 0) return rejection('empty', '保存的网页（MHTML）里没有网页正文；请重新保存或下载。', 'The saved page (MHTML) holds no page; save or fetch it again.');
  const problems: Problem[] = page.whole ? [] : [{ code: 'page-damaged', level: 'error', message: { zh: '保存的网页（MHTML）不完整，文件在正文结束前就断了。', en: 'The saved page (MHTML) is cut off: the file ends before the page does.' } }];
  return { bytes: page.bytes, charset: page.charset, frames: frames.slice(0, mostFrames), problems, withPictures: (blocks) => pictured(blocks, parts, page.location ?? address) };
}

function pictured(blocks: readonly Block[], parts: readonly Part[], base: string | null): readonly Block[] {
  const known = new Map<string, Uint8Array>();
  for (const p of parts) {
    if (!p.type.startsWith('image/')) continue;
    for (const name of [p.location === null ? null : resolved(p.location, base), p.id === null ? null : `cid:${p.id}`]) if (name !== null && !known.has(name)) known.set(name, p.bytes);
  }
  if (known.size === 0) return blocks;
  return blocks.map((b) => {
    const bytes = b.kind === 'image' && b.picture === undefined ? known.get(resolved(b.src, base)) : undefined;
    return bytes === undefined ? b : { ...b, picture: { kind: 'bytes', bytes } } as Block;
  });
}

function resolved(address: string, base: string | null): string {
  if (/^cid:/i.test(address)) {
    try {
      return `cid:${decodeURIComponent(address.slice(4))}`;
    } catch {
      // A percent sign that is no escape: as it stands.
      return `cid:${address.slice(4)}`;
    }
  }
  return base !== null && URL.canParse(address, base) ? new URL(address, base).href : address;
}
