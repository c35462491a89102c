// Rows set in columns by blanks → the empty cells their lines no longer show, where the columns prove themselves.
import type { TextAnchor } from '../../model/anchor.js';
import type { GridCell } from '../../model/grid.js';
import type { TextRow } from './table.js';

interface SetRow {
  readonly row: TextRow;
  readonly line: string;
  /** Cells before the figures. */
  readonly labels: number;
  /** Column of the terminal each figure begins and ends in. */
  readonly left: readonly number[];
  readonly right: readonly number[];
}

/** Labels have Chinese words; what has none is an entry, a figure or not. */
const words = /\p{Script=Han}/u;
const wide = /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/;

const eitherWidth = /[‘’“”—…·①-⑳]/;

/**
 * Fills the gaps of a run of rows. The figures of every row must stand on the same edges, left or right, as many edges as the fullest row has figures; and some row
 * must leave an earlier column empty, for where blanks simply vanished every row is packed to the left. Otherwise the rows stay as they are.
 */
export function withGaps(rows: readonly TextRow[], lines: readonly string[]): TextRow[] {
  const whole = digitsJoined(rows, lines, 1) ?? digitsJoined(rows, lines, 2) ?? rows;
  // Quotes and dashes take one column in some fonts and two in others.
  return gapsFilled(whole, lines, 1) ?? gapsFilled(whole, lines, 2) ?? [...whole];
}

/** Fewer rows on the same edges may be there by chance. */
const rowsEnough = 4;

/**
 * Rows whose figures have blanks inside (`2 80`), where only wide gaps part columns: then every row has as many entries between wide gaps, all of digits and on the
 * same left edges, while parted at every blank the rows agree neither in number nor in place. Null where this is not so.
 */
function digitsJoined(rows: readonly TextRow[], lines: readonly string[], ambiguous: 1 | 2): TextRow[] | null {
  const set = rows.map((row, i) => placed(row, lines[i]!, ambiguous)).filter((s) => s.left.length > 0);
  if (set.length < rowsEnough || new Set(set.map((s) => s.left.length)).size === 1) return null;
  const joined = new Map<TextRow, SetRow>();
  for (const s of set) {
    const cells = s.row.cells.slice(0, s.labels);
    let end = -1;
    for (const c of s.row.cells.slice(s.labels)) {
      const from = (c.anchor as TextAnchor).column - 1;
      const before = cells[cells.length - 1]!;
      // One blank within a line that has wide ones belongs to the figure.
      if (from - end === 1 && end !== -1) {
        if (!/^[\d ]+$/.test(before.text) || !/^\d+$/.test(c.text)) return null;
        cells[cells.length - 1] = { ...before, text: `${before.text} ${c.text}` };
      } else cells.push({ ...c, column: cells.length });
      end = from + c.text.length;
    }
    joined.set(s.row, placed({ ...s.row, cells }, s.line, ambiguous));
  }
  const all = [...joined.values()];
  const edges = all[0]!.left;
  if (edges.length < 3 || all.some((s) => s.left.length !== edges.length || s.left.some((e, i) => e !== edges[i]))) return null;
  return rows.map((row) => joined.get(row)?.row ?? row);
}

function gapsFilled(rows: readonly TextRow[], lines: readonly string[], ambiguous: 1 | 2): TextRow[] | null {
  const set = rows.map((row, i) => placed(row, lines[i]!, ambiguous));
  const filled = set.filter((s) => s.left.length > 0);
  const most = Math.max(0, ...filled.map((s) => s.left.length));
  if (most < 3 || filled.every((s) => s.left.length === most)) return null;
  for (const side of ['left', 'right'] as const) {
    const edges = [...new Set(filled.flatMap((s) => s[side]))].sort((a, b) => a - b);
    if (edges.length !== most) continue;
    if (!filled.some((s) => s[side].some((e, i) => e !== edges[i]))) continue;
    // An empty column leaves a gap wider than the narrowest: with that one before a figure, nothing was left out there, and it stands on its edge by chance.
    const narrowest = Math.min(...filled.flatMap((s) => gaps(s, ambiguous)));
    if (filled.some((s) => gaps(s, ambiguous).some((gap, i) => gap === narrowest && edges.indexOf(s[side][i]!) > (i === 0 ? 0 : edges.indexOf(s[side][i - 1]!) + 1)))) continue;
    return set.map((s) => (s.left.length === 0 || s.left.length === most || isPacked(s) ? s.row : { ...s.row, cells: spread(s, side, edges, ambiguous) }));
  }
  return null;
}

/** Columns of the terminal between each figure and what stands before it. */
function gaps(s: SetRow, ambiguous: 1 | 2): number[] {
  return s.left.map((left, i) => {
    const before = s.row.cells[s.labels + i - 1]!;
    const end = (before.anchor as TextAnchor).column - 1 + before.text.length;
    return left - columnsOf(s.line.slice(0, end), ambiguous);
  });
}

/** One blank before every figure: a row without its empty columns stands on the edges of others only by chance. */
function isPacked(s: SetRow): boolean {
  return !/\s\s|[\t\u3000]/.test(s.line.trim());
}

function placed(row: TextRow, line: string, ambiguous: 1 | 2): SetRow {
  const first = row.cells.findIndex((c) => !words.test(c.text));
  const labels = first === -1 ? row.cells.length : first;
  // Figures alone have no label to tell the row by, and words among them are not in their column for sure.
  if (labels === 0 || row.cells.slice(labels).some((c) => words.test(c.text))) return { row, line, labels: row.cells.length, left: [], right: [] };
  const left = row.cells.slice(labels).map((c) => columnsOf(line.slice(0, (c.anchor as TextAnchor).column - 1), ambiguous));
  return { row, line, labels, left, right: row.cells.slice(labels).map((c, i) => left[i]! + columnsOf(c.text, ambiguous)) };
}

function spread(s: SetRow, side: 'left' | 'right', edges: readonly number[], ambiguous: 1 | 2): GridCell[] {
  const cells = s.row.cells.slice(0, s.labels);
  const number = (s.row.cells[0]!.anchor as TextAnchor).line;
  for (const edge of edges) {
    const at = s[side].indexOf(edge);
    const own = at === -1 ? null : s.row.cells[s.labels + at]!;
    cells.push(own === null ? { text: '', colspan: 1, rowspan: 1, column: 0, anchor: { line: number, column: characterAt(s.line, edge, ambiguous) } } : own);
  }
  return cells.map((c, i) => ({ ...c, column: i }));
}

function columnsIn(c: string, ambiguous: 1 | 2): number {
  return wide.test(c) ? 2 : eitherWidth.test(c) ? ambiguous : 1;
}

/** Columns of a terminal that a text takes. */
function columnsOf(text: string, ambiguous: 1 | 2): number {
  let n = 0;
  for (const c of text) n += columnsIn(c, ambiguous);
  return n;
}

/** The character, from 1, that stands in a column of the terminal; the end of the line where it is shorter. */
function characterAt(line: string, column: number, ambiguous: 1 | 2): number {
  let n = 0;
  for (let i = 0; i < line.length; i++) {
    if (n >= column) return i + 1;
    n += columnsIn(line[i]!, ambiguous);
  }
  return line.length + 1;
}
