// Document with pictures → the same with what the pictures show in their places.
import type { Anchor, Box } from '../../model/anchor.js';
import type { Block, Document, ImageBlock } from '../../model/document.js';
import type { PageGeometry, Span } from '../../model/geometry.js';
import type { Grid } from '../../model/grid.js';
import type { Limits } from '../../model/limits.js';
import type { Problem } from '../../model/problem.js';
import { isRejection, type Rejection } from '../../model/rejection.js';
import { blocksOf } from '../layout/blocks.js';
import { decode, decodeCanvas, type Decoded } from './decode.js';
import { packages, recogniser, type Recogniser } from './recogniser.js';
import { seePage, type SeenPage } from './see-page.js';

/** Dots an inch a page is drawn with: those of the picture on it, since others blur it or lose fine lines; within these bounds, and where they are not known. */
const dpis = { least: 120, most: 600, usual: 250 };
/** What is scanned finer than this is looked at through the mean of its dots. */
const fine = 320;

/** A picture looked into, and the way from its pixels back to the document. */
interface Looked {
  readonly seen: SeenPage;
  readonly anchor: (box: Box) => Anchor;
  /** Units of the document for a pixel: points of a page, pixels of a picture made smaller. */
  readonly unit: number;
  readonly page: number;
}

/**
 * Replaces every image block whose picture is at hand by the text and tables in it; one that shows none of either stays.
 * Problems: `no-recogniser` where the optional packages are missing, `picture-refused` for a picture too large or damaged, `pictures-left` beyond `limits.pictures`.
 * `lookedInto` is called after each picture, which takes seconds.
 */
export async function recognise(document: Document, bytes: Uint8Array, limits: Limits, lookedInto: () => void = () => undefined): Promise<Document> {
  if (!document.blocks.some(isOpen)) return document;
  const reader = await recogniser();
  if (reader === null) return { ...document, problems: [...document.problems, noRecogniser()] };
  const problems: Problem[] = [...document.problems];
  const blocks: Block[] = [];
  const pages = new Map(document.geometry?.map((g) => [g.number, g]));
  let left = limits.pictures;
  let skipped = 0;
  let run: { block: ImageBlock; looked: Looked | null }[] = [];
  const flush = (): void => {
    blocks.push(...shown(run, limits, problems));
    run = [];
  };
  for (const block of document.blocks) {
    if (!isOpen(block)) {
      flush();
      blocks.push(block);
      continue;
    }
    if (left-- <= 0) skipped++;
    const looked = left < 0 ? null : await look(block, bytes, limits, reader, document);
    lookedInto();
    if (looked !== null && isRejection(looked)) problems.push(refused(block, looked));
    const own = looked === null || isRejection(looked) ? null : looked;
    run.push({ block, looked: own });
    if (own !== null && (block.picture.kind === 'page' || document.source.format === 'picture')) pages.set(own.page, geometryOf(own, pages.get(own.page)));
  }
  flush();
  if (skipped > 0) problems.push(picturesLeft(skipped, limits));
  let grids = 0;
  const numbered = blocks.map((b): Block => (b.kind === 'grid' ? { kind: 'grid', grid: { ...b.grid, index: grids++ } } : b));
  return { ...document, blocks: numbered, problems, ...(pages.size > 0 ? { geometry: [...pages.values()].sort((a, b) => a.number - b.number) } : {}) };
}

function isOpen(block: Block): block is ImageBlock & Required<Pick<ImageBlock, 'picture'>> {
  return block.kind === 'image' && block.picture !== undefined;
}

async function look(block: ImageBlock & Required<Pick<ImageBlock, 'picture'>>, bytes: Uint8Array, limits: Limits, reader: Recogniser, document: Document): Promise<Looked | Rejection> {
  const { picture } = block;
  if (picture.kind === 'bytes') {
    const decoded = await decode(picture.bytes, limits);
    if (isRejection(decoded)) return decoded;
    const unit = 1 / decoded.scale;
    const place = document.source.format === 'picture' ? {} : { picture: placeOf(block.anchor) };
    const seen = await seePage(decoded.grey, 1, reader);
    if (isRejection(seen)) return seen;
    return { seen, page: 1, unit, anchor: (bbox) => ({ page: 1, bbox, ...place }) };
  }
  const dpi = dpiOf(picture.page, picture.box, document, limits);
  const page = await drawn(bytes, picture.page, picture.box, dpi, limits);
  if (isRejection(page)) return page;
  const seen = await seePage(page.grey, picture.page, reader);
  if (isRejection(seen)) return seen;
  const [x, y] = picture.box;
  return {
    seen, page: picture.page, unit: 72 / (dpi * page.scale),
    anchor: ([x0, y0, x1, y1]) => ({ page: picture.page, bbox: [tenth(x0 + x), tenth(y0 + y), tenth(x1 + x), tenth(y1 + y)] }),
  };
}

/** Of the finest picture in the box; less where the page would have more pixels than a picture may. */
function dpiOf(page: number, [x0, y0, x1, y1]: Box, document: Document, limits: Limits): number {
  const own = document.geometry?.find((g) => g.number === page);
  const known = own?.pictures.filter((p) => p.box[0] < x1 && p.box[2] > x0 && p.box[1] < y1 && p.box[3] > y0).map((p) => p.dpi ?? 0) ?? [];
  const best = Math.max(0, ...known);
  const wanted = best === 0 ? dpis.usual : Math.min(dpis.most, Math.max(dpis.least, best));
  return own === undefined ? wanted : Math.min(wanted, 72 * Math.sqrt((limits.pixels * 0.98) / (own.width * own.height)));
}

/** Draws the part of a page that is a picture. */
async function drawn(bytes: Uint8Array, page: number, box: Box, dpi: number, limits: Limits): Promise<Decoded | Rejection> {
  const { drawPage } = await import('../pdf/draw.js');
  const canvas = await drawPage(bytes, page, dpi, limits);
  return isRejection(canvas) ? canvas : decodeCanvas(canvas, box.map((n) => (n * dpi) / 72) as unknown as Box, Math.max(1, Math.round(dpi / fine)));
}

/** Blocks of pictures that follow each other, read as pages that follow each other: tables go on from one to the next. */
function shown(run: readonly { readonly block: ImageBlock; readonly looked: Looked | null }[], limits: Limits, problems: Problem[]): Block[] {
  const out: Block[] = [];
  for (let i = 0; i < run.length; ) {
    const group: Looked[] = [];
    const start = i;
    for (let looked = run[i]!.looked; looked !== null && looked !== undefined; looked = run[++i]?.looked ?? null) group.push(looked);
    if (group.length === 0) {
      out.push(run[i++]!.block);
      continue;
    }
    const blocks = blocksOf(group.map((g, k) => ({ ...g.seen.page, number: k + 1 })), limits);
    if (isRejection(blocks)) {
      problems.push(refused(run[start]!.block, blocks));
      for (let k = start; k < i; k++) out.push(run[k]!.block);
    } else if (blocks.length === 0) for (let k = start; k < i; k++) out.push(run[k]!.block);
    else for (const b of blocks) out.push(withAnchors(b, (anchor) => placed(anchor, group)));
  }
  return out;
}

/** From the straightened pages of a group to the document as published. */
function placed(anchor: Anchor, group: readonly Looked[]): Anchor {
  if (!('bbox' in anchor)) return anchor;
  const own = group[anchor.page - 1]!;
  return own.anchor(scaled(own.seen.back(anchor.bbox), own.unit));
}

function withAnchors(block: Block, to: (anchor: Anchor) => Anchor): Block {
  if (block.kind !== 'grid') return { ...block, anchor: to(block.anchor) };
  const grid: Grid = { ...block.grid, anchor: to(block.grid.anchor), rows: block.grid.rows.map((r) => ({ cells: r.cells.map((c) => ({ ...c, anchor: to(c.anchor) })) })) };
  return { kind: 'grid', grid };
}

/** A page as it was seen, in the units of the document and as published; lines that were straightened lie as near as they can. */
function geometryOf({ seen, unit, page, anchor }: Looked, before: PageGeometry | undefined): PageGeometry {
  const box = (b: Box): Box => (anchor(scaled(seen.back(b), unit)) as { bbox: Box }).bbox;
  const spans = seen.page.spans.map((s): Span => ({ ...s, box: box(s.box), size: s.size * unit }));
  const rulings = seen.page.rulings.map((r) => {
    const [x0, y0, x1, y1] = box([r.x0, r.y0, r.x1, r.y1]);
    return { x0, y0, x1, y1 };
  });
  if (before !== undefined) return { ...before, spans: [...before.spans, ...spans], rulings: [...before.rulings, ...rulings] };
  return { number: page, width: tenth(seen.page.width * unit), height: tenth(seen.page.height * unit), spans, rulings, pictures: [] };
}

function scaled([x0, y0, x1, y1]: Box, by: number): Box {
  return [tenth(x0 * by), tenth(y0 * by), tenth(x1 * by), tenth(y1 * by)];
}

function tenth(n: number): number {
  return Math.round(n * 10) / 10;
}

/** The place of a picture in one text. */
function placeOf(anchor: Anchor): string {
  if ('path' in anchor) return `${anchor.path}@${anchor.offset}`;
  if ('line' in anchor) return `${anchor.line}:${anchor.column}`;
  if ('part' in anchor) return `${anchor.part}!${anchor.place}`;
  return `p${anchor.page}@${anchor.bbox.join(',')}`;
}

function noRecogniser(): Problem {
  const remedy = `npm install ${packages.join(' ')}`;
  return {
    code: 'no-recogniser', level: 'error', found: remedy,
    message: { zh: `文中有图片，识别图片要另装程序包：${remedy}`, en: `The document has pictures; to read them, packages have to be installed: ${remedy}` },
  };
}

function refused(block: ImageBlock, why: Rejection): Problem {
  return { code: 'picture-refused', level: 'warning', anchor: block.anchor, message: { zh: `有一张图片没有读：${why.message.zh}`, en: `A picture was not read: ${why.message.en}` } };
}

function picturesLeft(skipped: number, limits: Limits): Problem {
  return {
    code: 'pictures-left', level: 'warning',
    message: { zh: `图片超过 ${limits.pictures} 张，其余 ${skipped} 张没有读。`, en: `There are more than ${limits.pictures} pictures; ${skipped} more were not read.` },
  };
}
