// `crawl` as a person runs it, against a portal on loopback: what becomes one report, what several, and what is said at the end.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/store/store.js';
import { body, status, testSite, type Site } from '../crawl/site.js';
import { inFolder, nianbao } from './run.js';

const sample = (year: number): string => readFileSync(fileURLToPath(new URL(`../../../data/samples/linxi-minzheng-${year}.html`, import.meta.url)), 'utf8');
const list = (...rows: readonly (readonly [href: string, title: string])[]): string =>
  `<html><head><meta charset="utf-8"><title>政府信息公开年报</title></head><body><ul>${rows.map(([href, title]) => `<li><a href="${href}">${title}</a><span>2024-01-20</span></li>`).join('\n')}</ul></body></html>`;
const titled = (year: number): string => `临溪县民政局${year}年政府信息公开工作年度报告`;
const crawled = (site: Site, folder: string): ReturnType<typeof nianbao> => nianbao(folder, ['crawl', `${site.address}gknb/`, '--allow-host', site.host, '--pause', '0', '--db', 'x.db']);

interface History {
  readonly versions: readonly { readonly version: number; readonly sources: readonly { readonly name: string }[] }[];
}

test('a mobile twin with other page furniture is the same report; one with another figure is seen and named', async (t) => {
  const furniture = (text: string, n: number): string => text.replace('</body>', `<p>浏览次数：${n}</p><p>扫一扫在手机打开当前页</p></body>`);
  const site = await testSite(t, {
    '/gknb/': body(list(['/zw/1.html', titled(2023)], ['/wap/one.html', titled(2023)], ['/zw/2.html', titled(2022)], ['/wap/two.html', titled(2022)])),
    '/zw/1.html': body(sample(2023)), '/wap/one.html': body(furniture(sample(2023), 7)),
    '/zw/2.html': body(sample(2022)), '/wap/two.html': body(sample(2022).replace('<td colspan="3">11</td>', '<td colspan="3">12</td>')),
  });
  await inFolder(async (folder) => {
    const ran = await crawled(site, folder);
    assert.match(ran.out, /3 read \(1 of them a new version\), 0 unchanged, 0 rejected/, ran.out + ran.err);
    assert.match(ran.out, /1 is another address of reports that are stored\./);
    const history = async (year: number): Promise<History> => JSON.parse((await nianbao(folder, ['history', '临溪县民政局', String(year), '--db', 'x.db', '--format', 'json'])).out) as History;
    assert.deepEqual((await history(2023)).versions.map((v) => v.sources.map((s) => new URL(s.name).pathname)), [['/zw/1.html', '/wap/one.html']]);
    assert.equal((await history(2022)).versions.length, 2);
    assert.match((await nianbao(folder, ['findings', '--db', 'x.db', '--rule', 'silent_edit', '--lang', 'zh'])).out, /同一报告的两份文件不同/);
    assert.match((await crawled(site, folder)).out, /0 read \(0 of them a new version\)/, 'and nothing is new the second time');
  });
});

test('the reports of several years attached to one page are stored each under its year', async (t) => {
  const years = [2022, 2023, 2024];
  const site = await testSite(t, {
    '/gknb/': body(list(['/zw/1.html', titled(2024)])),
    '/zw/1.html': body(`<html><head><meta charset="utf-8"><title>${titled(2024)}</title></head><body><h1>${titled(2024)}</h1><div class="content"><p>历年年度报告见附件。</p>${years.map((y) => `<p><a href="/f/${y}.doc">${titled(y)}.doc</a></p>`).join('')}</div></body></html>`),
    ...Object.fromEntries(years.map((y) => [`/f/${y}.doc`, body(sample(y), { 'content-type': 'application/msword' })])),
  });
  await inFolder(async (folder) => {
    const ran = await crawled(site, folder);
    assert.match(ran.out, /3 read \(0 of them a new version\), 0 unchanged, 0 rejected/, ran.out + ran.err);
    const csv = (await nianbao(folder, ['register', '--db', 'x.db', '--format', 'csv'])).out.trim().split(/\r?\n/);
    assert.deepEqual(csv.slice(1).map((l) => /,(20\d\d),/.exec(l)?.[1]), years.map(String));
  });
});

test('more failures than are named: the rest has its command; a report that names nobody is not told of options that crawl has not', async (t) => {
  const rows = Array.from({ length: 13 }, (_, i) => [`/zw/${i + 10}.html`, `第${i + 10}局2023年政府信息公开工作年度报告`] as const);
  const site = await testSite(t, { '/gknb/': body(list(...rows, ['/zw/1.html', '2023年政府信息公开工作年度报告'])), '/zw/1.html': body(sample(2023).replaceAll('临溪县民政局', '')), '/zw/11.html': status(403) });
  await inFolder(async (folder) => {
    const ran = await crawled(site, folder);
    assert.match(ran.out, /13 could not be fetched:\n(?: {2}\w+: .*\n){10} {2}… and 3 more \(portal failed lists them all\)/, ran.out);
    const failed = await nianbao(folder, ['portal', 'failed', '--db', 'x.db']);
    assert.equal(failed.out.trim().split('\n').length, 14);
    assert.match(failed.out, /^unread: http:.*\/zw\/1\.html .*\(no-agency: /m);
    assert.match(failed.out, /^status: http:.*\/zw\/11\.html {2}第11局2023年.* {2}\(status 403\)$/m);
    assert.equal((await nianbao(folder, ['portal', 'failed', 'nosuch', '--db', 'x.db'])).code, 2);
    assert.match(ran.out, /no-agency/);
    assert.doesNotMatch(ran.out, /Name it with --agency/);
    assert.match(ran.out, /store it with add --agency/);
  });
});

test('every report that a list names is in the register: read, not read, not to be had, each with its reason; refused ones are no reports', async (t) => {
  const of = (name: string): string => `南泉市${name}局2023年政府信息公开工作年度报告`;
  const junk = `<html><head><title>系统维护</title></head><body><h1>系统维护公告</h1><p>${'网站正在升级，请谅解。'.repeat(60)}</p></body></html>`;
  const site = await testSite(t, {
    '/gknb/': body(list(['/zw/read.html', titled(2023)], ['/zw/login.html', of('医疗保障')], ['/zw/big.html', of('烟草专卖')], ['/zw/gone.html', of('林业')], ['/zw/junk.html', of('体育')], ['/zw/same.html', of('气象')])
      .replace('<ul>', '<p>共 8 条</p><ul>')),
    '/zw/read.html': body(sample(2023)), '/zw/login.html': body('<html><head><title>统一身份认证</title></head><body><form>用户名<input name="u">密码<input type="password"></form></body></html>'),
    '/zw/big.html': body(`<html><body><p>${'x'.repeat(60_000)}</p></body></html>`), '/zw/junk.html': body(junk), '/zw/same.html': body(junk),
  });
  await inFolder(async (folder) => {
    const crawl = (): ReturnType<typeof nianbao> => nianbao(folder, ['crawl', `${site.address}gknb/`, '--allow-host', site.host, '--pause', '0', '--db', 'x.db', '--max-bytes', '50000']);
    const register = async (): Promise<unknown> => (JSON.parse((await nianbao(folder, ['register', '--db', 'x.db', '--format', 'json', '--on', '2024-03-01'])).out) as Record<string, unknown>[]).map((r) => [r['department'], r['status'], r['date'], /asks for a login \(login: 统一身份认证\)|There is no title|gone: status 404|The file has \d+ bytes/.exec(String(r['why']))?.[0] ?? '']);
    const expected = [
      ['民政局', 'published', '2024-01-12', ''], ['医疗保障局', 'unreachable', null, 'asks for a login (login: 统一身份认证)'], ['体育局', 'unread', '2024-01-20', 'There is no title'],
      ['林业局', 'unreachable', null, 'gone: status 404'], ['气象局', 'unread', '2024-01-20', 'There is no title'], ['烟草专卖局', 'unread', '2024-01-20', 'The file has 60033 bytes'],
    ];
    const sorted = (rows: unknown): readonly string[] => (rows as readonly unknown[]).map((r) => JSON.stringify(r)).sort();
    for (const round of [1, 2]) {
      const ran = await crawl();
      assert.match(ran.out, /: \d+ requests, \d+ pages, 1 reports, 2 documents not read, 0\.\d MB, 2 failed\./, `${round}: ${ran.out}`);
      assert.match(ran.out, /1 list states more than was found:\n {2}short: http:.*\/gknb\/ \(states 8 entries, 6 found\)/);
      assert.deepEqual(sorted(await register()), sorted(expected));
    }
    const failed = (await nianbao(folder, ['portal', 'failed', '--db', 'x.db'])).out;
    for (const says of [/^login: .*\/zw\/login\.html {2}南泉市医疗保障局/m, /^gone: .*gone\.html/m, /^unread: .*big\.html {2}南泉市烟草专卖局.*too-large: The file has/m, /^unread: .*junk\.html.*not-a-report/m, /^short: .*\/gknb\/ .*states 8 entries, 6 found/m]) assert.match(failed, says);
  });
});

test('public hosts are not asked by nobody', async () => {
  await inFolder(async (folder) => {
    const asks = [['crawl', 'http://www.qingchuan.gov.example/', '--db', 'x.db'], ['portal', 'probe', 'http://www.qingchuan.gov.example/'], ['crawl', 'http://www.qingchuan.gov.example/', '--db', 'x.db', '--contact', '王某']];
    for (const args of asks) {
      const ran = await nianbao(folder, args);
      assert.deepEqual([ran.code, ran.out], [2, '']);
      assert.match(ran.err, /^www\.qingchuan\.gov\.example must be told whom to talk to about it:.* add --contact mailto:/);
    }
    assert.ok(!existsSync(join(folder, 'x.db')));
    const named = await nianbao(folder, ['portal', 'probe', 'http://www.qingchuan.gov.example/', '--pause', '0'], { NIANBAO_CONTACT: 'mailto:me@example.org' });
    assert.match(named.out, /not to be had/, 'it is asked, and there is no such host');
  });
});

test('archive export takes a file, a folder, or --out', async (t) => {
  const site = await testSite(t, { '/gknb/': body(list(['/zw/1.html', titled(2023)])), '/zw/1.html': body(sample(2023)) });
  await inFolder(async (folder) => {
    await crawled(site, folder);
    for (const [args, file] of [[['a.warc.gz'], 'a.warc.gz'], [['--out', 'b.warc.gz'], 'b.warc.gz'], [['.'], 'nianbao.warc.gz'], [['--out', './'], 'nianbao.warc.gz']] as const) {
      const ran = await nianbao(folder, ['archive', 'export', '--db', 'x.db', ...args]);
      assert.equal(ran.code, 0, ran.err);
      assert.ok(ran.err.startsWith(`${file}: `), ran.err);
      assert.deepEqual([...readFileSync(join(folder, file)).subarray(0, 2)], [0x1f, 0x8b]);
    }
    const plain = await nianbao(folder, ['archive', 'export', '--db', 'x.db', 'c.warc']);
    assert.equal(plain.code, 0, plain.err);
    assert.ok(readFileSync(join(folder, 'c.warc'), 'utf8').startsWith('WARC/1.1\r\n'));
    for (const args of [[], ['a', 'b'], ['a', '--out', 'b']]) {
      const ran = await nianbao(folder, ['archive', 'export', '--db', 'x.db', ...args]);
      assert.deepEqual([ran.code, ran.out], [2, ''], ran.err);
      assert.match(ran.err, /needs the name of a file|writes one file|more arguments than the command takes; see .* archive --help/);
    }
  });
});

test('a change is said to lie between the last crawl that found the report as it was and the one that found it changed', async (t) => {
  let changed = false;
  const site = await testSite(t, { '/gknb/': body(list(['/zw/1.html', titled(2022)])), '/zw/1.html': body(() => (changed ? sample(2022).replace('<td colspan="3">11</td>', '<td colspan="3">12</td>') : sample(2022))) });
  await inFolder(async (folder) => {
    await crawled(site, folder);
    const between = new Date().toISOString();
    await crawled(site, folder);
    changed = true;
    assert.match((await crawled(site, folder)).out, /1 read \(1 of them a new version\)/);
    const store = await openStore(join(folder, 'x.db'), { readonly: true });
    const [before, after, ...more] = await store.history('临溪县民政局', 2022).finally(() => store.close());
    assert.ok(before !== undefined && after !== undefined && more.length === 0);
    assert.ok(before.firstSeen < between && between <= before.lastSeen && before.lastSeen <= after.firstSeen, `${before.firstSeen} ${between} ${before.lastSeen} ${after.firstSeen}`);
  });
});
