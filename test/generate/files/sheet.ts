// Blocks → a spreadsheet, one sheet, lines of text above and between the tables, spans as merged cells.
import * as XLSX from '@e965/xlsx';
import type { Block } from '../../../src/model/document.js';

/** Figures as numbers, everything else as text: what typing into a sheet makes of it. */
function cellOf(text: string): XLSX.CellObject {
  return /^(?:0|[1-9]\d{0,9})$/.test(text) ? { t: 'n', v: Number(text) } : { t: 's', v: text };
}

export function sheetOf(blocks: readonly Block[], kind: 'xlsx' | 'biff8' = 'xlsx'): Uint8Array {
  const sheet: XLSX.WorkSheet = {};
  const merges: XLSX.Range[] = [];
  let row = 0;
  let width = 8;
  for (const b of blocks) if (b.kind === 'grid') for (const r of b.grid.rows) for (const c of r.cells) width = Math.max(width, c.column + c.colspan);
  for (const b of blocks) {
    if (b.kind === 'text') {
      sheet[XLSX.utils.encode_cell({ r: row, c: 0 })] = { t: 's', v: b.text };
      merges.push({ s: { r: row, c: 0 }, e: { r: row, c: width - 1 } });
      row++;
    } else if (b.kind === 'grid') {
      for (const r of b.grid.rows) {
        for (const c of r.cells) {
          if (c.text !== '') sheet[XLSX.utils.encode_cell({ r: row, c: c.column })] = cellOf(c.text);
          const e = { r: row + Math.min(c.rowspan, b.grid.rows.length) - 1, c: c.column + c.colspan - 1 };
          if (c.colspan > 1 || c.rowspan > 1) merges.push({ s: { r: row, c: c.column }, e });
        }
        row++;
      }
      row++;
    }
  }
  sheet['!ref'] = XLSX.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: row, c: width - 1 } });
  sheet['!merges'] = merges;
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, '年度报告');
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: kind, compression: kind === 'xlsx' }) as ArrayBuffer);
}
