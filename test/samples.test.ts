// The shipped samples are what their recipes make, their README names each, and their planted errors are there.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { key } from './generate/slips.js';
import { samples } from './samples.js';
import { readNow } from './written.js';

const folder = new URL('../../data/samples/', import.meta.url);
const brokenIn = (file: string): string[] => samples.find((s) => s.file === file)!.report!().equations.filter((e) => e.broken === true).map((e) => e.key);

test('the samples are up to date (npm run golden renews them)', () => {
  for (const s of samples) assert.ok(Buffer.compare(readFileSync(new URL(s.file, folder)), s.bytes()) === 0, s.file);
  assert.deepEqual(readdirSync(folder).sort(), [...samples.map((s) => s.file), 'README.md'].sort());
});

test('the README names every sample', () => {
  const words = readFileSync(new URL('README.md', folder), 'utf8');
  for (const s of samples) assert.ok(words.includes(s.file), s.file);
});

const planted: readonly (readonly [file: string, broken: readonly string[]])[] = [
  ['linxi-minzheng-2022.html', []],
  ['linxi-minzheng-2023.html', []],
  ['linxi-minzheng-2024.html', ['requests.results natural_person', 'requests.applicants granted']],
  ['qingchuan-2023.md', []],
  ['yunqi-tongji-2024.md', []],
  ['baishi-2019.html', []],
  ['wangjiang-jiaoyu-2021.html', ['reconsideration.total']],
  ['songling-caizheng-2022.txt', []],
  ['beiqiao-2023.html', []],
  ['nanquan-sifa-2024.html', ['requests.flow natural_person', 'requests.applicants carried_out']],
];

test('what is broken in a sample is what was broken on purpose', () => {
  assert.deepEqual(planted.map(([f]) => f), samples.filter((s) => s.report !== undefined).map((s) => s.file));
  for (const [file, broken] of planted) assert.deepEqual(brokenIn(file), broken, file);
  const incomplete = samples.find((s) => s.file === 'songling-caizheng-2022.txt')!.report!();
  assert.equal(incomplete.cells.get('requests.carried_out.total')?.state, 'blank');
  assert.ok((incomplete.cells.get('requests.carried_out.natural_person')?.value ?? 0) > 0);
});

test('no rule finds anything else in a sample', () => {
  for (const [file, broken] of planted) {
    const reading = readNow(samples.find((s) => s.file === file)!.bytes(), file);
    if (reading.status !== 'report') assert.fail(file);
    const found = reading.findings.filter((f) => f.outcome !== 'holds');
    assert.deepEqual(found.filter((f) => f.outcome === 'broken').map((f) => key(f.rule, f.scope)).sort(), [...broken].sort(), file);
    // The total left blank leaves its row and its column open.
    assert.deepEqual(found.filter((f) => f.outcome !== 'broken').map((f) => f.kind), file === 'songling-caizheng-2022.txt' ? ['incomplete', 'incomplete'] : [], file);
  }
});

test('two samples are one agency in consecutive years, joined without a break', () => {
  const years = ['2022', '2023', '2024'].map((y) => samples.find((s) => s.file === `linxi-minzheng-${y}.html`)!.report!().cells);
  for (let i = 1; i < years.length; i++) {
    for (const c of ['natural_person', 'company', 'total']) assert.equal(years[i]!.get(`requests.carried_in.${c}`)?.value, years[i - 1]!.get(`requests.carried_out.${c}`)?.value);
    assert.equal(years[i]!.get('normative_documents.in_force')?.value, years[i - 1]!.get('normative_documents.in_force')!.value! + years[i]!.get('normative_documents.issued')!.value! - years[i]!.get('normative_documents.repealed')!.value!);
  }
});
