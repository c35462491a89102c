// Rows of table three → requests.ROW.COLUMN. Labels first, then the order of the form for rows that lost theirs; columns last.
import type { EditionId, FormRow } from '../model/edition.js';
import { formCells } from '../form/cell-refs.js';
import type { Grid } from '../model/grid.js';
import { align, type Aligned } from './align.js';
import { bareTables, rowsOfTwo } from './bare-table.js';
import type { Cells } from './cells.js';
import { label, sameOrdinal } from './label.js';
import { LabelNotes } from './label-notes.js';
import { likeness } from './match.js';
import type { ZoneItem } from './zone.js';
import { candidateOf, isShared, ref, type Candidate } from './request-row.js';
import { completeHeader, extrasOf, falseSpans, headerOf, inForm, isHead, orderOf, partialHeader, type Header } from './requests-header.js';
import { wordsOfLine } from './stream.js';
import { applicantColumns, requestGroupLexicon, requestRowLexicon, requestRows } from './vocabulary.js';

export interface RequestsFound {
  /** Edition of the block; null where no row tells. */
  readonly edition: EditionId | null;
  /** Rows of the form that were found. */
  readonly rows: number;
}

/** Longer cells are no label of a row. */
const longestLabel = 200;

export function readRequests(zone: readonly ZoneItem[], cells: Cells): RequestsFound {
  const headers = new Map<Grid, Header | null>();
  const candidates: Candidate[] = [];
  let last: Header | null = null;
  for (const item of zone) {
    if (item.row === null) {
      const words = wordsOfLine(item.line);
      last = (words === null ? null : headerOf(words)) ?? last;
      continue;
    }
    const header = headerOf(item.row);
    if (header === null && isHead(item.row)) continue;
    if (header !== null) {
      last = header;
      const known = headers.get(item.row.grid);
      headers.set(item.row.grid, known === undefined || known === null || header.columns.size > known.columns.size ? header : known);
      continue;
    }
    // A table cut in two has its header above the first part only.
    if (last !== null && !headers.has(item.row.grid) && !inForm(last)) headers.set(item.row.grid, last);
    const candidate = candidateOf(item.row);
    if (candidate !== null) candidates.push(candidate);
  }
  keepOrder(candidates);
  dropHeaderWords(candidates);
  const edition = editionOf(candidates);
  placeByOrder(candidates, edition, cells);
  note(candidates, cells);
  const halves = blankHalves(candidates, cells);
  readColumns(candidates.filter((c) => c.match !== null && !halves.has(c)), headers, cells);
  bareLabels(zone, candidates, edition, cells);
  cells.twoTables((ref) => ref.startsWith('requests.'), rowsOfTwo);
  return { edition, rows: new Set(candidates.map((c) => c.match?.key).filter((k) => k !== undefined)).size };
}

// --- rows -----------------------------------------------------------------

/** A near match that would break the order of the form is given up; the same words in another place are believed. */
function keepOrder(candidates: readonly Candidate[]): void {
  const exact = new Set(candidates.filter((c) => c.match !== null && c.match.score === 1).map((c) => c.match!.key));
  for (const c of candidates) if (c.match !== null && c.match.score < 1 && exact.has(c.match.key)) c.match = null;
  const firm = candidates.map((c, i) => ({ c, i })).filter(({ c }) => c.match !== null);
  for (const { c, i } of firm) {
    if (c.match!.score === 1) continue;
    const before = firm.filter((f) => f.i < i && f.c.match?.score === 1).map((f) => f.c.match!.key);
    const after = firm.filter((f) => f.i > i && f.c.match?.score === 1).map((f) => f.c.match!.key);
    const key = c.match!.key;
    if (before.length > 0 && before[before.length - 1]! > key) c.match = null;
    else if (after.length > 0 && after[0]! < key) c.match = null;
  }
  // Of several near matches of one row none is certain.
  const seen = new Map<number, Candidate[]>();
  for (const c of candidates) if (c.match !== null && c.match.score < 1) seen.set(c.match.key, [...(seen.get(c.match.key) ?? []), c]);
  for (const same of seen.values()) if (same.length > 1) for (const c of same) c.match = null;
}

/** So few rows found, and 其他 or 总计 without a number is more likely a piece of the header. */
const fewRows = 3;

function dropHeaderWords(candidates: readonly Candidate[]): void {
  const own = new Set(candidates.map((c) => c.match?.key).filter((key) => key !== undefined && !isShared(key)));
  if (own.size >= fewRows) return;
  for (const c of candidates) if (c.match !== null && isShared(c.match.key) && c.labelCell !== null && label(c.labelCell.text).ordinal === null) c.match = null;
}

function editionOf(candidates: readonly Candidate[]): EditionId | null {
  const found = new Set(candidates.map((c) => c.match?.key).filter((k) => k !== undefined).map((k) => requestRows[k]!.id));
  let best: EditionId | null = null;
  let most = 0;
  for (const id of ['2019', '2021'] as const) {
    const other = id === '2019' ? '2021' : '2019';
    const own = rowsOf(id).filter((r) => !rowsOf(other).some((o) => o.id === r.id));
    const count = own.filter((r) => found.has(r.id)).length;
    if (count > most) [best, most] = [id, count];
  }
  return best;
}

const rowsByEdition = new Map<EditionId, readonly FormRow[]>();

function rowsOf(id: EditionId): readonly FormRow[] {
  let rows = rowsByEdition.get(id);
  if (rows === undefined) {
    rows = [...new Set(formCells(id).filter((c) => c.block.id === 'requests').map((c) => c.row))];
    rowsByEdition.set(id, rows);
  }
  return rows;
}

/** Rows without a usable label, between rows with one: as many as the form has there means that their order tells them. */
function placeByOrder(candidates: readonly Candidate[], edition: EditionId | null, cells: Cells): void {
  const taken = new Set(candidates.map((c) => c.match?.key).filter((k) => k !== undefined));
  if (taken.size === 0) return;
  const allowed = edition === null ? null : new Set(rowsOf(edition).map((r) => r.id));
  let i = 0;
  while (i < candidates.length) {
    if (candidates[i]!.match !== null) {
      i++;
      continue;
    }
    let end = i;
    while (end < candidates.length && candidates[end]!.match === null) end++;
    const low = candidates[i - 1]?.match?.key ?? -1;
    const high = candidates[end]?.match?.key ?? requestRows.length;
    const gap = requestRows.map((_, k) => k).filter((k) => k > low && k < high && !taken.has(k) && (allowed === null || allowed.has(requestRows[k]!.id)));
    const open = candidates.slice(i, end);
    const plausible = open.every((c, k) => couldBe(c, gap[k]));
    if (gap.length === open.length && plausible && (allowed !== null || !gap.some((k) => isEditionRow(k)))) {
      open.forEach((c, k) => {
        c.match = { key: gap[k]!, sure: 'near', score: 0 };
        const row = requestRows[gap[k]!]!;
        cells.problem('order', 'warning', `这一行没有可辨的项目名，按格式顺序读作「${row.label.zh}」。`, `This row has no usable label; by the order of the form it was taken for "${row.label.zh}".`, {
          found: c.labelCell?.text ?? '', taken: row.id, cells: applicantColumns.map((col) => ref(row, col.id)), anchor: c.row.cells[0]!.anchor,
        });
      });
    } else {
      const lost = gap.filter((k) => open.some((c) => c.labelCell === null || couldBe(c, k)));
      for (const c of open) {
        const first = c.row.cells[0]!;
        if (lost.length === 0 || (c.labelCell !== null && !lost.some((k) => couldBe(c, k)))) {
          cells.problem('extra-row', 'note', `格式中没有的一行：「${c.labelCell?.text ?? ''}」，未读入。`, `A row the form does not have, "${c.labelCell?.text ?? ''}", was left out.`, { found: c.labelCell?.text ?? '', anchor: first.anchor });
          continue;
        }
        cells.unclear(
          lost.flatMap((k) => applicantColumns.map((col) => ref(requestRows[k]!, col.id))), c.row.cells.slice(c.from).filter((x) => x.text !== ''), first.anchor, 'ambiguous',
          '有一行没有可辨的项目名，无法确定属于格式中的哪一行。', 'A row has no usable label and could be more than one row of the form.',
        );
      }
    }
    i = end;
  }
}

/** So many rows of figures that are none of the form mean that its labels are in pieces. */
const piecesEnough = 3;
/** So many rows of figures without a label. */
const barePieces = 6;

/** A blank row beside a row of figures that is none of the form, where it has no more than some of the words of its label or the labels of the table are in pieces: the figures may be its own. */
function blankHalves(candidates: readonly Candidate[], cells: Cells): ReadonlySet<Candidate> {
  const halves = new Set<Candidate>();
  const filled = (c: Candidate | undefined): boolean => c !== undefined && c.match === null && c.row.kinds.slice(c.from).includes('figure');
  const strange = candidates.filter(filled);
  const inPieces = strange.length >= piecesEnough;
  // Many rows of figures without a word: lines of figures that wrap, and no row is sure to be whole.
  if (candidates.filter((c) => c.match === null && (c.labelCell?.text ?? '') === '' && c.row.kinds.slice(c.from).includes('figure')).length >= barePieces) {
    for (const c of candidates) {
      if (c.match === null) continue;
      halves.add(c);
      const row = requestRows[c.match.key]!;
      cells.unclear(
        applicantColumns.map((col) => ref(row, col.id)), c.row.cells.slice(c.from).filter((x) => x.text !== ''), c.row.cells[0]!.anchor, 'ambiguous',
        `申请情况表的项目名断成碎片，「${row.label.zh}」一行的数字是否完整无法确定。`, `The labels of the table of requests are in pieces; whether the figures of the row "${row.label.zh}" are whole cannot be told.`,
      );
    }
    return halves;
  }
  for (const [i, c] of candidates.entries()) {
    if (c.match === null || c.row.cells.slice(c.from).some((x) => x.text !== '')) continue;
    // Its label reaches over the row below, where the figures stand.
    const next = candidates[i + 1];
    const below = (c.labelCell?.rowspan ?? 1) > 1 && next !== undefined && next.match === null && next.row.grid === c.row.grid && (next.labelCell?.text ?? '') === '' && next.row.kinds.includes('figure') ? next : undefined;
    if (below === undefined && ((c.match.score === 1 && !inPieces) || c.match.score === 0)) continue;
    const other = below ?? [candidates[i - 1], candidates[i + 1]].find(filled);
    if (other === undefined) continue;
    halves.add(c);
    const row = requestRows[c.match.key]!;
    cells.unclear(
      applicantColumns.map((col) => ref(row, col.id)), other.row.cells.slice(other.from).filter((x) => x.text !== ''), c.row.cells[0]!.anchor, 'ambiguous',
      `「${row.label.zh}」一行是空白，旁边一行「${(other.labelCell?.text ?? '').slice(0, 40)}」有数字而不是格式中的项目：可能是同一行断成了两行。`,
      `The row "${row.label.zh}" is blank beside a row of figures, "${(other.labelCell?.text ?? '').slice(0, 40)}", that the form does not have: they may be one row cut in two.`,
    );
  }
  return halves;
}

/** The label of a row stands there and nothing beside it: left blank, or lost by a converter. Nothing decides which. */
function bareLabels(zone: readonly ZoneItem[], candidates: readonly Candidate[], edition: EditionId | null, cells: Cells): void {
  const found = new Set(candidates.map((c) => c.match?.key));
  if (found.size < 3 && zone.filter((z) => z.row === null && isGlued(z.line.text)).length < 3) return;
  const allowed = edition === null ? null : new Set(rowsOf(edition).map((r) => r.id));
  // A table blank from end to end beside one whose rows have their own labels: nothing says which is the report's.
  const own = new Set(candidates.filter((c) => (c.match?.score ?? 0) > 0).map((c) => c.match!.key));
  const bare = (text: string): number | null => {
    const m = requestRowLexicon.match(text);
    return m === null || m.score < 1 || isShared(m.key) || requestGroupLexicon.match(text)?.score === 1 ? null : m.key;
  };
  for (const table of bareTables(zone, bare)) for (const key of table) if (own.has(key)) cells.contest(ref(requestRows[key]!, applicantColumns[0]!.id));
  const twice = candidates.filter((c) => c.match !== null).length > found.size;
  for (const item of zone) {
    const words = item.row === null ? { text: item.line.text, anchor: item.line.anchor } : item.row.cells.find((_, i) => item.row.kinds[i] === 'words');
    if (words === undefined || (item.row !== null && item.row.kinds.includes('figure'))) continue;
    const glued = item.row === null ? words.text.replace(gluedFigures, '') : words.text;
    const m = requestRowLexicon.match(glued);
    if (m === null || m.score < 1 || isShared(m.key) || requestGroupLexicon.match(words.text)?.score === 1) continue;
    const row = requestRows[m.key]!;
    if (found.has(m.key)) {
      // Beside rows that stand twice it is a row of a second table, left blank; alone it is a piece of a page.
      if (twice && (item.row === null || item.row.cells.length === 1)) cells.contest(ref(row, applicantColumns[0]!.id));
      continue;
    }
    if (allowed !== null && !allowed.has(row.id)) continue;
    found.add(m.key);
    const [zh, en] = glued === words.text
      ? [`「${row.label.zh}」一行只有项目名：是空白，还是数字在转换中丢失，无法确定。`, `The row "${row.label.zh}" is a label without figures: whether it was left blank or a converter lost them cannot be told.`]
      : [`「${row.label.zh}」一行的数字连在一起：「${words.text.slice(0, 60)}」，无法分开。`, `The figures of the row "${row.label.zh}" run together and cannot be told apart: "${words.text.slice(0, 60)}".`];
    cells.unclear(applicantColumns.map((col) => ref(row, col.id)), [], words.anchor, 'ambiguous', zh, en);
  }
}

/** 总计25600028: the figures are there, run together. */
const gluedFigures = /[\s:：]*\d[\d\s,，、;；.]*$/;

function isGlued(text: string): boolean {
  return text.length <= 60 && gluedFigures.test(text) && requestRowLexicon.match(text.replace(gluedFigures, ''))?.score === 1;
}

function isEditionRow(key: number): boolean {
  const id = requestRows[key]!.id;
  return !(['2019', '2021'] as const).every((e) => rowsOf(e).some((r) => r.id === id));
}

/** A lost label must not speak against the row: nothing legible, the same number, or some of the words. */
function couldBe(c: Candidate, key: number | undefined): boolean {
  if (key === undefined) return false;
  if (c.labelCell === null) return true;
  if (c.labelCell.text.length > longestLabel) return c.near.some((m) => m.key === key);
  const found = label(c.labelCell.text);
  const form = label(requestRows[key]!.label.zh);
  if (sameOrdinal(found.ordinal, form.ordinal) && (found.core === '' || likeness(found.core, form.core) >= 0.2 || likeness(found.bare, form.bare) >= 0.2)) return true;
  return found.core === '' || Math.max(likeness(found.core, form.core), likeness(found.bare, form.bare)) >= 0.4 || c.near.some((m) => m.key === key);
}

function note(candidates: readonly Candidate[], cells: Cells): void {
  const labels = new LabelNotes();
  let last = -1;
  const seen = new Set<number>();
  const again: Candidate[] = [];
  for (const c of candidates) {
    if (c.match === null) continue;
    const row = requestRows[c.match.key]!;
    if (c.match.score > 0 && c.labelCell !== null) labels.add(c.labelCell, row.label.zh, applicantColumns.map((col) => ref(row, col.id)), c.match.sure === 'exact');
    if (seen.has(c.match.key)) {
      again.push(c);
      continue;
    }
    seen.add(c.match.key);
    if (c.match.key < last) {
      cells.problem('order', 'note', `「${row.label.zh}」一行不在格式规定的位置。`, `The row "${row.label.zh}" does not stand where the form has it.`, { taken: row.id, anchor: c.row.cells[0]!.anchor });
    }
    last = Math.max(last, c.match.key);
  }
  if (again.length > 0) {
    cells.problem('repeated', 'note', `表中有 ${again.length} 行印了两次。`, `${again.length} rows of the table are printed twice.`, {
      found: again.map((c) => c.labelCell?.text ?? '').join(' | ').slice(0, 200), cells: again.flatMap((c) => applicantColumns.map((col) => ref(requestRows[c.match!.key]!, col.id))), anchor: again[0]!.row.cells[0]!.anchor,
    });
  }
  labels.into(cells);
}

// --- columns --------------------------------------------------------------

/** A figure at the end of a label. */
const gluedFigure = /[\p{Script=Han}）)”][\s]*\d[\d,.]*$/u;

function readColumns(rows: readonly Candidate[], headers: ReadonlyMap<Grid, Header | null>, cells: Cells): void {
  const grids = new Map<Grid, Candidate[]>();
  for (const c of rows) grids.set(c.row.grid, [...(grids.get(c.row.grid) ?? []), c]);
  for (const [grid, own] of grids) {
    const header = headers.get(grid) ?? null;
    const apart = header !== null && header.row.grid !== grid;
    const placed = completeHeader(apart ? header.row.grid : grid, header);
    const misplaced = falseSpans(header, placed);
    const spans = misplaced ? null : placed;
    const partial = spans === null ? partialHeader(grid, header, own) : null;
    const order = partial ?? orderOf(grid, header, placed);
    const inOrder = spans === null ? null : order.map((k) => spans[k]!);
    const permuted = order.some((k, i) => i > 0 && k < order[i - 1]!);
    const aligned = align(own, order.length, inOrder, { extras: extrasOf(header, spans), apart, ...(header === null || apart ? {} : { headRow: header.row.index }) });
    let byCount = 0;
    const counted: string[] = [];
    own.forEach((c, i) => {
      const row = requestRows[c.match!.key]!;
      const refs = order.map((k) => ref(row, applicantColumns[k]!.id));
      let a: Aligned = aligned[i]!;
      // A header in another order than the form's holds only where every column has its figure.
      if (permuted && a.ok && a.by === 'count' && a.cells.some((cell) => cell.text === '')) a = { ok: false, cells: a.cells, why: 'shifted' };
      // A figure that ran into the label leaves the row one short: a blank at its end then makes up the number.
      if (a.ok && c.labelCell !== null && gluedFigure.test(c.labelCell.text) && a.cells.some((cell) => cell.text === '')) a = { ok: false, cells: [c.labelCell, ...a.cells.filter((cell) => cell.text !== '')], why: 'shifted' };
      if (a.ok) {
        if (a.by === 'count' && spans !== null && !grid.flat) {
          byCount++;
          counted.push(...refs);
        }
        a.cells.forEach((cell, k) => cells.read(refs[k]!, cell));
      } else unclearRow(a, refs, c, row, cells);
    });
    if (misplaced) {
      cells.problem('columns', 'note', '表头的合并单元格对不上，各列按表头文字的顺序读入。', 'The spans of the header contradict its words; the columns were read in the order of its words.', { cells: own.flatMap((c) => order.map((k) => ref(requestRows[c.match!.key]!, applicantColumns[k]!.id))), anchor: grid.anchor });
    }
    if (byCount > 0) {
      cells.problem('columns', 'note', `有 ${byCount} 行的列与表头对不上，按数字个数和顺序读入。`, `In ${byCount} rows the cells do not stand under the header; they were read by their count and order.`, { cells: counted, anchor: grid.anchor });
    }
    if (partial !== null) {
      cells.problem('header-false', 'warning', `表头只有 ${partial.length} 列：${partial.map((k) => applicantColumns[k]!.label.zh).join('、')}；其余各列在原文中没有。`,
        `The header has only ${partial.length} columns (${partial.map((k) => applicantColumns[k]!.label.en).join(', ')}); the others are not in the document.`, { anchor: grid.anchor });
    }
  }
}

function unclearRow(a: Aligned & { ok: false }, refs: readonly string[], c: Candidate, row: FormRow, cells: Cells): void {
  const name = row.label.zh;
  const why = {
    'too-few': [`「${name}」一行的数字少于 ${refs.length} 个，无法确定各属哪一列。`, `The row "${name}" has fewer figures than ${refs.length}; which column each belongs to cannot be told.`],
    'too-many': [`「${name}」一行的数字多于 ${refs.length} 个，无法确定各属哪一列。`, `The row "${name}" has more figures than ${refs.length}; which column each belongs to cannot be told.`],
    shifted: [`「${name}」一行的数字可以对上不止一种列，未读入。`, `The figures of the row "${name}" fit the columns in more than one way and were not read.`],
    merged: [`「${name}」一行有合并的单元格，一个数字对多格，未读入。`, `The row "${name}" has merged cells, one figure for several cells; it was not read.`],
    divided: [`「${name}」一行在一个表头下有不止一格，无法确定数字属于哪一年或哪一项。`, `The row "${name}" has more than one place under one header; whose figure stands there cannot be told.`],
  }[a.why];
  cells.unclear(refs, a.cells, c.row.cells[0]!.anchor, 'ambiguous', why[0]!, why[1]!);
}
