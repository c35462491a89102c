// Rows of table four → reconsideration and litigation. Fifteen figures in a row, three tables of five, or three rows of five.
import type { FormRow } from '../model/edition.js';
import type { Grid, GridCell } from '../model/grid.js';
import { align, type ColumnSpan } from './align.js';
import type { Cells } from './cells.js';
import { LabelNotes } from './label-notes.js';
import { label } from './label.js';
import type { ZoneItem } from './zone.js';
import { listedReviews } from './reviews-list.js';
import { withdrawTorn } from './reviews-torn.js';
import { wordsOfLine, type Row } from './stream.js';
import { outcomeLexicon, outcomes, remedies, remedyGroupLexicon, remedyLexicon } from './vocabulary.js';

const k = outcomes.length;
const ref = (remedy: FormRow, outcome: number): string => `${remedy.id}.${outcomes[outcome]!.id}`;

/** True when anything of the table was found. */
export function readReviews(zone: readonly ZoneItem[], cells: Cells): boolean {
  let named: number[] = [];
  /** Figures were read under the names; the next header begins anew. */
  let used = false;
  /** Header rows since then, also of the tables above: a line left blank between its rows makes many tables of one. */
  let heads: Row[] = [];
  let found = false;
  let grid: Grid | null = null;
  /** The table whose one row of all fifteen figures was read, until another header follows. */
  let filledIn: Grid | null = null;
  const labels = new LabelNotes();
  const pending = { header: [] as Row[] };
  const unclear: { row: Row; from: number }[] = [];
  for (const item of zone) {
    if (item.row === null) {
      const words = wordsOfLine(item.line);
      if (words !== null && isHeader(words.cells.map((c) => c.text))) heads.push(words);
      const groups = groupsIn([item.line.text, ...(words?.cells.map((c) => c.text) ?? [])]);
      const heading = item.line.level !== null || label(item.line.text).ordinal !== null;
      if (heading && groups.length > 0) heads = [];
      if (groups.length > 0) [named, used] = [used || heading ? groups : merge(named, groups), false];
      continue;
    }
    const row = item.row;
    if (row.grid !== grid) {
      grid = row.grid;
      pending.header = [];
    }
    const words = row.cells.filter((_, i) => row.kinds[i] === 'words').map((c) => c.text);
    const line = lineOfRemedy(row, pending.header);
    if (line !== null) {
      used = true;
      readRow(row, line.from, [line.remedy], null, outcomeOrder(heads), cells, outcomeColumns(heads));
      labels.add(line.cell, remedies[line.remedy]!.label.zh, outcomes.map((_, i) => ref(remedies[line.remedy]!, i)));
      found = true;
      continue;
    }
    const crossed = crossedLine(row, named, pending.header);
    if (crossed !== null) {
      crossed.cells.forEach((cell, i) => cells.read(ref(remedies[named[i]!]!, crossed.outcome), cell));
      labels.add(crossed.label, outcomes[crossed.outcome]!.label.zh, named.map((g) => ref(remedies[g]!, crossed.outcome)));
      found = true;
      continue;
    }
    const short = shortLine(row, named, heads);
    if (short !== null) {
      used = true;
      readRow(row, short.from, [short.remedy], null, inForm, cells);
      found = true;
      continue;
    }
    if (isHeader(words)) {
      const groups = groupsIn(words);
      if (used) heads = [];
      filledIn = null;
      heads.push(row);
      [named, used] = [used && groups.length > 0 ? groups : merge(named, groups), false];
      pending.header.push(row);
      noteOutcomes(row, labels);
      continue;
    }
    const from = firstFigure(row);
    // Without a figure it is a row of the table only if it has its width: all blank, or words where figures should be.
    if (from === -1 && !(row.cells.length >= k && pending.header.length > 0 && (words.length === 0 || row.cells.length === k * remedies.length))) continue;
    // A row of the same table left over below the one that is filled in.
    if (from === -1 && words.length === 0 && filledIn === row.grid) continue;
    const start = from === -1 || row.cells.length === k * remedies.length ? 0 : leading(row, from);
    const spans = pending.header.length > 0 ? spansOf(pending.header) : null;
    used = true;
    const groups = groupsFor(row, start, named, heads);
    if (groups === null) {
      if (pending.header.length > 0 || named.length > 0) unclear.push({ row, from: start });
      continue;
    }
    if (from !== -1 && groups.length === remedies.length) filledIn = row.grid;
    readRow(row, start, groups, spans === null ? null : groups.map((g) => spans.get(g)!), outcomeOrder(heads), cells, null, heads);
    found = true;
    // The group of a small table is used up by its row.
    if (groups.length < remedies.length) named = [];
  }
  if (!found && unclear.length === 0) {
    for (const f of listedReviews(zone)) {
      cells.read(ref(remedies[f.remedy]!, f.outcome), f.cell);
      labels.add(f.label, outcomes[f.outcome]!.label.zh, [ref(remedies[f.remedy]!, f.outcome)]);
      found = true;
    }
  }
  labels.into(cells);
  const known = settle(unclear, cells) || found;
  withdrawTorn(zone, cells);
  if (emptyHeads(zone) > 0) for (const r of remedies) cells.contest(`${r.id}.`);
  cells.twoTables((own) => remedies.some((r) => own.startsWith(`${r.id}.`) || own === r.id), remedies.length);
  return known;
}

/** Headers of all fifteen columns with another such header, or the end, below them and no figure between: tables whose blank row left no mark. */
function emptyHeads(zone: readonly ZoneItem[]): number {
  let heads = 0;
  let filled = 0;
  let open = false;
  for (const { row, line } of zone) {
    const own = row ?? wordsOfLine(line);
    if (own === null) continue;
    if (own.cells.filter((c) => outcomeLexicon.match(c.text)?.score === 1).length === k * remedies.length) {
      heads++;
      open = true;
    } else if (open && row !== null && own.kinds.every((kind) => kind !== 'words') && own.cells.length >= k) {
      filled++;
      open = false;
    }
  }
  return filled > 0 ? heads - filled : 0;
}

/** Rows whose remedy is not named: the one table of five left over is the one remedy left over; otherwise nothing decides. */
function settle(unclear: readonly { row: Row; from: number }[], cells: Cells): boolean {
  const missing = remedies.map((_, i) => i).filter((i) => !outcomes.some((_o, o) => cells.values.has(ref(remedies[i]!, o))));
  const [only] = unclear;
  if (only === undefined || missing.length === 0) return unclear.length > 0;
  const filled = only.row.cells.slice(only.from).filter((c) => c.text !== '').length;
  const [remedy] = missing;
  if (unclear.length === 1 && missing.length === 1 && filled === k) {
    cells.problem('order', 'warning', `有一行五个数字没有标明类别，按所缺读作「${remedies[remedy!]!.label.zh}」。`, `A row of five figures is not named; it was taken for the one that is missing, "${remedies[remedy!]!.label.zh}".`, {
      taken: remedies[remedy!]!.id, cells: outcomes.map((_, o) => ref(remedies[remedy!]!, o)), anchor: only.row.cells[0]!.anchor,
    });
    readRow(only.row, only.from, [remedy!], null, inForm, cells);
    return true;
  }
  const figures = unclear.flatMap((u) => u.row.cells.slice(u.from).filter((c) => c.text !== ''));
  if (figures.length === 0) return false;
  cells.unclear(missing.flatMap((m) => outcomes.map((_, o) => ref(remedies[m]!, o))), figures, only.row.cells[0]!.anchor, 'ambiguous',
    `行政复议、行政诉讼表有 ${figures.length} 个数字无法确定各属哪一列。`, `${figures.length === 1 ? 'One figure' : `${figures.length} figures`} of the reconsideration and litigation table cannot be told to belong to one column or another.`);
  return true;
}

function readRow(row: Row, from: number, groups: readonly number[], spans: readonly (readonly ColumnSpan[])[] | null, order: readonly number[], cells: Cells, columns: OutcomeColumns | null = null, header: readonly Row[] = []): void {
  const refs = groups.flatMap((g) => order.map((i) => ref(remedies[g]!, i)));
  const flatSpans = spans === null || spans.some((s) => s === undefined || s.length !== k) ? null : spans.flatMap((s) => order.map((i) => s[i]!));
  const apart = columns !== null && columns.grid !== row.grid;
  const [a] = columns === null ? align([{ row, from }], refs.length, flatSpans, { extras: flatSpans === null || row.grid.flat ? [] : besides(header, flatSpans, row, from) }) : align([{ row, from }], refs.length, columns.spans, { extras: columns.extras, apart });
  if (a!.cells.some((c) => headInFigure.test(c.text))) {
    cells.unclear(refs, a!.cells, row.cells[0]!.anchor, 'ambiguous',
      '行政复议、行政诉讼表的一行数字里混有表头的字，各数字属于哪一列无法确定；请对照原文核对。',
      'Words of the header stand among the figures of a row of the reconsideration and litigation table, and which column each belongs to cannot be told: compare with the original.');
  } else if (a!.ok && underOthers(a!.cells, groups.flatMap(() => order), header, row)) {
    cells.unclear(refs, a!.cells, row.cells[0]!.anchor, 'ambiguous',
      '行政复议、行政诉讼表的一行数字按个数应归入的列，与其上方表头所写不符，可能缺了一列；请对照原文核对。',
      'The figures of a row of the reconsideration and litigation table stand under other headers than their count says, and a column may be missing: compare with the original.');
  } else if (a!.ok) a!.cells.forEach((cell: GridCell, i: number) => cells.read(refs[i]!, cell));
  else {
    cells.unclear(refs, a!.cells, row.cells[0]!.anchor, 'ambiguous',
      `行政复议、行政诉讼表的一行有 ${a!.cells.length} 个数字，应为 ${refs.length} 个，无法确定各属哪一列。`,
      `A row of the reconsideration and litigation table has ${a!.cells.length} ${a!.cells.length === 1 ? 'figure' : 'figures'} instead of ${refs.length}; which column each belongs to cannot be told.`);
  }
}

/** The end of a head (总计, 结果维持, 尚未审结) that ran into a figure. */
const headInFigure = /[总计持正果结][\s\n]*\d|\d[\s\n]*[总计持正果结]/;

/** True where the header lacks outcomes and yet every figure stands under one, and not under its own: a column was lost at one end, and a blank at the other makes up the number. */
function underOthers(figures: readonly GridCell[], outcomeOf: readonly number[], header: readonly Row[], row: Row): boolean {
  const leaves = header.filter((r) => r.grid === row.grid).flatMap((r) => r.cells).flatMap((c) => {
    const m = outcomeLexicon.match(c.text);
    return m?.score === 1 ? [{ outcome: m.key, column: c.column, colspan: c.colspan }] : [];
  });
  if (leaves.length === figures.length) return false;
  const over = figures.map((f, i) => (f.text === '' ? null : leaves.some((l) => l.column === f.column && l.colspan === f.colspan) ? leaves.some((l) => l.column === f.column && l.outcome === outcomeOf[i]) : undefined));
  return !over.includes(undefined) && over.includes(false);
}

const inForm: readonly number[] = outcomes.map((_, i) => i);

/** Outcomes in the order of the page: that of a header row which names all five, in the same order for each remedy; else that of the form. */
function outcomeOrder(header: readonly Row[]): readonly number[] {
  for (const row of header) {
    const named = row.cells.map((c) => outcomeLexicon.match(c.text)).filter((m) => m?.score === 1).map((m) => m!.key);
    const first = named.slice(0, k);
    if (named.length % k === 0 && new Set(first).size === k && named.every((o, i) => o === first[i % k])) return first;
  }
  return inForm;
}

interface OutcomeColumns {
  readonly grid: Grid;
  readonly spans: readonly ColumnSpan[];
  /** Columns behind or between the outcomes that the form has not. */
  readonly extras: readonly ColumnSpan[];
}

/** The columns of a header row that names the five outcomes once and other columns besides; null where the outcomes stand alone. */
function outcomeColumns(header: readonly Row[]): OutcomeColumns | null {
  for (const row of header) {
    const spans: ColumnSpan[] = [];
    const extras: ColumnSpan[] = [];
    row.cells.forEach((c, i) => {
      const span = { from: c.column, to: c.column + c.colspan };
      if (outcomeLexicon.match(c.text)?.score === 1) spans.push(span);
      else if (row.kinds[i] === 'words' && spans.length > 0) extras.push(span);
    });
    if (spans.length === k && extras.length > 0) return { grid: row.grid, spans, extras };
  }
  return null;
}

/** Which remedies a row of figures covers, in its order; null where that cannot be told. */
function groupsFor(row: Row, from: number, named: readonly number[], header: readonly Row[]): readonly number[] | null {
  const count = row.cells.length - from;
  const filled = row.cells.slice(from).filter((c) => c.text !== '').length;
  named = acrossThePage(named, header.filter((r) => r.grid === row.grid));
  const all = litigationFirst(header) ? [1, 2, 0] : remedies.map((_, i) => i);
  const heads = header.reduce((most, r) => Math.max(most, r.cells.filter((c) => outcomeLexicon.match(c.text)?.score === 1).length), 0);
  if (filled > k * 2 || (count >= k * 3 && heads !== k)) {
    // The order of the page, where the header names all three; else the order of the form.
    return filled <= k * 3 ? (named.length === 3 && !litigationFirst(header) ? named : all) : null;
  }
  // 行政复议 | 行政诉讼 and no word of the two kinds of litigation: one row of ten columns, whichever cells of it are filled.
  const sums = header.some((r) => r.cells.some((c) => remedyGroupLexicon.match(c.text)?.score === 1)) && !named.some((g) => remedies[g]!.under !== undefined);
  if (sums && named.length > 0) return null;
  if (named.length === 1 && filled <= k) return named;
  if (named.length === 2 && filled > k && filled <= k * 2) return named;
  return null;
}

/** Remedies from the left to the right, where the rows of the header say in which columns they begin: one that a page break cut names them in the order of its rows. */
function acrossThePage(named: readonly number[], header: readonly Row[]): readonly number[] {
  const at = new Map<number, number>();
  for (const { grid, cells } of header) {
    if (grid.flat) continue;
    for (const c of cells) {
      const key = remedyLexicon.match(c.text)?.key;
      if (key !== undefined && !at.has(key)) at.set(key, c.column);
    }
  }
  return named.every((g) => at.has(g)) ? [...named].sort((a, b) => at.get(a)! - at.get(b)!) : named;
}

/** 行政诉讼 | 行政复议, each over its own columns: the two kinds of litigation stand in a row below and yet come first. */
function litigationFirst(header: readonly Row[]): boolean {
  return header.some(({ cells }) => {
    const litigation = cells.findIndex((c) => remedyGroupLexicon.match(c.text)?.score === 1);
    return litigation !== -1 && cells.findIndex((c) => remedyLexicon.match(c.text)?.key === 0) > litigation;
  });
}

/** Columns of the header over none of the outcomes: 序号 before them, 合计 and 备注 behind. */
function besides(header: readonly Row[], spans: readonly ColumnSpan[], row: Row, from: number): ColumnSpan[] {
  const left = row.cells[from]?.column ?? 0;
  return header.flatMap((r) => (r.grid === row.grid ? r.cells : []))
    .filter((c) => c.text !== '' && c.column >= left && spans.every((s) => c.column >= s.to || c.column + c.colspan <= s.from))
    .map((c) => ({ from: c.column, to: c.column + c.colspan }));
}

/** 行政复议 | 1 | 0 | 0 | 0 | 1: the table turned on its side. */
function lineOfRemedy(row: Row, header: readonly Row[]): { remedy: number; from: number; cell: GridCell } | null {
  const at = row.kinds.lastIndexOf('words');
  if (at === -1 || row.cells.length - at - 1 < k) return null;
  const figure = row.kinds.indexOf('figure');
  // Left blank from end to end: a row only where the outcomes stand above and the label stands before them.
  const blank = figure === -1 && row.kinds.indexOf('words') === at && header.some((r) => {
    const own = r.cells.filter((c) => outcomeLexicon.match(c.text)?.score === 1);
    return own.length >= k && own[0]!.column > row.cells[at]!.column;
  });
  if (figure < at && !blank) return null;
  const m = remedyLexicon.match(row.cells[at]!.text);
  return m === null || m.score < 0.8 ? null : { remedy: m.key, from: at + 1, cell: row.cells[at]! };
}

/** 行政复议 | 6 | 6: fewer entries than outcomes, where blanks leave no cell. */
function shortLine(row: Row, named: readonly number[], header: readonly Row[]): { remedy: number; from: number } | null {
  const at = row.kinds.lastIndexOf('words');
  if (at === -1 || row.kinds.indexOf('figure') < at || crossedLine(row, named, header) !== null) return null;
  const m = remedyLexicon.match(row.cells[at]!.text);
  return m === null || m.score < 0.8 ? null : { remedy: m.key, from: at + 1 };
}

/** 结果维持 | 1 | 0 | 2 under 行政复议 | 未经复议直接起诉 | 复议后起诉: remedies across, outcomes down, a cell for each remedy. */
function crossedLine(row: Row, named: readonly number[], header: readonly Row[]): { outcome: number; cells: readonly GridCell[]; label: GridCell } | null {
  const at = row.kinds.lastIndexOf('words');
  const cells = row.cells.slice(at + 1);
  if (at === -1 || named.length !== remedies.length || cells.length !== named.length || row.kinds.indexOf('figure') < at) return null;
  if (header.length === 0 || header.some((r) => r.cells.some((c) => outcomeLexicon.match(c.text)?.score === 1))) return null;
  const m = outcomeLexicon.match(row.cells[at]!.text);
  return m?.score === 1 ? { outcome: m.key, cells, label: row.cells[at]! } : null;
}

function isHeader(words: readonly string[]): boolean {
  return words.some((w) => outcomeLexicon.match(w) !== null || remedyLexicon.match(w) !== null || remedyGroupLexicon.match(w) !== null);
}

function groupsIn(words: readonly string[]): number[] {
  const found: number[] = [];
  for (const w of words) {
    if (w.length > 40) continue;
    // 行政诉讼（未经复议直接起诉）: the words in brackets name it.
    const inner = /[（(]([^（）()]+)[）)]?/.exec(w)?.[1] ?? '';
    const m = [remedyLexicon.match(w), inner === '' ? null : remedyLexicon.match(inner)].find((x) => x !== null && x.score >= 0.8);
    if (m !== undefined && m !== null && !found.includes(m.key)) found.push(m.key);
  }
  return found;
}

function merge(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])];
}

/** Outcome columns under each remedy, by the columns of the grid; only where every one of them is found. */
function spansOf(header: readonly Row[]): Map<number, ColumnSpan[]> | null {
  const groups: { remedy: number; span: ColumnSpan }[] = [];
  const leaves: { outcome: number; span: ColumnSpan }[] = [];
  for (const row of header) {
    for (const c of row.cells) {
      if (c.text === '') continue;
      const span = { from: c.column, to: c.column + c.colspan };
      const remedy = remedyLexicon.match(c.text);
      const outcome = outcomeLexicon.match(c.text);
      if (remedy !== null && remedy.score >= 0.8) groups.push({ remedy: remedy.key, span });
      else if (outcome !== null) leaves.push({ outcome: outcome.key, span });
    }
  }
  const spans = new Map<number, ColumnSpan[]>();
  for (const g of groups) {
    const own = leaves.filter((l) => l.span.from >= g.span.from && l.span.to <= g.span.to).sort((a, b) => a.outcome - b.outcome);
    if (own.length === k && new Set(own.map((l) => l.outcome)).size === k) spans.set(g.remedy, own.map((l) => l.span));
  }
  return spans.size > 0 ? spans : null;
}

function firstFigure(row: Row): number {
  return row.kinds.indexOf('figure');
}

/** Blank cells before the first figure may be blank figures: everything behind the last words. */
function leading(row: Row, from: number): number {
  for (let i = from - 1; i >= 0; i--) if (row.kinds[i] === 'words') return i + 1;
  return 0;
}

function noteOutcomes(row: Row, labels: LabelNotes): void {
  for (const c of row.cells) {
    if (c.text === '') continue;
    const outcome = outcomeLexicon.match(c.text);
    const remedy = outcome === null ? remedyLexicon.match(c.text) : null;
    if (outcome !== null) labels.add(c, outcomes[outcome.key]!.label.zh, []);
    else if (remedy !== null && remedy.score >= 0.8) labels.add(c, remedies[remedy.key]!.label.zh, []);
  }
}
