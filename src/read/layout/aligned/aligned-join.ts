// Tables without lines over a page break: the part below goes on with the columns above.
import type { AlignedTable } from './aligned.js';
import type { Table, TableCell } from '../table.js';

/** The part of a table without lines that goes on, without a header, on the next page; null where its columns do not fit. */
export function joinAligned(above: Table, below: Table): Table | null {
  const [a, b] = [above.aligned, below.aligned];
  if (a === undefined || b === undefined || b.headers) return null;
  const to = b.columns.map((c) => a.columns.flatMap((d, i) => (d[0] < c[1] && d[1] > c[0] ? [i] : [])));
  if (to.some((t) => t.length !== 1) || new Set(to.map((t) => t[0])).size !== to.length) return null;
  if (b.labels > a.labels) return joinAligned(withLabels(above, b.labels), below);
  const cells: TableCell[] = [];
  for (let y = 0; y < below.rows; y++) {
    const row = below.cells.filter((c) => c.row === y);
    const own = row.filter((c) => c.column < b.labels).sort((p, q) => p.column - q.column);
    own.forEach((c, i) => cells.push({ ...c, row: above.rows + y, colspan: i === own.length - 1 ? a.labels - c.column : c.colspan }));
    // Words over several rows are no row: they have no cells.
    if (!row.some((c) => c.column >= b.labels)) continue;
    a.columns.forEach((_, i) => {
      const from = to.findIndex((t) => t[0] === i);
      const c = row.find((x) => x.column === b.labels + from && from !== -1);
      cells.push(c === undefined ? { text: '', row: above.rows + y, column: a.labels + i, rowspan: 1, colspan: 1, anchor: own[0]?.anchor ?? below.anchor } : { ...c, row: above.rows + y, column: a.labels + i });
    });
  }
  return { ...above, cells: [...above.cells, ...cells], rows: above.rows + below.rows };
}

/** The same table with room for more label columns: the last label of each row reaches over them. */
function withLabels(table: Table, labels: number): Table {
  const own = table.aligned!;
  const more = labels - own.labels;
  const cells = table.cells.map((c) => (c.column >= own.labels ? { ...c, column: c.column + more } : c.column + c.colspan >= own.labels ? { ...c, colspan: c.colspan + more } : c));
  return { ...table, cells, xs: [...Array.from({ length: labels }, (_, i) => table.box[0] + i), ...table.xs.slice(own.labels)], aligned: { ...own, labels } };
}

/** Takes out the rows and headers at the edges of pages that nothing on the page beside them belongs to: they are text. `pages` in order. */
export function withoutLoneStubs(pages: readonly (readonly AlignedTable[])[]): AlignedTable[][] {
  const kept = pages.map((tables) => tables.filter((t) => t.stub === null));
  for (let i = 1; i < pages.length; i++) {
    const [above, below] = [pages[i - 1]!.at(-1), pages[i]![0]];
    if (above === undefined || below === undefined || joinAligned(above.table, below.table) === null) continue;
    if (above.stub === 'foot') kept[i - 1]!.push(above);
    if (below.stub === 'head' && (above.stub !== 'head' || kept[i - 1]!.includes(above))) kept[i]!.unshift(below);
  }
  return kept;
}
