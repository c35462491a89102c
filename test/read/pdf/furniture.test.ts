// Heads of pages that are printed over the table that stands there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultLimits } from '../../../src/model/limits.js';
import { isRejection } from '../../../src/model/rejection.js';
import { readPdf } from '../../../src/read/pdf/pdf.js';
import { writePdf, type PdfPage, type PdfText } from '../../generate/pdf-writer.js';

const line = (x0: number, y0: number, x1: number, y1: number): string => `${x0} ${y0} m ${x1} ${y1} l S`;
const frame = [line(60, 20, 360, 20), line(60, 40, 360, 40), line(60, 60, 360, 60), ...[60, 160, 260, 360].map((x) => line(x, 20, x, 60))].join(' ');
const cells: PdfText[] = [{ x: 70, y: 32, text: '四、结转' }, { x: 200, y: 32, text: '15' }, { x: 300, y: 32, text: '23' }, { x: 70, y: 52, text: '五、合计' }, { x: 200, y: 52, text: '16' }, { x: 300, y: 52, text: '24' }];

async function texts(pages: readonly PdfPage[]): Promise<string[]> {
  const page = await readPdf(writePdf(pages), defaultLimits);
  if (isRejection(page)) assert.fail(page.message.en);
  return page.blocks.flatMap((b) => (b.kind === 'grid' ? b.grid.rows.flatMap((r) => r.cells.map((c) => c.text)) : []));
}

const body: PdfText = { x: 60, y: 300, text: '本机关认真落实条例，公开信息。' };
const table = ['四、结转', '15', '23', '五、合计', '16', '24'];
const heads: readonly (readonly [what: string, head: (n: number) => PdfText[]])[] = [
  ['the same on every page', () => [{ x: 190, y: 30, text: '青禾局' }, { x: 290, y: 30, text: '年报' }]],
  ['with the number of the page', (n) => [{ x: 190, y: 30, text: '青禾局' }, { x: 290, y: 30, text: '第' }, { x: 302, y: 30, text: `${n}` }, { x: 309, y: 30, text: '页' }]],
];
for (const [what, head] of heads) {
  test(`a head over the figures of a table is none of them: ${what}`, async () => {
    assert.deepEqual(await texts([{ texts: [...head(1), body] }, { texts: [...head(2), body] }, { texts: [...cells, ...head(3)], drawing: frame }]), table);
  });
}

test('a head of which only a part stands over a table stays there', async () => {
  const found = await texts([{ texts: [...heads[1]![1](1), body] }, { texts: [...heads[1]![1](2), body] }, { texts: [...cells, ...heads[1]![1](7)], drawing: frame }]);
  assert.ok(found.some((t) => t.includes('第')));
});
