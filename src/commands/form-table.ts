// The tables of the form with the figures of one report in them, laid out as the form is printed. Everything but the figures comes from the form.
import Table from 'cli-table3';
import { plain } from '../check/decimal.js';
import { cellRef, formCells } from '../form/cell-refs.js';
import { edition } from '../form/editions.js';
import type { FormBlock, FormColumn, FormRow } from '../model/edition.js';
import type { Report } from '../model/report.js';
import type { Lang, Text } from '../model/text.js';
import type { CellRef, Value } from '../model/value.js';
import { visible } from './visible.js';
import { width, wrap } from './width.js';

export interface TableOptions {
  readonly lang: Lang;
  /** Columns of the terminal. */
  readonly columns: number;
  readonly colour: boolean;
  /** Cells to mark: red where there is colour, else with a star. */
  readonly marked: ReadonlySet<CellRef>;
}

interface Cell {
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly figure?: CellRef;
}

/** Rows of a page, and how many of its columns hold labels. */
interface Page {
  readonly rows: Cell[][];
  readonly labels: number;
  readonly figures: number;
}

/** Columns a terminal needs for the fifteen figures of section four in one row; a narrower one gets three rows. */
const besideEachOther = 107;
/** Columns for labels and figures of section three at their usual width. */
const roomEnough = 102;

/** The tables of the report one after the other, each under its heading; every cell of the form as laid out stands in one of them. */
export function formTables(report: Pick<Report, 'edition' | 'layout' | 'cells'>, options: TableOptions): string {
  const laidOut = formCells(report.edition, report.layout);
  return edition(report.edition).tables.map((t) => {
    const blocks = [...new Set(laidOut.filter((c) => c.table === t.id).map((c) => c.block))];
    const page = blocks.every((b) => b.print === 'across') && options.columns >= besideEachOther ? across(blocks, options.lang) : down(blocks, options.lang);
    return `${t.heading[options.lang]}\n${drawn(page, report.cells, options)}\n${options.lang === 'zh' ? '' : glossary(blocks, options.columns)}`;
  }).join('\n');
}

/** Headers stay as printed, there is no room in them; what they mean stands below. */
function glossary(blocks: readonly FormBlock[], columns: number): string {
  const words = new Set(blocks.flatMap((b) => b.columns.map((c) => `${c.label.zh} ${c.label.en}`)));
  return `${wrap([...words].join(', '), columns)}\n`;
}

function label(text: Text, lang: Lang): string {
  return lang === 'zh' || text.zh === text.en ? text.zh : `${text.zh}\n${text.en}`;
}

/** Blocks below each other, each with its own header; labels on the left. */
function down(blocks: readonly FormBlock[], lang: Lang): Page {
  const labels = Math.max(...blocks.flatMap((b) => b.rows.map(depth)));
  const figures = Math.max(...blocks.map((b) => b.columns.length));
  const rows: Cell[][] = [];
  for (const b of blocks) {
    if (blocks.length > 1) rows.push([{ text: label(b.title, lang), colSpan: labels + figures, rowSpan: 1 }]);
    const header = headings(b.columns, figures);
    const corner = blocks.length > 1 ? label({ zh: '信息内容', en: 'content' }, lang) : '';
    header[0]!.unshift({ text: corner, colSpan: labels, rowSpan: header.length });
    rows.push(...header);
    for (const [i, r] of b.rows.entries()) {
      const line: Cell[] = [];
      for (const [level, text] of (r.under ?? []).entries()) {
        if (i === 0 || !sameUpTo(b.rows[i - 1]!, r, level)) line.push({ text, colSpan: 1, rowSpan: runOf(b.rows, i, level) });
      }
      line.push({ text: label(r.label, lang), colSpan: labels - depth(r) + 1, rowSpan: 1 });
      for (const [j, c] of b.columns.entries()) line.push({ text: '', figure: cellRef(b, r.id, c.id), colSpan: j === b.columns.length - 1 ? figures - j : 1, rowSpan: 1 });
      rows.push(line);
    }
  }
  return { rows, labels, figures };
}

/** The rows of the form side by side, in one row of figures. */
function across(blocks: readonly FormBlock[], lang: Lang): Page {
  const columns: FormColumn[] = blocks.flatMap((b) => b.rows.flatMap((r) => b.columns.map((c) => ({ ...c, under: [...(r.under ?? []), label(r.label, lang)] }))));
  const values = blocks.flatMap((b) => b.rows.flatMap((r) => b.columns.map((c): Cell => ({ text: '', figure: cellRef(b, r.id, c.id), colSpan: 1, rowSpan: 1 }))));
  return { rows: [...headings(columns, columns.length), values], labels: 0, figures: columns.length };
}

/** Header rows of columns: what they stand under first; a label reaches down to the figures, and the last one to the edge of the table. */
function headings(columns: readonly FormColumn[], figures: number): Cell[][] {
  const levels = Math.max(...columns.map(depth));
  const rows: Cell[][] = Array.from({ length: levels }, () => []);
  const extra = figures - columns.length;
  for (const [i, c] of columns.entries()) {
    const heads = c.under ?? [];
    for (const [level, text] of heads.entries()) {
      if (i > 0 && sameUpTo(columns[i - 1]!, c, level)) continue;
      const run = runOf(columns, i, level);
      // Where labels above are fewer than elsewhere, the innermost reaches down.
      const last = level === heads.length - 1 && columns.slice(i, i + run).every((x) => depth(x) === heads.length + 1);
      const spare = last && columns.every((x) => (x.under ?? []).length > 0) && columns[0]!.under![0] !== columns[columns.length - 1]!.under![0] ? levels - heads.length - 1 : 0;
      rows[level]!.push({ text, colSpan: run + (i + run === columns.length ? extra : 0), rowSpan: 1 + spare });
    }
    const spared = columns.every((x) => (x.under ?? []).length > 0) && columns[0]!.under![0] !== columns[columns.length - 1]!.under![0];
    const at = spared ? levels - 1 : heads.length;
    rows[at]!.push({ text: c.label.zh, colSpan: i === columns.length - 1 ? extra + 1 : 1, rowSpan: levels - at });
  }
  return rows;
}

function depth(line: FormRow | FormColumn): number {
  return (line.under ?? []).length + 1;
}

function sameUpTo(a: FormRow | FormColumn, b: FormRow | FormColumn, level: number): boolean {
  for (let l = 0; l <= level; l++) if (a.under?.[l] !== b.under?.[l]) return false;
  return true;
}

/** How many lines from `from` on stand under the same labels down to `level`. */
function runOf(lines: readonly (FormRow | FormColumn)[], from: number, level: number): number {
  let n = 1;
  while (from + n < lines.length && sameUpTo(lines[from]!, lines[from + n]!, level)) n++;
  return n;
}

/** What is printed in a cell: the text as it stands; `·` where the document lacks the cell, `?` where it cannot be read. */
export function printed(value: Value | undefined): string {
  if (value === undefined || value.state === 'absent') return '·';
  if (value.state === 'unreadable') return '?';
  if (value.state === 'blank') return '';
  return visible(value.raw?.trim() ?? (value.value === null ? '' : plain(value.value)));
}

function drawn(page: Page, cells: ReadonlyMap<CellRef, Value>, options: TableOptions): string {
  const star = options.colour ? '' : '*';
  const figure = (ref: CellRef): string => printed(cells.get(ref)) + (options.marked.has(ref) ? star : '');
  const figures = page.rows.flat().flatMap((c) => (c.figure === undefined ? [] : [width(figure(c.figure))]));
  const columns = widths(page, Math.max(0, ...figures), options);
  const table = new Table({ colWidths: columns.map((w) => w + 2), style: { head: [], border: [] } });
  // Which columns are taken by cells that reach down from rows above.
  const taken: number[] = columns.map(() => 0);
  for (const row of page.rows) {
    let at = 0;
    const line = row.map((c) => {
      while ((taken[at] ?? 0) > 0) at++;
      const room = columns.slice(at, at + c.colSpan).reduce((a, w) => a + w + 3, -3);
      for (let i = at; i < at + c.colSpan; i++) taken[i] = c.rowSpan;
      at += c.colSpan;
      const marked = c.figure !== undefined && options.marked.has(c.figure);
      const text = wrap(c.figure === undefined ? inOneLine(c.text, room) : figure(c.figure), room);
      const content = marked && options.colour ? text.split('\n').map((l) => `\u001b[31m${l}\u001b[39m`).join('\n') : text;
      return { content, colSpan: c.colSpan, rowSpan: c.rowSpan, hAlign: c.figure === undefined ? 'left' as const : 'right' as const, vAlign: c.rowSpan > 1 ? 'center' as const : 'top' as const };
    });
    for (let i = 0; i < taken.length; i++) taken[i] = Math.max(0, taken[i]! - 1);
    table.push(line);
  }
  return table.toString();
}

/** Both languages on one line where there is room. */
function inOneLine(text: string, room: number): string {
  const line = text.replace('\n', ' ');
  return width(line) <= room ? line : text;
}

/** Columns of text in each column: figures as wide as they need within reason, labels share what is left of the terminal. */
function widths(page: Page, longest: number, options: TableOptions): number[] {
  const n = page.labels + page.figures;
  const room = options.columns - 3 * n - 1;
  if (page.labels === 0) return Array.from({ length: n }, () => Math.max(4, Math.min(longest, 12), Math.min(8, Math.floor(room / n))));
  const narrow = options.columns < roomEnough;
  const heads = (narrow ? [4, 6] : [6, 10]).slice(0, page.labels - 1);
  const least = page.labels === 1 && page.figures < 5 ? (narrow ? 12 : 18) : narrow ? 4 : 6;
  const label = narrow ? 10 : 12;
  // A note in one cell must not widen all its neighbours beyond the terminal.
  const most = Math.floor((room - heads.reduce((a, b) => a + b, 0) - label) / page.figures);
  const figure = Math.max(least, Math.min(longest, 14, most));
  const left = room - figure * page.figures - heads.reduce((a, b) => a + b, 0);
  return [...heads, ...Array.from({ length: page.labels - heads.length }, () => Math.max(label, Math.min(left, 40))), ...Array.from({ length: page.figures }, () => figure)];
}
