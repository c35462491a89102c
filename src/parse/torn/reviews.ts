// Table four whose head is cut over lines → its head as the form has it and its row of figures.
import type { GridCell } from '../../model/grid.js';
import type { CellRef } from '../../model/value.js';
import { outcomes, remedies } from '../vocabulary.js';
import { cellsOf, type Piece } from './pieces.js';

const k = outcomes.length;

export interface RebuiltReviews {
  readonly rows: readonly (readonly GridCell[])[];
  readonly open: readonly { readonly refs: readonly CellRef[]; readonly figures: readonly GridCell[] }[];
}

const groups = [...new Set(remedies.flatMap((r) => r.under ?? []))];
const outcomeWords = outcomes.map((o) => o.label.zh).join('');
const everySign = remedies.map((r) => r.label.zh + outcomeWords).join('');

/**
 * Where the words of the table are those of its head on the form, sign for sign in any order, and the figures as many as its columns. Null where they are not,
 * or where the ordinary way reads the head as it stands.
 */
export function rebuiltReviews(pieces: readonly Piece[]): RebuiltReviews | null {
  const figures = pieces.filter((p) => p.kind === 'figure');
  if (figures.length === 0) return null;
  const refs = remedies.map((r) => outcomes.map((o) => `${r.id}.${o.id}`));
  const own = cellsOf(figures);
  const changed = namesChangedPlaces(pieces);
  const nothing = changed ? { rows: [], open: [{ refs: refs.flat(), figures: own }] } : null;
  const words = pieces.filter((p) => p.kind === 'words');
  const head = words.map((w) => w.text).join('').normalize('NFKC');
  if (![everySign, everySign + groups.join('')].some((all) => sorted(all) === sorted(head))) return nothing;
  if (figures.length !== k * remedies.length || !outcomesInOrder(words)) return nothing;
  // Words of the head among the figures or behind them: pieces of the page that changed places.
  if (pieces.indexOf(figures[0]!) !== words.length) return { rows: [], open: [{ refs: refs.flat(), figures: own }] };
  // Over several lines the order of the figures is only that of the form where it says nothing else.
  if (new Set(figures.map((f) => f.line)).size > 1 && !sumsHold(figures)) return nothing;
  const anchor = figures[0]!.anchor;
  const names = remedies.map((r) => head.indexOf(r.label.zh));
  const outcomeCells = outcomes.map((o) => ({ text: o.label.zh, anchor }));
  if (!changed) {
    if (names.some((x, i) => x === -1 || (i > 0 && x < names[i - 1]!))) return null;
    return { rows: [cellsOf(remedies.map((r) => ({ text: r.label.zh, anchor }))), cellsOf(remedies.flatMap(() => outcomeCells)), own], open: [] };
  }
  // What does not belong to litigation stands first; which of the two kinds of litigation comes next a torn head does not say.
  const behind = [...names.slice(1), ...groups.map((g) => head.indexOf(g)).filter((x) => x !== -1)];
  if (names[0] === -1 || behind.some((x) => x < names[0]!)) return nothing;
  return { rows: [cellsOf([{ text: remedies[0]!.label.zh, anchor }, ...outcomeCells]), own.slice(0, k)], open: [{ refs: refs.slice(1).flat(), figures: own.slice(k) }] };
}

/** The names of the form's columns out of order, on different lines of a head that has several words on a line: of a page whose lines changed places, or of one that prints them so. */
function namesChangedPlaces(pieces: readonly Piece[]): boolean {
  const at = remedies.map((r) => pieces.findIndex((p) => p.kind === 'words' && p.text.normalize('NFKC').includes(r.label.zh)));
  const lines = pieces.filter((p) => p.kind === 'words').map((p) => p.line);
  if (new Set(lines).size === lines.length) return false;
  return at.some((x, i) => at.slice(0, i).some((y) => x !== -1 && y > x && pieces[x]!.line !== pieces[y]!.line && pieces.slice(x, y).every((p) => p.kind === 'words')));
}

/** What is left of an outcome cut in two tells it, all but 结果. */
const parts = outcomes.map((o) => [o.label.zh, ...(o.label.zh.length === 2 ? [...o.label.zh] : [o.label.zh.slice(0, 2), o.label.zh.slice(2)])].filter((p) => p !== '结果'));

/** Along every line the outcomes follow each other as on the form, again and again; the first is the form's first and the last its last. */
function outcomesInOrder(words: readonly Piece[]): boolean {
  const found = words.map((w) => ({ line: w.line, outcome: parts.findIndex((p) => p.includes(w.text.normalize('NFKC'))), text: w.text })).filter((f) => f.outcome !== -1 || f.text === '结果');
  const known = found.filter((f) => f.outcome !== -1);
  if (found[0] === undefined || (found[0].outcome > 0) || known.at(-1)?.outcome !== k - 1) return false;
  return known.every((f, i) => i === 0 || known[i - 1]!.line !== f.line || f.outcome >= known[i - 1]!.outcome || known[i - 1]!.outcome === k - 1);
}

function sumsHold(figures: readonly Piece[]): boolean {
  const values = figures.map((f) => (/^\d+$/.test(f.text) ? Number(f.text) : 0));
  return remedies.every((_, g) => values.slice(g * k, g * k + k - 1).reduce((a, b) => a + b, 0) === values[g * k + k - 1]);
}

function sorted(text: string): string {
  return [...text.normalize('NFKC')].sort().join('');
}
