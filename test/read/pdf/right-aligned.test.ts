// Tables without lines whose figures end at the right of their cells: near each other, beside their heads, wider than their columns.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultLimits } from '../../../src/model/limits.js';
import { isRejection } from '../../../src/model/rejection.js';
import { readPdf } from '../../../src/read/pdf/pdf.js';
import { widthOf, writePdf, type PdfText } from '../../generate/pdf-writer.js';

const size = 10;
const width = (text: string): number => [...text].reduce((n, c) => n + widthOf(c) * size, 0);
const mid = (x: number, y: number, text: string): PdfText => ({ x: x - width(text) / 2, y, text });
const end = (x: number, y: number, text: string): PdfText => ({ x: x - width(text), y, text });
const row = (y: number, label: string, xs: readonly number[], figures: readonly string[]): PdfText[] => [{ x: 60, y, text: label }, ...figures.flatMap((f, i) => (f === '' ? [] : [end(xs[i]!, y, f)]))];

async function grids(...pages: readonly (readonly PdfText[])[]): Promise<string[][][]> {
  const page = await readPdf(writePdf(pages.map((texts) => ({ texts }))), defaultLimits);
  if (isRejection(page)) assert.fail(page.message.en);
  return page.blocks.flatMap((b) => (b.kind === 'grid' ? [b.grid.rows.map((r) => r.cells.map((c) => c.text))] : []));
}

const xs = [300, 350, 374];
const heads = [{ x: 60, y: 80, text: '项目' }, mid(285, 80, '甲类人'), mid(340, 80, '其他'), mid(366, 80, '总计')];

test('two figures nearer than cells are two columns although a figure of a row farther off reaches over their gap', async () => {
  const rows = [['1', '0', '4'], ['5', '1', '7'], ['0', '2110', '9292']].flatMap((f, i) => row(100 + i * 20, `${i + 1}.事项`, xs, f));
  const found = await grids([...heads, ...rows, { x: 60, y: 185, text: '收费' }, end(374, 185, '7730.28')]);
  assert.deepEqual(found[0]!.slice(0, 4), [['项目', '甲类人', '其他', '总计'], ['1.事项', '1', '0', '4'], ['2.事项', '5', '1', '7'], ['3.事项', '0', '2110', '9292']]);
});

test('two figures nearer than cells that no other row proves to be two are no certain figure', async () => {
  const found = await grids([{ x: 60, y: 80, text: '项目' }, mid(285, 80, '甲类人'), ...row(100, '1.事项', [300], ['14']), ...row(120, '2.事项', [300], ['12']), { x: 60, y: 140, text: '3.事项' }, end(282, 140, '21'), end(300, 140, '323')]);
  assert.deepEqual(found[0]!.at(-1), ['3.事项', '21\n323']);
});

test('figures of two columns that overlap over the rows keep to their right edges', async () => {
  const at = [300, 340];
  const found = await grids([{ x: 60, y: 80, text: '项目' }, ...row(100, '1.事项', at, ['5', '1234567']), ...row(120, '2.事项', at, ['1234', '8']), ...row(140, '3.事项', at, ['', '1234567890']), ...row(160, '4.事项', at, ['7', '8'])]);
  assert.deepEqual(found[0]!.slice(-4).map((r) => r.slice(1)), [['5', '1234567'], ['1234', '8'], ['', '1234567890'], ['7', '8']]);
});

for (const [what, at] of [['one head', [500]], ['three heads', [240, 370, 500]]] as const) {
  test(`heads in the middle belong to figures at the right of the same cells: ${what}`, async () => {
    const names = ['制发件数', '废止件数', '有效件数'].slice(0, at.length);
    const middles = at.length === 1 ? [310] : at.map((x) => x - 62);
    const figures = ['6', '0', '131'].slice(0, at.length);
    const found = await grids([{ x: 60, y: 80, text: '信息' }, ...names.map((n, i) => mid(middles[i]!, 80, n)), ...row(100, '规章', at, figures), ...row(120, '文件', at, figures)]);
    assert.deepEqual(found, [[['信息', ...names], ['规章', ...figures], ['文件', ...figures]]]);
  });
}

test('a table whose header stands left of its figures is another one', async () => {
  const found = await grids([{ x: 60, y: 80, text: '信息' }, mid(178, 80, '制发件数'), mid(308, 80, '废止件数'), ...row(100, '规章', [240, 370], ['6', '0']), mid(215, 120, '第二项'), { x: 60, y: 140, text: '信息' }, mid(243, 140, '决定数量'), ...row(160, '许可', [370], ['25'])]);
  assert.deepEqual(found, [[['信息', '制发件数', '废止件数'], ['规章', '6', '0']], [['信息', '决定数量'], ['许可', '25']]]);
});

test('where a column of figures has no head, heads and figures that do not overlap are not put together', async () => {
  const found = await grids([{ x: 60, y: 80, text: '信息' }, mid(178, 80, '制发件数'), mid(308, 80, '废止件数'), ...row(100, '规章', [240, 370, 500], ['6', '0', '7']), ...row(120, '文件', [240, 370, 500], ['6', '0', '7'])]);
  assert.ok(found[0]![0]!.length > 3);
});
