// The folder that proves a finding: complete, verifiable without the program, and safe to open.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { markdown, shortByOne } from './documents.js';
import { inFolder, nianbao } from './run.js';

test('the pack holds the original, marks the cells, and its sums are right', async () => {
  await inFolder(async (folder) => {
    const original = markdown('青川市统计局', 2024, shortByOne);
    writeFileSync(join(folder, 'a.md'), original.replace('依法公开', '依法主动公开'));
    await nianbao(folder, ['add', '--db', 't.db', 'a.md']);
    writeFileSync(join(folder, 'a.md'), original);
    await nianbao(folder, ['add', '--db', 't.db', 'a.md']);
    const [found] = JSON.parse((await nianbao(folder, ['findings', '--db', 't.db', '--rule', 'requests.results', '--format', 'json'])).out) as { finding: string; cells: string[] }[];
    await nianbao(folder, ['review', '--db', 't.db', found!.finding, '--status', 'confirmed', '--note', '<b>属实</b>', '--by', '王芳']);

    const r = await nianbao(folder, ['evidence', '--db', 't.db', found!.finding.slice(0, 8), '--out', 'pack', '--lang', 'zh']);
    assert.equal(r.code, 0, r.err);
    assert.deepEqual(readdirSync(join(folder, 'pack')).sort(), ['SHA256SUMS', 'finding.json', 'index.html', 'originals', 'requests.json']);
    const sums = readFileSync(join(folder, 'pack', 'SHA256SUMS'), 'utf8').trimEnd().split('\n').map((l) => l.split('  '));
    assert.equal(sums.length, 3 + 2, 'both versions of the report are in it');
    for (const [sum, path] of sums) assert.equal(createHash('sha256').update(readFileSync(join(folder, 'pack', path!))).digest('hex'), sum);
    assert.ok(sums.some(([, path]) => path!.startsWith('originals/') && readFileSync(join(folder, 'pack', path!), 'utf8') === original));

    const page = readFileSync(join(folder, 'pack', 'index.html'), 'utf8');
    for (const ref of found!.cells.filter((c) => c.includes('granted') || c.includes('concluded'))) {
      const n = new RegExp(`<tr><td>(\\d+)</td><td>[^<]*<code>${ref.replaceAll('.', '\\.')}</code>`).exec(page)?.[1];
      assert.equal(n, String(found!.cells.indexOf(ref) + 1));
      assert.match(page, new RegExp(`<td class="(?:part|suspect)"[^>]*>[^<]*<small>${n}</small>`), ref);
    }
    assert.match(page, /<p class="sum">[\d+ ×]+ = 61，表上填的是 60<\/p><p>左边 = <b>61<\/b>，右边 = <b>60<\/b>，差 = <b>1<\/b>/);
    assert.doesNotMatch(page, /数值改变之前的结论/);
    assert.doesNotMatch(page, /<script|<b>属实|src="http/);
    assert.match(page, /default-src &#?\w*;?none|default-src 'none'/);
    assert.match(page, /sha256sum -c SHA256SUMS/);
  });
});

test('where the values changed since a decision, the pack says so; English has no Chinese signs in its sums', async () => {
  await inFolder(async (folder) => {
    const found = async (): Promise<string> => (JSON.parse((await nianbao(folder, ['findings', '--db', 't.db', '--rule', 'requests.results', '--format', 'json'])).out) as { finding: string }[])[0]!.finding;
    writeFileSync(join(folder, 'a.md'), markdown('青川市统计局', 2024, shortByOne));
    await nianbao(folder, ['add', '--db', 't.db', 'a.md']);
    const first = await found();
    await nianbao(folder, ['review', '--db', 't.db', first, '--status', 'dismissed', '--note', 'seen then', '--by', '王芳']);
    writeFileSync(join(folder, 'a.md'), markdown('青川市统计局', 2024, { ...shortByOne, 'requests.granted.natural_person': '64', 'requests.granted.total': '64' }));
    await nianbao(folder, ['add', '--db', 't.db', 'a.md']);
    assert.notEqual(await found(), first);
    const r = await nianbao(folder, ['evidence', '--db', 't.db', await found(), '--out', 'pack', '--lang', 'en']);
    assert.equal(r.code, 0, r.err);
    const page = readFileSync(join(folder, 'pack', 'index.html'), 'utf8');
    assert.match(page, /<p>None yet\.<\/p><h3>Decisions before the values changed<\/h3><table><tr>.*dismissed.*seen then/);
    assert.match(page, /= 64, printed: 60<\/p><p>left = <b>64<\/b>, right = <b>60<\/b>, difference = <b>4<\/b>/);
  });
});

test('a folder that holds something is left alone', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'a.md'), markdown('青川市统计局', 2024, shortByOne));
    await nianbao(folder, ['add', '--db', 't.db', 'a.md']);
    const [found] = JSON.parse((await nianbao(folder, ['findings', '--db', 't.db', '--format', 'json'])).out) as { finding: string }[];
    mkdirSync(join(folder, 'mine'));
    writeFileSync(join(folder, 'mine', 'x'), 'x');
    const r = await nianbao(folder, ['evidence', '--db', 't.db', found!.finding, '--out', 'mine']);
    assert.equal(r.code, 2);
    assert.match(r.err, /mine is there already/);
    assert.deepEqual(readdirSync(join(folder, 'mine')), ['x']);
  });
});

test('a suspect that rests on the years beside has their reports in the pack: address, hash, value, place', async () => {
  await inFolder(async (folder) => {
    const persons = (rows: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(rows).flatMap(([row, n]) => ['natural_person', 'total'].map((c) => [`requests.${row}.${c}`, n])));
    // What is granted was left standing from last year; what is carried in does not agree with what was carried over.
    const files: Readonly<Record<string, string>> = {
      'a-2023.md': markdown('青川市统计局', 2023, persons({ new: '140', granted: '137', concluded: '137', carried_out: '3' })),
      'a-2024.md': markdown('青川市统计局', 2024, persons({ new: '52', carried_in: '3', granted: '137', concluded: '55' })),
      'b-2023.md': markdown('青川市司法局', 2023, persons({ new: '40', granted: '35', concluded: '35', carried_out: '5' })),
      'b-2024.md': markdown('青川市司法局', 2024, persons({ new: '74', carried_in: '8', granted: '71', concluded: '71', carried_out: '8' })),
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    await nianbao(folder, ['add', '--db', 't.db', ...Object.keys(files)]);
    type Found = { readonly finding: string; readonly scope: string; readonly suspects: readonly { readonly slip: string; readonly beside?: readonly { readonly agency: string; readonly year: number; readonly cell: string; readonly value: number }[] }[] };
    const cases: readonly (readonly [agency: string, rule: string, file: string, cell: string, value: number, last: boolean])[] = [
      ['青川市统计局', 'requests.results', 'a-2023.md', 'requests.granted.natural_person', 137, true],
      ['青川市司法局', 'requests.flow', 'b-2023.md', 'requests.carried_out.natural_person', 5, false],
    ];
    for (const [agency, rule, file, cell, value, last] of cases) {
      const all = JSON.parse((await nianbao(folder, ['findings', '--db', 't.db', '--rule', rule, '--agency', agency, '--year', '2024', '--format', 'json'])).out) as Found[];
      const found = all.find((f) => f.scope === 'natural_person')!;
      assert.ok(found.suspects.some((s) => (s.slip === 'last-year') === last && s.beside?.some((b) => b.agency === agency && b.year === 2023 && b.cell === cell && b.value === value) === true), rule);
      const r = await nianbao(folder, ['evidence', '--db', 't.db', found.finding, '--out', `pack-${rule}`, '--lang', 'en']);
      assert.equal(r.code, 0, r.err);
      const page = readFileSync(join(folder, `pack-${rule}`, 'index.html'), 'utf8');
      const hash = createHash('sha256').update(files[file]!).digest('hex');
      assert.ok(page.includes(hash) && page.includes(file), 'the report of last year with its address and hash');
      assert.match(page, new RegExp(`Figures of the years beside.*<td>2023</td><td>[^<]*natural persons[^<]*</td><td>${value}</td>`, 's'));
      assert.match(page, new RegExp(`<h3>${agency} 2023.*<td class="part"[^>]*>${value}`, 's'));
      assert.ok(readdirSync(join(folder, `pack-${rule}`, 'originals')).some((f) => f.startsWith(hash.slice(0, 12))));
    }
  });
});

test('of a change both versions are drawn with the place marked, the newer first', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'a.md'), markdown('青川市统计局', 2024, { 'licences.decisions': '521' }));
    await nianbao(folder, ['add', '--db', 't.db', 'a.md']);
    writeFileSync(join(folder, 'a.md'), markdown('青川市统计局', 2024, { 'licences.decisions': '321' }));
    await nianbao(folder, ['add', '--db', 't.db', 'a.md']);
    const [found] = JSON.parse((await nianbao(folder, ['findings', '--db', 't.db', '--rule', 'silent_edit', '--format', 'json'])).out) as { finding: string }[];
    await nianbao(folder, ['evidence', '--db', 't.db', found!.finding, '--out', 'pack', '--lang', 'en']);
    const page = readFileSync(join(folder, 'pack', 'index.html'), 'utf8');
    assert.match(page, /version 2<\/h3>.*<td class="part"[^>]*>321<small>1<\/small>.*version 1<\/h3>.*<td class="part"[^>]*>521<small>1<\/small>/s);
  });
});
