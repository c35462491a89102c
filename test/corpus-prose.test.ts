// The sentences of real reports outside the repository: each is read right or left alone, and the prose of the reports beside them accuses no table. Runs where NIANBAO_CORPUS names the folder of reports; nothing of their text is here.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { proseFindings } from '../src/check/prose/prose.js';
import { mentionsOf } from '../src/parse/mentions/mentions.js';
import { readReport } from '../src/pipeline.js';
import { rng } from './generate/rng.js';
import { hanNumeralOf } from './parse/mentions/han-numeral.js';
import { readInShort } from './parse/mentions/written.js';

/** What the sentences state, in their order; the first number of a sentence is 11, the next 12. The last six are of other things. */
const expected: readonly string[] = [
  'new!0 [某机关], carried_in=11 [某机关]',
  'new!0 [某机关]',
  'new!0',
  'new=11',
  'new=11',
  'new=11, carried_in=12, concluded=13, carried_out=14',
  'new=11',
  'new=11 office, reconsideration=12, reconsideration.pending derived=12',
  'new=11, granted=12, denied=13, reconsideration=14, litigation=15',
  'new=11',
  'new=11 [某机关], new@natural_person=12 [某机关], new@legal=13 [某机关], carried_out=14 [某机关], concluded=15 [某机关]',
  'new!0, reconsideration!0, litigation!0',
  'new!0 [分局]',
  'new!0',
  'new=11',
  'new!0',
  'new=11',
  'new=11',
  'new=11',
  'new=11, concluded=12',
  'new=11',
  'concluded=11',
  'new=11 [市自然资源局]',
  'new=11, new@natural_person=12, new@legal=13, concluded=14, carried_in part=15, carried_out=16',
  'new=11 region, concluded=12 region, granted=13 region, partly_granted=14 region',
  'new=11, granted=12, partly_granted=13, denied=14',
  'concluded=11',
  'new@natural_person=11, granted=12, partly_granted=13, denied=14, unavailable=15',
  'new@natural_person=13, new@legal=14',
  '',
  'new=11',
  'new=11',
  'new=11',
  'new=11, new@natural_person=12',
  'new=11',
  'new=11 office, concluded=12, carried_in part=13, carried_out=14',
  'new=11, carried_in=12, granted=13, partly_granted=14, denied=15, unavailable=16, unprocessed=17, other=18, carried_out=19',
  '',
  'new!0',
  'reconsideration=11, litigation=12, reconsideration.upheld derived=11, litigation.upheld derived=12',
  'reconsideration=11, litigation=12, reconsideration.upheld derived=11, litigation.upheld derived=12',
  'reconsideration=11',
  'reconsideration=11',
  'normative_documents.issued=11, licences.decisions=12',
  'regulations.published=11, normative_documents.published=12',
  'normative_documents.issued=11, normative_documents.repealed=12, normative_documents.in_force=13',
  '',
  'penalties.decisions=11 [单位]',
  'fees part!0',
  'fees part=0.0011',
  'fees part=0.0011',
  'fees part!0',
  'fees part!0 [市某机关]',
  '',
  '',
  '',
  '',
  '',
  '',
];
const others = 6;
const rounds = 40;

const named = process.env['NIANBAO_CORPUS'];
const folder = named === undefined || named === '' ? null : resolve(named);
const list = folder === null ? null : join(folder, '..', 'VARIANTS.md');

if (folder === null || list === null || !existsSync(list)) {
  test('the sentences of real reports', { skip: 'SKIPPED: NIANBAO_CORPUS is not set, or no list of sentences lies beside it, so NO REAL SENTENCE WAS READ' }, () => undefined);
} else {
  const text = readFileSync(list, 'utf8');
  const sentences = text.slice(text.indexOf('## 9.')).split('\n').flatMap((l) => [...l.matchAll(/`([^`]+)`/g)].map((m) => m[1]!));

  test('each sentence is read right or left alone, whatever its numbers', () => {
    assert.equal(sentences.length, expected.length, 'the list of sentences is another one');
    for (const [i, sentence] of sentences.entries()) for (let round = 0; round < rounds; round++) assertRead(sentence, expected[i]!, round, i);
  });

  test('nine in ten of those that state a figure are read', () => {
    const read = expected.slice(0, -others).filter((e) => e !== '').length;
    assert.ok(read >= (expected.length - others) * 0.9, `${read} of ${expected.length - others}`);
    assert.ok(expected.slice(-others).every((e) => e === ''));
  });

  for (const file of readdirSync(folder).filter((f) => /\.(?:md|txt|html|pdf)$/.test(f) && f !== 'README.md')) {
    test(`${file}: its sentences agree with its tables`, async () => {
      const reading = await readReport(readFileSync(join(folder, file)), file);
      assert.equal(reading.status, 'report');
      if (reading.status !== 'report') return;
      const mentions = mentionsOf(reading.report.sections);
      assert.ok(mentions.length >= 2, `${mentions.length} numbers read`);
      for (const m of mentions) assert.equal(reading.report.sections[m.place.section]!.paragraphs[m.place.paragraph]!.text.slice(m.place.start, m.place.end), m.text);
      assert.deepEqual(proseFindings(reading.report, mentions).map((f) => f.message.zh), []);
    });
  }
}

/** Fills in numbers, printed in one of the ways in use, and compares what is read with what they are. */
function assertRead(sentence: string, short: string, round: number, i: number): void {
  const r = rng(i * 1000 + round);
  const values: number[] = [];
  const filled = sentence.replaceAll(/ ?N ?%/g, '100%').replaceAll(/ ?N ?/g, (_, at: number) => {
    const n = round === 0 ? values.length + 11 : r.int(11, 99) * 10 + values.length;
    values.push(n);
    const counted = /^ ?N ?[件条宗起例份條]/.test(sentence.slice(at));
    return r.pick([String(n), ` ${n} `, n.toLocaleString('en'), [...String(n)].map((d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).join(''), counted ? hanNumeralOf(n) : String(n)]);
  }).replaceAll('Y', '2023');
  const wanted = short.replaceAll(/(?<==)(\d+)(?![\d.])/g, (_, n: string) => String(values[Number(n) - 11])).replaceAll('0.0011', String(values[0]! / 10_000));
  assert.equal(readInShort(filled, /复议|诉讼|申请|申請/.test(filled) ? 'requests' : 'overview'), wanted, `sentence ${i + 1}, round ${round}`);
}
