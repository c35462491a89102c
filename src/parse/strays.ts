// Small tables that use words of the form in another section (what a year did, told in figures; a chart beside the report) are no part of a table that stands in its own.
import type { Grid } from '../model/grid.js';
import type { TableId } from '../model/edition.js';
import type { Problem } from '../model/problem.js';
import type { ZoneItem } from './zone.js';
import type { Row } from './stream.js';
import { proactiveRowLexicon, requestRowLexicon } from './vocabulary.js';

/** From so many rows of the form on (of the reviews: figures) a table is whole; with at most so many it is no table of the form. */
const sizes: Readonly<Record<TableId, { readonly whole: number; readonly small: number }>> = {
  proactive: { whole: 5, small: 3 },
  requests: { whole: 15, small: 7 },
  reviews: { whole: 10, small: 4 },
};

/** The zone without small tables of other sections, where its own section has the whole table. `home`: rows that stand under the heading of the zone. */
export function withoutStrays(table: TableId, zone: readonly ZoneItem[], home: ReadonlySet<Row>, problems: Problem[]): readonly ZoneItem[] {
  const grids = new Map<Grid, Row[]>();
  for (const { row } of zone) if (row !== null) grids.set(row.grid, [...(grids.get(row.grid) ?? []), row]);
  if (grids.size < 2) return zone;
  const own = [...grids.values()].filter((rows) => rows.some((r) => home.has(r))).flat();
  if (sizeOf(table, own) < sizes[table].whole) return zone;
  const others = [...grids].filter(([, rows]) => !rows.some((r) => home.has(r)));
  // Together they may be another whole table, a block in each.
  if (sizeOf(table, others.flatMap(([, rows]) => rows)) > sizes[table].small) return zone;
  const strays = new Set<Grid>();
  for (const [grid, rows] of others) {
    strays.add(grid);
    if (!rows.some((r) => r.kinds.includes('figure'))) continue;
    const found = rows.flatMap((r) => r.cells.map((c) => c.text)).filter((t) => t !== '').join(' ').slice(0, 120);
    problems.push({
      code: 'extra-row', level: 'note', found, anchor: grid.anchor,
      message: { zh: `别处另有一张用到格式项目名的小表，未读入：「${found}」。`, en: `A small table elsewhere uses words of the form and was left out: "${found}".` },
    });
  }
  return strays.size === 0 ? zone : zone.filter(({ row }) => row === null || !strays.has(row.grid));
}

function sizeOf(table: TableId, rows: readonly Row[]): number {
  if (table === 'reviews') return rows.reduce((sum, r) => sum + r.kinds.filter((k) => k === 'figure').length, 0);
  const lexicon = table === 'requests' ? requestRowLexicon : proactiveRowLexicon;
  return rows.filter((r) => r.cells.some((c, i) => r.kinds[i] === 'words' && c.text.length <= longest && (lexicon.matches(c.text)[0]?.score ?? 0) >= 0.85)).length;
}

const longest = 120;
