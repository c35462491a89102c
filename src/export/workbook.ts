// A workbook of plain tables as an office worker expects it: frozen header, widths, filters, a sheet of notes.
import ExcelJS from 'exceljs';
import { sheetName } from './sheet-name.js';

export interface Sheet {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Number format of columns by position: `0.0%`. */
  readonly formats?: Readonly<Record<number, string>>;
  /** Cells that are not to be taken as they are: row and column from 0 within `rows`; the sign stands beside the figure, which stays a number, the sentence in a comment. */
  readonly marks?: readonly { readonly row: number; readonly column: number; readonly sign: string; readonly says: string }[];
  /** Lines below the table. */
  readonly foot?: readonly string[];
}

/** Bytes of an .xlsx file. Texts stay texts: nothing in them is run as a formula. */
export async function workbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const names = new Set<string>();
  for (const s of sheets) {
    const page = book.addWorksheet(ownName(s.name, names), { views: [{ state: 'frozen', ySplit: 1 }] });
    page.addRow([...s.header]).font = { bold: true };
    for (const row of s.rows) page.addRow([...row]);
    for (const [i, head] of s.header.entries()) {
      const column = page.getColumn(i + 1);
      const longest = Math.max(columnsOf(head), ...s.rows.slice(0, 500).map((r) => columnsOf(String(r[i] ?? ''))));
      column.width = Math.min(60, longest + 3);
      const format = s.formats?.[i];
      if (format !== undefined) column.numFmt = format;
    }
    for (const { row, column, sign, says } of s.marks ?? []) {
      const cell = page.getCell(row + 2, column + 1);
      cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFF2CC' } };
      cell.note = says;
      cell.numFmt = `${s.formats?.[column] ?? 'General'}"${sign.replaceAll('"', '')}"`;
    }
    for (const [i, line] of (s.foot ?? []).entries()) {
      const cell = page.getCell(s.rows.length + 3 + i, 1);
      cell.value = line;
      cell.numFmt = '@';
      cell.font = { italic: true };
    }
    if (s.rows.length > 0) page.autoFilter = { from: { row: 1, column: 1 }, to: { row: s.rows.length + 1, column: s.header.length } };
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Told from the others whatever their case. */
function ownName(wanted: string, taken: Set<string>): string {
  let name = sheetName(wanted) || 'sheet';
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = sheetName(wanted || 'sheet', ` ${n}`);
  taken.add(name.toLowerCase());
  return name;
}

/** Chinese characters are twice as wide. */
function columnsOf(text: string): number {
  let n = 0;
  for (const c of text) n += /[\u2e80-\uffe6]/u.test(c) ? 2 : 1;
  return n;
}
