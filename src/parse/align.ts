// Figures of rows → columns of the form: by the columns of the header where spans are to be trusted, and by the count and order of the cells.
import type { Grid, GridCell } from '../model/grid.js';
import { cellKind, type Row } from './stream.js';

/** Columns of the grid a header cell covers: from ≤ column < to. */
export interface ColumnSpan {
  readonly from: number;
  readonly to: number;
}

export interface RowToAlign {
  readonly row: Row;
  /** Index of the first cell behind the label. */
  readonly from: number;
}

export interface AlignOptions {
  readonly sameStart?: boolean;
  readonly extras?: readonly ColumnSpan[];
  readonly apart?: boolean;
  /** Index of the header in the grid of the rows. */
  readonly headRow?: number;
}

export type Aligned =
  | { readonly ok: true; readonly cells: readonly GridCell[]; readonly by: 'header' | 'count'; readonly repeated?: boolean }
  /** `cells`: the figures that could not be told apart. */
  | { readonly ok: false; readonly cells: readonly GridCell[]; readonly why: 'too-few' | 'too-many' | 'shifted' | 'merged' | 'divided' };

/** Two figures or more that a page set one over another begin with a 0 as no figure does; then a blank beside them is no blank. */
const runTogether = /^0\d+$/;

function apartOrNone(a: Aligned): Aligned {
  return a.ok && a.cells.some((c) => c.text === '') && a.cells.some((c) => runTogether.test(c.text)) ? { ok: false, cells: a.cells.filter((c) => c.text !== ''), why: 'shifted' } : a;
}

/**
 * Aligns the rows of one grid that follow one header. `header` gives a span for each of the n columns, or null.
 * `extras`: columns the header has and the form has not.
 * `sameStart`: header and rows are known to begin in the same column, so that a flat grid kept its columns.
 * `apart`: the header stands in another table or line; it tells the order of the columns and not their places.
 * `headRow`: between it and a row it is asked whether a column has more than one figure under it.
 */
export function align(rows: readonly RowToAlign[], n: number, header: readonly ColumnSpan[] | null, options: AlignOptions = {}): Aligned[] {
  const { sameStart = false, extras = [], apart = false, headRow } = options;
  const counted = rows.map((r) => byCount(r, n));
  const headed = header === null || apart ? null : rows.map((r) => byHeader(r, header, extras, headRow));
  const trusted = headed !== null && (!rows[0]?.row.grid.flat || sameStart || rectangular(rows, headed, n));
  const offsets = new Set(counted.map((c, i) => (c.starts.length === 1 && c.filled > 0 ? c.starts[0]! - rows[i]!.from : null)).filter((o) => o !== null));
  const offset = offsets.size === 1 ? [...offsets][0]! : null;
  // Rows with more figures than columns: a column the form has not, which a row with a blank does not show.
  const flat = rows[0]?.row.grid.flat === true;
  const wider = counted.filter((c) => c.filled > n).length >= 2;
  const cut = cutRows(rows, counted, n);
  // Where full rows begin, counted from their label and from the end of the row.
  const full = counted.flatMap((c, i) => (c.filled === n && c.starts.length === 1 ? [{ label: c.starts[0]! - rows[i]!.from, end: rows[i]!.row.cells.length - c.starts[0]! }] : []));
  const over = counted.some((c) => c.filled > n);
  const fitting = headed === null ? 0 : headed.filter((h) => h.ok).length;
  // Full rows, whose order is certain, stand elsewhere than the header says: it is no witness for rows with blanks.
  const certain = headed === null ? [] : headed.filter((_, i) => counted[i]!.filled === n);
  const beside = certain.filter((h) => !h.ok || h.cells.some((cell) => cell.text === '')).length * 2 > certain.length && certain.length >= 2;
  // Figures that stand under no header in rows of more cells than columns: a spare cell stands among the figures of them all.
  const outside = headed !== null && !flat && headed.filter((h, i) => !h.ok && counted[i]!.filled > 0 && counted[i]!.filled <= n && counted[i]!.cells > n).length >= 2;
  const usual = mostCommon(counted.map((c) => c.cells));
  // All full rows begin in one column: a blank before it is the place of a label, and with it as a figure the row would be one short.
  const begins = new Set(counted.flatMap((c, i) => (c.filled === n && c.starts.length === 1 ? [rows[i]!.row.cells[c.starts[0]!]!.column] : [])));
  const begin = begins.size === 1 && counted.filter((c) => c.filled === n).length >= 2 ? [...begins][0]! : null;
  return rows.map((r, i) => apartOrNone(aligned(r, i)));

  function aligned(r: RowToAlign, i: number): Aligned {
    const c = counted[i]!;
    const h = trusted ? headed![i]! : null;
    const start = c.starts.length === 1 || c.filled === 0 ? c.starts[0] : c.starts.find((s) => offset !== null && s - r.from === offset);
    // Cells that are all empty are empty for every column, however many they are; one cell of one column is not.
    const reach = r.row.cells.slice(r.from).reduce((sum, cell) => sum + cell.colspan, 0);
    const empty = c.filled === 0 && c.cells > 0 && (flat || c.cells > 1 || reach >= n) ? Array.from({ length: n }, (_, k) => r.row.cells[Math.min(r.from + k, r.row.cells.length - 1)]!) : null;
    const window = start === undefined ? empty : r.row.cells.slice(start, start + n);
    if (h !== null && h.ok) {
      // The header accounts for columns the form has not, or for one figure written into each place it covers: the count says nothing then.
      if (extras.length > 0 || h.repeated === true) return h;
      if (window === null && beside) return { ok: false, cells: c.figures, why: 'shifted' };
      // A cell more than the others have, and the first of the header's blank: the spare one may stand at either end.
      if (!flat && c.filled > 0 && c.filled < n && c.cells > n && (outside || (h.cells[0]!.text === '' && usual === n))) return { ok: false, cells: c.figures, why: 'shifted' };
      if (window === null || window.every((cell, k) => cell === h.cells[k])) return h;
      // As many figures as columns and nothing blank: their order is certain, whatever the header's spans say.
      if (window.every((cell) => cell.text !== '')) return { ok: true, cells: window, by: 'count' };
      return c.filled === 0 ? h : { ok: false, cells: c.figures, why: 'shifted' };
    }
    if (h !== null && (h.why === 'merged' || h.why === 'divided')) return h;
    if (extras.length > 0 && header !== null && c.filled === n + extras.length) return { ok: true, cells: inHeaderOrder(c.figures, header, extras), by: 'count' };
    if (c.filled > 0 && (extras.length > 0 || (wider && (flat || c.cells > n)) || (cut.has(r) && c.filled < n))) return { ok: false, cells: c.figures, why: 'shifted' };
    // Filled cells outside a header that the other rows fit, and more cells than columns: a figure too many and a blank look like a shifted row.
    if (h !== null && !flat && c.filled > 0 && c.cells > n && (rows.length === 1 || fitting * 2 >= rows.length)) return { ok: false, cells: c.figures, why: 'shifted' };
    if (begin !== null && c.filled > 0 && window?.[0]?.text === '' && window[0].column < begin) return { ok: false, cells: c.figures, why: 'shifted' };
    // In a table whose other rows fit the header: a row that ends before its last column, and begins with a blank where no column is, has lost its end or has its first figure blank.
    if (h !== null && !flat && window?.[0]?.text === '' && c.filled > 0 && rows.length > 1 && fitting * 2 >= rows.length && endsEarly(r, header!)) return { ok: false, cells: c.figures, why: 'shifted' };
    // Cells to spare and blanks among the figures: which blank is the spare one, only a full row of the same table tells.
    const shown = start === undefined || full.some((f) => f.label === start - r.from || f.end === r.row.cells.length - start);
    if (c.filled > 0 && c.filled < n && c.cells > n && (over || !shown)) return { ok: false, cells: c.figures, why: 'shifted' };
    if (window !== null) return { ok: true, cells: window, by: 'count' };
    return { ok: false, cells: c.figures, why: c.starts.length > 1 ? 'shifted' : c.cells < n ? 'too-few' : 'too-many' };
  }
}

function mostCommon(counts: readonly number[]): number {
  const seen = new Map<number, number>();
  for (const c of counts) seen.set(c, (seen.get(c) ?? 0) + 1);
  return [...seen].reduce((best, own) => (own[1] > best[1] ? own : best), [0, 0])[0];
}

/** As many figures as the header has columns, those included that the form has not: their order is certain. */
function inHeaderOrder(figures: readonly GridCell[], header: readonly ColumnSpan[], extras: readonly ColumnSpan[]): GridCell[] {
  const printed = [...header, ...extras].sort((a, b) => a.from - b.from);
  return header.map((span) => figures[printed.indexOf(span)]!);
}

/**
 * Rows of a flat grid that are shorter than others, where others have cells to spare beside their figures: an empty cell fell away at an end, nobody knows which.
 * Rows with a bar before the first cell keep their ends, and so do rows cut by tabs.
 */
function cutRows(rows: readonly RowToAlign[], counted: readonly { readonly cells: number }[], n: number): ReadonlySet<RowToAlign> {
  if (rows[0]?.row.grid.flat !== true || !counted.some((c) => c.cells > n) || !rows.some((r) => atStart(r.row))) return new Set();
  const widest = rows.reduce((most, r) => Math.max(most, r.row.cells.length), 0);
  return new Set(rows.filter((r) => r.row.cells.length < widest));
}

/** Every figure stands under the header, and the row ends before the header does. */
function endsEarly({ row, from }: RowToAlign, header: readonly ColumnSpan[]): boolean {
  const left = Math.min(...header.map((s) => s.from));
  const right = Math.max(...header.map((s) => s.to));
  const own = row.cells.slice(from);
  return own.every((c) => c.text === '' || c.column >= left) && own.every((c) => c.column + c.colspan < right);
}

function atStart(row: Row): boolean {
  const [first, second] = row.grid.rows[row.index]!.cells;
  if (first === undefined || second === undefined || !('line' in first.anchor) || !('line' in second.anchor)) return false;
  return first.anchor.column === 1 && second.anchor.column > first.text.length + 2;
}

/**
 * A flat grid lost its spans, but not always its columns. They are kept if every row fits the header, and either some row fills it from end to end, or rows
 * whose labels end in different columns fit it all the same: rows packed to the left would not.
 */
function rectangular(rows: readonly RowToAlign[], headed: readonly Aligned[], n: number): boolean {
  if (!headed.every((h) => h.ok)) return false;
  if (headed.some((h) => h.cells[0]!.text !== '' && h.cells[n - 1]!.text !== '')) return true;
  return new Set(rows.filter((_, i) => headed[i]!.cells.some((c) => c.text !== '')).map((r) => r.from)).size > 1;
}

/** Every place where n cells in a row hold all that is filled behind the label. */
function byCount({ row, from }: RowToAlign, n: number): { starts: number[]; filled: number; cells: number; figures: GridCell[] } {
  const cells = row.cells.slice(from);
  // Words behind at least n cells are a remark on the row, not a figure of it.
  while (cells.length > n && row.kinds[from + cells.length - 1] === 'words') cells.pop();
  const figures = cells.filter((c) => c.text !== '');
  const first = cells.findIndex((c) => c.text !== '');
  const last = cells.length - 1 - [...cells].reverse().findIndex((c) => c.text !== '');
  const starts: number[] = [];
  for (let s = 0; s + n <= cells.length; s++) if (figures.length === 0 || (s <= first && last < s + n)) starts.push(from + s);
  return { starts, filled: figures.length, cells: cells.length, figures };
}

function byHeader({ row, from }: RowToAlign, header: readonly ColumnSpan[], extras: readonly ColumnSpan[], headRow: number | undefined): Aligned {
  const own = row.cells.slice(from);
  const across = covering(row.grid, row.index);
  const used = new Set<GridCell>();
  const cells: GridCell[] = [];
  let repeated = false;
  const fail = (why: 'shifted' | 'merged' | 'divided'): Aligned => ({ ok: false, cells: own.filter((c) => c.text !== ''), why });
  for (const span of header) {
    const here = new Set<GridCell>();
    for (let c = span.from; c < span.to; c++) {
      const cell = across[c];
      if (cell !== undefined) here.add(cell);
    }
    const filled = [...here].filter((c) => c.text !== '');
    // One header cell over several cells of the same text: a merged cell written out again by a converter.
    if (filled.length > 1 && new Set(filled.map((c) => c.text)).size > 1) return fail('shifted');
    if (filled.length > 1) repeated = true;
    // One figure in a place that holds two in other rows: of this year or of last, nothing tells.
    if (filled.length === 1 && here.size > 1 && headRow !== undefined && isDivided(row, span, headRow)) return fail('divided');
    const cell = filled[0] ?? [...here][0];
    if (cell === undefined) return fail('shifted');
    // The header reaches over a label, of this row or from above.
    if (!own.includes(cell) && (row.cells.includes(cell) || cellKind(cell.text) === 'words')) return fail('shifted');
    if (cell.text !== '' && (used.has(cell) || sharedDown(row.grid, cell))) return fail('merged');
    for (const c of here) used.add(c);
    cells.push(cell);
  }
  // Where blanks leave no cell, a row that does not reach under every column of the header has lost some.
  if (row.grid.flat && extras.some((e) => across[e.from] === undefined)) return fail('shifted');
  const right = Math.max(...header.map((s) => s.to));
  // Words to the right of the last column are a remark on the row.
  if (own.some((c) => c.text !== '' && !used.has(c) && !extras.some((e) => c.column >= e.from && c.column < e.to) && !(c.column >= right && cellKind(c.text) === 'words'))) return fail('shifted');
  return repeated ? { ok: true, cells, by: 'header', repeated } : { ok: true, cells, by: 'header' };
}

/** Whether another row below the header has different entries, or words of a second header, in the columns of one header cell. */
function isDivided(row: Row, span: ColumnSpan, headRow: number): boolean {
  if (row.grid.rows.length > mostRows) return true;
  return row.grid.rows.some((r, i) => {
    if (i <= headRow || i === row.index || (i > row.index && i > row.index + mostBeside)) return false;
    const own = r.cells.filter((c) => c.text !== '' && c.column >= span.from && c.column + c.colspan <= span.to);
    return own.length > 1 && new Set(own.map((c) => c.text)).size > 1;
  });
}

/** Rows farther below may be of another block of the table. */
const mostBeside = 3;

const coverage = new WeakMap<Grid, GridCell[][]>();
/** No table of the form is longer or wider; beyond, only the count of cells is used, so that a hostile table costs nothing. */
const mostRows = 2000;
const mostColumns = 2000;

/** The cell over each column of a row, cells reaching down from above included. */
function covering(grid: Grid, index: number): readonly (GridCell | undefined)[] {
  if (grid.rows.length > mostRows) return [];
  let all = coverage.get(grid);
  if (all === undefined) {
    const made: GridCell[][] = grid.rows.map(() => []);
    grid.rows.forEach((r, i) => {
      for (const c of r.cells) {
        const down = Math.min(grid.rows.length, i + c.rowspan);
        for (let k = i; k < down; k++) for (let col = c.column; col < Math.min(mostColumns, c.column + c.colspan); col++) made[k]![col] ??= c;
      }
    });
    all = made;
    coverage.set(grid, all);
  }
  return all[index] ?? [];
}

/** A filled cell that reaches into a row with words of its own says one figure for two rows of the form. */
function sharedDown(grid: Grid, cell: GridCell): boolean {
  if (cell.rowspan === 1) return false;
  const top = grid.rows.findIndex((r) => r.cells.includes(cell));
  return grid.rows.slice(top + 1, top + cell.rowspan).some((r) => r.cells.some((c) => c.text !== ''));
}
