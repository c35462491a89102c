// <table> → rows of cells with their columns, and which rows only hold the layout of the page.
import type { HtmlAnchor } from '../../model/anchor.js';
import type { Grid, GridCell, GridRow } from '../../model/grid.js';
import type { Paths } from './path.js';
import { cellText, hiddenInTable, isFrame, isHidden, picture, type Marks } from './text.js';
import { attribute, isElement, type PageElement } from './tree.js';

/** A row that is no data: its cells hold nested tables or running text, and are walked as page. */
export interface LayoutRow {
  readonly cells: readonly PageElement[];
}

export interface DataRows {
  readonly rows: readonly GridRow[];
  readonly anchor: HtmlAnchor;
}

export type TablePart = DataRows | LayoutRow;

/** Longer text than this in a row of one or two filled cells is prose put in a table, not a label. */
const proseLength = 300;
/** A row of no more cells, pictures and nothing else, frames pictures; a longer one has pictures for figures. */
const mostPictured = 4;
/** A table without a row of so many cells is the layout of a page, whatever its tables hold. */
const fewestFramed = 3;
/** Widest span that is believed; browsers stop at 1000 too. */
const widest = 1000;
/** Columns beyond which spans are no longer believed: a page cannot make a row wider than its cells. */
const mostColumns = 5000;

export interface PageContext {
  /** Byte offset of the start tag of an element. */
  readonly offset: (e: PageElement) => number;
  /** Puts misread text right; null when nothing is to be restored. */
  readonly restore: ((s: string) => string) | null;
  readonly keepLineEnds: boolean;
  /** Every element that has a table inside, found once for the page. */
  readonly outer: ReadonlySet<PageElement>;
  readonly paths: Paths;
  readonly marks: Marks;
}

/** The parts of one table in order: runs of data rows, and layout rows between them. */
export function tableParts(table: PageElement, context: PageContext): TablePart[] {
  const base = context.paths.of(table);
  const layout = context.outer.has(table);
  const frames = layout && framesEntries(table, base, context);
  const parts: TablePart[] = [];
  let run: GridRow[] = [];
  // Columns covered from above, each up to the line of this number.
  let covered: number[] = [];
  let line = 0;
  // Asked for before those of the cells: places are counted on from one to the next.
  const anchor: HtmlAnchor = { path: base, offset: context.offset(table) };
  const flush = (): void => {
    if (run.length > 0) parts.push({ rows: run, anchor });
    run = [];
  };
  for (const { group, path } of rowGroups(table, base)) {
    covered = [];
    let tr = 0;
    for (const row of group) {
      if (!isElement(row)) continue;
      if (row.name === 'caption' && path === base) {
        flush();
        parts.push({ cells: [row] });
        continue;
      }
      if (row.name !== 'tr') continue;
      tr++;
      if (hidingOf(row, context) !== null) continue;
      line++;
      const rowPath = `${path}/tr[${tr}]`;
      const elements = row.children.filter((c): c is PageElement => isElement(c) && (c.name === 'td' || c.name === 'th'));
      const cells: GridCell[] = [];
      let column = 0;
      let holdsTable = false;
      let filled = 0;
      let pictures = 0;
      let longest = 0;
      let td = 0;
      let th = 0;
      for (const e of elements) {
        const nth = e.name === 'td' ? ++td : ++th;
        const hidden = hidingOf(e, context);
        if (layout && context.outer.has(e) && !(frames && framed(e))) holdsTable = true;
        if (hidden === 'gone') continue;
        while ((covered[column] ?? 0) >= line) column++;
        const colspan = column < mostColumns ? span(attribute(e, 'colspan')) : 1;
        const rowspan = span(attribute(e, 'rowspan'));
        const said = cellText(e, context.marks, context.restore, context.keepLineEnds);
        // It keeps its place and says nothing.
        const { text, dropped } = hidden === null ? said : { text: '', dropped: said.text + said.dropped };
        if (text === picture) pictures++;
        else if (text !== '') filled++;
        longest = Math.max(longest, text.length);
        const anchor = { path: `${rowPath}/${e.name}[${nth}]`, offset: context.offset(e) };
        cells.push(dropped === '' ? { text, colspan, rowspan, column, anchor } : { text, colspan, rowspan, column, anchor, dropped });
        for (let c = column; c < column + colspan; c++) covered[c] = Math.max(covered[c] ?? 0, line + rowspan - 1);
        column += colspan;
      }
      if (holdsTable || (longest > proseLength && filled <= 2) || (pictures > 0 && filled === 0 && elements.length <= mostPictured)) {
        flush();
        parts.push({ cells: elements.filter((e) => hidingOf(e, context) === null) });
      } else {
        run.push({ cells });
      }
    }
  }
  flush();
  return parts;
}

/** What holds tables is part of the page, of which a script may show what a style sheet hides. */
function hidingOf(e: PageElement, context: PageContext): 'gone' | 'unseen' | null {
  if (!context.outer.has(e)) return hiddenInTable(e, context.marks);
  return isHidden(e, context.marks) ? 'gone' : null;
}

/** A table whose entries stand in frames: one row of several cells that holds frames and nothing larger. */
function framesEntries(table: PageElement, base: string, context: PageContext): boolean {
  for (const { group } of rowGroups(table, base)) {
    for (const row of group) {
      if (!isElement(row) || row.name !== 'tr') continue;
      const cells = row.children.filter((c): c is PageElement => isElement(c) && (c.name === 'td' || c.name === 'th'));
      const holding = cells.filter((c) => context.outer.has(c));
      if (cells.length >= fewestFramed && holding.length > 0 && holding.every(framed)) return true;
    }
  }
  return false;
}

/** Entries in frames of their own: what stands in the cell is a table of one cell each, or nothing. */
function framed(cell: PageElement): boolean {
  const tables: PageElement[] = [];
  const stack: PageElement[] = [cell];
  for (let seen = 0; stack.length > 0; seen++) {
    const e = stack.pop()!;
    if (seen > mostPartsFramed) return false;
    if (e.name === 'table') tables.push(e);
    else stack.push(...e.children.filter(isElement));
  }
  return tables.every(isFrame);
}

const mostPartsFramed = 20;

export function toGrid(part: DataRows, index: number): Grid {
  return { index, rows: part.rows, anchor: part.anchor, flat: false };
}

function* rowGroups(table: PageElement, base: string): Generator<{ group: readonly PageElement['children'][number][]; path: string }> {
  const counts: Record<string, number> = {};
  const loose = table.children.filter((c) => isElement(c) && (c.name === 'tr' || c.name === 'caption'));
  if (loose.length > 0) yield { group: loose, path: base };
  for (const c of table.children) {
    if (!isElement(c) || (c.name !== 'tbody' && c.name !== 'thead' && c.name !== 'tfoot')) continue;
    counts[c.name] = (counts[c.name] ?? 0) + 1;
    yield { group: c.children, path: `${base}/${c.name}[${counts[c.name]}]` };
  }
}

function span(attribute: string | undefined): number {
  if (attribute === undefined) return 1;
  const n = Number.parseInt(attribute, 10);
  return n > 1 ? Math.min(n, widest) : 1;
}
