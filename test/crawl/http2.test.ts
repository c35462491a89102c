// HTTP/2 where the server speaks it, and what is said of a certificate that nobody vouches for.
import assert from 'node:assert/strict';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { fetcher } from '../../src/crawl/fetch.js';
import { guard } from '../../src/crawl/guard.js';

// Of sample.test, a name that cannot exist; made for this test and good for nothing else.
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgKurpOI6CcI1ANrYS
10I5lqttRYhp8IiwKSWfIWhNtoihRANCAAQiCXuWu3dChPyxJ48x4H3x740BZwbi
Fh2tlEQVwstWKJlQHmePCmyvAA1ihqrwX7lBhvjWswpk+sk4LSSGvOKg
-----END PRIVATE KEY-----`;
const cert = `-----BEGIN CERTIFICATE-----
MIIBaDCCAQ2gAwIBAgIBATAKBggqhkjOPQQDAjAWMRQwEgYDVQQDDAtzYW1wbGUu
dGVzdDAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowFjEUMBIGA1UE
AwwLc2FtcGxlLnRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQiCXuWu3dC
hPyxJ48x4H3x740BZwbiFh2tlEQVwstWKJlQHmePCmyvAA1ihqrwX7lBhvjWswpk
+sk4LSSGvOKgo0owSDAWBgNVHREEDzANggtzYW1wbGUudGVzdDAPBgNVHRMBAf8E
BTADAQH/MB0GA1UdDgQWBBTNyv7+NFWlOi6Ss1YLrY/nllArZDAKBggqhkjOPQQD
AgNJADBGAiEAi2Q1pDNFdvfKWF7ThLAUmpnvJXHtDR2iJwV8aYpve3gCIQCl9Dni
sim+d1e3UUQQWdj+iDyoe4yy6y0k8zYet5aPvQ==
-----END CERTIFICATE-----
`;

test('a server of HTTP/2 is spoken to in HTTP/2, one of HTTP/1.1 in that; an unknown certificate is a failure of tls', async (t) => {
  const versions: string[] = [];
  const server = createSecureServer({ key, cert, allowHTTP1: true }, (request, response) => {
    versions.push(request.httpVersion);
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('年报');
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  t.after(() => { server.close(); });
  const port = (server.address() as AddressInfo).port;
  const lookup = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
  const ask = async (ca?: string) => {
    const f = fetcher({ guard: guard([`sample.test:${port}`]), userAgent: 'nianbao/0', lookup, limits: { headers: 2000, body: 2000, total: 5000 }, ...(ca === undefined ? {} : { ca }) });
    try {
      return (await f.fetch({ url: `https://sample.test:${port}/`, method: 'GET' }, { refuse: () => null, known: () => Promise.resolve(null) })).answer;
    } finally {
      await f.close();
    }
  };
  const answer = await ask(cert);
  assert.equal(answer.kind === 'page' ? Buffer.from(answer.bytes).toString() : JSON.stringify(answer), '年报');
  assert.deepEqual(versions, ['2.0']);
  const unknown = await ask();
  assert.equal(unknown.kind === 'failed' && unknown.reason.code, 'tls', JSON.stringify(unknown));
});
