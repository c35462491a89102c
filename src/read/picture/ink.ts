// Grey pixels → ink or paper, judged by the light around each pixel, so that shadows and grey cells are paper.
import type { Grey } from './grey.js';

/** 1 for ink, 0 for paper; rows from the top. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Side of the squares the light is measured in, pixels. */
const side = 16;

/** The light of the paper around each square: bright pixels of it and of its neighbours. */
export interface Light {
  readonly columns: number;
  readonly rows: number;
  readonly levels: Float32Array;
}

export function lightOf({ width, height, data }: Grey): Light {
  const [columns, rows] = [Math.ceil(width / side), Math.ceil(height / side)];
  const bright = new Float32Array(columns * rows);
  const counts = new Uint16Array(256);
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      counts.fill(0);
      let n = 0;
      for (let y = j * side; y < Math.min(height, (j + 1) * side); y++) {
        for (let x = i * side; x < Math.min(width, (i + 1) * side); x++) {
          counts[data[y * width + x]!]!++;
          n++;
        }
      }
      // Four fifths of the way up: above the ink, below the brightest specks.
      let left = n * 0.2;
      let level = 255;
      while (level > 0 && left > counts[level]!) left -= counts[level--]!;
      bright[j * columns + i] = level;
    }
  }
  // A square filled with ink has the light of its neighbours: the middle of the brightest around, then evened out.
  const spread = windowed(bright, columns, rows, 2, (around) => around[Math.floor(around.length * 0.75)]!, true);
  return { columns, rows, levels: windowed(spread, columns, rows, 1, (around) => around.reduce((a, b) => a + b, 0) / around.length, false) };
}

function windowed(from: Float32Array, columns: number, rows: number, reach: number, pick: (around: number[]) => number, sorted: boolean): Float32Array {
  const to = new Float32Array(from.length);
  const around: number[] = [];
  for (let j = 0; j < rows; j++) {
    for (let i = 0; i < columns; i++) {
      around.length = 0;
      for (let y = Math.max(0, j - reach); y <= Math.min(rows - 1, j + reach); y++) for (let x = Math.max(0, i - reach); x <= Math.min(columns - 1, i + reach); x++) around.push(from[y * columns + x]!);
      if (sorted) around.sort((a, b) => a - b);
      to[j * columns + i] = pick(around);
    }
  }
  return to;
}

/** The picture as under even light: paper is 255 everywhere. */
export function evened(grey: Grey, light: Light): Grey {
  const { width, height, data } = grey;
  const out = new Uint8Array(data.length);
  const factor = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    const v = Math.min(light.rows - 1, Math.max(0, y / side - 0.5));
    const [j, b] = [Math.floor(v), v - Math.floor(v)];
    const below = Math.min(light.rows - 1, j + 1);
    if (y % 4 === 0) {
      for (let x = 0; x < width; x++) {
        const u = Math.min(light.columns - 1, Math.max(0, x / side - 0.5));
        const [i, a] = [Math.floor(u), u - Math.floor(u)];
        const right = Math.min(light.columns - 1, i + 1);
        const at = (k: number): number => light.levels[k * light.columns + i]! * (1 - a) + light.levels[k * light.columns + right]! * a;
        factor[x] = 250 / Math.max(32, at(j) * (1 - b) + at(below) * b);
      }
    }
    for (let x = 0, k = y * width; x < width; x++, k++) {
      const level = data[k]! * factor[x]!;
      out[k] = level > 255 ? 255 : level;
    }
  }
  return { width, height, data: out };
}

/**
 * Ink of a picture under even light. The threshold stands between the paper and the ink there is.
 * `faint`: as near to the paper as its noise allows, for rulings, which may be grey or finer than a pixel.
 */
export function inkOf({ width, height, data }: Grey, faint = false): Ink {
  const counts = new Float64Array(256);
  for (let i = 0; i < data.length; i += 7) counts[data[i]!]!++;
  const plain = Math.min(205, Math.max(110, between(counts)));
  const threshold = faint ? Math.max(plain, Math.min(224, paperEdge(counts, plain))) : plain;
  const out = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) out[i] = data[i]! < threshold ? 1 : 0;
  return { width, height, data: out };
}

/** Three deviations below the paper. */
function paperEdge(counts: Float64Array, from: number): number {
  let [n, sum] = [0, 0];
  for (let i = Math.ceil(from); i < 256; i++) {
    n += counts[i]!;
    sum += counts[i]! * Math.min(0, i - 250) ** 2;
  }
  return 250 - 3 * Math.sqrt(sum / Math.max(1, n));
}

/** The level that parts dark from bright best (Otsu), drawn towards the paper: thin strokes are grey. */
function between(counts: Float64Array): number {
  let [n, sum] = [0, 0];
  for (let i = 0; i < 256; i++) {
    n += counts[i]!;
    sum += i * counts[i]!;
  }
  let [below, sumBelow, best, at] = [0, 0, -1, 128];
  for (let i = 0; i < 255; i++) {
    below += counts[i]!;
    sumBelow += i * counts[i]!;
    if (below === 0 || below === n) continue;
    const d = sumBelow / below - (sum - sumBelow) / (n - below);
    const value = below * (n - below) * d * d;
    if (value > best) [best, at] = [value, i];
  }
  return at + (250 - at) * 0.25;
}
