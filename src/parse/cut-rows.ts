// Two rows of a grid whose labels are one label of the form, cut in two by the end of a page → the one row they were.
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
  const out = blocks.map((b) => (b.kind === 'grid' ? { ...b, grid: wholeGrid(b.grid, problems) } : b));
  return problems.length === 0 ? { blocks, problems } : { blocks: out, problems };
}

function wholeGrid(grid: Grid, problems: Problem[]): Grid {
  const rows = [...grid.rows];
  for (let r = 0; r + 1 < rows.length; r++) {
    const row = joined(rows[r]!, rows[r + 1]!, rows);
    if (row === null) continue;
    const text = row.cells[labelAt(row)]!.text;
    problems.push({
      code: 'label', level: 'note', found: text, taken: text, anchor: rows[r + 1]!.cells[0]!.anchor,
      message: { zh: `「${text}」一行断成两行，按一行读入。`, en: `The row "${text}" is cut in two and was read as one.` },
    });
    for (let above = 0; above < r; above++) rows[above] = { cells: rows[above]!.cells.map((c) => (above + c.rowspan > r + 1 ? { ...c, rowspan: c.rowspan - 1 } : c)) };
    rows.splice(r, 2, row);
  }
  return rows.length === grid.rows.length ? grid : { ...grid, rows };
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
/** So much like a label of the form are two halves that are that label, and so much less each of them. */
const almost = 0.9;
const less = 0.05;
const lexicons = [requestRowLexicon, proactiveRowLexicon];

/** Whether two labels are one: both together are almost sign by sign what the form prints, and neither is; or neither is a label by itself and both together are one, word for word, that no other row says. */
function isOneLabel(a: string, b: string, others: readonly GridRow[]): boolean {
  if (a.length + b.length > longest) return false;
  const lexicon = lexicons.find((l) => l.matches(a + b)[0]?.score === 1);
  if (lexicon === undefined) return false;
  const { key } = lexicon.matches(a + b)[0]!;
  if (others.some((r) => r.cells.some((c) => c.text.length <= longest && lexicon.matches(c.text).some((m) => m.score === 1 && m.key === key)))) return false;
  const isPrinted = printed.some((p) => {
    const both = likeness(signs(a + b), p);
    return both >= almost && [a, b].every((half) => likeness(signs(half), p) < both - less);
  });
  return isPrinted || (lexicon.matches(a)[0]?.score !== 1 && lexicon.matches(b)[0]?.score !== 1);
}

function joined(above: GridRow, below: GridRow, rows: readonly GridRow[]): GridRow | null {
  const [i, k] = [labelAt(above), labelAt(below)];
  const [a, b] = [above.cells[i], below.cells[k]];
  if (a === undefined || b === undefined || a.column !== b.column || a.colspan !== b.colspan || !isOneLabel(a.text, b.text, rows.filter((r) => r !== above && r !== below))) return null;
  const text = a.text + b.text;
  // The same cells behind the label and none before it that begins below, or they are not the halves of one row.
  const behind = new Map(below.cells.slice(k + 1).map((c) => [c.column, c]));
  if (above.cells.length - i !== below.cells.length - k || below.cells.slice(0, k).some((c) => c.text !== '') || below.cells.slice(k).some((c) => c.rowspan > 1)) return null;
  if (!above.cells.slice(i + 1).every((c) => c.rowspan === 1 && behind.get(c.column)?.colspan === c.colspan) || a.rowspan > 1) return null;
  return { cells: above.cells.map((c, n) => (n < i ? { ...c, rowspan: Math.max(1, c.rowspan - 1) } : n === i ? { ...c, text } : merged(c, behind.get(c.column)!))) };
}

function merged(above: GridCell, below: GridCell): GridCell {
  if (below.text === '') return above;
  if (above.text === '') return below;
  const text = `${above.text}\n${below.text}`;
  return { ...above, text, readings: [{ text: text.replaceAll('\n', ''), confidence: whole }] };
}
