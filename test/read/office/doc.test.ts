// Word 97–2003 documents, and the same reports as DOCX, as a word processor wrote them: every cell, and where it stands.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { defaultLimits } from '../../../src/model/limits.js';
import { isRejection } from '../../../src/model/rejection.js';
import type { Value } from '../../../src/model/value.js';
import { readReport } from '../../../src/pipeline.js';
import { readDoc } from '../../../src/read/office/doc.js';
import { sniffCompound } from '../../../src/read/office/compound.js';

const folder = new URL('../../../../test/documents/', import.meta.url);
const documents = readdirSync(folder).filter((f) => /\.docx?$/.test(f));
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));

interface Truth {
  readonly agency: string;
  readonly year: number;
  readonly cells: Readonly<Record<string, readonly [state: string, value: number | null, must: boolean]>>;
}

for (const name of documents) {
  test(`${name} has every cell of its report`, async () => {
    const truth = JSON.parse(readFileSync(new URL(name.replace(/\.docx?$/, '.truth.json'), folder), 'utf8')) as Truth;
    const reading = await readReport(bytesOf(name), name);
    assert.ok(reading.status === 'report', JSON.stringify(reading));
    assert.deepEqual([reading.report.agency.value, reading.report.year.value], [truth.agency, truth.year]);
    for (const [ref, [state, value, must]] of Object.entries(truth.cells)) {
      const cell: Value = reading.report.cells.get(ref)!;
      if (!must && cell.state === 'unreadable') continue;
      assert.deepEqual([cell.state, cell.value], [state, value], ref);
      assert.match((cell.anchor as { place: string }).place, /^(?:\/tbl\[\d+\]\/tr\[\d+\]\/tc\[\d+\])+$/, ref);
    }
  });
}

const doc = (): Uint8Array => bytesOf(documents.find((d) => d.endsWith('.doc'))!);
/** The sector of the FIB is found by its first bytes. */
const fib = (b: Uint8Array): number => Buffer.from(b).indexOf(Buffer.from([0xec, 0xa5]), 512);
const code = (bytes: Uint8Array): string => {
  const page = readDoc(bytes, defaultLimits);
  return isRejection(page) ? page.code : 'read';
};

test('figures in frames of their own, paragraphs whose marks are deleted, figures set low and high', () => {
  const page = readDoc(bytesOf('pieces/framed-and-joined.doc'), defaultLimits);
  assert.ok(!isRejection(page));
  assert.deepEqual(page.blocks.map((b) => (b.kind === 'grid' ? b.grid.rows.map((r) => r.cells.map((c) => c.text)) : b.kind === 'text' ? b.text : b.src)), [
    '青川市水务局', '一、总体情况', [['行', '12', '105'], ['列', '7₁', '8²'], ['末', '3', '4\n5']], '完',
  ]);
});

test('passwords and older programs are named', () => {
  const locked = doc();
  locked[fib(locked) + 11]! |= 1;
  assert.equal(code(locked), 'encrypted');
  const old = doc();
  old.set([104, 0], fib(old) + 2);
  assert.equal(code(old), 'needs-program');
  assert.equal(code(doc()), 'read');
});

test('streams of other names make other documents', () => {
  for (const [from, to, kind] of [['WordDocument', 'EncryptedPackage', 'encrypted'], ['WordDocument', 'Workbook', 'xls'], ['WordDocument', 'MatOST', 'needs-program'], ['WordDocument', 'Other', 'unsupported']] as const) {
    const bytes = doc();
    const at = Buffer.from(bytes).indexOf(Buffer.from(from, 'utf16le'));
    bytes.fill(0, at, at + 64);
    bytes.set(Buffer.from(to, 'utf16le'), at);
    new DataView(bytes.buffer, bytes.byteOffset).setUint16(at + 64, 2 * to.length + 2, true);
    const found = sniffCompound(bytes, defaultLimits);
    assert.equal(typeof found === 'string' ? found : found.code, kind, to);
  }
});

test('chains of sectors that run in a circle end', () => {
  const bytes = doc();
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const fat = (view.getUint32(76, true) + 1) * 512;
  for (let i = 0; i < 128; i++) view.setUint32(fat + 4 * i, i === 127 ? 0 : (i * 7) % 120, true);
  assert.match(code(bytes), /^(?:damaged|read)$/);
  for (let i = 0; i < 128; i++) view.setUint32(fat + 4 * i, i, true);
  assert.equal(code(bytes), 'damaged');
});
