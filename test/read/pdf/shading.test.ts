// Filled areas without lines: stripes behind rows, colour behind labels and heads, and cells that are nothing but colour.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultLimits } from '../../../src/model/limits.js';
import { isRejection } from '../../../src/model/rejection.js';
import { readPdf } from '../../../src/read/pdf/pdf.js';
import { widthOf, writePdf, type PdfText } from '../../generate/pdf-writer.js';

const width = (text: string): number => [...text].reduce((n, c) => n + widthOf(c) * 10, 0);
const mid = (x: number, y: number, text: string): PdfText => ({ x: x - width(text) / 2, y, text });

/** Columns of a table, and its rows, 20 points high. */
const xs = [60, 200, 280, 360, 440];
const top = 100;
const area = (row: number, column: number): string => `${xs[column]!} ${top + row * 20} ${xs[column + 1]! - xs[column]!} 20 re f`;
const line = (x0: number, y0: number, x1: number, y1: number): string => `${x0} ${y0} m ${x1} ${y1} l S`;

const rows = [['项目', '甲类', '乙类', '总计'], ['1.公开', '0', '14', '14'], ['2.部分公开', '3', '0', '3'], ['3.其他', '2', '1', '3'], ['4.合计', '5', '15', '20']];
const texts = rows.flatMap((r, y) => r.map((t, x) => mid((xs[x]! + xs[x + 1]!) / 2, top + 13 + y * 20, t)));

async function grids(drawing: string, own: readonly PdfText[] = texts): Promise<string[][][]> {
  const page = await readPdf(writePdf([{ drawing: `0.85 g ${drawing}`, texts: own }]), defaultLimits);
  if (isRejection(page)) assert.fail(page.message.en);
  return page.blocks.flatMap((b) => (b.kind === 'grid' ? [b.grid.rows.map((r) => r.cells.map((c) => c.text))] : []));
}

const columns = [0, 1, 2, 3];
const stripes = (of: readonly number[]): string => of.flatMap((y) => columns.map((x) => area(y, x))).join(' ');
const box = [line(60, 100, 440, 100), line(60, 200, 440, 200), line(60, 100, 60, 200), line(440, 100, 440, 200)].join(' ');

const dressed: readonly (readonly [what: string, drawing: string])[] = [
  ['a colour behind every second row', stripes([1, 3])],
  ['a colour behind the other rows', stripes([0, 2, 4])],
  ['stripes within a line around all', `${stripes([1, 3])} 0 G ${box}`],
  ['one area behind each second row', [1, 3].map((y) => `60 ${top + y * 20} 380 20 re f`).join(' ')],
  ['a colour behind the labels', [0, 1, 2, 3, 4].map((y) => area(y, 0)).join(' ')],
  ['a colour behind labels and heads', [...[1, 2, 3, 4].map((y) => area(y, 0)), ...columns.map((x) => area(0, x))].join(' ')],
  ['a colour behind the heads', columns.map((x) => area(0, x)).join(' ')],
  ['a colour behind every cell', stripes([0, 1, 2, 3, 4])],
];
for (const [what, drawing] of dressed) test(`${what} does not part a table`, async () => assert.deepEqual(await grids(drawing), [rows]));

test('cells that are areas apart from each other hold their words', async () => {
  const cells = rows.flatMap((_, y) => columns.map((x) => `${xs[x]! + 1} ${top + y * 20 + 1} ${xs[x + 1]! - xs[x]! - 2} 18 re f`)).join(' ');
  assert.deepEqual(await grids(cells, texts.filter((t) => t.text !== '14')), [rows.map((r) => r.map((t) => (t === '14' ? '' : t)))]);
});

test('coloured rows of a table with lines change nothing', async () => {
  const ruled = [...rows.map((_, y) => line(60, top + y * 20, 440, top + y * 20)), line(60, 200, 440, 200), ...xs.map((x) => line(x, 100, x, 200))].join(' ');
  assert.deepEqual(await grids(`${stripes([1, 3])} 0 G ${ruled}`), [rows]);
});
