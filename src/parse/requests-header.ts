// Header of table three → which columns of the page are which columns of the form, and in what order.
import type { Grid, GridRow } from '../model/grid.js';
import type { ColumnSpan, RowToAlign } from './align.js';
import { label } from './label.js';
import type { Row } from './stream.js';
import { applicantColumns, applicantGroupLexicon, applicantLexicon } from './vocabulary.js';

const n = applicantColumns.length;
const first = 0;
const last = n - 1;

export interface Header {
  readonly row: Row;
  /** Column of the form → columns of the grid. */
  readonly columns: ReadonlyMap<number, ColumnSpan>;
  /** Columns of the form in the order of the page. */
  readonly order: readonly number[];
}

/** 申请人情况 and 法人或其他组织 stand in the head of the table only, often beside 总计. */
export function isHead(row: Row): boolean {
  return row.cells.some((c, i) => row.kinds[i] === 'words' && applicantGroupLexicon.match(c.text)?.score === 1);
}

/** A row that names at least two kinds of applicants is (part of) a header. */
export function headerOf(row: Row): Header | null {
  if (row.kinds.includes('figure')) return null;
  const columns = new Map<number, ColumnSpan>();
  const order: number[] = [];
  let telling = 0;
  row.cells.forEach((c, i) => {
    if (row.kinds[i] !== 'words') return;
    const m = applicantLexicon.match(c.text);
    if (m === null || (m.score < 0.7)) return;
    if (!columns.has(m.key)) {
      columns.set(m.key, { from: c.column, to: c.column + c.colspan });
      order.push(m.key);
      if (label(c.text).core.length > 2) telling++;
    }
  });
  return telling >= 1 && columns.size >= 2 ? { row, columns, order } : null;
}

/** The spans of all seven columns, joined over header rows: 自然人 and 总计 often stand one row above the rest. */
export function completeHeader(grid: Grid, header: Header | null): (ColumnSpan[] & { length: number }) | null {
  const spans = spansOf(grid, header);
  if (spans.some((s) => s === undefined)) return null;
  const complete = spans as ColumnSpan[];
  const starts = new Set(complete.map((s) => s.from));
  return starts.size === n ? complete : null;
}

function spansOf(grid: Grid, header: Header | null): (ColumnSpan | undefined)[] {
  const spans: (ColumnSpan | undefined)[] = applicantColumns.map((_, i) => header?.columns.get(i));
  if (header === null) return spans;
  for (const row of grid.rows.slice(0, 40)) {
    for (const cell of row.cells) {
      const m = cell.text === '' || cell.text.length > 20 ? null : applicantLexicon.match(cell.text);
      if (m !== null && spans[m.key] === undefined && row.cells.every((c) => !/^\d+$/.test(c.text))) spans[m.key] = { from: cell.column, to: cell.column + cell.colspan };
    }
  }
  return spans;
}

/** Columns of the form in the order of the page: spans tell it; without them the rows of the header. */
export function orderOf(grid: Grid, header: Header | null, spans: readonly ColumnSpan[] | null): readonly number[] {
  const form = applicantColumns.map((_, i) => i);
  if (header !== null && header.order.length === n && !isHead(header.row)) return header.order;
  if (header !== null && (spans === null || grid.flat || falseSpans(header, spans))) return headOrder(header) ?? form;
  return spans === null ? form : bySpan(spans);
}

function bySpan(spans: readonly ColumnSpan[]): number[] {
  return spans.map((_, i) => i).sort((a, b) => spans[a]!.from - spans[b]!.from);
}

/**
 * A colspan too wide or too narrow pushes 总计 among the kinds of 法人或其他组织: the header then says its columns in one order by its words and in another by
 * their places. What stands under 法人或其他组织 belongs to it, so the words are right and no place is.
 */
export function falseSpans(header: Header | null, spans: readonly ColumnSpan[] | null): boolean {
  if (header === null || spans === null || header.row.grid.flat || (header.order.length === n && !isHead(header.row))) return false;
  const placed = bySpan(spans);
  const words = headOrder(header);
  if (words !== null) return placed.some((k, i) => k !== words[i]);
  const leaves = placed.flatMap((k, i) => (k === first || k === last ? [] : [i]));
  return leaves.at(-1)! - leaves[0]! > leaves.length - 1;
}

/** The seven in the order of a header of more rows than one: 总计 | 自然人 | 法人或其他组织, and its five kinds in the order they have below it. */
function headOrder(header: Header): readonly number[] | null {
  const leaves = header.order.filter((k) => k !== first && k !== last);
  if (leaves.length !== n - 2) return null;
  for (const row of headRows(header)) {
    const found: number[][] = [];
    const other: number[] = [];
    for (const c of row.cells) {
      const text = label(c.text).core;
      const key = applicantLexicon.match(c.text)?.key;
      const own = /^法人(?:或者?|和|及)?其他组织$/.test(text) ? leaves : key === first || key === last ? [key] : null;
      if (own === null && c.text !== '') other.push(found.length);
      if (own !== null && !found.some((f) => f[0] === own[0])) found.push(own);
    }
    if (found.length === 3) return found.flat();
    // Its own words are damaged: it is the one cell besides these two, which the corner before them is not.
    if (found.length === 2 && other.length === 1 && other[0] !== 0 && !found.includes(leaves)) return [...found.slice(0, other[0]), leaves, ...found.slice(other[0])].flat();
  }
  return null;
}

function headRows(header: Header): readonly GridRow[] {
  const from = header.row.grid.rows.findIndex((r) => r.cells.some((c) => applicantGroupLexicon.match(c.text)?.score === 1));
  return from === -1 ? [] : header.row.grid.rows.slice(from, header.row.index + 1);
}

/** Columns the form does not have, in a header of one row that names all seven: 小计 between them, 占比 behind, 单位 before. */
export function extrasOf(header: Header | null, spans: readonly ColumnSpan[] | null = null): readonly ColumnSpan[] {
  if (header === null) return [];
  if (header.order.length < n || isHead(header.row)) return spans === null || header.row.grid.flat ? [] : besides(header, spans);
  const first = Math.min(...[...header.columns.values()].map((s) => s.from));
  return header.row.cells
    .filter((c, i) => header.row.kinds[i] === 'words' && applicantLexicon.match(c.text) === null && (c.column > first || /^(?:计量)?单位$|^(?:代码|编号|行次)$/.test(label(c.text).core)))
    .map((c) => ({ from: c.column, to: c.column + c.colspan }));
}

/** Cells of the rows of a header that stand over none of the seven columns, and not over the labels: 备注, 小计. */
function besides(header: Header, spans: readonly ColumnSpan[]): ColumnSpan[] {
  const left = Math.min(...spans.map((s) => s.from));
  return headRows(header).flatMap((r) => r.cells)
    .filter((c) => c.text !== '' && c.column > left && spans.every((s) => c.column >= s.to || c.column + c.colspan <= s.from))
    .map((c) => ({ from: c.column, to: c.column + c.colspan }));
}

/** True where the header says no more than the form: its columns in its order, and none besides. */
export function inForm(header: Header): boolean {
  if (header.order.length < n || isHead(header.row)) {
    const spans = header.row.grid.flat ? null : completeHeader(header.row.grid, header);
    return orderOf(header.row.grid, header, spans).every((k, i) => i === k);
  }
  return (extrasOf(header).length === 0 && header.order.every((k, i) => i === k));
}

/** A table that prints only some of the columns: its header names k, in one row or in two, side by side, and every row has exactly k cells. */
export function partialHeader(grid: Grid, header: Header | null, rows: readonly RowToAlign[]): readonly number[] | null {
  if (header === null || grid.flat || header.order.length >= n) return null;
  const has = (k: number): boolean => rows.every((c) => c.row.cells.length - c.from === k);
  if (has(header.order.length)) return header.order;
  const own = spansOf(header.row.grid, header).flatMap((s, key) => (s === undefined ? [] : [{ ...s, key }])).sort((a, b) => a.from - b.from);
  // Both ends of the table are named and nothing stands between two columns: none is there without its name.
  const whole = own.every((s, i) => i === 0 || s.from === own[i - 1]!.to) && own[0]?.key === first && own.at(-1)?.key === last;
  return whole && own.length < n && own.length >= fewest && has(own.length) ? own.map((s) => s.key) : null;
}

/** A header of two rows names at least so many columns. */
const fewest = 4;
