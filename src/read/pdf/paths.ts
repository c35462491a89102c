// Paths of the page → ruling lines: strokes as they are, thin filled boxes as the line in their middle, large ones as their four edges.
import type { Box } from '../../model/anchor.js';
import type { Ruling } from '../../model/geometry.js';
import type { Matrix } from './matrix.js';

/** A filled box no thicker than this, in points, is a line. */
const thickest = 3;
/** Longer than wide by this, a mark has a direction. */
const dot = 1.5;
/** Lines slanting by less than this over their length are straight. */
const slant = 0.6;
/** A filled box smaller than this is a letter or a mark. */
const leastBox = 6;
/** A shape of more points than this is a drawing, not a frame. */
const mostPoints = 12;

export interface Paint {
  readonly stroked: boolean;
  readonly filled: boolean;
  /** Of the stroke, points. */
  readonly width: number;
}

/** Signs of the flat path of pdf.js and how many numbers follow each. */
const move = 0;
const close = 4;
const numbers: readonly number[] = [2, 2, 6, 4, 0];

interface Sub {
  readonly points: (readonly [number, number])[];
  /** Ends of straight pieces, as index pairs into points. */
  readonly straight: (readonly [number, number])[];
}

function subPaths(data: ArrayLike<number>, m: Matrix): Sub[] {
  const subs: Sub[] = [];
  let sub: Sub = { points: [], straight: [] };
  for (let i = 0; i < data.length; ) {
    const sign = data[i++]!;
    const count = numbers[sign];
    if (count === undefined) break;
    if (sign === close) {
      if (sub.points.length > 1) sub.straight.push([sub.points.length - 1, 0]);
      continue;
    }
    const x = data[i + count - 2]!;
    const y = data[i + count - 1]!;
    i += count;
    const point = [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]] as const;
    if (sign === move) {
      if (sub.points.length > 1) subs.push(sub);
      sub = { points: [point], straight: [] };
    } else {
      sub.points.push(point);
      if (count === 2) sub.straight.push([sub.points.length - 2, sub.points.length - 1]);
    }
  }
  if (sub.points.length > 1) subs.push(sub);
  return subs;
}

export function pathBox(data: ArrayLike<number>, m: Matrix): Box | null {
  return boxOf(subPaths(data, m).flatMap((s) => s.points));
}

function boxOf(points: readonly (readonly [number, number])[]): Box | null {
  if (points.length === 0) return null;
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  return [x0, y0, x1, y1];
}

/** The lines of one painted path, in the page as displayed, within `clip`. */
export function linesOf(data: ArrayLike<number>, m: Matrix, clip: Box, paint: Paint): Ruling[] {
  const out: Ruling[] = [];
  const add = (x0: number, y0: number, x1: number, y1: number, area = false): void => {
    const line = clipped({ x0: Math.min(x0, x1), y0: Math.min(y0, y1), x1: Math.max(x0, x1), y1: Math.max(y0, y1) }, clip);
    if (line !== null) out.push(area ? { ...line, area: true } : line);
  };
  for (const { points, straight } of subPaths(data, m)) {
    if (paint.stroked) {
      for (const [from, to] of straight) {
        const [ax, ay] = points[from]!;
        const [bx, by] = points[to]!;
        if (Math.abs(ay - by) <= slant && Math.abs(ax - bx) > slant) add(ax, (ay + by) / 2, bx, (ay + by) / 2);
        else if (Math.abs(ax - bx) <= slant && Math.abs(ay - by) > slant) add((ax + bx) / 2, ay, (ax + bx) / 2, by);
      }
    }
    if (!paint.filled || points.length > mostPoints) continue;
    const [x0, y0, x1, y1] = boxOf(points)!;
    const [w, h] = [x1 - x0, y1 - y0];
    // A dot is part of a line in either direction; anything longer has one.
    if (h <= thickest && w * dot >= h) add(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2);
    if (w <= thickest && h * dot >= w) add((x0 + x1) / 2, y0, (x0 + x1) / 2, y1);
    if (w >= leastBox && h >= leastBox && straight.length >= 3) {
      add(x0, y0, x1, y0, true);
      add(x0, y1, x1, y1, true);
      add(x0, y0, x0, y1, true);
      add(x1, y0, x1, y1, true);
    }
  }
  return out;
}

/** Half a point of grace: a border on the edge of its clip is drawn half. */
function clipped(line: Ruling, [cx0, cy0, cx1, cy1]: Box): Ruling | null {
  const grace = 0.5;
  const x0 = Math.max(line.x0, cx0 - grace);
  const x1 = Math.min(line.x1, cx1 + grace);
  const y0 = Math.max(line.y0, cy0 - grace);
  const y1 = Math.min(line.y1, cy1 + grace);
  return x0 > x1 || y0 > y1 ? null : { x0, y0, x1, y1 };
}
