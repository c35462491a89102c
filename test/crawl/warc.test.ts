// The evidence as WARC: read back with the library and with gzip, every byte as the server sent it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { WARCParser } from 'warcio';
import { inFolder, nianbao } from '../commands/run.js';
import { openStore } from '../../src/store/store.js';
import { crawl } from './crawling.js';
import { articlePage, body, listPage, portalOf, status, testSite } from './site.js';

interface Record {
  readonly type: string;
  readonly url: string;
  readonly date: string;
  readonly status: string;
  readonly headers: Map<string, string>;
  readonly http: Map<string, string>;
  readonly payload: Buffer;
}

async function readWarc(bytes: Uint8Array): Promise<Record[]> {
  const records: Record[] = [];
  for await (const r of WARCParser.iterRecords([bytes])) {
    const http = new Map<string, string>();
    for (const [k, v] of r.httpHeaders?.headers ?? []) http.set(k.toLowerCase(), `${http.get(k.toLowerCase()) ?? ''}${v}`);
    const payload = Buffer.from(await r.readFully(false));
    records.push({ type: String(r.warcType), url: String(r.warcTargetURI), date: String(r.warcDate), status: r.httpHeaders?.statusline ?? '', headers: new Map([...r.warcHeaders.headers].map(([k, v]): [string, string] => [k.toLowerCase(), v])), http, payload });
  }
  return records;
}

test('archive export writes every request and answer; what had not changed is a revisit', async (t) => {
  const pdf = Buffer.concat([Buffer.from('%PDF-1.4 '), Buffer.from(Array.from({ length: 256 }, (_, i) => i))]);
  const page = articlePage('一局年度报告', { attachments: ['/f.pdf'] });
  const site = await testSite(t, {
    '/nb/': body(listPage([{ url: '/a/1', title: '一局年度报告' }, { url: '/a/2', title: '二局年度报告' }])),
    '/a/1': (q, r) => { if (q.headers['if-none-match']) return void r.writeHead(304).end(); return void r.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'text/html', etag: '"a"', 'set-cookie': ['a=1', 'b=2'] }).end(gzipSync(page)); },
    '/a/2': status(302, { location: '/nowhere' }, ''), '/f.pdf': body(pdf, { 'content-type': 'application/pdf' }),
  });
  await inFolder(async (folder) => {
    const store = await openStore(join(folder, 'x.db'));
    for (let i = 0; i < 2; i++) await crawl(store, [portalOf(site, { columns: [`${site.address}nb/`] })]);
    await store.close();
    const ran = await nianbao(folder, ['archive', 'export', '--db', 'x.db', 'out.warc.gz']);
    assert.deepEqual([ran.code, ran.out], [0, ''], ran.err);
    const bytes = readFileSync(join(folder, 'out.warc.gz'));
    const records = await readWarc(bytes);
    assert.equal(records[0]!.type, 'warcinfo');
    assert.match(gunzipSync(bytes).toString('latin1'), /^WARC\/1\.1\r\n/);
    const answers = records.filter((r) => r.type === 'response' || r.type === 'revisit');
    assert.deepEqual(answers.map((r) => `${r.type} ${new URL(r.url).pathname} ${r.status.slice(9, 12)}`), [
      'response /robots.txt 404', 'response /nb/ 200', 'response /a/1 200', 'response /f.pdf 200', 'response /a/2 302', 'revisit /nowhere 404',
      'revisit /nb/ 304', 'revisit /a/1 304', 'revisit /f.pdf 304', 'revisit /a/2 302', 'revisit /nowhere 404',
    ], 'the second 404 has the bytes of the first');
    assert.equal(records.filter((r) => r.type === 'request').length, answers.length);
    const [article] = answers.filter((r) => r.url.endsWith('/a/1'));
    assert.equal(article!.payload.toString(), page);
    assert.equal(article!.http.get('x-archive-orig-content-encoding'), 'gzip');
    assert.equal(article!.http.get('content-encoding'), undefined);
    assert.match(article!.http.get('set-cookie') ?? '', /^a=1b=2$/);
    const document = answers.find((r) => r.url.endsWith('/f.pdf'))!;
    assert.deepEqual(document.payload, pdf);
    assert.equal(document.headers.get('warc-payload-digest'), `sha256:${createHash('sha256').update(pdf).digest('hex')}`);
    const again = answers.find((r) => r.type === 'revisit' && r.url.endsWith('/f.pdf'))!;
    assert.deepEqual([again.headers.get('warc-refers-to-target-uri'), again.headers.get('warc-refers-to-date'), again.headers.get('warc-payload-digest')], [document.url, document.date, document.headers.get('warc-payload-digest')]);
    assert.match(again.headers.get('warc-profile') ?? '', /1\.1\/revisit/);
    const request = records.find((r) => r.type === 'request' && r.url.endsWith('/f.pdf'))!;
    assert.match(request.status, /^GET \/f\.pdf HTTP\/1\.1/);
    assert.equal(request.http.get('user-agent'), 'nianbao/0.0.0 (+mailto:tests@example.org)');

    const none = await nianbao(folder, ['archive', 'export', '--db', 'x.db', '--since', '2999-01-01', 'none.warc.gz']);
    assert.equal(none.code, 0);
    assert.deepEqual((await readWarc(readFileSync(join(folder, 'none.warc.gz')))).map((r) => r.type), ['warcinfo']);
    for (const [args, says] of [[['import', 'x'], /cannot “import”: it can export/], [['export', '--portal', 'linxi', 'x'], /No portal linxi was crawled: there are qingchuan/], [['export', '--since', 'May', 'x'], /--since cannot be “May”/], [['export', 'no/x'], /no\/x cannot be written \(ENOENT\)/]] as const) {
      const wrong = await nianbao(folder, ['archive', ...args, '--db', 'x.db']);
      assert.equal(wrong.code, args.at(-1) === 'no/x' ? 74 : 2);
      assert.match(wrong.err, says);
    }
  });
});
