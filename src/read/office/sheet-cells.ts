// A sheet of the library → what a person sees in it: text of each cell, merges, and which rows and columns are hidden.
import type { CellObject, ColInfo, Range, RowInfo } from '@e965/xlsx';
import type { Marks } from './styles.js';
import { sayMarked, squeeze, Words } from './words.js';

export interface Sheet {
  readonly '!data'?: readonly (readonly (CellObject | undefined)[] | undefined)[];
  readonly '!merges'?: readonly Range[];
  readonly '!rows'?: readonly (RowInfo | undefined)[];
  readonly '!cols'?: readonly (ColInfo | undefined)[];
}

export interface MarkedRun {
  readonly text: string;
  readonly marks: Marks;
}

/** How a cell is printed: the marks of its format, and the runs of a string of which parts have their own. */
export interface CellMarks {
  readonly whole: Marks;
  readonly runs?: readonly MarkedRun[];
}

export interface ShownCell {
  readonly text: string;
  /** What is in the cell and is not shown: struck out, or kept back by the format. */
  readonly dropped?: string;
  /** It is a figure, and its number format or the sheet's view that keeps it from being shown. */
  readonly masked?: boolean;
}

export interface Shown {
  readonly name: string;
  /** Filled cells by row, then column; both from 0. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, ShownCell>>;
  readonly merges: readonly Range[];
  readonly isHiddenRow: (row: number) => boolean;
  readonly isHiddenColumn: (column: number) => boolean;
  /** Filled cells. */
  readonly count: number;
  /** Hidden rows and columns that hold something. */
  readonly hiddenRows: number;
  readonly hiddenColumns: number;
  /** Places of figures that are not shown. */
  readonly masked: readonly string[];
}

/** Reads at most `most` filled cells and one more, by which the caller sees that there are too many. `marksOf`: how the cell at a place is printed; null where nothing marks it. `zeros`: whether noughts are shown. */
export function shownCells(sheet: Sheet, name: string, most: number, marksOf: (place: string, cell: CellObject) => CellMarks | null, zeros: boolean): Shown {
  const rows = new Map<number, Map<number, ShownCell>>();
  const masked: string[] = [];
  const hiddenColumns = new Set<number>();
  let hiddenRows = 0;
  let count = 0;
  const isHiddenRow = (r: number): boolean => sheet['!rows']?.[r]?.hidden === true;
  const isHiddenColumn = (c: number): boolean => sheet['!cols']?.[c]?.hidden === true;
  for (const [r, row] of sparse(sheet['!data'] ?? [])) {
    const cells = new Map<number, ShownCell>();
    for (const [c, cell] of sparse(row)) {
      const place = placeOf(r, c);
      const shown = shownCell(cell, marksOf(place, cell), zeros);
      if (shown === null) continue;
      if (++count > most) break;
      cells.set(c, shown);
      if (isHiddenColumn(c)) hiddenColumns.add(c);
      else if (shown.masked === true && !isHiddenRow(r)) masked.push(place);
    }
    if (cells.size > 0) rows.set(r, cells);
    if (cells.size > 0 && isHiddenRow(r)) hiddenRows++;
    if (count > most) break;
  }
  return { name, rows, merges: sheet['!merges'] ?? [], isHiddenRow, isHiddenColumn, count, hiddenRows, hiddenColumns: hiddenColumns.size, masked };
}

/** Entries of an array with holes: a cell in the last column does not make the empty ones before it. */
function* sparse<T>(array: readonly (T | undefined)[]): Generator<[number, T]> {
  for (const key of Object.keys(array)) {
    const value = array[Number(key)];
    if (value !== undefined && value !== null) yield [Number(key), value];
  }
}

/** `C7`. */
export function placeOf(row: number, column: number): string {
  let letters = '';
  for (let c = column + 1; c > 0; c = Math.floor((c - 1) / 26)) letters = String.fromCharCode(0x41 + ((c - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

function shownCell(cell: CellObject, marks: CellMarks | null, zeros: boolean): ShownCell | null {
  const plain = plainCell(cell, zeros);
  if (plain === null || marks === null || plain.masked === true) return plain;
  const words = new Words();
  for (const run of cell.t === 's' && marks.runs !== undefined ? marks.runs : [{ text: plain.text, marks: marks.whole }]) {
    run.text.split(/\r\n?|\n/).forEach((line, i) => {
      if (i > 0) words.break();
      sayMarked(line, run.marks, words);
    });
  }
  const { text, dropped } = words.take();
  if (dropped !== '') return { text, dropped };
  return text === '' ? null : { text };
}

function plainCell(cell: CellObject, zeros: boolean): ShownCell | null {
  if (cell.t === 'z' || (cell.v === undefined && cell.w === undefined)) return null;
  if (cell.t === 'e') return { text: cell.w ?? '#ERROR' };
  if (cell.t !== 'n') {
    const text = lines(cell.t === 's' ? String(cell.v ?? '') : (cell.w ?? String(cell.v)));
    return text === '' ? null : { text };
  }
  const value = Number(cell.v);
  const plain = plainNumber(value);
  const hidden: ShownCell = { text: '', dropped: plain, masked: true };
  // Words that a format has for nought are no nought.
  if (value === 0 && !zeros && (cell.w === undefined || /\d/.test(cell.w))) return hidden;
  // Too wide for its column, or not formatted at all: the value itself.
  if (cell.w === undefined || /^#+$/.test(cell.w) || /^-?\d(?:\.\d+)?E[+-]?\d+$/i.test(cell.w)) return { text: plain };
  const text = lines(cell.w);
  return text === '' ? hidden : { text };
}

/** A sheet keeps 0.1 + 0.2 with 17 digits and shows 15 at most. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

function lines(text: string): string {
  return text.split(/\r\n?|\n/).map(squeeze).filter((l) => l !== '').join('\n');
}
