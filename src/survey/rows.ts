// A comparison as one flat table: a row for each metric, agency and year, for other programs.
import { expressionText } from '../metrics/page.js';
import type { Lang } from '../model/text.js';
import type { Compared, Comparison } from './compare-data.js';
import { flagSaid } from './say.js';

export const columns = [
  'metric', 'title', 'unit', 'agency', 'agency_then', 'region_code', 'department', 'asked', 'year', 'edition', 'status', 'value', 'numerator', 'denominator', 'low', 'high',
  'rank', 'tied', 'overlaps_from', 'overlaps_to', 'continuity', 'flags', 'why',
] as const;

export type ComparedRow = Readonly<Record<(typeof columns)[number], string | number | null>>;

/** Years without a report have no row. `continuity`: how the series goes on from the report before, where the form changed between them. Shares are 0–1. */
export function rowsOf(compared: Compared, lang: Lang): ComparedRow[] {
  return compared.comparisons.flatMap((c) => rowsOfMetric(c, lang));
}

function rowsOfMetric({ metric, series, years, breaks }: Comparison, lang: Lang): ComparedRow[] {
  return series.flatMap((s) => s.points.flatMap((p, i) => {
    if (p === null) return [];
    const { result: r } = p;
    const place = years[i]!.ranking.find((x) => x.item.point === p);
    const change = breaks.find((b) => b.before === p.year && b.agencies.includes(s.agency));
    return [{
      metric: metric.id, title: metric.title[lang], unit: metric.unit, agency: s.agency, agency_then: p.agency, region_code: s.regionCode, department: s.department, asked: s.asked ? 1 : 0, year: p.year, edition: p.edition,
      status: r.status, value: r.value, numerator: r.numerator, denominator: r.denominator, low: r.interval?.low ?? null, high: r.interval?.high ?? null,
      rank: place?.rank ?? null, tied: place === undefined ? null : place.tied ? 1 : 0, overlaps_from: place?.overlaps?.[0] ?? null, overlaps_to: place?.overlaps?.[1] ?? null,
      continuity: change?.continuity ?? null, flags: r.flags.length === 0 ? null : r.flags.map((f) => flagSaid(f, lang)).join(lang === 'zh' ? '；' : '; '), why: r.why?.[lang] ?? null,
    }];
  }));
}

/** What stands above a table of the metric: what is divided by what. */
export function formulaSaid({ metric }: Comparison, lang: Lang): string {
  const ratio = Object.values(metric.by).at(-1)!;
  const top = expressionText(ratio.numerator, lang);
  return ratio.denominator === null ? top : `(${top}) ÷ (${expressionText(ratio.denominator, lang)})`;
}
