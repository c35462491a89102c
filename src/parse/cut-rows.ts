// Rows whose labels are pieces of one label of the form, cut by the end of a page → the one row they were.
import type { Block, Document } from '../model/document.js';
import type { Grid, GridCell, GridRow } from '../model/grid.js';
import type { Problem } from '../model/problem.js';
import { likeness } from './match.js';
import { cellKind } from './stream.js';
import { proactiveBlocks, proactiveRowLexicon, requestRowLexicon, requestRows } from './vocabulary.js';

/** Longer words are no label of a row. */
const longest = 120;
/** What figures on both sides of the cut make together may be one figure or not: the sums tell. */
const whole = 0.5;

/**
 * The blocks with such rows made whole, and a note for each. What stands on one side only is the row's; figures on both sides are set on two lines, so that neither passes for the whole.
 */
export function withWholeRows(blocks: Document['blocks']): { readonly blocks: readonly Block[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const out: Block[] = [];
  for (const b of blocks) {
    if (b.kind !== 'grid') {
      out.push(b);
      continue;
    }
    const grid = wholeGrid(b.grid, problems);
    const before = out.at(-1);
    const pair = before?.kind === 'grid' ? overTables(before.grid, grid, problems) : null;
    if (pair === null) out.push({ ...b, grid });
    else out.splice(-1, 1, { ...before!, grid: pair[0] } as Block, ...(pair[1].rows.length > 0 ? [{ ...b, grid: pair[1] }] : []));
  }
  return problems.length === 0 ? { blocks, problems } : { blocks: out, problems };
}

/** The last row of a table and the first of one that follows at once, whose columns are others. */
function overTables(above: Grid, below: Grid, problems: Problem[]): readonly [Grid, Grid] | null {
  const [last, first] = [above.rows.at(-1), below.rows[0]];
  if (last === undefined || first === undefined || above.rows.length + below.rows.length > mostRows) return null;
  const [i, k] = [labelAt(last), labelAt(first)];
  const [a, b] = [last.cells[i], first.cells[k]];
  if (a === undefined || b === undefined || last.cells.length - i !== first.cells.length - k || !hasFigure([...last.cells, ...first.cells]) || !isOneLabel([a.text, b.text], [...above.rows.slice(0, -1), ...below.rows.slice(1)])) return null;
  const text = a.text + b.text;
  note(text, b, problems);
  const cells = last.cells.map((c, n) => (n < i ? c : n === i ? { ...c, text } : merged(c, first.cells[n - i + k]!)));
  return [{ ...above, rows: [...above.rows.slice(0, -1), { cells }] }, { ...below, rows: below.rows.slice(1) }];
}

function note(text: string, { anchor }: GridCell, problems: Problem[]): void {
  problems.push({
    code: 'label', level: 'note', found: text, taken: text, anchor,
    message: { zh: `「${text}」一行断成几行，按一行读入。`, en: `The row "${text}" is cut in pieces and was read as one.` },
  });
}

/** A label is cut into no more pieces. */
const mostPieces = 4;
/** No table of the form is longer, all three in one and printed twice; beyond, every row is left as it stands, so that a hostile table costs nothing. */
const mostRows = 400;

function wholeGrid(grid: Grid, problems: Problem[]): Grid {
  if (grid.rows.length > mostRows) return grid;
  const rows = [...grid.rows];
  for (let r = 0; r + 1 < rows.length; r++) {
    const run = runFrom(rows, r);
    if (run === null) continue;
    note(run.row.cells[labelAt(run.row)]!.text, rows[r + 1]!.cells[0]!, problems);
    const gone = run.rows - 1;
    // What reaches over all of them from above now reaches over one.
    for (let above = 0; above < r; above++) rows[above] = { cells: rows[above]!.cells.map((c) => (above + c.rowspan > r + gone ? { ...c, rowspan: c.rowspan - gone } : c)) };
    rows.splice(r, run.rows, run.row);
  }
  return rows.length === grid.rows.length ? grid : { ...grid, rows };
}

/** The rows from `r` on that are pieces of one, and that one; null where the first is whole. */
function runFrom(rows: readonly GridRow[], r: number): { readonly row: GridRow; readonly rows: number } | null {
  const pieces = [rows[r]!.cells[labelAt(rows[r]!)]?.text ?? ''];
  if (isWhole(pieces[0]!)) return null;
  let row = rows[r]!;
  for (let n = 1; n < mostPieces && r + n < rows.length; n++) {
    const below = rows[r + n]!;
    if (isWhole(below.cells[labelAt(below)]?.text ?? '')) return null;
    const next = joined(row, below);
    if (next === null) return null;
    pieces.push(below.cells[labelAt(below)]!.text);
    row = next;
    if (hasFigure(row.cells) && isOneLabel(pieces, [...rows.slice(0, r), ...rows.slice(r + n + 1)])) return { row, rows: n + 1 };
  }
  return null;
}

/** Index of the last cell of words before the first figure or blank behind words; −1 where there is none. */
function labelAt({ cells }: GridRow): number {
  let at = -1;
  for (const [i, c] of cells.entries()) {
    const kind = cellKind(c.text);
    if (kind === 'words') at = i;
    else if (kind === 'figure' || at >= 0) break;
  }
  return at;
}

/** Words sign by sign, however they are spaced, numbered or bracketed. */
const signs = (text: string): string => text.normalize('NFKC').replaceAll(/[\s.,、。]/g, '');
/** The labels of the form as it prints them. */
const printed = [...new Set([...requestRows, ...proactiveBlocks.flatMap((b) => b.block.rows)].map((r) => signs(r.label.zh)))];
/** Most labels are: looked at no further. */
const isWhole = (text: string): boolean => text === '' || wholeLabels.has(text) || wholeLabels.has(signs(text));
const wholeLabels = new Set(printed);
/** So much like a label of the form are two halves that are that label, and so much less each of them. */
const almost = 0.9;
const less = 0.05;
const lexicons = [requestRowLexicon, proactiveRowLexicon];

/** Labels without a figure on either side may be pieces of a page on which the figures stand elsewhere. */
const hasFigure = (cells: readonly GridCell[]): boolean => cells.some((c) => cellKind(c.text) === 'figure');

/** Whether pieces are one label: together they are almost sign by sign what the form prints, and none of them is; or none is a label by itself and together they are one, word for word. No other row says it. */
function isOneLabel(pieces: readonly string[], others: readonly GridRow[]): boolean {
  const text = pieces.join('');
  if (text.length > longest) return false;
  const lexicon = lexicons.find((l) => l.matches(text)[0]?.score === 1);
  if (lexicon === undefined) return false;
  const { key } = lexicon.matches(text)[0]!;
  if (others.some((r) => r.cells.some((c) => c.text.length <= longest && lexicon.matches(c.text).some((m) => m.score === 1 && m.key === key)))) return false;
  const isPrinted = printed.some((p) => {
    const all = likeness(signs(text), p);
    return all >= almost && pieces.every((piece) => likeness(signs(piece), p) < all - less);
  });
  return isPrinted || pieces.every((piece) => lexicon.matches(piece)[0]?.score !== 1);
}

/** One row of two; null where they cannot be halves of one. The label, and what stands before it, is in the same columns; behind it are the same cells. */
function joined(above: GridRow, below: GridRow): GridRow | null {
  const [i, k] = [labelAt(above), labelAt(below)];
  const [a, b] = [above.cells[i], below.cells[k]];
  if (a === undefined || b === undefined || a.column !== b.column || a.colspan !== b.colspan) return null;
  const behind = new Map(below.cells.slice(k + 1).map((c) => [c.column, c]));
  if (a.rowspan > 1 || b.rowspan > 1 || above.cells.length - i !== below.cells.length - k) return null;
  if (!above.cells.slice(i + 1).every((c) => c.rowspan === 1 && behind.get(c.column)?.colspan === c.colspan && behind.get(c.column)!.rowspan === 1)) return null;
  const before = new Map(below.cells.slice(0, k).map((c) => [c.column, c]));
  return { cells: above.cells.map((c, n) => (n < i ? group(c, before.get(c.column)) : n === i ? { ...c, text: a.text + b.text } : merged(c, behind.get(c.column)!))) };
}

/** A label of several rows, which the cut goes through too. */
function group(above: GridCell, below: GridCell | undefined): GridCell {
  const rowspan = Math.max(1, above.rowspan - 1, below?.rowspan ?? 1);
  return { ...above, text: above.text + (below?.text ?? ''), rowspan };
}

function merged(above: GridCell, below: GridCell): GridCell {
  if (below.text === '') return above;
  if (above.text === '') return { ...below, column: above.column };
  const text = `${above.text}\n${below.text}`;
  return { ...above, text, readings: [{ text: text.replaceAll('\n', ''), confidence: whole }] };
}
