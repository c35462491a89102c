// Rows set in columns by blanks → the empty cells their lines no longer show, where the columns prove themselves.
import type { TextAnchor } from '../model/anchor.js';
import type { GridCell } from '../model/grid.js';
import type { TextRow } from './text-table.js';

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
  // Quotes and dashes take one column in some fonts and two in others.
  return gapsFilled(rows, lines, 1) ?? gapsFilled(rows, lines, 2) ?? [...rows];
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
    return set.map((s) => (s.left.length === 0 || s.left.length === most ? s.row : { ...s.row, cells: spread(s, side, edges, ambiguous) }));
  }
  return null;
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
