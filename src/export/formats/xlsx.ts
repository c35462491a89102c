// XLSX for an office: one workbook, a sheet a table, frozen header, widths, headers and words in the language of the reader, the header on every printed page; broken cells are coloured and say in a comment which rule and why.
import { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { Lang } from '../../model/text.js';
import type { CellRef } from '../../model/value.js';
import { anchorText } from '../../store/anchor-text.js';
import type { ExportedVersion } from '../../store/store.js';
import type { Dataset } from '../dataset.js';
import type { Format, Sink } from '../format.js';
import { sheetName } from '../sheet-name.js';
import type { Column, Field, Row, Table } from '../table.js';

/** What a sheet takes, the header among them. */
const sheetRows = 1_048_576;
/** What a cell takes, characters; some are left for the note that there was more. */
const cellCharacters = 32_700;
/** Rows written before the zip gets time to take them. */
const breath = 200;
/** Findings told in one comment. */
const told = 4;

export function xlsxOf(options: { readonly rowsASheet?: number } = {}): Format {
  const rowsASheet = options.rowsASheet ?? sheetRows;
  return {
    id: 'xlsx',
    ending: '.xlsx',
    one: 'all',
    without: ['long'],
    write: async (data, target) => {
      const sink = await target.open('nianbao.xlsx');
      const stream = draining(sink);
      const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
      const ended = new Promise<void>((resolve, reject) => stream.on('close', resolve).on('error', reject));
      // Heard in time: it is waited for at the end.
      ended.catch(() => undefined);
      // A zip is written file by file, so the tables go one after the other, each in a pass of its own.
      for (const t of data.tables) await writeTable(book, t, data, rowsASheet);
      await Promise.race([book.commit(), ended]);
      await ended;
    },
  };
}

export const xlsx = xlsxOf();

interface Mark {
  readonly broken: boolean;
  readonly texts: readonly string[];
}

async function writeTable(book: ExcelJS.stream.xlsx.WorkbookWriter, t: Table, data: Dataset, rowsASheet: number): Promise<void> {
  const shown = shownColumns(t, data.lang);
  let [sheet, number, rows] = [newSheet(book, t, shown, data.lang, 1), 1, 1];
  let marks: ReadonlyMap<CellRef, Mark> = new Map();
  let since = 0;
  await data.pass([t], (_t, given) => {
    for (const row of given) {
      if (rows >= rowsASheet) {
        sheet.commit();
        sheet = newSheet(book, t, shown, data.lang, ++number);
        rows = 1;
      }
      addRow(sheet, t, shown, row, marks, data.lang);
      rows++;
    }
    since += given.length;
    if (since < breath) return;
    since = 0;
    return new Promise((resolve) => setImmediate(resolve));
  }, t.cellAt === undefined ? undefined : (v) => {
    marks = marksOf(v, data);
  });
  sheet.commit();
}

interface Shown {
  readonly column: Column;
  /** Position in the row of the table. */
  readonly at: number;
}

/** Texts in one language; what only programs need comes last. */
function shownColumns(t: Table, lang: Lang): Shown[] {
  const all = t.columns.map((column, at) => ({ column, at })).filter((c) => !c.column.name.endsWith(lang === 'zh' ? '_en' : '_zh'));
  const technical = (c: Shown): boolean => t.name !== 'codebook' && ['report', 'row', 'fingerprint', 'source_sha256', 'cells_sha256'].includes(c.column.name);
  return [...all.filter((c) => !technical(c)), ...all.filter(technical)];
}

function newSheet(book: ExcelJS.stream.xlsx.WorkbookWriter, t: Table, shown: readonly Shown[], lang: Lang, number: number): ExcelJS.Worksheet {
  const title = sheetName(t.title[lang], number === 1 ? '' : ` ${number}`);
  const ofReports = 'each' in t.rows;
  const sheet = book.addWorksheet(title, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: ofReports ? 2 : 1 }],
    // A page as wide as the table, unless nobody could read it.
    pageSetup: { paperSize: 9, orientation: 'landscape', printTitlesRow: '1:1', ...(shown.length <= 18 ? { fitToPage: true, fitToWidth: 1, fitToHeight: 0 } : {}) },
  });
  sheet.columns = shown.map(({ column }) => ({ width: widthOf(column, lang), ...(column.type === 'date' ? { style: { numFmt: 'yyyy-mm-dd' } } : {}) }));
  const header = sheet.addRow(shown.map(({ column }) => column.label[lang]));
  header.font = { bold: true };
  header.alignment = { wrapText: true, vertical: 'middle' };
  header.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDEBF7' } };
  header.height = shown.some(({ column }) => column.cell !== undefined) ? 78 : 32;
  header.commit();
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: shown.length } };
  return sheet;
}

/** In characters of a digit: a Chinese one takes two. */
function widthOf(column: Column, lang: Lang): number {
  if (column.cell !== undefined) return 13;
  if (column.name === 'report') return 18;
  const header = [...column.label[lang]].reduce((n, c) => n + (c > '\u2e80' ? 2 : 1), 4);
  if (/^(?:message|says|equations|suspects|title$|address|source_name|anchor|label)/.test(column.name)) return 44;
  if (/^(?:agency|cells$|blanks|missing|citation|title_|row$|rule$|scope$)/.test(column.name)) return 28;
  return Math.min(30, Math.max(column.type === 'string' ? 14 : 9, header));
}

function addRow(sheet: ExcelJS.Worksheet, t: Table, shown: readonly Shown[], values: Row, marks: ReadonlyMap<CellRef, Mark>, lang: Lang): void {
  const row = sheet.addRow(shown.map(({ column, at }) => valueOf(column, values[at] ?? null, lang)));
  if (marks.size > 0 && t.cellAt !== undefined) {
    for (const [i, { at }] of shown.entries()) {
      const ref = t.cellAt(values, at);
      const mark = ref === null ? undefined : marks.get(ref);
      if (mark === undefined) continue;
      const cell = row.getCell(i + 1);
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: mark.broken ? 'FFFFC7CE' : 'FFFFEB9C' } };
      cell.note = { texts: [{ text: mark.texts.slice(0, told).join('\n') + (mark.texts.length > told ? `\n+ ${mark.texts.length - told}` : '') }] };
    }
  }
  row.commit();
}

function valueOf(column: Column, field: Field, lang: Lang): string | number | boolean | Date | null {
  if (field === null) return null;
  if (typeof field === 'object') return anchorText(field);
  if (typeof field !== 'string') return field;
  if (column.type === 'date') return new Date(field);
  const word = column.words === undefined || !Object.hasOwn(column.words, field) ? undefined : column.words[field];
  if (word !== undefined) return word[lang];
  return field.length > cellCharacters ? `${field.slice(0, cellCharacters)}……（过长，其余见 CSV / cut, see CSV）` : field;
}

/** What is to be said on each cell, leads and what people dismissed left out. */
function marksOf(v: ExportedVersion, { lang, ruleTitle }: Dataset): ReadonlyMap<CellRef, Mark> {
  const marks = new Map<CellRef, { broken: boolean; texts: string[] }>();
  for (const { finding: f, status } of v.findings) {
    if (f.kind === 'lead' || status === 'dismissed') continue;
    for (const ref of f.cells) {
      let own = marks.get(ref);
      if (own === undefined) marks.set(ref, (own = { broken: false, texts: [] }));
      if (f.outcome === 'broken') own.broken = true;
      own.texts.push(`${ruleTitle(f.rule)} (${f.rule})\n${f.message[lang]}`);
    }
  }
  return marks;
}

function draining(sink: Sink): Writable {
  return new Writable({
    write: (chunk: Uint8Array, _encoding, done) => void sink.write(chunk).then(() => done(), done),
    final: (done) => void sink.end().then(() => done(), done),
  });
}
