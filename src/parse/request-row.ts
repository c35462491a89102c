// One table row → which row of table three its label says. What comes before and behind it in the table is not asked.
import type { FormRow } from '../model/edition.js';
import type { GridCell } from '../model/grid.js';
import { label, sameOrdinal } from './label.js';
import type { Match } from './match.js';
import type { Row } from './stream.js';
import { applicantColumns, applicantLexicon, requestGroupLexicon, requestRowLexicon, requestRows } from './vocabulary.js';

export interface Candidate {
  readonly row: Row;
  /** Index of the first cell behind the label. */
  readonly from: number;
  readonly labelCell: GridCell | null;
  /** Row of the form by its label; null where the label is lost or says nothing. */
  match: Match<number> | null;
  /** Where the label says nothing certain: the rows it could be. */
  readonly near: readonly Match<number>[];
}

export const ref = (row: FormRow, column: string): string => `requests.${row.id}.${column}`;
const n = applicantColumns.length;

/** The row of the form a label stands for: the last cell of words that is one, because group labels stand before it. */
export function candidateOf(row: Row): Candidate | null {
  const words = row.cells.map((_, i) => i).filter((i) => row.kinds[i] === 'words');
  let best: { at: number; matches: readonly Match<number>[] } | null = null;
  for (let k = words.length - 1; k >= 0 && best?.matches[0]?.score !== 1; k--) {
    const at = words[k]!;
    const matches = rowMatches(row.cells[at]!.text).filter((m) => m.sure === 'letter' || !isShared(m.key) || words.every((w) => w >= at || isGroup(row.cells[w]!.text) || row.cells[w]!.text === row.cells[at]!.text));
    if (matches.length > 0 && (best === null || matches[0]!.score > best.matches[0]!.score)) best = { at, matches };
    // A label cut in two cells.
    const before = words[k - 1];
    if (before !== undefined && before === at - 1 && matches[0]?.score !== 1 && rowMatches(row.cells[before]!.text)[0]?.score !== 1) {
      const joined = rowMatches(row.cells[before]!.text + row.cells[at]!.text);
      if ((joined[0]?.score ?? 0) >= 0.95 && (joined[0]?.score ?? 0) > (best?.matches[0]?.score ?? 0)) best = { at, matches: joined };
    }
  }
  const lastWords = leadingWords(row);
  // （六）其他处理 is a row of one edition and the group of another: with words behind it, it is the group.
  if (best !== null && lastWords > best.at && requestGroupLexicon.match(row.cells[best.at]!.text)?.score === 1) {
    const behind = rowMatches(row.cells[lastWords]!.text);
    if (behind.length > 0) best = { at: lastWords, matches: behind };
    else if (!isUnit(row.cells[lastWords]!.text)) best = null;
  }
  if (best === null) {
    // （三）不予公开 alone or with a subtotal: a group, not a row.
    const text = lastWords < 0 ? null : row.cells[lastWords]!;
    if (text !== null && requestGroupLexicon.match(text.text)?.score === 1) return null;
    const from = lastWords + 1;
    if (row.cells.length - from < n || row.cells.slice(from).every((c) => c.text === '')) return null;
    return { row, from, labelCell: text, match: null, near: [] };
  }
  const from = best.at + 1;
  if (row.cells.length === from) return null;
  // 总计 over the last of the columns, alone in a line of the header.
  if (isShared(best.matches[0]!.key) && row.cells.length - from < n && !row.kinds.slice(from).includes('figure')) return null;
  // Words of the form and no figure behind the label: a header that uses the same words. Other words stand where figures should.
  const behind = row.cells.slice(from).filter((_, i) => row.kinds[from + i] === 'words');
  if (!row.kinds.slice(from).includes('figure') && behind.length >= 2 && behind.some((c) => requestRowLexicon.matches(c.text).length > 0 || applicantLexicon.matches(c.text).length > 0)) return null;
  const labelCell = row.cells[best.at]!;
  const [first] = best.matches;
  const second = best.matches.find((m) => m.key !== first!.key);
  const certain = second === undefined || first!.score - second.score >= 0.12;
  return { row, from, labelCell, match: certain ? first! : null, near: best.matches };
}

/** 件 in a column of its own says nothing of the row. */
function isUnit(text: string): boolean {
  return /^(?:件|件次|人次|宗|条|项|个)$/.test(text);
}

/** 其他 and 总计 are words of the header too: as a row they stand alone or behind group labels. */
export function isShared(key: number): boolean {
  const core = label(requestRows[key]!.label.zh).core;
  return applicantColumns.some((c) => c.label.zh === core);
}

function isGroup(text: string): boolean {
  return requestGroupLexicon.match(text) !== null;
}

/** Matches of a row label. 其他 with the number （六） is the group's one row, not its third. */
function rowMatches(text: string): readonly Match<number>[] {
  const own = requestRowLexicon.matches(text);
  const rest = own[0]?.score === 1 ? null : behindGroups(text);
  const matches = rest === null ? own : requestRowLexicon.matches(rest);
  const first = matches[0];
  if (first === undefined) return matches;
  // Two labels that ran together are neither.
  if (first.score !== 1) return numberWithin.test(rest ?? text) ? [] : matches;
  const l = label(rest ?? text);
  const form = label(requestRows[first.key]!.label.zh);
  if (l.ordinal === null || form.ordinal === null || sameOrdinal(l.ordinal, form.ordinal)) return matches;
  // 2.其他 may be 3.其他, or the beginning of 2.其他法律行政法规禁止公开.
  if (l.ordinal.kind === form.ordinal.kind) {
    const longer = requestRows.flatMap((r, key) => {
      const rl = label(r.label.zh);
      return key !== first.key && sameOrdinal(rl.ordinal, l.ordinal) && rl.core.length > l.core.length && rl.core.startsWith(l.core) ? [{ key, sure: 'near' as const, score: 0.9 }] : [];
    });
    return longer.length === 0 ? matches : [{ ...first, sure: 'near', score: 0.9 }, ...longer];
  }
  const other = requestRows.findIndex((r) => {
    const rl = label(r.label.zh);
    return sameOrdinal(rl.ordinal, l.ordinal) && rl.core.startsWith(l.core);
  });
  return other === -1 ? matches : [{ key: other, sure: 'near', score: 0.9 }];
}

/** The number of another label behind the words of one. */
const numberWithin = /[\p{Script=Han}）)](?:[（(][一二三四五六七八]+[)）]|[1-9]\s*[.．、])\s*\p{Script=Han}/u;

/** What stands behind group labels in the same cell: 三、本年度办理结果 （一）予以公开, （三）不予公开 / 1.属于国家秘密. Null where no group stands before it. */
function behindGroups(text: string): string | null {
  let rest: string | null = null;
  for (const m of text.matchAll(/[\s/／>＞→|\-—:：.·]+/g)) {
    const before = text.slice(rest === null ? 0 : text.length - rest.length, m.index);
    if (requestGroupLexicon.match(before)?.score === 1) rest = text.slice(m.index + m[0].length);
  }
  return rest;
}

/** Index of the last cell of words before the first figure, −1 where there is none. */
function leadingWords(row: Row): number {
  const figure = row.kinds.indexOf('figure');
  const until = figure === -1 ? row.kinds.length : figure;
  for (let i = until - 1; i >= 0; i--) if (row.kinds[i] === 'words') return i;
  return -1;
}
