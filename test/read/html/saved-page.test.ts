// Pages saved as one file (MHTML): every way to write their parts gives the page as it was, and hostile ones an answer.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Document } from '../../../src/model/document.js';
import { defaultLimits } from '../../../src/model/limits.js';
import { isRejection, type Rejection } from '../../../src/model/rejection.js';
import { readReport } from '../../../src/pipeline.js';
import { partsOf } from '../../../src/read/html/mime.js';
import { read } from '../../../src/read/read.js';
import { generate } from '../../generate/generate.js';

type Body = string | Uint8Array;
const bytes = (b: Body): Buffer => (typeof b === 'string' ? Buffer.from(b, 'latin1') : Buffer.from(b));
const message = (head: string, parts: readonly (readonly [head: string, body: Body])[], boundary = '----=_X', end = true): Uint8Array =>
  Buffer.concat([Buffer.from(`${head}\r\n\r\nnot shown\r\n`, 'latin1'), ...parts.flatMap(([h, b]) => [Buffer.from(`--${boundary}\r\n${h}\r\n\r\n`, 'latin1'), bytes(b), Buffer.from('\r\n', 'latin1')]), Buffer.from(end ? `--${boundary}--\r\n` : '', 'latin1')]);

const related = 'From: <saved>\r\nSubject: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----=_X"';
const html = 'Content-Type: text/html; charset="utf-8"\r\nContent-Location: http://example.invalid/a/b.html\r\nContent-Transfer-Encoding: ';
const page = '<html><head><title>甲局</title></head><body><table><tr><td>行</td><td>12</td></tr></table></body></html>';
/** 甲局 and 行 in GBK. */
const gbk = Buffer.concat([Buffer.from('<html><head><title>', 'latin1'), Buffer.from([0xbc, 0xd7, 0xbe, 0xd6]), Buffer.from('</title></head><body><table><tr><td>', 'latin1'), Buffer.from([0xd0, 0xd0]), Buffer.from('</td><td>12</td></tr></table></body></html>', 'latin1')]);
const quoted = (b: Uint8Array): string => [...b].map((c, i) => (c > 0x7e || c === 0x3d ? `=${c.toString(16).toUpperCase()}` : String.fromCharCode(c)) + (i % 20 === 19 ? '=\r\n' : '')).join('');
const base64 = (b: Uint8Array): string => Buffer.from(b).toString('base64').replace(/.{40}/g, '$&\r\n');
const utf8 = Buffer.from(page);

const cell = (d: Document | Rejection): unknown => {
  assert.ok(!isRejection(d), JSON.stringify(d));
  const grid = d.blocks.find((b) => b.kind === 'grid');
  return [d.metadata.find((m) => m.name === 'title')?.value, ...grid!.grid.rows[0]!.cells.map((c) => [c.text, (c.anchor as { path: string; offset: number }).offset])];
};
const expected = (written: Uint8Array): unknown => ['甲局', ['行', Buffer.from(written).indexOf('<td>')], ['12', Buffer.from(written).lastIndexOf('<td>')]];

const cases: readonly (readonly [name: string, file: Uint8Array, page: Uint8Array, charset: string])[] = [
  ['quoted-printable', message(related, [[`${html}quoted-printable`, quoted(utf8)]]), utf8, 'utf-8'],
  ['base64', message(related, [[`${html}base64`, base64(utf8)]]), utf8, 'utf-8'],
  ['8bit', message(related, [[`${html}8bit`, utf8]]), utf8, 'utf-8'],
  ['GBK as its part states it, quoted-printable', message(related, [['content-type: text/html;\r\n charset=gb2312\r\ncontent-transfer-encoding: Quoted-Printable', quoted(gbk)]]), gbk, 'gb18030'],
  ['no encoding stated', message(related, [['Content-Type: text/html; charset=gbk', gbk]]), gbk, 'gb18030'],
  ['another part before the page, another page behind it', message(related, [['Content-Type: text/css', 'b {}'], [`${html}8bit`, utf8], [`${html}8bit`, '<table><tr><td>9</td></tr></table>']]), utf8, 'utf-8'],
  ['parts within a part', message(related, [['Content-Type: multipart/alternative; boundary=in', `--in\r\nContent-Type: text/plain\r\n\r\n12\r\n--in\r\n${html}base64\r\n\r\n${base64(utf8)}\r\n--in--`]]), utf8, 'utf-8'],
  ['line ends of Unix, a boundary without quotes, one that begins alike', Buffer.from(Buffer.concat([Buffer.from('MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n'), utf8, Buffer.from('\n--bc\n--b--\n')])), Buffer.concat([utf8, Buffer.from('\n--bc')]), 'utf-8'],
];
for (const [name, file, written, charset] of cases) {
  test(`a saved page: ${name}`, async () => {
    const document = await read(file, 'a.mht', defaultLimits);
    assert.deepEqual(cell(document), expected(written));
    assert.ok(!isRejection(document));
    assert.deepEqual([document.source.format, document.source.charset, document.source.size, document.problems], ['html', charset, file.length, []]);
  });
}

test('a report that was saved has the cells of its page', async () => {
  const g = generate({ seed: 9, layout: 'html-clean', irregularities: [] });
  const before = await readReport(Buffer.from(g.text), 'a.html');
  const after = await readReport(message(related, [[`${html}quoted-printable`, quoted(Buffer.from(g.text))]]), 'a.doc');
  assert.ok(before.status === 'report' && after.status === 'report');
  assert.deepEqual([...after.report.cells], [...before.report.cells]);
});

test('pictures by their place and by their id; those that were not saved stay addresses', async () => {
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]);
  const shown = '<html><body><img src="../p/1.png"><img src="cid:x%401"><img src="2.png"></body></html>';
  const document = await read(message(related, [
    [`${html}8bit`, shown],
    ['Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: http://example.invalid/p/1.png', base64(picture)],
    ['Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <x@1>', base64(picture)],
  ]), 'a.mht', defaultLimits);
  assert.ok(!isRejection(document));
  const own = { kind: 'bytes', bytes: new Uint8Array(picture) };
  assert.deepEqual(document.blocks.map((b) => b.kind === 'image' && [b.src, b.picture]), [['../p/1.png', own], ['cid:x%401', own], ['2.png', undefined]]);
});

test('tables in frames are read where the page has none, on pages of their own', async () => {
  const front = '<html><body><h1>甲</h1><iframe src="cid:f1@x"></iframe></body></html>';
  const frame = (figure: string): string => `<html><body><table><tr><td>${figure}</td></tr></table></body></html>`;
  const parts = (first: string): Uint8Array => message(related, [[`${html}8bit`, Buffer.from(first)], [`${html}8bit`, '<p>x</p>'], [`${html}8bit`, frame('12')], [`${html}8bit`, frame('7')]]);
  const figures = async (file: Uint8Array): Promise<unknown> => {
    const document = await read(file, 'a.mht', defaultLimits);
    assert.ok(!isRejection(document));
    return document.blocks.flatMap((b) => (b.kind === 'grid' ? [[b.grid.index, b.grid.rows[0]!.cells[0]!.text, b.grid.rows[0]!.cells[0]!.anchor]] : []));
  };
  const path = '/body/table[1]/tbody[1]/tr[1]/td[1]';
  const start = Buffer.byteLength(front) + 8;
  const td = frame('12').indexOf('<td>');
  assert.deepEqual(await figures(parts(front)), [[0, '12', { path: `/html[3]${path}`, offset: start + td }], [1, '7', { path: `/html[4]${path}`, offset: start + frame('12').length + td }]]);
  assert.deepEqual(await figures(parts(frame('3'))), [[0, '3', { path: `/html${path}`, offset: td }]]);
});

const refused: readonly (readonly [name: string, file: Uint8Array, code: string])[] = [
  ['no page among the parts', message(related, [['Content-Type: image/png', 'x']]), 'empty'],
  ['no parts', message(related, []), 'empty'],
  ['parts nested without end', Buffer.from(`MIME-Version: 1.0\r\n${Array.from({ length: 5000 }, (_, i) => `Content-Type: multipart/related; boundary=b${i}\r\n\r\n--b${i}\r\n`).join('')}`), 'empty'],
  ['more parts than any page has', message(related, Array.from({ length: 5000 }, () => ['Content-Type: text/plain', 'x'] as const)), 'too-large'],
];
for (const [name, file, code] of refused) {
  test(`a saved page: ${name}: ${code}`, async () => {
    const document = await read(file, 'a.mht', defaultLimits);
    assert.equal(isRejection(document) && document.code, code);
  });
}

test('a file that ends before the page does says so', async () => {
  const document = await read(message(related, [[`${html}8bit`, utf8]], '----=_X', false), 'a.mht', defaultLimits);
  assert.ok(!isRejection(document));
  assert.deepEqual(document.problems.map((p) => p.code), ['page-damaged']);
  const reading = await readReport(message(related, [[`${html}8bit`, '<html><body><p>甲']], '----=_X', false), 'a.mht');
  assert.equal(reading.status === 'rejected' && reading.error.code, 'damaged');
});

test('text with a colon in its first line is text', async () => {
  for (const text of ['Content-Type: text/plain\n\n甲局政府信息公开年度报告', '说明: multipart/related; boundary=x\n\n甲局政府信息公开年度报告']) {
    const document = await read(Buffer.from(text), 'a.txt', defaultLimits);
    assert.equal(isRejection(document) ? document.code : document.source.format, 'text');
  }
});

test('quoted-printable gives back any bytes, whatever stands at their lines', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (b) => {
    const encoded = [...b].map((c) => `=${c.toString(16).padStart(2, '0')}`).join('=\n');
    const { parts } = partsOf(message(related, [['Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable', encoded]]), 10);
    assert.deepEqual([...parts[0]!.bytes], [...b]);
  }));
  const { parts } = partsOf(message(related, [['Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable', 'a=3D1=zz= \t\r\nb=']]), 10);
  assert.equal(Buffer.from(parts[0]!.bytes).toString('latin1'), 'a=1=zzb');
});

test('any bytes behind a header are answered', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.constantFrom('------=_X', '--', '\r\n', '\n', 'Content-Type: text/html', 'Content-Transfer-Encoding: base64', '=', '=E5', '甲', ':', ' ', '<table><tr><td>1'), { maxLength: 60 }), async (pieces) => {
    const document = await read(Buffer.from(`${related}\r\n\r\n${pieces.join('')}`), 'a.mht', defaultLimits);
    assert.ok(isRejection(document) ? ['empty', 'undecodable', 'binary'].includes(document.code) : document.source.format === 'html');
  }), { numRuns: 300 });
});
