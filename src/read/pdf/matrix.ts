// Affine maps as PDF writes them: [a b c d e f], (x, y) → (ax + cy + e, bx + dy + f).
import type { Box } from '../../model/anchor.js';

export type Matrix = readonly [number, number, number, number, number, number];

/** What is drawn under `m` on a surface that is itself under `base`. */
export function times(base: Matrix, m: ArrayLike<number>): Matrix {
  const [a, b, c, d, e, f] = base;
  const [m0, m1, m2, m3, m4, m5] = [m[0]!, m[1]!, m[2]!, m[3]!, m[4]!, m[5]!];
  return [a * m0 + c * m1, b * m0 + d * m1, a * m2 + c * m3, b * m2 + d * m3, a * m4 + c * m5 + e, b * m4 + d * m5 + f];
}

/** The smallest upright box around a box that is mapped. */
export function mapBox(m: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const [a, b, c, d, e, f] = m;
  const xs = [a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1];
  const ys = [b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1];
  return [Math.min(...xs) + e, Math.min(...ys) + f, Math.max(...xs) + e, Math.max(...ys) + f];
}

/** Directions within so many degrees of upright are upright. */
const oblique = 3;

/** The quarter turn nearest to a direction, clockwise on the page, degrees; null for an oblique one. */
export function turnOf([dx, dy]: readonly [number, number]): 0 | 90 | 180 | 270 | null {
  const degrees = (Math.atan2(dy, dx) * 180) / Math.PI;
  const nearest = Math.round(degrees / 90) * 90;
  return Math.abs(degrees - nearest) > oblique ? null : (((nearest + 360) % 360) as 0 | 90 | 180 | 270);
}

export function intersect(a: Box, b: Box): Box {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])];
}
