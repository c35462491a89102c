// Pictures that are not what they say: told from the header, refused with a code, never decoded beyond the limit.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createCanvas } from '@napi-rs/canvas';
import { defaultLimits } from '../../../src/model/limits.js';
import { isRejection } from '../../../src/model/rejection.js';
import { readPicture } from '../../../src/read/picture/picture.js';
import { sizeOf } from '../../../src/read/picture/size.js';

function png(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

/** Start, a comment, a frame of the size. */
function jpeg(width: number, height: number, comment = 4): Uint8Array {
  const head = [0xff, 0xd8, 0xff, 0xfe, comment >> 8, comment & 255, ...Array.from({ length: comment - 2 }, () => 0x20)];
  return Uint8Array.from([...head, 0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
}

function bitmap(width: number, height: number): Uint8Array {
  const bytes = new Uint8Array(54);
  bytes.set([0x42, 0x4d]);
  const view = new DataView(bytes.buffer);
  view.setUint32(14, 40, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  return bytes;
}

const gif = (width: number, height: number): Uint8Array => Uint8Array.from([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, width & 255, width >> 8, height & 255, height >> 8, 0, 0, 0]);

test('the size is in the header of every format', () => {
  for (const make of [png, jpeg, bitmap, gif]) assert.deepEqual(sizeOf(make(1234, 567)), { width: 1234, height: 567 }, make.name);
  assert.deepEqual(sizeOf(bitmap(10, -20)), { width: 10, height: 20 });
  assert.deepEqual(sizeOf(jpeg(30, 40, 5000)), { width: 30, height: 40 });
  for (const [i, whole] of [png(5, 5), jpeg(5, 5), gif(5, 5)].entries()) assert.equal(sizeOf(whole.subarray(0, 9)), null, `${i}`);
});

const real = readFileSync(fileURLToPath(new URL('../../../../test/documents/scan-table-three.jpg', import.meta.url)));
const drawn = createCanvas(400, 300).encodeSync('png');

const hostile: readonly (readonly [what: string, bytes: Uint8Array, code: string])[] = [
  ['PNG of 30,000 × 30,000', png(30_000, 30_000), 'too-large'],
  ['JPEG of 30,000 × 30,000', jpeg(30_000, 30_000), 'too-large'],
  ['bitmap of 30,000 × 30,000', bitmap(30_000, 30_000), 'too-large'],
  ['PNG whose sides overflow 32 bits', png(0xffff_ffff, 0xffff_ffff), 'too-large'],
  ['PNG of 0 × 0', png(0, 0), 'damaged'],
  ['GIF of 0 × 7', gif(0, 7), 'damaged'],
  ['PNG that ends with its header', png(100, 100), 'damaged'],
  ['JPEG that ends with its header', jpeg(100, 100), 'damaged'],
  ['JPEG cut in its header', real.subarray(0, 100), 'damaged'],
  ['GIF of 8 × 8', gif(8, 8), 'unsupported'],
  ['PNG cut in its first chunk', drawn.subarray(0, 40), 'damaged'],
  ['nothing but a signature', drawn.subarray(0, 8), 'damaged'],
];

for (const [what, bytes, code] of hostile) {
  test(`${what} → ${code}`, async () => {
    const page = await readPicture(bytes, defaultLimits);
    assert.ok(isRejection(page));
    assert.equal(page.code, code);
    assert.match(page.message.en, /^[A-Z].*\.$/);
    assert.match(page.message.zh, /。$/);
  });
}

test('a picture within bounds is one block that holds it', async () => {
  const page = await readPicture(drawn, { ...defaultLimits, pixels: 120_000 });
  assert.ok(!isRejection(page));
  assert.deepEqual(page.blocks.map((b) => [b.kind, 'anchor' in b ? b.anchor : null]), [['image', { page: 1, bbox: [0, 0, 400, 300] }]]);
  const refused = await readPicture(drawn, { ...defaultLimits, pixels: 119_999 });
  assert.ok(isRejection(refused) && refused.code === 'too-large');
});

test('a picture cut off behind its first rows is told to be incomplete', async () => {
  const bytes = createCanvas(400, 400).toBuffer('image/png');
  const page = await readPicture(bytes, defaultLimits);
  assert.ok(!isRejection(page) && page.problems.length === 0);
  const cut = await readPicture(bytes.subarray(0, bytes.length - 14), defaultLimits);
  if (isRejection(cut)) assert.equal(cut.code, 'damaged');
  else assert.deepEqual(cut.problems.map((p) => p.code), ['picture-incomplete']);
});
