// Folders are walked in a fixed order and never in circles.
import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { walk } from '../../src/commands/walk.js';
import { inFolder } from './run.js';

async function names(folder: string, given: readonly string[], except: readonly string[] = []): Promise<string[]> {
  const seen: string[] = [];
  for await (const f of walk(folder, given, except)) seen.push(f.name);
  return seen;
}

test('files of folders and subfolders, sorted, without dotfiles, circles and exceptions', async () => {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'in', 'b'), { recursive: true });
    mkdirSync(join(folder, 'in', '.git'));
    for (const f of ['in/z.md', 'in/a.md', 'in/b/2.md', 'in/b/10.md', 'in/.hidden.md', 'in/.git/config', 'in/t.db', 'other.md']) writeFileSync(join(folder, f), '');
    symlinkSync('..', join(folder, 'in', 'b', 'up'));
    symlinkSync('../../other.md', join(folder, 'in', 'b', 'other.md'));
    symlinkSync('nowhere', join(folder, 'in', 'broken.md'));
    assert.deepEqual(await names(folder, ['in'], [join(folder, 'in', 't.db')]), ['in/a.md', 'in/b/10.md', 'in/b/2.md', 'in/b/other.md', 'in/broken.md', 'in/z.md']);
    assert.deepEqual(await names(folder, ['in/.hidden.md', 'missing', './in/b']), ['in/.hidden.md', 'missing', 'in/b/10.md', 'in/b/2.md', 'in/b/other.md', 'in/b/up/a.md', 'in/b/up/broken.md', 'in/b/up/t.db', 'in/b/up/z.md']);
  });
});
