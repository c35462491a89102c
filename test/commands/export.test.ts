// `export` as a person uses it: to the screen, a file, a folder; a province; a package with what changed.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import { readCsv } from '../export/read-csv.js';
import { openStore } from '../../src/store/store.js';
import { packReport } from '../../src/store/pack-report.js';
import { originalOf, packed, syntheticFinding, syntheticReport, unchecked } from '../store/synthetic-report.js';
import { inFolder, nianbao } from './run.js';

async function filled(folder: string): Promise<void> {
  const store = await openStore(join(folder, 't.db'));
  const w = { agency: '临溪县', year: 2022 };
  const placed = packReport(syntheticReport(w), unchecked, originalOf(w), { regionCode: '410122', department: '人民政府', identity: null });
  assert.ok('agencyKey' in placed);
  await store.add([packed({}, [syntheticFinding()]), placed]);
  await store.close();
}

const db = ['export', '--db', 't.db'];

test('one table goes to the screen or into a file, all tables into a folder, whole or not at all', async () => {
  await inFolder(async (folder) => {
    await filled(folder);
    const shown = await nianbao(folder, [...db, '--shape', 'reports']);
    assert.deepEqual([shown.code, shown.err, readCsv(shown.out).length], [0, '', 3]);
    const long = await nianbao(folder, [...db, '--format', 'jsonl', '--year', '2022']);
    assert.equal(JSON.parse(long.out.split('\n')[0]!).agency, '临溪县');
    assert.equal((await nianbao(folder, [...db, '--shape', 'wide', '--out', 'wide.csv'])).code, 0);
    assert.equal(readCsv(readFileSync(join(folder, 'wide.csv'), 'utf8')).length, 3);
    assert.equal((await nianbao(folder, [...db, '--format', 'parquet', '--out', 'tables'])).code, 0);
    assert.equal(readdirSync(join(folder, 'tables')).length, 14);
    const again = await nianbao(folder, [...db, '--format', 'parquet', '--out', 'tables']);
    assert.deepEqual([again.code, /tables is there already/.test(again.err)], [2, true]);
    assert.equal((await nianbao(folder, [...db, '--format', 'sqlite', '--out', 'all.sqlite'])).code, 0);
    assert.equal(readFileSync(join(folder, 'all.sqlite')).subarray(0, 15).toString(), 'SQLite format 3');
    assert.deepEqual(readdirSync(folder).filter((f) => !f.startsWith('t.db')).sort(), ['all.sqlite', 'tables', 'wide.csv']);
  });
});

test('a region is asked for by name or code', async () => {
  await inFolder(async (folder) => {
    await filled(folder);
    for (const region of ['河南省', '河南', '41', '4101', '410000']) {
      const { out } = await nianbao(folder, [...db, '--shape', 'reports', '--region', region]);
      assert.deepEqual(readCsv(out).slice(1).map((r) => r[1]), ['临溪县'], region);
    }
    assert.match((await nianbao(folder, [...db, '--region', '无此地'])).err, /There is no region “无此地”/);
    assert.match((await nianbao(folder, [...db, '--region', '朝阳区'])).err, /several regions “朝阳区” \(110105, /);
  });
});

test('a package is held against an earlier one, a folder or a zip', async () => {
  await inFolder(async (folder) => {
    await filled(folder);
    assert.equal((await nianbao(folder, [...db, '--format', 'datapackage', '--release', '2024.1', '--contributor', '云栖社', '--out', 'first'])).code, 0);
    const files = (top: string): Record<string, Uint8Array> => Object.fromEntries(readdirSync(join(folder, 'first'), { recursive: true, encoding: 'utf8' }).filter((f) => /\.\w+$/.test(f)).map((f) => [top + f, new Uint8Array(readFileSync(join(folder, 'first', f)))]));
    writeFileSync(join(folder, 'flat.zip'), zipSync(files('')));
    writeFileSync(join(folder, 'within.zip'), zipSync(files('first/')));
    const store = await openStore(join(folder, 't.db'));
    await store.add([packed({ seed: 2 })]);
    await store.close();
    const changes = [];
    for (const since of ['first', 'flat.zip', 'within.zip']) {
      const out = `since-${since.replace('.zip', '')}`;
      const ran = await nianbao(folder, [...db, '--format', 'datapackage', '--release', '2024.2', '--since', since, '--out', out]);
      assert.deepEqual([ran.code, ran.err], [0, '']);
      changes.push(readFileSync(join(folder, out, 'data', 'changes.csv'), 'utf8'));
      assert.match(readFileSync(join(folder, out, 'CHANGELOG.md'), 'utf8'), /## 2024\.2 [^]*figures changed: 1\n[^]*## 2024\.1/);
    }
    assert.ok(readCsv(changes[0]!).length > 2);
    for (const [args, says] of [[['--release', '2024.1', '--since', 'first'], /first has the version 2024\.1 too: give a new one with --release/], [['--release', '2024.1', '--since', 'flat.zip'], /flat\.zip has the version 2024\.1 too/]] as const) {
      const ran = await nianbao(folder, [...db, '--format', 'datapackage', ...args, '--out', 'again']);
      assert.deepEqual([ran.code, says.test(ran.err), existsSync(join(folder, 'again'))], [2, true, false], ran.err);
    }
    const zipped = await nianbao(folder, [...db, '--format', 'datapackage', '--out', 'package.zip']);
    assert.deepEqual([zipped.code, /A package is a folder: leave \.zip off package\.zip/.test(zipped.err), existsSync(join(folder, 'package.zip'))], [2, true, false], zipped.err);
    assert.equal(new Set(changes).size, 1);
    const { licenses, contributors } = JSON.parse(readFileSync(join(folder, 'first', 'datapackage.json'), 'utf8')) as { licenses: { name: string }[]; contributors: { title: string }[] };
    assert.deepEqual([licenses[0]!.name, contributors[0]!.title], ['CC-BY-4.0', '云栖社']);
  });
});

test('what cannot be done is said before anything is written', async () => {
  await inFolder(async (folder) => {
    await filled(folder);
    mkdirSync(join(folder, 'empty'));
    const wrong: readonly (readonly [readonly string[], RegExp])[] = [
      [['--format', 'xlsx'], /xlsx is written to files: say with --out where/],
      [['--since', 'x'], /--since is for --format datapackage only/],
      [['--format', 'datapackage', '--shape', 'long', '--out', 'p'], /leave --shape out/],
      [['--format', 'datapackage', '--since', 'nowhere', '--out', 'p'], /There is no nowhere/],
      [['--format', 'datapackage', '--since', 'empty', '--out', 'p'], /empty is no package of nianbao/],
      [['--format', 'datapackage', '--since', 't.db', '--out', 'p'], /t\.db is no package of nianbao/],
      [['--out', 'no/such/folder.csv'], /cannot be written \(ENOENT\)/],
    ];
    for (const [args, says] of wrong) {
      const ran = await nianbao(folder, [...db, ...args]);
      assert.deepEqual([ran.code, ran.out], [args.includes('no/such/folder.csv') ? 74 : 2, ''], args.join(' '));
      assert.match(ran.err, says);
    }
    assert.deepEqual(readdirSync(folder).filter((f) => !f.startsWith('t.db')), ['empty']);
  });
});

test('the codebook needs no database', async () => {
  await inFolder(async (folder) => {
    const { code, out } = await nianbao(folder, ['export', '--shape', 'codebook', '--db', 'none.db']);
    assert.deepEqual([code, readCsv(out)[0]![0]], [0, 'id']);
  });
});
