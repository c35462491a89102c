// Stream of a text that others made from a PDF → the same with the tables whose labels were torn from their figures as rows again.
import { label } from '../label.js';
import type { Anchor } from '../../model/anchor.js';
import type { GridCell } from '../../model/grid.js';
import type { Problem } from '../../model/problem.js';
import type { SectionId } from '../../model/report.js';
import type { CellRef } from '../../model/value.js';
import type { Cells } from '../cells.js';
import { sectionOf } from '../heading.js';
import type { Item } from '../stream.js';
import { applicantColumns, requestRowLexicon, requestRows } from '../vocabulary.js';
import { cellsOf, piecesOf, rowItems, type Piece } from './pieces.js';
import { rebuiltRequests, type Rebuilt } from './requests.js';
import { rebuiltReviews } from './reviews.js';

/** Cells whose figures stand in the text and cannot be told apart. */
export interface Open {
  readonly refs: readonly CellRef[];
  readonly figures: readonly GridCell[];
}

export interface Rejoined {
  readonly items: readonly Item[];
  readonly open: readonly Open[];
  readonly problems: readonly Problem[];
}

/** Two rows of figures and a page number may follow each other where a label is lost. */
const longestOrdinary = 16;
/** Longer lines are sentences. */
const longestHeading = 48;
/** With fewer rows a table is not worth putting together. */
const rowsEnough = 5;

/** `upright`: the same stream as the ordinary way of reading takes it; a table is put together only where that has fewer of its rows whole. */
export function rejoin(items: readonly Item[], upright: readonly Item[]): Rejoined {
  const heads = headsOf(items);
  const open: Open[] = [];
  const problems: Problem[] = [];
  let now = upright;
  const requests = piecesIn(items, zone(heads, 'requests', ['reviews', 'problems', 'other']));
  const made = requests === null ? null : rebuiltRequests(requests);
  if (made !== null) {
    const own = zone(headsOf(now), 'requests', ['reviews', 'problems', 'other']);
    if (own !== null && made.rows.length >= rowsEnough && made.rows.length > wholeRows(now.slice(own.from, own.to))) {
      const rows = made.rows.map((r) => [labelCell(r.row.label.zh, r.cells[0]!.anchor), ...r.cells.map((c, i) => ({ ...c, column: i + 1 }))]);
      now = [...now.slice(0, own.from), ...rowItems(rows), ...now.slice(own.to)];
      problems.push(...said(made));
    }
    open.push(...made.open);
  }
  // A long run of figures in no order that could be told: what stands next to a label in such a text is there by chance.
  if (requests !== null && problems.length === 0 && longestRun(requests) > longestOrdinary) {
    const own = zone(headsOf(now), 'requests', ['reviews', 'problems', 'other']);
    if (own !== null) {
      now = [...now.slice(0, own.from), ...now.slice(own.to)];
      const figures = cellsOf(requests.filter((p) => p.kind === 'figure').slice(0, longestOrdinary));
      open.push({ refs: requestRows.flatMap((r) => applicantColumns.map((c) => `requests.${r.id}.${c.id}`)), figures });
    }
  }
  const reviews = piecesIn(items, zone(heads, 'reviews', ['problems', 'other']));
  const four = reviews === null ? null : rebuiltReviews(reviews);
  if (four !== null) {
    const own = zone(headsOf(now), 'reviews', ['problems', 'other']);
    if (own !== null) {
      now = [...now.slice(0, own.from), ...(four.rows.length === 0 ? [] : rowItems(four.rows)), ...now.slice(own.to)];
      open.push(...four.open);
    }
  }
  return { items: now, open, problems };
}

/** Figures with no word between them, those left out that fill a line by themselves: rows whose labels were lost. */
function longestRun(pieces: readonly Piece[]): number {
  const perLine = new Map<number, number>();
  for (const p of pieces) if (p.kind === 'figure') perLine.set(p.line, (perLine.get(p.line) ?? 0) + 1);
  let run = 0;
  let most = 0;
  for (const p of pieces) {
    run = p.kind === 'words' ? 0 : run + (perLine.get(p.line)! >= applicantColumns.length ? 0 : 1);
    most = Math.max(most, run);
  }
  return most;
}

function piecesIn(items: readonly Item[], place: { readonly from: number; readonly to: number } | null): Piece[] | null {
  return place === null ? null : piecesOf(items.slice(place.from, place.to));
}

/** What was left open, into the cells that nothing else was read for. */
export function leaveOpen(open: readonly Open[], cells: Cells): void {
  for (const { refs, figures } of open) {
    const left = refs.filter((r) => !cells.values.has(r));
    cells.unclear(left, figures, figures[0]!.anchor, 'ambiguous',
      `原文中这些格的项目名与数字分离，数字的归属无法确定。`, 'In this text the labels of these cells are torn from their figures; which figure belongs to which cannot be told.');
  }
}

function headsOf(items: readonly Item[]): readonly (SectionId | null)[] {
  return items.map((item, i) => headed(item, items[i + 1]));
}

/** Between the heading of a section, where it stands once, and that of the next. */
function zone(heads: readonly (SectionId | null)[], id: SectionId, next: readonly SectionId[]): { readonly from: number; readonly to: number } | null {
  const from = heads.indexOf(id);
  if (from === -1 || heads.lastIndexOf(id) !== from) return null;
  const to = heads.findIndex((h, i) => i > from && h !== null);
  return to === -1 || !next.includes(heads[to]!) ? null : { from: from + 1, to };
}

/** The section a line begins, alone or with the line it was cut from. */
function headed(item: Item, next: Item | undefined): SectionId | null {
  if (item.kind !== 'line') return null;
  const own = sectionOf(item.line)?.id ?? null;
  if (own !== null || next?.kind !== 'line' || item.line.text.length > longestHeading || label(item.line.text).ordinal?.kind !== 'han') return own;
  const joined = sectionOf({ ...item.line, text: item.line.text + next.line.text });
  return joined === null || joined.near ? null : joined.id;
}

/** Rows that stand whole as they are: a label of the form and a figure for each column. */
function wholeRows(items: readonly Item[]): number {
  return items.filter((item) => {
    if (item.kind !== 'row') return false;
    const figures = item.row.kinds.filter((k) => k === 'figure').length;
    return figures === applicantColumns.length && item.row.cells.some((c, i) => item.row.kinds[i] === 'words' && label(c.text).core !== '' && requestRowLexicon.matches(c.text)[0]?.score === 1);
  }).length;
}

function labelCell(text: string, anchor: Anchor): GridCell {
  return { text, colspan: 1, rowspan: 1, column: 0, anchor };
}

function said(made: Rebuilt): Problem[] {
  const refs = made.rows.flatMap((r) => applicantColumns.map((c) => `requests.${r.row.id}.${c.id}`));
  const first = made.rows[0]?.cells[0]?.anchor;
  const problems: Problem[] = [];
  if (first !== undefined) {
    problems.push({
      code: 'rejoined', level: 'note', cells: refs, anchor: first,
      message: { zh: `原文中有 ${made.rows.length} 行的项目名与数字分离，按项目名、格式规定的顺序和数字个数合为一行。`, en: `The labels of ${made.rows.length} rows are torn from their figures in this text; they were put together by the labels, the order of the form and the count of the figures.` },
    });
  }
  for (const s of made.settled) {
    const rows = s.refs.length / applicantColumns.length;
    const [zh, en] = s.order === 'columns' ? ['逐列', 'column by column'] : ['逐行', 'row by row'];
    const [other, otherEn] = s.order === 'columns' ? ['逐行', 'row by row'] : ['逐列', 'column by column'];
    problems.push({
      code: 'settled-by-sums', level: 'warning', cells: s.refs, anchor: s.first.anchor, taken: en,
      message: {
        zh: `${rows} 行的数字连成一片，${zh}读时所有勾稽关系成立，${other}读时多处不成立，故${zh}读入。`,
        en: `The figures of ${rows} rows stand in one run; read ${en} all sums hold, read ${otherEn} several do not, so they were read ${en}.`,
      },
    });
  }
  return problems;
}
