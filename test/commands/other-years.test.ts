// A suspect cell of another year's report, from the command to what is shown and handed on: with its year everywhere, and never as a cell of the finding's own report.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findings as findingsTable } from '../../src/export/tables/findings.js';
import { openStore } from '../../src/store/store.js';
import { context } from '../../src/commands/context.js';
import { siteOf } from '../../src/commands/site.js';
import { rowsOf } from '../export/memory-target.js';
import { asking } from '../web/site.js';
import { markdown } from './documents.js';
import { inFolder, nianbao } from './run.js';

const agency = '青川市统计局';
const cell = 'requests.carried_out.natural_person';

/** Persons only: received, carried in, granted, carried over; of the column and of the total. */
function report(year: number, [fresh, into, granted, out]: readonly [number, number, number, number], total = out): string {
  const rows = { new: fresh, carried_in: into, granted, concluded: granted, carried_out: out };
  const cells = Object.entries(rows).flatMap(([row, n]) => [[`requests.${row}.natural_person`, String(n)], [`requests.${row}.total`, String(row === 'carried_out' ? total : n)]]);
  return markdown(agency, year, Object.fromEntries(cells) as Record<string, string>);
}

test('a suspect cell of last year’s report has its year in every output', async () => {
  await inFolder(async (folder) => {
    // 57 were carried over; the column says 573.
    writeFileSync(join(folder, 'a.md'), report(2023, [100, 0, 43, 573], 57));
    writeFileSync(join(folder, 'b.md'), report(2024, [20, 57, 77, 0]));
    await nianbao(folder, ['add', '--db', 't.db', 'a.md', 'b.md']);
    await nianbao(folder, ['check', '--db', 't.db']);
    const asked = ['findings', '--db', 't.db', '--rule', 'carry_over', '--lang', 'zh', '--format'];
    const [found] = JSON.parse((await nianbao(folder, [...asked, 'json'])).out) as { finding: string; year: number; suspects: { cells: object; cell?: string; others: object[] }[] }[];
    assert.equal(found!.year, 2024);
    assert.deepEqual(found!.suspects.map((s) => [s.cells, s.cell, s.others]), [[{}, undefined, [{ agency, year: 2023, cell, printed: 573, value: 57 }]]]);
    assert.match((await nianbao(folder, [...asked, 'csv'])).out, /,2023:requests\.carried_out\.natural_person=57,/);
    const log = JSON.parse((await nianbao(folder, [...asked, 'sarif'])).out) as { runs: { results: { locations: { logicalLocations: { name: string }[] }[]; relatedLocations: { logicalLocations: { fullyQualifiedName: string }[] }[] }[] }[] };
    const [result] = log.runs[0]!.results;
    assert.deepEqual(result!.relatedLocations.map((l) => l.logicalLocations[0]!.fullyQualifiedName), [`${agency}/2023/${cell}`]);
    assert.deepEqual(result!.locations.map((l) => l.logicalLocations[0]!.name), ['requests.carried_in.natural_person']);

    const r = await nianbao(folder, ['evidence', '--db', 't.db', found!.finding, '--out', 'pack', '--lang', 'zh']);
    assert.equal(r.code, 0, r.err);
    const pack = readFileSync(join(folder, 'pack', 'index.html'), 'utf8');
    assert.match(pack, /<td>1<\/td><td>2023 四、结转下年度继续办理 · 自然人 → <b>57<\/b><\/td>/);
    assert.match(pack, /2023 第 1 版[^]*<td class="suspect"[^>]*>573/);
    assert.equal(readdirSync(join(folder, 'pack', 'originals')).length, 2);

    const store = await openStore(join(folder, 't.db'));
    try {
      const rows = await rowsOf(store, findingsTable.name);
      assert.deepEqual(rows.filter((x) => x['rule'] === 'carry_over').map((x) => x['suspects']), [`2023 ${cell}→57`]);
      const ask = asking(siteOf(context('zh', {}), store));
      const page = (await ask(`/finding/${found!.finding}`)).text;
      assert.match(page, /<a href="[^"]*\/report\/[^"]*\/2023\?cell=requests\.carried_out\.natural_person[^"]*">2023 四、结转下年度继续办理／自然人<\/a> <del>573<\/del> → <ins>57<\/ins>/);
      assert.match(page, /在 2023 年报告里看可疑的一格/);
      // On the page of 2024 the cell of the same name is not marked.
      assert.doesNotMatch((await ask(`/report/${agency}/2024`)).text, /<ins>→57<\/ins>/);
      assert.match((await ask(`/finding/${found!.finding}?lang=en`)).text, /See the suspect cell in the report of 2023/);
    } finally {
      await store.close();
    }
  });
});
