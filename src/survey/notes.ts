// What a value of a comparison has to be read with, as sentences: of one cell, and of a whole table. The terminal, the workbook and the pages say the same.
import type { MetricValue } from '../model/metric.js';
import type { Lang } from '../model/text.js';
import type { Comparison } from './compare-data.js';
import { breakSaid, flagSaid, isFlagged } from './say.js';
import type { Point } from './series.js';

/** `▏` the form changed before it, `*` few cases, `!` made of a broken identity. */
export type Sign = '▏' | '*' | '!';

export interface Warning {
  readonly sign: Sign;
  readonly says: string;
}

/** None for a value that may be taken as it is. */
export function warningsOf(c: Comparison, agency: string, { year, result }: Point, lang: Lang): readonly Warning[] {
  return [...c.breaks.filter((b) => b.before === year && b.agencies.includes(agency)).map((b) => ({ sign: '▏' as const, says: breakSaid(b, lang) })), ...warningsOfValue(c, result, lang)];
}

export function warningsOfValue(c: Comparison, r: MetricValue, lang: Lang): readonly Warning[] {
  return [
    ...(r.status === 'small' ? [{ sign: '*' as const, says: fewSaid(c, lang) }] : []),
    ...(r.value === null ? [] : r.flags.filter((f) => f.kind !== 'counted-as-zero').map((f) => ({ sign: '!' as const, says: flagSaid(f, lang) }))),
  ];
}

function fewSaid({ metric }: Comparison, lang: Lang): string {
  return lang === 'zh' ? `分母不足 ${metric.smallest}，不排名` : `a denominator below ${metric.smallest}, not ranked`;
}

/** Where the form changed, then the legend of the table. */
export function notesOf(c: Comparison, lang: Lang): readonly string[] {
  return [...c.breaks.map((b) => `▏${breakSaid(b, lang)}`), ...legendOf(c, lang)];
}

/** What stands in a table for values of few cases, and for years without a report. */
export interface Signs {
  readonly few: string;
  readonly none: string;
}

/** What the signs in a table mean, those of the row of all together too; then why values are missing, and what to beware of. */
export function legendOf(c: Comparison, lang: Lang, signs: Signs = { few: '*', none: '·' }): readonly string[] {
  const say = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const results = c.series.flatMap((s) => s.points.flatMap((p) => (p === null ? [] : [p.result])));
  const shown = [...results, ...(c.series.length > 1 ? c.years.flatMap(({ together: { pooled } }) => (pooled === null ? [] : [pooled])) : [])];
  const beside = c.metric.beside === undefined ? [] : [say(`另有算法：${c.metric.beside.join('、')}`, `also: ${c.metric.beside.join(', ')}`)];
  return [
    ...(shown.some((r) => r.value !== null && isFlagged(r)) ? [say('!  由勾稽不符或缺填的格算出，或部分大于总体（超过 100%，不排名）', '!  made of cells of an identity that is broken or not filled in, or a part above its whole (above 100 %: not ranked)')] : []),
    ...(shown.some((r) => r.status === 'small') ? [`${signs.few}  ${fewSaid(c, lang)}`] : []),
    ...(c.series.some((s) => s.points.includes(null)) ? [`${signs.none}  ${say('没有报告', 'no report')}`] : []),
    ...reasons(results, lang), c.metric.caution[lang], ...beside,
  ];
}

/** Why values are missing, the commonest reason first, five at most. */
function reasons(results: readonly MetricValue[], lang: Lang): string[] {
  const counts = new Map<string, number>();
  for (const r of results) if (r.status === 'missing') counts.set(r.why![lang], (counts.get(r.why![lang]) ?? 0) + 1);
  const all = [...counts].sort((a, b) => b[1] - a[1]);
  const said = all.slice(0, 5).map(([why, n]) => `${why}${n === 1 ? '' : ` × ${n}`}`).join(lang === 'zh' ? '；' : '; ');
  return all.length === 0 ? [] : [`${lang === 'zh' ? '缺：' : 'missing: '}${said}${all.length > 5 ? (lang === 'zh' ? '；等' : '; …') : ''}`];
}
