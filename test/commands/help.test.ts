// Every command explains itself, with an example, in both languages; what is wrong on a command line is said in one sentence.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { inFolder, nianbao } from './run.js';

let names: string[] = [];
before(async () => {
  const { out } = await nianbao(process.cwd(), ['--help']);
  names = [...out.split('Commands:')[1]!.matchAll(/^ {2}(\w+)/gm)].map((m) => m[1]!);
});

test('the table of commands is the one the README promises', () => {
  assert.deepEqual(names, ['parse', 'add', 'crawl', 'check', 'findings', 'rules', 'review', 'evidence', 'show', 'history', 'compare', 'metrics', 'register', 'export', 'serve', 'publish', 'archive', 'portal', 'demo']);
});

test('every command has help with an example of itself, in both languages', async () => {
  for (const name of names) {
    const [en, zh] = await Promise.all([nianbao(process.cwd(), [name, '--help']), nianbao(process.cwd(), [name, '--help', '--lang', 'zh'])]);
    for (const [help, title] of [[en, 'Example'], [zh, '例：']] as const) {
      assert.equal(help.code, 0);
      assert.equal(help.err, '');
      const [, examples] = help.out.split(`\n${title}`);
      assert.ok(examples?.includes(` ${name}`), `${name}: ${help.out}`);
    }
    assert.match(zh.out, /用法：/);
    assert.notEqual(en.out, zh.out);
  }
});

test('help, and help of a command, is what --help says', async () => {
  for (const of of [[], ['archive']]) {
    const [word, option] = await Promise.all([nianbao(process.cwd(), ['help', ...of]), nianbao(process.cwd(), [...of, '--help'])]);
    assert.deepEqual(word, option);
  }
});

test('the language follows the locale, and --lang goes before it', async () => {
  const cases: readonly (readonly [Readonly<Record<string, string>>, readonly string[], RegExp])[] = [
    [{ LC_ALL: 'zh_CN.UTF-8' }, [], /用法：/],
    [{ LC_ALL: '', LC_MESSAGES: 'zh_TW', LANG: 'en_GB' }, [], /用法：/],
    [{ LC_ALL: 'de_DE', LANG: 'zh_CN' }, [], /Usage:/],
    [{ LC_ALL: 'zh_CN.UTF-8' }, ['--lang', 'en'], /Usage:/],
  ];
  await Promise.all(cases.map(async ([env, args, says]) => assert.match((await nianbao(process.cwd(), ['--help', ...args], env)).out, says)));
});

test('the help names the database that would be used', async () => {
  await inFolder(async (folder) => {
    assert.match((await nianbao(folder, ['findings', '--help'], { NIANBAO_DB: 'mine.db' })).out, /default mine\.db/);
  });
});

test('the version is that of the package', async () => {
  const manifest = JSON.parse(readFileSync(join(process.cwd(), 'package.json'), 'utf8')) as { version: string };
  assert.equal((await nianbao(process.cwd(), ['--version'])).out, `${manifest.version}\n`);
});

const wrong: readonly (readonly [readonly string[], RegExp])[] = [
  [['frobnicate'], /no command frobnicate/],
  [['pars'], /no command pars, did you mean parse\?/],
  [['parse'], /argument FILE is missing/],
  [['parse', '--frob', 'a.md'], /no option --frob/],
  [['parse', 'a.md', '--format'], /--format <FORMAT> needs a value/],
  [['parse', 'a.md', '--format', 'xml'], /--format cannot be “xml”: it can be text, json, jsonl/],
  [['parse', 'a.md', '--jobs', '0'], /--jobs cannot be “0”: it must be a whole number from 1/],
  [['check', 'extra'], /more arguments/],
  [['show', '青川市', '24', '--db', 'none.db'], /“24” is not a year/],
  [['show', '青川市', '2024', '--db', 'none.db'], /There is no database none\.db.*--db/],
  [['findings', '--rule', 'nope', '--db', 'none.db'], /no rule nope: there are .*requests\.flow/],
  [['parse', 'a.md', '--lang', 'fr'], /--lang cannot be “fr”/],
];
test('wrong use is one sentence on standard error and exit code 2', async () => {
  await inFolder(async (folder) => {
    for (const [args, says] of wrong) {
      const { code, out, err } = await nianbao(folder, args);
      assert.deepEqual({ args, code, out }, { args, code: 2, out: '' });
      assert.match(err, says);
      assert.equal(err.trimEnd().split('\n').length, 1, err);
    }
  });
});
