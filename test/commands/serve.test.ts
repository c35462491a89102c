// `serve` from its first line to Ctrl-C, and `publish` into a folder: as a person runs them.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { test } from 'node:test';
import { unzipSync } from 'fflate';
import { openStore } from '../../src/store/store.js';
import { packed } from '../store/synthetic-report.js';
import { cli, environment, inFolder, nianbao } from './run.js';

const sample = join(process.cwd(), 'data', 'samples', 'linxi-minzheng-2024.html');

async function serving(folder: string, args: readonly string[], use: (address: string) => Promise<void>): Promise<{ readonly code: number | null; readonly err: string }> {
  const child = spawn(process.execPath, [cli, 'serve', '--db', 'web.db', '--port', '0', ...args], { cwd: folder, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (d: string) => { err += d; });
  try {
    const [line] = await once(child.stdout.setEncoding('utf8'), 'data') as [string];
    await use(/http:\/\/\S+\//u.exec(line)![0].replace('0.0.0.0', '127.0.0.1'));
  } finally {
    child.kill('SIGINT');
  }
  const [code] = await once(child, 'exit') as [number | null];
  return { code, err };
}

test('serve shows the store until Ctrl-C; the evidence of a finding is one file that proves itself', () => inFolder(async (folder) => {
  assert.equal((await nianbao(folder, ['add', sample, '--db', 'web.db', '--jobs', '1'])).code, 0);
  const { code } = await serving(folder, [], async (address) => {
    const page = await (await fetch(`${address}report/${encodeURIComponent('临溪县民政局')}/2024`)).text();
    assert.match(page, /→31/);
    const finding = /\/finding\/([0-9a-f]{32})/u.exec(page)![1]!;
    const zip = unzipSync(new Uint8Array(await (await fetch(`${address}finding/${finding}/evidence.zip`)).arrayBuffer()));
    const top = `evidence-${finding.slice(0, 8)}/`;
    assert.deepEqual(Object.keys(zip).filter((n) => !n.includes('originals')).sort(), ['SHA256SUMS', 'finding.json', 'index.html', 'requests.json'].map((n) => top + n));
    for (const line of new TextDecoder().decode(zip[`${top}SHA256SUMS`]).trim().split('\n')) assert.equal(createHash('sha256').update(zip[top + line.slice(66)]!).digest('hex'), line.slice(0, 64));
    const original = await (await fetch(`${address}report/${encodeURIComponent('临溪县民政局')}/2024/original`)).text();
    assert.match(original, /<td[^>]* id="requests\.granted\.natural_person" class="suspect"/);
  });
  assert.equal(code, 0);
}));

test('open to others it is read-only without a token, and says so', () => inFolder(async (folder) => {
  await nianbao(folder, ['add', sample, '--db', 'web.db', '--jobs', '1']);
  const { code, err } = await serving(folder, ['--host', '0.0.0.0'], async (address) => {
    assert.doesNotMatch(await (await fetch(`${address}findings`)).text(), /class="decide"/);
    assert.equal((await fetch(`${address}data/sql`)).status, 404);
  });
  assert.deepEqual([code, err], [0, 'Open to others without a --token: decisions are not taken.\n']);
  const short = await nianbao(folder, ['serve', '--db', 'web.db', '--token', 'short']);
  assert.deepEqual([short.code, short.err.includes('too short')], [2, true]);
}));

test('publish writes a site, again over its own, never over anything else', () => inFolder(async (folder) => {
  await nianbao(folder, ['add', sample, '--db', 'web.db', '--jobs', '1']);
  const publish = (out: string, ...more: readonly string[]) => nianbao(folder, ['publish', '--db', 'web.db', '--out', out, '--without-originals', '--languages', 'zh', ...more]);
  assert.equal((await publish('site')).code, 0);
  assert.equal(existsSync(join(folder, 'site', 'export', 'long.csv')), true);
  writeFileSync(join(folder, 'site', 'old.html'), '');
  assert.equal((await publish('site', '--without-long')).code, 0);
  assert.deepEqual(['old.html', 'export/long.csv', 'export/wide.csv'].map((f) => existsSync(join(folder, 'site', f))), [false, false, true]);
  assert.match(readFileSync(join(folder, 'site', 'report', '临溪县民政局', '2024.html'), 'utf8'), /href="\.\.\/\.\.\/style\.css"/);
  mkdirSync(join(folder, 'mine'));
  writeFileSync(join(folder, 'mine', 'letter.txt'), 'x');
  assert.equal((await publish('mine')).code, 2);
  assert.equal(readFileSync(join(folder, 'mine', 'letter.txt'), 'utf8'), 'x');
}));

test('serve and publish offer metrics per head with --population and not without it; a file that cannot be used is said to be', () => inFolder(async (folder) => {
  const store = await openStore(join(folder, 'web.db'));
  await store.add([1, 2].map((seed) => ({ ...packed({ agency: ['杭州市西湖区统计局', '杭州市拱墅区统计局'][seed - 1]!, year: 2023, seed }), regionCode: ['330106', '330105'][seed - 1]!, department: '统计局' })));
  await store.close();
  writeFileSync(join(folder, 'population.csv'), 'region_code,year,population\n330106,2023,1000000\n330105,2023,500000\n');
  const group = `compare/in/330100/${encodeURIComponent('统计局')}`;
  for (const [args, offered] of [[[], false], [['--population', 'population.csv'], true]] as const) {
    await serving(folder, args, async (address) => {
      const page = await (await fetch(`${address}${group}`)).text();
      assert.equal(page.includes('metric=requests.per_100000'), offered);
      assert.equal((await (await fetch(`${address}compare`)).text()).includes('没有给出人口'), !offered);
      const csv = await (await fetch(`${address}${group}/table.csv?metric=requests.per_100000`)).text();
      assert.equal(/,2021,value,/u.test(csv), offered, csv);
    });
    assert.equal((await nianbao(folder, ['publish', '--db', 'web.db', '--out', 'site', '--without-originals', '--languages', 'zh', ...args])).code, 0);
    assert.equal(existsSync(join(folder, 'site', 'compare', 'in', '330100', '统计局~metric-requests.per_100000.html')), offered);
  }
  writeFileSync(join(folder, 'bad.csv'), 'code,people\n1,2\n');
  for (const command of ['serve', 'publish']) {
    for (const file of ['bad.csv', 'none.csv']) {
      const { code, err } = await nianbao(folder, [command, '--db', 'web.db', '--out', 'other', '--population', file].filter((a, i, all) => command === 'publish' || (a !== '--out' && all[i - 1] !== '--out')));
      assert.deepEqual([code, err.includes(file)], [2, true], `${command} ${file}: ${err}`);
    }
  }
}));
