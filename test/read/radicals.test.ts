// Radicals in place of ordinary characters: labels and names are read, the figures stay as printed, one note says so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8 } from 'fflate';
import { readReport } from '../../src/pipeline.js';
import { withoutRadicals } from '../../src/read/radicals.js';
import { readText } from '../../src/read/text/text.js';
import type { Block } from '../../src/model/document.js';
import { read } from '../../src/read/read.js';
import { defaultLimits } from '../../src/model/limits.js';
import { isRejection } from '../../src/model/rejection.js';
import { compare } from '../generate/compare.js';
import { generate } from '../generate/generate.js';
import { docxOf } from '../generate/files/docx.js';
import { sheetOf } from '../generate/files/sheet.js';

const radicals = '⼀⼆⼋⼈⼤⼩⼯⼒⼝⼿⽂⽇⽉⽤⽬⾏⻅⻚⻓⻔';
const ordinary = '一二八人大小工力口手文日月用目行见页长门';
const spoilt = (text: string): string => text.replace(/[一-鿿]/g, (c) => radicals[ordinary.indexOf(c)] ?? c);

test('every radical of a kind that has a character becomes it, and nothing else changes', () => {
  assert.equal(withoutRadicals(radicals), ordinary);
  assert.equal(withoutRadicals('⺠⻅⻆民12①（）'), '民见角民12①（）');
});

const agency = '临溪县人民政府';
const clean = generate({ seed: 5, layout: 'markdown-pipes', agency, slips: 0 });

for (const [format, bytesOf] of [
  ['text', (text: string): Uint8Array => strToU8(text)],
  ['docx', (text: string): Uint8Array => docxOf(blocks(text))],
  ['xlsx', (text: string): Uint8Array => sheetOf(blocks(text))],
] as const) {
  test(`a report in radicals is the same report: ${format}`, async () => {
    const before = await readReport(bytesOf(clean.text), 'a');
    const after = await readReport(bytesOf(spoilt(clean.text)), 'a');
    assert.ok(before.status === 'report' && after.status === 'report');
    assert.deepEqual(compare(clean.cells, after.report.cells).mismatches, []);
    assert.equal(after.report.agency.value, before.report.agency.value);
    assert.deepEqual([...after.report.cells.values()].map((v) => v.raw), [...before.report.cells.values()].map((v) => v.raw));
    const notes = after.report.problems.filter((p) => p.code === 'radicals');
    assert.deepEqual(notes.map((p) => p.level), ['note']);
    assert.deepEqual(before.report.problems.filter((p) => p.code === 'radicals'), []);
  });
}

test('an entry keeps its signs', async () => {
  const page = await read(strToU8('# 临溪县\n\n| ⼈数 | 次数 |\n| --- | --- |\n| 12⼈ | ⼀ |\n'), 'a', defaultLimits);
  assert.ok(!isRejection(page));
  const grid = page.blocks.find((b) => b.kind === 'grid');
  assert.deepEqual(grid?.grid.rows.map((r) => r.cells.map((c) => c.text)), [['人数', '次数'], ['12⼈', '⼀']]);
});

/** As the reader leaves the text, radicals and all. */
function blocks(text: string): readonly Block[] {
  const page = readText(text, defaultLimits);
  assert.ok(!isRejection(page));
  return page.blocks;
}
