// Bytes of a picture → grey pixels, within bounds.
import type { Canvas } from '@napi-rs/canvas';
import type { Box } from '../../model/anchor.js';
import type { Limits } from '../../model/limits.js';
import { isRejection, rejection, type Rejection } from '../../model/rejection.js';
import { greyOfBitmap } from './bitmap.js';
import { greyOf, type Grey } from './grey.js';
import { pageOfJpeg } from './jpeg.js';
import { greyOfPng } from './png.js';
import { sizeOf, type Size } from './size.js';

export interface Decoded {
  readonly grey: Grey;
  /** Pixels of `grey` for one of the picture: 1, or less where it was made smaller to be looked at. */
  readonly scale: number;
}

/** Scans of A4 at 300 dpi are looked at as they are; more shows nothing more and takes memory. */
const widest = 2600;
const most = 32_000_000;
/** Rows decoded colours are held for at a time. */
const strip = 256;

/** Says of a picture what can be said without decoding it: null when it may be decoded. */
export function refusal(bytes: Uint8Array, limits: Limits): Rejection | null {
  const size = sizeOf(bytes);
  if (size === null || size.width === 0 || size.height === 0) return damaged();
  if (size.width * size.height > limits.pixels) return tooManyPixels(size, limits.pixels);
  return bytes[0] === 0x47 ? animated() : null;
}

/** Decodes PNG, JPEG and BMP. `too-large`: more than `limits.pixels`, told from the header; `damaged`: it cannot be decoded; `unsupported`: GIF. */
export async function decode(bytes: Uint8Array, limits: Limits): Promise<Decoded | Rejection> {
  const refused = refusal(bytes, limits);
  if (refused !== null) return refused;
  const size = sizeOf(bytes)!;
  const grey = bytes[0] === 0xff ? await greyOfJpeg(bytes, size, limits) : bytes[0] === 0x89 ? greyOfPng(bytes, size.width, size.height) : greyOfBitmap(bytes, size.width, size.height);
  if (grey === null) return damaged();
  // Twice, three times … smaller, by the mean.
  const by = Math.ceil(Math.max(Math.min(size.width, size.height) / widest, Math.sqrt((size.width * size.height) / most)) - 0.15);
  return by <= 1 ? { grey, scale: 1 } : { grey: smaller(grey, by), scale: 1 / by };
}

async function greyOfJpeg(bytes: Uint8Array, size: Size, limits: Limits): Promise<Grey | null> {
  // Without a scan there is nothing to draw, and the page would be white.
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(Uint8Array.of(0xff, 0xda)) === -1) return null;
  const { drawPage } = await import('../pdf/draw.js');
  const canvas = await drawPage(pageOfJpeg(bytes, size), 1, 72, limits);
  return isRejection(canvas) ? null : decodeCanvas(canvas, [0, 0, size.width, size.height]).grey;
}

function smaller({ width, height, data }: Grey, by: number): Grey {
  const [w, h] = [Math.max(1, Math.floor(width / by)), Math.max(1, Math.floor(height / by))];
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      let sum = 0;
      for (let b = 0; b < by; b++) for (let a = 0; a < by; a++) sum += data[(y * by + b) * width + x * by + a] ?? 255;
      out[y * w + x] = sum / (by * by);
    }
  }
  return { width: w, height: h, data: out };
}

/** The grey of a part of a canvas, `box` in its pixels; `by` × `by` of them become one. */
export function decodeCanvas(canvas: Canvas, box: Box, by = 1): Decoded {
  const [left, top] = [Math.max(0, Math.floor(box[0])), Math.max(0, Math.floor(box[1]))];
  const width = Math.max(1, Math.floor((Math.min(canvas.width, Math.ceil(box[2])) - left) / by));
  const height = Math.max(1, Math.floor((Math.min(canvas.height, Math.ceil(box[3])) - top) / by));
  const data = new Uint8Array(width * height);
  const context = canvas.getContext('2d');
  const rows = new Uint8Array(width * by * strip * by);
  for (let y = 0; y < height; y += strip) {
    const n = Math.min(strip, height - y);
    greyOf(context.getImageData(left, top + y * by, width * by, n * by).data, rows, 0);
    for (let j = 0; j < n; j++) {
      for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let b = 0; b < by; b++) for (let a = 0; a < by; a++) sum += rows[(j * by + b) * width * by + x * by + a]!;
        data[(y + j) * width + x] = sum / (by * by);
      }
    }
  }
  return { grey: { width, height, data }, scale: 1 / by };
}

function tooManyPixels(size: Size, limit: number): Rejection {
  return rejection('too-large',
    `图片有 ${size.width} × ${size.height} 像素，超过 ${limit} 像素的上限；如确是年报，请缩小后再读，或放宽上限。`,
    `The picture has ${size.width} × ${size.height} pixels, more than the limit of ${limit}; if it is a report all the same, make it smaller or raise the limit.`);
}

function damaged(): Rejection {
  return rejection('damaged', '图片已损坏，不能解开；请重新下载。', 'The picture is damaged and cannot be decoded; fetch it again.');
}

function animated(): Rejection {
  return rejection('unsupported', '这是 GIF 图片，不能直接读；请另存为 PNG。', 'This is a GIF picture, which is not read: save it as PNG.');
}
