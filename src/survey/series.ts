// Stored figures → one series for each agency, under all its names, with a value or a reason for every year.
import { editionOf, valueOf, type Subject } from '../metrics/value-of.js';
import { partsOf } from '../metrics/parts.js';
import type { EditionId } from '../model/edition.js';
import type { Metric, MetricValue } from '../model/metric.js';
import type { CellRef } from '../model/value.js';
import type { ListedAgency, StoredFigures } from '../store/figure-store.js';
import type { Population } from './population.js';

/** A report of the series. */
export interface Point {
  readonly year: number;
  /** Name of the agency in that year. */
  readonly agency: string;
  readonly versionId: number;
  /** Edition of the block the metric is made of. */
  readonly edition: EditionId;
  readonly result: MetricValue;
}

export interface Series extends Omit<ListedAgency, 'agency' | 'identity'> {
  /** The newest name. */
  readonly agency: string;
  /** All names, oldest first. */
  readonly names: readonly string[];
  /** Asked for by name, not only as a peer. */
  readonly asked: boolean;
  /** One for each year asked about; null where there is no report. */
  readonly points: readonly (Point | null)[];
}

/** Reports of one agency, in the order of year. */
export interface Own {
  readonly asked: boolean;
  readonly reports: readonly StoredFigures[];
}

/** Brings the names of one agency together. Where two of them have a report of the same year they stay two. */
export function grouped(reports: readonly StoredFigures[], asked: ReadonlySet<string>): Own[] {
  const groups = new Map<string, StoredFigures[]>();
  for (const r of reports) groups.set(r.identity ?? `#${r.agency}`, [...(groups.get(r.identity ?? `#${r.agency}`) ?? []), r]);
  return [...groups.values()].flatMap((group) => {
    const once = new Set(group.map((r) => r.year)).size === group.length;
    const parts = once ? [group] : [...new Set(group.map((r) => r.agency))].map((name) => group.filter((r) => r.agency === name));
    return parts.map((p) => ({ asked: p.some((r) => asked.has(r.agency)), reports: [...p].sort((a, b) => a.year - b.year) }));
  });
}

/** Cells a metric looks at, those included that say whether a blank total stands over figures. */
export function cellsOf(metrics: readonly Metric[]): ReadonlySet<CellRef> {
  const own = metrics.flatMap((m) => Object.values(m.by).flatMap((r) => [...r.numerator, ...(r.denominator ?? [])].flatMap(({ of }) => (of.kind === 'cell' ? [of.cell] : []))));
  return new Set(own.flatMap((c) => [c, ...partsOf(c)]));
}

export interface Beside {
  readonly population: Population | null;
  /** Whether a report came in time; null where that is not known. */
  readonly inTime: (r: StoredFigures) => boolean | null;
}

export function seriesOf({ asked, reports }: Own, metric: Metric, years: readonly number[], beside: Beside): Series {
  const newest = reports.at(-1)!;
  return {
    agency: newest.agency, names: [...new Set(reports.map((r) => r.agency))], regionCode: newest.regionCode, department: newest.department, asked,
    points: years.map((year) => {
      const r = reports.find((x) => x.year === year);
      if (r === undefined) return null;
      const subject: Subject = {
        ...r, before: reports.find((x) => x.year === year - 1) ?? null, inTime: beside.inTime(r),
        population: r.regionCode === null || beside.population === null ? null : beside.population(r.regionCode, year),
      };
      return { year, agency: r.agency, versionId: r.versionId, edition: editionOf(metric, r), result: valueOf(metric, subject) };
    }),
  };
}
