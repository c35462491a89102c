// What stands on the pages of small PDFs comes out as cells, text and pictures, whatever way it is drawn.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Block } from '../../../src/model/document.js';
import { defaultLimits } from '../../../src/model/limits.js';
import { isRejection } from '../../../src/model/rejection.js';
import { drawPage } from '../../../src/read/pdf/draw.js';
import { readPdf } from '../../../src/read/pdf/pdf.js';
import { inSlots, strokes, writePdf, type PdfPage, type PdfText } from '../../generate/pdf-writer.js';
import type { Page } from '../../../src/read/page.js';

const xs = [100, 220, 280, 340, 400];
const ys = [100, 130, 160, 190, 220];
const rows = [['项目', '自然人', '企业', '总计'], ['一、本年新收', '12', '3', '15'], ['二、上年结转', '0', '', '0'], ['合计', '12', '3', '15']];
const lines = strokes(xs, ys);
const words = inSlots(xs, ys, rows);

async function read(pages: readonly PdfPage[], options?: Parameters<typeof writePdf>[1]): Promise<Page> {
  const page = await readPdf(writePdf(pages, options), defaultLimits);
  if (isRejection(page)) assert.fail(page.message.en);
  return page;
}

const grids = (blocks: readonly Block[]): string[][][] => blocks.flatMap((b) => (b.kind === 'grid' ? [b.grid.rows.map((r) => r.cells.map((c) => c.text))] : []));
const texts = (blocks: readonly Block[]): string[] => blocks.flatMap((b) => (b.kind === 'text' ? [b.text] : []));

const each = (xy: (x: number, y: number, w: number, h: number) => string): string => xs.slice(0, -1).flatMap((x, i) => ys.slice(0, -1).map((y, j) => xy(x, y, xs[i + 1]! - x, ys[j + 1]! - y))).join('\n');
const across = (f: (y: number) => string): string => ys.map(f).join('\n');
const down = (f: (x: number) => string): string => xs.map(f).join('\n');
const dashes = (from: number, to: number, dash: (at: number) => string): string => Array.from({ length: Math.floor((to - from) / 4) }, (_, i) => dash(from + i * 4)).join('\n');

/** One table, drawn in so many ways. */
const drawn: Readonly<Record<string, PdfPage>> = {
  'strokes': { drawing: lines, texts: words },
  'thin filled boxes': { drawing: across((y) => `100 ${y - 0.4} 300 0.8 re f`) + down((x) => `\n${x - 0.4} 100 0.8 120 re f`), texts: words },
  'a box for each cell': { drawing: each((x, y, w, h) => `${x} ${y} ${w} ${h} re S`), texts: words },
  'a box for each cell, apart': { drawing: each((x, y, w, h) => `${x + 1} ${y + 1} ${w - 2} ${h - 2} re S`), texts: words },
  'shaded cells without lines': { drawing: each((x, y, w, h) => `0.9 g ${x + 0.5} ${y + 0.5} ${w - 1} ${h - 1} re f`), texts: words },
  'double lines': { drawing: strokes(xs, ys) + strokes(xs.map((x) => x + 2), ys.map((y) => y + 2)), texts: words },
  'broken lines': { drawing: across((y) => `100 ${y} m 250 ${y} l S 252 ${y} m 400 ${y} l S`) + down((x) => `\n${x} 100 m ${x} 148 l S ${x} 150 m ${x} 220 l S`), texts: words },
  'lines a little too short': { drawing: across((y) => `103 ${y} m 397 ${y} l S`) + down((x) => `\n${x} 103 m ${x} 217 l S`), texts: words },
  'dashes drawn one by one': { drawing: across((y) => dashes(100, 400, (x) => `${x} ${y} m ${x + 2} ${y} l S`)) + down((x) => `\n${dashes(100, 220, (y) => `${x} ${y} m ${x} ${y + 2} l S`)}`), texts: words },
  'no side lines': { drawing: across((y) => `100 ${y} m 400 ${y} l S`) + xs.slice(1, -1).map((x) => `\n${x} 100 m ${x} 220 l S`).join(''), texts: words },
  'words drawn twice, as bold': { drawing: lines, texts: words.flatMap((t) => [t, { ...t, x: t.x + 0.3 }]) },
  'each character drawn by itself': { drawing: lines, texts: words.flatMap((t) => [...t.text].map((c, i, all) => ({ ...t, text: c, x: t.x + all.slice(0, i).reduce((w, o) => w + (o < '\u2000' ? 5 : 10), 0) }))) },
  'digits apart': { drawing: lines, texts: words.map((t) => (/^\d+$/.test(t.text) ? { ...t, state: '3 Tc' } : t)) },
  'a watermark across': { drawing: lines, texts: [...words, { x: 150, y: 240, text: '内部资料', size: 40, matrix: [0.87, 0.5, -0.5, 0.87], state: '0.8 g' }] },
  'a pale watermark': { drawing: lines, texts: [{ x: 150, y: 180, text: '内部资料', size: 40, state: '0.85 g' }, { x: 150, y: 120, text: '样本', size: 40, state: '/Faint gs' }, ...words] },
  'pale figures over the figures of cells': { drawing: lines, texts: [...words.flatMap((t) => (/^\d+$/.test(t.text) ? [{ ...t, text: '66', x: t.x + 2, y: t.y - 2, state: '0.8 g' }] : [])), ...words] },
  'words nobody sees': { drawing: lines, texts: [...words, { x: 230, y: 148, text: '99', state: '3 Tr' }, { x: 290, y: 148, text: '77', state: '1 g' }] },
  'white words on a dark header': { drawing: `${lines}\n0.1 g 100 100 300 30 re f`, texts: words.map((t) => (t.y < 130 ? { ...t, state: '1 g' } : t)) },
  'words outside their clip': { drawing: lines, texts: [...words, { x: 230, y: 178, text: '88', state: '0 0 10 10 re W n' }] },
  'a turned page': { width: 842, height: 595, rotate: 0, drawing: lines, texts: words },
};
for (const [how, page] of Object.entries(drawn)) {
  test(`a table is its cells: ${how}`, async () => {
    const { blocks } = await read([page]);
    assert.deepEqual(grids(blocks), [rows]);
    assert.deepEqual(texts(blocks), []);
  });
}

for (const rotate of [90, 180, 270] as const) {
  test(`a page with /Rotate ${rotate}`, async () => {
    const { blocks, geometry } = await read([{ rotate, drawing: lines, texts: words }]);
    assert.deepEqual([geometry![0]!.width, geometry![0]!.height], rotate === 180 ? [595, 842] : [842, 595]);
    // The writing is turned with the page: the table is read all the same, and its boxes are those of the page as displayed.
    assert.deepEqual(grids(blocks), [rows]);
    const cell = blocks.find((b) => b.kind === 'grid')!.grid.rows[1]!.cells[1]!.anchor as { bbox: readonly number[] };
    const [x0, y0, x1, y1] = cell.bbox as [number, number, number, number];
    const place = { 90: [842 - 145, 250], 180: [595 - 250, 842 - 145], 270: [145, 595 - 250] }[rotate];
    assert.ok(x0 < place[0]! && place[0]! < x1 && y0 < place[1]! && place[1]! < y1, `${cell.bbox.join()} holds ${place.join()}`);
  });
}

test('labels over several lines, upright in a narrow cell, and on their side', async () => {
  const upright = [...'本年度结果'].map((c, i): PdfText => ({ x: 105, y: 112 + i * 11, text: c }));
  const side = [...'办理情况'].map((c, i): PdfText => ({ x: 107, y: 180 + i * 10, text: c, matrix: [0, -1, 1, 0] }));
  const { blocks } = await read([{ drawing: strokes([100, 120, 200, 260], [100, 170, 230]), texts: [...upright, ...side, { x: 130, y: 130, text: '本机关不掌握' }, { x: 130, y: 143, text: '相关信息' }, { x: 225, y: 138, text: '4' }, { x: 225, y: 200, text: '5' }] }]);
  assert.deepEqual(grids(blocks), [[['本年度结果', '本机关不掌握相关信息', '4'], ['办理情况', '', '5']]]);
});

test('merged cells keep their spans and columns', async () => {
  const drawing = strokes([100, 200, 300], [100, 160]) + '\n0.5 w 100 130 m 200 130 l S';
  const { blocks } = await read([{ drawing, texts: [{ x: 120, y: 118, text: '甲' }, { x: 120, y: 148, text: '乙' }, { x: 240, y: 133, text: '7' }] }]);
  const grid = blocks.find((b) => b.kind === 'grid')!.grid;
  assert.deepEqual(grid.rows.map((r) => r.cells.map((c) => [c.text, c.column, c.colspan, c.rowspan])), [[['甲', 0, 1, 1], ['7', 1, 1, 2]], [['乙', 0, 1, 1]]]);
});

for (const [what, mark, expected] of [
  ['raised and small is a mark', { y: 133, size: 6, x: 220 }, '21¹'], ['raised and hardly smaller is a mark', { y: 134, size: 8, x: 220.5 }, '21¹'],
  ['on the line, however small, is a figure', { y: 138, size: 8, x: 220.5 }, '211'], ['raised, as large, is a figure', { y: 135, size: 10, x: 220 }, '211'],
] as const) {
  test(`a digit behind a figure, ${what}`, async () => {
    const { blocks } = await read([{ drawing: strokes([100, 200, 300], [100, 160]), texts: [{ x: 120, y: 138, text: '甲' }, { x: 210, y: 138, text: '21' }, { text: '1', ...mark }] }]);
    assert.deepEqual(grids(blocks), [[['甲', expected]]]);
  });
}

for (const [what, gap, expected] of [['a narrow gap', 4, '1234'], ['a gap wider than a digit', 8, '12 34']] as const) {
  test(`digits of one cell with ${what}`, async () => {
    const { blocks } = await read([{ drawing: lines, texts: [...words.filter((t) => t.text !== '12'), { x: 230, y: 149, text: '12' }, { x: 240 + gap, y: 149, text: '34' }] }]);
    assert.equal(grids(blocks)[0]![1]![1], expected);
  });
}

test('radicals with a code of their own are the characters they stand for', async () => {
  const { blocks } = await read([{ texts: [{ x: 100, y: 100, text: '\u2f06、收\u2f0a公\u2ed4' }] }]);
  assert.deepEqual(texts(blocks), ['二、收入公门']);
});

const header = rows[0]!;
const pageOf = (body: readonly (readonly string[])[], top: number, foot: string): PdfPage => {
  const at = Array.from({ length: body.length + 1 }, (_, i) => top + i * 30);
  return { drawing: strokes(xs, at), texts: [...inSlots(xs, at, body), { x: 290, y: 815, text: foot }, { x: 250, y: 40, text: '临溪县年度报告' }] };
};
for (const [what, second] of [['with its header again', [header, ['合计', '12', '3', '15']]], ['without', [['合计', '12', '3', '15']]]] as const) {
  test(`a table over two pages is one, ${what}; page numbers and running heads are gone`, async () => {
    const { blocks } = await read([pageOf(rows.slice(0, 3), 700, '— 1 —'), pageOf(second, 80, '— 2 —')]);
    assert.deepEqual(grids(blocks), [rows]);
    assert.deepEqual(texts(blocks), []);
  });
}

test('a row cut by the page break is whole again, and a label goes on over rows of the next page', async () => {
  const wide = [100, 140, 240, 300, 360];
  const one: PdfPage = { drawing: strokes(wide, [700, 730, 760, 790]), texts: inSlots(wide, [700, 730, 760, 790], [['类别', '项目', '甲', '乙'], ['（一）', '1.公开', '3', '4'], ['', '2.不予公', '5', '6']]) };
  const two: PdfPage = { drawing: strokes(wide, [60, 90, 120]), texts: inSlots(wide, [60, 90, 120], [['', '开事项', '', ''], ['', '3.其他', '7', '8']]) };
  const { blocks } = await read([one, two]);
  assert.deepEqual(grids(blocks)[0]!.map((r) => r.filter((c) => c !== '')), [['类别', '项目', '甲', '乙'], ['（一）', '1.公开', '3', '4'], ['2.不予公开事项', '5', '6'], ['3.其他', '7', '8']]);
});

test('the rest of a numbered row with a second figure of one cell belongs to it: the cell has two figures', async () => {
  const wide = [60, 160, 210, 260, 310, 360];
  const one: PdfPage = { drawing: strokes(wide, [700, 730, 760, 790]), texts: inSlots(wide, [700, 730, 760, 790], [['项目', '甲', '乙', '丙', '合计'], ['1.公开', '1', '1', '1', '3'], ['2.没有现成信息需', '0', '0', '0', '0']]) };
  const two: PdfPage = { drawing: strokes(wide, [60, 90, 120]), texts: inSlots(wide, [60, 90, 120], [['要制作', '', '4', '', ''], ['3.其他', '7', '0', '1', '8']]) };
  const { blocks } = await read([one, two]);
  assert.deepEqual(grids(blocks)[0]!.slice(2), [['2.没有现成信息需要制作', '0', '0\n4', '0', '0'], ['3.其他', '7', '0', '1', '8']]);
});

test('figures under heads that a page break parts from them are a row of their own, though most of it is empty', async () => {
  const wide = [60, 130, 200, 270, 340];
  const one: PdfPage = { drawing: strokes(wide, [730, 760, 790]), texts: inSlots(wide, [730, 760, 790], [['复议', '诉讼', '仲裁', '其他'], ['结果维持', '结果纠正', '其他结果', '总计']]) };
  const two: PdfPage = { drawing: strokes(wide, [60, 90]), texts: inSlots(wide, [60, 90], [['', '', '2', '2']]) };
  const { blocks } = await read([one, two]);
  assert.deepEqual(grids(blocks)[0], [['复议', '诉讼', '仲裁', '其他'], ['结果维持', '结果纠正', '其他结果', '总计'], ['', '', '2', '2']]);
});

test('a numbered row under heads of two rows is one of its own, though it is blank under the lower of them', async () => {
  const at = [60, 160, 210, 260, 310, 360];
  const line = (x0: number, y0: number, x1: number, y1: number): string => `${x0} ${y0} m ${x1} ${y1} l S`;
  const one: PdfPage = {
    drawing: [line(60, 730, 360, 730), line(210, 760, 310, 760), line(60, 790, 360, 790), ...at.map((x) => line(x, x === 260 ? 760 : 730, x, 790))].join('\n'),
    texts: [{ x: 95, y: 763, text: '项目' }, { x: 170, y: 763, text: '自然人' }, { x: 240, y: 748, text: '组织' }, { x: 225, y: 778, text: '企业' }, { x: 275, y: 778, text: '机构' }, { x: 325, y: 763, text: '总计' }],
  };
  const two: PdfPage = { drawing: strokes(at, [60, 90, 120]), texts: inSlots(at, [60, 90, 120], [['一、本年新收', '95', '', '', '95'], ['二、上年结转', '8', '', '', '8']]) };
  const { blocks } = await read([one, two]);
  assert.deepEqual(grids(blocks)[0], [['项目', '自然人', '组织', '总计'], ['企业', '机构'], ['一、本年新收', '95', '', '', '95'], ['二、上年结转', '8', '', '', '8']]);
});

test('figures too wide for their cells are no certain figures, and an empty cell they run into is not empty', async () => {
  const at = [100, 160, 172, 184, 240];
  const { blocks } = await read([{ drawing: strokes(at, [100, 130, 160]), texts: [...inSlots(at, [100, 130, 160], [['甲', '', '', '3'], ['乙', '4', '5', '6']]), { x: 161, y: 118, text: '2000' }] }]);
  assert.deepEqual(grids(blocks), [[['甲', '2000\ufffd', '\ufffd', '3'], ['乙', '4', '5', '6']]]);
});

for (const [what, at, whole] of [['where they fill their cells', [60, 94, 128, 230], true], ['not where there is room beside them', [60, 130, 200, 300], false]] as const) {
  test(`two heads that a page break cuts are whole ${what}`, async () => {
    const one: PdfPage = { drawing: strokes(at, [740, 760]), texts: inSlots(at, [740, 760], [['信息内', '采购项', '采购总金额']]) };
    const two: PdfPage = { drawing: strokes(at, [60, 80, 100]), texts: inSlots(at, [60, 80, 100], [['容', '目数', ''], ['集中', '3', '7310']]) };
    const { blocks } = await read([one, two]);
    assert.deepEqual(grids(blocks)[0], whole ? [['信息内容', '采购项目数', '采购总金额'], ['集中', '3', '7310']] : [['信息内', '采购项', '采购总金额'], ['容', '目数', ''], ['集中', '3', '7310']]);
  });
}

test('a page number within the table is none of its cells', async () => {
  const at = [700, 760, 830];
  const page = (n: number): PdfPage => ({ drawing: strokes(xs, at), texts: [...inSlots(xs, at, [['甲', `${n}`, '2', '3'], ['乙', '4', '5', '6']]), { x: 290, y: 822, text: `- ${n} -`, size: 9 }] });
  const { blocks } = await read([page(1), page(2)]);
  assert.deepEqual(grids(blocks).flat().map((r) => r.join()), ['甲,1,2,3', '乙,4,5,6', '甲,2,2,3', '乙,4,5,6']);
});

test('a table without lines has its columns by alignment, and empty places stay', async () => {
  const { blocks } = await read([{ texts: [...words, { x: 60, y: 60, text: '一、总体情况' }] }]);
  assert.deepEqual(grids(blocks), [rows]);
  assert.deepEqual(texts(blocks), ['一、总体情况']);
});

test('wrapped lines are a paragraph; headings stand alone; a large line is a title', async () => {
  const line = '本机关坚持公开为常态不公开为例外各项工作平稳有序';
  const { blocks } = await read([{ texts: [{ x: 180, y: 80, text: '临溪县年度报告', size: 20 }, { x: 120, y: 120, text: '一、总体情况' }, { x: 120, y: 140, text: line }, { x: 100, y: 160, text: `${line}，全` }, { x: 100, y: 180, text: '年共三次。' }, { x: 120, y: 200, text: '（二）依申请公开。' }] }]);
  assert.deepEqual(blocks.map((b) => b.kind === 'text' && [b.text, b.level]), [['临溪县年度报告', 1], ['一、总体情况', undefined], [`${line}${line}，全年共三次。`, undefined], ['（二）依申请公开。', undefined]]);
});

const dot = { dictionary: '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8', stream: '\x80' };
test('a scanned page is a picture, words recognised under it or not', async () => {
  for (const under of [[], words.map((t) => ({ ...t, state: '3 Tr' })), words]) {
    const { blocks } = await read([{ texts: under, after: 'q 595 0 0 842 0 0 cm /P Do Q' }], { xobjects: { P: dot } });
    assert.deepEqual(blocks.map((b) => b.kind === 'image' && [b.src, b.picture]), [['page 1', { kind: 'page', page: 1, box: [0, 0, 595, 842] }]]);
  }
});

test('a large picture on a page with words has its place; an emblem has none', async () => {
  const { blocks } = await read([{ texts: [{ x: 100, y: 80, text: '二、主动公开' }, { x: 100, y: 600, text: '三、收到申请' }], drawing: 'q 400 0 0 300 100 200 cm /P Do Q q 60 0 0 60 400 650 cm /P Do Q' }], { xobjects: { P: dot } });
  assert.deepEqual(blocks.map((b) => (b.kind === 'text' ? b.text : b.kind === 'image' ? b.picture : null)), ['二、主动公开', { kind: 'page', page: 1, box: [100, 200, 500, 500] }, '三、收到申请']);
});

test('words in a form are words of the page; title and date are told', async () => {
  const { blocks, metadata, problems } = await read([{ texts: [], drawing: '/X Do' }], { title: '临溪县报告', xobjects: { X: { dictionary: '/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Matrix [1 0 0 -1 0 842]', stream: 'BT /F1 12 Tf 100 700 Td <516c5f00> Tj ET' } } });
  assert.deepEqual(texts(blocks), ['公开']);
  assert.deepEqual(metadata, [{ name: 'title', value: '临溪县报告' }, { name: 'created', value: '2024-01-17' }]);
  assert.deepEqual(problems, []);
});

test('a page is drawn at the size asked for, and not beyond the bounds', async () => {
  const bytes = writePdf([{ drawing: lines, texts: words }]);
  const canvas = await drawPage(bytes, 1, 144, defaultLimits);
  if (isRejection(canvas)) assert.fail(canvas.message.en);
  assert.deepEqual([canvas.width, canvas.height], [1190, 1684]);
  const at = (x: number, y: number): number => canvas.getContext('2d').getImageData(x, y, 1, 1).data[0]!;
  assert.ok(at(400, 200) < 128 && at(20, 20) === 255, 'lines are dark, paper is white');
  const refused = await drawPage(bytes, 1, 144, { ...defaultLimits, pixels: 1000 });
  assert.equal(isRejection(refused) && refused.code, 'too-complex');
});


const struckLine = (x0: number, x1: number, y: number): string => `\n0.5 w ${x0} ${y} m ${x1} ${y} l S`;
for (const [how, texts, after, cell] of [
  ['alone', [{ x: 230, y: 148, text: '99' }], struckLine(230, 240, 144.6), { text: '', dropped: '99' }],
  ['beside the one that holds', [{ x: 230, y: 148, text: '9912' }], struckLine(230, 240, 144.6), { text: '12', dropped: '99' }],
  ['as a thin filled box', [{ x: 230, y: 148, text: '9912' }], '\n230 144.3 10 0.6 re f', { text: '12', dropped: '99' }],
  ['not where the line is under it', [{ x: 230, y: 148, text: '99' }], struckLine(230, 240, 149.5), { text: '99', dropped: undefined }],
  ['not where the line goes on past it', [{ x: 230, y: 148, text: '99' }], struckLine(222, 262, 144.6), { text: '99', dropped: undefined }],
] as const) {
  test(`a figure struck out is left out and kept as such: ${how}`, async () => {
    const { blocks } = await read([{ drawing: lines, texts: [...words.filter((t) => t.y > 160 || t.y < 130 || t.x < 220 || t.x > 280), ...texts], after }]);
    const grid = blocks.find((b) => b.kind === 'grid');
    const at = grid?.grid.rows[1]?.cells[1];
    assert.deepEqual({ text: at?.text, dropped: at?.dropped }, cell);
  });
}

for (const [edge, x, text, shown] of [['right', 588, '17', '17\ufffd'], ['left', 1, '17', '\ufffd17']] as const) {
  test(`a figure that the ${edge} edge of its page cuts is not read in part`, async () => {
    const page = await read([{ texts: [{ x, y: 160, text }, { x: 300, y: 160, text: '40' }] }]);
    assert.ok(page.geometry?.[0]?.spans.some((s) => s.text === shown));
    assert.ok(page.problems.some((p) => p.code === 'page-cut'));
  });
}

test('a figure well inside its page is whole', async () => {
  const page = await read([{ texts: [{ x: 560, y: 160, text: '17' }, { x: 300, y: 160, text: '40' }] }]);
  assert.deepEqual(page.problems.filter((p) => p.code === 'page-cut'), []);
});

test('a table over the edge of its page is named, and what is not seen of its outer cells is not blank', async () => {
  const wide = [300, 400, 500, 560, 640];
  const { blocks, problems } = await read([{ drawing: strokes(wide, ys.slice(0, 4)), texts: inSlots(wide, ys.slice(0, 4), [['项目', '甲', '乙', ''], ['公开', '1', '2', ''], ['其他', '', '5', '']]) }]);
  assert.deepEqual(grids(blocks), [[['项目', '甲', '乙', '\ufffd'], ['公开', '1', '2', '\ufffd'], ['其他', '', '5', '\ufffd']]]);
  assert.deepEqual(problems.map((p) => p.code), ['page-cut']);
});

test('what the file has of a figure cut by the edge is a reading of its cell', async () => {
  const wide = [300, 400, 500, 620];
  const { blocks } = await read([{ drawing: strokes(wide, ys.slice(0, 3)), texts: [...inSlots(wide, ys.slice(0, 3), [['项目', '甲', ''], ['公开', '1', '']]), { x: 572, y: 149, text: '54664' }] }]);
  const cell = blocks.find((b) => b.kind === 'grid')!.grid.rows[1]!.cells[2]!;
  assert.equal(cell.text.endsWith('\ufffd'), true);
  assert.deepEqual(cell.readings, [{ text: '54664', confidence: 0.5 }]);
});

for (const [what, first, readings] of [['the first fills it', '31345', [{ text: '313456', confidence: 0.5 }]], ['the first leaves room', '3', undefined]] as const) {
  test(`figures on two lines of a cell are two until the sums say more: ${what}`, async () => {
    const at = [100, 220, 250];
    const { blocks } = await read([{ drawing: strokes(at, [100, 140, 180]), texts: [{ x: 110, y: 120, text: '公开' }, { x: 222, y: 115, text: first }, { x: 222, y: 128, text: '6' }, { x: 110, y: 160, text: '其他' }, { x: 222, y: 160, text: '5' }] }]);
    const cell = blocks.find((b) => b.kind === 'grid')!.grid.rows[0]!.cells[1]!;
    assert.deepEqual([cell.text, cell.readings], [`${first}\n6`, readings]);
  });
}

const titles: readonly (readonly [what: string, second: PdfText, words: readonly string[]])[] = [
  ['in the middle under a full line', { x: 290, y: 130, text: '告', size: 20 }, ['青禾市财政局政府信息公开工作年度报告']],
  ['not in the middle', { x: 400, y: 130, text: '告', size: 20 }, ['青禾市财政局政府信息公开工作年度报', '告']],
  ['of other letters', { x: 288, y: 130, text: '告知', size: 12 }, ['青禾市财政局政府信息公开工作年度报', '告知']],
];
for (const [what, second, words] of titles) {
  test(`the end of a title on the line below: ${what}`, async () => {
    const body = [200, 220, 240].map((y): PdfText => ({ x: 130, y, text: '本机关公开信息若干条，受理申请若干件，没有行政复议、行政诉讼。', size: 11 }));
    const { blocks } = await read([{ texts: [{ x: 130, y: 100, text: '青禾市财政局政府信息公开工作年度报', size: 20 }, second, ...body] }]);
    assert.deepEqual(texts(blocks).slice(0, words.length), words);
  });
}
