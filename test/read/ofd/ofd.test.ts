// What OFD draws → words and lines in points of the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { defaultLimits } from '../../../src/model/limits.js';
import { isRejection } from '../../../src/model/rejection.js';
import { readOfd } from '../../../src/read/ofd/ofd.js';
import type { PageGeometry } from '../../../src/model/geometry.js';
import { advancesOf, flatPath } from '../../../src/read/ofd/numbers.js';
import { ofdFile } from '../../generate/files/ofd.js';

const mm = 72 / 25.4;

function pageOf(bytes: Uint8Array): PageGeometry {
  const page = readOfd(bytes, defaultLimits);
  assert.ok(!isRejection(page), JSON.stringify(page));
  return page.geometry![0]!;
}

const text = (inner: string, rest = ''): string => `<ofd:TextObject ID="1" Boundary="20 30 50 10" Font="1" Size="4"${rest}>${inner}</ofd:TextObject>`;
const near = (got: readonly number[], wanted: readonly number[]): void => {
  assert.equal(got.length, wanted.length);
  got.forEach((v, i) => assert.ok(Math.abs(v - wanted[i]!) < 0.02, `${got.join(' ')} is not ${wanted.join(' ')}`));
};
const edges = (p: PageGeometry): number[] => p.spans.flatMap((s) => s.edges!.map((e) => e / mm));

test('advances, single and repeated', () => {
  assert.deepEqual(advancesOf('4 4 2', 9), [4, 4, 2]);
  assert.deepEqual(advancesOf('g 3 4 2 G 2 1', 9), [4, 4, 4, 2, 1, 1]);
  assert.deepEqual(advancesOf('g 1000000000 4', 5), [4, 4, 4, 4, 4]);
  assert.deepEqual(advancesOf('4 x 2', 9), [4]);
  assert.deepEqual(advancesOf(undefined, 9), []);
});

test('paths in the flat form', () => {
  assert.deepEqual(flatPath('M 0 0 L 10 0 Q 1 2 3 4 B 1 2 3 4 5 6 A 1 1 0 0 1 7 8 C'), [0, 0, 0, 1, 10, 0, 3, 1, 2, 3, 4, 2, 1, 2, 3, 4, 5, 6, 3, 7, 8, 7, 8, 4]);
  assert.deepEqual(flatPath('M 0 0 L x 1'), [0, 0, 0]);
});

const texts: readonly (readonly [name: string, object: string, at: readonly number[], words: string])[] = [
  ['advances given', text('<ofd:TextCode X="1" Y="4" DeltaX="g 2 5">总12</ofd:TextCode>'), [21, 26, 31], '总12'],
  ['advances not given: as wide as the letters', text('<ofd:TextCode X="0" Y="4">总12</ofd:TextCode>'), [20, 24, 26], '总12'],
  ['the scale of a matrix', text('<ofd:TextCode X="0" Y="4" DeltaX="4 4">总12</ofd:TextCode>', ' CTM="2 0 0 2 5 0"'), [25, 33, 41], '总12'],
  ['narrow letters', text('<ofd:TextCode X="0" Y="4">总1</ofd:TextCode>', ' HScale="0.5"'), [20, 22], '总1'],
  ['two lines in one object', text('<ofd:TextCode X="0" Y="4">一</ofd:TextCode><ofd:TextCode X="2" Y="9">二</ofd:TextCode>'), [20, 22], '一|二'],
];
for (const [name, object, at, words] of texts) {
  test(`text: ${name}`, () => {
    const page = pageOf(ofdFile([object]));
    near(edges(page), at);
    assert.equal(page.spans.map((s) => s.text).join('|'), words);
  });
}

test('text that is not to be seen, turned text, boxes in points', () => {
  assert.equal(pageOf(ofdFile([text('<ofd:TextCode X="0" Y="4">一</ofd:TextCode>', ' Visible="false"')])).spans.length, 0);
  const [down, up] = ['0 1 -1 0 10 0', '0 -1 1 0 0 10'].map((ctm) => pageOf(ofdFile([text('<ofd:TextCode X="0" Y="4" DeltaX="4">一二</ofd:TextCode>', ` CTM="${ctm}"`)])).spans);
  assert.deepEqual(down!.map((x) => [x.text, x.turn]), [['一', 90], ['二', 90]]);
  assert.deepEqual(up!.map((x) => [x.text, x.turn]), [['一', 270], ['二', 270]]);
  assert.ok(down![1]!.box[1] > down![0]!.box[1] && up![1]!.box[1] < up![0]!.box[1]);
  const column = pageOf(ofdFile([text('<ofd:TextCode X="0" Y="4" DeltaX="0" DeltaY="5">一二</ofd:TextCode>')])).spans;
  assert.deepEqual(column.map((x) => x.text), ['一', '二']);
  const [one] = pageOf(ofdFile([text('<ofd:TextCode X="0" Y="4">一</ofd:TextCode>')])).spans;
  near(one!.box, [20 * mm, (34 - 0.86 * 4) * mm, 24 * mm, (34 + 0.14 * 4) * mm]);
});

const under = text('<ofd:TextCode X="0" Y="4">一二三</ofd:TextCode>');
const over = (rest: string, inner: string): string => `<ofd:TextObject ID="9" Boundary="20 30 50 10" Font="1" Size="4"${rest}>${inner}<ofd:TextCode X="1" Y="5">内部7</ofd:TextCode></ofd:TextObject>`;
const marks: readonly (readonly [name: string, objects: readonly string[], seen: boolean])[] = [
  ['oblique', [over(' CTM="0.7 -0.7 0.7 0.7 0 0"', ''), under], false],
  ['pale over others', [under, over(' Alpha="40"', '')], false],
  ['of a pale colour over others', [under, over('', '<ofd:FillColor Value="210 210 210"/>')], false],
  ['firm over others', [under, over('', '<ofd:FillColor Value="90 0 0"/>')], true],
  ['pale and large', [text('<ofd:TextCode X="0" Y="40">一二三</ofd:TextCode>'), over(' CTM="3 0 0 3 0 0" Alpha="40"', '')], false],
  ['pale by itself', [text('<ofd:TextCode X="0" Y="40">一二三</ofd:TextCode>'), over(' Alpha="40"', '')], true],
];
for (const [name, objects, seen] of marks) {
  test(`words that are a watermark are none of the document: ${name}`, () => {
    const words = pageOf(ofdFile([objects.join('')])).spans.map((s) => s.text);
    assert.ok(words.includes('一二三'));
    assert.equal(words.includes('内部7'), seen);
  });
}

const path = (data: string, rest = '', inner = ''): string => `<ofd:PathObject ID="2" Boundary="10 20 100 50"${rest}>${inner}<ofd:AbbreviatedData>${data}</ofd:AbbreviatedData></ofd:PathObject>`;
const paths: readonly (readonly [name: string, object: string, lines: readonly (readonly number[])[]])[] = [
  ['a line', path('M 0 5 L 80 5'), [[10, 25, 90, 25]]],
  ['a box under a matrix', path('M 0 0 L 1 0 L 1 1 L 0 1 C', ' CTM="100 0 0 50 0 0"'), [[10, 20, 110, 20], [110, 20, 110, 70], [10, 70, 110, 70], [10, 20, 10, 70]]],
  ['a thin filled box', path('M 0 5 L 80 5 L 80 5.4 L 0 5.4 C', ' Stroke="false" Fill="true"'), [[10, 25.2, 90, 25.2]]],
  ['neither stroked nor filled', path('M 0 5 L 80 5', ' Stroke="false"'), []],
  ['white', path('M 0 5 L 80 5', '', '<ofd:StrokeColor Value="255 255 255"/>'), []],
  ['slanting', path('M 0 5 L 80 25'), []],
  ['cut off at its boundary', path('M 0 5 L 300 5'), [[10, 25, 111.676, 25]]],
];
for (const [name, object, lines] of paths) {
  test(`path: ${name}`, () => {
    const { rulings } = pageOf(ofdFile([object]));
    assert.equal(rulings.length, lines.length);
    rulings.forEach((r, i) => near([r.x0, r.y0, r.x1, r.y1].map((v) => v / mm), lines[i]!));
  });
}

const ns = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const layer = (inner: string): string => `<ofd:Content><ofd:Layer ID="9"><ofd:PageBlock ID="10">${inner}</ofd:PageBlock></ofd:Layer></ofd:Content>`;

test('templates, annotations, units used again and pictures', () => {
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]);
  const bytes = ofdFile(
    [`<ofd:Template TemplateID="50"/>${layer(`${text('<ofd:TextCode X="0" Y="4">页</ofd:TextCode>')}<ofd:CompositeObject ID="3" Boundary="100 0 9 9" ResourceID="70"/><ofd:ImageObject ID="4" Boundary="20 100 150 100" CTM="150 0 0 100 0 0" ResourceID="60"/>`)}`],
    '题', {
      'Doc_0/T/Content.xml': strToU8(`<ofd:Page ${ns}>${layer(text('<ofd:TextCode X="0" Y="4">版</ofd:TextCode>'))}</ofd:Page>`),
      'Doc_0/R.xml': strToU8(`<ofd:Res ${ns} BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="60" Type="Image"><ofd:MediaFile>1.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="70"><ofd:Content>${text('<ofd:TextCode X="0" Y="4">复</ofd:TextCode>')}<ofd:CompositeObject ID="3" Boundary="0 0 9 9" ResourceID="70"/></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>`),
      'Doc_0/Res/1.png': png,
      'Doc_0/A/Annotations.xml': strToU8(`<ofd:Annotations ${ns}><ofd:Page PageID="1"><ofd:FileLoc>P.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>`),
      'Doc_0/A/P.xml': strToU8(`<ofd:PageAnnot ${ns}><ofd:Annot ID="1" Type="Stamp"><ofd:Appearance Boundary="5 5 9 9">${text('<ofd:TextCode X="0" Y="4">注</ofd:TextCode>')}</ofd:Appearance></ofd:Annot><ofd:Annot ID="2" Type="Watermark"><ofd:Appearance Boundary="5 5 9 9">${text('<ofd:TextCode X="0" Y="4">水</ofd:TextCode>')}</ofd:Appearance></ofd:Annot></ofd:PageAnnot>`),
    },
    '<ofd:DocumentRes>R.xml</ofd:DocumentRes><ofd:TemplatePage ID="50" BaseLoc="T/Content.xml"/>', '<ofd:Annotations>A/Annotations.xml</ofd:Annotations>',
  );
  const page = readOfd(bytes, defaultLimits);
  assert.ok(!isRejection(page));
  const words = page.geometry![0]!.spans.map((x) => x.text);
  assert.deepEqual([words[0], words[1], words.at(-1), words.filter((x) => x === '复').length > 1], ['版', '页', '注', true]);
  assert.ok(words.length < 60);
  assert.deepEqual(page.metadata, [{ name: 'title', value: '题' }]);
  const [image] = page.blocks.filter((b) => b.kind === 'image');
  assert.equal(image?.src, 'Doc_0/Res/1.png');
  assert.deepEqual(image?.picture, { kind: 'bytes', bytes: png });
});

test('no pages, too many pages, no document, a broken page', () => {
  const codeOf = (bytes: Uint8Array, pages = 500): string => {
    const page = readOfd(bytes, { ...defaultLimits, pages });
    return isRejection(page) ? page.code : `read ${page.problems.map((x) => x.code).join()}`;
  };
  assert.equal(codeOf(ofdFile([])), 'empty');
  assert.equal(codeOf(ofdFile(['', '', '']), 2), 'too-large');
  assert.equal(codeOf(zipSync({ 'OFD.xml': strToU8('<a/>') })), 'empty');
  assert.equal(codeOf(zipSync({ 'OFD.xml': strToU8(`<ofd:OFD ${ns}><ofd:DocBody><ofd:DocRoot>x.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`) })), 'damaged');
  assert.equal(codeOf(zipSync({ 'OFD.xml': strToU8(`<ofd:OFD ${ns}><ofd:DocBody><ofd:DocRoot>x.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`), 'Encryptions.xml': strToU8('<a/>') })), 'encrypted');
  assert.equal(codeOf(ofdFile(['<ofd:Area><broken>'])), 'read page-damaged');
});
