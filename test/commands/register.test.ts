// `register`: the table, csv and json of who has published, from what the store knows.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readCsv } from '../export/read-csv.js';
import { markdown } from './documents.js';
import { inFolder, nianbao } from './run.js';

async function stored(folder: string): Promise<void> {
  const reports = [['南泉市水务局', 2022], ['南泉市水务局', 2024], ['南泉市人民政府', 2023], ['临溪县财政局', 2024]] as const;
  for (const [agency, year] of reports) {
    // The first two say when they were published.
    const dated = agency === '南泉市水务局' ? `\n${year + 1}年${year === 2022 ? '1月20日' : '2月3日'}\n` : '';
    writeFileSync(join(folder, `${agency}-${year}.md`), markdown(agency, year) + dated);
  }
  writeFileSync(join(folder, 'list.txt'), '\ufeff南泉市财政局\r\n\r\n南泉市水务局\r\n');
  assert.equal((await nianbao(folder, ['add', '--db', 't.db', '.'])).code, 0);
}

test('the table has a row for every report that is there or should be', async () => {
  await inFolder(async (folder) => {
    await stored(folder);
    const { code, out } = await nianbao(folder, ['register', '--db', 't.db', '--on', '2025-02-10', '--region', '南泉市', '--list', 'list.txt']);
    assert.equal(code, 0);
    const rows = out.split('\n').filter((l) => l.startsWith('│')).map((l) => l.split('│').slice(1, -1).map((c) => c.trim()).join(' | ').replace(/\d{4}-\d\d-\d\d first seen/, 'DAY first seen'));
    assert.deepEqual(rows, [
      'code | agency | year | due | status | date',
      '- | 南泉市人民政府 ? | 2023 | 2024-03-31 | published, undated | DAY first seen',
      '- | 南泉市人民政府 ? | 2024 | 2025-03-31 | not yet due | -',
      '- | 南泉市水务局 ? | 2022 | 2023-01-31 | published | 2023-01-20 page',
      '- | 南泉市水务局 ? | 2023 | 2024-01-31 | missing, 376 days past the deadline | -',
      '- | 南泉市水务局 ? | 2024 | 2025-01-31 | late by 3 days | 2025-02-03 page',
      '- | 南泉市财政局 ? | 2022 | 2023-01-31 | missing, 741 days past the deadline | -',
      '- | 南泉市财政局 ? | 2023 | 2024-01-31 | missing, 376 days past the deadline | -',
      '- | 南泉市财政局 ? | 2024 | 2025-01-31 | missing, 10 days past the deadline | -',
    ]);
    assert.match(out, /\n8 reports to be expected: published 1, late 1, published, undated 1, missing 4, not yet due 1\.\n$/);
  });
});

test('csv and json have the same rows; year, region and context pick and tell', async () => {
  await inFolder(async (folder) => {
    await stored(folder);
    const csv = readCsv((await nianbao(folder, ['register', '--db', 't.db', '--on', '2025-02-10', '--year', '2024', '--format', 'csv'])).out);
    const json = JSON.parse((await nianbao(folder, ['register', '--db', 't.db', '--on', '2025-02-10', '--year', '2024', '--format', 'json'])).out) as Record<string, unknown>[];
    assert.deepEqual(csv[0], Object.keys(json[0]!));
    assert.deepEqual(csv.slice(1), json.map((r) => Object.values(r).map((v) => (v === null ? '' : String(v)))));
    assert.deepEqual(json.map((r) => [r['place'], r['department'], r['year'], r['status'], r['sure']]), [
      ['临溪县', '财政局', 2024, 'undated', 'no'], ['南泉市', '人民政府', 2024, 'not-yet-due', 'no'], ['南泉市', '水务局', 2024, 'late', 'no'],
    ]);
    // Short names of the list are of the region given.
    writeFileSync(join(folder, 'short.txt'), '市水务局\n鼓楼区财政局\n');
    const within = JSON.parse((await nianbao(folder, ['register', '--db', 't.db', '--on', '2025-02-10', '--year', '2024', '--list', 'short.txt', '--within', '320100', '--region', '32', '--format', 'json'])).out) as Record<string, unknown>[];
    assert.deepEqual(within.map((r) => [r['region_code'], r['department'], r['status']]), [['320100', '水务局', 'missing'], ['320106', '财政局', 'missing']]);
  });
});

test('wrong use is one sentence', async () => {
  await inFolder(async (folder) => {
    await stored(folder);
    for (const [args, says] of [
      [['--within', '999999'], /no region with the code 999999/], [['--list', 'nowhere.txt'], /list nowhere\.txt cannot be read \(ENOENT\)/], [['--on', '2025-13-45'], /--on cannot be/],
    ] as const) {
      const { code, out, err } = await nianbao(folder, ['register', '--db', 't.db', ...args]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, says);
    }
  });
});
