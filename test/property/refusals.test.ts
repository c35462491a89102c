// What is no report, or has no tables, is refused with a code; nothing is made up for it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReport } from '../../src/pipeline.js';
import { generate } from '../generate/generate.js';
import { samples } from '../samples.js';

const text = (s: string): Uint8Array => new TextEncoder().encode(s);
const without = (paragraph: string) => generate({ seed: 12, form: '2021', layout: 'html-clean', change: (d) => { for (const s of d.sections) { s.blocks = []; s.before.push(paragraph); } } });

const cases: readonly (readonly [name: string, bytes: Uint8Array, codes: readonly string[]])[] = [
  ['nothing.html', text(''), ['empty']],
  ['blanks.txt', text(' \n\t\n '), ['empty']],
  ['notice.html', samples.find((s) => s.report === undefined)!.bytes(), ['not-a-report', 'no-tables']],
  ['prose-only.html', without('情况见正文。').bytes, ['no-tables']],
  ['pictures.html', text(without('IMG').text.replaceAll('<p>IMG</p>', '<p><img src="table.png" alt=""></p>')), ['no-tables']],
  ['poem.txt', text('青川有水，临溪有山。\n\n云栖有月，望江有帆。\n'), ['not-a-report']],
  ['binary.html', new Uint8Array(4000).map((_, i) => (i % 3 === 0 ? 0 : (i * 37) % 256)), ['binary', 'undecodable', 'not-a-report']],
];

for (const [name, bytes, codes] of cases) {
  test(`${name} is refused: ${codes.join(' or ')}`, async () => {
    const reading = await readReport(bytes, name);
    assert.ok(reading.status === 'rejected', 'was read as a report');
    assert.ok(codes.includes(reading.error.code), reading.error.code);
    assert.ok(reading.error.message.en.length > 10 && reading.error.message.zh.length > 5);
  });
}
