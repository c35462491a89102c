// A located document → the tables that a line above them calls those of another year: last year's set beside this one's, or in place of a picture of it.
import type { TableId } from '../model/edition.js';
import type { Grid } from '../model/grid.js';
import type { Problem } from '../model/problem.js';
import type { Located } from './locate.js';
import type { ZoneItem } from './zone.js';

/** Longer lines are sentences. */
const longest = 50;
const tables: readonly TableId[] = ['proactive', 'requests', 'reviews'];
/** So many rows, blank or not, are a table of the form. */
const fewestRows = 3;

/** The zones without such tables, and a problem for each table left out; one that has none beside it, and no picture in its place, stays and is warned of. */
export function withoutOtherYears(located: Located, year: number | null): { readonly zones: Located['zones']; readonly problems: readonly Problem[] } {
  const others = new Set<Grid>();
  if (year !== null) for (const [grid, caption] of located.captions) if (isOfOtherYear(caption, year)) others.add(grid);
  if (others.size === 0) return { zones: located.zones, problems: [] };
  const problems: Problem[] = [];
  const own = (table: TableId): readonly ZoneItem[] => {
    const zone = located.zones[table];
    const theirs = zone.filter(({ row }) => row !== null && others.has(row.grid));
    if (theirs.length === 0) return zone;
    const grid = theirs[0]!.row!.grid;
    const caption = located.captions.get(grid)!;
    const rest = zone.filter(({ row }) => row !== null && !others.has(row.grid) && row.cells.length > 1 && (table !== 'reviews' || !row.kinds.includes('words')));
    const away = theirs.every(({ row }) => !located.home.has(row!)) && located.sections.some((s) => s.id === table);
    const enough = table === 'reviews' ? rest.length > 0 : rest.length >= fewestRows;
    if (!enough && !away && located.pictures[table].length === 0) {
      problems.push({ code: 'year-differs', level: 'warning', found: caption, taken: String(year), anchor: grid.anchor, message: { zh: `表格上方写的是另一年：「${caption}」，仍作 ${year} 年读入。`, en: `The line above a table names another year, "${caption}"; it was read as that of ${year}.` } });
      return zone;
    }
    problems.push({ code: 'other-report', level: 'warning', found: caption, anchor: grid.anchor, message: { zh: `「${caption}」是另一年的表格，没有读入。`, en: `The table under "${caption}" is of another year and was left out.` } });
    return zone.filter(({ row }) => row === null || !others.has(row.grid));
  };
  const [proactive, requests, reviews] = tables.map(own);
  return { zones: { proactive: proactive!, requests: requests!, reviews: reviews! }, problems };
}

/** 附：2023年情况, 上年度统计表: another year and not the report's own; sentences and 上年结转 say nothing of the table. */
function isOfOtherYear(caption: string, year: number): boolean {
  if (caption.length > longest || /[。；;，,]/.test(caption)) return false;
  const years = [...caption.matchAll(/(?<!\d)(20\d\d)(?!\d)\s*(?:年|(?=[）)]))/g)].map((m) => Number(m[1]));
  if (years.length > 0) return !years.includes(year) && years.every((y) => y < year);
  return /(?:上一?年度?|去年)(?:同期)?(?!结转)[^结]{0,20}(?:情况|统计|数据|表)/.test(caption);
}
