// `parse` as other programs and people use it.
import assert from 'node:assert/strict';
import { existsSync, chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { formCells } from '../../src/form/cell-refs.js';
import { markdown, shortByOne } from './documents.js';
import { inFolder, nianbao, shell } from './run.js';
import { writePdf } from '../generate/pdf-writer.js';

interface Line {
  readonly file: string;
  readonly status: string;
  readonly error?: { readonly code: string; readonly message: string };
  readonly report?: { readonly agency: string; readonly year: number; readonly cells: Readonly<Record<string, Readonly<Record<string, unknown>>>> } & Readonly<Record<string, unknown>>;
  readonly findings: readonly (Readonly<Record<string, unknown>> & { readonly rule: string; readonly outcome: string; readonly message: string })[];
}

const jsonl = (out: string): Line[] => out.trimEnd().split('\n').map((l) => JSON.parse(l) as Line);

function write(folder: string): void {
  writeFileSync(join(folder, 'good.md'), markdown('青川市统计局', 2024));
  writeFileSync(join(folder, 'short.md'), markdown('临溪县财政局', 2023, shortByOne));
  writeFileSync(join(folder, 'empty.md'), '');
  writeFileSync(join(folder, 'letter.txt'), '你好，这是一封信。\n');
  mkdirSync(join(folder, 'folder'));
}

test('jsonl is a line for each file in the order given, bad ones among good ones', async () => {
  await inFolder(async (folder) => {
    write(folder);
    const files = ['short.md', 'missing.md', 'good.md', 'empty.md', 'folder', 'letter.txt', 'good.md'];
    const { code, out, err } = await nianbao(folder, ['parse', '--format', 'jsonl', ...files]);
    const lines = jsonl(out);
    assert.deepEqual({ code, err }, { code: 0, err: '' });
    assert.deepEqual(lines.map((l) => l.file), files);
    assert.deepEqual(lines.map((l) => l.error?.code ?? l.report?.agency), ['临溪县财政局', 'unreachable', '青川市统计局', 'empty', 'unreachable', 'not-a-report', '青川市统计局']);
    for (const l of lines) if (l.error !== undefined) assert.ok(l.status === 'rejected' && l.error.message.length > 5 && l.findings.length === 0);
  });
});

test('a line holds what is documented, and only what does not hold', async () => {
  await inFolder(async (folder) => {
    write(folder);
    const [line, ...more] = jsonl((await nianbao(folder, ['parse', '--format', 'jsonl', '--lang', 'zh', 'short.md'])).out);
    assert.equal(more.length, 0);
    assert.deepEqual(Object.keys(line!), ['file', 'status', 'report', 'findings']);
    assert.deepEqual(Object.keys(line!.report!), ['agency', 'year', 'edition', 'title', 'published', 'from', 'layout', 'cells', 'sections', 'problems']);
    assert.deepEqual(Object.keys(line!.report!.cells), formCells('2021').map((c) => c.ref));
    const cell = line!.report!.cells['requests.concluded.natural_person']!;
    assert.deepEqual({ value: cell['value'], state: cell['state'], raw: cell['raw'] }, { value: 60, state: 'number', raw: '60' });
    assert.ok('anchor' in cell);
    assert.deepEqual(line!.findings.map((f) => [f.rule, f['scope'], f.outcome]), [['requests.results', 'natural_person', 'broken'], ['requests.results', 'total', 'broken']]);
    assert.deepEqual(Object.keys(line!.findings[0]!), ['rule', 'outcome', 'severity', 'kind', 'scope', 'cells', 'left', 'right', 'difference', 'message', 'suspects']);
    assert.equal(line!.findings[0]!.message, '「自然人」列：（一）至（六）各项办理结果之和为 61，（七）总计填的是 60，少 1。');
    const [all] = jsonl((await nianbao(folder, ['parse', '--format', 'jsonl', '--all', 'short.md'])).out);
    // Every identity, and for two kinds of documents what is issued against what is in force.
    assert.deepEqual([all!.findings.filter((f) => f.rule !== 'documents.in_force').length, all!.findings.length], [42, 44]);
  });
});

test('json is one array', async () => {
  await inFolder(async (folder) => {
    write(folder);
    const { out } = await nianbao(folder, ['parse', '--format', 'json', 'good.md', 'missing.md', 'short.md']);
    assert.deepEqual((JSON.parse(out) as Line[]).map((l) => l.status), ['report', 'rejected', 'report']);
  });
});

test('text says what it is, what does not balance and where', async () => {
  await inFolder(async (folder) => {
    write(folder);
    const { out } = await nianbao(folder, ['parse', 'short.md', 'missing.md']);
    for (const says of [/agency: 临溪县财政局/, /year: 2023/, /200 in all – numbers 200/, /the results \(一\) to \(六\) together come to 61/, /\[short\.md:\d+:\d+\]/, /missing\.md: not read \(unreachable\)\. There is no such file/]) assert.match(out, says);
  });
});

test('exit codes', async () => {
  await inFolder(async (folder) => {
    write(folder);
    const cases: readonly (readonly [readonly string[], number])[] = [
      [['good.md'], 0], [['short.md'], 0], [['short.md', '--fail-on', 'error'], 1], [['good.md', '--fail-on', 'error'], 0],
      [['missing.md'], 3], [['folder', 'letter.txt', 'empty.md', '--fail-on', 'error'], 3], [['missing.md', 'good.md'], 0],
    ];
    for (const [args, code] of cases) assert.deepEqual({ args, code: (await nianbao(folder, ['parse', ...args])).code }, { args, code });
  });
});

test('files are found from where the user stands, also under npm run', async () => {
  await inFolder(async (folder) => {
    write(folder);
    const { code } = await nianbao(process.cwd(), ['parse', 'good.md'], { npm_lifecycle_event: 'nianbao', INIT_CWD: folder });
    assert.equal(code, 0);
  });
});

test('a reader that stops reading is no error', async () => {
  await inFolder(async (folder) => {
    write(folder);
    const files = Array.from({ length: 40 }, () => 'good.md').join(' ');
    const { out, err } = await shell(folder, `"$NODE" "$CLI" parse --format jsonl ${files} | head -c 20`);
    assert.deepEqual({ out, err }, { out: '{"file":"good.md","s', err: '' });
  });
});

test('output that cannot be written is one sentence, not a trace', { skip: existsSync('/dev/full') ? false : 'there is no /dev/full' }, async () => {
  await inFolder(async (folder) => {
    write(folder);
    const { code, err } = await shell(folder, '"$NODE" "$CLI" parse good.md > /dev/full');
    assert.equal(code, 74);
    assert.match(err, /^The results cannot be written \(ENOSPC\): make room, or write them elsewhere\.\n$/);
  });
});

test('an empty name is refused: it would mean the whole folder', async () => {
  await inFolder(async (folder) => {
    write(folder);
    for (const command of ['parse', 'add']) assert.equal((await nianbao(folder, [command, ''])).code, 2);
  });
});

test('a file that may not be read is rejected and named', { skip: process.getuid?.() === 0 ? 'root reads everything' : false }, async () => {
  await inFolder(async (folder) => {
    write(folder);
    chmodSync(join(folder, 'good.md'), 0);
    const { code, out } = await nianbao(folder, ['parse', 'good.md']);
    assert.equal(code, 3);
    assert.match(out, /good\.md: not read \(unreachable\)\. It may not be read/);
  });
});

test('--debug-layout draws what was read over the original: cells with their ids, rulings over the picture of a page', async () => {
  await inFolder(async (folder) => {
    write(folder);
    const { code, err } = await nianbao(folder, ['parse', '--debug-layout', 'look.html', 'good.md', 'letter.txt']);
    assert.equal(code, 0);
    assert.match(err, /look\.html/);
    const page = readFileSync(join(folder, 'look.html'), 'utf8');
    for (const { ref } of formCells('2021')) assert.ok(page.includes(`<small>${ref}</small>`), ref);
    assert.match(page, /letter\.txt[\s\S]*Not a report/);
    assert.doesNotMatch(page, /(?:src|href)="(?!data:)/);
    const refused = await nianbao(folder, ['parse', '--debug-layout', 'no-such-folder/look.html', 'good.md']);
    assert.equal(refused.code, 74);
    assert.match(refused.err, /no-such-folder\/look\.html cannot be written \(ENOENT\)/);
  });
});

test('a PDF that takes longer than --timeout is given up, and the run goes on behind it', async () => {
  await inFolder(async (folder) => {
    write(folder);
    // Signs enough for many seconds, each page within the bounds.
    const line = '临溪县公开'.repeat(1000);
    const page = { texts: Array.from({ length: 40 }, (_, i) => ({ x: 10, y: 20 + i * 20, text: line, size: 0.1 })) };
    writeFileSync(join(folder, 'slow.pdf'), writePdf(Array.from({ length: 30 }, () => page)));
    const { out } = await nianbao(folder, ['parse', '--format', 'jsonl', '--timeout', '1', 'slow.pdf', 'good.md']);
    const [slow, behind, ...more] = jsonl(out);
    assert.deepEqual([slow?.file, slow?.error?.code, behind?.file, more.length], ['slow.pdf', 'timeout', 'good.md', 0]);
    // On a busy machine a second may be too short for the other as well; that it is read after a hanging one is tested with the pool.
    assert.ok(behind?.status === 'report' || behind?.error?.code === 'timeout', JSON.stringify(behind?.error));
  });
});
