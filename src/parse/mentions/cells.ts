// What the words of a clause count → cells of the form, and the other sums that the same words are used for.
import { blockOf, cellRef } from '../../form/cell-refs.js';
import type { FormBlock } from '../../model/edition.js';
import type { CellRef } from '../../model/value.js';

export interface Sum {
  readonly cells: readonly CellRef[];
  readonly or?: readonly (readonly CellRef[])[];
}

const requests: FormBlock = blockOf('2021', 'requests')!;
const rowsFrom = (prefix: string): readonly string[] => requests.rows.map((r) => r.id).filter((id) => id.startsWith(prefix));
const legal = requests.columns.map((c) => c.id).filter((c) => c !== 'natural_person' && c !== 'total');

/** The rows a word for a result stands for; by letter of words.ts. */
const results: Readonly<Record<string, readonly string[]>> = {
  g: ['granted'], b: ['granted'], p: ['partly_granted'], d: rowsFrom('denied_'), n: rowsFrom('unavailable_'), u: rowsFrom('unprocessed_'), t: rowsFrom('other_'),
};

export function totals(...rows: readonly string[]): CellRef[] {
  return rows.map((r) => cellRef(requests, r, 'total'));
}

/** The results that the letters name, together. `alone`: the sentence does not set part apart from whole. */
export function resultSum(letters: readonly string[], alone: boolean): Sum {
  const cells = totals(...letters.flatMap((l) => results[l]!));
  // The edition of 2019 has （六） as one row.
  if (letters.length === 1 && letters[0] === 't') return { cells, or: [totals('other_all')] };
  return alone && letters.length === 1 && (letters[0] === 'g' || letters[0] === 'b') ? { cells, or: [totals('granted', 'partly_granted')] } : { cells };
}

/** Requests of a kind of applicant among those of some rows. */
function ofKind(kind: string, rows: readonly string[]): CellRef[] {
  const columns = kind === 'legal' || kind === 'legal?' ? legal : [kind];
  return rows.flatMap((r) => columns.map((c) => cellRef(requests, r, c)));
}

/** Applicants of a kind among what was counted before them, the nearest first; where nothing was, of any requests. */
export function applicantSum(kind: string, among: readonly (readonly string[])[]): Sum {
  const [first, ...others] = among.length > 0 ? among : [['new'], ['new', 'carried_in'], ['concluded']];
  const seen = new Set([first!.join()]);
  const or = others.filter((rows) => !seen.has(rows.join()) && seen.add(rows.join())).map((rows) => ofKind(kind, rows));
  return or.length === 0 ? { cells: ofKind(kind, first!) } : { cells: ofKind(kind, first!), or };
}

/** The rows that cells are of, each once. */
export function rowsOf(cells: readonly CellRef[]): string[] {
  return [...new Set(cells.map((c) => c.split('.')[1]!))];
}

/** Remedies by letter. A suit is one with or without reconsideration before it. */
export const remedies: Readonly<Record<string, readonly string[]>> = {
  C: ['reconsideration'], L: ['litigation_direct', 'litigation_after_reconsideration'], B: ['litigation_direct'], F: ['litigation_after_reconsideration'],
};

export function reviewCells(rows: readonly string[], outcome: string): CellRef[] {
  return rows.map((r) => `${r}.${outcome}`);
}

/** Documents: what was done with them, in the words of both editions. */
export function documentSum(row: string, done: string): Sum {
  if (done === 'i') return { cells: [`${row}.issued`], or: [[`${row}.made`], [`${row}.published`]] };
  // What was made public in a year may be older, and the form of 2021 does not ask for it.
  if (done === 'o') return { cells: [`${row}.published`], or: [[`${row}.made`], [`${row}.total_public`]] };
  if (done === 'z') return { cells: [`${row}.repealed`] };
  return { cells: [`${row}.in_force`], or: [[`${row}.total_public`]] };
}

/** Of requests that were received: the word for it may count what was carried in too. */
export function receivedSum(onlyNew: boolean): Sum {
  return onlyNew ? { cells: totals('new') } : { cells: totals('new'), or: [totals('new', 'carried_in')] };
}

/** 办理, 处理, 均已办结: concluded, or all that was at hand. */
export const handled: Sum = { cells: totals('concluded'), or: [totals('new', 'carried_in'), totals('new')] };

/** 其中商业企业申请 12 件，予以公开 3 件: of all requests, or of those of the applicants counted before. */
export function orOfKind<T extends Sum>(sum: T, kind: string | null): T {
  if (kind === null || !sum.cells.every((c) => /^requests\.(?!new\.|carried_in\.)\w+\.total$/.test(c))) return sum;
  const columns = kind === 'legal' || kind === 'legal?' ? legal : [kind];
  return { ...sum, or: [...(sum.or ?? []), sum.cells.flatMap((c) => columns.map((column) => cellRef(requests, c.split('.')[1]!, column)))] };
}
