// A clean page → what a scanner makes of it: skewed, unevenly lit, blurred, with noise and specks.
import type { Grey } from '../../src/read/picture/grey.js';
import type { Rng } from '../generate/rng.js';

export interface Spoiling {
  /** Degrees, clockwise. */
  readonly skew: number;
  /** Standard deviation of the noise, grey levels of 255. */
  readonly noise: number;
  /** Specks a million pixels. */
  readonly specks: number;
  /** Standard deviation of the blur, pixels. */
  readonly blur: number;
  /** How much darker the darkest corner is, 0–1. */
  readonly shade: number;
}

export function drawSpoiling(r: Rng, dpi: number): Spoiling {
  const scale = dpi / 200;
  return { skew: (r.int(0, 300) - 150) / 100, noise: r.int(0, 18), specks: r.pick([0, 20, 100, 300]), blur: r.pick([0, 0.4, 0.7, 0.9]) * scale, shade: r.pick([0, 0.1, 0.25, 0.35]) };
}

export function spoil(page: Grey, s: Spoiling, r: Rng): Grey {
  const { width, height } = page;
  const data = blurred(skewed(page, s.skew), s.blur).data;
  const [cx, cy] = [r.int(0, 1) * width, r.int(0, 1) * height];
  const far = Math.hypot(width, height);
  const paper = 0.94 + r.int(0, 5) / 100;
  // A bell from three even draws is near enough, and cheap.
  const bell = (): number => (r.int(0, 2000) + r.int(0, 2000) + r.int(0, 2000) - 3000) / 1000;
  const levels = Float32Array.from({ length: 65_536 }, () => bell() * s.noise);
  let at = r.int(0, 65_535);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      at = (at * 1103515245 + 12345) & 0x7fffffff;
      const light = paper * (1 - s.shade * (1 - Math.hypot(x - cx, y - cy) / far));
      const v = (20 + (data[y * width + x]! * 235) / 255) * light + levels[(at >> 8) & 65_535]!;
      data[y * width + x] = v < 0 ? 0 : v > 255 ? 255 : v;
    }
  }
  for (let i = (s.specks * width * height) / 1e6; i > 0; i--) {
    const [x, y, size, grey] = [r.int(0, width - 4), r.int(0, height - 4), r.int(1, 3), r.int(20, 140)];
    for (let dy = 0; dy < size; dy++) for (let dx = 0; dx < size; dx++) data[(y + dy) * width + x + dx] = grey;
  }
  return { width, height, data };
}

function skewed(page: Grey, degrees: number): Grey {
  const { width, height, data } = page;
  const out = new Uint8Array(width * height).fill(255);
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [dx, dy] = [x - width / 2, y - height / 2];
      const [u, v] = [cos * dx + sin * dy + width / 2, -sin * dx + cos * dy + height / 2];
      const [i, j] = [Math.floor(u), Math.floor(v)];
      if (i < 0 || j < 0 || i >= width - 1 || j >= height - 1) continue;
      const [a, b] = [u - i, v - j];
      const k = j * width + i;
      out[y * width + x] = (data[k]! * (1 - a) + data[k + 1]! * a) * (1 - b) + (data[k + width]! * (1 - a) + data[k + width + 1]! * a) * b;
    }
  }
  return { width, height, data: out };
}

function blurred(page: Grey, sigma: number): Grey {
  if (sigma === 0) return page;
  const { width, height } = page;
  const reach = Math.ceil(sigma * 2.5);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) => Math.exp(-((i - reach) ** 2) / (2 * sigma * sigma)));
  const sum = weights.reduce((a, b) => a + b, 0);
  const pass = (from: Uint8Array, step: number): Uint8Array => {
    const to = new Uint8Array(from.length).fill(255);
    for (let y = reach; y < height - reach; y++) {
      for (let x = reach; x < width - reach; x++) {
        const k = y * width + x;
        let v = 0;
        for (let i = -reach; i <= reach; i++) v += weights[i + reach]! * from[k + i * step]!;
        to[k] = v / sum;
      }
    }
    return to;
  };
  return { width, height, data: pass(pass(page.data, 1), width) };
}
