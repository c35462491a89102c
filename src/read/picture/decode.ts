// Bytes of a picture → grey pixels, within bounds.
import { createCanvas, loadImage, type Canvas, type Image, type SKRSContext2D } from '@napi-rs/canvas';
import type { Box } from '../../model/anchor.js';
import type { Limits } from '../../model/limits.js';
import { rejection, type Rejection } from '../../model/rejection.js';
import { greyOf, type Grey } from './grey.js';
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
  return size.width * size.height > limits.pixels ? tooManyPixels(size, limits.pixels) : null;
}

/** Decodes PNG, JPEG, GIF and BMP. `too-large`: more than `limits.pixels`, told from the header; `damaged`: it cannot be decoded. */
export async function decode(bytes: Uint8Array, limits: Limits): Promise<Decoded | Rejection> {
  const refused = refusal(bytes, limits);
  if (refused !== null) return refused;
  let image: Image;
  try {
    image = await loadImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch {
    return damaged();
  }
  const { width, height } = image;
  if (width === 0 || height === 0) return damaged();
  if (width * height > limits.pixels) return tooManyPixels({ width, height }, limits.pixels);
  const scale = Math.min(1, widest / Math.min(width, height), Math.sqrt(most / (width * height)));
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  return { grey: greyPixels(size, (context, top) => context.drawImage(image, 0, -top, size.width, size.height)), scale: size.width / width };
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

/** Lets `draw` draw a picture strip by strip on white paper, shifted up by `top`, and keeps its grey. */
function greyPixels({ width, height }: Size, draw: (context: SKRSContext2D, top: number) => void): Grey {
  const data = new Uint8Array(width * height);
  const canvas = createCanvas(width, Math.min(strip, height));
  const context = canvas.getContext('2d');
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = 'high';
  for (let top = 0; top < height; top += strip) {
    const rows = Math.min(strip, height - top);
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, rows);
    draw(context, top);
    greyOf(context.getImageData(0, 0, width, rows).data, data, top * width);
  }
  return { width, height, data };
}

function tooManyPixels(size: Size, limit: number): Rejection {
  return rejection('too-large',
    `图片有 ${size.width} × ${size.height} 像素，超过 ${limit} 像素的上限；如确是年报，请缩小后再读，或放宽上限。`,
    `The picture has ${size.width} × ${size.height} pixels, more than the limit of ${limit}; if it is a report all the same, make it smaller or raise the limit.`);
}

function damaged(): Rejection {
  return rejection('damaged', '图片已损坏，不能解开；请重新下载。', 'The picture is damaged and cannot be decoded; fetch it again.');
}
