// A report as a portal publishes it – a page, the pages it goes on over, its pictures – → one Document.
import type { Block, Document } from '../model/document.js';
import type { Limits } from '../model/limits.js';
import { isRejection, type Rejection } from '../model/rejection.js';
import { onPage } from './on-page.js';
import { documentOf, read } from './read.js';

export interface BundleFile {
  readonly address: string;
  readonly bytes: Uint8Array;
  /** What the link to it says. */
  readonly label?: string;
}

export interface Bundle {
  /** The page of the report and the pages it goes on over, in order; at least one. */
  readonly pages: readonly BundleFile[];
  /** Pictures in them. */
  readonly pictures: readonly BundleFile[];
}

/** The bytes of all pages one behind the other: what the addresses of a joined report count in. */
export function joinedBytes(bundle: Bundle): Uint8Array {
  if (bundle.pages.length === 1) return bundle.pages[0]!.bytes;
  return new Uint8Array(Buffer.concat(bundle.pages.map((p) => p.bytes)));
}

/**
 * Reads the pages as one document. In the addresses of page n, offsets go on from the pages before it and the path begins with `/html[n]`. A page that cannot be read is a problem, unless it is the first.
 * The source is that of the joined bytes under the address of the first page.
 */
export async function readBundle(bundle: Bundle, limits: Limits): Promise<Document | Rejection> {
  const [first, ...more] = bundle.pages;
  const front = await read(first!.bytes, first!.address, limits);
  if (isRejection(front)) return front;
  const blocks: Block[] = withFetched(front.blocks, first!.address, bundle.pictures);
  const problems = [...front.problems];
  let offset = first!.bytes.length;
  let grids = front.blocks.filter((b) => b.kind === 'grid').length;
  for (const [i, part] of more.entries()) {
    const document = await read(part.bytes, part.address, limits);
    if (isRejection(document)) problems.push({ code: 'part-missing', level: 'error', found: part.address, message: { zh: `第 ${i + 2} 页没有读入：${document.message.zh}`, en: `Page ${i + 2} of the report was not read: ${document.message.en}` } });
    else {
      for (const b of withFetched(document.blocks, part.address, bundle.pictures)) blocks.push(onPage(b, i + 2, offset, b.kind === 'grid' ? grids++ : 0));
      problems.push(...document.problems);
    }
    offset += part.bytes.length;
  }
  if (more.length === 0) return { ...front, blocks };
  return documentOf({ metadata: front.metadata, blocks, problems, ...(front.embedded === undefined ? {} : { embedded: front.embedded }) }, joinedBytes(bundle), first!.address, front.source.format, front.source.charset);
}

/** Pictures that were fetched are put where the page shows them. */
function withFetched(blocks: readonly Block[], address: string, pictures: readonly BundleFile[]): Block[] {
  if (pictures.length === 0) return [...blocks];
  const known = new Map(pictures.map((p) => [p.address, p.bytes]));
  return blocks.map((b) => (isWithoutBytes(b) ? withBytes(b, URL.canParse(b.src, address) ? known.get(new URL(b.src, address).href) : undefined) : b));
}

/** Pictures that the document shows but does not hold, from wherever the caller has them: their bytes by the address as written, or null. */
export async function withPictures(document: Document, pictureAt: (src: string) => Promise<Uint8Array | null>): Promise<Document> {
  const blocks: Block[] = [];
  for (const b of document.blocks) blocks.push(isWithoutBytes(b) ? withBytes(b, (await pictureAt(b.src)) ?? undefined) : b);
  return { ...document, blocks };
}

type ImageBlock = Extract<Block, { readonly kind: 'image' }>;

function isWithoutBytes(b: Block): b is ImageBlock {
  return b.kind === 'image' && b.picture === undefined && b.src !== '';
}

function withBytes(b: ImageBlock, bytes: Uint8Array | undefined): Block {
  return bytes === undefined ? b : { ...b, picture: { kind: 'bytes', bytes } };
}
