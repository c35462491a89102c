// Rows and columns of a draft as printed tables with right spans; layouts take them from here and then spoil them.
import type { CellRef } from '../../src/model/value.js';
import type { Draft, DraftBlock, DraftRow } from './draft.js';

export interface PrintCell {
  readonly text: string;
  readonly ref?: CellRef;
  readonly role: 'title' | 'head' | 'label' | 'value';
  readonly colspan: number;
  readonly rowspan: number;
}

export type PrintRow = readonly PrintCell[];

export function cell(text: string, role: PrintCell['role'], colspan = 1, rowspan = 1, ref?: CellRef): PrintCell {
  return ref === undefined ? { text, role, colspan, rowspan } : { text, role, colspan, rowspan, ref };
}

function values(row: DraftRow, spans: readonly number[] = []): PrintCell[] {
  return row.values.map((v, i) => (typeof v === 'string' ? cell('', 'value', spans[i] ?? 1, 1, v) : cell(v.text, 'value', spans[i] ?? 1)));
}

/** The table of section 二: blocks one under the other in `width` columns, the last column of each block taking what is left. */
export function proactiveTable(blocks: readonly DraftBlock[], width = 4): PrintRow[] {
  return blocks.flatMap((b) => {
    const spans = b.columns.map((_, i) => (i === b.columns.length - 1 ? width - b.columns.length : 1));
    return [
      [cell(b.title, 'title', width)],
      [cell('信息内容', 'head'), ...b.columns.map((c, i) => cell(c.label, 'head', spans[i]))],
      ...b.rows.map((r) => [cell(r.label, 'label'), ...values(r, spans)]),
    ];
  });
}

/** Header rows over `lead` label columns: all levels (3), without the outermost (2), or labels only (1). */
export function requestsHeader(block: DraftBlock, corner: string, levels: 1 | 2 | 3): PrintRow[] {
  const depth = Math.max(...block.columns.map((c) => c.under.length)) + 1;
  const paths = block.columns.map((c) => {
    const path = [...c.under, c.label];
    return path.slice(Math.max(0, Math.min(path.length - 1, depth - levels)));
  });
  const rows: PrintCell[][] = Array.from({ length: levels }, () => []);
  rows[0]!.push(cell(corner, 'head', 3, levels));
  for (let level = 0; level < levels; level++) {
    for (let i = 0; i < paths.length; ) {
      const path = paths[i]!;
      const last = level === path.length - 1;
      let n = 1;
      const under = (p: readonly string[] | undefined): boolean => p !== undefined && p.length > level + 1 && p.slice(0, level + 1).join('\0') === path.slice(0, level + 1).join('\0');
      while (under(path) && under(paths[i + n])) n++;
      if (level < path.length) rows[level]!.push(cell(path[level]!, 'head', last ? 1 : n, last ? levels - level : 1));
      i += n;
    }
  }
  return rows;
}

/** Rows with their outer labels spanning them; three label columns. Labels that already stood over `before` are left empty. */
export function labelledRows(rows: readonly DraftRow[], before?: DraftRow): PrintRow[] {
  return rows.map((r, i) => {
    const cells: PrintCell[] = [];
    r.under.forEach((u, level) => {
      const same = (x: DraftRow | undefined): boolean => x !== undefined && x.under.slice(0, level + 1).join('\0') === r.under.slice(0, level + 1).join('\0');
      if (same(rows[i - 1])) return;
      let n = 1;
      while (same(rows[i + n])) n++;
      cells.push(cell(i === 0 && same(before) ? '' : u, 'label', 1, n));
    });
    return [...cells, cell(r.label, 'label', 3 - r.under.length), ...values(r)];
  });
}

export function requestsTable(block: DraftBlock, corner: string, levels: 1 | 2 | 3 = 3): PrintRow[] {
  return [...requestsHeader(block, corner, levels), ...labelledRows(block.rows)];
}

/** The table of section 四 as printed in the form: one row of fifteen under two or three header rows. */
export function reviewsTable(block: DraftBlock, levels: 2 | 3 = 3): PrintRow[] {
  const [first, ...suits] = block.rows;
  const n = block.columns.length;
  const heads = (rowspan = 1): PrintCell[] => block.columns.map((c) => cell(c.label, 'head', 1, rowspan));
  const figures = block.rows.flatMap((r) => values(r));
  if (levels === 2) return [block.rows.map((r) => cell(r.label, 'head', n)), block.rows.flatMap(() => heads()), figures];
  return [
    [cell(first!.label, 'head', n), cell(suits[0]!.under[0] ?? '行政诉讼', 'head', n * suits.length)],
    [...heads(2), ...suits.map((s) => cell(s.label, 'head', n))],
    suits.flatMap(() => heads()),
    figures,
  ];
}

/** Section 四 with one printed row a remedy. */
export function reviewsDown(block: DraftBlock): PrintRow[] {
  return [[cell('类别', 'head'), ...block.columns.map((c) => cell(c.label, 'head'))], ...block.rows.map((r) => [cell(r.label, 'label'), ...values(r)])];
}

/** Section 四 as a table for each remedy, with the words printed over it. */
export function reviewsApart(block: DraftBlock): { readonly title: string; readonly rows: PrintRow[] }[] {
  return block.rows.map((r) => ({
    title: r.under.length > 0 ? `${r.under.join('')}（${r.label}）` : r.label,
    rows: [block.columns.map((c) => cell(c.label, 'head')), values(r)],
  }));
}

/** A small table of the prose: words only, first row its header. */
export function extraTable(rows: readonly (readonly string[])[]): PrintRow[] {
  return rows.map((row, i) => row.map((t) => cell(t, i === 0 ? 'head' : 'label')));
}

/** The tables of a section in the shape of the form. */
export function statutory(draft: Draft, blocks: readonly DraftBlock[]): PrintRow[] {
  const [b] = blocks;
  if (b === undefined) return [];
  if (b.id === 'requests') return requestsTable(b, draft.corner);
  if (b.id === 'reviews') return reviewsTable(b);
  return proactiveTable(blocks);
}

export interface Slot {
  readonly cell: PrintCell;
  /** Columns and rows between this slot and the first one of its cell. */
  readonly dx: number;
  readonly dy: number;
}

/** Lays spans out: a slot for every column of every row, null where no cell reaches. */
export function expand(rows: readonly PrintRow[]): (Slot | null)[][] {
  const out: (Slot | null)[][] = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const c of row) {
      while (out[y]![x]) x++;
      for (let dy = 0; dy < c.rowspan && y + dy < rows.length; dy++) for (let dx = 0; dx < c.colspan; dx++) out[y + dy]![x + dx] = { cell: c, dx, dy };
      x += c.colspan;
    }
  });
  const width = Math.max(0, ...out.map((r) => r.length));
  return out.map((r) => Array.from({ length: width }, (_, i) => r[i] ?? null));
}
