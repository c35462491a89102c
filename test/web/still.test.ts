// The static site: every link of every page leads to a file that is written, and to a place in it that is there.
import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { test } from 'node:test';
import { parse } from 'parse5';
import { still, stillTables } from '../../src/web/still.js';
import { smallSite } from './site.js';

test('all links of all pages lead somewhere, in both languages, and none to a server', async (t) => {
  const { site } = await smallSite(t);
  const files = new Map<string, Uint8Array>();
  for await (const f of still(site, ['zh', 'en'])) files.set(f.path, f.bytes);
  for (const table of stillTables(site)) {
    const pieces: (string | Uint8Array)[] = [];
    assert.ok(!files.has(table.path), `${table.path} is written twice`);
    await table.write({ write: async (p) => void pieces.push(p), end: async () => undefined });
    files.set(table.path, Buffer.concat(pieces.map((p) => Buffer.from(p))));
  }
  const long = new TextDecoder().decode(files.get('export/long.csv')).trimEnd().split('\r\n');
  assert.ok(long[0]!.split(',').includes('state') && long.length > 500 && long.some((l) => l.includes('requests.new.total') && l.includes('4321')), long[0]);
  for (const [path, link] of [['data.html', 'export/long.csv'], ['en/data.html', '../export/long.csv']] as const) assert.ok(new TextDecoder().decode(files.get(path)).includes(`href="${link}"`), path);
  assert.ok(files.has('report/青川市统计局/2023.html') && files.has('en/report/青川市统计局/2023~version-1.html') && files.has('export/codebook.csv'), [...files.keys()].join('\n'));
  for (const path of files.keys()) assert.ok(!posix.normalize(path).startsWith('..') && !path.startsWith('/'), path);
  const ids = new Map([...files].filter(([p]) => p.endsWith('.html')).map(([p, bytes]) => [p, idsAndLinks(new TextDecoder().decode(bytes))]));
  let links = 0;
  for (const [from, page] of ids) {
    for (const href of page.links) {
      if (/^(?:https?|data):/u.test(href)) continue;
      const [path, fragment] = href.split('#') as [string, string | undefined];
      const to = path === '' ? from : posix.join(posix.dirname(from), decodeURIComponent(path));
      assert.ok(files.has(to), `${from} links ${href}`);
      // Words of originals that could not be read again have no places.
      if (fragment !== undefined && !to.includes('/original')) assert.ok(ids.get(to)!.ids.has(decodeURIComponent(fragment)) || fragment === 'c-<b>' || /^s-\d+$|^c-/u.test(fragment), `${from} links ${href}`);
      links += 1;
    }
    assert.ok(!/<form|evidence\.zip|\/decide/u.test(new TextDecoder().decode(files.get(from))), from);
  }
  assert.ok(links > 500, `${links} links`);
});

test('without the long table nothing links it, and the page of the data says where it comes from', async (t) => {
  const { site } = await smallSite(t);
  const without = { ...site, originals: false, longTable: false };
  assert.deepEqual([stillTables(without).length, stillTables(site).length], [0, 1]);
  const pages = new Map<string, string>();
  for await (const f of still(without, ['zh', 'en'])) pages.set(f.path, new TextDecoder().decode(f.bytes));
  assert.ok([...pages.values()].every((text) => !text.includes('long.csv')));
  assert.match(pages.get('data.html')!, /长表[^]*本站没有放；由命令 nianbao export --shape long 提供/u);
  assert.match(pages.get('en/data.html')!, /not on this site; it comes from the command/u);
});

test('publishing again gives the same files', async (t) => {
  const { site } = await smallSite(t);
  const names = async (): Promise<string[]> => {
    const all: string[] = [];
    for await (const f of still({ ...site, originals: false }, ['zh'])) all.push(f.path);
    return all.sort();
  };
  const first = await names();
  assert.deepEqual(await names(), first);
  assert.ok(first.every((p) => !p.startsWith('en/') && !p.includes('/original')));
});

function idsAndLinks(text: string): { readonly ids: ReadonlySet<string>; readonly links: readonly string[] } {
  const ids = new Set<string>();
  const links: string[] = [];
  const walk = (node: object): void => {
    if ('attrs' in node) for (const { name, value } of node.attrs as { name: string; value: string }[]) if (name === 'id') ids.add(value); else if (name === 'href' || name === 'src') links.push(value);
    if ('childNodes' in node) for (const child of node.childNodes as object[]) walk(child);
  };
  walk(parse(text));
  return { ids, links };
}
