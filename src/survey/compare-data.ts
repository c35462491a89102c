// A question about agencies, metrics and years → series, rankings, what several reports come to together, and where the form changed.
import { continuityOf, type MetricContinuity } from '../metrics/crosswalk.js';
import { metricOf } from '../metrics/metrics.js';
import { rank, type Ranked } from '../metrics/rank.js';
import { together, type Together } from '../metrics/together.js';
import type { Continuity, Metric } from '../model/metric.js';
import type { EditionId } from '../model/edition.js';
import type { Text } from '../model/text.js';
import type { Tables } from '../register/agency.js';
import { register, type Seen } from '../register/due.js';
import type { FigureStore, ListedAgency, StoredFigures } from '../store/figure-store.js';
import { peersOf, type Peers } from './peers.js';
import type { Population } from './population.js';
import { cellsOf, grouped, seriesOf, type Point, type Series } from './series.js';

export interface CompareQuery {
  /** Names, or parts of names that only one agency has. May be empty with peers `children-of` and `group`. */
  readonly agencies: readonly string[];
  /** Ids; at least one. */
  readonly metrics: readonly string[];
  /** Report years; all there are where left out. */
  readonly from?: number;
  readonly to?: number;
  readonly peers?: Peers;
  readonly population?: Population;
  /** What is known of publication beside the store: dates of lists. */
  readonly seen?: readonly Seen[];
  /** More agencies than this are not compared: `too-many`. No bound where left out. */
  readonly most?: number;
}

/** Between two neighbouring reports of a series the form changed. */
export interface Break {
  readonly after: number;
  readonly before: number;
  readonly from: EditionId;
  readonly to: EditionId;
  readonly continuity: Continuity;
  readonly why: Text;
  /** Agencies whose form changed then. */
  readonly agencies: readonly string[];
}

export interface YearOf {
  readonly year: number;
  readonly ranking: readonly Ranked<{ readonly series: Series; readonly point: Point }>[];
  /** Of all agencies with a report of the year. */
  readonly together: Together;
}

export interface Comparison {
  readonly metric: Metric;
  readonly series: readonly Series[];
  readonly years: readonly YearOf[];
  readonly breaks: readonly Break[];
}

export interface Compared {
  readonly status: 'found';
  readonly years: readonly number[];
  /** Who is compared, in words. */
  readonly says: Text;
  /** In the order of the metrics asked for. */
  readonly comparisons: readonly Comparison[];
}

/** Where the question cannot be answered. */
export type CompareProblem =
  | { readonly status: 'no-metric'; readonly metric: string }
  /** Nobody was named, and no peers that need nobody. */
  | { readonly status: 'nobody' }
  | { readonly status: 'no-agency'; readonly agency: string }
  | { readonly status: 'ambiguous'; readonly agency: string; readonly agencies: readonly string[] }
  /** Region or department of the agency is not known: no peers can be told. */
  | { readonly status: 'no-peers'; readonly agency: string }
  | { readonly status: 'too-many'; readonly agencies: number; readonly most: number }
  /** They have no report of these years. */
  | { readonly status: 'no-reports' };

export type CompareAnswer = Compared | CompareProblem;

/** What it needs of a store. */
export interface CompareReader {
  readonly figures: FigureStore;
}

/** Reads what the question needs, once, whatever the number of metrics. Throws StoreError. */
export async function compareData({ figures }: CompareReader, query: CompareQuery, tables: Tables): Promise<CompareAnswer> {
  const metrics: Metric[] = [];
  for (const id of query.metrics) {
    const metric = metricOf(id);
    if (metric === undefined) return { status: 'no-metric', metric: id };
    metrics.push(metric);
  }
  const all = await figures.agencies();
  const chosen = choose(query, all, tables);
  if ('status' in chosen) return chosen;
  if (query.most !== undefined && chosen.agencies.length > query.most) return { status: 'too-many', agencies: chosen.agencies.length, most: query.most };
  const lag = metrics.some((m) => Object.values(m.by).some((r) => r.numerator.some(({ of }) => of.kind === 'cell' && of.before)));
  const reports = await figures.of({
    agencies: chosen.agencies.map((a) => a.agency), cells: cellsOf(metrics),
    ...(query.from === undefined ? {} : { from: query.from - (lag ? 1 : 0) }), ...(query.to === undefined ? {} : { to: query.to }),
  });
  const within = reports.map((r) => r.year).filter((y) => y >= (query.from ?? 0));
  if (within.length === 0) return { status: 'no-reports' };
  const [from, to] = [query.from ?? Math.min(...within), query.to ?? Math.max(...within)];
  const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const owns = grouped(reports, new Set(chosen.asked.map((a) => a.agency))).filter((o) => o.reports.some((r) => r.year >= from));
  const beside = { population: query.population ?? null, inTime: timely(query.seen ?? [], new Set(chosen.agencies.map((a) => a.agency)), tables) };
  return { status: 'found', years, says: chosen.says, comparisons: metrics.map((metric) => comparison(metric, owns.map((o) => seriesOf(o, metric, years, beside)), years)) };
}

interface Chosen {
  readonly asked: readonly ListedAgency[];
  readonly agencies: readonly ListedAgency[];
  readonly says: Text;
}

function choose(query: CompareQuery, all: readonly ListedAgency[], { regions }: Tables): Chosen | CompareProblem {
  const asked = new Set<ListedAgency>();
  const find = named(all);
  for (const name of query.agencies) {
    const found = find(name);
    if (found.length === 0) return { status: 'no-agency', agency: name };
    if (new Set(found.map((a) => a.identity ?? a.agency)).size > 1) return { status: 'ambiguous', agency: name, agencies: found.map((a) => a.agency) };
    // One agency has had several names: all of them are meant.
    for (const a of all) if (found.includes(a) || (a.identity !== null && a.identity === found[0]!.identity)) asked.add(a);
  }
  const { peers } = query;
  if (asked.size === 0 && peers?.kind !== 'children-of' && peers?.kind !== 'group') return { status: 'nobody' };
  if (peers === undefined) return { asked: [...asked], agencies: [...asked], says: { zh: `${query.agencies.length} 个机关`, en: `${query.agencies.length} ${query.agencies.length === 1 ? 'agency' : 'agencies'}` } };
  try {
    const group = peersOf([...asked], peers, all, regions);
    return { asked: [...asked], agencies: [...new Set([...asked, ...group.agencies])], says: group.says };
  } catch (e) {
    if (e instanceof RangeError) return { status: 'no-peers', agency: e.message };
    throw e;
  }
}

/** Exactly this name, else all that have it as a part. Blanks and the width of signs do not count. */
function named(all: readonly ListedAgency[]): (name: string) => ListedAgency[] {
  const bare = (s: string): string => s.normalize('NFKC').replace(/\s/gu, '');
  let keys: readonly string[] | null = null;
  return (name) => {
    const key = bare(name);
    if (key === '') return [];
    const exact = all.filter((a) => a.agency === name);
    if (exact.length > 0) return exact;
    keys ??= all.map((a) => bare(a.agency));
    const same = all.filter((_, i) => keys![i] === key);
    return same.length > 0 ? same : all.filter((_, i) => keys![i]!.includes(key));
  };
}

/** Held against the deadline as the register does it. */
function timely(seen: readonly Seen[], of: ReadonlySet<string>, tables: Tables): (r: StoredFigures) => boolean | null {
  const known = new Map<string, Seen[]>();
  for (const s of seen) if (of.has(s.agency)) known.set(`${s.agency} ${s.year}`, [...(known.get(`${s.agency} ${s.year}`) ?? []), s]);
  return (r) => {
    const own = known.get(`${r.agency} ${r.year}`) ?? [{ agency: r.agency, year: r.year, published: r.published, listDate: null, firstSeen: r.firstSeen.slice(0, 10), state: 'kept' }];
    // It is there: what day it is today does not matter.
    const status = register(own, tables, `${r.year + 2}-01-01`, { from: r.year, to: r.year })[0]?.status;
    return status === 'published' ? true : status === 'late' ? false : null;
  };
}

function comparison(metric: Metric, series: readonly Series[], years: readonly number[]): Comparison {
  return {
    metric, series, breaks: breaksOf(metric, series),
    years: years.map((year, i) => {
      const points = series.flatMap((s) => (s.points[i] == null ? [] : [{ series: s, point: s.points[i] }]));
      return { year, ranking: rank(points, (p) => p.point.result), together: together(metric, points.map((p) => p.point.result)) };
    }),
  };
}

function breaksOf(metric: Metric, series: readonly Series[]): Break[] {
  const links = continuityOf(metric);
  const breaks = new Map<string, Break & { readonly agencies: string[] }>();
  for (const s of series) {
    const there = s.points.filter((p) => p !== null);
    for (const [i, p] of there.slice(1).entries()) {
      const before = there[i]!;
      if (p.edition === before.edition) continue;
      const key = `${before.year} ${p.year} ${before.edition} ${p.edition}`;
      let known = breaks.get(key);
      if (known === undefined) breaks.set(key, (known = { after: before.year, before: p.year, from: before.edition, to: p.edition, ...linkBetween(links, before.edition, p.edition), agencies: [] }));
      known.agencies.push(s.agency);
    }
  }
  return [...breaks.values()].sort((a, b) => a.before - b.before || a.after - b.after);
}

/** Either way round: an agency may print the older form once more. */
function linkBetween(links: readonly MetricContinuity[], a: EditionId, b: EditionId): Pick<MetricContinuity, 'continuity' | 'why'> {
  const { continuity, why } = links.find((l) => (l.from === a && l.to === b) || (l.from === b && l.to === a)) ?? { continuity: 'none' as const, why: { zh: '没有对应', en: 'nothing answers to it' } };
  return { continuity, why };
}
