// Names of documents that anybody may see: where they lay on a machine is in none of them, nor in what is made of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { publicName } from '../../src/model/public-name.js';
import { packed, syntheticFinding } from '../store/synthetic-report.js';
import { temporaryStore } from '../store/open-temporary.js';
import { asking } from './site.js';
import { siteOf } from '../../src/commands/site.js';
import { context } from '../../src/commands/context.js';
import { still } from '../../src/web/still.js';
import { webSite } from '../../src/web/site.js';

test('an address stays, a path is the name of its file', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['https://www.qingchuan.example/a/b.html', 'https://www.qingchuan.example/a/b.html'], ['HTTP://www.qingchuan.example/?a=/b', 'HTTP://www.qingchuan.example/?a=/b'], ['http://wang:secret@www.qingchuan.example/x@y', 'http://www.qingchuan.example/x@y'],
    ['/home/wang/年报/a.html', 'a.html'], ['./2024/a.html', 'a.html'], ['../a.html', 'a.html'], ['C:\\Users\\wang\\a b.pdf', 'a b.pdf'], ['file:///home/wang/a.pdf', 'a.pdf'], ['a.html', 'a.html'], ['all.zip/2024/a.html', 'a.html'], ['/home/wang/', 'wang'], ['', ''], ['..', '..'],
  ];
  for (const [name, shown] of cases) assert.equal(publicName(name), shown, name);
});

test('no page, interface, download, evidence or static site says where a document lay', async (t) => {
  const store = await temporaryStore(t);
  const agency = '青川市统计局';
  const secret = /geheim|wang/u;
  for (const [year, name] of [[2022, '/home/wang/geheim/a.html'], [2023, '..\\geheim\\wang\\b.html']] as const) await store.add([packed({ agency, year, seed: year, name }, [syntheticFinding()])]);
  const site = siteOf(context('zh', {}), store);
  const ask = asking(site, {});
  const { fingerprint } = (await store.pages.findings({}, { offset: 0, limit: 1 })).rows[0]!;
  const asked = [`/report/${agency}/2022`, `/api/reports/${agency}/2023`, '/export/wide.csv', '/export/long.json', '/export/reports.csv', '/export/findings.sarif', '/export/findings.json', `/report/${agency}/2022/original`, `/finding/${fingerprint}`];
  for (const path of asked) {
    const { status, text } = await ask(path);
    assert.equal(status, 200, path);
    assert.doesNotMatch(text, secret, path);
  }
  assert.match((await ask(`/report/${agency}/2022`)).text, /<dd>a\.html<\/dd>/);
  const zip = unzipSync(new Uint8Array(await (await webSite(site).request(`/finding/${fingerprint}/evidence.zip`, { headers: { host: 'localhost' } })).arrayBuffer()));
  const texts = Object.entries(zip).filter(([path]) => !path.includes('/originals/'));
  assert.equal(texts.length, 4);
  for (const [path, bytes] of texts) assert.doesNotMatch(new TextDecoder().decode(bytes), secret, path);
  for await (const f of still(site, ['zh'])) assert.doesNotMatch(new TextDecoder().decode(f.bytes), secret, f.path);
});
