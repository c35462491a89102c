// Portals that fail in every way: each report is fetched in the end, or named with its reason.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { temporaryStore } from '../store/open-temporary.js';
import { collect, crawl, documents, failures } from './crawling.js';
import { articlePage, body, listPage, portalOf, status, testSite, type Handler } from './site.js';

const entries = (names: readonly string[]) => names.map((n) => ({ url: `/a/${n}`, title: `${n}局年度报告` }));
const after = (failures: number, wrong: Handler, right: Handler): Handler => (q, r, n) => (n <= failures ? wrong : right)(q, r, n);
const hang: Handler = () => undefined;
const drop: Handler = (_q, r) => { r.destroy(); };
const cut: Handler = (_q, r) => { r.writeHead(200, { 'content-length': 1000 }); r.write('half', () => r.destroy()); };

test('what goes wrong for a while is fetched in the end; what stays wrong is named', async (t) => {
  const good = (name: string): Handler => body(articlePage(`${name}局年度报告`));
  const passing: Readonly<Record<string, Handler>> = {
    slow: after(1, hang, good('slow')), dropped: after(2, drop, good('dropped')), cut: after(1, cut, good('cut')), throttled: after(2, status(429, { 'retry-after': '0' }), good('throttled')),
    dated: after(1, status(503, { 'retry-after': new Date(Date.now() - 1000).toUTCString() }), good('dated')), burst: after(3, status(500), good('burst')), empty: after(1, status(200, {}, ''), good('empty')),
    gbk: body(Buffer.concat([Buffer.from('<html><title>gbk</title><h1>gbk</h1>'), Buffer.from([0xc4, 0xea, 0xb1, 0xa8]), Buffer.from('<p>x</p></html>')]), { 'content-type': 'application/octet-stream; charset=wrong' }),
    picture: body(articlePage('picture局年度报告'), { 'content-type': 'image/png' }),
    pdf: body(Buffer.from('%PDF-1.4 \u0000'), { 'content-type': 'text/html' }),
  };
  const staying: Readonly<Record<string, readonly [Handler, string]>> = {
    gone: [status(404), 'gone'], forbidden: [status(403), 'status'], broken: [status(500), 'server'], hanging: [hang, 'timeout'], dropping: [drop, 'dropped'], cutting: [cut, 'truncated'],
    loop: [(q, r) => { r.writeHead(302, { location: q.url }).end(); }, 'redirects'], bomb: [(_q, r) => { r.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20_000_000))); }, 'too-large'],
    inward: [status(302, { location: 'http://10.0.0.1/' }), 'host'], soft: [body('<title>提示</title>您访问的页面不存在'), 'soft-404'], login: [body('<title>登录</title><input type="password">'), 'login'], nothing: [status(200, {}, ''), 'empty'],
  };
  const site = await testSite(t, { '/nb/': after(2, status(502), body(listPage(entries([...Object.keys(passing), ...Object.keys(staying)])))) });
  for (const [n, h] of Object.entries(passing)) site.routes.set(`/a/${n}`, h);
  for (const [n, [h]] of Object.entries(staying)) site.routes.set(`/a/${n}`, h);
  const store = await temporaryStore(t);
  await crawl(store, [portalOf(site, { columns: [`${site.address}nb/`] })], { pace: { pause: 1, backOff: 2, longestBackOff: 10, breakFor: 10, breakAfter: 50, longestRetryAfter: 20 }, net: { limits: { headers: 1500, body: 1500, total: 10_000, bytes: 1_000_000 } } });
  assert.deepEqual((await documents(store)).map((d) => [d.key, d.state]), Object.keys(passing).sort().map((n) => [`/a/${n}`, 'fetched']));
  assert.deepEqual(await failures(store), Object.entries(staying).map(([n, [, code]]) => `/a/${n}: ${code}`).sort());
  const kept = await collect(store.crawl.fetches());
  assert.equal(kept.length, site.log.length, 'every request is kept, those that failed too');
  assert.deepEqual(kept.filter((f) => f.address.endsWith('/a/dropped')).map((f) => [f.status, f.error?.code ?? null, f.bodySha === null]), [[null, 'dropped', true], [null, 'dropped', true], [200, null, false]]);
});

test('a host that dies halfway is given up after some tries, and what was left is named; the next crawl tries again', async (t) => {
  const names = Array.from({ length: 40 }, (_, i) => String(i));
  const site = await testSite(t, { '/nb/': body(listPage(entries(names))) });
  const other = await testSite(t, { '/nb/': body(listPage(entries(names))) });
  let dead = false;
  for (const n of names) {
    site.routes.set(`/a/${n}`, (q, r, c) => {
      if (n === '20') dead = true;
      (dead ? drop : body(articlePage(`${n}局年度报告`)))(q, r, c);
    });
    other.routes.set(`/a/${n}`, body(articlePage(`他${n}局年度报告`)));
  }
  const store = await temporaryStore(t);
  const portals = [portalOf(site, { columns: [`${site.address}nb/`] }), portalOf(other, { id: 'linxi', columns: [`${other.address}nb/`] })];
  await crawl(store, portals);
  const found = await documents(store);
  assert.deepEqual([found.filter((d) => d.portal === 'qingchuan').length, found.filter((d) => d.portal === 'linxi').length], [20, 40], 'the other portal does not suffer');
  const failed = await collect(store.crawl.failures('qingchuan'));
  assert.equal(failed.length, 20);
  for (const f of failed) assert.match(`${f.reason.code}: ${f.reason.detail}`, /^unreachable: given up after \d+ failures in a row: dropped/);
  assert.ok(site.log.length < 35, `a dead host is not asked ${site.log.length} times`);
  dead = false;
  for (const n of names) site.routes.set(`/a/${n}`, body(articlePage(`${n}局年度报告`)));
  await crawl(store, portals);
  assert.equal((await documents(store)).filter((d) => d.state === 'fetched').length, 80);
  assert.deepEqual(await failures(store), []);
});

test('a host that answers with challenges is left alone, its tasks named after the challenge', async (t) => {
  const names = Array.from({ length: 30 }, (_, i) => String(i));
  const site = await testSite(t, { '/nb/': body(listPage(entries(names))) });
  for (const n of names) site.routes.set(`/a/${n}`, status(412, {}, '<script>$_ts=window["$_ts"]</script>'));
  const store = await temporaryStore(t);
  await crawl(store, [portalOf(site, { columns: [`${site.address}nb/`] })]);
  assert.equal(site.log.filter((p) => p.startsWith('/a/')).length, 3);
  assert.deepEqual(new Set((await collect(store.crawl.failures())).map((f) => `${f.reason.code}: ${f.reason.detail}`)), new Set(['challenge: 瑞数']));
  assert.deepEqual(await documents(store), []);
});

test('a portal that is not there ends with its reason', async (t) => {
  const store = await temporaryStore(t);
  await crawl(store, [{ ...portalOf({ address: 'http://127.0.0.1:1/' }) }]);
  assert.deepEqual((await collect(store.crawl.failures())).map((f) => [f.kind, f.reason.code]), [['portal', 'unreachable']]);
});
