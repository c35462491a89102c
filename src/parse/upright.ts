// Tables that lost their rows: every cell stands on a line of its own. A label of the form and the figures on the lines below it become a row again.
import type { Grid, GridCell } from '../model/grid.js';
import { label } from './label.js';
import { cellKind, type Item, type Line } from './stream.js';
import { applicantGroupLexicon, applicantLexicon, outcomeLexicon, proactiveColumnLexicon, proactiveRowLexicon, outcomes, remedies, remedyGroupLexicon, remedyLexicon, requestRowLexicon } from './vocabulary.js';

/** With fewer such rows a label over a figure is page furniture. */
const rowsEnough = 3;
/** Most lines one label is wrapped over. */
const mostWrapped = 3;
/** So many figures in one row are a table of their own. */
const figuresEnough = 10;
const longestFigure = 24;
/** So many outcomes in a run of words are the head of the table of reviews. */
const outcomesEnough = 4;
/** Over so many lines at most is the head of the table of reviews cut. */
const mostHeadLines = 60;
const headWords = [...new Set([...outcomes.map((c) => c.label.zh), ...remedies.flatMap((r) => [r.label.zh, ...(r.under ?? [])])])].sort((a, b) => b.length - a.length);
const headSigns = new Set(headWords.join(''));
/** So many words the form has not may stand together in a header. */
const mostStrange = 4;

interface Made {
  /** Items the rows replace: from ≤ i < to. */
  readonly from: number;
  readonly to: number;
  readonly rows: readonly (readonly Line[])[];
}

/** Puts cells that stand on lines of their own back into rows. Blank cells leave no line: the rows then have too few figures and say so. */
export function upright(items: readonly Item[]): readonly Item[] {
  const made: Made[] = [];
  let words = 0;
  for (let i = 0; i < items.length; i++) {
    const line = lineAt(items, i);
    if (line === null) {
      words = i + 1;
      continue;
    }
    if (!isFigure(line)) continue;
    let end = i;
    while (end < items.length && isFigure(lineAt(items, end))) end++;
    const found = rowsFor(items, words, i, end);
    if (found !== null) made.push(found);
    words = end;
    i = end - 1;
  }
  if (made.length < rowsEnough && !made.some((m) => m.rows.at(-1)!.length >= figuresEnough)) return items;
  const out: Item[] = [];
  let at = 0;
  for (let i = 0; i < made.length; ) {
    // Rows under one header are one table.
    let end = i + 1;
    while (end < made.length && made[end]!.rows.length === 1) end++;
    const own = made.slice(i, end);
    const table = rows(own.flatMap((m) => m.rows));
    for (const m of own) {
      out.push(...items.slice(at, m.from), ...table.splice(0, m.rows.length));
      at = m.to;
    }
    i = end;
  }
  return [...out, ...items.slice(at)];
}

function lineAt(items: readonly Item[], i: number): Line | null {
  const item = items[i];
  return item?.kind === 'line' ? item.line : null;
}

function isFigure(line: Line | null): boolean {
  return line !== null && line.level === null && line.text.length <= longestFigure && cellKind(line.text) === 'figure' && !/\s/.test(line.text.trim()) && !/^[^\d-–—－/／×]/.test(line.text);
}

/** The words from `start` to `first` and the figures from `first` to `end` as a header and a row of the form; null where the words are none of it. */
function rowsFor(items: readonly Item[], start: number, first: number, end: number): Made | null {
  const text = (i: number): string => lineAt(items, i)!.text;
  const figures = items.slice(first, end).map((x) => (x as { readonly line: Line }).line);
  let head = first;
  while (head > start && isReviewWord(text(head - 1))) head--;
  const heads = items.slice(head, first).map((x) => (x as { readonly line: Line }).line);
  if (heads.filter((l) => outcomeLexicon.match(l.text)?.score === 1).length >= outcomesEnough) return { from: head, to: end, rows: [heads, figures] };
  const wrapped = wrappedHead(items, start, first);
  if (wrapped !== null) return { from: wrapped.from, to: end, rows: [wrapped.words, figures] };
  const stacked = stackedLabels(items, start, first);
  // Labels one below the other and their figures after them: with one figure a label the order leaves no choice, with more nothing tells it.
  if (stacked.length > 1 && stacked.length !== figures.length) return null;
  if (stacked.length > 1) return { from: first - stacked.length, to: end, rows: stacked.map((l, i) => [l, figures[i]!]) };
  for (let n = 1; n <= mostWrapped && first - n >= start; n++) {
    const own = items.slice(first - n, first).map((x) => (x as { readonly line: Line }).line);
    const joined = own.map((l) => l.text).join('');
    if (joined.length > 80 || !isRowLabel(joined, n > 1)) continue;
    // Words between those of the form are columns the form has not; so is what stands before them.
    let from = first - n;
    for (let i = from - 1; i >= start && from - i <= mostStrange && text(i).length <= 40; i--) if (isColumnWord(text(i))) from = i;
    while (from < first - n && from > start && isCorner(text(from - 1))) from--;
    const header = wholeColumns(items.slice(from, first - n).map((x) => (x as { readonly line: Line }).line));
    return { from, to: end, rows: [...(header.length > 0 ? [header] : []), [{ ...own[0]!, text: joined }, ...figures]] };
  }
  return null;
}

/** Labels of rows that stand right above each other before `first`, each in one line. */
function stackedLabels(items: readonly Item[], start: number, first: number): Line[] {
  const found: Line[] = [];
  for (let i = first - 1; i >= start; i--) {
    const line = lineAt(items, i)!;
    if ((proactiveRowLexicon.matches(line.text)[0]?.score ?? 0) < 1) break;
    found.unshift(line);
  }
  return found;
}

/** The head of the table of reviews, its words cut over lines anyhow: where all signs before the figures are its words, one behind the other. */
function wrappedHead(items: readonly Item[], start: number, first: number): { readonly from: number; readonly words: readonly Line[] } | null {
  let best: { from: number; words: readonly Line[] } | null = null;
  const signs: { readonly sign: string; readonly line: Line }[] = [];
  for (let i = first - 1; i >= start && first - i <= mostHeadLines; i--) {
    const line = lineAt(items, i)!;
    const own = [...line.text].filter((c) => c.trim() !== '');
    if (own.some((c) => !headSigns.has(c))) break;
    signs.unshift(...own.map((sign) => ({ sign, line })));
    const words = headWordsOf(signs);
    if (words !== null) best = { from: i, words };
  }
  return best !== null && best.words.filter((w) => outcomeLexicon.match(w.text)?.score === 1).length >= outcomesEnough ? best : null;
}

function headWordsOf(signs: readonly { readonly sign: string; readonly line: Line }[]): Line[] | null {
  const text = signs.map((s) => s.sign).join('');
  const words: Line[] = [];
  for (let at = 0; at < text.length; ) {
    const word = headWords.find((w) => text.startsWith(w, at));
    if (word === undefined) return null;
    words.push({ ...signs[at]!.line, text: word });
    at += word.length;
  }
  return words;
}

function isRowLabel(text: string, wrapped: boolean): boolean {
  const needed = wrapped ? 1 : 0.75;
  return [requestRowLexicon, proactiveRowLexicon, remedyLexicon].some((lexicon) => (lexicon.matches(text)[0]?.score ?? 0) >= needed);
}

function isColumnWord(text: string): boolean {
  if (text.length > 40) return false;
  if (label(text).core === '信息内容' || (proactiveColumnLexicon.matches(text)[0]?.score ?? 0) >= 0.75) return true;
  return label(text).ordinal === null && [applicantLexicon, applicantGroupLexicon, outcomeLexicon].some((lexicon) => (lexicon.match(text)?.score ?? 0) >= 0.85);
}

/** 上一年项目数 | 量: a column cut in two is one column, and none that the form has not. */
function wholeColumns(lines: readonly Line[]): Line[] {
  const whole: Line[] = [];
  for (const line of lines) {
    const before = whole.at(-1);
    const joined = before === undefined || isWholeColumn(before.text) || isWholeColumn(line.text) ? null : before.text + line.text;
    if (joined !== null && isWholeColumn(joined)) whole[whole.length - 1] = { ...before!, text: joined };
    else whole.push(line);
  }
  return whole;
}

function isWholeColumn(text: string): boolean {
  return proactiveColumnLexicon.matches(text)[0]?.score === 1;
}

/** 项目, 代码, 单位: short words before the first column of the form. */
function isCorner(text: string): boolean {
  return text.length <= 6 && label(text).ordinal === null && cellKind(text) === 'words' && !/[。，：:；]/.test(text);
}

function isReviewWord(text: string): boolean {
  return label(text).ordinal === null && text.length <= 20 && [outcomeLexicon, remedyLexicon, remedyGroupLexicon].some((lexicon) => (lexicon.match(text)?.score ?? 0) >= 0.85);
}

function rows(lines: readonly (readonly Line[])[]): Item[] {
  const cells: GridCell[][] = lines.map((row) => row.map((l, column) => ({ text: l.text, colspan: 1, rowspan: 1, column, anchor: l.anchor })));
  const grid: Grid = { index: -1, rows: cells.map((c) => ({ cells: c })), anchor: cells[0]![0]!.anchor, flat: true };
  return cells.map((c, index) => ({ kind: 'row', row: { grid, index, cells: c, kinds: c.map((x) => cellKind(x.text)) } }));
}
