// Archives and packages: what is in them, and what is refused before it is unpacked.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { defaultLimits, type Limits } from '../../../src/model/limits.js';
import { isRejection } from '../../../src/model/rejection.js';
import { membersOf } from '../../../src/read/members.js';
import { openZip } from '../../../src/read/office/zip.js';
import { sniffBinary } from '../../../src/read/sniff.js';

const limits = (changes: Partial<Limits> = {}): Limits => ({ ...defaultLimits, ...changes });
const at32 = (b: Uint8Array, i: number, n: number): void => new DataView(b.buffer, b.byteOffset).setUint32(i, n, true);
/** Offset of the first entry of the list. */
const list = (b: Uint8Array): number => Buffer.from(b).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));

function names(bytes: Uint8Array, l = limits()): string[] | string {
  const members = membersOf(bytes, 'a.zip', l);
  if (members === null) return 'no archive';
  return isRejection(members) ? members.code : members.map((m) => m.name);
}

test('the documents of an archive in its order, without folders, empty files and litter', () => {
  const zip = zipSync({ 'b/': new Uint8Array(0), 'b/2.pdf': strToU8('%PDF-'), '1.html': strToU8('<html>'), '__MACOSX/b/._2.pdf': strToU8('x'), '.DS_Store': strToU8('x'), 'b/Thumbs.db': strToU8('x'), 'b/~$1.docx': strToU8('x'), 'empty.txt': new Uint8Array(0) });
  assert.deepEqual(names(zip), ['a.zip/b/2.pdf', 'a.zip/1.html']);
  assert.equal(names(zipSync({ 'b/': new Uint8Array(0), '.DS_Store': strToU8('x') })), 'empty');
});

test('names that lead out of the archive, or would write to a terminal, are shown safely', () => {
  const zip = zipSync({ '../../x.html': strToU8('<html>'), '/a//b.html': strToU8('<html>'), 'c\\..\\d.html': strToU8('<html>'), 'e\u001b[2J.html': strToU8('<html>'), 'f\u202elmth.html': strToU8('<html>') });
  assert.deepEqual(names(zip), ['a.zip/_/_/x.html', 'a.zip/a/b.html', 'a.zip/c/_/d.html', 'a.zip/e_[2J.html', 'a.zip/f_lmth.html']);
});

test('archives in an archive are opened one level deep', () => {
  const deepest = zipSync({ 'deep.html': strToU8('<html>') });
  const inner = zipSync({ '2.html': strToU8('<html>'), 'c.zip': deepest });
  assert.deepEqual(names(zipSync({ 'b.zip': inner, '1.html': strToU8('x') })), ['a.zip/b.zip/2.html', 'a.zip/b.zip/c.zip', 'a.zip/1.html']);
});

test('names without a mark are UTF-8 where they can be, otherwise GBK', () => {
  for (const encoding of ['gbk', 'utf8']) {
    const name = iconv.encode('青川市年报.html', encoding);
    const zip = zipSync({ ['x'.repeat(name.length)]: strToU8('<html>') });
    for (const at of [30, list(zip) + 46]) zip.set(name, at);
    assert.deepEqual(names(zip), ['a.zip/青川市年报.html'], encoding);
  }
});

const packages: readonly (readonly [members: Record<string, Uint8Array>, kind: string])[] = [
  [{ '[Content_Types].xml': strToU8('x'), 'word/document.xml': strToU8('x') }, 'docx'],
  [{ '[Content_Types].xml': strToU8('x'), 'xl/workbook.xml': strToU8('x') }, 'xlsx'],
  [{ 'OFD.xml': strToU8('x') }, 'ofd'],
  [{ '[Content_Types].xml': strToU8('x'), 'ppt/presentation.xml': strToU8('x') }, 'unsupported'],
  [{ mimetype: strToU8('application/vnd.oasis.opendocument.text') }, 'unsupported'],
];
for (const [members, kind] of packages) {
  test(`${Object.keys(members).join(' ')} → ${kind}`, () => {
    const found = sniffBinary(zipSync(members), limits());
    assert.equal(typeof found === 'string' || found === null ? found : found.code, kind);
    assert.equal(names(zipSync(members)), 'no archive');
  });
}

test('a bomb that says what it is is refused before anything is unpacked', () => {
  const bomb = zipSync({ 'a.txt': new Uint8Array(40 * 2 ** 20) });
  assert.ok(bomb.length < 60_000);
  assert.equal(names(bomb), 'too-large');
  assert.equal(names(zipSync({ 'a.txt': strToU8('x'.repeat(2000)) }), limits({ unpacked: 1000 })), 'too-large');
  assert.equal(names(zipSync({ 'a.txt': strToU8('x'), 'b.txt': strToU8('x') }), limits({ members: 1 })), 'too-large');
});

test('a bomb that states a small size is stopped where it passes it', () => {
  const bomb = zipSync({ 'a.txt': new Uint8Array(200 * 2 ** 20) });
  at32(bomb, 22, 1024);
  at32(bomb, list(bomb) + 24, 1024);
  const members = membersOf(bomb, 'a.zip', limits());
  assert.ok(members !== null && !isRejection(members));
  const before = process.memoryUsage().arrayBuffers;
  const read = members[0]!.bytes();
  assert.ok(isRejection(read) && read.code === 'damaged');
  assert.ok(process.memoryUsage().arrayBuffers - before < 100 * 2 ** 20);
});

test('encrypted members, wrong checksums and a file cut off anywhere', () => {
  const zip = zipSync({ 'a.txt': strToU8('政府信息公开'.repeat(200)), 'b.txt': strToU8('b') });
  const locked = zip.slice();
  locked[list(locked) + 8]! |= 1;
  const wrong = zip.slice();
  at32(wrong, list(wrong) + 16, 12345);
  for (const [bytes, code] of [[locked, 'encrypted'], [wrong, 'damaged']] as const) {
    const members = membersOf(bytes, 'a.zip', limits());
    assert.ok(members !== null && !isRejection(members));
    const [first, second] = members.map((m) => m.bytes());
    assert.ok(isRejection(first!) && first.code === code);
    assert.ok(!isRejection(second!));
  }
  for (let n = 4; n < zip.length; n += 3) {
    const cut = openZip(zip.subarray(0, n), limits());
    assert.ok(isRejection(cut) && cut.code === 'damaged', `${n}`);
  }
});
