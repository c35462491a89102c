import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { CommandError } from '../../src/commands/command.js';
import { wholeFile, wholeFolder, writing } from '../../src/commands/whole.js';

async function inFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nianbao-whole-'));
  try {
    await run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const system = (code: string): Error => Object.assign(new Error(`${code}: the system says so, write`), { code });

test('a folder is there whole, for whoever may read a usual one', async () => {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'usual'));
    mkdirSync(join(folder, 'site'));
    writeFileSync(join(folder, 'site', 'old.txt'), 'old');
    await wholeFolder(join(folder, 'site'), 'site', async (to) => {
      const sink = await to.open('a/b.txt');
      await sink.write('new');
      await sink.end();
      assert.deepEqual(readdirSync(join(folder, 'site')), ['old.txt']);
    });
    assert.deepEqual(readdirSync(join(folder, 'site')), ['a']);
    assert.equal(readFileSync(join(folder, 'site', 'a', 'b.txt'), 'utf8'), 'new');
    assert.equal(statSync(join(folder, 'site')).mode, statSync(join(folder, 'usual')).mode);
    assert.deepEqual(readdirSync(folder).sort(), ['site', 'usual']);
  });
});

test('what fails midway leaves what was there, and nothing else', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'f'), 'old');
    mkdirSync(join(folder, 'd'));
    writeFileSync(join(folder, 'd', 'old.txt'), 'old');
    await assert.rejects(wholeFile(join(folder, 'f'), 'f', async (path) => {
      writeFileSync(path, 'half');
      throw system('ENOSPC');
    }), CommandError);
    await assert.rejects(wholeFolder(join(folder, 'd'), 'd', async (to) => {
      await (await to.open('half')).end();
      throw new Error('another');
    }), /another/);
    assert.deepEqual(readdirSync(folder).sort(), ['d', 'f']);
    assert.equal(readFileSync(join(folder, 'f'), 'utf8'), 'old');
    assert.deepEqual(readdirSync(join(folder, 'd')), ['old.txt']);
  });
});

const said: readonly (readonly [string, RegExp | null])[] = [
  ['ENOSPC', /^There is no room for out \(ENOSPC\): make some, or write it elsewhere\.$/],
  ['EDQUOT', /no room for out \(EDQUOT\)/],
  ['SQLITE_FULL', /no room for out/],
  ['EACCES', /^out cannot be written \(EACCES\): check that its folder is there and may be written to\.$/],
  ['ENOENT', /out cannot be written \(ENOENT\)/],
  ['ERR_OUT_OF_RANGE', null],
];
for (const [code, says] of said) {
  test(`${code} while writing: ${says === null ? 'a mistake of the program, passed unchanged' : 'one sentence and 74'}`, async () => {
    const e = system(code);
    await assert.rejects(writing('out', () => Promise.reject(e)), (thrown) => (says === null ? thrown === e : thrown instanceof CommandError && thrown.code === 74 && says.test(thrown.text.en) && thrown.text.zh.includes('out')));
  });
}
