// Tables and paragraphs cut by a page break → one: repeated headers go, a row cut in two is made whole, labels reach on.
import { joinAligned } from './aligned/aligned-join.js';
import type { Table, TableCell } from './table.js';
import { nearest } from './lattice.js';

const hasHan = /\p{Script=Han}/u;

/** The table that goes on at the head of the next page; null where it is another one. */
export function joinTables(above: Table, below: Table, size: number): Table | null {
  if (above.aligned !== undefined || below.aligned !== undefined) return joinAligned(above, below);
  const slack = size * 0.8;
  if (Math.abs(above.box[2] - below.box[2]) > slack) return null;
  const xs = commonColumns(above.xs, below.xs, slack);
  if (xs === null || (Math.abs(above.box[0] - below.box[0]) > slack && !lacksFirst(above.xs, below.xs))) return null;
  const first = withoutEmptyEnd(onColumns(above, xs));
  const second = withoutHeader(first, onColumns(below, xs));
  if (second.cells.length === 0) return { ...first, xs };
  const lift = joinRows(first, second, size);
  const cells = [...first.cells, ...second.cells.map((c) => ({ ...c, row: c.row + first.rows - lift.overlap })).filter((c) => !lift.absorbed.has(key(c)))];
  return { ...above, xs, cells, rows: first.rows + second.rows - lift.overlap, box: above.box, closedBottom: below.closedBottom };
}

/** All lines between columns of both; null where they do not agree. */
function commonColumns(a: readonly number[], b: readonly number[], slack: number): number[] | null {
  const few = a.length <= b.length ? a : b;
  const many = few === a ? b : a;
  const agree = few.filter((x) => Math.abs(many[nearest(many, x)]! - x) <= slack).length;
  if (agree < few.length) return null;
  // Tables of few columns agree with many by chance.
  return few.length < 4 && many.length > few.length ? null : [...many];
}

/** So many columns that agree from the second on are those of one table whose first one, a label that goes on over the whole page, has no lines there. */
const columnsEnough = 5;

function lacksFirst(a: readonly number[], b: readonly number[]): boolean {
  return Math.abs(a.length - b.length) === 1 && Math.min(a.length, b.length) > columnsEnough;
}

function onColumns(table: Table, xs: readonly number[]): Table {
  if (table.xs === xs) return table;
  const to = table.xs.map((x) => nearest(xs, x));
  return { ...table, xs, cells: table.cells.map((c) => ({ ...c, column: to[c.column]!, colspan: to[c.column + c.colspan]! - to[c.column]! })) };
}

/** A row of which the page has no more than its lines stands on the next one: without it the row above it meets what goes on. */
function withoutEmptyEnd(table: Table): Table {
  const last = table.rows - 1;
  const ends = table.cells.filter((c) => c.row === last);
  if (last < 1 || ends.length === 0 || ends.some((c) => c.text !== '')) return table;
  const cells = table.cells.filter((c) => c.row < last).map((c) => (c.row + c.rowspan > last ? { ...c, rowspan: last - c.row } : c));
  return { ...table, rows: last, cells };
}

const squeezed = (text: string): string => text.replaceAll(/\s/g, '');

function rowText(table: Table, row: number): string {
  return table.cells.filter((c) => c.row === row).sort((a, b) => a.column - b.column).map((c) => `${c.column}:${squeezed(c.text)}`).join('|');
}

/** Leading rows of `below` that print those of `above` again. */
function withoutHeader(above: Table, below: Table): Table {
  let same = 0;
  while (same < above.rows && same < below.rows && hasHan.test(rowText(above, same)) && rowText(above, same) === rowText(below, same)) same++;
  // A cell of the header may reach no further than the header.
  while (same > 0 && below.cells.some((c) => c.row < same && c.row + c.rowspan > same)) same--;
  if (same === 0) return below;
  return { ...below, rows: below.rows - same, cells: below.cells.filter((c) => c.row >= same).map((c) => ({ ...c, row: c.row - same })) };
}

const key = (c: TableCell): string => `${c.row},${c.column}`;

interface Lift {
  /** Rows of the part below that are the end of the last row above: 0 or 1. */
  readonly overlap: 0 | 1;
  /** Cells of the part below that went into cells above, by their row in the whole. */
  readonly absorbed: ReadonlySet<string>;
}

/** Makes one of cells that the page break cut: they grow in `above`. */
function joinRows(above: Table, below: Table, size: number): Lift {
  const last = above.rows - 1;
  const ends = above.cells.filter((c) => c.row + c.rowspan === above.rows);
  const starts = below.cells.filter((c) => c.row === 0);
  const absorbed = new Set<string>();
  const twin = (c: TableCell): TableCell | undefined => ends.find((e) => e.column === c.column && e.colspan === c.colspan);
  if (isCut(ends, starts, above, below, size)) {
    for (const c of starts) {
      const e = twin(c);
      if (e === undefined) continue;
      e.text += /\d$/.test(e.text) && /^\d/.test(c.text) ? `\n${c.text}` : c.text;
      e.rowspan += c.rowspan - 1;
      absorbed.add(`${last},${c.column}`);
    }
    return { overlap: 1, absorbed };
  }
  for (const c of starts) {
    const e = twin(c);
    if (e === undefined || !reachesOn(e, c, starts)) continue;
    e.text += c.text;
    e.rowspan += c.rowspan;
    absorbed.add(`${above.rows},${c.column}`);
  }
  return { overlap: 0, absorbed };
}

const opening = /^(?:[一二三四五六七八九十]+\s*、|[（(][一二三四五六七八九十\d]+[)）]|[\d０-９]{1,2}\s*[.．、]|[①-⑳㈠-㈩])/;

/** The number of a label whose words stand on the next page: 2. and （3）, no 2. */
const bareNumber = /^(?:[\d０-９]{1,2}\s*[.．、]|[（(][一二三四五六七八九十\d]+[)）]|[①-⑳㈠-㈩])$/;

/** Brackets left open, or closed that were not opened. */
const depth = (text: string): number => [...text].reduce((n, c) => n + ('（('.includes(c) ? 1 : '）)'.includes(c) ? -1 : 0), 0);

/** Of a header cut through its words so many cells go on: two rows of words with the same cells are not set one below the other. */
const wordsEnough = 3;
/** So many where each fills its cell to the end of a line. */
const fullEnough = 2;
/** A figure in words, or a word for none. */
const entry = /^(?:[无無没有零〇一二三四五六七八九十百千万亿元件项个]+|[增减].*)$/;
const isWords = (text: string): boolean => hasHan.test(text) && !/\d/.test(text) && !entry.test(squeezed(text));

/** True where no other character fits beside the words of a cell, its padding counted. */
function isFull(c: TableCell, table: Table, size: number): boolean {
  const { bbox } = c.anchor;
  return table.xs[c.column + c.colspan]! - table.xs[c.column]! - (bbox[2] - bbox[0]) < 1.6 * size;
}

/** True where the first row below is the rest of the last row above: the same cells, each filled on one side of the break only or words that run on. */
function isCut(ends: readonly TableCell[], starts: readonly TableCell[], above: Table, below: Table, size: number): boolean {
  const pairs = starts.flatMap((c) => {
    const e = ends.find((x) => x.column === c.column && x.colspan === c.colspan);
    return e === undefined ? [] : [{ e, c }];
  });
  const single = pairs.filter(({ e, c }) => e.rowspan === 1 && c.rowspan === 1);
  if (single.length < 2 || pairs.length !== starts.length || starts.every((c) => c.text === '' && c.rowspan > 1)) return false;
  // A numbered label under words begins a row of its own, whatever the others look like.
  if (pairs.some(({ e, c }) => c.rowspan === 1 && opening.test(c.text) && e.text !== '')) return false;
  // A row without a label after a page break is the rest of one with a label: what it holds belongs to the cells above.
  const labelOf = (side: 'e' | 'c'): boolean => single.some((p) => hasHan.test(p[side].text));
  const filled = (side: 'e' | 'c'): number => single.filter((p) => p[side].text !== '').length;
  if (!labelOf('e') && !labelOf('c') && (filled('e') === 0 || filled('c') === 0)) return true;
  // Heads of columns are no label: what stands under them is a row of its own.
  const underWords = single.some(({ e, c }) => c.text !== '' && isWords(e.text));
  if (labelOf('e') && !labelOf('c') && !underWords && filled('c') < single.length - 1 && filled('c') < filled('e')) return true;
  if (labelOf('e') && !labelOf('c') && single.filter((p) => p.e.text !== '' && !hasHan.test(p.e.text)).length === 0 && single.every((p) => p.e.text === '' || p.c.text === '')) return true;
  const words = single.filter(({ e, c }) => e.text !== '' || c.text !== '');
  const goesOn = words.filter(({ e, c }) => isWords(e.text) && isWords(c.text) && !opening.test(c.text) && squeezed(e.text) !== squeezed(c.text));
  const enough = goesOn.length >= wordsEnough || (goesOn.length >= fullEnough && goesOn.every(({ e }) => isFull(e, above, size)));
  if (enough && words.every((p) => goesOn.includes(p) || (isWords(p.e.text) && p.c.text === ''))) return true;
  // A bracket that opens in a cell above and closes in the one below, in a row that has no label of its own.
  if (words.some(({ e, c }) => depth(e.text) > 0 && depth(c.text) < 0) && words.every(({ e, c }) => c.text === '' || (depth(e.text) > 0 && depth(c.text) < 0))) return true;
  // Under a numbered label one without a number whose row is hardly filled is the rest of it: what stands in that row belongs to the cells above.
  const numbered = single.find(({ e, c }) => opening.test(e.text) && isWords(c.text) && !opening.test(c.text));
  if (numbered !== undefined) {
    const others = single.filter((p) => p !== numbered && (p.e.text !== '' || p.c.text !== '') && !hasHan.test(p.e.text) && !hasHan.test(p.c.text));
    const below = others.filter((p) => p.c.text !== '').length;
    if (others.length >= 3 && below > 0 && below * 2 < others.length && others.every((p) => p.e.text !== '')) return true;
  }
  const clash = single.some(({ e, c }) => e.text !== '' && c.text !== '' && ((!hasHan.test(e.text) && !bareNumber.test(e.text)) || !hasHan.test(c.text)));
  if (clash) return false;
  const label = single.find(({ e, c }) => hasHan.test(e.text) || hasHan.test(c.text));
  if (label === undefined) return false;
  const figures = (side: 'e' | 'c'): number => single.filter((p) => p !== label && p[side].text !== '').length;
  const open = !above.closedBottom || !below.closedTop;
  // The rest of a label has no number of its own, and no figures stand on the side of either.
  const rest = label.c.text !== '' && label.e.text !== '' && !opening.test(label.c.text) && opening.test(label.e.text);
  return (figures('e') === 0 || figures('c') === 0) && (rest || (open && !opening.test(label.c.text))) ;
}

/** True where a label above spans on over rows below: its cell is empty there, or its words run on. */
function reachesOn(e: TableCell, c: TableCell, starts: readonly TableCell[]): boolean {
  if (!hasHan.test(e.text)) return false;
  const labelled = starts.some((s) => s.column > c.column && hasHan.test(s.text));
  if (c.text === '') return labelled;
  return hasHan.test(c.text) && labelled && (c.rowspan > 1 || e.rowspan > 1) && !opening.test(c.text);
}
