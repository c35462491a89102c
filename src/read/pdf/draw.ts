// A page of a PDF as a picture: for the recogniser and for drawings of the layout.
import type { Canvas } from '@napi-rs/canvas';
import type { Limits } from '../../model/limits.js';
import { isRejection, rejection, type Rejection } from '../../model/rejection.js';
import { damaged, openPdf } from './open.js';

/** What pdf.js draws on: of the copy of canvas that it finds itself, since two copies do not know each other's shapes. */
interface CanvasFactory {
  readonly create: (width: number, height: number) => { readonly canvas: Canvas };
}

/** Draws page `number` (from 1) at `dpi` dots an inch on white. */
export async function drawPage(bytes: Uint8Array, number: number, dpi: number, limits: Limits): Promise<Canvas | Rejection> {
  const document = await openPdf(bytes, limits, true);
  if (isRejection(document)) return document;
  try {
    if (number < 1 || number > document.numPages) return damaged();
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: dpi / 72 });
    const [width, height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
    if (width * height > limits.pixels) {
      return rejection('too-complex',
        `第 ${number} 页画出来有 ${width}×${height} 点，超过 ${limits.pixels} 点的上限；如确需识别，请用 --max-pixels 放宽。`,
        `Page ${number} would be drawn ${width} × ${height} pixels large, more than the limit of ${limits.pixels}: raise --max-pixels if it has to be recognised.`);
    }
    const { canvas } = (document.canvasFactory as CanvasFactory).create(width, height);
    await page.render({ canvas, viewport, background: '#ffffff' }).promise;
    page.cleanup();
    return canvas;
  } catch {
    return damaged();
  } finally {
    await document.loadingTask.destroy();
  }
}
