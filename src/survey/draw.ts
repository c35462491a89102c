// A comparison → charts: which lines and bars, and every word around them.
import { barChart } from '../charts/bar-chart.js';
import type { ChartBar, ChartBreak, ChartLine, ChartPoint, Frame } from '../charts/chart.js';
import { lineChart } from '../charts/line-chart.js';
import { smallMultiples, type Panel } from '../charts/small-multiples.js';
import type { Metric, MetricValue } from '../model/metric.js';
import type { Lang } from '../model/text.js';
import type { Compared, Comparison, YearOf } from './compare-data.js';
import { breakSaid, figureSaid, flagSaid, inPercent, isFlagged, overlapSaid, resultSaid, unitSaid } from './say.js';
import type { Series } from './series.js';

export interface DrawOptions {
  readonly lang: Lang;
  /** Begins the ids within the drawing: unique on a page. Default: the id of the metric. */
  readonly id?: string;
  /** Pixels. Default 760. */
  readonly width?: number;
  /** Where the figures come from. Default: annual reports on government-information disclosure. */
  readonly source?: string;
}

/** With up to eight agencies in colour: those asked for, or all where there are few; with peers, their median too. */
export function renderTrend(compared: Compared, c: Comparison, options: DrawOptions): string {
  const { lang } = options;
  const strong = strongOf(c.series);
  const lines = [...c.series.map((s) => lineOf(c.metric, s, strong.has(s), lang)), ...middle(c, lang)];
  return lineChart(frame(compared, c, options, 'trend', ''), compared.years, lines, breaksOf(c, lang), top(c.metric));
}

/** All agencies with a report of the year, by value; what has no place is listed below. Default: the last year with a place. Of more than `most`, those asked for and the first; a note says so. */
export function renderRanking(compared: Compared, c: Comparison, options: DrawOptions & { readonly year?: number; readonly most?: number }): string {
  const { lang } = options;
  const of = yearOf(c, options.year);
  const strong = strongOf(c.series);
  const marked = c.series.length > strong.size || c.series.some((s) => !s.asked) ? strong : new Set<Series>();
  const bar = (s: Series, r: MetricValue, place: string, more: string): ChartBar => r.flags.some((f) => f.kind === 'over-one') ? {
    // Its bar would be longer than any share can be, and make all others short.
    name: s.agency, place, value: null, strong: marked.size === 0 || marked.has(s), label: `${resultSaid(c.metric, r, lang, true)}! ${lang === 'zh' ? '超出 0–100%，不排名' : 'not within 0–100 %: not ranked'}`,
  } : ({
    name: s.agency, place, value: r.value, low: r.interval?.low ?? null, high: r.interval?.high ?? null, strong: marked.size === 0 || marked.has(s), small: r.status === 'small', flagged: isFlagged(r),
    label: r.value === null ? `${resultSaid(c.metric, r, lang)}${r.why === null ? '' : `${lang === 'zh' ? '：' : ': '}${r.why[lang]}`}` : `${resultSaid(c.metric, r, lang, true)}${more}`,
  });
  const placed = of.ranking.map((p) => ({ series: p.item.series, bar: bar(p.item.series, p.item.point.result, `${p.rank}${p.tied ? '=' : ''}`, '') }));
  const rest = c.series.flatMap((s) => {
    const point = s.points.find((p) => p?.year === of.year);
    return point == null || of.ranking.some((p) => p.item.point === point) ? [] : [{ series: s, bar: bar(s, point.result, '–', '') }];
  });
  const all = [...placed, ...rest];
  const { most = all.length } = options;
  const room = most - all.slice(most).filter((b) => b.series.asked).length;
  const shown = all.filter((b, i) => i < room || b.series.asked);
  const cut = shown.length === all.length ? [] : [lang === 'zh' ? `共 ${all.length} 个机关，只画 ${shown.length} 个：指定的和名次在前的。` : `${shown.length} of ${all.length} agencies: those asked for, and the first.`];
  const near = of.ranking.filter((p) => overlapSaid(p, lang) !== '').length;
  const note = near === 0 ? [] : [lang === 'zh' ? `横线为 95% 区间；${near} 个机关的区间与别的名次重叠，次序可能出于偶然。` : `Lines are 95 % intervals; those of ${near} agencies overlap with other places: their order may be chance.`];
  return barChart(frame(compared, c, options, 'rank', String(of.year), [...cut, ...note]), shown.map((b) => b.bar), top(c.metric));
}

/** Panels that can still be taken in, and a page still carries. */
const mostPanels = 40;

/** A small trend for each agency, the median of all behind it. Of more than `most` (default 40), those asked for, then those with the first places, then those with values of most years; a note says so. */
export function renderMultiples(compared: Compared, c: Comparison, options: DrawOptions & { readonly most?: number }): string {
  const { lang } = options;
  const back = middle(c, lang);
  const breaks = breaksOf(c, lang);
  const most = options.most ?? mostPanels;
  const shown = c.series.length <= most ? c.series : foremost(c).slice(0, most);
  const placed = yearOf(c);
  const [asked, first] = [c.series.some((s) => s.asked), placed.ranking.length > 0];
  const cut = shown.length === c.series.length ? [] : [lang === 'zh'
    ? `共 ${c.series.length} 个机关，只画 ${shown.length} 个：${[...(asked ? ['指定的'] : []), ...(first ? [`${asked ? ' ' : ''}${placed.year} 年名次在前的`] : []), '有数值的年度多的'].join('，其次')}。`
    : `${shown.length} of ${c.series.length} agencies: ${[...(asked ? ['those asked for'] : []), ...(first ? [`those with the first places of ${placed.year}`] : []), 'those with values of most years'].join(', then ')}.`];
  const panels = shown.map((s): Panel => ({ title: s.agency, lines: [lineOf(c.metric, s, true, lang), ...back], breaks: breaks.filter((_, i) => c.breaks[i]!.agencies.includes(s.agency)) }));
  return smallMultiples(frame(compared, c, options, 'panels', '', [...cut, ...(back.length === 0 ? [] : [lang === 'zh' ? '虚线为各机关的中位数。' : 'Dotted: the median of all.'])]), compared.years, panels, top(c.metric));
}

/** Those asked for, then by place in the last year that has places, then the others: an empty panel says least. */
function foremost(c: Comparison): Series[] {
  const values = (s: Series): number => s.points.filter((p) => p !== null && p.result.value !== null).length;
  return [...new Set([...c.series.filter((s) => s.asked), ...yearOf(c).ranking.map((p) => p.item.series), ...[...c.series].sort((a, b) => values(b) - values(a))])];
}

/** One agency: a small trend for each metric asked about, each on its own scale. */
export function renderProfile(compared: Compared, agency: string, options: DrawOptions): string {
  const { lang } = options;
  const panels = compared.comparisons.flatMap((c): Panel[] => {
    const s = c.series.find((x) => x.agency === agency);
    const breaks = breaksOf(c, lang).filter((_, i) => c.breaks[i]!.agencies.includes(agency));
    return s === undefined ? [] : [{ title: c.metric.title[lang], lines: [lineOf(c.metric, s, true, lang)], breaks, own: { percent: inPercent(c.metric), unit: unitSaid(c.metric, lang), top: top(c.metric) } }];
  });
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const parted = compared.comparisons.flatMap((c) => c.breaks.filter((b) => b.continuity !== 'equal' && b.agencies.includes(agency)).map((b) => `${c.metric.title[lang]}${say('：', ': ')}${breakSaid(b, lang)}`));
  const points = panels.flatMap((p) => p.lines.flatMap((l) => l.points));
  return smallMultiples({
    id: `${options.id ?? 'profile'}-profile`, lang, percent: false, unit: '', ...(options.width === undefined ? {} : { width: options.width }), title: agency, subtitle: `${panels.length} ${say('项指标', 'metrics')} · ${span(compared.years)}`,
    source: sourceOf(options), notes: [...parted, ...marksSaid(points, lang, null)],
  }, compared.years, panels);
}

function frame(compared: Compared, { metric, series, breaks }: Comparison, options: DrawOptions, kind: string, year: string, more: readonly string[] = []): Frame {
  const { lang } = options;
  const points = series.flatMap((s) => s.points.flatMap((p) => (p === null || (year !== '' && String(p.year) !== year) ? [] : [pointOf(metric, p.year, p.result, lang)])));
  return {
    id: `${options.id ?? metric.id.replace(/[^\w-]/gu, '-')}-${kind}`, lang, percent: inPercent(metric), unit: unitSaid(metric, lang), ...(options.width === undefined ? {} : { width: options.width }),
    title: metric.title[lang],
    subtitle: [compared.says[lang], year === '' ? span(compared.years) : year].join(' · '),
    source: sourceOf(options),
    notes: [
      ...(year === '' ? breaks.map((b) => breakSaid(b, lang)) : []), ...more,
      ...marksSaid(year === '' ? points : points.filter((p) => p.y !== null), lang, metric.smallest),
    ],
  };
}

/** What the marks mean, of those there are. */
function marksSaid(points: readonly ChartPoint[], lang: Lang, smallest: number | null): string[] {
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const few = smallest === null ? say('过小', 'too small to compare') : say(`不足 ${smallest}`, `below ${smallest}`);
  return [
    ...(points.some((p) => p.small) ? [say(`空心：分母${few}，不排名。`, `Hollow: a denominator ${few}, not ranked.`)] : []),
    ...(points.some((p) => p.y !== null && p.flagged) ? [say('“!”：由勾稽不符或缺填的格算出，或部分大于总体（超过 100%，不排名）。', '“!”: made of cells of an identity that is broken or not filled in, or a part above its whole (above 100 %: not ranked).')] : []),
    ...(points.some((p) => p.y === null) ? [say('“×”：没有意义（分母为 0）或缺数，不是 0。', '“×”: not defined (a denominator of 0) or missing; it is not 0.')] : []),
  ];
}

function sourceOf({ source, lang }: DrawOptions): string {
  return source ?? (lang === 'zh' ? '数据来源：各机关政府信息公开工作年度报告；计算：nianbao' : 'Source: annual reports on government-information disclosure; computed by nianbao');
}

function span(years: readonly number[]): string {
  return years.length === 1 ? String(years[0]) : `${years[0]}–${years.at(-1)}`;
}

/** Those asked for; where there are none, or nothing but them, all up to eight. */
function strongOf(series: readonly Series[]): ReadonlySet<Series> {
  const asked = series.filter((s) => s.asked);
  return new Set(asked.length > 0 ? asked : series.length <= 8 ? series : []);
}

function lineOf(metric: Metric, s: Series, strong: boolean, lang: Lang): ChartLine {
  return { name: s.agency, strong, points: s.points.flatMap((p) => (p === null ? [] : [pointOf(metric, p.year, p.result, lang)])) };
}

function pointOf(metric: Metric, x: number, r: MetricValue, lang: Lang): ChartPoint {
  const more = [...(r.why === null ? [] : [r.why[lang]]), ...r.flags.filter((f) => f.kind !== 'counted-as-zero').map((f) => flagSaid(f, lang))];
  const label = `${resultSaid(metric, r, lang, true)}${more.length === 0 ? '' : lang === 'zh' ? `（${more.join('；')}）` : ` (${more.join('; ')})`}`;
  return { x, y: r.value, low: r.interval?.low ?? null, high: r.interval?.high ?? null, label, small: r.status === 'small', flagged: isFlagged(r) };
}

/** The median of all agencies, where there are enough that it says something. */
function middle(c: Comparison, lang: Lang): ChartLine[] {
  if (c.series.length < 5) return [];
  const points = c.years.flatMap(({ year, together: { median } }) => (median === null ? [] : [{ x: year, y: median, label: figureSaid(c.metric, median) }]));
  return points.length === 0 ? [] : [{ name: lang === 'zh' ? '中位数' : 'median', strong: false, middle: true, points }];
}

function breaksOf(c: Comparison, lang: Lang): ChartBreak[] {
  return c.breaks.map((b) => ({ after: b.after, before: b.before, label: lang === 'zh' ? `${b.from} 版 │ ${b.to} 版` : `form ${b.from} │ ${b.to}`, join: b.continuity === 'equal' ? 'solid' : b.continuity === 'broader' ? 'dashed' : 'none' }));
}

/** The year asked for, else the last one that has places, else the last. */
export function yearOf(c: Comparison, year?: number): YearOf {
  return c.years.find((y) => y.year === year) ?? c.years.findLast((y) => y.ranking.length > 0) ?? c.years.at(-1)!;
}

function top(metric: Metric): number | null {
  return metric.unit === 'share' ? 1 : null;
}
