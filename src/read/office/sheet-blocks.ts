// Cells of a sheet → tables and lines of text: rows in one piece are a table, a row of one text over the whole width is a line.
import type { Range } from '@e965/xlsx';
import type { Block } from '../../model/document.js';
import type { GridCell, GridRow } from '../../model/grid.js';
import { placeOf, type Shown } from './sheet-cells.js';
import { withoutCovered } from './sheet-covered.js';

/** Names that programs give to new sheets. */
const nameless = /^(?:sheet|工作表|工作簿|table|表格?)\s*[（(]?\d*[)）]?$/i;
/** A table is not wider: what stands further right is another. */
const widest = 1000;
/** Merges lie side by side: for each cell that may be in a table, so many looks at what lies under them. */
const looks = 8;

interface Merged {
  /** Positions among the rows and columns that are seen. */
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
}

interface SeenRow {
  /** In the sheet, from 0. */
  readonly number: number;
  /** By position among the columns that are seen. */
  readonly cells: readonly { readonly column: number; readonly text: string; readonly dropped?: string; readonly place: string; readonly colspan: number; readonly rowspan: number }[];
  /** A merge from above reaches in. */
  readonly covered: boolean;
}

/** `all`: hidden rows and columns too. `grids`: number of the next table of the document. Null where blanks included there would be more than `most` cells in a table. */
export function sheetBlocks(shown: Shown, all: boolean, grids: number, most: number): Block[] | null {
  const uncovered = withoutCovered(shown, most * looks);
  if (uncovered === null) return null;
  const { rows, columns } = seenRows(uncovered, all);
  const blocks: Block[] = [];
  if (!nameless.test(shown.name.trim()) && /\p{Script=Han}/u.test(shown.name) && rows.some((r) => r !== null)) {
    blocks.push({ kind: 'text', text: shown.name.trim(), anchor: { part: shown.name, place: 'A1' } });
  }
  for (let from = 0; from < rows.length; from++) {
    if (rows[from] === null) continue;
    let to = from;
    while (to + 1 < rows.length && rows[to + 1] != null) to++;
    const own = pieces(rows.slice(from, to + 1) as SeenRow[], columns, shown.name, grids, most);
    if (own === null) return null;
    for (const b of own) {
      if (b.kind === 'grid') grids++;
      blocks.push(b);
    }
    from = to;
  }
  return blocks;
}

/** Rows in order, null for an empty one, and the columns that are seen. Several empty rows in a row are one. */
function seenRows(shown: Shown, all: boolean): { readonly rows: readonly (SeenRow | null)[]; readonly columns: readonly number[] } {
  const merges = shown.merges.filter((m) => m.e.r >= m.s.r && m.e.c >= m.s.c && shown.rows.get(m.s.r)?.has(m.s.c) === true);
  // Only rows that hold something, or that a merge with something in it covers.
  const wanted = new Set<number>(shown.rows.keys());
  const within = merges.filter((m) => m.e.r - m.s.r < 500 && m.e.c - m.s.c < widest);
  for (const m of within) for (let r = m.s.r; r <= m.e.r; r++) wanted.add(r);
  const numbers = [...wanted].filter((r) => all || !shown.isHiddenRow(r)).sort((a, b) => a - b);
  const starts = new Map<string, Range>();
  for (const m of within) starts.set(placeOf(m.s.r, m.s.c), m);
  const columns = columnsOf(shown, within, all);
  const out: (SeenRow | null)[] = [];
  let last = -1;
  const positions = new Map(numbers.map((r, i) => [r, i]));
  // Merges that begin in a hidden row are seen from the first row of theirs that is.
  const begins = new Map<number, Range[]>();
  const covers = new Set<number>();
  for (const m of within) {
    let first = -1;
    for (let r = m.s.r; r <= m.e.r; r++) {
      if (!positions.has(r)) continue;
      if (first === -1) first = r;
      else covers.add(r);
    }
    if (first !== -1) begins.set(first, [...(begins.get(first) ?? []), m]);
  }
  for (const r of numbers) {
    if (last !== -1 && gapBetween(shown, last, r, all)) out.push(null);
    last = r;
    const cells: SeenRow['cells'][number][] = [];
    for (const [c, cell] of shown.rows.get(r) ?? []) {
      if (starts.has(placeOf(r, c)) || !columns.has(c)) continue;
      cells.push({ column: columns.get(c)!, text: cell.text, ...(cell.dropped === undefined ? {} : { dropped: cell.dropped }), place: placeOf(r, c), colspan: 1, rowspan: 1 });
    }
    for (const m of begins.get(r) ?? []) {
      const merged = seenMerge(m, positions, columns);
      const cell = shown.rows.get(m.s.r)!.get(m.s.c)!;
      if (merged !== null) cells.push({ column: merged.column, text: cell.text, ...(cell.dropped === undefined ? {} : { dropped: cell.dropped }), place: placeOf(m.s.r, m.s.c), colspan: merged.colspan, rowspan: merged.rowspan });
    }
    cells.sort((a, b) => a.column - b.column);
    if (cells.length > 0 || covers.has(r)) out.push({ number: r, cells, covered: covers.has(r) });
  }
  return { rows: out, columns: [...columns.keys()] };
}

/** Whether an empty row that is seen lies between two. */
function gapBetween(shown: Shown, a: number, b: number, all: boolean): boolean {
  if (b === a + 1) return false;
  if (all || b - a > 2000) return true;
  for (let r = a + 1; r < b; r++) if (!shown.isHiddenRow(r)) return true;
  return false;
}

/** Columns that hold something, or that a merge covers → their position among those that are seen. */
function columnsOf(shown: Shown, merges: readonly Range[], all: boolean): ReadonlyMap<number, number> {
  const used = new Set<number>();
  for (const row of shown.rows.values()) for (const c of row.keys()) used.add(c);
  for (const m of merges) for (let c = m.s.c; c <= m.e.c; c++) used.add(c);
  const seen = [...used].filter((c) => all || !shown.isHiddenColumn(c)).sort((a, b) => a - b);
  return new Map(seen.map((c, i) => [c, i]));
}

function seenMerge(m: Range, rows: ReadonlyMap<number, number>, columns: ReadonlyMap<number, number>): Merged | null {
  const at: [number[], number[]] = [[], []];
  for (let r = m.s.r; r <= m.e.r; r++) if (rows.has(r)) at[0].push(rows.get(r)!);
  for (let c = m.s.c; c <= m.e.c; c++) if (columns.has(c)) at[1].push(columns.get(c)!);
  if (at[0].length === 0 || at[1].length === 0) return null;
  return { row: at[0][0]!, column: at[1][0]!, rowspan: at[0].length, colspan: at[1].length };
}

/** Rows in one piece → lines of text above and below, and a table between them. */
function pieces(rows: readonly SeenRow[], columns: readonly number[], sheet: string, index: number, most: number): Block[] | null {
  let [left, width] = [Infinity, 0];
  for (const r of rows) {
    for (const c of r.cells) {
      left = Math.min(left, c.column);
      width = Math.max(width, c.column + c.colspan);
    }
  }
  if (rows.length * (width - left) > most) return null;
  const many = (r: SeenRow): boolean => r.covered || r.cells.filter((c) => c.text !== '').length > 1;
  const first = rows.findIndex(many);
  const isLine = (r: SeenRow, i: number): boolean => {
    if (r.covered || r.cells.length !== 1 || r.cells[0]!.rowspan > 1) return false;
    const [only] = r.cells;
    // One label and blanks: a row of the table, unless it goes over the whole width or stands before the table.
    return only!.dropped === undefined && !/^[\d.,%\s-]*$/.test(only!.text) && (first === -1 || i < first || (only!.column === left && only!.colspan >= width - left && width - left > 1));
  };
  const blocks: Block[] = [];
  let run: SeenRow[] = [];
  const flush = (): void => {
    if (run.length === 0) return;
    const cells = run.flatMap((r) => r.cells);
    const anchor = { part: sheet, place: cells[0]?.place ?? 'A1' };
    blocks.push({ kind: 'grid', grid: { index: index++, rows: gridRows(run, columns, left, width, sheet), anchor, flat: false } });
    run = [];
  };
  rows.forEach((r, i) => {
    if (isLine(r, i)) {
      flush();
      blocks.push({ kind: 'text', text: r.cells[0]!.text, anchor: { part: sheet, place: r.cells[0]!.place } });
    } else run.push(r);
  });
  flush();
  return blocks;
}

/** Every place of a table is a cell: what is not filled is blank. */
function gridRows(rows: readonly SeenRow[], columns: readonly number[], left: number, width: number, sheet: string): GridRow[] {
  let covered: number[] = [];
  return rows.map((r, y) => {
    const cells: GridCell[] = [];
    const next = [...covered];
    for (const c of r.cells) {
      cells.push({
        text: c.text, colspan: c.colspan, rowspan: Math.min(c.rowspan, rows.length - y), column: c.column - left, anchor: { part: sheet, place: c.place },
        ...(c.dropped === undefined ? {} : { dropped: c.dropped }),
      });
      for (let x = c.column; x < c.column + c.colspan; x++) next[x] = y + c.rowspan;
    }
    for (let x = left; x < width; x++) {
      // What its own cells cover goes on below this row, or at least to it.
      if ((covered[x] ?? 0) > y || (next[x] ?? 0) > y) continue;
      cells.push({ text: '', colspan: 1, rowspan: 1, column: x - left, anchor: { part: sheet, place: placeOf(r.number, columns[x]!) } });
    }
    covered = next;
    return { cells: cells.sort((a, b) => a.column - b.column) };
  });
}
