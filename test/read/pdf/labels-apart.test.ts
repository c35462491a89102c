// Tables without lines whose figures do not stand on the line of their label: lower, higher, or in the middle of lines that follow each other as closely as rows do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultLimits } from '../../../src/model/limits.js';
import { isRejection } from '../../../src/model/rejection.js';
import { readPdf } from '../../../src/read/pdf/pdf.js';
import { widthOf, writePdf, type PdfText } from '../../generate/pdf-writer.js';

const width = (text: string): number => [...text].reduce((n, c) => n + widthOf(c) * 10, 0);
const mid = (x: number, y: number, text: string): PdfText => ({ x: x - width(text) / 2, y, text });
const xs = [300, 360];
const header = [{ x: 60, y: 80, text: '项目' }, mid(300, 80, '甲类'), mid(360, 80, '合计')];
const figures = (y: number, own: readonly string[]): PdfText[] => own.map((f, i) => mid(xs[i]!, y, f));

async function rows(texts: readonly PdfText[]): Promise<string[][]> {
  const page = await readPdf(writePdf([{ texts }]), defaultLimits);
  if (isRejection(page)) assert.fail(page.message.en);
  return page.blocks.flatMap((b) => (b.kind === 'grid' ? b.grid.rows.map((r) => r.cells.map((c) => c.text)) : []));
}

const labels = ['1.公开', '2.部分公开', '3.其他', '4.合计'];
const values = [['1', '2'], ['0', '4'], ['5', '6'], ['6', '12']];
for (const [what, by] of [['lower', 11], ['higher', -11]] as const) {
  test(`figures that stand ${what} than their labels, all by as much, are of their rows`, async () => {
    const found = await rows([...header, ...labels.flatMap((text, i) => [{ x: 60, y: 110 + i * 36, text }, ...figures(110 + i * 36 + by, values[i]!)])]);
    assert.deepEqual(found.slice(-4), labels.map((l, i) => [l, ...values[i]!]));
  });
}

test('a label that some figures of no label stand near is not left blank', async () => {
  const found = await rows([...header, { x: 60, y: 110, text: '1.公开' }, ...figures(110, ['1', '2']), { x: 60, y: 130, text: '2.部分公开' }, ...figures(145, ['3', '4']), { x: 60, y: 165, text: '3.其他' }, ...figures(165, ['5', '6'])]);
  assert.deepEqual(found.find((r) => r[0] === '2.部分公开'), ['2.部分公开', '\ufffd', '\ufffd']);
  assert.deepEqual(found.at(-1), ['3.其他', '5', '6']);
});

test('a row without figures among rows with figures is blank', async () => {
  const found = await rows([...header, { x: 60, y: 110, text: '1.公开' }, ...figures(110, ['1', '2']), { x: 60, y: 130, text: '2.部分公开' }, { x: 60, y: 150, text: '3.其他' }, ...figures(150, ['5', '6'])]);
  assert.deepEqual(found.slice(-3), [['1.公开', '1', '2'], ['2.部分公开', '', ''], ['3.其他', '5', '6']]);
});

test('lines of a label as close as rows are stand about their figures', async () => {
  const lines = ['1.公开', '2.申请人未按通知', '缴费', '3.申请人无理由', '逾期不补正也不', '说明', '4.合计'];
  const words = lines.map((text, i): PdfText => ({ x: 60, y: 110 + i * 12, text }));
  const found = await rows([...header, ...words, ...figures(110, ['1', '2']), ...figures(128, ['3', '4']), ...figures(158, ['5', '6']), ...figures(182, ['9', '12'])]);
  assert.deepEqual(found.slice(-4), [['1.公开', '1', '2'], ['2.申请人未按通知缴费', '3', '4'], ['3.申请人无理由逾期不补正也不说明', '5', '6'], ['4.合计', '9', '12']]);
});
