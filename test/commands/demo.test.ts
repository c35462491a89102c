// What `npm start` shows: the findings with their places, the silent edit, who has not published, what to try next; short, in both languages.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { context, type Context } from '../../src/commands/context.js';
import { demo } from '../../src/commands/demo.js';
import type { Output } from '../../src/commands/output.js';
import type { Lang } from '../../src/model/text.js';
import { inFolder } from './run.js';

/** An installed copy in a folder of the user's, whose output is kept. */
function installed(lang: Lang, folder: string): { readonly context: Context; readonly said: () => string } {
  const said: string[] = [];
  const sink: Output = { isTerminal: false, colour: false, stream: process.stdout, write: async (text) => void said.push(text) };
  return { context: { ...context(lang, {}), folder, clone: false, program: 'nianbao', out: sink, err: { ...sink, write: async () => undefined } }, said: () => said.join('') };
}

const cases: readonly (readonly [Lang, readonly RegExp[]])[] = [
  ['en', [/^ {2}白石县人民政府 {2}http:\/\/127\.0\.0\.1:\d+\/ {2}6 reports$/m, /Not to be had: 青川市市场监督管理局.*challenge/, /35 read/, /青川市统计局 2024 {2}.*57 → 56/, /临溪县民政局 2023 {2}late by 34 days/, /临溪县水利局 2023 {2}missing/, /青川市市场监督管理局 2024 {2}unreachable/, /nianbao history 青川市统计局 2024 --db nianbao-samples\.db/]],
  ['zh', [/6 份报告$/m, /没有取到：青川市市场监督管理局/, /读入 35 份/, /「（一）予以公开／总计」 57 → 56/, /迟 34 天/, /未见/, /打不开/, /接下来可以试试/]],
];

for (const [lang, patterns] of cases) {
  test(`the sample portal, crawled twice (${lang})`, () => inFolder(async (folder) => {
    const { context: c, said } = installed(lang, folder);
    assert.equal(await demo.run(c, [], {}), 0);
    const text = said();
    for (const p of patterns) assert.match(text, p);
    assert.equal(text.match(lang === 'zh' ? /^ {2}不符 /gm : /^ {2}broken /gm)?.length, 9);
    assert.ok(text.split('\n').length <= 66, `${text.split('\n').length} lines`);
    assert.ok(existsSync(join(folder, 'nianbao-samples.db')));
  }));
}
