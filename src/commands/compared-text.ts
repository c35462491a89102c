// A comparison on the terminal: years beside each other with their marks, then the ranking of one year, then what the marks mean.
import Table from 'cli-table3';
import type { MetricValue } from '../model/metric.js';
import type { Lang } from '../model/text.js';
import { figureSaid, formulaSaid, isFlagged, notesOf, overlapSaid, resultSaid, warningsOf, warningsOfValue, type Compared, type Comparison, type Point } from '../survey/index.js';
import { visible } from './visible.js';
import { wrap } from './width.js';

export interface TextOptions {
  readonly lang: Lang;
  /** Columns of the terminal. */
  readonly columns: number;
  /** Year of the ranking; the last one that has places where left out. */
  readonly year?: number;
}

export function comparedText(compared: Compared, options: TextOptions): string {
  return compared.comparisons.map((c) => of(compared, c, options)).join('\n');
}

function of(compared: Compared, c: Comparison, options: TextOptions): string {
  const { lang } = options;
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const { metric } = c;
  const head = `${metric.title[lang]}  ${metric.id}\n${wrap(`${compared.says[lang]}${say('；', '; ')}${formulaSaid(c, lang)}`, options.columns)}\n`;
  const ranked = ranking(c, options);
  const notes = notesOf(c, lang);
  return `${head}${trend(c, compared.years, lang)}\n${ranked}${notes.map((n) => wrap(n, options.columns)).join('\n')}\n`;
}

/** A row for each agency, then the median and all of them together. `▏` before a year: the form of some agency changed. */
function trend(c: Comparison, years: readonly number[], lang: Lang): string {
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const changed = new Set(c.breaks.map((b) => b.before));
  const t = new Table({ head: [say('机关', 'agency'), ...years.map((y) => `${changed.has(y) ? '▏' : ''}${y}`)], style: { head: [], border: [] }, colAligns: ['left', ...years.map(() => 'right' as const)] });
  for (const s of c.series) t.push([wrap(visible(s.agency), 28), ...s.points.map((p) => (p === null ? '·' : cell(c, s.agency, p, lang)))]);
  if (c.series.length > 1) {
    t.push([say('中位数', 'median'), ...c.years.map(({ together: { median } }) => (median === null ? '–' : figureSaid(c.metric, median)))]);
    if (c.years.some((y) => y.together.pooled !== null)) t.push([say('合计', 'together'), ...c.years.map(({ together: { pooled } }) => (pooled === null ? '–' : marked(c, pooled, lang)))]);
  }
  return t.toString();
}

function cell(c: Comparison, agency: string, p: Point, lang: Lang): string {
  return `${warningsOf(c, agency, p, lang).some((w) => w.sign === '▏') ? '▏' : ''}${marked(c, p.result, lang)}`;
}

function marked(c: Comparison, r: MetricValue, lang: Lang): string {
  return `${resultSaid(c.metric, r, lang)}${[...new Set(warningsOfValue(c, r, lang).map((w) => w.sign))].join('')}`;
}

function ranking(c: Comparison, { lang, year }: TextOptions): string {
  if (c.series.length < 2) return '';
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const found = year === undefined ? c.years.findLast((y) => y.ranking.length > 0) : c.years.find((y) => y.year === year);
  if (found === undefined || found.ranking.length === 0) return say('没有可以排名的数值。\n', 'There is no value to rank.\n');
  const t = new Table({ head: [say('名次', 'rank'), say('机关', 'agency'), String(found.year), say('95% 区间', '95 % interval'), say('备注', 'note')], style: { head: [], border: [] } });
  for (const p of found.ranking) {
    const { result } = p.item.point;
    const interval = result.interval === null ? '' : `${figureSaid(c.metric, result.interval.low)}–${figureSaid(c.metric, result.interval.high)}`;
    const notes = [...(p.tied ? [say('并列', 'tied')] : []), overlapSaid(p, lang)].filter((n) => n !== '');
    t.push([String(p.rank), wrap(visible(p.item.series.agency), 28), `${resultSaid(c.metric, result, lang, true)}${isFlagged(result) ? '!' : ''}`, interval, notes.join(say('，', ', '))]);
  }
  return `${t.toString()}\n`;
}
