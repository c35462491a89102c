// What a spreadsheet shows, and what it keeps back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as XLSX from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Block } from '../../../src/model/document.js';
import { defaultLimits } from '../../../src/model/limits.js';
import { isRejection } from '../../../src/model/rejection.js';
import type { Page } from '../../../src/read/page.js';
import { readSheet } from '../../../src/read/office/sheet.js';

type Sheet = XLSX.WorkSheet;
const n = (v: number, z?: string): XLSX.CellObject => ({ t: 'n', v, ...(z === undefined ? {} : { z }) });
const s = (v: string): XLSX.CellObject => ({ t: 's', v });

function sheet(cells: Readonly<Record<string, XLSX.CellObject>>, rest: Partial<Sheet> = {}): Sheet {
  const places = Object.keys(cells).map((a) => XLSX.utils.decode_cell(a));
  const e = { r: Math.max(...places.map((p) => p.r)), c: Math.max(...places.map((p) => p.c)) };
  return { ...cells, '!ref': XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e }), ...rest };
}

function file(sheets: Readonly<Record<string, Sheet>>, kind: 'xlsx' | 'biff8' = 'xlsx', hidden: readonly string[] = []): Uint8Array {
  const book = XLSX.utils.book_new();
  for (const [name, own] of Object.entries(sheets)) XLSX.utils.book_append_sheet(book, own, name);
  book.Workbook = { Sheets: Object.keys(sheets).map((name) => ({ name, Hidden: hidden.includes(name) ? 1 : 0 })) };
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: kind, cellStyles: true }) as ArrayBuffer);
}

function read(bytes: Uint8Array): Page {
  const page = readSheet(bytes, defaultLimits);
  assert.ok(!isRejection(page), JSON.stringify(page));
  return page;
}

const shown = (blocks: readonly Block[]): string[] => blocks.flatMap((b) => (b.kind === 'text' ? [b.text] : b.kind === 'grid' ? b.grid.rows.map((row) => row.cells.map((c) => `${c.text}@${c.column}${c.colspan > 1 ? `+${c.colspan}` : ''}${c.rowspan > 1 ? `×${c.rowspan}` : ''}${c.dropped === undefined ? '' : `~${c.dropped}`}`).join('|')) : []));
const range = (a: string): XLSX.Range => XLSX.utils.decode_range(a);

const cases: readonly (readonly [name: string, own: Sheet, blocks: readonly string[]])[] = [
  ['figures as they are formatted', sheet({ A1: s('a'), B1: n(1234), C1: n(1234, '#,##0'), D1: n(0.5, '0.00'), E1: n(5, '0%'), F1: s('12 '), G1: n(12345678901234) }), ['a@0|1234@1|1,234@2|0.50@3|500%@4|12@5|12345678901234@6']],
  ['a figure that its format hides looks blank', sheet({ A1: s('a'), B1: n(0, '0;-0;;@'), C1: n(3, '0;-0;;@') }), ['a@0|@1~0|3@2']],
  ['errors of formulas', sheet({ A1: s('a'), B1: { t: 'e', v: 0x17, w: '#REF!' } }), ['a@0|#REF!@1']],
  ['merges and blanks', sheet({ A1: s('a'), C1: s('b'), A2: s('c'), B2: n(1) }, { '!merges': [range('A1:B1'), range('C1:C2')] }), ['a@0+2|b@2×2', 'c@0|1@1']],
  ['a title over the whole width is a line, empty rows part tables', sheet({ A1: s('年度报告'), A2: s('a'), B2: n(1), A4: s('b'), B4: n(2), A5: s('说明') }, { '!merges': [range('A1:B1')] }), ['年度报告', 'a@0|1@1', 'b@0|2@1', '说明@0|@1']],
  ['a label without figures stays in its table', sheet({ A1: s('a'), B1: n(1), A2: s('b'), A3: s('c'), B3: n(2) }), ['a@0|1@1', 'b@0|@1', 'c@0|2@1']],
  ['hidden rows and columns are left out', sheet({ A1: s('a'), B1: n(1), C1: n(9), A2: s('b'), B2: n(8), C2: n(9), A3: s('c'), B3: n(3), C3: n(9) }, { '!rows': [{}, { hidden: true }], '!cols': [{}, {}, { hidden: true }] }), ['a@0|1@1', 'c@0|3@1']],
  ['what is under a merge is not seen: the same again, other figures, and under a blank', sheet({ A1: s('a'), B1: s('a'), C1: n(1), D1: n(55), A2: n(7), B2: n(2), C2: n(3), D2: n(4), B3: n(5), C3: n(6) }, { '!merges': [range('A1:B1'), range('C1:D1'), range('A2:A3'), range('D2:D3'), range('B4:C4')] }), ['a@0+2|1@2+2~55', '7@0×2|2@1|3@2|4@3×2', '5@1|6@2']],
  ['what is under a merge that is blank itself is not seen', sheet({ A1: s('a'), B1: n(1), B2: n(8), C2: n(9), A3: s('b'), B3: n(2), C3: n(3) }, { '!merges': [range('A2:C2')] }), ['a@0|1@1|@2', '@0+3~8 9', 'b@0|2@1|3@2']],
];
for (const [name, own, blocks] of cases) test(name, () => assert.deepEqual(shown(read(file({ Sheet1: own })).blocks), blocks));

test('XLS gives the same as XLSX', () => {
  // The library reads what is hidden in XLS and does not write it.
  for (const [name, own, blocks] of cases.filter(([, own]) => own['!rows'] === undefined)) assert.deepEqual(shown(read(file({ Sheet1: own }, 'biff8')).blocks), blocks, name);
});

test('places are those of the sheet, blanks included', () => {
  const [grid] = read(file({ 表二: sheet({ B2: s('a'), C2: n(1), B3: s('b') }) })).blocks.filter((b) => b.kind === 'grid');
  assert.deepEqual(grid!.grid.rows.map((row) => row.cells.map((c) => c.anchor)), [['B2', 'C2'], ['B3', 'C3']].map((r) => r.map((place) => ({ part: '表二', place }))));
});

test('sheets in order, with the names that say something; what is kept back is told', () => {
  const sheets = { 表二: sheet({ A1: s('a'), B1: n(1) }), Sheet2: sheet({ A1: s('b'), B1: n(2) }), 草稿: sheet({ A1: s('c'), B1: n(3) }) };
  const page = read(file(sheets, 'xlsx', ['草稿']));
  assert.deepEqual(shown(page.blocks), ['表二', 'a@0|1@1', 'b@0|2@1']);
  assert.deepEqual(page.problems.map((p) => [p.code, p.found]), [['hidden-rows', '草稿']]);
  assert.deepEqual(read(file({ Sheet1: cases[1]![1] })).problems.map((p) => [p.code, p.found]), [['masked-figures', 'B1']]);
  assert.deepEqual(read(file({ Sheet1: cases[6]![1] })).problems.map((p) => p.code), ['hidden-rows']);
});

test('what is hidden is read where nothing else is there', () => {
  const page = read(file({ Sheet1: sheet({ A1: s('见附表') }), 附表: sheet({ A1: s('c'), B1: n(3) }) }, 'xlsx', ['附表']));
  assert.deepEqual(shown(page.blocks), ['见附表', '附表', 'c@0|3@1']);
  assert.deepEqual(page.problems.map((p) => p.code), ['hidden-tables']);
});

/** Parts of a workbook, changed as text. */
function rewritten(own: Sheet, changes: Readonly<Record<string, (xml: string) => string>>): Uint8Array {
  const parts = unzipSync(file({ Sheet1: own }));
  for (const [name, change] of Object.entries(changes)) parts[`xl/${name}.xml`] = strToU8(change(strFromU8(parts[`xl/${name}.xml`]!)));
  return zipSync(parts);
}

/** The sheet of a workbook, changed as text. */
function changed(change: (xml: string) => string): Uint8Array {
  return rewritten(sheet({ A1: s('a'), B1: n(1) }), { 'worksheets/sheet1': change });
}

const run = (text: string, properties = ''): string => `<r>${properties === '' ? '' : `<rPr><sz val="11"/>${properties}</rPr>`}<t>${text}</t></r>`;
const up = '<vertAlign val="superscript"/>';
/** Formats 1 to 4 of a cell: as it comes, struck out, raised, lowered. */
const withFonts = (xml: string): string => xml.replace(/<fonts.*?<\/fonts>/s, `<fonts>${['', '<strike/>', up, '<vertAlign val="subscript"/>'].map((f) => `<font>${f}<sz val="11"/></font>`).join('')}</fonts>`).replace(/<cellXfs.*?<\/cellXfs>/s, `<cellXfs>${[0, 0, 1, 2, 3].map((f) => `<xf numFmtId="0" fontId="${f}" fillId="0" borderId="0"/>`).join('')}</cellXfs>`);

const formatted: readonly (readonly [name: string, string: string, style: number, cell: string])[] = [
  ['a raised figure is a mark', run('127') + run('1', up), 1, '127¹'],
  ['a lowered figure is no digit', run('127') + run('1', '<vertAlign val="subscript"/>'), 1, '127₁'],
  ['struck-out words', run('8', '<strike/>') + run('7'), 1, '7~8'],
  ['what says that it is not struck out', run('8', '<strike val="0"/>') + run('7', '<vertAlign val="baseline"/>'), 1, '87'],
  ['readings above the words are not the words', `${run('办')}${run('1', up)}<rPh sb="0" eb="1"><t>9</t></rPh>`, 1, '办¹'],
  ['a run without properties is as its cell', run('8') + run('7', '<b/>'), 2, '7~8'],
  ['runs with properties are not as their cell', run('8', '<b/>') + run('7', '<b/>'), 2, '87'],
  ['one string, struck out by its cell', '<t>8</t>', 2, '~8'],
  ['line ends and signs written as codes', `${run('a&amp;_x000D_\n')}${run('1', up)}`, 1, 'a&\n¹'],
];
for (const [name, string, style, cell] of formatted) {
  test(`${name}: shared and inline strings`, () => {
    const own = sheet({ A1: s('甲'), B1: s('乙') });
    const inline = rewritten(own, { styles: withFonts, 'worksheets/sheet1': (xml) => xml.replace(/<c r="B1".*?<\/c>/, `<c r="B1" s="${style}" t="inlineStr"><is>${string}</is></c>`) });
    const shared = zipSync({ ...unzipSync(rewritten(own, {
      styles: withFonts, 'worksheets/sheet1': (xml) => xml.replace(/<c r="B1".*?<\/c>/, `<c r="B1" s="${style}" t="s"><v>0</v></c>`),
    })), 'xl/sharedStrings.xml': strToU8(`<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="1"><si>${string}</si></sst>`) });
    const withStrings = unzipSync(shared);
    for (const [part, before, entry] of [
      ['[Content_Types].xml', '</Types>', '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'],
      ['xl/_rels/workbook.xml.rels', '</Relationships>', '<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>'],
    ] as const) withStrings[part] = strToU8(strFromU8(withStrings[part]!).replace(before, entry + before));
    const [text, dropped] = cell.split('~');
    const expected = [`甲@0|${text}@1${dropped === undefined ? '' : `~${dropped}`}`];
    assert.deepEqual(shown(read(inline).blocks), expected, 'inline');
    assert.deepEqual(shown(read(zipSync(withStrings)).blocks), expected, 'shared');
  });
}

test('figures struck out, raised or lowered by the format of their cell', () => {
  const styles: Readonly<Record<string, number>> = { B1: 1, C1: 2, D1: 3, E1: 4 };
  const bytes = rewritten(sheet({ A1: s('甲'), B1: n(12), C1: n(12), D1: n(12), E1: n(12) }), {
    styles: withFonts, 'worksheets/sheet1': (xml) => xml.replace(/<c r="([B-E]1)"[^>]*?>/g, (_, place: string) => `<c r="${place}" s="${styles[place]}">`),
  });
  assert.deepEqual(shown(read(bytes).blocks), ['甲@0|12@1|@2~12|¹²@3|₁₂@4']);
});

const noughts = sheet({ A1: s('甲'), B1: n(0), C1: n(10), D1: n(0, '0.00'), E1: n(0.4, '0'), F1: s('0'), G1: n(0, '0;-0;"无"') });
const views: readonly (readonly [name: string, view: string, row: string])[] = [
  ['not to show noughts', '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>', '甲@0|@1~0|10@2|@3~0|0@4|0@5|无@6'],
  ['not to show noughts, said with a word', "<sheetViews><sheetView tabSelected='1' showZeros='false' workbookViewId='0'></sheetView></sheetViews>", '甲@0|@1~0|10@2|@3~0|0@4|0@5|无@6'],
  ['to show noughts', '<sheetViews><sheetView showZeros="1" workbookViewId="0"/></sheetViews>', '甲@0|0@1|10@2|0.00@3|0@4|0@5|无@6'],
  ['in a second window not to show noughts', '<sheetViews><sheetView workbookViewId="0"/><sheetView showZeros="0" workbookViewId="1"/></sheetViews>', '甲@0|0@1|10@2|0.00@3|0@4|0@5|无@6'],
];
for (const [name, view, row] of views) {
  test(`a sheet set ${name}`, () => {
    const page = read(rewritten(noughts, { 'worksheets/sheet1': (xml) => xml.replace(/<sheetViews>.*<\/sheetViews>|<sheetViews\/>/s, view) }));
    assert.deepEqual(shown(page.blocks), [row]);
    assert.deepEqual(page.problems.map((p) => [p.code, p.found]), row.includes('~') ? [['masked-figures', 'B1 D1']] : []);
  });
}

test('stated sizes are not believed: a sheet of a million rows is as large as what is in it', () => {
  const far = changed((xml) => xml.replace(/ref="A1:B1"/, 'ref="A1:XFD1048576"').replace('</sheetData>', '<row r="19000"><c r="XFD19000"><v>7</v></c></row></sheetData>'));
  assert.deepEqual(shown(read(far).blocks), ['a@0|1@1', '7@0']);
  const many = changed((xml) => xml.replace('</sheetData>', `${Array.from({ length: 60_000 }, (_, i) => `<row r="${i + 2}"><c r="A${i + 2}"><v>1</v></c></row>`).join('')}</sheetData>`));
  assert.equal(isRejection(readSheet(many, { ...defaultLimits, cells: 5000 })), true);
  const merged = changed((xml) => xml.replace('</sheetData>', '</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'));
  assert.ok(read(merged).blocks.length > 0);
});

test('a wide row above many short ones is not filled up with blanks without end', () => {
  const wide = changed((xml) => xml.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData><row r="1">${Array.from({ length: 3000 }, (_, i) => `<c r="${XLSX.utils.encode_cell({ r: 0, c: i })}"><v>1</v></c>`).join('')}</row>${Array.from({ length: 3000 }, (_, i) => `<row r="${i + 2}"><c r="A${i + 2}"><v>1</v></c><c r="B${i + 2}"><v>2</v></c></row>`).join('')}</sheetData>`));
  const page = readSheet(wide, defaultLimits);
  assert.ok(isRejection(page) && page.code === 'too-complex');
});

/** A workbook of 97–2003, record by record: fonts plain, struck out, raised; formats 0 to 2 of a cell by them; one sheet. */
function records(strings: readonly (readonly [text: string, runs: readonly (readonly [from: number, font: number])[]])[], cells: readonly (readonly [kind: 'string' | 'number', value: number, format: number])[], cut: number | null = null, zeros = true): Uint8Array {
  const u16 = (...ns: number[]): number[] => ns.flatMap((n) => [n & 0xff, n >> 8]);
  const record = (kind: number, data: readonly number[]): number[] => [...u16(kind, data.length), ...data];
  const units = (text: string): number[] => u16(...Array.from({ length: text.length }, (_, i) => text.charCodeAt(i)));
  const bof = (what: number): number[] => record(0x809, [...u16(0x600, what, 0x1faa, 0x7cd), 0, 0, 0, 0, 6, 0, 0, 0]);
  // Fonts 0 to 3, then 5: there is no font 4.
  const font = (flags: number, script: number): number[] => record(0x31, [...u16(220, flags, 0x7fff, 400, script), 0, 0, 0, 0, 1, 0, 0x41]);
  const fonts = [font(0, 0), font(8, 0), font(0, 1), font(0, 0), font(0, 2)].flat();
  const formats = [0, 1, 2].flatMap((f) => record(0xe0, [...u16(f, 0), ...Array<number>(16).fill(0)]));
  const table = [...u16(strings.length, 0, strings.length, 0), ...strings.flatMap(([text, runs]) => [...u16(text.length), runs.length > 0 ? 9 : 1, ...(runs.length > 0 ? u16(runs.length) : []), ...units(text), ...runs.flatMap(([from, f]) => u16(from, f))])];
  // Cut between two characters: the rest begins with how wide they are.
  const shared = cut === null ? record(0xfc, table) : [...record(0xfc, table.slice(0, cut)), ...record(0x3c, [1, ...table.slice(cut)])];
  const own = cells.flatMap(([kind, value, format], i) => kind === 'string' ? record(0xfd, [...u16(0, i, format, value), 0, 0]) : record(0x203, [...u16(0, i, format), ...new Uint8Array(new Float64Array([value]).buffer)]));
  const name = '表';
  const head = [...bof(5), ...record(0x42, u16(1200)), ...fonts, ...formats];
  const behind = [...shared, ...record(0x0a, [])];
  const place = head.length + 4 + 8 + 2 * name.length + behind.length;
  const stream = [...head, ...record(0x85, [...u16(place & 0xffff, place >> 16), 0, 0, name.length, 1, ...units(name)]), ...behind, ...bof(0x10), ...record(0x200, [0, 0, 0, 0, 1, 0, 0, 0, 0, 0, cells.length, 0, 0, 0]), ...own, ...record(0x23e, u16(zeros ? 0xb6 : 0xa6, 0, 0, 64, 0, 0, 0, 0, 0)), ...record(0x0a, [])];
  const container = XLSX.CFB.utils.cfb_new();
  // Larger than what goes among the small streams.
  XLSX.CFB.utils.cfb_add(container, '/Workbook', Buffer.from([...stream, ...Array<number>(5000).fill(0)]));
  return new Uint8Array(XLSX.CFB.write(container, { type: 'buffer' }) as Buffer);
}

test('XLS: a sheet set not to show noughts', () => {
  const own = [['string', 0, 0], ['number', 0, 0], ['number', 10, 0]] as const;
  for (const [zeros, row] of [[true, '甲@0|0@1|10@2'], [false, '甲@0|@1~0|10@2']] as const) assert.deepEqual(shown(read(records([['甲', []]], own, null, zeros)).blocks), [row]);
});

test('XLS: words and figures struck out, raised or lowered', () => {
  const strings = [['甲', []], ['1271', [[3, 2]]], ['87', [[0, 1], [1, 0]]], ['87', [[1, 3]]], ['52', [[1, 5]]]] as const;
  const cells = [['string', 0, 0], ['string', 1, 0], ['string', 2, 0], ['string', 3, 1], ['string', 4, 0], ['number', 12, 0], ['number', 12, 1], ['number', 12, 2]] as const;
  const expected = ['甲@0|127¹@1|7@2~8|7@3~8|5₂@4|12@5|@6~12|¹²@7'];
  assert.deepEqual(shown(read(records(strings, cells)).blocks), expected);
  // 8 of counts, 5 of 甲, 5 before the characters of the next: between its first and second.
  assert.deepEqual(shown(read(records(strings, cells, 8 + 5 + 5 + 2)).blocks), expected);
  const short = Buffer.from(records([['甲', []], ['12', [[1, 2]]]], [['string', 0, 0], ['string', 1, 0]]));
  short[short.indexOf(Buffer.from([2, 0, 0, 0, 2, 0, 0, 0])) + 4] = 9;
  const page = readSheet(short, defaultLimits);
  assert.equal(isRejection(page) && page.code, 'damaged', 'nine strings stated, two there');
});

const formulas: readonly (readonly [name: string, cell: string, shown: string])[] = [
  ['that nobody worked out', '<c r="B1"><f>SUM(B2:B3)</f></c>', 'a@0|=?@1|3@2'],
  ['with an empty value', '<c r="B1" s="0" t="n"><f>SUM(B2:B3)</f><v></v></c>', 'a@0|=?@1|3@2'],
  ['shared, and without its own words', '<c r="B1"><f t="shared" si="0"/><v/></c>', 'a@0|=?@1|3@2'],
  ['that came to a figure', '<c r="B1"><f>SUM(B2:B3)</f><v>7</v></c>', 'a@0|7@1|3@2'],
  ['that came to no words', '<c r="B1" t="str"><f>IF(B2=0,"",B2)</f><v></v></c>', 'a@0|3@1'],
];
for (const [name, cell, expected] of formulas) {
  test(`a formula ${name}`, () => {
    const parts = unzipSync(file({ Sheet1: sheet({ A1: s('a'), B1: n(1), C1: n(3) }) }));
    const part = 'xl/worksheets/sheet1.xml';
    const xml = strFromU8(parts[part]!);
    assert.match(xml, /<c r="B1"[^>]*>.*?<\/c>/);
    const bytes = zipSync({ ...parts, [part]: strToU8(xml.replace(/<c r="B1"[^>]*>.*?<\/c>/, cell)) });
    assert.deepEqual(shown(read(bytes).blocks), [expected]);
  });
}
