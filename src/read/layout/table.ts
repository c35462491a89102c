// A table as it is put together over the pages: rows of cells with spans, before it is handed out as a grid.
import type { Box, PageAnchor } from '../../model/anchor.js';
import type { Grid, TextReading } from '../../model/grid.js';
import type { Lattice } from './lattice.js';
import { around, middle, type Piece, type Sheet } from './piece.js';
import { cellText, mayBeTwo, wrappedFigure, type Apart } from './words.js';

export interface TableCell {
  text: string;
  row: number;
  column: number;
  rowspan: number;
  colspan: number;
  readonly anchor: PageAnchor;
  /** Struck-out words. */
  readonly dropped?: string;
  readonly readings?: readonly TextReading[];
}

export interface Table {
  readonly kind: 'table';
  /** Lines between columns, in the sheet. */
  readonly xs: readonly number[];
  readonly rows: number;
  readonly cells: readonly TableCell[];
  /** In the sheet: where it stands among the rest. */
  readonly box: Box;
  readonly anchor: PageAnchor;
  /** False where no line closes it. */
  readonly closedTop: boolean;
  readonly closedBottom: boolean;
  /** Of a table without lines: label columns, where its figures stand, and whether it has a header. */
  readonly aligned?: { readonly labels: number; readonly columns: readonly (readonly [number, number])[]; readonly headers: boolean };
}

/** Puts the pieces into the cells in whose lines their middle lies. */
export function tableOf(lattice: Lattice, pieces: readonly Piece[], sheet: Sheet): Table {
  const inside: Piece[][] = lattice.cells.map(() => []);
  const slots = new Map<string, number>();
  lattice.cells.forEach((c, i) => {
    for (let r = c.row; r < c.row + c.rowspan; r++) for (let k = c.column; k < c.column + c.colspan; k++) slots.set(`${r},${k}`, i);
  });
  for (const p of pieces) {
    const [x, y] = middle(p.box);
    const i = slots.get(`${slot(lattice.ys, y)},${slot(lattice.xs, x)}`);
    if (i !== undefined) inside[i]!.push(p);
  }
  const cells = lattice.cells.map((c, i): TableCell => {
    const { text, own, struck } = wordsIn(inside[i]!, c.colspan > 1 ? inColumns(lattice.xs, inside[i]!) : undefined);
    const anchor = { page: sheet.number, bbox: sheet.back(own.length === 0 ? c.box : around(own.map((p) => p.box))) };
    const readings = own.length === 1 ? own[0]!.readings : (together(own, text) ?? wrapped(own, c.box[2] - c.box[0]));
    const { row, column, rowspan, colspan } = c;
    return { text, row, column, rowspan, colspan, anchor, ...struck, ...(readings === undefined ? {} : { readings }) };
  });
  markOverflow(cells, lattice, inside);
  if (lattice.box[2] > sheet.width - sheet.size * nearest) markCutOff(cells, lattice.xs.length - 1);
  return {
    kind: 'table', xs: lattice.xs, rows: lattice.ys.length - 1, cells, box: lattice.box,
    anchor: { page: sheet.number, bbox: sheet.back(lattice.box) },
    closedTop: lattice.closedTop, closedBottom: lattice.closedBottom,
  };
}

/** Two figures in a cell over several columns, each in one of them, are not one. */
function inColumns(xs: readonly number[], pieces: readonly Piece[]): Apart {
  const apart = mayBeTwo(pieces);
  return (a, b) => apart(a, b) && slot(xs, middle(a.box)[0]) !== slot(xs, middle(b.box)[0]);
}

/** No table is printed so near to the edge of its page, in letter sizes: a cell that ends here goes on over it. */
const nearest = 0.3;
/** Where something may stand that is not seen: no blank. */
export const lost = '\ufffd';

/** A figure runs over the line of its cell by more than this, in letter sizes, where it is too wide for it. */
const over = 0.3;

/** No table of the form has so many cells; beyond, nothing is compared, so that a hostile page costs nothing. */
const mostCells = 5000;

/** A figure that runs over a line meets what stands in the next cell: neither is one certain figure, and an empty one may not be empty. */
function markOverflow(cells: readonly TableCell[], lattice: Lattice, inside: readonly (readonly Piece[])[]): void {
  if (cells.length > mostCells) return;
  lattice.cells.forEach((c, i) => {
    for (const p of inside[i]!) {
      const slack = over * p.size;
      if (p.turn !== 0 || !/^[\d.,]+$/.test(p.text) || (p.box[0] > c.box[0] - slack && p.box[2] < c.box[2] + slack)) continue;
      lattice.cells.forEach((other, k) => {
        const beside = other.row < c.row + c.rowspan && c.row < other.row + other.rowspan && p.box[0] < other.box[2] - slack && p.box[2] > other.box[0] + slack;
        if (beside && (k === i || cells[k]!.text === '')) cells[k]!.text += lost;
      });
    }
  });
}

/** That nothing is seen in a cell which the right edge of its page cuts does not make it empty, in rows that go on so far: beside a filled cell, or under a filled one at the edge. Words alone over several columns begin another table. */
function markCutOff(cells: readonly TableCell[], columns: number): void {
  const rows = new Map<number, TableCell[]>();
  for (const c of cells) rows.set(c.row, [...(rows.get(c.row) ?? []), c]);
  let goesOn = false;
  for (const [, row] of [...rows].sort((a, b) => a[0] - b[0])) {
    const filled = row.filter((c) => c.text !== '');
    if (filled.length === 1 && filled[0]!.colspan > 2) goesOn = false;
    const last = row.find((c) => c.column + c.colspan === columns);
    if (last === undefined) continue;
    goesOn ||= last.text !== '' || row.some((c) => c.column + c.colspan === last.column && c.text !== '');
    if (goesOn && last.text === '') last.text = lost;
  }
}

/** The text of a cell, the pieces it is of, and the words in it that are struck out. */
export function wordsIn(pieces: readonly Piece[], apart?: Apart): { readonly text: string; readonly own: readonly Piece[]; readonly struck: { readonly dropped?: string } } {
  const gone = pieces.filter((p) => p.struck === true);
  const own = gone.length === 0 ? pieces : pieces.filter((p) => p.struck !== true);
  return { text: cellText(own, apart), own, struck: gone.length === 0 ? {} : { dropped: cellText(gone) } };
}

function slot(at: readonly number[], v: number): number {
  let i = 0;
  while (i < at.length - 2 && v >= at[i + 1]!) i++;
  return i;
}

/** Several lines of a picture are as sure as all of them are. */
function together(pieces: readonly Piece[], text: string): TextReading[] | undefined {
  if (!pieces.some((p) => p.readings !== undefined)) return undefined;
  return [{ text, confidence: pieces.reduce((n, p) => n * (p.readings?.[0]?.confidence ?? 1), 1) }];
}

/** Figures on two lines of a narrow cell may be one that wraps: the sums tell. */
const oneFigure = 0.5;

function wrapped(pieces: readonly Piece[], width: number): TextReading[] | undefined {
  const text = wrappedFigure(pieces, width);
  return text === null ? undefined : [{ text, confidence: oneFigure }];
}

export function gridOf(table: Table, index: number): Grid {
  const rows: TableCell[][] = Array.from({ length: table.rows }, () => []);
  for (const c of table.cells) rows[c.row]!.push(c);
  // A row into which only cells from above reach is none.
  const kept = rows.map((r) => r.length > 0);
  const height = (c: TableCell): number => kept.slice(c.row, c.row + c.rowspan).filter(Boolean).length;
  return {
    index, flat: false, anchor: table.anchor,
    rows: rows.filter((r) => r.length > 0).map((r) => ({
      cells: r.sort((a, b) => a.column - b.column).map((c) => {
        const cell = { text: c.text, colspan: c.colspan, rowspan: height(c), column: c.column, anchor: c.anchor };
        return { ...cell, ...(c.dropped === undefined ? {} : { dropped: c.dropped }), ...(c.readings === undefined ? {} : { readings: c.readings }) };
      }),
    })),
  };
}
