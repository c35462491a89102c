// `history`, and what `add`, `check` and `findings` say of a report that was changed after it was published.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { markdown, shortByOne } from './documents.js';
import { inFolder, nianbao } from './run.js';

/** Times, hashes and byte counts are of the run; what is said around them is not. */
const masked = (text: string): string => text.replace(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}Z/g, 'TIME').replace(/(?:changed|both were first seen) on \d{4}-\d{2}-\d{2}(?: between [\d:]+ and [\d:]+ UTC)?/g, 'WHEN').replace(/\d{4}-\d{2}-\d{2}/g, 'DAY').replace(/[0-9a-f]{64}/g, 'SHA').replace(/\b[0-9a-f]{32}\b/g, 'NUMBER');

const edited = { ...shortByOne, 'requests.granted.natural_person': '60', 'requests.granted.total': '60' };

test('a changed report: told by add, kept as a finding, found again by check, shown by history', async () => {
  await inFolder(async (folder) => {
    const db = ['--db', 't.db'];
    const put = (text: string): void => writeFileSync(join(folder, 'a.md'), text);
    put(markdown('青川市水务局', 2024, shortByOne));
    assert.doesNotMatch((await nianbao(folder, ['add', ...db, 'a.md'])).out, /changed after/);
    put(markdown('青川市水务局', 2024, edited).replace('依法公开政府信息', '依法主动公开政府信息'));
    const added = await nianbao(folder, ['add', ...db, '--fail-on', 'warning', 'a.md']);
    assert.equal(added.code, 1);
    assert.match(added.out, /\n1 report was changed after publication: findings --rule silent_edit\n/);
    // A line end more is another document and the same report.
    put(`${markdown('青川市水务局', 2024, edited).replace('依法公开政府信息', '依法主动公开政府信息')}\n`);
    const again = await nianbao(folder, ['add', ...db, 'a.md']);
    assert.match(again.out, /^1 read \(1 of them a new version\)/);
    assert.doesNotMatch(again.out, /changed after/);

    const findings = async (): Promise<string> => masked((await nianbao(folder, ['findings', ...db, '--rule', 'silent_edit', '--all', '--format', 'csv'])).out);
    const kept = await findings();
    assert.equal(kept, [
      'agency,year,version,rule,scope,outcome,kind,severity,left,right,difference,cells,message,suspects,finding,status',
      '青川市水务局,2024,2,silent_edit,,broken,changed,warning,,,,requests.granted.natural_person requests.granted.total,'
        + '"Changed after publication: “granted / natural persons” 61 → 60, “granted / total” 61 → 60, 1 sentence of “overview” changed (1 removed, 1 added); WHEN.","",NUMBER,open',
      '',
    ].join('\r\n'));
    const checked = await nianbao(folder, ['check', ...db, '--all', '--again']);
    assert.equal(checked.out, '3 reports checked. 1 stored: no findings.\n');
    assert.equal(await findings(), kept);

    const text = await nianbao(folder, ['history', ...db, '水务局', '2024']);
    assert.equal(text.code, 0);
    assert.equal(masked(text.out), `青川市水务局 2024: 3 versions

version 1
  first seen: TIME
  source: a.md (TIME)
  sha256: SHA

version 2
  first seen: TIME
  source: a.md (TIME)
  sha256: SHA
  compared with version 1:
    requests.granted.natural_person  granted · natural persons  61 → 60
      [a.md:33:28] → [a.md:33:28]
    requests.granted.total  granted · total  61 → 60
      [a.md:33:53] → [a.md:33:53]
    1 sentence of “overview” changed (1 removed, 1 added)

version 3 (current)
  first seen: TIME
  source: a.md (TIME)
  sha256: SHA
  The report is that of version 2; only the page around it changed.
`);
    const zh = await nianbao(folder, ['history', ...db, '青川市水务局', '2024', '--lang', 'zh']);
    assert.match(zh.out, /第 3 版（现行）[\s\S]*与第 2 版相比，报告没有改动/);
    const json = JSON.parse((await nianbao(folder, ['history', ...db, '青川市水务局', '2024', '--format', 'json'])).out) as { versions: { version: number; changes: { cells: { id: string; before: object; after: object }[] } | null }[] };
    assert.deepEqual(json.versions.map((v) => [v.version, v.changes?.cells.length ?? null]), [[1, null], [2, 2], [3, 0]]);
    assert.deepEqual(json.versions[1]!.changes!.cells[0], {
      id: 'requests.granted.natural_person',
      before: { state: 'number', value: 61, raw: '61', anchor: { line: 33, column: 28 } }, after: { state: 'number', value: 60, raw: '60', anchor: { line: 33, column: 28 } },
    });
    const shown = await nianbao(folder, ['show', ...db, '青川市水务局', '2024', '--report-version', '2']);
    assert.match(shown.out, /Identities: nothing found\.\n {2}changed {2}Changed after publication/);
    assert.doesNotMatch(shown.out, /in a broken identity/);
  });
});

test('what is not there is said as by show', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'a.md'), markdown('青川市水务局', 2024));
    await nianbao(folder, ['add', '--db', 't.db', 'a.md']);
    for (const [args, says] of [[['水务局', '2023'], /no report of 青川市水务局 for 2023; those of 2024/], [['财政局', '2024'], /No stored agency has “财政局”/], [['水务局', '24'], /“24” is not a year/]] as const) {
      const { code, out, err } = await nianbao(folder, ['history', '--db', 't.db', ...args]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, says);
    }
  });
});
