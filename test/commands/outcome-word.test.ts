// The words of the outcome: every finding has one, the list prints it, --outcome asks for it in either language, and the counts are of the same findings.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { counted, ofWord, outcomeMark, outcomeOption, outcomeWord } from '../../src/commands/outcome-word.js';
import type { FindingKind } from '../../src/model/finding.js';
import { markdown } from './documents.js';
import { inFolder, nianbao } from './run.js';

const kinds: readonly FindingKind[] = ['arithmetic', 'incomplete', 'unreadable', 'absent', 'changed', 'stated', 'copied', 'unavailable', 'lead'];
const all = (['broken', 'undecided'] as const).flatMap((outcome) => kinds.map((kind) => ({ outcome, kind })));

test('every finding has a word; the filter of a word passes those that have it and no others', () => {
  for (const f of all) {
    const own = outcomeWord(f);
    assert.ok(own !== null);
    for (const g of all) {
      const { outcome, kinds: passed } = ofWord(own);
      const passes = (outcome === undefined || outcome === g.outcome) && passed!.includes(g.kind);
      assert.equal(passes, outcomeWord(g) === own, `${own}: ${g.outcome} ${g.kind}`);
    }
  }
  assert.equal(outcomeWord({ outcome: 'holds', kind: 'arithmetic' }), null);
});

test('what is printed can be asked for, in both languages, and nothing else', () => {
  for (const f of all) for (const lang of ['zh', 'en'] as const) assert.equal(outcomeOption.parse(outcomeMark(f, lang)), outcomeWord(f));
  assert.equal(outcomeOption.parse('holds'), undefined);
});

test('counts are of all that is listed', () => {
  assert.deepEqual(counted([]), { zh: '没有发现', en: 'no findings' });
  assert.deepEqual(counted([{ rule: 'a', severity: 'error', outcome: 'broken', kind: 'arithmetic', count: 2 }, { rule: 'b', severity: 'info', outcome: 'undecided', kind: 'lead', count: 1 }, { rule: 'c', severity: 'error', outcome: 'broken', kind: 'stated', count: 1 }]),
    { zh: '发现 4 条：不符 3、线索 1', en: '4 findings: 3 broken, 1 lead' });
});

test('add and check count as many as findings lists, word by word', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'a.md'), markdown('青川市财政局', 2022, { 'reconsideration.upheld': '2', 'reconsideration.total': '' }));
    writeFileSync(join(folder, 'b.md'), markdown('青川市财政局', 2024, { 'reconsideration.upheld': '2', 'reconsideration.total': '5' }));
    const db = ['--db', 't.db'];
    const said = (text: string): [number, Map<string, number>] => {
      const m = /2 stored(?: now)?: (\d+) findings?: ([^.]+)\./.exec(text);
      assert.ok(m !== null, text);
      return [Number(m[1]), new Map(m[2]!.split(', ').map((x) => x.split(' ')).map(([n, word]) => [word!, Number(n)]))];
    };
    const added = said((await nianbao(folder, ['add', ...db, '.'])).out);
    assert.deepEqual(said((await nianbao(folder, ['check', ...db])).out), added);
    const rows = async (...more: string[]): Promise<number> => (JSON.parse((await nianbao(folder, ['findings', ...db, '--format', 'json', ...more])).out) as unknown[]).length;
    assert.equal(await rows(), added[0]);
    assert.ok(added[1].size >= 3 && added[1].has('no-report'), [...added[1].keys()].join());
    for (const [word, n] of added[1]) assert.equal(await rows('--outcome', word), n, word);
    assert.equal(await rows('--outcome', '缺年'), added[1].get('no-report'));
    const table = (await nianbao(folder, ['findings', ...db, '--outcome', 'no-report'])).out;
    assert.match(table, /no-report/);
    assert.match((await nianbao(folder, ['findings', '--outcome', 'holds'])).err, /it can be broken, incomplete, undecided, changed, copied, lead, no-report/);
  });
});
