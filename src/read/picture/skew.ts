// How far a page is turned, and the page turned back. Boxes found in the straight page lead back to the page as published.
import type { Box } from '../../model/anchor.js';
import type { Grey } from './grey.js';
import type { Ink } from './ink.js';

/** Steps tried, degrees. */
const reach = 3.2;
const coarse = 0.2;
const fine = 0.04;

/** Degrees by which lines of text and rulings run down to the right; 0 where nothing says so. */
export function skewOf(ink: Ink): number {
  const points = edges(ink);
  if (points.x.length < 200) return 0;
  let [best, at] = [-1, 0];
  const tryAt = (angle: number): void => {
    const score = sharpness(points, ink.height, angle);
    if (score > best) [best, at] = [score, angle];
  };
  const flat = sharpness(points, ink.height, 0);
  for (let a = -reach; a <= reach + 1e-9; a += coarse) tryAt(a);
  const middle = at;
  for (let a = middle - coarse; a <= middle + coarse + 1e-9; a += fine) tryAt(a);
  // An angle at the end of the range is no angle of a scan; one hardly better than none is left alone.
  return Math.abs(at) > reach - 0.05 || best < flat * 1.02 ? 0 : Math.round(at * 1000) / 1000;
}

/** Lower ends of ink, at most some 40,000: where text stands on its line, and rulings. */
function edges({ width, height, data }: Ink): { x: Float32Array; y: Float32Array } {
  let count = 0;
  for (let k = 0; k < width * (height - 1); k++) if (data[k] === 1 && data[k + width] === 0) count++;
  const every = Math.max(1, Math.floor(count / 40_000));
  const x: number[] = [];
  const y: number[] = [];
  let i = 0;
  for (let v = 0; v < height - 1; v++) {
    for (let u = 0; u < width; u++) {
      const k = v * width + u;
      if (data[k] === 0 || data[k + width] === 1 || i++ % every !== 0) continue;
      x.push(u - width / 2);
      y.push(v);
    }
  }
  return { x: Float32Array.from(x), y: Float32Array.from(y) };
}

/** Sum of the squares of the profile along lines at this angle: largest where lines fall on lines. */
function sharpness({ x, y }: { x: Float32Array; y: Float32Array }, height: number, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const profile = new Float32Array(height * 2);
  for (let i = 0; i < x.length; i++) {
    const v = Math.round(y[i]! - slope * x[i]! + height / 2);
    if (v >= 0 && v < profile.length) profile[v]!++;
  }
  let sum = 0;
  for (const n of profile) sum += n * n;
  return sum;
}

/** Where a box of the page that was turned stands in the page as it was. */
export type Back = (box: Box) => Box;

export interface Turned {
  readonly grey: Grey;
  readonly back: Back;
}

/** Turns a page by −degrees about its middle, white around it. */
export function straightened(grey: Grey, degrees: number): Turned {
  if (degrees === 0) return { grey, back: (box) => box };
  const { width, height, data } = grey;
  const out = new Uint8Array(width * height);
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  for (let y = 0; y < height; y++) {
    const dy = y - height / 2;
    for (let x = 0; x < width; x++) {
      const dx = x - width / 2;
      const u = cos * dx - sin * dy + width / 2;
      const v = sin * dx + cos * dy + height / 2;
      // What lies outside is as its nearest pixel: white would be brighter than the paper.
      const i = u < 0 ? 0 : u >= width - 1 ? width - 2 : u | 0;
      const j = v < 0 ? 0 : v >= height - 1 ? height - 2 : v | 0;
      const a = u < i ? 0 : u > i + 1 ? 1 : u - i;
      const b = v < j ? 0 : v > j + 1 ? 1 : v - j;
      const k = j * width + i;
      out[y * width + x] = (data[k]! * (1 - a) + data[k + 1]! * a) * (1 - b) + (data[k + width]! * (1 - a) + data[k + width + 1]! * a) * b;
    }
  }
  const back: Back = ([x0, y0, x1, y1]) => {
    const at = (x: number, y: number): readonly [number, number] => [cos * (x - width / 2) - sin * (y - height / 2) + width / 2, sin * (x - width / 2) + cos * (y - height / 2) + height / 2];
    // The middle is turned and the size kept: a box about a turned box would take in its neighbours.
    const [cx, cy] = at((x0 + x1) / 2, (y0 + y1) / 2);
    return [cx - (x1 - x0) / 2, cy - (y1 - y0) / 2, cx + (x1 - x0) / 2, cy + (y1 - y0) / 2];
  };
  return { grey: { width, height, data: out }, back };
}

/** A page turned by quarters, clockwise. */
export function quarterTurned(grey: Grey, quarters: 0 | 1 | 2 | 3): Turned {
  if (quarters === 0) return { grey, back: (box) => box };
  const { width, height, data } = grey;
  const [w, h] = quarters === 2 ? [width, height] : [height, width];
  const out = new Uint8Array(data.length);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const from = quarters === 1 ? (height - 1 - x) * width + y : quarters === 2 ? (height - 1 - y) * width + (width - 1 - x) : x * width + (width - 1 - y);
      out[y * w + x] = data[from]!;
    }
  }
  const back: Back = ([x0, y0, x1, y1]) => (quarters === 1 ? [y0, height - x1, y1, height - x0] : quarters === 2 ? [width - x1, height - y1, width - x0, height - y0] : [width - y1, x0, width - y0, x1]);
  return { grey: { width: w, height: h, data: out }, back };
}
