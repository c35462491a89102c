// What a list says after a finding: where the search for suspects was cut, a person is told, with a suspect and without one.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { suspectsSaid } from '../../src/commands/suspects-said.js';
import { formCells } from '../../src/form/cell-refs.js';
import type { Suspect } from '../../src/model/suspect.js';
import { syntheticFinding } from '../store/synthetic-report.js';
import { markdown } from './documents.js';
import { inFolder, nianbao } from './run.js';

const suspect: Suspect = { cells: { 'requests.new.total': 11 }, rank: 1, tie: false, slip: 'count', why: { zh: '若改为 11，即相等。', en: 'With 11 it balances.' } };

const cases = [
  ['nothing was looked for', {}, ''],
  ['a suspect', { suspects: [suspect] }, ' With 11 it balances.'],
  ['a suspect, and more than are listed', { suspects: [suspect], suspectsCut: 'too-many' }, ' With 11 it balances. There are too many ways to put it right; not all are listed.'],
  ['none, for the search was cut', { suspects: [], suspectsCut: 'time' }, ' Too many cells are involved; the search was not finished.'],
] as const;
for (const [name, more, expected] of cases) test(name, () => assert.equal(suspectsSaid({ ...syntheticFinding(), ...more }, 'en'), expected));

test('a table of figures that have nothing to do with each other: parse, findings and the evidence say that the search was cut', async () => {
  await inFolder(async (folder) => {
    const wild = Object.fromEntries(formCells('2021').filter((c) => c.ref.startsWith('requests.')).map((c, i) => [c.ref, String((i * 37 + 11) % 97)]));
    writeFileSync(join(folder, 'a.md'), markdown('青川市统计局', 2024, wild));
    const said = /Too many cells are involved; the search was not finished\./;
    assert.match((await nianbao(folder, ['parse', '--lang', 'en', 'a.md'])).out, said);
    await nianbao(folder, ['add', '--db', 't.db', 'a.md']);
    assert.match((await nianbao(folder, ['findings', '--db', 't.db', '--lang', 'en', '--rule', 'requests.flow'])).out.replace(/[^A-Za-z;.]+/g, ' '), said);
    const [found] = JSON.parse((await nianbao(folder, ['findings', '--db', 't.db', '--rule', 'requests.flow', '--format', 'json'])).out) as { finding: string }[];
    mkdirSync(join(folder, 'packs'));
    await nianbao(folder, ['evidence', '--db', 't.db', found!.finding, '--out', 'packs/one', '--lang', 'en']);
    assert.match(readFileSync(join(folder, 'packs', 'one', 'index.html'), 'utf8'), said);
  });
});
