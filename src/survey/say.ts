// Values, flags, places and breaks in words, for tables, charts and pages.
import { continuityName, unitName } from '../metrics/page.js';
import type { Ranked } from '../metrics/rank.js';
import type { Metric, MetricFlag, MetricValue } from '../model/metric.js';
import type { Lang } from '../model/text.js';
import type { Break } from './compare-data.js';

/** Whether values are written in hundredths. */
export function inPercent(metric: Metric): boolean {
  return metric.unit === 'share' || metric.unit === 'ratio' || metric.unit === 'change';
}

/** A bare value: `37.5%`, `1,204`, `+12.0%`. */
export function figureSaid(metric: Metric, value: number): string {
  const percent = inPercent(metric);
  const digits = percent || metric.unit === 'per-100000' ? 1 : Number.isInteger(value) ? 0 : 2;
  const text = Math.abs(percent ? value * 100 : value).toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const sign = value < 0 && /[1-9]/.test(text) ? '−' : metric.unit === 'change' && value > 0 ? '+' : '';
  return `${sign}${text}${percent ? '%' : ''}`;
}

/** The value, or why there is none: `37.5% (12/32)`, `没有意义`. */
export function resultSaid(metric: Metric, r: MetricValue, lang: Lang, counts = false): string {
  if (r.value === null) return statusSaid(r, lang);
  const of = counts && r.denominator !== null && metric.unit !== 'per-100000' && metric.unit !== 'change' ? (lang === 'zh' ? `（${r.numerator}/${r.denominator}）` : ` (${r.numerator}/${r.denominator})`) : '';
  return `${figureSaid(metric, r.value)}${of}`;
}

/** `没有意义：分母为 0` in a word. */
export function statusSaid(r: MetricValue, lang: Lang): string {
  return { value: { zh: '有值', en: 'value' }, small: { zh: '分母过小', en: 'few cases' }, 'not-defined': { zh: '没有意义', en: 'not defined' }, missing: { zh: '缺', en: 'missing' } }[r.status][lang];
}

export function flagSaid(f: MetricFlag, lang: Lang): string {
  switch (f.kind) {
    case 'broken': return lang === 'zh' ? `所用的格勾稽不符或缺填${f.rules.length === 0 ? '' : `（${f.rules.join('、')}）`}` : `made of cells of an identity that is broken or not filled in${f.rules.length === 0 ? '' : ` (${f.rules.join(', ')})`}`;
    case 'counted-as-zero': return lang === 'zh' ? `空白或横线按 0 计：${f.cells.join('、')}` : `without a figure, counted as 0: ${f.cells.join(', ')}`;
    case 'over-one': return lang === 'zh' ? '部分大于总体，不排名' : 'the part is more than the whole: not ranked';
  }
}

/** Something that a reader should know before using the value: not the blanks that count as 0 by the rule of the metric. */
export function isFlagged(r: MetricValue): boolean {
  return r.flags.some((f) => f.kind !== 'counted-as-zero');
}

/** `区间与第 1–4 名重叠`; empty where there is no interval, or none overlaps. */
export function overlapSaid(p: Ranked<unknown>, lang: Lang): string {
  if (p.overlaps === null || (p.overlaps[0] === p.rank && p.overlaps[1] === p.rank)) return '';
  const span = p.overlaps[0] === p.overlaps[1] ? `${p.overlaps[0]}` : `${p.overlaps[0]}–${p.overlaps[1]}`;
  return lang === 'zh' ? `区间与第 ${span} 名重叠` : `interval overlaps places ${span}`;
}

/** `2020/2021：2019 版 → 2021 版，相同（…）`. */
export function breakSaid(b: Break, lang: Lang): string {
  const what = continuityName(b.continuity)[lang];
  return lang === 'zh' ? `${b.after}/${b.before}：${b.from} 版 → ${b.to} 版，${what}（${b.why.zh}）` : `${b.after}/${b.before}: form of ${b.from} → ${b.to}, ${what} (${b.why.en})`;
}

/** Unit for headers: `%`, `件`. */
export function unitSaid(metric: Metric, lang: Lang): string {
  return unitName(metric)[lang];
}
