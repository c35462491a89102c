// Tables without lines: cells by alignment, where heads stand close, labels wrap or stand upright, and pages break.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultLimits } from '../../../src/model/limits.js';
import { isRejection } from '../../../src/model/rejection.js';
import { readPdf } from '../../../src/read/pdf/pdf.js';
import { widthOf, writePdf, type PdfText } from '../../generate/pdf-writer.js';

const size = 10;
const width = (text: string): number => [...text].reduce((n, c) => n + widthOf(c) * size, 0);
/** Words whose middle stands at x. */
const mid = (x: number, y: number, text: string): PdfText => ({ x: x - width(text) / 2, y, text });
const row = (y: number, label: string, xs: readonly number[], figures: readonly string[]): PdfText[] => [...(label === '' ? [] : [{ x: 60, y, text: label }]), ...figures.flatMap((f, i) => (f === '' ? [] : [mid(xs[i]!, y, f)]))];

async function grids(...pages: readonly (readonly PdfText[])[]): Promise<string[][][]> {
  const page = await readPdf(writePdf(pages.map((texts) => ({ texts }))), defaultLimits);
  if (isRejection(page)) assert.fail(page.message.en);
  return page.blocks.flatMap((b) => (b.kind === 'grid' ? [b.grid.rows.map((r) => r.cells.map((c) => c.text))] : []));
}

const close = [300, 333, 376, 420];
const heads = [mid(300, 100, '自然人'), mid(333, 100, '企业'), mid(376, 100, '科研机构'), mid(420, 100, '总计')];
for (const [what, figures] of [['figures under all of them', ['1', '2', '3', '6']], ['figures under the first and the last', ['1', '', '', '1']]] as const) {
  test(`heads that stand close are columns: ${what}`, async () => {
    assert.deepEqual(await grids([...heads, ...row(120, '新收', close, figures), ...row(140, '结转', close, figures)]), [[['', '自然人', '企业', '科研机构', '总计'], ['新收', ...figures], ['结转', ...figures]]]);
  });
}

test('blanks within heads part no columns', async () => {
  const xs = [250, 330, 420];
  const spaced = [{ x: 60, y: 100, text: '内容' }, mid(250, 100, '制发'), mid(330, 100, '废止'), { x: 397.8, y: 100, text: '现行' }, { x: 422.2, y: 100, text: '有效' }];
  assert.deepEqual(await grids([...spaced, ...row(120, '规章', xs, ['1', '2', '3']), ...row(140, '文件', xs, ['4', '5', '6'])]), [[['内容', '制发', '废止', '现行有效'], ['规章', '1', '2', '3'], ['文件', '4', '5', '6']]]);
});

test('a blank as wide as that before a cell is none in words set in one run', async () => {
  const xs = [250, 330, 420];
  const one = { x: 395, y: 100, text: '现行 有效' };
  assert.deepEqual((await grids([{ x: 60, y: 100, text: '内容' }, mid(250, 100, '制发'), mid(330, 100, '废止'), one, ...row(120, '规章', xs, ['1', '2', '3']), ...row(140, '文件', xs, ['4', '5', '6'])]))[0]![0], ['内容', '制发', '废止', '现行有效']);
});

const two = [300, 360];
const header = [{ x: 60, y: 80, text: '项目' }, mid(300, 80, '甲'), mid(360, 80, '合计')];
test('labels of two lines set close under each other are two rows', async () => {
  const labels = [{ x: 60, y: 100, text: '1.申请人无正当理由' }, { x: 60, y: 112, text: '逾期不补正' }, { x: 60, y: 124, text: '2.申请人逾期未按' }, { x: 60, y: 136, text: '通知缴费' }];
  const figures = [...row(106, '', two, ['3', '4']), ...row(130, '', two, ['5', '6'])];
  assert.deepEqual(await grids([...header, ...labels, ...figures, ...row(160, '3.其他', two, ['7', '8'])]), [[['项目', '甲', '合计'], ['1.申请人无正当理由逾期不补正', '3', '4'], ['2.申请人逾期未按通知缴费', '5', '6'], ['3.其他', '7', '8']]]);
});

test('an upright label over many rows belongs to none of their labels', async () => {
  const upright = [...'本年度结果'].map((c, i): PdfText => ({ x: 40, y: 102 + i * 11, text: c }));
  const found = await grids([...header, ...upright, ...[0, 1, 2].flatMap((i) => row(104 + i * 20, `${i + 1}.公开`, two, [`${i}`, `${i + 1}`]))]);
  assert.deepEqual(found[0]!.slice(1).map((r) => r.slice(-3)), [['1.公开', '0', '1'], ['2.公开', '1', '2'], ['3.公开', '2', '3']]);
  assert.equal(found[0]!.flat().filter((t) => t === '本年度结果').length, 1);
});

test('words that stand between two rows, left of the labels of both, have no cells of their own', async () => {
  const found = await grids([...header, ...row(100, '', two, ['1', '2']), { x: 130, y: 100, text: '1.补正' }, { x: 60, y: 120, text: '其他' }, ...row(140, '', two, ['3', '4']), { x: 130, y: 140, text: '2.收费' }]);
  assert.deepEqual(found[0]!.filter((r) => r[0] === '其他' || r.includes('其他')), [['其他']]);
});

test('full-width digits that wrap are one figure; others one under the other are rows', async () => {
  const wide = (y: number, text: string): PdfText => mid(360, y, text);
  assert.deepEqual(await grids([...header, ...row(110, '甲类', two, ['9']), wide(104, '２'), wide(116, '６'), ...row(140, '乙类', two, ['1', '2']), ...row(170, '丙类', two, ['3', '4'])]), [[['项目', '甲', '合计'], ['甲类', '9', '２６'], ['乙类', '1', '2'], ['丙类', '3', '4']]]);
});

test('the end of a label over several lines of the next page is the label of the last row', async () => {
  const one = [...header, ...row(100, '1.公开', two, ['1', '2']), ...row(120, '2.其他法律行政', two, ['3', '4'])];
  const next = [{ x: 60, y: 60, text: '法规禁' }, { x: 60, y: 72, text: '止' }, ...row(100, '3.其他', two, ['5', '6']), ...row(120, '4.合计', two, ['9', '12'])];
  assert.deepEqual((await grids(one, next))[0]!.map((r) => r.join()), ['项目,甲,合计', '1.公开,1,2', '2.其他法律行政法规禁止,3,4', '3.其他,5,6', '4.合计,9,12']);
});

test('figures closer than cells are columns where heads and one more line prove it', async () => {
  const xs = [300, 328];
  const top = [{ x: 60, y: 80, text: '项目' }, mid(300, 80, '其他'), mid(328, 80, '总计')];
  assert.deepEqual(await grids([...top, ...row(100, '新收', xs, ['3240', '49563']), ...row(120, '结转', xs, ['0', '3603'])]), [[['项目', '其他', '总计'], ['新收', '3240', '49563'], ['结转', '0', '3603']]]);
});

test('a sentence that opens with a year is no row', async () => {
  const found = await grids([...header, ...row(100, '1.公开', two, ['1', '2']), ...row(120, '2.其他', two, ['3', '4']), { x: 60, y: 150, text: '2024' }, { x: 86, y: 150, text: '年，本机关没有收到。' }]);
  assert.deepEqual(found[0]!.at(-1), ['2.其他', '3', '4']);
});
