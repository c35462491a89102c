// A question about agencies and metrics → the answer, and its drawings and figures as files.
import type { Context, Hono } from 'hono';
import { csvLine } from '../export/csv.js';
import type { Text } from '../model/text.js';
import { columns, compareData, problemSaid, rowsOf, type Compared, type CompareQuery } from '../survey/index.js';
import { misnamed } from './api/checked.js';
import { unturned } from './html.js';
import { seen } from './pages/register.js';
import { chartIds, chartSvg, phone } from './parts/comparison.js';
import type { Site, View } from './view.js';

/** Agencies on one page. */
const mostAgencies = 200;

/** A drawing may be shown by pages elsewhere, and nothing else may. */
const embeddable = { 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'", 'Cross-Origin-Resource-Policy': 'cross-origin' } as const;

export type Missing = (c: Context, view: View) => Promise<Response>;

/** What it comes to, or why there is no answer. What is asked of the whole store is remembered. */
export async function compared(site: Site, query: CompareQuery): Promise<Compared | Text> {
  const figures = { ...site.store.figures, agencies: () => site.memory.of('agencies', 5, () => site.store.figures.agencies()) };
  const answer = await compareData({ figures }, { ...query, ...(site.population === null ? {} : { population: site.population }), ...(query.metrics.includes('reports.in_time') ? { seen: await seen(site) } : {}), most: mostAgencies }, site.tables);
  return answer.status === 'found' ? answer : problemSaid(answer);
}

/** A file is of what was asked or is none: whoever keeps it cannot see a sentence on a page. */
function refused(c: Context, { lang }: View, why: Text): Response {
  return c.text(unturned(why[lang]), 400);
}

/** `/trend.svg`, `/ranking.svg`, `/multiples.svg` and `/table.csv` below `base`. What cannot be answered is a sentence and 400. `names`: parameters of the question. */
export function comparisonFiles(app: Hono, base: string, viewOf: (c: Context) => View, missing: Missing, answerOf: (c: Context, view: View) => Promise<Compared | Text | null>, names: readonly string[]): void {
  const odd = (c: Context): string | null => misnamed(c.req.queries(), [...names, 'width', 'lang']);
  for (const kind of chartIds) {
    app.get(`${base}/${kind}.svg`, async (c) => {
      const view = viewOf(c);
      const why = odd(c);
      if (why !== null) return c.text(unturned(why), 400);
      const answer = await answerOf(c, view);
      if (answer === null) return missing(c, view);
      if (!('status' in answer)) return refused(c, view, answer);
      const width = c.req.query('width') === String(phone) ? phone : undefined;
      return c.body(chartSvg(answer, answer.comparisons[0]!, kind, view.lang, kind, width === undefined, width), 200, { 'Content-Type': 'image/svg+xml; charset=utf-8', ...embeddable });
    });
  }
  app.get(`${base}/table.csv`, async (c) => {
    const view = viewOf(c);
    const why = odd(c);
    if (why !== null) return c.text(unturned(why), 400);
    const answer = await answerOf(c, view);
    if (answer === null) return missing(c, view);
    if (!('status' in answer)) return refused(c, view, answer);
    return c.body(`\ufeff${csvLine(columns)}${rowsOf(answer, view.lang).map((r) => csvLine(columns.map((x) => r[x]))).join('')}`, 200, { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="compare.csv"' });
  });
}
