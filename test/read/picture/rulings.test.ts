// Ruling lines and cells on grids drawn by the test: thick, thin, dotted, broken, noisy, skewed. No fonts: signs are little boxes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rng } from '../../generate/rng.js';
import type { Grey } from '../../../src/read/picture/grey.js';
import { partsOf } from '../../../src/read/picture/page-parts.js';
import { mostLines } from '../../../src/read/picture/rulings.js';
import { quarterTurned, straightened } from '../../../src/read/picture/skew.js';

interface Style {
  readonly name: string;
  readonly thick?: number;
  readonly level?: number;
  /** Drawn and left out by turns, pixels. */
  readonly dots?: readonly [number, number];
  /** Pixels missing in each line, at one place. */
  readonly hole?: number;
  readonly noise?: number;
  readonly skew?: number;
}

const styles: readonly Style[] = [
  { name: 'plain' }, { name: 'thin and grey', thick: 1, level: 140 }, { name: 'thick', thick: 6 }, { name: 'dotted', thick: 2, dots: [3, 3] },
  { name: 'broken', hole: 5 }, { name: 'noisy', noise: 18 }, { name: 'skewed by 1.5°', skew: 1.5 }, { name: 'skewed by −2.8°', skew: -2.8 }, { name: 'skewed, noisy and dotted', skew: 0.7, noise: 10, dots: [3, 3] },
];

const [columns, rows, wide, high, left, top] = [5, 9, 130, 48, 110, 120];

/** A sign: a box of strokes 20 pixels high. */
function sign(page: Grey, x: number, y: number): void {
  for (let j = 0; j < 20; j++) for (let i = 0; i < 18; i++) if (j < 3 || j > 16 || i < 3 || i > 14 || (j > 8 && j < 11)) page.data[(y + j) * page.width + x + i] = 30;
}

function drawn(s: Style): Grey {
  const page: Grey = { width: 900, height: 760, data: new Uint8Array(900 * 760).fill(248) };
  const line = (x: number, y: number, length: number, upright: boolean): void => {
    for (let k = 0; k < length; k++) {
      if (s.dots !== undefined && k % (s.dots[0] + s.dots[1]) >= s.dots[0]) continue;
      if (s.hole !== undefined && k > length * 0.37 && k < length * 0.37 + s.hole) continue;
      for (let t = 0; t < (s.thick ?? 2); t++) page.data[(upright ? y + k : y + t) * page.width + (upright ? x + t : x + k)] = s.level ?? 20;
    }
  };
  for (let r = 0; r <= rows; r++) line(left, top + r * high, columns * wide + (s.thick ?? 2), false);
  // The first row is one cell.
  for (let c = 0; c <= columns; c++) line(left + c * wide, c === 0 || c === columns ? top : top + high, c === 0 || c === columns ? rows * high : (rows - 1) * high, true);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) if ((r + c) % 3 > 0) for (let k = 0; k < 1 + ((r * c) % 3); k++) sign(page, left + c * wide + 40 + k * 22, top + r * high + 14);
  for (let k = 0; k < 25; k++) sign(page, left + k * 24, 60);
  const turned = s.skew === undefined ? page : straightened(page, -s.skew).grey;
  const r = rng(7);
  if (s.noise !== undefined) for (let i = 0; i < turned.data.length; i++) turned.data[i] = Math.max(0, Math.min(255, turned.data[i]! + ((r.int(0, 200) - 100) / 58) * s.noise));
  return turned;
}

for (const s of styles) {
  test(`cells of a ${s.name} grid`, () => {
    const parts = partsOf(drawn(s));
    assert.ok(Math.abs(parts.skew - (s.skew ?? 0)) < 0.12, `skew ${parts.skew}`);
    assert.equal(parts.cells.length, (rows - 1) * columns + 1);
    // Signs outside of the table and in each cell, none in a cell that has none.
    const own = parts.cells.map((c) => parts.places.filter((p) => p.cell === c).length);
    assert.equal(own.filter((n) => n === 0).length, Array.from({ length: rows * columns }, (_, i) => (Math.floor(i / columns) + (i % columns)) % 3).filter((n, i) => n === 0 && i >= columns).length);
    assert.equal(parts.places.filter((p) => p.cell === null).length, 1);
    // A place in the straight page leads back to where it was drawn.
    const corner = parts.cells.find((c) => c.y0 < 200 && c.x1 - c.x0 > wide * 3)!;
    const [x0, y0, x1, y1] = parts.back([corner.x0, corner.y0, corner.x1, corner.y1]);
    const angle = ((s.skew ?? 0) * Math.PI) / 180;
    const [dx, dy] = [left + (columns * wide) / 2 - 450, top + high / 2 - 380];
    assert.ok(Math.hypot((x0 + x1) / 2 - 450 - (dx * Math.cos(angle) - dy * Math.sin(angle)), (y0 + y1) / 2 - 380 - (dx * Math.sin(angle) + dy * Math.cos(angle))) < 6, `${x0} ${y0} ${x1} ${y1}`);
  });
}

for (const side of ['top', 'bottom'] as const) {
  test(`a table that a page break left open at its ${side} keeps that row`, () => {
    const page = drawn({ name: 'plain' });
    const y = side === 'top' ? top + high : top + rows * high;
    // The line at that side goes; of the table with the row of one cell on top, that row goes too.
    const from = side === 'top' ? top : y;
    for (let v = from; v < (side === 'top' ? y + 3 : from + 3); v++) {
      for (let x = left - 4; x < left + columns * wide + 6; x++) if (side === 'bottom' || v < y || (x - left) % wide > 2) page.data[v * page.width + x] = 248;
    }
    const parts = partsOf(page);
    const body = parts.cells.filter((c) => c.x1 - c.x0 < wide);
    assert.equal(body.length, (rows - 1) * columns);
    const edge = side === 'top' ? Math.min(...body.map((c) => c.y0)) : Math.max(...body.map((c) => c.y1));
    assert.ok(Math.abs(edge - y) < 8, `${edge} for ${y}`);
  });
}

test('strokes one over the other in a column are no ruling, under noise neither', () => {
  const page = drawn({ name: 'plain' });
  for (let r = 1; r < rows; r++) for (let k = 0; k < 30; k++) for (let t = 0; t < 3; t++) page.data[(top + r * high + 9 + k) * page.width + left + 2 * wide + 100 + t] = 40;
  const r = rng(11);
  for (let i = 0; i < page.data.length; i++) page.data[i] = Math.max(0, Math.min(255, page.data[i]! + ((r.int(0, 200) - 100) / 58) * 16));
  assert.equal(partsOf(page).cells.length, (rows - 1) * columns + 1);
});

for (const [what, last, found] of [['through two rows', 3, 1], ['in one row only, as a stroke may be', 2, 0]] as const) {
  test(`a dotted line between two pixels, half as dark as the others, is a ruling ${last === 3 ? what : `not ${what}`}`, () => {
    const page = drawn({ name: 'dotted', thick: 2, dots: [3, 3] });
    const x = left + 2 * wide;
    for (let y = top + high + 2; y < top + rows * high; y++) for (let t = 0; t < 2; t++) if ((y - top) % high > 1) page.data[y * page.width + x + t] = y < top + last * high && y % 4 < 2 ? 145 : 248;
    const r = rng(5);
    for (let i = 0; i < page.data.length; i++) page.data[i] = Math.max(0, Math.min(255, page.data[i]! + ((r.int(0, 200) - 100) / 58) * 16));
    const { rulings } = partsOf(page);
    const own = rulings.filter((l) => l.x0 === l.x1 && Math.abs(l.x0 - x) < 4);
    assert.equal(own.length, found);
    for (const l of own) assert.ok(l.y0 < top + high + 6 && l.y1 > top + last * high - 6, `${l.y0}–${l.y1}`);
  });
}

test('specks are no ink, a thin dash and a lone stroke are', () => {
  const page = drawn({ name: 'plain' });
  // Cells (row 2, column 1) and (row 4, column 2) are empty: a dash, and a stroke; (row 5, column 1): specks.
  for (let i = 0; i < 14; i++) for (let j = 0; j < 3; j++) page.data[(top + 2 * high + 22 + j) * page.width + left + wide + 50 + i] = 20;
  for (let j = 0; j < 20; j++) for (let i = 0; i < 3; i++) page.data[(top + 4 * high + 14 + j) * page.width + left + 2 * wide + 50 + i] = 20;
  for (const [x, y] of [[20, 10], [70, 30], [90, 18]] as const) for (let j = 0; j < 2; j++) for (let i = 0; i < 2; i++) page.data[(top + 5 * high + y + j) * page.width + left + wide + x + i] = 20;
  const parts = partsOf(page);
  const at = (row: number, column: number): number => parts.places.filter((p) => p.cell !== null && p.line.x0 > left + column * wide && p.line.x1 < left + (column + 1) * wide && p.line.y0 > top + row * high && p.line.y1 < top + (row + 1) * high).length;
  assert.deepEqual([at(2, 1), at(4, 2), at(5, 1)], [1, 1, 0]);
});

test('an empty page has nothing on it', () => {
  const parts = partsOf({ width: 300, height: 200, data: new Uint8Array(60_000).fill(250) });
  assert.deepEqual([parts.cells, parts.places, parts.rulings], [[], [], []]);
});

test('quarter turns lead back', () => {
  const page: Grey = { width: 30, height: 20, data: new Uint8Array(600).fill(255) };
  page.data[5 * 30 + 7] = 0;
  for (const q of [0, 1, 2, 3] as const) {
    const { grey, back } = quarterTurned(page, q);
    const k = grey.data.indexOf(0);
    const [x, y] = [k % grey.width, Math.floor(k / grey.width)];
    assert.deepEqual(back([x, y, x + 1, y + 1]), [7, 5, 8, 6], `${q}`);
  }
});

for (const [what, count, tooMany] of [['as many as a report may have', 200, false], ['more than any report has', 700, true]] as const) {
  test(`lines of a page: ${what}`, () => {
    const page: Grey = { width: 520, height: count * 6 + 40, data: new Uint8Array(520 * (count * 6 + 40)).fill(248) };
    for (let k = 0; k < count; k++) page.data.fill(20, (20 + k * 6) * page.width + 20, (20 + k * 6) * page.width + 340);
    for (let k = 0; k < 12; k++) sign(page, 380 + (k % 4) * 30, 30 + Math.floor(k / 4) * 60);
    const { lines, rulings, places } = partsOf(page);
    assert.equal(lines > mostLines, tooMany);
    if (tooMany) assert.deepEqual([rulings, places], [[], []]);
    else assert.ok(lines >= count * 0.9 && places.length > 0, `${lines}`);
  });
}
