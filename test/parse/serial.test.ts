// Which first columns only count the rows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Grid } from '../../src/model/grid.js';
import { serialCells } from '../../src/parse/serial.js';

function grid(rows: readonly (readonly string[])[]): Grid {
  const anchor = { line: 1, column: 1 };
  return { index: 0, anchor, flat: true, rows: rows.map((r) => ({ cells: r.map((text, column) => ({ text, column, colspan: 1, rowspan: 1, anchor })) })) };
}

const cases: readonly (readonly [name: string, first: readonly string[], counted: number])[] = [
  ['a column of 序号', ['序号', '1', '2', '3', '4', '5'], 5],
  ['the index of a data frame', ['', '0', '1', '2'], 3],
  ['a continuation', ['17', '18', '19', '20', '21'], 5],
  ['figures', ['', '1', '0', '3', '4', '5'], 0],
  ['too few to be sure', ['17', '18', '19'], 0],
  ['one outlier', ['1', '2', '3', '4', '5', '9'], 0],
  ['labels', ['规章', '行政许可'], 0],
  ['序号 that begins anew in each block', ['第二十条第（一）项', '序号', '1', '2', '序号', '1'], 3],
  ['序号 over labels', ['序号', '1', '规章', '3'], 0],
];
for (const [name, first, counted] of cases) test(`serial column: ${name}`, () => assert.equal(serialCells(grid(first.map((f) => [f, '规章', '7'])))?.size ?? 0, counted));
