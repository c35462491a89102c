// Rows of a Word 97–2003 table → a grid: columns from the edges all rows have between them, merges from the flags of each cell.
import type { GridCell, GridRow } from '../../model/grid.js';
import type { Changes } from './doc-properties.js';
import { sprm } from './doc-properties.js';
import { squeeze } from './words.js';

export interface RawCell {
  readonly text: string;
  readonly dropped: string;
  /** Where it is in the document: `/tbl[2]/tr[3]/tc[4]`. */
  readonly place: string;
}

export interface RawRow {
  readonly cells: readonly RawCell[];
  readonly changes: Changes;
}

interface Definition {
  /** Left edges of the cells and the right edge of the last, twentieths of a point. */
  readonly edges: readonly number[];
  readonly across: readonly ('first' | 'merged' | null)[];
  readonly down: readonly ('restart' | 'continue' | null)[];
}

/** Edges nearer than this are one: word processors round them row by row. */
const same = 30;

export function docRows(rows: readonly RawRow[], part: string): GridRow[] {
  const definitions = rows.map((r) => definitionOf(r.changes, r.cells.length));
  const columns = columnsOf(definitions);
  const columnAt = (edge: number): number => {
    let best = 0;
    for (let i = 0; i < columns.length; i++) if (Math.abs(columns[i]! - edge) < Math.abs(columns[best]! - edge)) best = i;
    return best;
  };
  let open: Draft[] = [];
  const drafts = rows.map((row, y) => {
    const { edges, across, down } = definitions[y]!;
    const cells: Draft[] = [];
    const goesOn: Draft[] = [];
    row.cells.forEach((cell, i) => {
      const column = columnAt(edges[i]!);
      const end = Math.max(column + 1, columnAt(edges[i + 1]!));
      const last = cells[cells.length - 1];
      if (across[i] === 'merged' && last !== undefined) {
        last.colspan = Math.max(last.colspan, end - last.column);
        last.dropped = squeeze(`${last.dropped} ${cell.text} ${cell.dropped}`);
        return;
      }
      const above = down[i] === 'continue' ? open.find((c) => c.column <= column && column < c.column + c.colspan) : undefined;
      if (above !== undefined) {
        if (!goesOn.includes(above)) {
          above.rowspan++;
          goesOn.push(above);
        }
        above.dropped = squeeze(`${above.dropped} ${cell.text} ${cell.dropped}`);
        return;
      }
      const draft: Draft = { text: cell.text, dropped: cell.dropped, colspan: end - column, rowspan: 1, column, place: cell.place };
      cells.push(draft);
      if (down[i] !== null) goesOn.push(draft);
    });
    open = goesOn;
    return cells;
  });
  return drafts.map((cells) => ({ cells: cells.map((d) => finished(d, part)) }));
}

interface Draft {
  readonly text: string;
  dropped: string;
  colspan: number;
  rowspan: number;
  readonly column: number;
  readonly place: string;
}

function finished({ text, dropped, colspan, rowspan, column, place }: Draft, part: string): GridCell {
  const anchor = { part, place };
  return dropped === '' ? { text, colspan, rowspan, column, anchor } : { text, colspan, rowspan, column, anchor, dropped };
}

/** The row as its last mark defines it; cells one beside the other where it does not. */
function definitionOf(changes: Changes, cells: number): Definition {
  const across: Definition['across'][number][] = Array.from({ length: cells }, () => null);
  const down: Definition['down'][number][] = Array.from({ length: cells }, () => null);
  let edges = Array.from({ length: cells + 1 }, (_, i) => i * 1000);
  const table = changes.get(sprm.table);
  const count = table === undefined || table.byteLength === 0 ? 0 : table.getUint8(0);
  if (table !== undefined && count >= cells && 1 + 2 * (count + 1) <= table.byteLength) {
    edges = Array.from({ length: cells + 1 }, (_, i) => table.getInt16(1 + 2 * i, true));
    for (let i = 0; i < cells; i++) {
      const at = 1 + 2 * (count + 1) + 20 * i;
      if (at + 2 > table.byteLength) break;
      const flags = table.getUint16(at, true);
      across[i] = (flags & 2) !== 0 ? 'merged' : (flags & 1) !== 0 ? 'first' : null;
      down[i] = (flags & 0x40) !== 0 ? 'restart' : (flags & 0x20) !== 0 ? 'continue' : null;
    }
  }
  const merges = changes.get(sprm.verticalMerge);
  // Pairs of a cell's number and its flag.
  for (let k = 0; k + 2 <= (merges?.byteLength ?? 0); k += 2) {
    const i = merges!.getUint8(k);
    const flag = merges!.getUint8(k + 1);
    if (i < cells) down[i] = flag === 3 ? 'restart' : flag === 1 ? 'continue' : null;
  }
  const merge = changes.get(sprm.merge);
  if (merge !== undefined) for (let i = merge.getUint8(0); i < Math.min(cells, merge.getUint8(1)); i++) across[i] = i === merge.getUint8(0) ? 'first' : 'merged';
  return { edges, across, down };
}

function columnsOf(definitions: readonly Definition[]): number[] {
  const all = [...new Set(definitions.flatMap((d) => d.edges))].sort((a, b) => a - b);
  const out: number[] = [];
  for (const e of all) if (out.length === 0 || e - out[out.length - 1]! > same) out.push(e);
  return out;
}
