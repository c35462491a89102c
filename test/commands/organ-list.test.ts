// `check --list`: how many names of a list are agencies that have reported, which are not, and lists that are not taken.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { markdown } from './documents.js';
import { inFolder, nianbao } from './run.js';

test('a list says what it matched, and one that matches nothing is not taken', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'a.md'), markdown('青川市统计局', 2024));
    writeFileSync(join(folder, 'b.md'), markdown('青川市财政局', 2024));
    await nianbao(folder, ['add', '--db', 't.db', '.']);
    const check = async (list: string): ReturnType<typeof nianbao> => {
      writeFileSync(join(folder, 'list.txt'), list);
      return nianbao(folder, ['check', '--db', 't.db', '--lang', 'en', '--list', 'list.txt']);
    };
    const none: readonly (readonly [string, RegExp])[] = [
      ['', /There is no name in the list list\.txt: it was not taken/], [' \n\n', /no name in the list/], ['不知道\n', /The only name in the list list\.txt is no agency in the database \(不知道\)/],
      ['统计局\n财政局\n', /None of the 2 names in the list list\.txt is an agency in the database \(统计局, 财政局\): a name has to begin with its place/],
    ];
    for (const [list, expected] of none) {
      const r = await check(list);
      assert.deepEqual([r.code, r.out], [2, '']);
      assert.match(r.err, expected);
    }
    const some: readonly (readonly [string, RegExp])[] = [
      ['青川市统计局\n青川市审计局\n统计句\n', /^The list has 3 names: 1 has a report stored, 2 have none: 青川市审计局, 统计句\.\n/],
      ['青川市统计局\n青川市财政局\n青川市财政局\n', /^The list has 2 names: 2 have a report stored\. It replaces the list before \(3 names\)\.\n/],
      ['青川市统计局\n青川市财政局\n', /^The list has 2 names: 2 have a report stored\.\n/],
    ];
    for (const [list, expected] of some) {
      const r = await check(list);
      assert.equal(r.code, 0, r.err);
      assert.match(r.out, expected);
    }
  });
});

test('before any report is stored a list is kept, and says that nothing could be matched yet', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'list.txt'), '青川市统计局\n青川市财政局\n');
    writeFileSync(join(folder, 'none.md'), '通知：办公地点迁移。\n');
    await nianbao(folder, ['add', '--db', 't.db', 'none.md']);
    const first = await nianbao(folder, ['check', '--db', 't.db', '--lang', 'en', '--list', 'list.txt']);
    assert.equal(first.code, 0, first.err);
    assert.match(first.out, /^The list of 2 names is kept\. No report is stored yet, .* give it to check --list again\.\n0 reports checked/);
    writeFileSync(join(folder, 'a.md'), markdown('青川市统计局', 2024));
    await nianbao(folder, ['add', '--db', 't.db', 'a.md']);
    writeFileSync(join(folder, 'short.txt'), '青川市统计局\n');
    assert.match((await nianbao(folder, ['check', '--db', 't.db', '--lang', 'en', '--list', 'short.txt'])).out, /It replaces the list before \(2 names\)\./);
  });
});
