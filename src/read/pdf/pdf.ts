// PDF → pages → blocks (pdf.js). The operator list alone is asked for: it has the glyphs with their widths as well as the lines.
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Metadata } from '../../model/document.js';
import type { PageGeometry } from '../../model/geometry.js';
import type { Limits } from '../../model/limits.js';
import type { Problem } from '../../model/problem.js';
import { isRejection, type Rejection } from '../../model/rejection.js';
import { blocksOf } from '../layout/blocks.js';
import { mostMarks, tooManyMarks } from '../limits.js';
import type { Page } from '../page.js';
import { cutPage, withCuts } from './cut.js';
import type { Matrix } from './matrix.js';
import { damaged, openPdf } from './open.js';
import { drawingOf, type Drawing, type Font, type OperatorList } from './operators.js';
import { isNameless } from './signs.js';
import { spansOf } from './spans.js';
import { isWhole } from './whole.js';

/** So few letters beside a picture of the whole page are a stamp or a page number on a scan. */
const fewLetters = 40;
/** A picture of this part of the page is the page. */
const wholePage = 0.6;
/** Where this part of the letters has no meaning the page is read as it looks. */
const mostNameless = 0.3;

export async function readPdf(bytes: Uint8Array, limits: Limits): Promise<Page | Rejection> {
  const document = await openPdf(bytes, limits);
  if (isRejection(document)) return document;
  try {
    return await pageOf(document, bytes, limits);
  } finally {
    await document.loadingTask.destroy();
  }
}

async function pageOf(document: PDFDocumentProxy, bytes: Uint8Array, limits: Limits): Promise<Page | Rejection> {
  const problems: Problem[] = [];
  if (!isWhole(bytes)) problems.push(recovered());
  const geometry: PageGeometry[] = [];
  const layers = await document.getOptionalContentConfig().catch(() => null);
  for (let number = 1; number <= document.numPages; number++) {
    const page = await geometryOf(document, number, (layer) => layers === null || layers.isVisible(layer));
    if (page !== null && isRejection(page)) return page;
    if (page === null) problems.push(lostPage(number));
    else {
      geometry.push(page);
      const cut = cutPage(page);
      if (cut !== null) problems.push(cut);
    }
  }
  if (geometry.length === 0) return damaged();
  const metadata = await metadataOf(document);
  const blocks = blocksOf(geometry, limits);
  return isRejection(blocks) ? blocks : { metadata, blocks, problems, geometry };
}

/** null where the page cannot be read. */
async function geometryOf(document: PDFDocumentProxy, number: number, isShown: (layer: unknown) => boolean): Promise<PageGeometry | Rejection | null> {
  let bomb = false;
  let page: PDFPageProxy | null = null;
  try {
    page = await document.getPage(number);
    const view = page.getViewport({ scale: 1 });
    const own = page;
    const tooMuch = new Promise<null>((resolve) => bounded(own, () => {
      bomb = true;
      resolve(null);
    }));
    const list = (await Promise.race([page.getOperatorList(), tooMuch])) as unknown as OperatorList | null;
    if (list === null) return tooManyMarks(number);
    const { commonObjs, objs } = page;
    const font = (id: string): Font | null => (commonObjs.has(id) ? (commonObjs.get(id) as Font) : null);
    /** Pictures with a see-through part have four bytes a pixel. */
    const isOpaque = (id: string): boolean => {
      const store = id.startsWith('g_') ? commonObjs : objs;
      return store.has(id) && (store.get(id) as { readonly kind?: number } | null)?.kind !== 3;
    };
    const drawing = drawingOf(list, { base: view.transform as unknown as Matrix, width: view.width, height: view.height, font, isShown, isOpaque });
    return asPage(drawing, number, view.width, view.height, list.fnArray.length);
  } catch {
    return null;
  } finally {
    if (!bomb) page?.cleanup();
  }
}

/** pdf.js collects the operators of a page part by part, and has no bound: the parts are counted as they come. Forms that draw forms twice over double with each level. */
function bounded(page: PDFPageProxy, stop: () => void): void {
  const parts = page as unknown as { _renderPageChunk: (part: { readonly length: number; readonly argsArray: readonly (readonly unknown[] | null)[] }, state: unknown) => void };
  const add = parts._renderPageChunk.bind(page);
  let count = 0;
  parts._renderPageChunk = (part, state) => {
    count += part.length;
    for (const args of part.argsArray) if (Array.isArray(args?.[0])) count += args[0].length / 2;
    if (count > mostMarks) stop();
    else add(part, state);
  };
}

function asPage(drawing: Drawing, number: number, width: number, height: number, marks: number): PageGeometry {
  const seen = drawing.glyphs.filter((g) => !g.hidden && g.turn !== null && g.text.trim() !== '');
  const nameless = seen.filter((g) => isNameless(g.text)).length;
  const spans = withCuts(spansOf(drawing.glyphs), width);
  const covered = drawing.pictures.some(({ box: [x0, y0, x1, y1] }) => (x1 - x0) * (y1 - y0) > wholePage * width * height);
  const isPicture = spans.length === 0 ? marks > 0 && (drawing.pictures.length > 0 || drawing.inked > 0) : nameless > seen.length * mostNameless || (covered && seen.length < fewLetters);
  if (isPicture) {
    const dpi = Math.max(0, ...drawing.pictures.map((p) => p.dpi ?? 0));
    return { number, width, height, spans: [], rulings: [], pictures: [{ box: [0, 0, width, height], ...(dpi > 0 ? { dpi } : {}) }] };
  }
  return { number, width, height, spans, rulings: drawing.rulings, pictures: drawing.pictures };
}

async function metadataOf(document: PDFDocumentProxy): Promise<Metadata[]> {
  const { info } = await document.getMetadata().catch(() => ({ info: {} }));
  const said = info as Readonly<Record<string, unknown>>;
  const out: Metadata[] = [];
  const title = said['Title'];
  if (typeof title === 'string' && title.trim() !== '') out.push({ name: 'title', value: title.replaceAll(/\s+/g, ' ').trim() });
  const created = typeof said['CreationDate'] === 'string' ? /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(said['CreationDate']) : null;
  if (created !== null) out.push({ name: 'created', value: `${created[1]}-${created[2]}-${created[3]}` });
  return out;
}

function recovered(): Problem {
  return {
    code: 'pdf-recovered', level: 'warning',
    message: { zh: 'PDF 结尾缺失或索引有误，内容是尽力恢复的，可能不全；请重新下载核对。', en: 'The end or the index of the PDF is missing or wrong; what was found was read, and more may be missing: fetch it again to compare.' },
  };
}

function lostPage(number: number): Problem {
  return {
    code: 'page-damaged', level: 'error',
    message: { zh: `第 ${number} 页已损坏，未能读取；请重新下载。`, en: `Page ${number} is damaged and was not read: fetch the file again.` },
    found: `${number}`,
  };
}
