// A line of text cut from a page → the picture the recogniser wants: 48 pixels high, the paper white, the letters as wide as they are high.
import type { Grey } from './grey.js';
import type { Region } from './components.js';

/** Height the model was trained on. */
export const cropHeight = 48;

export interface Crop {
  readonly width: number;
  /** `cropHeight` rows; 0 black, 255 white. */
  readonly data: Uint8Array;
  /** Pixels of the page for one of the crop, and the page's x at the left edge. */
  readonly step: number;
  readonly left: number;
}

/**
 * Cuts `line` out, `high` pixels of the page to the height of the crop, with a margin of `margin` × `high` beside it.
 * What lies outside `bounds` is paper: rulings and neighbours stay out. Each pixel is the mean of at least `soft` pixels each way: against noise.
 */
export function cropOf(page: Grey, line: Region, bounds: Region, high: number, margin: number, soft = 0): Crop {
  const step = high / cropHeight;
  const left = line.x0 - high * margin;
  const top = (line.y0 + line.y1) / 2 - high / 2;
  const width = Math.max(8, Math.ceil((line.x1 - line.x0 + 2 * high * margin) / step));
  const data = new Uint8Array(width * cropHeight);
  const at = (x: number, y: number): number => (x < bounds.x0 || y < bounds.y0 || x >= bounds.x1 || y >= bounds.y1 ? 250 : page.data[y * page.width + x]!);
  // Smaller: the mean of what a pixel covers; larger: between its neighbours.
  const spread = Math.max(step, soft);
  const taps = Math.max(1, Math.ceil(spread));
  for (let j = 0; j < cropHeight; j++) {
    for (let i = 0; i < width; i++) {
      let sum = 0;
      for (let b = 0; b < taps; b++) {
        for (let a = 0; a < taps; a++) {
          const u = left + (i + 0.5) * step + ((a + 0.5) / taps - 0.5) * spread - 0.5;
          const v = top + (j + 0.5) * step + ((b + 0.5) / taps - 0.5) * spread - 0.5;
          const [x, y] = [Math.floor(u), Math.floor(v)];
          const [p, q] = [u - x, v - y];
          sum += (at(x, y) * (1 - p) + at(x + 1, y) * p) * (1 - q) + (at(x, y + 1) * (1 - p) + at(x + 1, y + 1) * p) * q;
        }
      }
      data[j * width + i] = sum / (taps * taps);
    }
  }
  return { width, data, step, left };
}
