// A line of text → the cells of a table row, where it is one: bars, tabs, wide blanks, or a label followed by figures.
import type { GridCell, GridRow } from '../../model/grid.js';
import { lowered, raised } from '../note-marks.js';

export type RowKind = 'bars' | 'tabs' | 'blanks';

export interface TextRow {
  readonly kind: RowKind;
  /** Of a row with bars: what stands inside bars at its ends. */
  readonly cells: readonly GridCell[];
  /** Blank cells outside the bars at the ends of the line: cells only where the table has no outer bars. */
  readonly before?: GridCell;
  readonly after?: GridCell;
}

/** `---|---` under the header: its columns, and whether bars stand at its ends. */
export interface Rule {
  readonly columns: number;
  readonly before: boolean;
  readonly after: boolean;
}

/** `|---|:--:|` only says that the row above it is a header. */
export function isRule(line: string): boolean {
  if (!/^[\s|+:=\-\u2500-\u257f]+$/.test(line)) return false;
  const parts = line.split(/[\s|+\u2502-\u254b\u2551-\u257f]+/).filter((p) => p !== '');
  if (parts.length === 0 || !parts.every((p) => /^:?[-=\u2500\u2501\u2550]{2,}:?$/.test(p))) return false;
  // Without bars a row of dashes can be a row of entries, unless the dashes are as long as columns.
  return /[|+\u2502-\u254b\u2551-\u257f]/.test(line) || parts.every((p) => p.length >= 3 && (parts.length === 1 || p.includes('=') || p.length >= 4));
}

export function ruleOf(line: string): Rule {
  const own = line.trim();
  return { columns: own.split(/[\s|+\u2502-\u254b\u2551-\u257f]+/).filter((p) => p !== '').length, before: !/^[:\-=\u2500\u2501\u2550]/.test(own), after: !/[:\-=\u2500\u2501\u2550]$/.test(own) };
}

/**
 * The rows of one table with bars, the blank cells at their ends told from outer bars: bars at the start of lines part cells where the rule has none there, or,
 * without a rule, where a row begins with words; in the same way at the end. No row becomes wider by it than the table is.
 */
export function withEnds(rows: readonly TextRow[], rule: Rule | null): GridRow[] {
  const first = rule === null ? rows.some((r) => r.before === undefined) : !rule.before;
  const last = rule === null ? rows.some((r) => r.after === undefined) : !rule.after;
  const ends = rows.map((r) => ({ before: first ? r.before : undefined, after: last ? r.after : undefined }));
  const widths = rows.map((r, i) => r.cells.length + (ends[i]!.before === undefined ? 0 : 1) + (ends[i]!.after === undefined ? 0 : 1));
  const whole = widths.filter((_, i) => ends[i]!.before === undefined && ends[i]!.after === undefined);
  // With a bar at an end of every row the bars are cells where that makes all rows as wide as each other.
  const certain = whole.length > 0 || widths.some((w) => w !== widths[0]) ? whole : widths;
  const width = rule?.columns ?? certain.reduce((a, b) => Math.max(a, b), 0);
  return rows.map((r, i) => {
    const { before, after } = ends[i]!;
    if (widths[i]! > width || (before === undefined && after === undefined)) return { cells: r.cells };
    return { cells: renumber([...(before === undefined ? [] : [before]), ...r.cells, ...(after === undefined ? [] : [after])]) };
  });
}

/** A rule that ends a row of a drawn table: `+---+---+`, `├──┼──┤`. Between two of them the lines of a row are the lines of its cells. */
export function isDrawnRule(line: string): boolean {
  return /^\s*[+\u250c-\u254b\u2552-\u256c]/.test(line) && isRule(line);
}

/** Lines drawn with box characters or set as a quotation → the same with bars, as many signs long. */
export function withBars(line: string): string {
  const quoted = /^\s*(?:>\s?)+(?=\|)/.exec(line);
  const bare = quoted === null ? line : ' '.repeat(quoted[0].length) + line.slice(quoted[0].length);
  return /[\u2502\u2503\u2551]/.test(bare) ? bare.replace(/[\u2502\u2503\u2551]/g, '|') : bare;
}

/** The lines of one drawn row → one row; null where they do not have the same number of cells. */
export function joinRows(rows: readonly GridRow[]): GridRow | null {
  const first = rows[0]!;
  if (rows.some((r) => r.cells.length !== first.cells.length)) return null;
  return { cells: first.cells.map((c, i) => ({ ...c, text: rows.map((r) => r.cells[i]!.text).filter((t) => t !== '').join('\n') })) };
}

const figure = String.raw`(?:[+\-−－]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?|[-－—–/／\\]{1,2})`;
const oneFigure = new RegExp(String.raw`^${figure}$`);
const figuresOnly = new RegExp(String.raw`^${figure}(?:\s+${figure})+$`);
const lastOfFigure = /[0-9０-９,，\-－—–/／\\]/;
const blank = /\s/;
const wide = /\s{2,}|\u3000+/g;
const severalFigures = /\d\s+\d/;
/** Two or three blanks: neither a gap between columns for sure nor a blank within a figure. */
const narrowGap = /\S {2,3}(?=\S)/;
const manyFigures = /\d\s+\d+\s+\d/;
const sentence = /[。；！？]|，.*，/;

export function textRow(line: string, lineNumber: number): TextRow | null {
  const bars = line.match(/(?<!\\)\|/g)?.length ?? 0;
  if (bars >= 2 || (bars === 1 && /^\s*\|/.test(line))) return barRow(line, lineNumber);
  if (line.trim().includes('\t') || line.startsWith('\t\t', line.trimEnd().length)) return { kind: 'tabs', cells: splitCells(line, /\t/g, lineNumber, 0) };
  const indent = line.length - line.trimStart().length;
  const body = line.trim();
  if (body === '') return null;
  const parts = body.split(wide);
  // Wide blanks between three or more short entries: columns. What has single blanks inside is one entry (`1 2`), unless several have.
  if (parts.length >= 3 && parts.every((p) => p.length <= 60) && !/[。；！？]/.test(body) && ((parts.filter((p) => severalFigures.test(p)).length <= 1 && !parts.some((p) => manyFigures.test(p))) || !narrowGap.test(body))) {
    return { kind: 'blanks', cells: splitCells(line.trimEnd(), wide, lineNumber, indent) };
  }
  if (sentence.test(outsideBrackets(body))) return null;
  if (figuresOnly.test(body)) return { kind: 'blanks', cells: splitCells(line.trimEnd(), /\s+/g, lineNumber, indent) };
  const found = labelled(body);
  if (found !== null) {
    const { label, at } = found;
    // One figure after many words is more likely prose than a row.
    if (!blank.test(body.slice(at)) && (/\d/.test(label.replace(/^[\d.、（）()]+/, '')) || label.length > 24)) return null;
    const start = indent + at;
    const head = splitCells(line.slice(0, start).trimEnd(), wide, lineNumber, indent);
    return { kind: 'blanks', cells: renumber([...head, ...splitCells(line.trimEnd(), /\s+/g, lineNumber, start)]) };
  }
  if (parts.length >= 2 && parts.every((p) => p.length <= 40)) return { kind: 'blanks', cells: splitCells(line.trimEnd(), wide, lineNumber, indent) };
  return null;
}

/**
 * A label of two signs or more that does not end in a digit, blanks, and figures up to the end: the label, and where the figures begin; as few words and as many
 * figures as can be. Searched from the end, word by word: a pattern would try the figures again behind every word.
 */
function labelled(body: string): { readonly label: string; readonly at: number } | null {
  if (!lastOfFigure.test(body[body.length - 1]!)) return null;
  let found: { label: string; at: number } | null = null;
  for (let end = body.length; ; ) {
    let at = end;
    while (at > 0 && !blank.test(body[at - 1]!)) at--;
    if (at === 0 || !oneFigure.test(body.slice(at, end))) return found;
    end = body.slice(0, at).trimEnd().length;
    // A wide gap stands between the label and the figures even where the label ends in a digit.
    if (end >= 2 && !/\d/.test(body[end - 1]!)) found = { label: body.slice(0, end), at };
    else if (at - end >= 2) found = { label: body.slice(0, end + 1), at };
  }
}

/** Commas inside the brackets of a label make no sentence; brackets nest where pinyin was added. */
function outsideBrackets(text: string): string {
  let out = text;
  for (let i = 0; i < 3 && /[（(]/.test(out); i++) out = out.replace(/[（(][^（）()]*[）)]/g, '');
  return out;
}

function renumber(cells: readonly GridCell[]): GridCell[] {
  return cells.map((c, i) => ({ ...c, column: i }));
}

function barRow(line: string, lineNumber: number): TextRow {
  const end = line.trimEnd().length;
  const open = /^\s*\|/.exec(line)?.[0].length ?? 0;
  const closed = end > open && line[end - 1] === '|' && line[end - 2] !== '\\';
  const blankAt = (column: number): GridCell => ({ text: '', colspan: 1, rowspan: 1, column: 0, anchor: { line: lineNumber, column } });
  return {
    kind: 'bars', cells: splitCells(line.slice(0, closed ? end - 1 : end), /(?<!\\)\|/g, lineNumber, open),
    ...(open > 0 ? { before: blankAt(1) } : {}), ...(closed ? { after: blankAt(end + 1) } : {}),
  };
}

function splitCells(line: string, separator: RegExp, lineNumber: number, from: number): GridCell[] {
  const cells: GridCell[] = [];
  let start = from;
  const add = (end: number): void => {
    const raw = line.slice(start, end);
    const lead = raw.length - raw.trimStart().length;
    const { text: words, dropped } = plain(raw.trim());
    // What data frames write for an empty cell.
    const text = /^(?:nan|<NA>)$/i.test(words) ? '' : words;
    const anchor = { line: lineNumber, column: start + (text === '' && dropped === '' ? 0 : lead) + 1 };
    cells.push(dropped === '' ? { text, colspan: 1, rowspan: 1, column: cells.length, anchor } : { text, colspan: 1, rowspan: 1, column: cells.length, anchor, dropped });
  };
  for (const m of line.matchAll(separator)) {
    if (m.index < start) continue;
    add(m.index);
    start = m.index + m[0].length;
  }
  add(line.length);
  return cells;
}

const entities: Readonly<Record<string, string>> = { nbsp: ' ', emsp: ' ', ensp: ' ', amp: '&', lt: '<', gt: '>', quot: '"' };

/** Markup of Markdown and stray HTML taken off: emphasis, breaks, raised and lowered digits; struck-out words are set aside. No step takes more than one pass. */
export function plain(raw: string): { text: string; dropped: string } {
  if (/^[\d\s.,+]*$/.test(raw)) return { text: raw, dropped: '' };
  if (!/[~<*_&\\]/.test(raw)) return { text: squeeze(raw), dropped: '' };
  let dropped = '';
  const drop = (words: string): string => {
    dropped += words;
    return '';
  };
  let text = raw.replace(/~~(.+?)~~/g, (_, words: string) => drop(words));
  text = enclosed(text, /<(?:del|s|strike)\b[^<>]*>/gi, /<\/(?:del|s|strike)>/gi, drop);
  text = enclosed(text, /<sup\b[^<>]*>/gi, /<\/sup>/gi, raised);
  text = enclosed(text, /<sub\b[^<>]*>/gi, /<\/sub>/gi, lowered);
  text = text
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<\/?(?:b|i|u|em|strong|span|font|p|div|a|o:p)\b[^<>]*>/gi, '')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/&(nbsp|emsp|ensp|amp|lt|gt|quot);|&#(\d{2,6});/g, (_, name: string | undefined, code: string | undefined) => (name === undefined ? String.fromCodePoint(Number(code)) : entities[name]!))
    .replace(/\\([|*_#\-.])/g, '$1');
  return { text: squeeze(text).replace(/ ?\n ?/g, '\n'), dropped };
}

function squeeze(text: string): string {
  return text.replace(/[ \t\u00a0\u3000\u200b\ufeff]+/g, ' ').trim();
}

/** What stands between a start tag and the next end tag, replaced together with both. Where no end tag is left nothing more is looked for. */
function enclosed(text: string, open: RegExp, close: RegExp, replace: (words: string) => string): string {
  let out = '';
  let done = 0;
  for (let start = open.exec(text); start !== null; start = open.exec(text)) {
    close.lastIndex = open.lastIndex;
    const end = close.exec(text);
    if (end === null) break;
    out += text.slice(done, start.index) + replace(text.slice(open.lastIndex, end.index));
    done = open.lastIndex = close.lastIndex;
  }
  return done === 0 ? text : out + text.slice(done);
}
