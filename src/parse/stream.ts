// Blocks → one stream of lines and table rows in reading order; a row knows which of its cells are words and which are figures.
import type { Anchor } from '../model/anchor.js';
import type { Document } from '../model/document.js';
import type { Grid, GridCell } from '../model/grid.js';
import { serialCells } from './serial.js';

export type CellKind = 'blank' | 'figure' | 'words';

export interface Row {
  readonly grid: Grid;
  /** Position in the grid, from 0. */
  readonly index: number;
  readonly cells: readonly GridCell[];
  readonly kinds: readonly CellKind[];
}

export interface Line {
  readonly text: string;
  readonly anchor: Anchor;
  readonly level: number | null;
}

export type Item =
  | { readonly kind: 'line'; readonly line: Line }
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'image'; readonly src: string; readonly anchor: Anchor };

const figure = /^[+\-－±−﹣–]?\s*[\d０-９](?:[\d０-９,，.．\s]*[\d０-９])?[.。,，]?\s*(?:亿元|万元|元|件次|人次|件|条|项|宗|个|起|份|例|次|部|户|人)?\s*(?:[（(［[].*)?[¹²³⁰⁴-⁹*※①-⑳#]*$/s;
/** Signs without a letter or digit are an entry, readable or not, never a label. */
const mark = /^(?:[^\p{L}\p{N}]+|[零〇]|无|無|没有|N\/?A)$/iu;
const han = /\p{Script=Han}/u;
const inWords = /^(?:增加?|增长|新增|减少?|下降|↑|↓|±)\s*\d+/;

export function cellKind(text: string): CellKind {
  if (text === '') return 'blank';
  if (text.length > 60) return 'words';
  // A label has Chinese words; anything else in a table is an entry, readable or not.
  return !han.test(text) || figure.test(text) || mark.test(text) || inWords.test(text) ? 'figure' : 'words';
}

export function stream(document: Document): Item[] {
  const items: Item[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'text') {
      for (const text of block.text.split('\n')) if (text.trim() !== '') items.push({ kind: 'line', line: { text: text.trim(), anchor: block.anchor, level: block.level ?? null } });
    } else if (block.kind === 'image') items.push({ kind: 'image', src: block.src, anchor: block.anchor });
    else {
      const serial = serialCells(block.grid);
      block.grid.rows.forEach((r, index) => {
        const cells = serial !== null && serial.has(r.cells[0]!) ? r.cells.slice(1) : r.cells;
        // A row of empty cells can be a row of figures left blank.
        if (cells.length >= 5 || cells.some((c) => c.text !== '')) items.push({ kind: 'row', row: { grid: block.grid, index, cells, kinds: cells.map((c) => cellKind(c.text)) } });
      });
    }
  }
  return items;
}

/** Words set apart by blanks in a line: the cells of a header whose table has no other mark between them. */
export function wordsOfLine(line: Line): Row | null {
  if (line.text.length > longestHeader || !/\s/.test(line.text)) return null;
  const cells: GridCell[] = line.text.split(/\s+/).map((text, column) => ({ text, colspan: 1, rowspan: 1, column, anchor: line.anchor }));
  const grid: Grid = { index: -1, rows: [{ cells }], anchor: line.anchor, flat: true };
  return { grid, index: 0, cells, kinds: cells.map((c) => cellKind(c.text)) };
}

const longestHeader = 160;

/** The only filled cell of a row, where it is words: a heading or a sentence set in a table. */
export function solo(row: Row): GridCell | null {
  let found: GridCell | null = null;
  for (let i = 0; i < row.cells.length; i++) {
    if (row.kinds[i] === 'blank') continue;
    if (found !== null || row.kinds[i] === 'figure') return null;
    found = row.cells[i]!;
  }
  return found;
}
