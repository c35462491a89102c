// `rules`: every rule in the table, one rule as a page, both languages, and a sentence for an id that is none.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyRule } from '../../src/commands/every-rule.js';
import { nianbao } from './run.js';

test('the table names every rule once', async () => {
  const { code, out } = await nianbao(process.cwd(), ['rules']);
  assert.equal(code, 0);
  for (const r of everyRule) assert.equal(out.split('\n').filter((l) => l.includes(` ${r.id} `)).length, 1, r.id);
});

const pages: readonly (readonly [string, readonly RegExp[]])[] = [
  ['en', [/^requests\.flow\n/, /\nSeverity\n {2}error\n/, /\nGround\n {2}note in the form/, /\nWhat breaks it\n/, /\nWhat nearly does\n/, /test\/check\/rules\/requests\.flow\//]],
  ['zh', [/^requests\.flow\n新收加结转/, /\n级别\n {2}错误\n/, /\n依据\n/, /\n违反的例子\n/, /\n差一点而不违反\n/]],
];
for (const [lang, says] of pages) {
  test(`a page says what a rule compares and what shows it, in ${lang}`, async () => {
    const { code, out } = await nianbao(process.cwd(), ['rules', 'requests.flow', '--lang', lang]);
    assert.equal(code, 0);
    for (const s of says) assert.match(out, s);
  });
}

test('JSON has the fields of the record', async () => {
  const { out } = await nianbao(process.cwd(), ['rules', 'document.year', '--format', 'json']);
  const [rule] = JSON.parse(out) as Record<string, unknown>[];
  assert.deepEqual([rule!['id'], rule!['basis'], rule!['severity'], rule!['editions']], ['document.year', 'document', 'warning', null]);
  for (const k of ['title', 'citation', 'says', 'breaks', 'nearMiss']) assert.ok(typeof rule![k] === 'string' && rule![k] !== '', k);
});

test('the Markdown of one rule is its page alone', async () => {
  const { out } = await nianbao(process.cwd(), ['rules', 'document.year', '--format', 'markdown']);
  assert.match(out, /^## document\.year\n\n\*\*the text takes another year/);
  assert.equal(out.match(/^## /gm)!.length, 1);
});

test('an id that is no rule is one sentence and exit code 2', async () => {
  const { code, out, err } = await nianbao(process.cwd(), ['rules', 'nope']);
  assert.deepEqual([code, out], [2, '']);
  assert.match(err, /^There is no rule nope: there are .*requests\.flow/);
});
