// PDFs that are damaged, locked, empty or made to trap a reader: each is answered with a code and a sentence, or read as far as it goes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defaultLimits } from '../../../src/model/limits.js';
import { isRejection } from '../../../src/model/rejection.js';
import { readReport } from '../../../src/pipeline.js';
import { readPdf } from '../../../src/read/pdf/pdf.js';
import { assemble, inSlots, strokes, writePdf } from '../../generate/pdf-writer.js';

const xs = [100, 200, 300];
const ys = [100, 130, 160];
const good = writePdf([{ drawing: strokes(xs, ys), texts: inSlots(xs, ys, [['甲', '1'], ['乙', '2']]) }, { texts: [{ x: 100, y: 100, text: '第二页' }] }]);
const catalog = '<< /Type /Catalog /Pages 2 0 R >>';
const form = (stream: string): { dictionary: string; stream: string } => ({ dictionary: '/Type /XObject /Subtype /Form /BBox [0 0 600 900]', stream });

/** A security handler asks for a password that nobody gave. */
const encrypted = assemble([catalog, '<< /Type /Pages /Count 1 /Kids [3 0 R] >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>'], 1,
  `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >> /ID [<00> <00>]`);

const refused: Readonly<Record<string, readonly [bytes: Uint8Array, code: string]>> = {
  'locked with a password': [encrypted, 'encrypted'],
  'nothing behind the header': [Buffer.from('%PDF-1.7\n'), 'damaged'],
  'the first hundred bytes': [good.subarray(0, 100), 'damaged'],
  'no pages': [assemble([catalog, '<< /Type /Pages /Count 0 /Kids [] >>'], 1), 'empty'],
  'a page tree that holds itself': [assemble([catalog, '<< /Type /Pages /Count 1 /Kids [2 0 R] >>'], 1), 'damaged'],
  'forms that double over thirty levels': [writePdf([{ texts: [], drawing: '/F0 Do' }], { xobjects: Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`F${i}`, form(`/F${i + 1} Do /F${i + 1} Do 0 0 m 9 9 l S`)])) }), 'too-complex'],
  'more pages than allowed': [writePdf(Array.from({ length: defaultLimits.pages + 1 }, () => ({ texts: [] }))), 'too-complex'],
};
for (const [what, [bytes, code]] of Object.entries(refused)) {
  test(`${what}: ${code}`, async () => {
    const page = await readPdf(bytes, defaultLimits);
    assert.ok(isRejection(page), 'is refused');
    assert.equal(page.code, code);
    assert.match(page.message.en, /^[A-Z][^\n]*\.$/);
    assert.match(page.message.zh, /^[^\n]{6,}。$/);
  });
}

test('forms that draw themselves, or each other, end', async () => {
  const page = await readPdf(writePdf([{ texts: [{ x: 100, y: 100, text: '甲乙' }], drawing: '/A Do' }], { xobjects: { A: form('/B Do /A Do'), B: form('/A Do') } }), defaultLimits);
  if (isRejection(page)) assert.fail(page.message.en);
  assert.deepEqual(page.blocks.map((b) => b.kind === 'text' && b.text), ['甲乙']);
});

test('a file cut off behind its pages is read, and says that it was repaired', async () => {
  const page = await readPdf(good.subarray(0, good.length - 30), defaultLimits);
  if (isRejection(page)) assert.fail(page.message.en);
  assert.deepEqual(page.problems.map((p) => p.code), ['pdf-recovered']);
  assert.equal(page.blocks.filter((b) => b.kind === 'grid').length, 1);
});

test('a count of a million pages where there is one', async () => {
  const bytes = assemble([catalog, '<< /Type /Pages /Count 1000000 /Kids [3 0 R] >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>'], 1);
  const page = await readPdf(bytes, defaultLimits);
  if (isRejection(page)) assert.equal(page.code, 'too-complex');
  else assert.equal(page.geometry?.length, 1);
});

test('the bytes are left as they were', async () => {
  const before = Buffer.from(good);
  await readPdf(good, defaultLimits);
  assert.deepEqual(Buffer.from(good), before);
});

test('a sheet with more cells than allowed is refused', async () => {
  const many = Array.from({ length: 60 }, (_, i) => 50 + i * 8);
  const page = await readPdf(writePdf([{ drawing: strokes(many, many), texts: [] }]), { ...defaultLimits, cells: 1000 });
  assert.ok(isRejection(page) || !page.blocks.some((b) => b.kind === 'grid'));
});

test('a page tree that comes back to itself behind an empty page is a damaged file, not another kind of document', async () => {
  const reading = await readReport(assemble([catalog, '<< /Type /Pages /Count 2 /Kids [3 0 R 2 0 R] >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>'], 1), 'a.pdf');
  assert.ok(reading.status === 'rejected' && reading.error.code === 'damaged');
});
