// Markdown or plain text → blocks: headings, lines and runs of table rows, each with line and column.
import type { Block } from '../../model/document.js';
import type { Limits } from '../../model/limits.js';
import type { Grid, GridRow } from '../../model/grid.js';
import type { Rejection } from '../../model/rejection.js';
import type { Page } from '../page.js';
import { tooManyCells } from '../limits.js';
import { isMojibake, mojibakeProblem, undoMojibake } from '../charset/mojibake.js';
import { withGaps } from './columns.js';
import { isDrawnRule, isRule, joinRows, plain, ruleOf, textRow, withBars, withEnds, type RowKind, type Rule, type TextRow } from './table.js';

export function readText(text: string, limits: Limits): Page | Rejection {
  const misread = isMojibake(text);
  const blocks: Block[] = [];
  let run: TextRow[] = [];
  let runLines: string[] = [];
  let kind: RowKind | null = null;
  let rule: Rule | null = null;
  let grids = 0;
  let cells = 0;
  /** Numbers of rows read when a drawn rule came. */
  let drawn: number[] = [];
  const close = (): void => {
    const rows = asDrawn(kind === 'bars' ? withEnds(run, rule) : kind === 'blanks' ? withGaps(run, runLines) : run, drawn);
    drawn = [];
    const first = rows[0]?.cells[0];
    if (first !== undefined) {
      const grid: Grid = { index: grids++, rows, anchor: first.anchor, flat: true };
      blocks.push({ kind: 'grid', grid });
    }
    run = [];
    runLines = [];
    kind = null;
    rule = null;
  };
  let number = 0;
  for (const original of lines(text)) {
    number++;
    const line = withBars(misread ? undoMojibake(original) : original);
    if (line.trim() === '') {
      close();
      continue;
    }
    if (pageNumber.test(line)) continue;
    if (isRule(line)) {
      if (isDrawnRule(line)) drawn.push(run.length);
      const found = ruleOf(line);
      // One long rule only sets something off.
      if (found.columns > 1) rule ??= found;
      continue;
    }
    const heading = headingOf(line);
    if (heading !== null) {
      close();
      if (heading.text !== '') blocks.push({ kind: 'text', text: plain(heading.text).text, anchor: { line: number, column: heading.column }, level: heading.level });
      continue;
    }
    const picture = pictured.exec(line);
    if (picture !== null) {
      close();
      blocks.push({ kind: 'image', src: picture[1]!, anchor: { line: number, column: 1 } });
      continue;
    }
    const row = textRow(line, number);
    if (row !== null) {
      if (kind !== null && row.kind !== kind) close();
      kind = row.kind;
      run.push(row);
      runLines.push(line);
      cells += row.cells.length;
      if (cells > limits.cells) return tooManyCells(limits.cells);
      continue;
    }
    close();
    const words = plain(line.replace(/^\s*(?:[-*+>]\s+)?/, '').trim()).text;
    if (words !== '') blocks.push({ kind: 'text', text: words, anchor: { line: number, column: line.length - line.trimStart().length + 1 } });
  }
  close();
  return { metadata: [], blocks, problems: misread ? [mojibakeProblem(text)] : [] };
}

/** — 8 — alone on its line is the foot of a page, and a table goes on behind it. */
const pageNumber = /^\f?\s{0,200}[-—–―]{1,3}\s{0,3}\d{1,4}\s{0,3}[-—–―]{1,3}\s*$/;

/** Each sign can be matched in one way only: a line that is no picture is given up after one pass. */
const pictured = /^\s*!\[[^\]]*\]\(([^)\s]+)(?:\s[^)]*)?\)\s*$/;

/** `## words ##` → level, words and their column from 1; null for other lines. By hand, since a pattern would try every way to divide runs of blanks and signs. */
function headingOf(line: string): { readonly level: number; readonly text: string; readonly column: number } | null {
  const indent = line.length - line.trimStart().length;
  if (indent > 3 || line[indent] !== '#') return null;
  let level = 1;
  while (level < 6 && line[indent + level] === '#') level++;
  const words = line.slice(indent + level).trimEnd();
  let end = words.length;
  while (end > 0 && words[end - 1] === '#') end--;
  const text = words.slice(0, end).trim();
  return { level, text, column: indent + level + (words.length - words.trimStart().length) + 1 };
}

/** With fewer drawn rules they only set off the header, and each line is a row. */
const drawnEnough = 4;

/** Rows whose cells were wrapped over several lines between two drawn rules are put together again. */
function asDrawn(rows: readonly GridRow[], drawn: readonly number[]): GridRow[] {
  if (drawn.length < drawnEnough) return [...rows];
  const whole: GridRow[] = [];
  let from = 0;
  for (const to of [...drawn, rows.length]) {
    if (to <= from) continue;
    const own = rows.slice(from, to);
    const joined = own.length > 1 ? joinRows(own) : null;
    if (joined !== null) whole.push(joined);
    else for (const row of own) whole.push(row);
    from = to;
  }
  return whole;
}

/** Lines without their ends, whatever the ends are; nothing but the current line is copied. */
function* lines(text: string): Generator<string> {
  let start = 0;
  while (start <= text.length) {
    let end = text.indexOf('\n', start);
    if (end === -1) end = text.length;
    yield text.charCodeAt(end - 1) === 13 ? text.slice(start, end - 1) : text.slice(start, end);
    start = end + 1;
  }
}
