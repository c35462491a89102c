// What pages ask of the store: prose by phrases, findings one after the other, SQL of readers that can do no harm.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { bigrams, levelled, matchOf, phrasesOf } from '../../src/store/bigrams.js';
import { passages } from '../../src/store/passages.js';
import { runSql } from '../../src/store/sql-query.js';
import { asVersionTwo, temporaryPath, temporaryStore } from './open-temporary.js';
import { packed, syntheticFinding, syntheticReport, unchecked, originalOf } from './synthetic-report.js';
import { packReport } from '../../src/store/pack-report.js';
import type { PackedReport } from '../../src/store/packed-report.js';
import { openStore } from '../../src/store/store.js';

test('every two neighbouring characters are a word; letters and digits stay together', () => {
  const cases: readonly (readonly [string, string])[] = [['行政许可', '行政 政许 许可'], ['２０２３年，ABC行', '2023 年 abc 行'], ['', ''], ['一。二', '一 二'], ['公开12件', '公开 12 件']];
  for (const [text, words] of cases) assert.equal(bigrams(text), words);
  assert.equal(phrasesOf('公'), null);
  assert.equal(phrasesOf(' ， 。 '), null);
  assert.deepEqual(phrasesOf('　行政许可 ABC'), ['行政许可', 'abc']);
  assert.equal(matchOf(['行政许可', '2023年']), '"行政 政许 许可" AND "2023"');
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (s) => levelled(s).length === s.length));
});

test('passages mark what was looked for, wherever it stands', () => {
  assert.deepEqual(passages('依申请公开工作', ['申请']), ['依', '申请', '公开工作']);
  assert.deepEqual(passages('申请与申请', ['申请']), ['', '申请', '与', '申请', '']);
  assert.equal(passages('依申请', ['公开']), null);
  const long = `${'前'.repeat(200)}申请${'中'.repeat(300)}公开${'后'.repeat(200)}`;
  const pieces = passages(long, ['申请', '公开'])!;
  assert.deepEqual([pieces[1], pieces[3], pieces.length], ['申请', '公开', 5]);
  assert.ok(pieces.join('').length < 400);
});

function saying(text: string, wanted: Parameters<typeof packed>[0] = {}): PackedReport {
  const report = syntheticReport(wanted);
  const p = packReport({ ...report, sections: report.sections.map((s) => ({ ...s, paragraphs: [{ ...s.paragraphs[0]!, text }] })) }, unchecked, originalOf(wanted!));
  if (!('agencyKey' in p)) throw new Error(p.message.en);
  return p;
}

test('prose is found in current versions only, also of a database that had no index', async (t) => {
  const path = temporaryPath(t);
  const store = await openStore(path);
  await store.add([saying('举办培训班三期', { seed: 1 }), saying('收取信息处理费', { agency: '临溪县', seed: 2 })]);
  await store.add([saying('没有办班', { seed: 3 })]);
  const found = async (s: typeof store, q: string): Promise<string[]> => (await s.pages.search(q, { offset: 0, limit: 9 })).hits.map((h) => h.agency);
  assert.deepEqual([await found(store, '培训'), await found(store, '办班'), await found(store, '处理费'), await found(store, '理费收')], [[], ['青川市'], ['临溪县'], []]);
  await store.close();
  asVersionTwo(path);
  const again = await temporaryStore(t, path);
  assert.deepEqual([await found(again, '培训'), await found(again, '办班'), await found(again, '信息 处理费')], [[], ['青川市'], ['临溪县']]);
});

test('what is counted has the phrase, also where the index knows its parts only; no page of it is empty', async (t) => {
  const store = await temporaryStore(t);
  await store.add(Array.from({ length: 30 }, (_, i) => saying(i % 3 === 0 ? `截至12月1日，共收到申请${i}件` : `12月召开1次会议，日均访问${i}次`, { agency: `第${i}局`, seed: 40 + i })));
  for (const [query, total] of [['1日', 10], ['12月1日', 10], ['12月', 30], ['1次会', 20], ['1月', 0], ['12月1日 申请', 10], ['日，共收', 10], ['2日', 0]] as const) {
    const all = await store.pages.search(query, { offset: 0, limit: 50 });
    assert.deepEqual([all.total, all.hits.length, all.capped], [total, total, false], query);
    for (const [offset, n] of [[0, Math.min(4, total)], [4, Math.min(4, Math.max(0, total - 4))], [8, Math.min(4, Math.max(0, total - 8))]] as const) {
      const page = await store.pages.search(query, { offset, limit: 4 });
      assert.deepEqual([page.total, page.hits], [total, all.hits.slice(offset, offset + n)], `${query} from ${offset}`);
    }
  }
});

test('one finding after the other, the same way back, none left out', async (t) => {
  const store = await temporaryStore(t);
  await store.add([2021, 2022, 2023].map((year) => packed({ year, seed: year }, [syntheticFinding('a'), syntheticFinding('b'), syntheticFinding('a', 'undecided')])));
  for (const filter of [{}, { rule: 'a' }, { year: 2022 }, { outcome: 'broken' as const, rule: 'a' }, { status: 'open' as const }]) {
    const { rows, total } = await store.pages.findings(filter, { offset: 0, limit: 50 });
    assert.equal(rows.length, total);
    const order = rows.map((r) => r.fingerprint);
    for (const [i, row] of rows.entries()) assert.deepEqual(await store.pages.beside(filter, row), { before: order[i - 1] ?? null, after: order[i + 1] ?? null });
    const pages = await Promise.all(order.map(async (_, i) => (await store.pages.findings(filter, { offset: i, limit: 1 })).rows[0]!.fingerprint));
    assert.deepEqual(pages, order);
  }
});

const refused: readonly string[] = [
  `attach database '/etc/passwd' as x`, 'delete from report', 'insert into meta values (1, 2)', 'drop table report', 'pragma journal_mode = delete', 'vacuum', 'select 1; select 2', `with x as (select 1) delete from report`, 'update report set year = 1', 'create table x (y)', 'select load_extension(1)', `select * from pragma_nothing`, '',
];

test('SQL of a reader can only read, and ends when its time is over', async (t) => {
  const path = temporaryPath(t);
  const store = await temporaryStore(t, path);
  await store.add([packed()]);
  const limits = { rows: 10, seconds: 20, atOnce: 4 };
  for (const sql of refused) assert.equal((await runSql(path, sql, limits)).status, 'refused', sql);
  assert.deepEqual(await runSql(path, 'select agency, year, null as n, x\'00\' as b from report_current', limits), { status: 'rows', columns: ['agency', 'year', 'n', 'b'], rows: [['青川市', 2023, null, '<1 bytes>']], more: false });
  const many = await runSql(path, '-- numbers\nwith recursive n(i) as (select 1 union all select i + 1 from n) select i from n', limits);
  assert.deepEqual(many.status === 'rows' && [many.rows.length, many.more], [10, true]);
  assert.equal((await runSql(path, 'with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n', { ...limits, seconds: 1 })).status, 'timeout');
  assert.equal((await runSql(path, 'select zeroblob(900000000), zeroblob(900000000)', limits)).status, 'refused');
  assert.equal((await runSql(path, 'select 1', { ...limits, atOnce: 0 })).status, 'busy');
  assert.equal((await store.tally()).reports, 1);
});
