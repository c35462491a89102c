// Tables printed on their side → as the form has them: what stands across in the form stood down, or every figure had a row of its own.
import type { Block } from '../model/document.js';
import type { Grid, GridCell, GridRow } from '../model/grid.js';
import type { Problem } from '../model/problem.js';
import { applicantLexicon, proactiveColumnLexicon, proactiveRowLexicon, requestRowLexicon } from './vocabulary.js';

/** So many labels of rows side by side, and so many of columns one below the other, are a table on its side. */
const labelsEnough = 8;
const applicantsEnough = 5;
const fewestBlocks = 3;
const mostCells = 4000;
const longest = 120;
const han = /\p{Script=Han}/u;

export function turnedUpright(blocks: readonly Block[]): { readonly blocks: readonly Block[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const out = blocks.map((b): Block => {
    if (b.kind !== 'grid' || b.grid.flat || b.grid.rows.reduce((n, r) => n + r.cells.length, 0) > mostCells) return b;
    const across = isAcross(b.grid);
    const grid = gathered(across ? transposed(b.grid) : b.grid) ?? (across ? transposed(b.grid) : null);
    if (grid === null) return b;
    problems.push({ code: 'columns', level: 'note', anchor: grid.anchor, message: { zh: '表格的行与列互换，已按格式读入。', en: 'The rows and columns of the table are exchanged; it was read as the form has it.' } });
    return { kind: 'grid', grid };
  });
  return problems.length === 0 ? { blocks, problems } : { blocks: out, problems };
}

/** Labels of rows stand beside each other and those of columns below each other. */
function isAcross(grid: Grid): boolean {
  const exact = (row: GridRow, is: (text: string) => boolean): number => row.cells.filter((c) => c.text.length > 1 && c.text.length <= longest && han.test(c.text) && is(c.text)).length;
  const isRow = (t: string): boolean => requestRowLexicon.matches(t)[0]?.score === 1 && applicantLexicon.match(t) === null;
  const head = grid.rows.slice(0, 4);
  if (head.some((r) => exact(r, isRow) >= labelsEnough)) {
    return grid.rows.filter((r) => r.cells.slice(0, 3).some((c) => c.text.length <= longest && applicantLexicon.match(c.text)?.score === 1)).length >= applicantsEnough;
  }
  const at = head.findIndex((r) => exact(r, (t) => proactiveRowLexicon.match(t)?.score === 1) >= fewestBlocks);
  const below = grid.rows[at + 1];
  return at !== -1 && below !== undefined && exact(below, isColumn) >= fewestBlocks && below.cells.every((c) => isColumn(c.text));
}

function isColumn(text: string): boolean {
  return text.length <= longest && proactiveColumnLexicon.matches(text)[0]?.score === 1;
}

function transposed(grid: Grid): Grid {
  const rows: GridCell[][] = [];
  grid.rows.forEach((row, y) => {
    for (const c of row.cells) {
      while (rows.length <= c.column) rows.push([]);
      rows[c.column]!.push({ ...c, column: y, colspan: c.rowspan, rowspan: c.colspan });
    }
  });
  return { ...grid, rows: rows.map((cells) => ({ cells: cells.sort((a, b) => a.column - b.column) })) };
}

/** 规章 | 本年制发件数 | 3 and below it 本年废止件数 | 1: rows of one figure under one label become one row under a head. Null where there are none. */
function gathered(grid: Grid): Grid | null {
  const rows: GridRow[] = [];
  let changed = false;
  for (let y = 0; y < grid.rows.length; y++) {
    const { cells } = grid.rows[y]!;
    const label = cells.length > mostInRow ? undefined : cells.find((c) => c.text.length > 1 && han.test(c.text) && c.text.length <= longest && proactiveRowLexicon.match(c.text)?.score === 1);
    const group = label === undefined ? [] : groupOf(grid.rows, y, label);
    if (label === undefined || group.length < 2) {
      rows.push(grid.rows[y]!);
      continue;
    }
    changed = true;
    const place = (c: GridCell, i: number): GridCell => ({ ...c, column: i, colspan: 1, rowspan: 1 });
    rows.push({ cells: [place({ ...label, text: '信息内容' }, 0), ...group.map((g, i) => place(g.head, i + 1))] });
    rows.push({ cells: [place(label, 0), ...group.map((g, i) => place(g.figure, i + 1))] });
    y += group.length - 1;
  }
  return changed ? { ...grid, rows } : null;
}

/** A row of one figure has no more cells: groups, its label, the column, a unit, the figure. */
const mostInRow = 6;

interface Pair {
  readonly head: GridCell;
  readonly figure: GridCell;
}

/** The rows that go on under the label: it reaches over them, stands there again, or its place is empty. */
function groupOf(rows: readonly GridRow[], from: number, label: GridCell): Pair[] {
  const found: Pair[] = [];
  for (let y = from; y < rows.length; y++) {
    const covered = y < from + label.rowspan;
    const before = rows[y]!.cells.filter((c) => c.column <= label.column);
    if (y > from && !covered && !before.every((c) => c.text === '' || (c.column === label.column && c.text === label.text))) break;
    if (y > from && !covered && before.length === 0) break;
    const pair = pairIn(rows[y]!.cells.filter((c) => c.column > label.column));
    // The same column again is another row of the form.
    if (pair === null || found.some((f) => f.head.text === pair.head.text)) return covered ? [] : found;
    found.push(pair);
  }
  return found;
}

/** A column of the form and its figure, with its unit between or behind them. */
function pairIn(cells: readonly GridCell[]): Pair | null {
  const [head, ...rest] = cells;
  if (head === undefined || !isColumn(head.text)) return null;
  const unit = rest.find((c) => units.test(c.text));
  const figures = rest.filter((c) => c !== unit);
  if (figures.length !== 1 || isColumn(figures[0]!.text)) return null;
  return { head: unit === undefined || !unit.text.endsWith('元') || head.text.includes('元') ? head : { ...head, text: `${head.text}（${unit.text}）` }, figure: figures[0]! };
}

const units = /^(?:件|项|个|次|件次|宗|条|亿元|万元|元)$/;
