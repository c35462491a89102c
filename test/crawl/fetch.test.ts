// One request against servers that do everything wrong: each failure has its name, and nothing is read beyond its bound.
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { fetcher, userAgent, type FetchContext, type Fetched, type FetcherOptions } from '../../src/crawl/fetch.js';
import { guard, type Guard } from '../../src/crawl/guard.js';
import type { KnownPage } from '../../src/model/crawl.js';
import { status, testSite, type Handler } from './site.js';

/** Where nothing is waited for: a slow machine is no fault. */
const patient = { headers: 20_000, body: 20_000, total: 60_000, bytes: 100_000, redirects: 4 };
const hurried = { ...patient, headers: 250, body: 250, total: 1500 };

async function ask(t: TestContext, url: string, options: Partial<FetcherOptions> & { context?: Partial<FetchContext> } = {}): Promise<Fetched> {
  const { context, ...rest } = options;
  const f = fetcher({ guard: guard([new URL(url).host]), userAgent: userAgent('1.2.3', null), limits: patient, ...rest });
  t.after(() => f.close());
  return f.fetch({ url, method: 'GET' }, { refuse: () => null, known: () => Promise.resolve(null), ...context });
}

const reason = ({ answer }: Fetched): string => (answer.kind === 'failed' ? answer.reason.code : answer.kind);
const send = (headers: Readonly<Record<string, string | number>>, ...pieces: readonly (string | Buffer)[]): Handler => (_q, r) => {
  r.writeHead(200, headers);
  for (const p of pieces) r.write(p);
  r.end();
};

test('who asks is said, with a contact line in plain letters', () => {
  assert.equal(userAgent('1.2.3', 'mailto:a@example.org'), 'nianbao/1.2.3 (+mailto:a@example.org)');
  assert.equal(userAgent('1.2.3', null), 'nianbao/1.2.3');
  assert.equal(userAgent('1.2.3', ' 某人 (x)\r\nHost: y '), 'nianbao/1.2.3 (+xHost:y)');
});

const text = '年度报告'.repeat(100);
const packed: readonly (readonly [string, Buffer])[] = [['gzip', gzipSync(text)], ['x-gzip', gzipSync(text)], ['deflate', deflateSync(text)], ['deflate', deflateRawSync(text)], ['br', brotliCompressSync(text)], ['identity', Buffer.from(text)], ['gzip, br', brotliCompressSync(gzipSync(text))]];
for (const [i, [encoding, bytes]] of packed.entries()) {
  test(`${i}: a body sent as ${encoding} is unpacked`, async (t) => {
    const site = await testSite(t, { '/': send({ 'content-encoding': encoding, 'content-length': bytes.length }, bytes) });
    const { answer, exchanges } = await ask(t, site.address);
    assert.equal(answer.kind === 'page' ? Buffer.from(answer.bytes).toString() : reason({ answer, exchanges }), text);
    assert.deepEqual(exchanges.map((x) => [x.status, x.responseHeaders?.find(([k]) => k === 'content-encoding')?.[1]]), [[200, encoding]]);
  });
}

const bomb = gzipSync(Buffer.alloc(50_000_000));
const faults: readonly (readonly [string, Handler, string])[] = [
  ['headers that do not come', () => undefined, 'timeout'],
  ['a body that stops coming', (_q, r) => { r.writeHead(200, { 'content-length': 100 }).write('a'); }, 'timeout'],
  ['a body whose end never comes', (_q, r) => { r.writeHead(200).write('<html>all of it</html>'); }, 'timeout'],
  ['a body that drips', (_q, r) => { r.writeHead(200); const timer = setInterval(() => r.write('a'), 50); r.on('close', () => clearInterval(timer)); }, 'timeout'],
  ['a connection dropped before the answer', (_q, r) => { r.destroy(); }, 'dropped'],
  ['a connection dropped within the body', (_q, r) => { r.writeHead(200, { 'content-length': 100 }); r.write('half', () => r.destroy()); }, 'truncated'],
  ['a chunked body without its end', (_q, r) => { r.writeHead(200); r.write('half', () => r.destroy()); }, 'truncated'],
  ['gzip that ends early', send({ 'content-encoding': 'gzip' }, gzipSync(text).subarray(0, 20)), 'truncated'],
  ['gzip that is none', send({ 'content-encoding': 'gzip' }, '<html>plain</html>'), 'encoding'],
  ['an encoding nobody knows', send({ 'content-encoding': 'zstd2' }, 'x'), 'encoding'],
  ['a body over the limit', send({}, Buffer.alloc(60_000), Buffer.alloc(60_000)), 'too-large'],
  ['a gzip bomb', send({ 'content-encoding': 'gzip' }, bomb), 'too-large'],
  ['a gzip bomb in gzip', send({ 'content-encoding': 'gzip, gzip' }, gzipSync(bomb)), 'too-large'],
  ['headers without end', (_q, r) => { r.writeHead(200, { 'x-long': 'x'.repeat(60_000) }).end(); }, 'too-large'],
  ['a redirect without an address', status(302), 'redirects'],
  ['a redirect to nonsense', status(302, { location: 'http://[' }), 'redirects'],
  ['a redirect to itself', status(302, { location: '/' }), 'redirects'],
];
for (const [what, handler, code] of faults) {
  test(`${what}: ${code}`, async (t) => {
    const site = await testSite(t, { '/': handler });
    const fetched = await ask(t, site.address, { limits: code === 'timeout' ? hurried : patient });
    assert.equal(reason(fetched), code, JSON.stringify(fetched.answer));
    assert.equal(fetched.exchanges.length, 1, 'what was asked is kept');
  });
}

test('what is no HTTP, and a port where nobody is, have names', async (t) => {
  const server = createServer((s) => { s.on('error', () => undefined).resume().end('SSH-2.0-x\r\n'); }).listen(0, '127.0.0.1');
  await new Promise((done) => { server.once('listening', done); });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  assert.equal(reason(await ask(t, address)), 'dropped');
  await new Promise((done) => { server.close(done); });
  assert.equal(reason(await ask(t, address)), 'connect');
});

test('redirects on the host are followed, bounded, each judged; every hop is kept', async (t) => {
  const site = await testSite(t, { '/': status(301, { location: '/1' }), '/1': status(302, { location: './2#x' }), '/2': status(200), '/a': status(302, { location: '/b' }), '/b': status(302, { location: '/a' }) });
  for (let i = 10; i < 20; i++) site.routes.set(`/${i}`, status(302, { location: `/${i + 1}` }));
  const fetched = await ask(t, site.address);
  assert.deepEqual([fetched.answer.kind === 'page' && fetched.answer.url, fetched.exchanges.map((x) => x.status)], [`${site.address}2`, [301, 302, 200]]);
  assert.equal(reason(await ask(t, `${site.address}a`)), 'redirects');
  const many = await ask(t, `${site.address}10`);
  assert.deepEqual([reason(many), many.exchanges.length], ['redirects', 5]);
  const refuse = (url: string) => (url.endsWith('/1') ? { code: 'host' as const, detail: url } : null);
  assert.equal(reason(await ask(t, site.address, { context: { refuse } })), 'host');
});

test('a redirect into the network is refused before anything is asked there', async (t) => {
  const secret = await testSite(t, { '/': status(200) });
  const site = await testSite(t, { '/': status(302, { location: secret.address }) });
  const doors = guard([site.host]);
  const portal = { address: site.address, hosts: [] };
  assert.equal(reason(await ask(t, site.address, { guard: doors, context: { refuse: (url) => doors.refuse(portal, url) } })), 'address');
  assert.deepEqual(secret.log, []);
});

test('a name that leads into the network is refused at the connection, whatever it led to before', async (t) => {
  const site = await testSite(t, { '/': status(200) });
  const port = new URL(site.address).port;
  const answers = ['127.0.0.1', '::ffff:127.0.0.1', '::1', '169.254.169.254', '10.0.0.1'];
  for (const address of answers) {
    let asked = 0;
    // Rebinding: whoever resolved the name first was told a public address.
    const lookup = () => Promise.resolve([{ address: asked++ === 0 ? address : '1.1.1.1', family: address.includes(':') ? 6 : 4 }]);
    assert.equal(reason(await ask(t, `http://rebound.test:${port}/`, { guard: guard(), lookup })), 'address', address);
    assert.equal(asked, 1, 'resolved once, by the connection itself');
  }
  const both = () => Promise.resolve([{ address: '1.1.1.1', family: 4 }, { address: '127.0.0.1', family: 4 }]);
  assert.equal(reason(await ask(t, `http://rebound.test:${port}/`, { guard: guard(), lookup: both })), 'address');
  assert.deepEqual(site.log, []);
  const inside = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
  assert.equal(reason(await ask(t, `http://sample.test:${port}/`, { guard: guard([`sample.test:${port}`]), lookup: inside })), 'page');
  assert.equal(reason(await ask(t, `http://127.0.0.1:${port}/`, { guard: guard() })), 'address');
});

test('a name whose resolver changes its answer between two requests is judged anew', async (t) => {
  const site = await testSite(t, { '/': status(200, { connection: 'close' }) });
  const answers = ['127.0.0.1', '127.0.0.2'];
  const judged: string[] = [];
  // As if the first were a public address: only it may be connected to.
  const doors: Guard = { refuse: () => null, mayConnect: (_host, _port, address) => { judged.push(address); return address === '127.0.0.1'; } };
  const asks = fetcher({ guard: doors, userAgent: 'tests', lookup: () => Promise.resolve([{ address: answers.shift()!, family: 4 }]) });
  t.after(() => asks.close());
  const request = { url: `http://rebound.test:${new URL(site.address).port}/`, method: 'GET' as const };
  const context = { refuse: () => null, known: () => Promise.resolve(null) };
  assert.equal(reason(await asks.fetch(request, context)), 'page');
  assert.equal(reason(await asks.fetch(request, context)), 'address');
  assert.deepEqual([site.log, answers, judged.at(-1)], [['/'], [], '127.0.0.2']);
});

test('a name nobody knows is a failure of dns', async (t) => {
  const lookup = () => Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
  assert.equal(reason(await ask(t, 'http://gone.test/', { lookup })), 'dns');
});

test('what is kept is asked for on condition, and 304 says it still stands', async (t) => {
  const known: KnownPage = { fetch: 7, sha: 'x', url: '', status: 200, headers: [['etag', '"v1"'], ['last-modified', 'Mon, 02 Mar 2026 08:00:00 GMT']] };
  const seen: (string | undefined)[] = [];
  const site = await testSite(t, { '/': (q, r) => { seen.push(q.headers['if-none-match'], q.headers['if-modified-since']); r.writeHead(304).end(); } });
  const fetched = await ask(t, site.address, { context: { known: () => Promise.resolve(known) } });
  assert.deepEqual(seen, ['"v1"', 'Mon, 02 Mar 2026 08:00:00 GMT']);
  assert.equal(fetched.answer.kind, 'not-modified');
  assert.deepEqual(fetched.exchanges.map((x) => [x.status, x.notModifiedOf, x.bytes]), [[304, 7, null]]);
});

test('a stop ends a request under way', async (t) => {
  const stop = new AbortController();
  const site = await testSite(t, { '/': () => stop.abort() });
  assert.equal(reason(await ask(t, site.address, { context: { signal: stop.signal } })), 'stopped');
});
