// Files that are sent while the store is read: where it fails midway nothing arrives that looks whole, and a static site is not written.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serveSite } from '../../src/commands/site.js';
import type { Store } from '../../src/store/store.js';
import { still, stillTables } from '../../src/web/still.js';
import type { Site } from '../../src/web/view.js';
import { webSite } from '../../src/web/site.js';
import { smallSite } from './site.js';

/** The same site over a store whose walks end in an error after the first row. */
function failing({ ...site }: Site): Site {
  async function* broken<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
    for await (const row of rows) {
      yield row;
      throw new Error('the disk is gone');
    }
  }
  const store = Object.create(site.store) as { -readonly [K in keyof Store]: Store[K] };
  store.exported = (f) => broken(site.store.exported(f));
  store.findings = (f) => broken(site.store.findings(f));
  return { ...site, store };
}

const files = ['/export/wide.csv', '/export/wide.json', '/export/long.csv', '/export/findings.csv', '/export/findings.json', '/export/findings.sarif', '/export/nianbao.xlsx?region=33'];

test('a download is broken off where the store fails, and whoever serves is told', async (t) => {
  const { site } = await smallSite(t);
  const told: string[] = [];
  const app = webSite(failing(site), { open: true, onError: (e, address) => void told.push(`${address} ${e.message}`) });
  for (const path of files) await assert.rejects(async () => (await app.request(path, { headers: { host: 'localhost' } })).arrayBuffer(), /the disk is gone/, path);
  assert.deepEqual(told, files.map((f) => `${f.split('?')[0]!} the disk is gone`));
  const whole = webSite(site, { open: true });
  for (const path of files) assert.ok((await (await whole.request(path, { headers: { host: 'localhost' } })).arrayBuffer()).byteLength > 100, path);
});

test('over a real connection what was broken off is no answer; who goes away is no failure', async (t) => {
  const { site } = await smallSite(t);
  const served = await serveSite(failing(site), { host: '127.0.0.1', port: 0, open: true, sql: false });
  try {
    for (const path of files) await assert.rejects(async () => (await fetch(`${served.address}${path.slice(1)}`)).arrayBuffer(), path);
  } finally {
    await served.close();
  }
  const told: string[] = [];
  const app = webSite(site, { open: true, onError: (e) => void told.push(e.message) });
  const reader = (await app.request('/export/long.csv', { headers: { host: 'localhost' } })).body!.getReader();
  await reader.read();
  await reader.cancel();
  await new Promise((done) => setTimeout(done, 50));
  assert.deepEqual(told, []);
});

test('a static site over a store that fails is not written', async (t) => {
  const { site } = await smallSite(t);
  await assert.rejects(async () => {
    for await (const _ of still(failing({ ...site, originals: false }), ['zh'])) continue;
  }, /the disk is gone/);
  for (const table of stillTables(failing(site))) await assert.rejects(table.write({ write: async () => undefined, end: async () => undefined }), /the disk is gone/);
});
