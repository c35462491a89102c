// Bytes → a document of pdf.js that fetches nothing and runs nothing, or the reason why it cannot be opened.
import { fileURLToPath } from 'node:url';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Limits } from '../../model/limits.js';
import { rejection, type Rejection } from '../../model/rejection.js';

/** Character maps, standard fonts and picture decoders come with the package. */
const packageFolder = new URL('.', import.meta.resolve('pdfjs-dist/package.json'));
const folder = (name: string): string => fileURLToPath(new URL(`${name}/`, packageFolder));

/** The caller destroys what it gets. `bytes` stay as they are. `draws`: glyph shapes will be asked for. */
export async function openPdf(bytes: Uint8Array, limits: Limits, draws = false): Promise<PDFDocumentProxy | Rejection> {
  const task = getDocument({
    // pdf.js takes the buffer for itself and wants no Buffer of Node.
    data: new Uint8Array(bytes),
    cMapUrl: folder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: folder('standard_fonts'),
    wasmUrl: folder('wasm'),
    iccUrl: folder('iccs'),
    isEvalSupported: false,
    useSystemFonts: draws,
    useWorkerFetch: false,
    disableFontFace: true,
    disableAutoFetch: true,
    disableStream: true,
    disableRange: true,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: limits.pixels,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    if (document.numPages > limits.pages || document.numPages < 1) {
      const pages = document.numPages;
      await task.destroy();
      return pages < 1 ? noPages() : tooManyPages(pages, limits.pages);
    }
    return document;
  } catch (e) {
    await task.destroy().catch(() => undefined);
    return refusal(e);
  }
}

function refusal(e: unknown): Rejection {
  const name = e instanceof Error ? e.name : '';
  if (name === 'PasswordException') {
    return rejection('encrypted',
      'PDF 需要密码才能打开；请用密码打开后另存为不加密的文件。',
      'The PDF asks for a password: open it with the password and save it without encryption.');
  }
  return damaged();
}

export function damaged(): Rejection {
  return rejection('damaged',
    'PDF 已损坏或不完整，读不出页面；请重新下载。',
    'The PDF is damaged or incomplete and no page of it can be read: fetch it again.');
}

export function noPages(): Rejection {
  return rejection('empty', 'PDF 中没有任何页面；请重新下载。', 'The PDF has no pages: fetch it again.');
}

function tooManyPages(pages: number, limit: number): Rejection {
  return rejection('too-complex',
    `PDF 有 ${pages} 页，超过 ${limit} 页的上限；如确是年报，请用 --max-pages 放宽。`,
    `The PDF has ${pages} pages, more than the limit of ${limit}: if it is a report all the same, raise --max-pages.`);
}
