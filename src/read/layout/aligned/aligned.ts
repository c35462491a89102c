// Tables without lines → cells: figures that stand one under the other are columns, and the words around them rows and headers. An empty place stays an empty cell.
import type { Box } from '../../../model/anchor.js';
import { cutAtColumns } from './columns.js';
import { cutAtLabels } from './label-columns.js';
import { figureColumns, merged } from './figure-columns.js';
import { underHeads, type Interval } from './head-figures.js';
import { partHeads, segmentsOf } from './heads.js';
import { leadingOf, withSecondLines } from './leading.js';
import { labelsOfFigures } from './low-figures.js';
import { splitLabels, type Block } from './labels.js';
import { uprightWords } from './upright.js';
import { around, middle, type Piece, type Sheet } from '../piece.js';
import { lost, wordsIn, type Table, type TableCell } from '../table.js';
import { wrappedLabels } from './wrapped-labels.js';
import { cellGaps, cellText, lineOf, linesOf, mayBeTwo, proseGaps, type Apart } from '../words.js';

interface Row {
  readonly blocks: Block[];
  readonly top: number;
  readonly bottom: number;
}

/** Rows farther apart than this are two tables. */
const farApart = 5;
/** A header stands by its rows even so far off: rows between may be empty. */
const headerApart = 10;
/** Rows of one header follow each other no farther apart. */
const headersApart = 2;
/** One row of so many figures is a table. */
const figuresEnough = 4;
/** A line of words this long, in parts of the page, is prose. */
const proseWidth = 0.62;
/** Words of several sentences, or of one so long, are prose. */
const proseLength = 30;

/** A page of more words apart than this is a drawing. */
const mostSegments = 6000;

/** A page number left between the parts of a table. */
const printedNumber = /^[-—–－·]\s*\d{1,4}\s*[-—–－·]$/;

const isFigureText = (text: string): boolean =>
  !/^\d{1,2}[.．]$/.test(text) && (/^\ufffd?[+\-－−±—–/／×]*\s*[\d０-９][\d０-９,.，．\s]*\ufffd?(?:亿元|万元|元|件|条|项|宗|个|次|%)?(?:[（(].*)?$/.test(text) || /^(?:[-—–－/／\\+×]+|无|#+\S*|\?)$/.test(text));

/** A table and the pieces it takes. */
export interface AlignedTable {
  readonly table: Table;
  readonly pieces: readonly Piece[];
  /** What a page break may have cut off: one row at the head of the page, or a header at its foot. A table only with what it was cut from. */
  readonly stub: 'head' | 'foot' | null;
}

/** The tables among pieces that no lines hold, from top to bottom. */
export function alignedTables(pieces: readonly Piece[], sheet: Sheet): AlignedTable[] {
  const rows = rowsOf(pieces, sheet);
  const whole = runs(rows, sheet);
  const held = new Set(whole.flat());
  const out: AlignedTable[] = [];
  const add = (own: readonly Row[], stub: AlignedTable['stub']): void => {
    const table = stub === 'foot' ? headerTable(own, sheet) : tableOfRows(own, sheet);
    if (table !== null) out.push({ table, pieces: own.flatMap((r) => r.blocks.flatMap((b) => b.pieces)), stub });
  };
  const first = rows[0];
  if (first !== undefined && !held.has(first) && first.blocks.length > 1 && hasFigure(first)) add([first], 'head');
  for (const own of whole) add(own, null);
  const foot = footRows(rows, held, sheet);
  if (foot.length > 0 && foot[0] !== first) add(foot, 'foot');
  return out;
}

/** Rows of words at the foot of a page that may be a header, which stand close under each other. */
function footRows(rows: readonly Row[], held: ReadonlySet<Row>, sheet: Sheet): Row[] {
  const out: Row[] = [];
  for (const row of rows.toReversed()) {
    if (held.has(row) || row.blocks.length < 2 || row.blocks.some((b) => b.figure || isLong(b.box, sheet))) break;
    if (out[0] !== undefined && out[0].top - row.bottom > headersApart * sheet.size) break;
    out.unshift(row);
  }
  return out;
}

/** A header whose rows are on the next page: its words with no words under them are the columns, the first those of the labels. */
function headerTable(rows: readonly Row[], sheet: Sheet): Table | null {
  const blocks = rows.flatMap((r) => r.blocks);
  const box = around(blocks.map((b) => b.box));
  const leaves = rows.flatMap((r, y) => r.blocks.filter((b) => !rows.slice(y + 1).some((o) => o.blocks.some((c) => overlap(b.box, c.box) > 0)))).sort((a, b) => a.box[0] - b.box[0]);
  if (leaves.length < 2 || leaves.some((b, i) => i > 0 && b.box[0] < leaves[i - 1]!.box[2])) return null;
  const columns = leaves.slice(1).map((b): Interval => [b.box[0], b.box[2]]);
  const cells: TableCell[] = [];
  for (const [row, r] of rows.entries()) {
    let column = 0;
    const add = (text: string, at: number, to: number, place: Box): void => {
      cells.push({ text, row, column: at, rowspan: 1, colspan: to - at, anchor: { page: sheet.number, bbox: sheet.back(place) } });
      column = to;
    };
    for (const b of r.blocks) {
      const own = leaves.flatMap((l, k) => (l === b || overlap(l.box, b.box) > 0 ? [k] : []));
      if (own[0] === undefined || own[0] < column) return null;
      for (let k = column; k < own[0]; k++) add('', k, k + 1, leaves[k]!.box);
      add(cellText(b.pieces), own[0], own.at(-1)! + 1, b.box);
    }
    for (let k = column; k < leaves.length; k++) add('', k, k + 1, leaves[k]!.box);
  }
  return {
    kind: 'table', rows: rows.length, cells, box, anchor: { page: sheet.number, bbox: sheet.back(box) }, closedTop: true, closedBottom: true,
    xs: [box[0], ...columns.map((c) => c[0]), box[2]],
    aligned: { labels: 1, columns, headers: true },
  };
}

const hasFigure = (r: Row): boolean => r.blocks.some((b) => b.figure);

/** Segments of lines, put together over lines where words run on, put side by side where they overlap in height. */
function rowsOf(pieces: readonly Piece[], sheet: Sheet): Row[] {
  const blocks: Block[] = [];
  const upright = uprightWords(pieces).filter((own) => !pieces.some((p) => !own.includes(p) && inLine(p, own)));
  const standing = new Set(upright.flat());
  const parted = linesOf(pieces.filter((p) => p.turn === 0 && !standing.has(p)), proseGaps).map((line) => segmentsOf(line.pieces).map((own) => ({ pieces: own, figure: isFigureText(lineOf(own, cellGaps).text) })));
  if (parted.reduce((n, line) => n + line.length, 0) > mostSegments) return [];
  const figures = parted.flatMap((line) => line.filter((s) => s.figure).map((s) => around(s.pieces.map((p) => p.box))));
  const all = parted.map((line) => line.flatMap((s) => s.pieces));
  const lines = parted.flatMap((line, i) => (line.some((s) => s.figure) ? line : partHeads(line.map((s) => s.pieces), figures, sheet.size, [all[i - 1] ?? [], all[i + 1] ?? []]).map((own) => ({ pieces: own, figure: false }))));
  const segments = cutAtLabels(cutAtColumns(lines, sheet.size), sheet.size).map((s) => ({ segment: s.pieces, box: around(s.pieces.map((p) => p.box)), figure: s.figure }));
  const leading = leadingOf(segments.filter((s) => !s.figure && !isLong(s.box, sheet)).map((s) => ({ box: s.box, size: s.segment[0]!.size })), lines.filter((s) => s.figure).map((s) => ({ box: around(s.pieces.map((p) => p.box)), size: s.pieces[0]!.size })));
  const wrapped = wrappedLabels(segments.map(({ segment, box, figure }) => ({ box, figure: figure || isLong(box, sheet), text: lineOf(segment, cellGaps).text, size: segment[0]!.size })), sheet.size);
  const blockOf = new Map<number, Block>();
  for (const [i, { segment, box, figure }] of segments.entries()) {
    // A figure for each line: words beside a second figure are of the next row.
    const line = wrapped.get(i);
    const above = figure ? undefined : line !== undefined ? blockOf.get(line)! : blocks.findLast((b) => !b.figure && box[1] - b.box[3] < leading * segment[0]!.size && box[1] > b.box[1] + sheet.size * 0.5 && overlap(b.box, box) > 0.3 * Math.min(b.box[2] - b.box[0], box[2] - box[0]) && Math.abs(b.pieces[0]!.size - segment[0]!.size) < 1);
    if (above === undefined || isLong(above.box, sheet) || (line === undefined && isUnderHeads(box, above.pieces.at(-1)!.box, segments))) {
      const own = { pieces: [...segment], box, figure };
      blocks.push(own);
      blockOf.set(i, own);
    } else {
      blockOf.set(i, above);
      above.pieces.push(...segment);
      above.box = around([above.box, box]);
    }
  }
  const words = splitLabels(withSecondLines(blocks, leading, sheet.size), sheet.size);
  return besides([...words, ...upright.map((own) => ({ pieces: own, box: around(own.map((p) => p.box)), figure: false }))], sheet.size);
}

/** True for words beside figures, each of which stands under words of the line of `above`: that line has the heads, this one is a row. */
function isUnderHeads(words: Box, above: Box, segments: readonly { readonly box: Box; readonly figure: boolean }[]): boolean {
  const beside = (line: Box) => (s: { readonly box: Box }): boolean => s.box[0] >= line[2] && within(line, middle(s.box)[1]);
  const figures = segments.filter((s) => s.figure).filter(beside(words));
  const heads = segments.filter((s) => !s.figure).filter(beside(above));
  return figures.length > 0 && figures.every((f) => heads.some((h) => overlap(h.box, f.box) > 0));
}

/** True where a piece stands on the line of upright words, touching them: then they are lines that begin with one character. */
function inLine(p: Piece, words: readonly Piece[]): boolean {
  return words.some((w) => p.box[0] - w.box[2] < 0.3 * w.size && w.box[0] - p.box[2] < 0.3 * w.size && p.box[1] < middle(w.box)[1] && p.box[3] > middle(w.box)[1]);
}

function isLong(box: Box, sheet: Sheet): boolean {
  return box[2] - box[0] > proseWidth * sheet.width;
}

function overlap(a: Box, b: Box): number {
  return Math.min(a[2], b[2]) - Math.max(a[0], b[0]);
}

function within(box: Box, y: number): boolean {
  return y > box[1] && y < box[3];
}

/** Figures on one height are a row; words go to the row whose height they hold. */
function besides(blocks: readonly Block[], size: number): Row[] {
  const rows: { blocks: Block[]; y: number; y0: number; y1: number }[] = [];
  for (const f of blocks.filter((b) => b.figure).sort((a, b) => middle(a.box)[1] - middle(b.box)[1])) {
    const [, y] = middle(f.box);
    const row = rows.find((r) => Math.abs(r.y - y) < (f.box[3] - f.box[1]) * 0.5);
    if (row === undefined) rows.push({ blocks: [f], y, y0: f.box[1], y1: f.box[3] });
    else row.blocks.push(f);
  }
  const lone: { blocks: Block[]; y: number; y0: number; y1: number }[] = [];
  for (const b of blocks.filter((x) => !x.figure).sort((p, q) => middle(p.box)[1] - middle(q.box)[1])) {
    const [, y] = middle(b.box);
    const held = rows.filter((r) => within(b.box, r.y));
    const row = held.sort((p, q) => Math.abs(p.y - y) - Math.abs(q.y - y))[0] ?? lone.find((r) => within([0, r.y0, 0, r.y1], y) || within(b.box, r.y));
    if (row === undefined) lone.push({ blocks: [b], y, y0: b.box[1], y1: b.box[3] });
    else row.blocks.push(b);
  }
  const found = [...rows, ...lone].sort((a, b) => a.y - b.y).map((r) => rowOf(r.blocks));
  return withLabels(found, size).reduce<Row[]>((out, row) => {
    const before = out.at(-1);
    if (before !== undefined && isRestOf(row, before)) out[out.length - 1] = rowOf([...before.blocks, ...row.blocks]);
    else out.push(row);
    return out;
  }, []);
}

/** Rows of figures that stand lower or higher than their labels, in one with them. */
function withLabels(rows: readonly Row[], size: number): Row[] {
  const labels = labelsOfFigures(rows, size);
  const taken = new Set(labels.values());
  return rows.flatMap((row, i) => {
    const label = labels.get(i);
    return label === undefined ? (taken.has(i) ? [] : [row]) : [rowOf([...rows[label]!.blocks, ...row.blocks])];
  });
}

function rowOf(blocks: readonly Block[]): Row {
  const box = around(blocks.map((b) => b.box));
  return { blocks: [...blocks].sort((a, b) => a.box[0] - b.box[0]), top: box[1], bottom: box[3] };
}

/** Heads of unlike height begin at unlike heights: words beside those before, none of them under another, are of the same row. */
function isRestOf(row: Row, before: Row): boolean {
  if (hasFigure(row) || hasFigure(before) || row.blocks.length + before.blocks.length < 4 || row.top >= before.bottom) return false;
  return row.blocks.every((b) => before.blocks.every((o) => overlap(b.box, o.box) <= 0));
}

/** Runs of rows that make a table: its header, then rows with figures, with rows of words alone between them. */
function runs(rows: readonly Row[], sheet: Sheet): Row[][] {
  const out: Row[][] = [];
  let run: Row[] = [];
  const close = (): void => {
    // What follows the last figures is text again; what stands before the header, too.
    while (run.length > 0 && !hasFigure(run.at(-1)!)) run.pop();
    while (run.length > 0 && !hasFigure(run[0]!) && run[0]!.blocks.length < 2) run.shift();
    const figured = run.filter(hasFigure);
    if (figured.length >= 2 || (figured[0]?.blocks.filter((b) => b.figure).length ?? 0) >= figuresEnough || (figured.length === 1 && run.length >= 2 && run[0]!.blocks.length >= 2 && run.at(-1)!.blocks.length >= 2)) out.push(run);
    run = [];
  };
  rows.forEach((row, i) => {
    const before = run.at(-1);
    if (before !== undefined && (row.top - before.bottom > (run.some(hasFigure) || run.every((r) => r.blocks.length < 2) ? farApart : headerApart) * sheet.size || startsTable(rows, i, run))) close();
    const only = row.blocks.length === 1 ? row.blocks[0]! : null;
    if ((only !== null && (isLong(only.box, sheet) || isProse(only) || printedNumber.test(lineOf(only.pieces, cellGaps).text))) || isSentence(row)) close();
    else run.push(row);
  });
  close();
  return out.filter((r) => r.some((x) => x.blocks.length > 1));
}

/** Sentences over several lines of a narrow page. */
function isProse(block: Block): boolean {
  const text = block.pieces.map((p) => p.text).join('');
  return text.length >= proseLength && text.includes('。');
}

/** A figure that opens a line of words is of a sentence: a year, mostly. */
function isSentence(row: Row): boolean {
  const [first, second] = row.blocks;
  return first?.figure === true && second !== undefined && !second.figure && /[，。；：]/.test(second.pieces.map((p) => p.text).join(''));
}

/** True for words that stand over a new header: rows of words, some of them right of the labels, before the next figures. */
function startsTable(rows: readonly Row[], i: number, run: readonly Row[]): boolean {
  if (hasFigure(rows[i]!) || !run.some(hasFigure)) return false;
  const next = rows.findIndex((r, k) => k > i && hasFigure(r));
  if (next === -1) return false;
  const firstFigure = Math.min(...rows[next]!.blocks.filter((b) => b.figure).map((b) => b.box[0]));
  // Heads stand in the middle, figures may end at the right: then they are only right of the words before the figures.
  const labels = labelsEnd([rows[next]!]);
  return rows.slice(i, next).some((r) => r.blocks.length > 1 && r.blocks.some((b) => b.box[2] > firstFigure || (labels > -Infinity && b.box[0] > labels)));
}

function tableOfRows(rows: readonly Row[], sheet: Sheet): Table | null {
  const found = figureColumns(rows.map((r) => r.blocks.filter((b) => b.figure)), sheet.size);
  const figures = found.columns;
  const headers = rows.findIndex(hasFigure);
  // Columns that are empty in every row have their header only.
  const heads = rows.slice(0, headers);
  const before = labelsEnd(rows.slice(headers));
  const paired = underHeads(heads.map((r) => r.blocks.map((b) => b.box)), figures, before, sheet.size);
  const columns = paired ?? withHeaders(figures, heads, sheet);
  const columnOf = (b: Block): number => {
    const [from, to] = figures[found.of.get(b)!]!;
    return columns.findIndex((c) => c[0] < (from + to) / 2 + 0.01 && c[1] > (from + to) / 2 - 0.01);
  };
  if (columns.length === 0) return null;
  const first = columns[0]![0];
  // The head of the first column may stand in its middle and its figures at the right.
  const firstHeads = new Set(heads.flatMap((r) => r.blocks.filter((b) => b.box[2] > first && middle(b.box)[0] > before && !r.blocks.some((o) => o.box[0] > b.box[2] && o.box[0] < columns[0]![1]))));
  const isLabel = (b: Block): boolean => !b.figure && middle(b.box)[0] < first && !firstHeads.has(b);
  const labels = Math.max(1, ...rows.map((r) => r.blocks.filter(isLabel).length));
  const box = around(rows.flatMap((r) => r.blocks.map((b) => b.box)));
  const labelled = rows.some((r) => hasFigure(r) && r.blocks.some(isLabel));
  const apart = mayBeTwo(rows.flatMap((r) => r.blocks.flatMap((b) => (b.figure ? b.pieces : []))));
  const cells: TableCell[] = [];
  rows.forEach((row, y) => {
    const add = (b: Block | null, column: number, colspan: number): void => {
      const place: Box = b?.box ?? emptyBox(row, columns[column - labels] ?? [box[0], first]);
      const { text, struck } = wordsIn(b?.pieces ?? [], b?.figure === true ? apart : undefined);
      cells.push({ text, row: y, column, rowspan: 1, colspan, anchor: { page: sheet.number, bbox: sheet.back(place) }, ...struck });
    };
    const words = row.blocks.filter(isLabel);
    words.forEach((b, i) => add(b, i, i === words.length - 1 ? labels - i : 1));
    // A row that lost its words has no empty cell for them, which would pass for a figure left blank; words over several rows are no row.
    if (words.length === 0 && !(labelled && hasFigure(row))) add(null, 0, labels);
    // Words beside a row of figures that has none may be its label: their cells are not blank.
    const isTorn = words.length === row.blocks.length && [rows[y - 1], rows[y + 1]].some((o) => o !== undefined && hasFigure(o) && !o.blocks.some(isLabel));
    if (!isTorn && spansRows(row, rows, y) && words.length === row.blocks.length) return;
    let column = 0;
    const rest = row.blocks.filter((b) => !isLabel(b));
    for (const b of rest) {
      if (b.figure) {
        const own = columnOf(b);
        // A second figure in one column: which of them it holds cannot be told.
        for (; column < own; column++) add(null, labels + column, 1);
        if (own < column) joinLast(cells, b, sheet, apart);
        else add(b, labels + column++, 1);
        continue;
      }
      const covered = columns.flatMap((c, k) => (k >= column && covers(b.box, c) ? [k] : []));
      const at = covered[0] ?? Math.max(column, nearestColumn(columns, middle(b.box)[0]));
      if (at >= columns.length) return;
      for (; column < at; column++) add(null, labels + column, 1);
      const span = Math.max(1, covered.length);
      add(b, labels + at, span);
      column = at + span;
    }
    for (; column < columns.length; column++) add(null, labels + column, 1);
    if (isTorn) for (const c of cells) if (c.row === y && c.column >= labels) c.text = lost;
  });
  const xs = [box[0], ...columns.map((c) => c[0]), box[2]];
  return {
    kind: 'table', rows: rows.length, cells, box, anchor: { page: sheet.number, bbox: sheet.back(box) }, closedTop: true, closedBottom: true,
    xs: labels === 1 ? xs : [...Array.from({ length: labels }, (_, i) => box[0] + i), ...columns.map((c) => c[0]), box[2]],
    aligned: { labels, columns, headers: headers > 0 },
  };
}

/** Puts a figure on a line of its own into the cell made last. */
function joinLast(cells: TableCell[], b: Block, sheet: Sheet, apart: Apart): void {
  const last = cells.pop()!;
  const { text, struck } = wordsIn(b.pieces, apart);
  cells.push({ ...last, ...struck, text: last.text === '' ? text : `${last.text}\n${text}`, anchor: { page: sheet.number, bbox: around([last.anchor.bbox, sheet.back(b.box)]) } });
}

/** How far the words left of all figures reach. */
function labelsEnd(rows: readonly Row[]): number {
  const first = Math.min(...rows.flatMap((r) => r.blocks.filter((b) => b.figure).map((b) => b.box[0])));
  return Math.max(-Infinity, ...rows.filter(hasFigure).flatMap((r) => r.blocks.filter((b) => !b.figure && b.box[2] < first).map((b) => b.box[2])));
}

/** True for words between rows with figures, beside the words of one of them: they stand in the middle of the rows they are for. */
function spansRows(row: Row, rows: readonly Row[], y: number): boolean {
  if (hasFigure(row)) return false;
  const beside = [rows[y - 1], rows[y + 1]].filter((o) => o !== undefined && hasFigure(o));
  // Left of the labels of the rows above and below, it is the word over both.
  const right = Math.max(...row.blocks.map((b) => b.box[2]));
  if (beside.length === 2 && beside.every((o) => innermost(o!) > right)) return true;
  return [rows[y - 1], rows[y + 1]].some((o) => o !== undefined && hasFigure(o) && row.blocks.every((b) => o.blocks.some((w) => !w.figure && overlap(w.box, b.box) <= 0 && Math.min(w.box[3], b.box[3]) - Math.max(w.box[1], b.box[1]) > 0.2 * (b.box[3] - b.box[1]))));
}

/** Where the words next to the figures of a row begin. */
function innermost(row: Row): number {
  const first = Math.min(...row.blocks.filter((b) => b.figure).map((b) => b.box[0]));
  return Math.max(-Infinity, ...row.blocks.filter((b) => !b.figure && b.box[0] < first).map((b) => b.box[0]));
}

function emptyBox(row: Row, [from, to]: Interval): Box {
  return [from, row.top, to, row.bottom];
}

function covers(box: Box, [from, to]: Interval): boolean {
  const centre = (from + to) / 2;
  return centre > box[0] - 0.5 && centre < box[2] + 0.5;
}

function nearestColumn(columns: readonly Interval[], x: number): number {
  let best = 0;
  const far = (c: Interval): number => Math.abs((c[0] + c[1]) / 2 - x);
  columns.forEach((c, i) => {
    if (far(c) < far(columns[best]!)) best = i;
  });
  return best;
}

/** Adds a column for words of the lowest header that stand right of the labels over no figures. */
function withHeaders(figures: readonly Interval[], header: readonly Row[], sheet: Sheet): readonly Interval[] {
  const first = figures[0]?.[0];
  const last = header.filter((r) => r.blocks.length > 1).at(-1);
  if (first === undefined || last === undefined) return figures;
  const more = last.blocks
    .filter((b) => b.box[0] > first - sheet.size * 3 && !figures.some((f) => f[0] < b.box[2] && f[1] > b.box[0]))
    .map((b): Interval => [middle(b.box)[0] - 1, middle(b.box)[0] + 1]);
  return merged([...figures, ...more]);
}
