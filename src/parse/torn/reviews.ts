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
  const words = pieces.filter((p) => p.kind === 'words');
  const head = words.map((w) => w.text).join('').normalize('NFKC');
  if (![everySign, everySign + groups.join('')].some((all) => sorted(all) === sorted(head))) return null;
  if (figures.length !== k * remedies.length || !outcomesInOrder(words)) return null;
  const refs = remedies.map((r) => outcomes.map((o) => `${r.id}.${o.id}`));
  const own = cellsOf(figures);
  const first = pieces.indexOf(figures[0]!);
  // Words of the head among the figures or behind them: pieces of the page that changed places.
  const inPlace = first === words.length;
  if (!inPlace) return { rows: [], open: [{ refs: refs.flat(), figures: own }] };
  // Over several lines the order of the figures is only that of the form where it says nothing else.
  if (new Set(figures.map((f) => f.line)).size > 1 && !sumsHold(figures)) return null;
  const anchor = figures[0]!.anchor;
  const names = remedies.map((r) => head.indexOf(r.label.zh));
  const outcomeCells = outcomes.map((o) => ({ text: o.label.zh, anchor }));
  if (names.every((x, i) => x !== -1 && (i === 0 || x > names[i - 1]!))) {
    return { rows: [cellsOf(remedies.map((r) => ({ text: r.label.zh, anchor }))), cellsOf(remedies.flatMap(() => outcomeCells)), own], open: [] };
  }
  // The names of the form's columns out of order on lines of their own: of a page whose lines changed places, or of one that prints them so.
  const alone = [...remedies.map((r) => r.label.zh), ...groups].map((name) => words.find((w) => w.text.normalize('NFKC') === name)?.line);
  if (new Set(words.map((w) => w.line)).size === words.length || new Set(alone.slice(1, remedies.length)).size === 1) return null;
  if (names[0] !== -1 && names.slice(1).every((x) => x > names[0]!) && groups.every((g) => head.indexOf(g) === -1 || head.indexOf(g) > names[0]!)) {
    return { rows: [cellsOf([{ text: remedies[0]!.label.zh, anchor }, ...outcomeCells]), own.slice(0, k)], open: [{ refs: refs.slice(1).flat(), figures: own.slice(k) }] };
  }
  return { rows: [], open: [{ refs: refs.flat(), figures: own }] };
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
