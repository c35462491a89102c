// Ink → its connected parts: strokes, signs, rulings, specks.
import type { Ink } from './ink.js';

/** Bounds in pixels, right and lower edge excluded, and the number of pixels of ink. */
export interface Component {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly area: number;
}

/** The part of a page that is looked at; right and lower edge excluded. */
export interface Region {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Connected parts of the ink in a region, corners touching; in the order of their first row. */
export function componentsOf(ink: Ink, region: Region = { x0: 0, y0: 0, x1: ink.width, y1: ink.height }): Component[] {
  const parent: number[] = [];
  const boxes: { x0: number; y0: number; x1: number; y1: number; area: number }[] = [];
  const root = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!;
    return i;
  };
  let above: number[] = [];
  for (let y = region.y0; y < region.y1; y++) {
    // Runs of a row, three numbers each: start, end, part.
    const runs: number[] = [];
    let a = 0;
    const row = y * ink.width;
    for (let x = region.x0; x < region.x1; x++) {
      if (ink.data[row + x] === 0) continue;
      const start = x;
      while (x < region.x1 && ink.data[row + x] === 1) x++;
      let id = -1;
      while (a < above.length && above[a + 1]! < start) a += 3;
      for (let b = a; b < above.length && above[b]! <= x; b += 3) {
        const other = root(above[b + 2]!);
        if (id === -1) id = other;
        else if (other !== id) parent[other] = id;
      }
      if (id === -1) {
        id = parent.length;
        parent.push(id);
        boxes.push({ x0: start, y0: y, x1: x, y1: y + 1, area: 0 });
      }
      const box = boxes[id]!;
      box.x0 = Math.min(box.x0, start);
      box.x1 = Math.max(box.x1, x);
      box.y1 = y + 1;
      box.area += x - start;
      runs.push(start, x, id);
    }
    above = runs;
  }
  const out: Component[] = [];
  for (let i = 0; i < parent.length; i++) {
    const r = root(i);
    if (r === i) continue;
    const [box, into] = [boxes[i]!, boxes[r]!];
    into.x0 = Math.min(into.x0, box.x0);
    into.x1 = Math.max(into.x1, box.x1);
    into.y0 = Math.min(into.y0, box.y0);
    into.y1 = Math.max(into.y1, box.y1);
    into.area += box.area;
  }
  for (let i = 0; i < parent.length; i++) if (parent[i] === i) out.push(boxes[i]!);
  return out;
}

/** Height of the letters of a page in pixels: half of its ink is in signs of less. 0 where there are none. */
export function letterHeight(components: readonly Component[]): number {
  const signs = components.filter((c) => {
    const [w, h] = [c.x1 - c.x0, c.y1 - c.y0];
    return h >= 6 && h <= 160 && w <= h * 2.5 && w >= h * 0.4;
  }).sort((a, b) => a.y1 - a.y0 - (b.y1 - b.y0));
  const total = signs.reduce((n, c) => n + c.area, 0);
  let sum = 0;
  for (const c of signs) {
    sum += c.area;
    if (sum >= total * 0.5) return c.y1 - c.y0;
  }
  return 0;
}
