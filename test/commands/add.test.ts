// `add` and the commands that look at what it stored.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { markdown, shortByOne } from './documents.js';
import { cli, environment, inFolder, nianbao } from './run.js';

test('a folder is added, skipped when unchanged, renewed when changed; one bad file stops nothing', async () => {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'in', 'deep'), { recursive: true });
    writeFileSync(join(folder, 'in', 'deep', 'a.md'), markdown('青川市统计局', 2024));
    writeFileSync(join(folder, 'in', 'b.md'), markdown('临溪县财政局', 2023, shortByOne));
    writeFileSync(join(folder, 'in', 'c.txt'), '你好，这是一封信。\n');
    writeFileSync(join(folder, 'in', '.hidden'), 'x');
    const env = { NIANBAO_DB: 'in/t.db' };

    const first = await nianbao(folder, ['add', 'in'], env);
    assert.equal(first.code, 0);
    assert.match(first.out, /^2 read \(0 of them a new version\), 0 unchanged, 1 rejected\. Database: in\/t\.db\n/);
    assert.match(first.out, /not-a-report: in\/c\.txt\. /);
    assert.match(first.out, /2 stored now: \d+ findings: 2 broken/);
    assert.deepEqual(first.err.trimEnd().split('\n').map((l) => l.split(':')[0]), ['in/b.md', 'in/c.txt', 'in/deep/a.md']);

    writeFileSync(join(folder, 'in', 'b.md'), markdown('临溪县财政局', 2023));
    const second = await nianbao(folder, ['add', 'in', 'nowhere.md'], env);
    assert.match(second.out, /^1 read \(1 of them a new version\), 1 unchanged, 2 rejected/);
    assert.match(second.out, /unreachable: nowhere\.md\. There is no such file/);

    const rejected = await nianbao(folder, ['findings', '--rejected', '--format', 'json'], env);
    assert.deepEqual((JSON.parse(rejected.out) as { file: string; code: string }[]).map((r) => `${r.file} ${r.code}`).sort(), ['in/c.txt not-a-report', 'nowhere.md unreachable']);

    const wide = await nianbao(folder, ['export', '--shape', 'wide', '--all'], env);
    assert.equal(wide.out.trimEnd().split('\n').length, 1 + 3);
    const checked = await nianbao(folder, ['check', '--all', '--again', '--fail-on', 'error'], env);
    assert.equal(checked.code, 0, 'the version that was broken is not current any more');
    assert.match(checked.out, /3 reports checked\. 2 stored: (?!.*broken)/);
  });
});

test('what is stored is found, listed and shown', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'a.md'), markdown('青川市统计局', 2024, shortByOne));
    writeFileSync(join(folder, 'b.md'), markdown('青川市财政局', 2024, { 'reconsideration.upheld': '2', 'reconsideration.total': '' }));
    const db = ['--db', 't.db'];
    assert.equal((await nianbao(folder, ['add', ...db, '--fail-on', 'error', '.'])).code, 1);

    const checked = await nianbao(folder, ['check', ...db, '--fail-on', 'error']);
    assert.equal(checked.code, 1);
    assert.match(checked.out, /^0 reports checked\. 2 stored: \d+ findings: 2 broken, 1 incomplete/);

    const json = await nianbao(folder, ['findings', ...db, '--format', 'json', '--severity', 'error', '--agency', '统计局', '--year', '2024']);
    const found = JSON.parse(json.out) as { agency: string; rule: string; scope: string }[];
    assert.deepEqual(found.map((f) => [f.agency, f.rule, f.scope]), [['青川市统计局', 'requests.results', 'natural_person'], ['青川市统计局', 'requests.results', 'total']]);
    const csv = await nianbao(folder, ['findings', ...db, '--format', 'csv', '--kind', 'incomplete', '--outcome', 'incomplete', '--rule', 'reconsideration.total']);
    assert.deepEqual(csv.out.split('\r\n').map((l) => l.split(',').slice(0, 8).join(',')), ['agency,year,version,rule,scope,outcome,kind,severity', '青川市财政局,2024,1,reconsideration.total,,undecided,incomplete,warning', '']);
    assert.deepEqual(JSON.parse((await nianbao(folder, ['findings', ...db, '--format', 'json', '--year', '2019'])).out), []);
    const table = await nianbao(folder, ['findings', ...db, '--lang', 'zh']);
    assert.match(table.out, /青川市财政局 │ 2024 │ 缺填/);
    assert.match(table.out, /共 3 条。/);

    const shown = await nianbao(folder, ['show', ...db, '青川市统计局', '2024', '--lang', 'zh']);
    assert.equal(shown.code, 0);
    for (const says of [/三、收到和处理政府信息公开申请情况/, /61\*/, /60\*/, /\* = 勾稽关系不符/, /少 1。\s+\[a\.md:\d+:\d+\]/, /来源：a\.md/, /sha256: [0-9a-f]{64}/, /第 1 版，共 1 版/]) assert.match(shown.out, says);
    assert.doesNotMatch(shown.out, /\u001b/);

    const misses: readonly (readonly [readonly string[], RegExp])[] = [
      [['青川市', '2024'], /could be .*青川市统计局.*write the whole name/],
      [['云栖区', '2024'], /No stored agency has “云栖区”/],
      [['青川市统计局', '2020'], /no report of 青川市统计局 for 2020; those of 2024 are stored/],
      [['青川市统计局', '2024', '--report-version', '3'], /no version 3, only 1/],
    ];
    for (const [args, says] of misses) {
      const { code, err } = await nianbao(folder, ['show', ...db, ...args]);
      assert.equal(code, 2);
      assert.match(err, says);
    }

    assert.equal((await nianbao(folder, ['export', ...db, '--format', 'json', '--shape', 'long', '--out', 'long.json'])).out, '');
    assert.match((await nianbao(folder, ['export', ...db, '--out', 'no/such/folder.csv'])).err, /no\/such\/folder\.csv cannot be written \(ENOENT\)/);
  });
});

test('an empty folder, or nothing but bad files, is exit code 3', async () => {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'empty'));
    writeFileSync(join(folder, 'c.txt'), '你好');
    const none = await nianbao(folder, ['add', '--db', 't.db', 'empty']);
    assert.deepEqual([none.code, none.err], [3, 'There are no files in empty: check the folder.\n']);
    assert.equal((await nianbao(folder, ['add', '--db', 't.db', 'c.txt'])).code, 3);
  });
});

test('a database that is none is named in one sentence', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 't.db'), 'This is a text of some length, and no database at all.'.repeat(40));
    const { code, err } = await nianbao(folder, ['findings', '--db', 't.db']);
    assert.equal(code, 2);
    assert.match(err, /t\.db/);
    assert.equal(err.trimEnd().split('\n').length, 1);
  });
});

test('Ctrl-C loses nothing that was reported as stored, and the next run goes on', async () => {
  await inFolder(async (folder) => {
    mkdirSync(join(folder, 'in'));
    const total = 400;
    for (let i = 0; i < total; i++) writeFileSync(join(folder, 'in', `${i}.md`), markdown(`临溪县第${i}局`, 2022));
    const child = spawn(process.execPath, [cli, 'add', '--db', 't.db', '--jobs', '1', 'in'], { cwd: folder, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (d: string) => { out += d; });
    child.stderr.setEncoding('utf8').on('data', (d: string) => {
      if (err === '') child.kill('SIGINT');
      err += d;
    });
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    assert.equal(code, 130);
    assert.match(out, /goes on where this one stopped/);
    const reported = err.split('\n').filter((l) => l.includes(': stored')).map((l) => l.split(':')[0]!);
    assert.equal(Number(/^(\d+) read/.exec(out)![1]), reported.length);
    assert.ok(reported.length > 0 && reported.length < total, String(reported.length));
    const kept = (await nianbao(folder, ['export', '--db', 't.db', '--shape', 'wide'])).out;
    // An export names the file, and not where it lay.
    for (const name of reported) assert.ok(kept.includes(`,${name.replace(/^in\//u, '')},`), name);

    const again = await nianbao(folder, ['add', '--db', 't.db', 'in']);
    assert.equal(again.code, 0);
    assert.match(again.out, new RegExp(`^${total - reported.length} read \\(0 of them a new version\\), ${reported.length} unchanged, 0 rejected`));
  });
});
