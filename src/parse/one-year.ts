// Tables that print two years, column by column or row by row → the cells of the report's own year alone. A table that does not say which are whose stays as it is.
import type { Block } from '../model/document.js';
import type { Grid, GridCell, GridRow } from '../model/grid.js';
import type { Problem } from '../model/problem.js';

/** What a cell says of the figures beside it: a year, or in words. */
type Mark = number | 'this' | 'last' | 'compared';

const words: readonly (readonly [RegExp, Mark])[] = [
  [/^(?:本年度?|今年|本期|本年数|本年度?数量?|数量|件数|数值)$/, 'this'],
  [/^(?:上年度?|上一年度?|去年|上期|去年同期|上年同期|同期|上年数|上年度?数量?|上年同期数)$/, 'last'],
  [/^(?:同比|环比|增减|增长|增幅|占比|同比增减|同比增长|增长率|同比增长率|增减率|增减幅度|较上年|比上年|较上年增减|比上年增减|与上年相比|变化|变化率|变动)$/, 'compared'],
];
const year = /^(20\d\d)年?度?(?:数量?|件数)?$/;
const mayMark = /[年期比增减变数]|20\d\d/;
/** Over a column of bare numbers, that they are years. */
const headed = /^(?:统计|报告)?(?:年度|年份|年|时间)$/;
/** In so many rows at least do the years take turns. */
const fewestRows = 2;

export function ofOneYear(blocks: readonly Block[]): { readonly blocks: readonly Block[]; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const out = blocks.map((b): Block => {
    if (b.kind !== 'grid') return b;
    const grid = byColumn(b.grid) ?? byRow(b.grid);
    if (grid === null) return b;
    problems.push({
      code: 'columns', level: 'note', anchor: grid.anchor,
      message: { zh: '表中并列两个年份，只读本年的数字。', en: 'The table prints two years side by side; only the figures of the later one were read.' },
    });
    return { kind: 'grid', grid };
  });
  return problems.length === 0 ? { blocks, problems } : { blocks: out, problems };
}

function markOf(text: string): Mark | null {
  if (!mayMark.test(text)) return null;
  const t = text.replace(/[\s（）()%％]/g, '');
  if (t.length > 8) return null;
  const y = year.exec(t);
  if (y !== null) return Number(y[1]);
  for (const [pattern, mark] of words) if (pattern.test(t)) return mark;
  return null;
}

/** Of the marks of one row or column: the one whose figures are the report's; null where they do not tell. Years and words are not set against each other. */
function ownOf(marks: readonly Mark[]): Mark | null {
  const kinds = new Set(marks);
  const years = marks.filter((m): m is number => typeof m === 'number');
  if (kinds.size < 2) return null;
  if (years.length === 0) return kinds.has('this') ? 'this' : null;
  const latest = Math.max(...years);
  if (kinds.has('this') || kinds.has('last')) return null;
  return years.some((y) => y !== latest) || kinds.has('compared') ? latest : null;
}

// --- column by column -------------------------------------------------------

interface HeadRow {
  readonly at: number;
  readonly strange: readonly GridCell[];
}

/** 本年 | 上年 | 本年 | 上年 under the columns of the form. */
function byColumn(grid: Grid): Grid | null {
  const heads = grid.rows.flatMap((row, at): HeadRow[] => headRow(grid, row, at));
  if (heads.length === 0) return null;
  let strange: readonly GridCell[] = [];
  const rows = grid.rows.map((row, at): GridRow => {
    const head = heads.find((h) => h.at === at);
    if (head !== undefined) {
      strange = head.strange;
      return { cells: row.cells.filter((c) => markOf(c.text) === null) };
    }
    if (strange.length === 0 || at < heads[0]!.at) return row;
    return { cells: row.cells.filter((c) => !strange.some((s) => c.column >= s.column && c.column + c.colspan <= s.column + s.colspan)) };
  });
  return { ...grid, rows };
}

/** A row of such words and nothing else, its cells under columns that each have their own figure among them. */
function headRow(grid: Grid, row: GridRow, at: number): HeadRow[] {
  const own = row.cells.filter((c) => c.text !== '');
  if (own.length < 2 || own.some((c) => markOf(c.text) === null)) return [];
  const marks = own.map((c) => markOf(c.text));
  const mine = ownOf(marks as Mark[]);
  if (mine === null) return [];
  // Above each of the report's columns stands one header cell that covers it and the others beside it.
  const above = (c: GridCell): GridCell | undefined => grid.rows.slice(0, at).flatMap((r) => r.cells).findLast((h) => h.text !== '' && h.column <= c.column && c.column + c.colspan <= h.column + h.colspan);
  const groups = new Map<GridCell, Mark[]>();
  for (const [i, c] of own.entries()) {
    const head = above(c);
    if (head === undefined) return [];
    groups.set(head, [...(groups.get(head) ?? []), marks[i]!]);
  }
  if (![...groups.values()].every((g) => g.length > 1 && g.filter((m) => m === mine).length === 1)) return [];
  return [{ at, strange: own.filter((_, i) => marks[i] !== mine) }];
}

// --- row by row -------------------------------------------------------------

/** 规章 | 2024年 | 3 and below it 2023年 | 2, under one label. */
function byRow(grid: Grid): Grid | null {
  const columns = new Set(grid.rows.flatMap((r) => r.cells.flatMap((c) => (c.text !== '' && c.colspan === 1 && markOf(c.text) !== null ? [c.column] : []))));
  for (const column of columns) {
    const found = byRowAt(grid, column);
    if (found !== null) return found;
  }
  return null;
}

function byRowAt(grid: Grid, column: number): Grid | null {
  const marks = grid.rows.map((r) => {
    const cell = r.cells.find((c) => c.column === column && c.text !== '');
    const mark = cell === undefined || cell.rowspan > 1 ? null : markOf(cell.text);
    // It stands before the figures of its row, not among them.
    return mark !== null && mark !== 'compared' && r.cells.some((c) => c.column > column && /^[\d０-９]|^$/.test(c.text)) && !r.cells.some((c) => c !== cell && markOf(c.text) !== null) ? mark : null;
  });
  const told = marks.flatMap((m, i) => (m === null ? [] : [i]));
  if (told.length < fewestRows) return null;
  // 2021 may be a figure.
  const bare = told.some((i) => /^20\d\d$/.test(grid.rows[i]!.cells.find((c) => c.column === column)!.text));
  if (bare && !grid.rows.slice(0, told[0]).some((r) => r.cells.some((c) => c.column <= column && column < c.column + c.colspan && headed.test(c.text.replace(/\s/g, ''))))) return null;
  const mine = ownOf(told.map((i) => marks[i]!));
  if (mine === null) return null;
  // The years take turns, in the same order each time, and nothing stands between the rows of one label.
  const kinds = new Set(told.map((i) => marks[i]!)).size;
  if (told.length % kinds !== 0) return null;
  for (let i = 0; i < told.length; i++) {
    if (marks[told[i]!] !== marks[told[i % kinds]!]) return null;
    if (i % kinds > 0 && told[i]! !== told[i - 1]! + 1) return null;
  }
  if (new Set(told.slice(0, kinds).map((i) => marks[i]!)).size !== kinds) return null;
  const rows: GridRow[] = [...grid.rows];
  for (let g = 0; g < told.length; g += kinds) {
    const group = told.slice(g, g + kinds);
    const kept = group.find((i) => marks[i] === mine)!;
    const first = group[0]!;
    // The label over the group stands in its first row.
    const labels = kept === first ? [] : rows[first]!.cells.filter((c) => c.column < column && c.rowspan > 1);
    for (const i of group) if (i !== kept) rows[i] = { cells: i === first ? [] : rows[i]!.cells.filter((c) => c.column < column && c.rowspan > 1) };
    const moved = labels.map((c) => ({ ...c, rowspan: Math.max(1, c.rowspan - (kept - first)) }));
    rows[kept] = { cells: [...moved, ...rows[kept]!.cells.filter((c) => c.column !== column)].sort((a, b) => a.column - b.column) };
  }
  return { ...grid, rows };
}
