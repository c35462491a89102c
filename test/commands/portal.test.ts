// `portal`: a first look at saved portals, the list, and new rows.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { familyOf } from '../../scrapers/index.js';
import { context } from '../../src/commands/context.js';
import { probe, type Ask } from '../../src/commands/portal-probe.js';
import { probeText } from '../../src/commands/portal-text.js';
import { pageOf, savedLists, webPage, type SavedList } from '../scrapers/saved.js';
import { inFolder, nianbao } from './run.js';

// One terminal for all cases.
const [english, chinese] = [context('en', {}), context('zh', {})];

const saved = (family: string, name: string): SavedList => savedLists().find((l) => l.family === family && l.name === name)!;
const asking = (list: SavedList, asked: string[] = []): Ask => async (request) => {
  asked.push(request.url);
  return pageOf(list, request) ?? { error: { zh: '没有这一页', en: 'no such page' } };
};
const limits = { columns: 5, pages: 50 };

test('a probe tells of family, columns, years, what would be fetched and what passed over', async () => {
  for (const [family, name] of [['trs', 'static'], ['hanweb', 'jpage-windows'], ['vsb', 'downwards'], ['kaipuyun', 'gkmlpt']] as const) {
    const list = saved(family, name);
    const found = await probe({ address: list.start, family: 'auto', columns: [] }, asking(list), limits);
    assert.deepEqual(found.errors, []);
    assert.equal(found.family, family);
    assert.equal(found.columns.length, 1);
    const [column] = found.columns;
    const notices = list.entries.filter((e) => /通知|季度/.test(e.title));
    assert.equal(column!.reports.length, list.entries.length - notices.length);
    assert.deepEqual(column!.passedOver.map((e) => [e.url, e.reason]).sort(), notices.map((e) => [e.url, e.title.includes('季度') ? 'within-year' : 'notice']).sort());
    assert.deepEqual(found.years, [...new Set(column!.reports.flatMap((r) => r.years))].sort());
    assert.ok(found.years.includes(2024));
    const key = familyOf(family)!.key;
    assert.equal(new Set(column!.reports.map((r) => key(r.url))).size, column!.reports.length);
  }
});

test('a start page that says nothing of its system is judged by the columns it leads to, and read as the crawl reads it', async () => {
  for (const [family, name] of [['trs', 'static'], ['hanweb', 'jpage-windows'], ['hanweb', 'jpage-address'], ['vsb', 'downwards']] as const) {
    const list = saved(family, name);
    const home = new URL('/', list.start).href;
    const ask: Ask = async (request) => (request.url === home ? webPage(request, `<html><title>青川市人民政府</title><a href="${list.start}">政府信息公开年报</a></html>`) : asking(list)(request));
    const found = await probe({ address: home, family: 'auto', columns: [] }, ask, limits);
    assert.deepEqual([found.family, found.recognised?.page, found.columns[0]?.family], [family, list.start, family]);
    assert.equal(found.columns[0]!.reports.length + found.columns[0]!.passedOver.length, list.entries.length);
    assert.deepEqual([found.columns[0]!.short, found.columns[0]!.alike], [null, 0]);
    assert.match(probeText(english, found), new RegExp(`% sure, by the page ${list.start.replace(/[.?]/g, '\\$&')}\n`));
  }
});

test('second addresses that only their pages can tell apart are not counted as reports, and a list that states more than it shows is named', async () => {
  const url = 'http://www.qingchuan.gov.example/gknb/';
  const rows = ['/a/1.html', '/a/2.html', '/m/1.html'].map((u, i) => `<li><a href="${u}">青川市${i === 1 ? '水务' : '财政'}局2024年政府信息公开年度报告</a> 2025-01-20</li>`).join('');
  const found = await probe({ address: url, family: 'auto', columns: [] }, async (request) => webPage(request, `<html><title>政府信息公开年报</title><ul>${rows}</ul><p>共 9 条</p></html>`), limits);
  assert.deepEqual([found.columns[0]!.reports.length, found.columns[0]!.alike, found.columns[0]!.short], [3, 1, 'states 9 entries, 3 found']);
  const text = probeText(english, found);
  assert.match(text, /would be fetched, at most 3 addresses \(1 are of the agency and year of another/);
  assert.match(text, /not all was found: it states 9 entries, 3 found/);
});

test('a probe keeps to its bounds and says what is left', async () => {
  const asked: string[] = [];
  const list = saved('trs', 'static');
  const found = await probe({ address: list.start, family: 'auto', columns: [] }, asking(list, asked), { columns: 1, pages: 2 });
  assert.equal(asked.length, 2);
  assert.deepEqual([found.columns[0]!.pages, found.columns[0]!.left], [2, 1]);
});

test('a portal that does not answer is an error with its address', async () => {
  const found = await probe({ address: 'http://nowhere.example/', family: 'auto', columns: [] }, async () => ({ error: { zh: '没有应答', en: 'no answer' } }), limits);
  assert.deepEqual([found.family, found.columns, found.errors], [null, [], [{ url: 'http://nowhere.example/', error: { zh: '没有应答', en: 'no answer' } }]]);
});

test('what could not be asked is said before what was found, and nothing is advised for a portal that did not answer', async () => {
  const silent = await probe({ address: 'http://nowhere.example/', family: 'auto', columns: [] }, async () => ({ error: { zh: '没有应答', en: 'no answer' } }), limits);
  assert.equal(probeText(english, silent), 'http://nowhere.example/\n  not to be had: http://nowhere.example/: no answer\n');
  assert.equal(probeText(chinese, silent), 'http://nowhere.example/\n  没有取到 http://nowhere.example/：没有应答\n');
  const list = saved('trs', 'static');
  const half = await probe({ address: list.start, family: 'auto', columns: ['http://nowhere.example/nb/'] }, asking(list), limits);
  const lines = probeText(english, half).split('\n').map((l) => l.trim());
  assert.ok(lines.indexOf('not to be had: http://nowhere.example/nb/: no such page') < lines.indexOf('columns of annual reports: 1'), lines.join('\n'));
});

test('the text of a probe names what it found, in both languages', async () => {
  const list = saved('hanweb', 'jpage-windows');
  const found = await probe({ address: list.start, family: 'auto', columns: [] }, asking(list), limits);
  const en = probeText(english, found);
  const zh = probeText(chinese, found);
  for (const says of [/family: Hanweb \(hanweb\), \d+ % sure, by\n {4}\/module\/web\/jpage\/dataproxy\.jsp/, /years: 20\d\d–2024/, /would be fetched, \d+:/, /would be passed over, \d+:[^]*\(a notice, no report\)/, /37 entries stated/]) assert.match(en, says);
  for (const says of [/系统：大汉/, /年度：/, /会取回 \d+ 份/, /（通知公告，不是报告）/]) assert.match(zh, says);
});

test('list shows the known portals, a file of the user\'s own too', async () => {
  await inFolder(async (folder) => {
    const all = JSON.parse((await nianbao(folder, ['portal', 'list', '--format', 'json'])).out) as { id: string }[];
    assert.ok(all.some((p) => p.id === 'ouhai'));
    writeFileSync(join(folder, 'mine.csv'), 'name,address\n临溪县人民政府,http://www.linxi.gov.example/\n');
    const { out, code } = await nianbao(folder, ['portal', 'list', '--portals', 'mine.csv']);
    assert.equal(code, 0);
    assert.match(out, /linxi[^]*临溪县人民政府[^]*1 portal\./);
  });
});

test('add writes a row that list shows, and refuses a second of the same id', async () => {
  await inFolder(async (folder) => {
    const line = ['portal', 'add', 'http://www.linxi.gov.example/', '--name', '临溪县, 人民政府', '--region', '990001', '--portals', 'mine.csv'];
    assert.equal((await nianbao(folder, line)).code, 0);
    assert.equal(readFileSync(join(folder, 'mine.csv'), 'utf8'), 'id,name,address,family,columns,hosts,region\nlinxi,"临溪县, 人民政府",http://www.linxi.gov.example/,auto,,,990001\n');
    const again = await nianbao(folder, line);
    assert.equal(again.code, 2);
    assert.match(again.err, /mine\.csv has a portal linxi/);
    assert.equal((await nianbao(folder, [...line, '--id', 'linxi2', '--column', 'http://www.linxi.gov.example/gknb/'])).code, 0);
    const rows = JSON.parse((await nianbao(folder, ['portal', 'list', '--portals', 'mine.csv', '--format', 'json'])).out) as { id: string; columns: string[] }[];
    assert.deepEqual(rows.map((r) => [r.id, r.columns]), [['linxi', []], ['linxi2', ['http://www.linxi.gov.example/gknb/']]]);
  });
});

const refused: readonly (readonly [readonly string[], RegExp])[] = [
  [['portal', 'frob'], /portal cannot “frob”: it can list, probe, add/],
  [['portal', 'probe'], /portal probe needs an address/],
  [['portal', 'probe', 'nosuch'], /has no portal “nosuch”/],
  [['portal', 'add', 'http://a.example/'], /--name cannot be “”/],
  [['portal', 'add', 'a.example', '--name', 'A'], /ADDRESS cannot be “a\.example”/],
  [['portal', 'list', '--portals', 'none.csv'], /none\.csv cannot be opened/],
];
test('wrong use is one sentence', async () => {
  await inFolder(async (folder) => {
    for (const [args, says] of refused) {
      const { code, out, err } = await nianbao(folder, args);
      assert.deepEqual({ args, code, out }, { args, code: 2, out: '' });
      assert.match(err, says);
    }
  });
});
