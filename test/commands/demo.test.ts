// What `npm start` shows: the silent edit, who has not published, what to try next; one finding told whole, all of them counted by rule; in both languages.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { context, type Context } from '../../src/commands/context.js';
import { demo } from '../../src/commands/demo.js';
import { everyRule } from '../../src/commands/every-rule.js';
import type { Output } from '../../src/commands/output.js';
import type { Lang } from '../../src/model/text.js';
import { width } from '../../src/commands/width.js';
import { siteOf } from '../../src/commands/site.js';
import { openStore } from '../../src/store/store.js';
import { asking } from '../web/site.js';
import { inFolder, nianbao } from './run.js';

/** An installed copy in a folder of the user's, whose output is kept. */
function installed(lang: Lang, folder: string): { readonly context: Context; readonly said: () => string } {
  const said: string[] = [];
  const sink: Output = { isTerminal: false, colour: false, stream: process.stdout, write: async (text) => void said.push(text) };
  return { context: { ...context(lang, {}), folder, clone: false, program: 'nianbao', out: sink, err: { ...sink, write: async () => undefined } }, said: () => said.join('') };
}

const cases: readonly (readonly [Lang, readonly RegExp[]])[] = [
  ['en', [/^ {2}白石县人民政府 {2}http:\/\/127\.0\.0\.1:\d+\/ {2}24 reports$/m, /Not to be had: 青川市市场监督管理局.*: stopped by a protection system \(challenge/, /compare 临溪县民政局 --peers same-department --db/, /70 reports to be expected: published 67, late 1, missing 1, unreachable 1\./, /68 read/, /青川市统计局 2024 {2}[^]*32 →\s+31/, /临溪县民政局 2023 {2}late by 34 days/, /临溪县水利局 2023 {2}missing, \d+ days past the deadline/, /青川市市场监督管理局 2024 {2}unreachable, \d+ days past the deadline/, /nianbao evidence [0-9a-f]{8} --db nianbao-samples\.db/, /nianbao show 青川市统计局 2024 --db nianbao-samples\.db/,
    /together come to 61,\s+but the printed total （七）总计 says 60/, /“granted \/ natural persons” said 31 instead of 32/, /art_8349_\d+\.html, byte \d+, \/html\/body\/.*td\[3\]$/m, /48 findings by 43 rules/]],
  ['zh', [/24 份报告$/m, /没有取到：青川市市场监督管理局/, /读入 68 份/, /「（一）予以公开／自然人」\s+32 →\s+31/, /由\s*32\s*改为\s*31/, /全部发现 48 处，涉及 43 条规则/, /迟 34 天/, /未见/, /打不开/, /接下来可以试试/]],
];

for (const [lang, patterns] of cases) {
  test(`the sample portal, crawled twice (${lang})`, () => inFolder(async (folder) => {
    const { context: c, said } = installed(lang, folder);
    assert.equal(await demo.run(c, [], {}), 0);
    const text = said();
    const flat = text.replace(/\n {2,}(?=\S)/g, lang === 'zh' ? '' : ' ');
    for (const p of patterns) assert.ok(p.test(text) || p.test(flat), `${String(p)} is not in\n${text}`);
    // Each rule a line, and none of them longer than a terminal is wide, unless it is an address.
    for (const r of everyRule.filter((x) => x.id !== 'silent_edit')) assert.match(text, new RegExp(` {2}${r.id.replaceAll('.', '\\.')}$`, 'm'));
    assert.ok(text.split('\n').length <= 110, `${text.split('\n').length} lines`);
    for (const l of text.split('\n').filter((x) => /^ +\d+ {2}/.test(x))) assert.ok(width(l) <= 100, l);
    assert.ok(existsSync(join(folder, 'nianbao-samples.db')));
    await leadsSomewhere(c, join(folder, 'nianbao-samples.db'));
    await comparesSomething(folder, text);
  }));
}

/** The comparison that is proposed has the agency and others beside it, ranked. */
async function comparesSomething(folder: string, text: string): Promise<void> {
  const line = /^ {2}nianbao compare (.+)$/m.exec(text)![1]!.split(' ');
  const { out, code } = await nianbao(folder, ['compare', ...line, '--format', 'json']);
  assert.equal(code, 0);
  const agencies = new Set([...out.matchAll(/[\u4e00-\u9fff]+民政局/gu)].map((m) => m[0]));
  for (const a of ['临溪县民政局', '云栖区民政局', '白石县民政局']) assert.ok(agencies.has(a), `${a} in ${[...agencies].join(', ')}`);
}

/** Of a report over several pages, and of one with a finding in its opening: the places that its page links to are there. */
async function leadsSomewhere(c: Context, database: string): Promise<void> {
  const store = await openStore(database);
  try {
    const ask = asking(siteOf(c, store));
    const ids = async (path: string): Promise<ReadonlySet<string>> => new Set([...(await ask(path)).text.matchAll(/ id="([^"]+)"/gu)].map((m) => m[1]!));
    for (const [report, page, least] of [['/report/临溪县人民政府/2024', 'original', 190], ['/report/云栖区财政局/2022', 'prose', 1]] as const) {
      const linked = [...(await ask(report)).text.matchAll(new RegExp(`${page}#([^"]+)"`, 'gu'))].map((m) => decodeURIComponent(m[1]!));
      assert.ok(linked.length >= least, `${report}: ${linked.length}`);
      const there = await ids(`${report}/${page}`);
      assert.deepEqual(linked.filter((id) => !there.has(id)), []);
    }
    assert.match((await ask('/report/云栖区财政局/2022/prose')).text, /id="s-opening"><p>[^]*?<mark [^>]*>[^<]*临溪县民政局/u);
  } finally {
    await store.close();
  }
}
