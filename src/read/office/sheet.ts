// Spreadsheet (XLSX, XLS, ET) → blocks. The library gives the cells as the program that wrote them showed them; nothing is worked out anew.
import * as XLSX from '@e965/xlsx';
import type { Block } from '../../model/document.js';
import type { Limits } from '../../model/limits.js';
import type { Problem } from '../../model/problem.js';
import { isRejection, rejection, type Rejection } from '../../model/rejection.js';
import { tooManyCells } from '../limits.js';
import type { Page } from '../page.js';
import { shownCells, type CellMarks, type Shown, type Sheet } from './sheet-cells.js';
import { sheetBlocks } from './sheet-blocks.js';
import { markedRuns, sheetLooks, type SheetLooks } from './sheet-marks.js';
import { recordLooks } from './sheet-records.js';
import { repacked } from './sheet-package.js';
import { damaged, encrypted, openZip } from './zip.js';

/** Rows behind this are not looked at: no report has them, and a sheet can state any number. */
const mostRows = 20_000;

export function readSheet(bytes: Uint8Array, limits: Limits): Page | Rejection {
  const opened = bytes[0] === 0x50 ? openPackage(bytes, limits) : openRecords(bytes, limits);
  if (isRejection(opened)) return opened;
  let book: XLSX.WorkBook;
  try {
    book = quietly(() => XLSX.read(opened.bytes, { type: 'array', dense: true, cellDates: false, cellFormula: false, cellHTML: false, cellStyles: true, sheetRows: mostRows, bookVBA: false }));
  } catch (e) {
    return /password|encrypt/i.test(e instanceof Error ? e.message : '') ? encrypted() : damaged();
  }
  const problems: Problem[] = [];
  const seen: { readonly shown: Shown; readonly hidden: boolean }[] = [];
  let cells = 0;
  book.SheetNames.forEach((name, i) => {
    const sheet = book.Sheets[name] as Sheet | undefined;
    // Charts and macro sheets have no cells.
    if (sheet?.['!data'] === undefined) return;
    const hidden = (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) > 0;
    const shown = shownCells(sheet, name, limits.cells - cells, marksIn(opened.looks.marks.get(name)), !opened.looks.zeroless.has(name));
    cells += shown.count;
    seen.push({ shown, hidden });
  });
  if (cells > limits.cells) return tooManyCells(limits.cells);
  if (seen.length === 0) return rejection('empty', '工作簿里没有表格内容。', 'The workbook holds no cells.');
  const read = (all: boolean): Block[] | null => {
    const blocks: Block[] = [];
    let grids = 0;
    for (const { shown, hidden } of seen) {
      if (hidden && !all) continue;
      const own = sheetBlocks(shown, all, grids, limits.cells);
      if (own === null) return null;
      for (const b of own) {
        blocks.push(b);
        if (b.kind === 'grid') grids++;
      }
    }
    return blocks;
  };
  let blocks = read(false);
  if (blocks === null) return tooManyCells(limits.cells);
  if (!blocks.some((b) => b.kind === 'grid') && seen.some((s) => s.hidden || s.shown.hiddenRows > 0 || s.shown.hiddenColumns > 0)) {
    const everything = read(true);
    if (everything === null) return tooManyCells(limits.cells);
    if (everything.some((b) => b.kind === 'grid')) {
      blocks = everything;
      problems.push({ code: 'hidden-tables', level: 'warning', message: { zh: '表格在工作簿中被设为隐藏，仍按正文读取。', en: 'The tables are hidden in the workbook; they were read all the same.' } });
    }
  } else {
    for (const { shown, hidden } of seen) problems.push(...leftOut(shown, hidden));
  }
  for (const { shown, hidden } of seen) if (!hidden && shown.masked.length > 0) problems.push(masked(shown));
  return { metadata: metadataOf(book), blocks, problems };
}

/** A workbook the library may unpack, and what it does not tell of it. */
function openPackage(bytes: Uint8Array, limits: Limits): { readonly bytes: Uint8Array; readonly looks: SheetLooks } | Rejection {
  const zip = openZip(bytes, limits);
  if (isRejection(zip)) return zip;
  const safe = repacked(zip, limits);
  if (isRejection(safe)) return safe;
  const looks = sheetLooks(zip, safe.parts, limits);
  return isRejection(looks) ? looks : { bytes: safe.bytes, looks };
}

function openRecords(bytes: Uint8Array, limits: Limits): { readonly bytes: Uint8Array; readonly looks: SheetLooks } | Rejection {
  const looks = recordLooks(bytes, limits);
  return isRejection(looks) ? looks : { bytes, looks };
}

/** Marks of inline strings and formats come by place, those of shared strings with the cell. */
function marksIn(own: ReadonlyMap<string, CellMarks> | undefined): (place: string, cell: XLSX.CellObject) => CellMarks | null {
  return (place, cell) => {
    const said = own?.get(place) ?? null;
    if (said?.runs !== undefined || typeof cell.r !== 'string') return said;
    const whole = said?.whole ?? {};
    const runs = markedRuns(cell.r, whole);
    return runs === null ? said : { whole, runs };
  };
}

/** The library tells the terminal of every record it does not know; nobody there has asked. */
function quietly<T>(run: () => T): T {
  const terminal = globalThis.console;
  const { error } = terminal;
  terminal.error = () => undefined;
  try {
    return run();
  } finally {
    terminal.error = error;
  }
}

/** What a person who opens the file does not see. */
function leftOut(shown: Shown, hidden: boolean): Problem[] {
  const anchor = { part: shown.name, place: 'A1' };
  if (hidden) {
    return shown.count === 0 ? [] : [{ code: 'hidden-rows', level: 'warning', found: shown.name, anchor, message: { zh: `工作表「${shown.name}」是隐藏的，没有读入。`, en: `The sheet "${shown.name}" is hidden and was left out.` } }];
  }
  if (shown.hiddenRows + shown.hiddenColumns === 0) return [];
  return [{
    code: 'hidden-rows', level: 'warning', anchor,
    message: { zh: `工作表「${shown.name}」有 ${shown.hiddenRows} 个隐藏的行、${shown.hiddenColumns} 个隐藏的列有内容，没有读入。`, en: `The sheet "${shown.name}" has content in ${shown.hiddenRows} hidden rows and ${shown.hiddenColumns} hidden columns; it was left out.` },
  }];
}

function masked(shown: Shown): Problem {
  const places = shown.masked.slice(0, 8).join(' ');
  return {
    code: 'masked-figures', level: 'warning', found: places, anchor: { part: shown.name, place: shown.masked[0]! },
    message: { zh: `工作表「${shown.name}」有 ${shown.masked.length} 格的数字被数字格式或“不显示零值”的设置隐去，看上去是空白，按空白读入（${places}）。`, en: `In the sheet "${shown.name}" the format of ${shown.masked.length} cells, or the setting that noughts are not shown, keeps their figures from being seen; they were read as the blanks they look like (${places}).` },
  };
}

function metadataOf(book: XLSX.WorkBook): Page['metadata'] {
  const title = book.Props?.Title;
  return typeof title === 'string' && title.trim() !== '' ? [{ name: 'title', value: title.trim() }] : [];
}
