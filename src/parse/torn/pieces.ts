// Lines and rows of one table of a text → words and figures one behind the other, each with the line it stands on.
import type { Anchor } from '../../model/anchor.js';
import type { GridCell } from '../../model/grid.js';
import { cellKind, type Item } from '../stream.js';

export interface Piece {
  readonly kind: 'words' | 'figure';
  readonly text: string;
  readonly anchor: Anchor;
  /** Line of the text, from 1. */
  readonly line: number;
}

/** What may stand for a figure: digits, grouped or not, or a sign for nothing. */
const figure = /^(?:[+\-－−]?[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?|[-－—–/／]{1,2})$/u;
const pageNumber = /^[-－—–]\s*\d{1,3}\s*[-－—–]$|^第?\s*\d{1,3}\s*页(?:\s*[,，/]?\s*共\s*\d{1,3}\s*页)?$/;

/** No torn table of the form has more. */
const mostPieces = 4000;

/** Null where the items are no plain text: cells of several lines, pictures, entries that are neither words nor figures. */
export function piecesOf(items: readonly Item[]): Piece[] | null {
  const pieces: Piece[] = [];
  if (items.length > mostPieces) return null;
  for (const item of items) {
    if (item.kind === 'image') return null;
    const parts: readonly { readonly text: string; readonly anchor: Anchor }[] = item.kind === 'line' ? [item.line] : item.row.cells;
    if (pageNumber.test(parts.map((p) => p.text).join(' '))) continue;
    for (const { text, anchor } of parts) {
      // A blank cell is a fact that blanks between words do not show: such tables have their columns.
      if (text === '' || text.includes('\n') || !('line' in anchor)) return null;
      for (const part of text.split(/\s+/)) pieces.push({ kind: figure.test(part) ? 'figure' : 'words', text: part, anchor, line: anchor.line });
    }
  }
  return pieces.length > mostPieces ? null : pieces;
}

export function cellsOf(pieces: readonly Pick<Piece, 'text' | 'anchor'>[]): GridCell[] {
  return pieces.map((p, column) => ({ text: p.text, colspan: 1, rowspan: 1, column, anchor: p.anchor }));
}

/** A row as the table readers take it, in a table of its own or with others. */
export function rowItems(rows: readonly (readonly GridCell[])[]): Item[] {
  const anchor = rows[0]![0]!.anchor;
  const grid = { index: -1, rows: rows.map((cells) => ({ cells })), anchor, flat: true };
  return rows.map((cells, index) => ({ kind: 'row', row: { grid, index, cells, kinds: cells.map((c) => cellKind(c.text)) } }));
}
