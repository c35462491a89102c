// From a portal to documents in the store: what is followed, what is passed over, where lists end, what a second crawl sees.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { families } from '../../scrapers/index.js';
import type { WebPage } from '../../src/model/web.js';
import { pageOf, savedLists } from '../scrapers/saved.js';
import { temporaryStore } from '../store/open-temporary.js';
import { collect, crawl, documents, failures } from './crawling.js';
import { articlePage, body, listPage, plainFamily, portalOf, status, testSite, type Entry, type Handler } from './site.js';

const report = (n: number): Entry => ({ url: `/a/${n}.html`, title: `青川市第${n}局年度报告`, date: '2024-01-20' });

test('columns, pages of lists, articles, parts and attachments are followed, each once; the rest is passed over by name', async (t) => {
  const site = await testSite(t, {
    '/': body(listPage([], [], [{ url: '/nb/', title: '年报' }, { url: '/', title: '首页' }])),
    '/nb/': body(listPage([report(1), { url: '/a/n.html', title: '关于报送的通知' }, { url: '/m/a/1.html', title: '青川市第1局年度报告' }, { url: '/depts/', title: '各部门年报' }], ['/nb/2.html', '/nb/3.html'])),
    '/nb/2.html': body(listPage([report(2)], ['/nb/3.html'])),
    '/nb/3.html': body(listPage([report(2)], ['/nb/4.html'])),
    '/depts/': body(listPage([report(3), report(1)])),
    '/a/1.html': body(articlePage('一局年度报告', { parts: ['/a/1_2.html'], attachments: ['/f/1.pdf'], pictures: ['/f/logo.png', '/f/scan.png'] })),
    '/a/1_2.html': body(articlePage('一局年度报告二', { parts: ['/a/1.html', '/a/1_3.html'] })),
    '/a/1_3.html': body(articlePage('一局年度报告三')),
    '/a/2.html': body(articlePage('二局年度报告', { pictures: ['/f/logo.png'] })),
    '/a/3.html': body(Buffer.from('%PDF-1.4 三局'), { 'content-type': 'application/pdf' }),
    '/f/1.pdf': body(Buffer.from('%PDF-1.4 一局')),
    '/f/logo.png': body(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(100)])),
    '/f/scan.png': body(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(5000)])),
  });
  const store = await temporaryStore(t);
  const summary = await crawl(store, [portalOf(site)]);
  assert.deepEqual(await failures(store), []);
  assert.deepEqual({ ...summary, requests: 0, pages: 0, bytes: 0 }, { requests: 0, pages: 0, bytes: 0, reports: 3, failed: 0, stopped: false, resting: [] });
  const found = await documents(store);
  assert.deepEqual(found.map((d) => [d.key, d.state, d.title, d.listedDate, d.pieces.map((p) => `${p.role} ${new URL(p.address).pathname}`)]), [
    ['/a/1.html', 'fetched', '一局年度报告', '2024-01-20', ['page /a/1.html', 'part /a/1_2.html', 'part /a/1_3.html', 'attachment /f/1.pdf', 'picture /f/scan.png']],
    ['/a/2.html', 'fetched', '二局年度报告', '2024-01-20', ['page /a/2.html']],
    ['/a/3.html', 'fetched', '青川市第3局年度报告', '2024-01-20', ['page /a/3.html']],
  ]);
  assert.equal(Buffer.from((await store.crawl.body(found[0]!.pieces[3]!.sha))!).toString(), '%PDF-1.4 一局');
  assert.deepEqual((await collect(store.crawl.passedOver())).map((p) => [p.title, p.reason]), [['关于报送的通知', 'other']]);
  assert.deepEqual(site.log.filter((p, i) => site.log.indexOf(p) !== i), [], 'nothing is asked for twice');
  assert.ok(!site.log.includes('/nb/4.html'), 'a page without a new entry ends the list');
  assert.equal(site.log[0], '/robots.txt');
  assert.equal(site.together, 1, 'one request at a time');
  assert.deepEqual([...site.userAgents], ['nianbao/0.0.0 (+mailto:tests@example.org)']);
});

test('a second crawl asks on condition; what changed is a new version, what is gone is said, what is back is read again', async (t) => {
  let text = '总计61';
  const site = await testSite(t, {
    '/nb/': body(listPage([1, 2, 3].map(report))),
    '/a/1.html': body(() => articlePage('一局年度报告', { text: text + '长'.repeat(5000) })),
    '/a/2.html': body(articlePage('二局年度报告', { text: '长'.repeat(5000) })),
    '/a/3.html': body(articlePage('三局年度报告', { text: '长'.repeat(5000), attachments: ['/f.pdf'] })),
    '/f.pdf': body(Buffer.from('%PDF-1.4')),
  });
  const store = await temporaryStore(t);
  const portal = portalOf(site, { columns: [`${site.address}nb/`] });
  const versions = async () => (await documents(store)).map((d) => [d.key, d.version, d.state]);
  await crawl(store, [portal]);
  for (const d of await documents(store)) await store.crawl.settle(d, 'read', null);
  const first = site.sent;
  assert.ok(first > 15_000, String(first));

  await crawl(store, [portal]);
  assert.equal(site.sent, first, 'nothing was sent again');
  assert.deepEqual(await versions(), [['/a/1.html', 1, 'read'], ['/a/2.html', 1, 'read'], ['/a/3.html', 1, 'read']]);

  text = '总计60';
  const gone = site.routes.get('/a/2.html')!;
  site.routes.set('/a/2.html', status(404));
  site.routes.set('/f.pdf', status(500));
  site.routes.set('/nb/', body(listPage([report(1), report(3)])));
  await crawl(store, [portal]);
  assert.deepEqual(await versions(), [['/a/1.html', 2, 'fetched'], ['/a/2.html', 1, 'gone'], ['/a/3.html', 1, 'read']], 'an attachment that cannot be had this time is no change');
  const [changed] = await documents(store);
  assert.ok(changed!.unchangedUntil !== null && changed!.firstSeen < changed!.unchangedUntil && changed!.unchangedUntil < changed!.changedAt);
  assert.deepEqual(await failures(store), ['/a/2.html: gone', '/f.pdf: server']);
  await store.crawl.settle({ id: changed!.id, version: 1 }, 'read', null);
  assert.equal((await documents(store))[0]!.state, 'fetched', 'what was read was the version before');

  site.routes.set('/a/2.html', gone);
  site.routes.set('/nb/', body(listPage([1, 2, 3].map(report))));
  await crawl(store, [portal]);
  assert.deepEqual((await versions())[1], ['/a/2.html', 1, 'fetched']);
});

test('a portal that was finished in a run that was cut off rests until the others are, and is looked at again after that', async (t) => {
  const pages = (n: number): Readonly<Record<string, Handler>> => ({
    '/nb/': body(listPage(Array.from({ length: n }, (_, i) => report(i)))), ...Object.fromEntries(Array.from({ length: n }, (_, i) => [`/a/${i}.html`, body(articlePage(`${n}第${i}局年度报告`))])),
  });
  const sites = [await testSite(t, pages(1)), await testSite(t, pages(12)), await testSite(t, pages(13)), await testSite(t, pages(2))] as const;
  const portals = sites.map((s, i) => portalOf(s, { id: `p${i}`, columns: [`${s.address}nb/`] }));
  const store = await temporaryStore(t);
  const asked = (): number[] => sites.map((s) => s.log.filter((p) => p !== '/robots.txt').length);
  /** Stops once that portal has been asked that often and those before it are through. */
  const cutOff = async (names: readonly number[], at: number, times: number): Promise<readonly string[]> => {
    const stop = new AbortController();
    const from = asked()[at]!;
    const watch = setInterval(() => { if (asked()[at]! - from >= times) stop.abort(); }, 1);
    try {
      return (await crawl(store, names.map((n) => portals[n]!), { signal: stop.signal, pace: { pause: 20 } })).resting;
    } finally {
      clearInterval(watch);
    }
  };
  assert.deepEqual(await cutOff([0, 1], 1, 6), []);
  assert.equal(asked()[0], 2);
  const finished = (await store.crawl.portals()).map((p) => p.finished);
  assert.deepEqual(finished, [true, false]);
  assert.deepEqual(await cutOff([0, 1, 2], 2, 6), ['p0'], 'it rests, and one that is new begins');
  assert.equal(asked()[0], 2);
  assert.deepEqual((await crawl(store, [portals[3]!])).resting, [], 'another crawl in between is a run of its own');
  assert.equal((await cutOff([0, 1, 2], 2, 3)).includes('p0'), true, 'however often it is cut off');
  const last = await crawl(store, portals.slice(0, 3));
  assert.equal(last.stopped, false);
  assert.equal(last.resting.includes('p0'), true);
  const before = asked();
  assert.deepEqual(sites.map((s) => new Set(s.log).size - 1), [2, 13, 14, 3], 'nothing was lost');
  // A stop ends the request under way, which is made again.
  const again = before.map((n, i) => n - [2, 13, 14, 3][i]!);
  assert.ok(again[0] === 0 && again[3] === 0 && again[1]! <= 3 && again[2]! <= 2, `nothing else was asked for twice: ${again.join()}`);
  assert.deepEqual(await failures(store), []);
  assert.deepEqual((await crawl(store, portals)).resting, []);
  assert.deepEqual(asked().map((n, i) => n - before[i]!), [2, 13, 14, 3], 'the next run looks at all of them');
  assert.deepEqual((await crawl(store, [portals[0]!])).resting, []);
  assert.equal(asked()[0], 6, 'and so does one that asks for it alone');
  assert.deepEqual((await crawl(store, portals.slice(0, 2), { unread: new Set(['p0']) })).resting, ['p0'], 'what was fetched is read before it is asked for again');
  const grown = await crawl(store, [{ ...portals[0]!, columns: [...portals[0]!.columns, `${sites[0].address}more/`] }], { unread: new Set(['p0']) });
  assert.deepEqual([grown.resting, sites[0].log.at(-1)], [[], '/more/'], 'a row that has gained a column is asked for that');
});

test('a list that states more than was found in it is named, by entries or else by pages', async (t) => {
  const family = { ...plainFamily, list: (page: WebPage) => {
    const value = (name: string): number | null => Number(new RegExp(`data-${name}="(\\d+)"`).exec(page.text)?.[1] ?? NaN) || null;
    return { ...plainFamily.list(page), total: value('total'), pages: value('pages'), rows: value('rows') ?? 0 };
  } };
  const list = (said: string, n: number, more: readonly string[] = []): Handler => body(listPage(Array.from({ length: n }, (_, i) => report(i)), more).replace('<ul>', `<ul ${said}>`));
  const site = await testSite(t, {
    '/all/': list('data-total="2"', 2), '/short/': list('data-total="23"', 2), '/twins/': list('data-total="4" data-rows="4"', 2), '/pages/': list('data-pages="3"', 2, ['/pages/2']), '/pages/2': list('', 3, ['/pages/3']), '/pages/3': status(404),
    '/walked/': list('data-pages="2"', 2, ['/walked/2']), '/walked/2': list('', 3), '/silent/': list('', 2),
  });
  for (const n of [0, 1, 2]) site.routes.set(`/a/${n}.html`, body(articlePage(`${n}局年度报告`)));
  const store = await temporaryStore(t);
  const columns = ['all', 'short', 'twins', 'pages', 'walked', 'silent'].map((c) => `${site.address}${c}/`);
  for (let round = 0; round < 2; round++) {
    await crawl(store, [portalOf(site, { columns })], { families: [family] });
    assert.deepEqual((await collect(store.crawl.short('qingchuan'))).map((s) => `${new URL(s.address).pathname} ${s.reason.code}: ${s.reason.detail}`), ['/short/ short: states 23 entries, 2 found', '/pages/ short: states 3 pages, 2 found']);
  }
  assert.deepEqual(await collect(store.crawl.short('elsewhere')), []);
});

test('one article at several addresses is one document, and so are the same bytes', async (t) => {
  const site = await testSite(t, {
    '/nb/': body(listPage([report(1), report(2), report(3)])),
    '/a/1.html': body(articlePage('一局年度报告', { key: 'K1' })),
    '/a/2.html': body(articlePage('一局年度报告（手机版）', { key: 'K1' })),
    '/a/3.html': body(articlePage('一局年度报告', { key: 'K1' })),
  });
  const store = await temporaryStore(t);
  for (let round = 0; round < 2; round++) {
    await crawl(store, [portalOf(site, { columns: [`${site.address}nb/`] })]);
    assert.deepEqual((await documents(store)).map((d) => [d.key, d.version, d.pieces.length]), [['K1', 1, 1]]);
    assert.deepEqual((await collect(store.crawl.notes())).map((n) => `${new URL(n.address).pathname} ${n.reason.code}`), ['/a/2.html twin', '/a/3.html twin']);
  }
});

test('lists, columns and attachments have bounds, and say when they reach them', async (t) => {
  const site = await testSite(t);
  for (let n = 1; n < 60; n++) {
    site.routes.set(`/nb/${n}`, body(listPage([report(n)], [`/nb/${n + 1}`])));
    site.routes.set(`/a/${n}.html`, body(articlePage(`${n}局年度报告`, { attachments: Array.from({ length: 5 }, (_, i) => `/f/${n}-${i}.pdf`) })));
    site.routes.set(`/c/${n}`, body(listPage([], [], [{ url: `/c/${n + 1}`, title: '年报' }])));
  }
  const store = await temporaryStore(t);
  await crawl(store, [portalOf(site, { columns: [`${site.address}nb/1`, `${site.address}c/1`] })], { limits: { pages: 7, depth: 3, documents: 2 } });
  assert.deepEqual(site.log.filter((p) => p.startsWith('/nb/')).length, 7, 'endless pages end');
  assert.deepEqual(site.log.filter((p) => p.startsWith('/c/')), ['/c/1', '/c/2', '/c/3', '/c/4']);
  assert.equal(site.log.filter((p) => p.startsWith('/f/')).length, 14);
  const notes = (await collect(store.crawl.notes())).map((n) => `${new URL(n.address).pathname} ${n.reason.code}: ${n.reason.detail}`);
  for (const n of ['/nb/7 bound: lists are followed for 7 pages', '/c/4 bound: 1 columns deeper than 3', '/a/1.html bound: kept 2 of 5 attachments']) assert.ok(notes.includes(n), n);
});

test('a list without an end that tells of hundreds of pages at once ends at the bound all the same', async (t) => {
  const page = (n: number): string => listPage([report(n)], Array.from({ length: 20 }, (_, i) => `/nb/${n + i - 3}`).filter((u) => !u.includes('-')));
  const site = await testSite(t);
  for (let n = 0; n < 80; n++) {
    site.routes.set(`/nb/${n}`, body(page(n)));
    site.routes.set(`/a/${n}.html`, body(articlePage(`${n}局年度报告`)));
  }
  const store = await temporaryStore(t);
  await crawl(store, [portalOf(site, { columns: [`${site.address}nb/1`] })], { limits: { pages: 30 } });
  assert.equal(site.log.filter((p) => p.startsWith('/nb/')).length, 30);
  assert.ok((await collect(store.crawl.notes())).some((n) => n.reason.code === 'bound'));
});

test('two hosts that send to each other end as a loop of redirects', async (t) => {
  const other = await testSite(t);
  const site = await testSite(t, { '/nb/': body(listPage([report(1)])), '/a/1.html': status(302, { location: `${other.address}x` }) });
  other.routes.set('/x', status(302, { location: `${site.address}a/1.html` }));
  const store = await temporaryStore(t);
  await crawl(store, [portalOf(site, { columns: [`${site.address}nb/`], hosts: [other.host] })]);
  assert.deepEqual((await collect(store.crawl.failures())).map((f) => f.reason.code), ['redirects']);
  assert.ok(site.log.concat(other.log).filter((p) => p === '/x' || p === '/a/1.html').length <= 7);
});

test('two portals on one host share its pace, and each has its own reports', async (t) => {
  const site = await testSite(t, { '/east/': body(listPage([report(1), report(2)])), '/west/': body(listPage([report(2), report(3)])) });
  for (const n of [1, 2, 3]) site.routes.set(`/a/${n}.html`, (q, r) => { setTimeout(() => body(articlePage(`${n}局年度报告`))(q, r, 1), 5); });
  const store = await temporaryStore(t);
  await crawl(store, ['east', 'west'].map((id) => portalOf(site, { id, columns: [`${site.address}${id}/`] })));
  assert.equal(site.together, 1, 'asked one thing at a time');
  assert.deepEqual((await collect(store.crawl.documents())).map((d) => `${d.portal} ${d.key} ${d.state}`).sort(), ['east /a/1.html fetched', 'east /a/2.html fetched', 'west /a/2.html fetched', 'west /a/3.html fetched']);
  assert.equal(site.log.filter((p) => p === '/robots.txt').length, 1);
});

test('a column that is the report itself is a document', async (t) => {
  const site = await testSite(t, { '/nb/': body(articlePage('青川市2023年度报告')) });
  const store = await temporaryStore(t);
  await crawl(store, [portalOf(site, { columns: [`${site.address}nb/`] })]);
  assert.deepEqual((await documents(store)).map((d) => [d.key, d.state]), [['/nb/', 'fetched']]);
});

test('robots.txt is obeyed, crawl-delay becomes the pace, and the answers that are none are waited for', async (t) => {
  const routes = { '/nb/': body(listPage([report(1), { url: '/secret/1.html', title: '密局年度报告' }])), '/a/1.html': body(articlePage('一局年度报告')), '/secret/1.html': body(articlePage('密局年度报告')) };
  const site = await testSite(t, { ...routes, '/robots.txt': (q, r, n) => (n < 3 ? status(503) : status(200, {}, 'User-agent: nianbao\nDisallow: /secret\nCrawl-delay: 0.02\n'))(q, r, n) });
  const store = await temporaryStore(t);
  await crawl(store, [portalOf(site, { columns: [`${site.address}nb/`] })]);
  assert.deepEqual(site.log, ['/robots.txt', '/robots.txt', '/robots.txt', '/nb/', '/a/1.html']);
  assert.deepEqual(await failures(store), ['/secret/1.html: robots']);
});

test('a robots.txt that is redirected counts, on another host of the portal too; one that leads away, or round and round, is none', async (t) => {
  const rules = status(200, {}, 'User-agent: *\nDisallow: /secret');
  const pages = { '/nb/': body(listPage([report(1), { url: '/secret/1.html', title: '密局年度报告' }])), '/a/1.html': body(articlePage('一局年度报告')), '/secret/1.html': body(articlePage('密局年度报告')) };
  const foreign = await testSite(t, { '/robots.txt': rules });
  for (const [leads, forbidden, asked] of [['other', true, 2], ['foreign', false, 0], ['loop', false, 6]] as const) {
    const other = await testSite(t, { '/moved.txt': status(301, { location: '/robots.txt' }) });
    const site = await testSite(t, pages);
    const to = { other: `${other.address}moved.txt`, foreign: `${foreign.address.replace('127.0.0.1', 'localhost')}robots.txt`, loop: `${other.address}back.txt` }[leads];
    site.routes.set('/robots.txt', status(301, { location: to }));
    other.routes.set('/robots.txt', rules);
    other.routes.set('/back.txt', status(301, { location: `${site.address}robots.txt` }));
    const store = await temporaryStore(t);
    await crawl(store, [portalOf(site, { columns: [`${site.address}nb/`], hosts: [other.host] })]);
    assert.deepEqual([leads, await failures(store)], [leads, forbidden ? ['/secret/1.html: robots'] : []]);
    assert.equal(leads === 'loop' ? site.log.concat(other.log).filter((p) => p.endsWith('.txt')).length : other.log.length, asked, leads);
  }
  assert.deepEqual(foreign.log, []);
});

test('the fragment of a column in the row of a portal reaches the family and is never sent', async (t) => {
  const saved = savedLists().find((l) => l.family === 'kaipuyun' && l.name === 'gkmlpt')!;
  const index = pageOf(saved, { url: saved.start, method: 'GET' })!.text;
  // Without its tree the page tells of no column: only the fragment does.
  const bare = index.replace(/TREE\s*[:=]/g, 'FOREST=');
  const site = await testSite(t, { '/gkmlpt/index': body(bare) });
  const sid = /SID\s*[:=]\s*['"](\d+)/.exec(bare)![1]!;
  const api = (n: number): string => `/gkmlpt/api/all/${n}?page=1&sid=${sid}`;
  for (const n of [721, 722]) site.routes.set(api(n), body(JSON.stringify({ total: 1, articles: [{ id: n, title: `${n}局2024年政府信息公开年度报告`, url: `${site.address}gkmlpt/content/0/0/post_${n}.html`, created_at: '2025-01-18 16:25:04' }] }), { 'content-type': 'application/json' }));
  const store = await temporaryStore(t);
  const columns = [721, 722].map((n) => `${site.address}gkmlpt/index#${n}`);
  await crawl(store, [portalOf(site, { family: 'kaipuyun', columns })], { families });
  assert.deepEqual(site.log.filter((p) => p.includes('/api/')).sort(), [721, 722].map(api));
  assert.deepEqual((await failures(store)), [721, 722].map((n) => `/gkmlpt/content/0/0/post_${n}.html: gone`));
  for await (const f of store.crawl.fetches()) assert.ok(!f.address.includes('#'), f.address);
});

test('a redirect to another host goes on at the pace and under the robots of that host, if the portal has it', async (t) => {
  const other = await testSite(t, { '/a/1.html': body(articlePage('一局年度报告')), '/robots.txt': status(200, {}, 'User-agent: *\nDisallow: /no') });
  const foreign = await testSite(t, { '/': body(articlePage('别处的年度报告')) });
  const site = await testSite(t, {
    '/nb/': body(listPage([1, 2, 3].map(report))),
    '/a/1.html': status(302, { location: `${other.address}a/1.html` }),
    '/a/2.html': status(302, { location: `${foreign.address.replace('127.0.0.1', 'localhost')}` }),
    '/a/3.html': status(302, { location: `${other.address}no` }),
  });
  const store = await temporaryStore(t);
  await crawl(store, [portalOf(site, { columns: [`${site.address}nb/`], hosts: [other.host] })]);
  assert.deepEqual((await documents(store)).map((d) => d.address), [`${other.address}a/1.html`]);
  assert.deepEqual(await failures(store), ['/a/2.html: host', '/a/3.html: robots']);
  assert.deepEqual(foreign.log, []);
});

test('stopped by a signal, the crawl goes on where it was', async (t) => {
  const site = await testSite(t, { '/nb/': body(listPage(Array.from({ length: 30 }, (_, i) => report(i)))) });
  const stop = new AbortController();
  for (let n = 0; n < 30; n++) {
    site.routes.set(`/a/${n}.html`, (q, r, c) => {
      if (n === 12 && c === 1) stop.abort();
      body(articlePage(`${n}局年度报告`))(q, r, c);
    });
  }
  const store = await temporaryStore(t);
  const portal = portalOf(site, { columns: [`${site.address}nb/`] });
  assert.equal((await crawl(store, [portal], { signal: stop.signal })).stopped, true);
  assert.ok((await documents(store)).length < 20);
  assert.deepEqual((await store.crawl.portals()).map((p) => [p.round, p.finished]), [[1, false]]);
  await crawl(store, [portal]);
  assert.equal((await documents(store)).filter((d) => d.state === 'fetched').length, 30);
  const twice = site.log.filter((p, i) => site.log.indexOf(p) !== i);
  assert.deepEqual(twice.filter((p) => p !== '/a/12.html'), [], 'only what was under way is asked for again');
  assert.deepEqual((await store.crawl.portals()).map((p) => [p.round, p.finished]), [[1, true]]);
});

test('progress tells pages, reports, bytes, hosts and what is left', async (t) => {
  const site = await testSite(t, { '/nb/': body(listPage([1, 2, 3].map(report))) });
  for (let n = 1; n <= 3; n++) site.routes.set(`/a/${n}.html`, body(articlePage(`${n}局年度报告`)));
  const store = await temporaryStore(t);
  const told: { pages: number; waiting: number; reports: number; hosts: number; timeLeft: number | null }[] = [];
  await crawl(store, [portalOf(site, { columns: [`${site.address}nb/`] })], {
    progressEvery: 0, onProgress: (p) => told.push({ pages: p.pages, waiting: p.waiting, reports: p.reports, hosts: p.hosts.length, timeLeft: p.timeLeft }),
  });
  assert.deepEqual(told[0], { pages: 0, waiting: 1, reports: 0, hosts: 1, timeLeft: null });
  assert.deepEqual(told.at(-1), { pages: 4, waiting: 0, reports: 3, hosts: 0, timeLeft: 0 });
  assert.ok(told.some((p) => p.waiting === 3 && p.timeLeft !== null && p.timeLeft >= 3));
});
