// Rows of table two → cells. Each block is read under its own header, and its edition is decided by that header or by the count of figures.
import type { BlockId, EditionId, FormBlock, FormColumn } from '../model/edition.js';
import type { GridCell } from '../model/grid.js';
import { blockOf, cellRef } from '../form/cell-refs.js';
import { editions } from '../form/editions.js';
import { align, type ColumnSpan } from './align.js';
import { bareTables, rowsOfTwo } from './bare-table.js';
import type { Cells } from './cells.js';
import { halfWidth, label } from './label.js';
import { LabelNotes } from './label-notes.js';
import { likeness, tornScore, type Match } from './match.js';
import type { ZoneItem } from './zone.js';
import { wordsOfLine, type Row } from './stream.js';
import { itemLexicon, proactiveBlocks, proactiveColumnLexicon, proactiveRowLexicon, type ProactiveRow } from './vocabulary.js';

type RowKey = ProactiveRow;

interface Reading {
  readonly edition: EditionId;
  readonly block: FormBlock;
  readonly score: number;
  /** Columns of the form in the order of the page. */
  readonly columns: readonly FormColumn[];
}

/** A header row read as the columns of a block: editions whose columns it can be, best first. */
interface Header {
  readonly readings: readonly Reading[];
  readonly cells: readonly HeaderCell[];
  readonly row: Row;
  /** Columns the form has not. */
  readonly extras: readonly ColumnSpan[];
  /** Column of 信息内容, under which the labels of the rows stand; null where the header does not print it. */
  readonly start: number | null;
}

interface HeaderCell {
  readonly text: string;
  readonly span: ColumnSpan;
  readonly cell: GridCell;
}

interface Line {
  readonly row: Row;
  readonly from: number;
  readonly labelCell: GridCell;
  readonly match: Match<RowKey>;
  readonly header: Header | null;
  readonly item: BlockId | null;
  /** Words of columns of the form in the header rows above, also where they make no header the form has. */
  readonly above: readonly string[];
}

export type ProactiveFound = Readonly<Partial<Record<BlockId, EditionId>>>;

/** A header must be this much like the form's, all columns taken together. */
const headerEnough = 0.62;
/** Longer cells are no header. */
const longestLabel = 120;

export function readProactive(zone: readonly ZoneItem[], cells: Cells): ProactiveFound {
  const lines = linesOf(zone, cells);
  const layout: Partial<Record<BlockId, EditionId>> = {};
  const labels = new LabelNotes();
  const waiting: Line[] = [];
  // First the lines whose header or count tells the edition; they then tell it for the rest.
  for (const line of lines) {
    const edition = editionOf(line);
    if (edition === null) waiting.push(line);
    else readLine(line, edition, layout, cells, labels);
  }
  const others = [...new Set(Object.values(layout))];
  for (const line of waiting) {
    const block = line.match.key.block;
    const edition = layout[block] ?? (others.length === 1 ? others[0]! : null);
    const rowId = line.match.key.row.id;
    const strange = inlineHeader(line).length === 0 && (line.header?.extras.length ?? 0) > 0;
    if (strange) {
      cells.unclear([...new Set(editions.flatMap((e) => (edition === null || edition === e.id ? refsOf(e.id, block, rowId) : [])))], filledBehind(line), line.labelCell.anchor, 'header-false',
        `「${line.match.key.row.label.zh}」上方的表头有格式中没有的列，无法确定数字各属哪一列。`, `The header above "${line.match.key.row.label.zh}" has columns the form has not; which column each figure belongs to cannot be told.`);
      continue;
    }
    if (edition === null) {
      const refs = editions.flatMap((e) => refsOf(e.id, block, rowId));
      cells.unclear([...new Set(refs)], filledBehind(line), line.labelCell.anchor, 'header-missing',
        `「${line.match.key.row.label.zh}」上方没有表头，无法确定属于哪一版格式。`, `"${line.match.key.row.label.zh}" has no header above it; the edition of the form cannot be told.`);
      continue;
    }
    cells.problem('header-missing', 'warning', `「${line.match.key.row.label.zh}」上方没有可辨的表头，按同表其他部分的 ${edition} 版格式读入。`,
      `"${line.match.key.row.label.zh}" has no usable header; it was read in edition ${edition} like the rest of the table.`, { cells: refsOf(edition, block, rowId), anchor: line.labelCell.anchor });
    readLine(line, edition, layout, cells, labels);
  }
  labels.into(cells);
  const ids = new Set(proactiveBlocks.flatMap((b) => b.block.rows.map((r) => r.id)));
  const read = new Set(lines.map((l) => l.match.key.row.id));
  const bare = (text: string): string | null => {
    const m = proactiveRowLexicon.match(text);
    return m !== null && m.score === 1 ? m.key.row.id : null;
  };
  for (const table of bareTables(zone, bare)) for (const id of table) if (read.has(id)) cells.contest(`${id}.`);
  cells.twoTables((ref) => ids.has(ref.split('.')[0]!), rowsOfTwo);
  return layout;
}

function linesOf(zone: readonly ZoneItem[], cells: Cells): Line[] {
  const lines: Line[] = [];
  let header: Header | null = null;
  let item: BlockId | null = null;
  let above: readonly string[] = [];
  for (const z of zone) {
    if (z.row === null) {
      const m = itemLexicon.match(z.line.text);
      if (m !== null && m.score >= tornScore) [item, header] = [m.key, null];
      const columns = columnsIn(z.line.text);
      if (columns.length > 0) above = columns;
      const words = wordsOfLine(z.line);
      if (words !== null) header = headerOf(words) ?? header;
      continue;
    }
    const found = z.row.cells.map((c, i) => (z.row.kinds[i] === 'words' ? itemLexicon.match(c.text) : null)).find((m) => m !== null && m.score >= tornScore);
    if (found !== undefined && found !== null) [item, header] = [found.key, null];
    const line = lineOf(z.row, header, item, above);
    if (line !== null) {
      lines.push(line);
      continue;
    }
    const h = headerOf(z.row);
    const words = z.row.cells.flatMap((c, i) => (z.row!.kinds[i] === 'words' ? columnsIn(c.text) : []));
    if (words.length > 0) above = words;
    if (h !== null) header = h;
    else if (z.row.kinds.includes('figure')) {
      const words = z.row.cells.find((_, i) => z.row.kinds[i] === 'words');
      if (words !== undefined) cells.problem('extra-row', 'note', `格式中没有的一行：「${words.text.slice(0, 40)}」，未读入。`, `A row the form does not have, "${words.text.slice(0, 40)}", was left out.`, { found: words.text.slice(0, 80), anchor: words.anchor });
    }
  }
  return lines;
}

/** The columns of the form that a line or cell names, alone or with other words. */
function columnsIn(text: string): string[] {
  if (text.length > longestLabel) return [];
  if (isColumn(text)) return [text];
  return /\s/.test(text) ? text.split(/\s+/).filter(isColumn) : [];
}

function isColumn(text: string): boolean {
  return proactiveColumnLexicon.matches(text)[0]?.score === 1;
}

/** A row whose label is one of the table's and that has cells behind it. */
function lineOf(row: Row, header: Header | null, item: BlockId | null, above: readonly string[]): Line | null {
  let best: { at: number; match: Match<RowKey> } | null = null;
  const firstFigure = row.kinds.indexOf('figure');
  for (let i = 0; i < row.cells.length; i++) {
    if (row.kinds[i] !== 'words' || (firstFigure !== -1 && i > firstFigure)) continue;
    const m = proactiveRowLexicon.match(row.cells[i]!.text);
    if (m !== null && m.score >= 0.7 && (best === null || m.score > best.match.score)) best = { at: i, match: m };
  }
  if (best === null || best.at === row.cells.length - 1) return null;
  return { row, from: best.at + 1, labelCell: row.cells[best.at]!, match: best.match, header, item, above };
}

function headerOf(row: Row): Header | null {
  if (row.kinds.includes('figure')) return null;
  const own: HeaderCell[] = [];
  for (let i = 0; i < row.cells.length; i++) {
    if (row.kinds[i] !== 'words') continue;
    const cell = row.cells[i]!;
    const last = own[own.length - 1];
    const to = cell.column + cell.colspan;
    // The same words again: one merged header written out once for each column it covers.
    if (last !== undefined && label(last.text).core === label(cell.text).core && !isTruncated(cell.text)) own[own.length - 1] = { ...last, span: { from: last.span.from, to } };
    else own.push({ text: cell.text, span: { from: cell.column, to }, cell });
  }
  const isCorner = (c: HeaderCell): boolean => label(c.text).core.endsWith('信息内容');
  const columns = own.filter((c) => !isCorner(c));
  const start = own.find(isCorner)?.cell.column ?? null;
  const readings = readingsOf(columns.map((c) => c.text));
  if (readings.length > 0) return { readings, cells: columns, extras: [], row, start };
  const known = columns.filter((c) => (proactiveColumnLexicon.matches(c.text)[0]?.score ?? 0) >= 0.85);
  if (known.length === 0 || known.length === columns.length || (start === null && columns.length < 2)) return null;
  // Columns of last year, of units: the form's stand among them, or the header is one the form has not and nothing is counted under it.
  return { readings: readingsOf(known.map((c) => c.text)), cells: known, extras: columns.filter((c) => !known.includes(c)).map((c) => c.span), row, start };
}

/** 本年新 | 本年新: two columns cut to the same words are still two. */
function isTruncated(text: string): boolean {
  const core = label(text).core;
  const longer = new Set(proactiveBlocks.flatMap((b) => b.block.columns.map((c) => label(c.label.zh).core)).filter((c) => c !== core && c.startsWith(core)));
  return longer.size > 1;
}

function readingsOf(texts: readonly string[]): Header['readings'] {
  const readings: Reading[] = [];
  for (const b of proactiveBlocks) {
    if (b.block.columns.length !== texts.length) continue;
    const columns = inOrderOf(texts, b.block);
    const score = columns.reduce((sum, c, i) => sum + columnLikeness(texts[i]!, c), 0) / texts.length;
    if (score >= headerEnough) readings.push({ edition: b.edition, block: b.block, score, columns });
  }
  return readings.sort((a, b) => b.score - a.score);
}

/** The columns in the order of the page where every one of them is named beyond doubt; else in that of the form. */
function inOrderOf(texts: readonly string[], block: FormBlock): readonly FormColumn[] {
  const found = texts.map((t) => block.columns.find((c) => columnLikeness(t, c) >= 0.9));
  return found.every((c) => c !== undefined) && new Set(found).size === texts.length ? (found as FormColumn[]) : block.columns;
}

function columnLikeness(text: string, column: FormColumn): number {
  if (text.length > longestLabel) return 0;
  const found = label(text);
  const form = label(column.label.zh);
  const cut = found.core.length >= 3 && form.core.startsWith(found.core) ? 0.85 : 0;
  return Math.max(likeness(found.core, form.core), likeness(found.bare, form.bare), cut);
}

/** The edition of one line: by its header; without one by the number of its figures, where only one edition has so many columns. */
function editionOf(line: Line): EditionId | null {
  const block = line.match.key.block;
  const inline = inlineHeader(line);
  const texts = inline.length > 0 ? readingsOf(inline.map((i) => line.row.cells[i]!.text)) : (line.header?.readings ?? []);
  const own = texts.filter((r) => r.block.id === block && hasRow(r.block, line));
  if (own.length > 0) return own.length > 1 && own[0]!.score === own[1]!.score ? null : own[0]!.edition;
  // The same words head 行政许可 and 行政处罚: a header of another block with the same columns will do.
  const alike = texts.map((r) => ({ r, b: blockOf(r.edition, block) })).filter(({ r, b }) => b !== null && sameColumns(r.block, b));
  if (alike.length > 0) return alike[0]!.r.edition;
  if (inline.length === 0 && (line.header?.extras.length ?? 0) > 0) return null;
  const filled = filledBehind(line).length;
  const fits = editions.filter((e) => {
    const b = blockOf(e.id, block);
    return b !== null && hasRow(b, line) && b.columns.length === filled && !contradicted(b, line);
  });
  return fits.length === 1 && filled > 0 ? fits[0]!.id : null;
}

/** A column of the form stands above that this printing of the block does not have, and another has: figures are not counted against words. */
function contradicted(block: FormBlock, line: Line): boolean {
  const has = (b: FormBlock, text: string): boolean => b.columns.some((c) => columnLikeness(text, c) >= 0.9);
  return line.above.some((text) => !has(block, text) && proactiveBlocks.some((b) => b.block.id === block.id && has(b.block, text)));
}

function hasRow(block: FormBlock, line: Line): boolean {
  return block.rows.some((r) => r.id === line.match.key.row.id);
}

function sameColumns(a: FormBlock, b: FormBlock): boolean {
  return a.columns.length === b.columns.length && a.columns.every((c, i) => c.id === b.columns[i]!.id);
}

/** Header words between the label and the figures of the same row: 行政许可 | 本年处理决定数量 | 5. */
function inlineHeader(line: Line): number[] {
  const at: number[] = [];
  for (let i = line.from; i < line.row.cells.length; i++) {
    if (line.row.kinds[i] === 'words' && (proactiveColumnLexicon.matches(line.row.cells[i]!.text)[0]?.score ?? 0) >= 0.8) at.push(i);
  }
  return at;
}

function filledBehind(line: Line): GridCell[] {
  const skip = new Set(inlineHeader(line));
  return line.row.cells.filter((c, i) => i >= line.from && c.text !== '' && !skip.has(i));
}

function refsOf(edition: EditionId, block: BlockId, row: string): string[] {
  const b = blockOf(edition, block);
  return b === null || !b.rows.some((r) => r.id === row) ? [] : b.columns.map((c) => cellRef(b, row, c.id));
}

const gluedFigure = /\p{Script=Han}[）)]?\s*\d[\d,.]*$/u;

function readLine(line: Line, edition: EditionId, layout: Partial<Record<BlockId, EditionId>>, cells: Cells, labels: LabelNotes): void {
  const block = blockOf(edition, line.match.key.block);
  const row = line.match.key.row;
  if (block === null || !hasRow(block, line)) return;
  layout[block.id] ??= edition;
  const inline = inlineHeader(line);
  const reading = line.header?.readings.find((r) => r.edition === edition && r.block.columns.length === block.columns.length) ?? null;
  const printed = inline.length > 0 ? (readingsOf(inline.map((i) => line.row.cells[i]!.text)).find((r) => r.block === block)?.columns ?? block.columns) : (reading?.columns ?? block.columns);
  const columns = printed.map((p) => block.columns.find((c) => c.id === p.id)).filter((c) => c !== undefined);
  if (columns.length !== block.columns.length) columns.splice(0, columns.length, ...block.columns);
  // 规章 | 本年废止件数 | 3: the row names the columns whose figures stand in it, and those only.
  const named = inline.map((i) => block.columns.find((c) => columnLikeness(line.row.cells[i]!.text, c) >= 0.9)).filter((c) => c !== undefined);
  if (inline.length > 0 && named.length === inline.length && named.length < block.columns.length && new Set(named).size === named.length) columns.splice(0, columns.length, ...named);
  const refs = columns.map((c) => cellRef(block, row.id, c.id));
  // Editions word the same row otherwise; the one it is printed in says what the letter is.
  labels.add(line.labelCell, block.rows.find((r) => r.id === row.id)!.label.zh, refs, line.match.sure === 'exact');
  const header = reading === null ? null : line.header;
  if (header !== null) noteHeader(header, columns, refs, labels);
  const from = inline.length > 0 ? inline[inline.length - 1]! + 1 : line.from;
  const spans = header !== null && inline.length === 0 ? header.cells.map((c) => c.span) : null;
  const [aligned] = align([{ row: line.row, from }], refs.length, spans, { sameStart: header?.start === line.labelCell.column, extras: header?.extras ?? [], apart: header !== null && header.row.grid !== line.row.grid, ...(header === null || header.row.grid !== line.row.grid ? {} : { headRow: header.row.index }) });
  const a = aligned!;
  const units = columns.map((c, i) => unitOf(header?.cells[i]?.text ?? (inline[i] === undefined ? '' : line.row.cells[inline[i]!]!.text), c));
  const read = (cell: GridCell, i: number): void => cells.read(refs[i]!, cell, { ...(units[i] === null ? {} : { unit: units[i]! }), ...(columns[i]!.id === 'change' ? { signed: true } : {}) });
  // A figure that ran into the label is missing behind it.
  if (a.ok && gluedFigure.test(line.labelCell.text) && a.cells.some((c) => c.text === '')) {
    cells.unclear(refs, [line.labelCell, ...a.cells.filter((c) => c.text !== '')], line.labelCell.anchor, 'ambiguous',
      `「${row.label.zh}」一行的数字与项目名连在一起：「${line.labelCell.text.slice(0, 60)}」，无法确定属于哪一列。`, `A figure of the row "${row.label.zh}" ran into its label, "${line.labelCell.text.slice(0, 60)}"; which column it belongs to cannot be told.`);
    return;
  }
  if (a.ok) {
    a.cells.forEach(read);
    return;
  }
  // One column, several cells, all the same figure: a merged cell written out once for each column it covered.
  if (refs.length === 1 && a.cells.length > 1 && new Set(a.cells.map((c) => c.text)).size === 1 && reading !== null) {
    cells.problem('repeated', 'note', `「${row.label.zh}」一行同一数字写了 ${a.cells.length} 次（合并单元格被拆开），只计一次。`, `The row "${row.label.zh}" repeats one figure ${a.cells.length} times (a merged cell taken apart); it was read once.`, { cells: refs, anchor: line.labelCell.anchor });
    read(a.cells[0]!, 0);
    return;
  }
  cells.unclear(refs, a.cells, line.labelCell.anchor, 'ambiguous',
    `「${row.label.zh}」一行有 ${a.cells.length} 处文字或数字，表头有 ${refs.length} 列，无法确定各属哪一列。`,
    `The row "${row.label.zh}" has ${a.cells.length} ${a.cells.length === 1 ? 'entry' : 'entries'} under ${refs.length} ${refs.length === 1 ? 'column' : 'columns'}; which belongs to which cannot be told.`);
}

/** Unit printed in a header: 本年收费金额（单位：万元）, 采购总金额(万元). */
function unitOf(text: string, column: FormColumn): string | null {
  if (text === '') return null;
  const m = /(亿元|万元|元)\)?$/.exec(halfWidth(text).replace(/\s+/g, '').replace('萬', '万').replace('億', '亿'));
  return m === null || !/amount/.test(column.id) ? null : m[1]!;
}

function noteHeader(header: Header, columns: readonly FormColumn[], refs: readonly string[], labels: LabelNotes): void {
  header.cells.forEach((c, i) => labels.add(c.cell, columns[i]!.label.zh, [refs[i]!]));
}
