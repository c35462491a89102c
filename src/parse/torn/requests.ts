// Table three whose labels are torn from their figures → its rows, by the words that begin each label, the order of the form and the count of the figures.
import { blockOf } from '../../form/cell-refs.js';
import type { EditionId, FormRow } from '../../model/edition.js';
import type { GridCell } from '../../model/grid.js';
import type { CellRef } from '../../model/value.js';
import { label, sameOrdinal } from '../label.js';
import { applicantColumns, requestRowLexicon, requestRows } from '../vocabulary.js';
import { cellsOf, type Piece } from './pieces.js';
import { indexIn, orderOfRun } from './run-order.js';

const n = applicantColumns.length;

/** Rows whose figures are known to be theirs: the label as the form has it and a figure for each column. */
export interface Rebuilt {
  readonly rows: readonly { readonly row: FormRow; readonly cells: readonly GridCell[] }[];
  /** Rows whose figures are there and cannot be told apart. */
  readonly open: readonly { readonly refs: readonly CellRef[]; readonly figures: readonly GridCell[] }[];
  /** Runs of figures of several rows whose sums leave one reading. */
  readonly settled: readonly { readonly refs: readonly CellRef[]; readonly order: 'rows' | 'columns'; readonly first: Piece }[];
}

/** Figures between the beginnings of two labels. */
interface Gap {
  readonly row: number;
  readonly figures: readonly Piece[];
  /** Lines that hold a whole row of figures. */
  readonly wholeLines: number;
  /** Figures on each of its lines: `3 1 3`. */
  readonly pattern: string;
}

export function rebuiltRequests(pieces: readonly Piece[]): Rebuilt | null {
  const begins = beginnings(pieces);
  if (begins.length < 2 || begins.some((b, i) => i > 0 && b.row <= begins[i - 1]!.row)) return null;
  if (!headInForm(pieces.slice(0, begins[0]!.at))) return null;
  const edition = editionOf(begins.map((b) => b.row));
  const gaps = begins.map((b, i): Gap => {
    const figures = pieces.slice(b.at, begins[i + 1]?.at ?? pieces.length).filter((p) => p.kind === 'figure');
    const counts = countsOf(figures);
    return { row: b.row, figures, wholeLines: counts.filter((c) => c >= n).length, pattern: counts.join(' ') };
  });
  const early = countsOf(pieces.slice(0, begins[0]!.at).filter((p) => p.kind === 'figure')).some((c) => c >= n);
  const rows = edition === null ? null : blockOf(edition, 'requests')!.rows;
  const whole = rows !== null && rows.length === begins.length && rows.every((r, i) => requestRows[begins[i]!.row]!.id === r.id);
  const exact = whole && gaps.reduce((sum, g) => sum + g.figures.length, 0) === n * begins.length;
  // A line of figures above its label would count to the label before it: then some gap has two lines.
  const apart = !early && gaps.every((g) => g.wholeLines <= 1);
  const patterns = gaps.map((g) => g.pattern);
  const common = (pattern: string): boolean => patterns.filter((x) => x === pattern).length * 2 > gaps.length;
  const sure = new Set<Gap>();
  let before = 0;
  gaps.forEach((g, i) => {
    const inStep = exact && before === i * n;
    before += g.figures.length;
    const oneLine = g.wholeLines === 1;
    // On several lines the figures of a row could have changed places: unless most rows are cut alike, a row that does not add up is not believed.
    // 00: two figures that touch; one more in the row is then not its own.
    const touching = g.figures.some((f) => /^0\d/.test(f.text));
    if (!touching && g.figures.length === n && ((inStep && (oneLine || common(g.pattern) || addsUp(g.figures))) || (apart && oneLine))) sure.add(g);
  });
  return joined(pieces, gaps, sure, exact ? edition : null);
}

/** Where each label of a row begins, in the order of the text; a piece is one where its words and number can begin one row only. */
function beginnings(pieces: readonly Piece[]): { readonly at: number; readonly row: number }[] {
  const found: { at: number; row: number }[] = [];
  const sixth = pieces.some((p) => p.kind === 'words' && rowsBegunBy(p.text).some((r) => requestRows[r]!.under?.some((u) => label(u).ordinal?.n === 6) === true));
  pieces.forEach((p, at) => {
    if (p.kind !== 'words') return;
    const rows = rowsBegunBy(p.text).filter((r) => !(sixth && requestRows[r]!.id === 'other_all'));
    if (rows.length === 1) found.push({ at, row: rows[0]! });
  });
  return found;
}

function rowsBegunBy(text: string): number[] {
  const own = label(text);
  if (own.ordinal === null || own.core === '' || text.length > 60) return [];
  const needed = own.ordinal.kind === 'arabic' ? 2 : 1;
  if (own.core.length < needed) return [];
  const found = requestRows.flatMap((row, i) => {
    const form = label(row.label.zh);
    return sameOrdinal(form.ordinal, own.ordinal) && (form.core.startsWith(own.core) || form.bare.startsWith(own.core)) ? [i] : [];
  });
  if (found.length > 0) return found;
  const near = requestRowLexicon.match(text);
  return near !== null && near.score >= 0.75 && sameOrdinal(label(requestRows[near.key]!.label.zh).ordinal, own.ordinal) ? [near.key] : [];
}

function editionOf(rows: readonly number[]): EditionId | null {
  const ids = new Set(rows.map((r) => requestRows[r]!.id));
  const fits = (['2021', '2019'] as const).filter((e) => {
    const own = blockOf(e, 'requests')!.rows;
    return [...ids].every((id) => own.some((r) => r.id === id));
  });
  return fits.length === 1 ? fits[0]! : null;
}

/** Columns the form has not: their figures are counted with the others. */
const strange = /小计|合计|占比|比例|百分|备注|序号|代码|上年|去年|同比/;
const headSigns = ['商', '科', '社', '律'];

/** The kinds of applicants stand in the order of the form wherever two of them stand on one line, or each on a line of its own, and the total is not before them. */
function headInForm(head: readonly Piece[]): boolean {
  const lines = new Map<number, string>();
  for (const p of head) if (p.kind === 'words' && p.text.length <= 16) lines.set(p.line, (lines.get(p.line) ?? '') + p.text);
  const texts = [...lines.values()].map((t) => t.replace(/法人(?:或者?|和|及)?其他组织/g, ''));
  const single: number[] = [];
  for (const text of texts) {
    if (strange.test(text)) return false;
    const at = headSigns.map((s) => text.indexOf(s));
    const found = at.filter((x) => x !== -1);
    if (found.some((x, i) => i > 0 && x < found[i - 1]!)) return false;
    const total = text.indexOf('总');
    if (total !== -1 && (found.some((x) => x > total) || text.indexOf('自') > total)) return false;
    if (found.length === 1 && text.length <= 6) single.push(at.findIndex((x) => x !== -1));
  }
  return single.length < headSigns.length || single.every((s, i) => i === 0 || s >= single[i - 1]!);
}

function countsOf(figures: readonly Piece[]): number[] {
  const counts = new Map<number, number>();
  for (const f of figures) counts.set(f.line, (counts.get(f.line) ?? 0) + 1);
  return [...counts.values()];
}

function addsUp(figures: readonly Piece[]): boolean {
  const values = figures.map((f) => (/^\d{1,15}$/.test(f.text) ? Number(f.text) : 0));
  return values.slice(0, -1).reduce((a, b) => a + b, 0) === values.at(-1);
}

/**
 * Nothing within the run says that its columns changed places. Taken line by line no words stand in it; column by column only 总计 may, over the last one, and
 * what stands right above the first is not the name of another column: a column that carries its name moves with it.
 */
function undisturbed(pieces: readonly Piece[], figures: readonly Piece[], order: 'rows' | 'columns', m: number): boolean {
  const from = pieces.indexOf(figures[0]!);
  const to = pieces.indexOf(figures.at(-1)!);
  const words = pieces.slice(from, to).filter((p) => p.kind === 'words');
  if (order === 'rows') return words.length === 0;
  const total = pieces.indexOf(figures[m * (n - 1)]!);
  const above = pieces.slice(Math.max(0, total - words.length), total);
  if (words.some((w) => !above.includes(w)) || !/^(?:总计)?$/.test(words.map((w) => w.text.normalize('NFKC')).join(''))) return false;
  return !/[商科社律]/.test(pieces.slice(Math.max(0, from - 2), from).map((p) => (rowsBegunBy(p.text).length > 0 ? '' : p.text)).join('').replace(/.*总计/, ''));
}

/** The rows that are sure, and labels one behind the other with the figures of all of them after the last: two readings, and sums that may leave one. */
function joined(pieces: readonly Piece[], gaps: readonly Gap[], sure: ReadonlySet<Gap>, edition: EditionId | null): Rebuilt {
  const open: { refs: readonly CellRef[]; figures: readonly GridCell[] }[] = [];
  const settled: { refs: readonly CellRef[]; order: 'rows' | 'columns'; first: Piece }[] = [];
  const made: { row: FormRow; cells: readonly GridCell[] }[] = [];
  const refs = (g: Gap): CellRef[] => applicantColumns.map((c) => `requests.${requestRows[g.row]!.id}.${c.id}`);
  let waiting: Gap[] = [];
  for (const g of gaps) {
    if (sure.has(g)) {
      made.push({ row: requestRows[g.row]!, cells: cellsOf(g.figures) });
      waiting = [];
      continue;
    }
    waiting.push(g);
    if (g.figures.length === 0) continue;
    const rows = waiting.map((w) => requestRows[w.row]!);
    const m = rows.length;
    const order = edition !== null && m > 1 && g.figures.length === m * n ? orderOfRun(g.figures.map((f) => f.text), rows, n, edition) : null;
    if (order === null || (order !== 'either' && !undisturbed(pieces, g.figures, order, m))) {
      const distinct = [...new Map(g.figures.map((f) => [f.text, f])).values()].slice(0, n + 1);
      for (const w of waiting) open.push({ refs: refs(w), figures: cellsOf(distinct) });
    } else {
      rows.forEach((row, r) => made.push({ row, cells: cellsOf(applicantColumns.map((_, c) => g.figures[indexIn(order, r, c, m, n)]!)) }));
      if (order !== 'either') settled.push({ refs: waiting.flatMap(refs), order, first: g.figures[0]! });
    }
    waiting = [];
  }
  return { rows: made, open, settled };
}
