// What Word puts into its XML, and what a reader of the page sees of it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import type { Block } from '../../../src/model/document.js';
import { defaultLimits } from '../../../src/model/limits.js';
import { isRejection } from '../../../src/model/rejection.js';
import { readDocx } from '../../../src/read/office/docx.js';
import { docxFile, w, type DocxParts } from '../../generate/files/docx.js';

const r = (text: string, properties = ''): string => `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (inner: string, properties = ''): string => `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;
const tc = (inner: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${inner.startsWith('<w:') ? inner : p(r(inner))}</w:tc>`;
const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const tbl = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;

function blocksOf(body: string, rest: Omit<DocxParts, 'body'> = {}): readonly Block[] {
  const page = readDocx(docxFile({ body, ...rest }), defaultLimits);
  assert.ok(!isRejection(page), JSON.stringify(page));
  return page.blocks;
}

/** Blocks in short: text (with `#` for headings), rows of `text@column+colspan×rowspan~dropped`. */
function shown(blocks: readonly Block[]): string[] {
  return blocks.flatMap((b) => {
    if (b.kind === 'text') return ['#'.repeat(b.level ?? 0) + b.text];
    if (b.kind === 'image') return [`image ${b.src}${b.picture === undefined ? '' : ' bytes'}`];
    return b.grid.rows.map((row) => row.cells.map((c) => `${c.text}@${c.column}${c.colspan > 1 ? `+${c.colspan}` : ''}${c.rowspan > 1 ? `×${c.rowspan}` : ''}${c.dropped === undefined ? '' : `~${c.dropped}`}`).join('|'));
  });
}

/** What is tracked of the mark at the end of a paragraph. */
const gone = (change: string): string => `<w:rPr><w:${change} w:id="1"/></w:rPr>`;
const field = (kind: string): string => `<w:r><w:fldChar w:fldCharType="${kind}"/></w:r>`;
const box = (inner: string): string => `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
const namespaces = ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"';
const level = (n: number, format: string, text: string): string => `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimal', '%4')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>`;
const inList = (n: number, id = 1): string => `<w:numPr><w:ilvl w:val="${n}"/><w:numId w:val="${id}"/></w:numPr>`;
const styles = '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="B"><w:basedOn w:val="1"/><w:name w:val="b"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="T"><w:name w:val="toc 1"/></w:style><w:style w:styleId="L"><w:name w:val="l"/><w:pPr><w:outlineLvl w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';

const cases: readonly (readonly [name: string, body: string, blocks: readonly string[], rest?: Omit<DocxParts, 'body'>])[] = [
  ['runs, tabs, breaks and blanks', p(`${r('一、 总')}${r('体')}<w:r><w:tab/><w:t>情况</w:t><w:br/><w:t>1</w:t><w:noBreakHyphen/><w:t>2</w:t></w:r>`), ['一、 总体 情况\n1-2']],
  ['headings by style, by a style it is based on, by outline level', p(r('甲'), '<w:pStyle w:val="1"/>') + p(r('乙'), '<w:outlineLvl w:val="2"/>') + p(r('丙'), '<w:outlineLvl w:val="9"/>'), ['#甲', '###乙', '丙'], { styles }],
  ['lists count on, start again under a higher number, and start where they are told to', [p(r('总体'), inList(0)), p(r('主动'), inList(1)), p(r('申请'), inList(1)), p(r('表'), inList(0)), p(r('行'), inList(1)), p(r('列'), inList(2)), p(r('别'), inList(0, 2)), p(r('点'), inList(0, 3))].join(''), ['一、总体', '（一）主动', '（二）申请', '二、表', '（一）行', '1.列', '五、别', '点'], { numbering }],
  ['a list that a style brings', p(r('总体'), '<w:pStyle w:val="L"/>') + p(r('主动'), '<w:pStyle w:val="L"/>'), ['##一、总体', '##二、主动'], { numbering, styles }],
  ['a number of a list does not run into a figure', tbl(tr(tc(p(r('5'), inList(2))), tc(p(r('5'), inList(3))), tc('7'))), ['1.\n5@0|1\n5@1|7@2'], { numbering }],
  ['spans across, down and both', tbl(tr(tc('a', '<w:gridSpan w:val="2"/>'), tc('b', '<w:vMerge w:val="restart"/>')), tr(tc('c'), tc('d'), tc('', '<w:vMerge/>')), tr(tc('e', '<w:hMerge w:val="restart"/>'), tc('', '<w:hMerge w:val="continue"/>'), tc('x', '<w:vMerge w:val="continue"/>'))), ['a@0+2|b@2×3~x', 'c@0|d@1', 'e@0+2']],
  ['two merges down, one under the other', tbl(tr(tc('a', '<w:vMerge w:val="restart"/>'), tc('1')), tr(tc('', '<w:vMerge/>'), tc('2')), tr(tc('b', '<w:vMerge w:val="restart"/>'), tc('3')), tr(tc('', '<w:vMerge/>'), tc('4'))), ['a@0×2|1@1', '2@1', 'b@0×2|3@1', '4@1']],
  ['columns before a row', tbl(`<w:tr><w:trPr><w:gridBefore w:val="2"/><w:gridAfter w:val="1"/></w:trPr>${tc('a')}</w:tr>`), ['a@2']],
  ['a table in a cell opens its row up', tbl(tr(tc('前'), tc(p(r('上')) + tbl(tr(tc('1'), tc('2'))) + p(''))), tr(tc('3'), tc('4'))), ['前', '上', '1@0|2@1', '3@0|4@1']],
  ['figures framed by tables of one cell each are figures', tbl(tr(tc('行'), tc(tbl(tr(tc('12'))) + p('')), tc(tbl(tr(tc(tbl(tr(tc('3')))))) + p(''))), tr(tc('列'), tc(p(r('甲')) + tbl(tr(tc('4')))), tc(p('')))), ['行@0|12@1|3@2', '列@0|甲\n4@1|@2']],
  ['a table of one cell with a table of two in it is layout', tbl(tr(tc('行'), tc(tbl(tr(tc(tbl(tr(tc('1'), tc('2')))))) + p('')))), ['行', '1@0|2@1']],
  ['a table of one cell in one of one cell is layout', tbl(tr(tc(tbl(tr(tc('题'))) + p('')))), ['题@0']],
  ['deleted rows in a frame', tbl(tr(tc('行'), tc(tbl(`<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${tc('9')}</w:tr>`, tr(tc('7'))) + p('')))), ['行@0|7@1']],
  ['a paragraph whose mark is deleted or moved goes on in the next', tbl(tr(tc(p(r('1'), gone('del')) + p(r('05'))), tc(p(r('2'), gone('moveFrom')) + p(`<w:del><w:r><w:delText>7</w:delText></w:r></w:del>${r('3')}`, gone('del')) + p(r('4'))), tc(p(r('5'), gone('ins')) + p(r('6'))), tc(p(r('8'), gone('del'))))) + p(r('一、总'), gone('del')) + p(r('体情况'), '<w:outlineLvl w:val="0"/>') + p(r('前'), gone('del')) + tbl(tr(tc('1'), tc('2'))), ['105@0|234@1~7|5\n6@2|8@3', '#一、总体情况', '前', '1@0|2@1']],
  ['a list counts a paragraph in pieces once', p(r('总'), inList(0) + gone('del')) + p(r('体'), inList(0)) + p(r('表'), inList(0)), ['一、总体', '二、表'], { numbering }],
  ['rows moved within a table', tbl(`<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${tc(p(`<w:moveFrom>${r('旧')}</w:moveFrom>`, gone('moveFrom')))}${tc(p(`<w:moveFrom>${r('1')}</w:moveFrom>`))}</w:tr>`, tr(tc('行'), tc('2')), `<w:tr><w:trPr><w:ins w:id="2"/></w:trPr>${tc(p(`<w:moveTo>${r('旧')}</w:moveTo>`, gone('moveTo')))}${tc(p(`<w:moveTo>${r('1')}</w:moveTo>`))}</w:tr>`), ['行@0|2@1', '旧@0|1@1']],
  ['lowered figures are no digits', tbl(tr(tc(p(`${r('7')}${r('1', '<w:vertAlign w:val="subscript"/>')}`)), tc('5'))), ['7₁@0|5@1']],
  ['content controls are looked through', `<w:sdt><w:sdtContent>${p(`<w:sdt><w:sdtContent>${r('题')}</w:sdtContent></w:sdt>`)}</w:sdtContent></w:sdt>${tbl(`<w:sdt><w:sdtContent>${tr(`<w:sdt><w:sdtContent>${tc('1')}</w:sdtContent></w:sdt>`, tc('2'))}</w:sdtContent></w:sdt>`)}`, ['题', '1@0|2@1']],
  ['a text box is read once', p(r('前') + box(p(r('框')) + tbl(tr(tc('1'), tc('2'))))), ['前', '框', '1@0|2@1'], { namespaces }],
  ['tracked changes as accepted', p(`<w:ins>${r('入')}</w:ins><w:del><w:r><w:delText>出</w:delText></w:r></w:del><w:moveFrom>${r('旧处')}</w:moveFrom><w:moveTo>${r('新处')}</w:moveTo>`) + tbl(tr(tc(p(`<w:del><w:r><w:delText>12</w:delText></w:r></w:del><w:ins>${r('13')}</w:ins>`)), tc('1')), `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${tc('9')}${tc('9')}</w:tr>`), ['入新处', '13@0~12|1@1']],
  ['hidden and struck-out words', tbl(tr(tc(p(r('7', '<w:strike/>') + r('8', '<w:vanish/>') + r('9', '<w:dstrike/>') + r('5', '<w:strike w:val="0"/>'))), tc(p(r('6'), '<w:pStyle w:val="B"/>')), tc(p(r('4', '<w:vanish w:val="false"/>'), '<w:pStyle w:val="B"/>')))), ['5@0~789|@1~6|4@2'], { styles }],
  ['raised figures, marks of notes, symbols', tbl(tr(tc(p(`${r('7')}${r('1', '<w:vertAlign w:val="superscript"/>')}`)), tc(p(`${r('5')}<w:r><w:footnoteReference w:id="2"/></w:r>`)), tc(p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>')), tc(p('<w:r><w:sym w:font="Wingdings" w:char="F031"/></w:r>')))), ['7¹@0|5@1|✓@2|\ufffd@3']],
  ['fields: what they come to, not what they are', p(`${field('begin')}<w:r><w:instrText>PAGE 3</w:instrText></w:r>${field('separate')}${r('12')}${field('end')}${r('页')}<w:fldSimple w:instr="DATE">${r('今')}</w:fldSimple>`), ['12页今']],
  ['a table of contents repeats what follows', p(r('一、总体情况 1'), '<w:pStyle w:val="T"/>') + p(`${field('begin')}<w:r><w:instrText> TOC \\o </w:instrText></w:r>${field('separate')}${r('二、主动 2')}`) + p(`${r('三、收到 3')}${field('end')}`) + p(r('文')), ['文'], { styles }],
  ['pictures of the file, of elsewhere, and of a kind not looked into', p(`<w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r>`) + p('<w:r><w:pict><v:imagedata r:id="rId2"/></w:pict></w:r>') + p('<w:r><w:drawing><a:blip r:link="rId3"/></w:drawing></w:r>'), ['image word/media/1.png bytes', 'image word/media/2.emf', 'image http://example.invalid/3.png'], { namespaces, relations: { rId1: { type: 'image', target: 'media/1.png' }, rId2: { type: 'image', target: 'media/2.emf' }, rId3: { type: 'image', target: 'http://example.invalid/3.png', external: true } }, parts: { 'word/media/1.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]), 'word/media/2.emf': new Uint8Array([1, 0, 0, 0]) } }],
  ['a picture in a cell is something that was not read', tbl(tr(...['1', '2', '3', '4'].map((t) => tc(t)), tc(p('<w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r>')))), ['1@0|2@1|3@2|4@3|\ufffc@4'], { namespaces }],
];
for (const [name, body, blocks, rest] of cases) test(name, () => assert.deepEqual(shown(blocksOf(body, rest)), blocks));

test('places are paths below the body, nested ones included', () => {
  const blocks = blocksOf(p(r('题')) + tbl(tr(tc('x'), tc(tbl(tr(tc('1')), tr(tc('2'), tc('3')))))) + tbl(tr(tc('4'))));
  const places = blocks.flatMap((b) => (b.kind === 'grid' ? b.grid.rows.flatMap((row) => row.cells.map((c) => c.anchor)) : [b.anchor]));
  assert.deepEqual(places, ['/p[1]', '/tbl[1]/tr[1]/tc[1]/p[1]', '/tbl[1]/tr[1]/tc[2]/tbl[1]/tr[1]/tc[1]', '/tbl[1]/tr[1]/tc[2]/tbl[1]/tr[2]/tc[1]', '/tbl[1]/tr[1]/tc[2]/tbl[1]/tr[2]/tc[2]', '/tbl[2]/tr[1]/tc[1]'].map((place) => ({ part: 'word/document.xml', place })));
});

test('Strict documents and other prefixes', () => {
  const strict = '<x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"><x:body><x:p><x:r><x:t>题</x:t></x:r></x:p><x:tbl><x:tr><x:tc><x:tcPr><x:gridSpan x:val="2"/></x:tcPr><x:p/></x:tc></x:tr></x:tbl></x:body></x:document>';
  const page = readDocx(zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'word/document.xml': strToU8(strict) }), defaultLimits);
  assert.ok(!isRejection(page));
  assert.deepEqual(shown(page.blocks), ['题', '@0+2']);
});

const document = (xml: string): Uint8Array => zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'word/document.xml': strToU8(xml) });
const laughs = `<!DOCTYPE a [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i} "${`&a${i - 1};`.repeat(10)}">`).join('')}]>`;
const hostile: readonly (readonly [name: string, bytes: Uint8Array, code: string])[] = [
  ['entities that multiply', document(`${laughs}<w:document xmlns:w="${w}"><w:body>&a29;</w:body></w:document>`), 'unsupported'],
  ['an external entity', document(`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document xmlns:w="${w}"><w:body>&x;</w:body></w:document>`), 'unsupported'],
  ['an entity nobody declared', document(`<w:document xmlns:w="${w}"><w:body>&x;</w:body></w:document>`), 'damaged'],
  ['10,000 tables in each other', document(`<w:document xmlns:w="${w}"><w:body>${'<w:tbl><w:tr><w:tc>'.repeat(10_000)}${'</w:tc></w:tr></w:tbl>'.repeat(10_000)}</w:body></w:document>`), 'too-complex'],
  ['XML cut off', document(`<w:document xmlns:w="${w}"><w:body><w:p>`), 'damaged'],
  ['no document', zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'word/styles.xml': strToU8('<a/>') }), 'damaged'],
];
for (const [name, bytes, code] of hostile) {
  test(`${name} → ${code}`, () => {
    const page = readDocx(bytes, defaultLimits);
    assert.ok(isRejection(page));
    assert.equal(page.code, code);
  });
}

test('more cells or tags than the limit are refused', () => {
  const body = tbl(...Array.from({ length: 30 }, () => tr(...Array.from({ length: 10 }, () => tc('1')))));
  for (const limits of [{ cells: 299 }, { tags: 500 }]) {
    const page = readDocx(docxFile({ body }), { ...defaultLimits, ...limits });
    assert.ok(isRejection(page) && page.code === 'too-complex');
  }
});

const entries = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="0"/><w:listEntry w:val="12"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>';
const inCell: readonly (readonly [name: string, inner: string, text: string])[] = [
  ['a choice', p(entries + field('end')), '12'],
  ['signs set over one another', p(`${field('begin')}<w:r><w:instrText>eq \\o\\ac(○,3)</w:instrText></w:r>${field('end')}`), '\ufffc'],
  ['an entry of the index', p(`${field('begin')}<w:r><w:instrText> XE "年报" </w:instrText></w:r>${field('end')}`), ''],
  ['a chart in the line', p('<w:r><w:drawing><wp:inline><a:graphic/></wp:inline></w:drawing></w:r>'), '\ufffc'],
  ['a thing of another program', p('<w:r><w:object/></w:r>'), '\ufffc'],
  ['a seal that floats', p('<w:r><w:drawing><wp:anchor><a:graphic/></wp:anchor></w:drawing></w:r>'), ''],
];
for (const [name, inner, text] of inCell) {
  test(`a cell with ${name} and no words: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(shown(blocksOf(tbl(tr(tc('规章'), tc(inner), tc('1'))), { namespaces: `${namespaces} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` })), [`规章@0|${text}@1|1@2`]);
  });
}
