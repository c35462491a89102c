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

test('labels of two columns that touch are two: each stands in line with others', async () => {
  const at = [250, 300];
  const sub = [0, 1, 2, 3, 4].flatMap((i) => [{ x: 93, y: 100 + i * 40, text: `${i + 1}.公开事` }, { x: 93, y: 112 + i * 40, text: '项的情况' }, ...row(106 + i * 40, '', at, [`${i}`, `${i}`])]);
  const group = [{ x: 60, y: 180, text: '（三）' }, { x: 60, y: 192, text: '不予公' }, { x: 60, y: 204, text: '开' }];
  const found = (await grids([{ x: 60, y: 80, text: '项目' }, mid(250, 80, '甲'), mid(300, 80, '合计'), ...sub, ...group]))[0]!;
  assert.deepEqual(found.filter((r) => r.includes('2')).map((r) => r.slice(-3)), [['3.公开事项的情况', '2', '2']]);
  assert.ok(found.flat().includes('（三）不予公开'));
});

test('upright labels keep the numbers and brackets on the lines of their characters', async () => {
  const label = (y: number, lines: readonly string[]): PdfText[] => lines.map((text, i) => mid(100, y + i * 12, text));
  const found = (await grids([...header, ...label(100, ['1.属', '于', '国', '家', '秘', '密']), ...row(130, '', two, ['1', '2']), ...label(182, ['2.', '危', '及', '“三', '安', '全', '定”']), ...row(218, '', two, ['3', '4'])]))[0]!;
  assert.deepEqual(found.slice(1).map((r) => r.join()), ['1.属于国家秘密,1,2', '2.危及“三安全定”,3,4']);
});

test('heads of one and of two lines stand close beside each other and are columns', async () => {
  const xs = [250, 285, 325, 365, 395];
  const top = [{ x: 60, y: 106, text: '项目' }, mid(250, 106, '自然人'), mid(285, 100, '科研机'), mid(285, 112, '构'), mid(325, 100, '社会公益'), mid(325, 112, '组织'), mid(365, 100, '法律机'), mid(365, 112, '构'), mid(395, 106, '总计')];
  const found = (await grids([...top, ...row(140, '新收', xs, ['0', '', '', '', '0']), ...row(160, '结转', xs, ['0', '', '', '', '0'])]))[0]!;
  assert.deepEqual(found, [['项目', '自然人', '科研机构', '社会公益组织', '法律机构', '总计'], ['新收', '0', '', '', '', '0'], ['结转', '0', '', '', '', '0']]);
});

test('a header of two rows at the foot of a page is that of the rows on the next', async () => {
  const xs = [250, 300, 350, 400];
  const one = [{ x: 60, y: 700, text: '一、申请情况' }, { x: 60, y: 790, text: '项目' }, mid(250, 790, '自然人'), mid(325, 790, '法人或其他'), mid(400, 790, '总计'), mid(300, 812, '企业'), mid(350, 812, '其他')];
  const next = [...row(60, '新收', xs, ['5', '', '', '5']), ...row(80, '结转', xs, ['7', '', '', '7'])];
  const found = (await grids(one, next))[0]!;
  assert.deepEqual(found.slice(-3), [['', '', '企业', '其他', ''], ['新收', '5', '', '', '5'], ['结转', '7', '', '', '7']]);
});

test('a row right under heads is no second line of them', async () => {
  const xs = [250, 330, 410];
  const found = await grids([{ x: 60, y: 100, text: '信息内容' }, mid(250, 100, '制发'), mid(330, 100, '废止'), mid(410, 100, '有效'), ...row(118, '规章', xs, ['0', '1', '2'])]);
  assert.deepEqual(found, [[['信息内容', '制发', '废止', '有效'], ['规章', '0', '1', '2']]]);
});

test('the end of the last label of a page is not text of the next', async () => {
  const one = [{ x: 60, y: 760, text: '项目' }, mid(300, 760, '数量'), { x: 60, y: 790, text: '行政' }, mid(300, 790, '7'), { x: 60, y: 740, text: '二、主动公开' }];
  const page = await readPdf(writePdf([{ texts: one }, { texts: [{ x: 60, y: 60, text: '事业性' }, { x: 60, y: 72, text: '收费' }, { x: 200, y: 90, text: '第二十条第（六）项' }] }]), defaultLimits);
  if (isRejection(page)) assert.fail(page.message.en);
  assert.deepEqual(page.blocks.flatMap((b) => (b.kind === 'grid' ? b.grid.rows.map((r) => r.cells.map((c) => c.text).join()) : b.kind === 'text' ? [b.text] : [])), ['二、主动公开', '项目,数量', '行政事业性收费,7', '第二十条第（六）项']);
});

test('figures closer than cells are columns although a figure of another table on the page stands over their gap', async () => {
  const xs = [250, 300, 350, 400, 426];
  const body = [['1', '2', '3', '6', '12'], ['4', '5', '6', '7', '22'], ['5', '7', '9', '3240', '49563']].flatMap((f, i) => row(100 + i * 20, `${i + 1}.事项`, xs, f));
  const other = [260, 312, 362, 412, 450];
  const below = [['0', '1', '0', '21', '22'], ['0', '3', '0', '41', '44']].flatMap((f, i) => row(300 + i * 20, `${i + 6}.其他`, other, f));
  const found = await grids([{ x: 60, y: 80, text: '项目' }, ...['甲', '乙', '丙', '丁', '合计'].map((t, i) => mid(xs[i]!, 80, t)), ...body, { x: 60, y: 200, text: '四、复议情况如下所列，共两项。' }, { x: 60, y: 280, text: '项目' }, ...['甲', '乙', '丙', '丁', '合计'].map((t, i) => mid(other[i]!, 280, t)), ...below]);
  assert.deepEqual(found[0]!.at(-1), ['3.事项', '5', '7', '9', '3240', '49563']);
});

test('a figure at the same place of two pages is no running head', async () => {
  const page = (n: number): PdfText[] => [0, 1, 2, 3].flatMap((i) => row(740 + i * 20, `${n}${i}.事项`, [100, 360], ['', '0']));
  const found = await grids([...header.map((t) => ({ ...t, y: 720 })), ...page(1)], page(2));
  assert.deepEqual(found.flat().slice(1).map((r) => r.at(-1)), Array.from({ length: 8 }, () => '0'));
});
