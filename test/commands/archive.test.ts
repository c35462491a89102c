// Archives on the command line: every document in one is a document of its own.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { openStore } from '../../src/store/store.js';
import { markdown } from './documents.js';
import { inFolder, nianbao } from './run.js';

const inner = (): Uint8Array => zipSync({ 'c.md': strToU8(markdown('白石县司法局', 2022)) });
const archive = (): Uint8Array => zipSync({ '说明/': new Uint8Array(0), 'a.md': strToU8(markdown('青川市统计局', 2024)), 'bad.txt': strToU8('你好。'), 'more.zip': inner(), 'b.md': strToU8(markdown('临溪县财政局', 2023)), '.DS_Store': strToU8('x') });
const names = ['all.zip/a.md', 'all.zip/bad.txt', 'all.zip/more.zip/c.md', 'all.zip/b.md'];

function write(folder: string): void {
  writeFileSync(join(folder, 'all.zip'), archive());
  writeFileSync(join(folder, 'empty.zip'), zipSync({ 'x/': new Uint8Array(0) }));
  writeFileSync(join(folder, 'one.md'), markdown('云栖区教育局', 2021));
}

test('parse gives a line for each document of an archive, in its place among the files', async () => {
  await inFolder(async (folder) => {
    write(folder);
    for (const files of [['one.md', 'all.zip'], ['all.zip', 'empty.zip', 'one.md', 'one.md', 'all.zip']]) {
      const { code, out } = await nianbao(folder, ['parse', '--format', 'jsonl', ...files]);
      const lines = out.trimEnd().split('\n').map((l) => JSON.parse(l) as { file: string; status: string; error?: { code: string }; report?: { agency: string } });
      assert.equal(code, 0);
      assert.deepEqual(lines.map((l) => l.file), files.flatMap((f) => (f === 'all.zip' ? names : [f])));
      assert.deepEqual(lines.filter((l) => l.file.startsWith('all.zip')).slice(0, 4).map((l) => l.report?.agency ?? l.error?.code), ['青川市统计局', 'not-a-report', '白石县司法局', '临溪县财政局']);
      for (const l of lines) if (l.file === 'empty.zip') assert.equal(l.error?.code, 'empty');
    }
  });
});

test('add stores each document under its own name and bytes, and knows them all the next time', async () => {
  await inFolder(async (folder) => {
    write(folder);
    const first = await nianbao(folder, ['add', '--lang', 'zh', '--db', 'x.db', 'all.zip', 'one.md', 'empty.zip']);
    assert.equal(first.code, 0, first.err + first.out);
    assert.match(first.out, /读入 4 份（其中新版本 0 份），未变 0 份，拒收 2 份/);
    const store = await openStore(join(folder, 'x.db'), { readonly: true });
    try {
      const answer = await store.report('临溪县财政局', 2023);
      assert.ok(answer.status === 'found');
      assert.deepEqual(answer.report.names, ['all.zip/b.md']);
      assert.equal(Buffer.from((await store.original(answer.report.report.source.id))!).toString('utf8'), markdown('临溪县财政局', 2023));
      assert.deepEqual((await store.rejected()).map((r) => [r.name, r.error.code]), [['all.zip/bad.txt', 'not-a-report'], ['empty.zip', 'empty']]);
    } finally {
      await store.close();
    }
    const second = await nianbao(folder, ['add', '--lang', 'zh', '--db', 'x.db', 'all.zip']);
    assert.match(second.out, /读入 0 份（其中新版本 0 份），未变 3 份，拒收 1 份/);
  });
});

test('limits of the command line reach the archive', async () => {
  await inFolder(async (folder) => {
    write(folder);
    const { out } = await nianbao(folder, ['parse', '--format', 'jsonl', '--max-unpacked', '1000', 'all.zip']);
    assert.deepEqual(out.trimEnd().split('\n').map((l) => (JSON.parse(l) as { error: { code: string } }).error.code), ['too-large']);
  });
});
