// One metric of several agencies: the drawings, what they are made of, and the figures behind them.
import { breakSaid, figureSaid, flagSaid, isFlagged, legendOf, overlapSaid, renderMultiples, renderRanking, renderTrend, resultSaid, statusSaid, unitSaid, yearOf, type Compared, type Comparison, type Series } from '../../survey/index.js';
import type { MetricValue } from '../../model/metric.js';
import type { Text } from '../../model/text.js';
import { plain, type Query } from '../address.js';
import { html, nothing, raw, type Html } from '../html.js';
import type { View } from '../view.js';
import { pager } from './pager.js';

export const chartIds = ['trend', 'ranking', 'multiples'] as const;
export type ChartId = (typeof chartIds)[number];

/** Of values of few cases; of years without a report. */
const fewSign: Text = { zh: '例少', en: 'few' };
const noReport = '—';

/** Lines that can be told apart; more agencies are drawn each by itself. */
const mostLines = 8;

/** What a page carries: so many little drawings, bars and rows. The files have all. */
const panelsAPage = 12;
const barsAPage = 40;
const rowsAPage = 30;
const seriesAPage = 24;

/** Of a chart on a phone, in pixels: text keeps its size, everything else is laid out anew. */
export const phone = 360;

/** An image of its own as well, to copy, keep or embed. `id` is unique on its page. */
export function chartSvg(compared: Compared, c: Comparison, kind: ChartId, lang: View['lang'], id: string, whole = true, width?: number): string {
  const most = whole ? {} : { most: kind === 'ranking' ? barsAPage : panelsAPage };
  return { trend: renderTrend, multiples: renderMultiples, ranking: renderRanking }[kind](compared, c, { lang, id, ...most, ...(width === undefined ? {} : { width }) });
}

/** Whether one metric of so many agencies fills a page that is to have so many. */
export function crowded(compared: Compared, metrics: number): boolean {
  return compared.comparisons[0]!.series.length * metrics > seriesAPage;
}

/** A section for each metric: what it is, in words; its page has the formula. `file`: where a drawing is to be had by itself; `query`: what the address asks, of one metric. */
export function comparisonSections(view: View, compared: Compared, page: number, query: (metric: string) => Query, file: (kind: ChartId | 'table', metric: string, width?: number) => string): Html {
  return html`${compared.comparisons.map((c) => comparisonSection(view, compared, c, page, query(c.metric.id), (kind, width) => file(kind, c.metric.id, width), file('table', c.metric.id)))}`;
}

function comparisonSection(view: View, compared: Compared, c: Comparison, page: number, query: Query, file: (kind: ChartId, width?: number) => string, figures: string): Html {
  const { say, lang, links } = view;
  const few = c.series.length <= mostLines;
  const kinds: readonly ChartId[] = c.series.length === 1 ? ['trend'] : [few ? 'trend' : 'multiples', 'ranking'];
  const other: ChartId = few ? 'multiples' : 'trend';
  const drawing = (kind: ChartId, width?: number): Html => raw(chartSvg(compared, c, kind, lang, `${kind}-${c.metric.id.replaceAll('.', '-')}${width === undefined ? '' : `-${width}`}`, false, width));
  const figure = (kind: ChartId): Html => html`<figure class="chart"><div class="desk" tabindex="0">${drawing(kind)}</div><div class="phone">${links.still ? drawing(kind, phone) : html`<img src="${plain(file(kind, phone))}" alt="${c.metric.title[lang]} · ${chartNames[kind][lang]}" loading="lazy">`}</div><figcaption><a href="${plain(file(kind))}" download>${say('下载图（SVG）', 'download the chart (SVG)')}</a> · <a href="${plain(figures)}" download>${say('图的数字（CSV）', 'its figures (CSV)')}</a>${embedding(view, chartNames[kind][lang], file(kind), c)}</figcaption></figure>`;
  return html`<section><h2><a href="${links.to(['metric', c.metric.id])}">${c.metric.title[lang]}</a></h2><p>${c.metric.says[lang]}${say('单位：', ' Unit: ')}${unitSaid(c.metric, lang)}</p>
${c.breaks.map((b) => html`<p class="note">${breakSaid(b, lang)}</p>`)}
${page > 1 ? nothing : html`${kinds.map(figure)}${c.series.length === 1 ? nothing : html`<p>${chartNames[other][lang]}: <a href="${plain(file(other))}">${say('单独打开（SVG）', 'open it by itself (SVG)')}</a></p>`}`}${table(view, compared, c, page, query)}</section>`;
}

const chartNames: Readonly<Record<ChartId, Text>> = { trend: { zh: '趋势', en: 'trend' }, ranking: { zh: '排名', en: 'ranking' }, multiples: { zh: '小图', en: 'small multiples' } };

/** What a page elsewhere has to say to show the drawing. The address is whole where the server knows its own. */
function embedding({ say, lang, origin }: View, name: string, address: string, c: Comparison): Html {
  const alt = `${c.metric.title[lang]} · ${name}`.replace(/["<>&]/gu, ' ');
  const whole = origin === null ? address : new URL(address, origin).href;
  return html` <details><summary>${say('嵌入', 'embed')}</summary><label>${say('网页代码', 'HTML for another page')}<textarea class="embed" readonly rows="2">${`<img src="${whole.replaceAll('&', '&amp;')}" alt="${alt}">`}</textarea></label></details>`;
}

/** The figures behind the drawing, in the order of the places in the last year that has some, which is that of the ranking. */
function table(view: View, compared: Compared, c: Comparison, page: number, query: Query): Html {
  const { say, lang, links } = view;
  const { year, ranking } = yearOf(c);
  const places = new Map(ranking.map((r) => [r.item.series, r]));
  const order = (s: Series): number => places.get(s)?.rank ?? Infinity;
  const all = [...c.series].sort((a, b) => order(a) - order(b) || 0);
  const p = pager(view, query, page, rowsAPage, all.length);
  const rows = all.slice((page - 1) * rowsAPage, page * rowsAPage).map((s) => {
    const rank = places.get(s);
    return html`<tr><th scope="row"><a href="${plain(links.to(['agency', s.agency]))}">${s.agency}</a></th>${compared.years.map((y) => {
      const point = s.points.find((x) => x?.year === y) ?? null;
      return html`<td class="n">${point === null ? noReport : html`<a href="${plain(links.to(['report', point.agency, String(y)]))}"${point.result.value === null && point.result.why !== null ? html` title="${point.result.why[lang]}"` : nothing}>${resultSaid(c.metric, point.result, lang)}</a>${signsOf(view, point.result)}`}</td>`;
    })}<td class="n">${rank === undefined ? '' : `${rank.rank}${rank.tied ? '=' : ''}`}</td><td>${rank === undefined ? '' : overlapSaid(rank, lang)}</td></tr>
`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${c.metric.title[lang]}"><table class="full"><thead><tr><th scope="col">${say('机关', 'Agency')}</th>${compared.years.map((y) => html`<th scope="col" class="n">${y}</th>`)}<th scope="col" class="n">${say(`${year} 名次`, `place ${year}`)}</th><th scope="col">${say('分不出先后的', 'not told apart from')}</th></tr></thead><tbody>${rows}</tbody>${c.series.length === 1 ? nothing : html`<tfoot>${together(view, compared, c)}</tfoot>`}</table></div>${p.html}
<ul class="note">${legendOf(c, lang, { few: fewSign[lang], none: noReport }).map((n) => html`<li>${n}</li>`)}</ul>`;
}

/** What a figure has to be read with, beside it. */
function signsOf({ say, lang }: View, r: MetricValue): Html {
  return html`${r.status === 'small' ? html`<i title="${statusSaid(r, lang)}${r.why === null ? '' : `: ${r.why[lang]}`}">${fewSign[lang]}</i>` : nothing}${r.value !== null && isFlagged(r) ? html`<b title="${r.flags.filter((f) => f.kind !== 'counted-as-zero').map((f) => flagSaid(f, lang)).join(say('；', '; '))}">!</b>` : nothing}`;
}

/** The median of the agencies, and all of them as if they were one, where the metric can be summed. */
function together(view: View, compared: Compared, c: Comparison): Html {
  const { say, lang } = view;
  const years = compared.years.map((y) => c.years.find((x) => x.year === y)?.together);
  const row = (name: string, cells: readonly Html[]): Html => html`<tr><th scope="row">${name}</th>${cells.map((x) => html`<td class="n">${x}</td>`)}<td></td><td></td></tr>
`;
  return html`${row(say('中位数', 'median'), years.map((t) => html`${t?.median == null ? '–' : figureSaid(c.metric, t.median)}`))}${years.every((t) => t?.pooled == null) ? nothing : row(say('合计', 'together'), years.map((t) => (t?.pooled == null ? html`–` : html`${resultSaid(c.metric, t.pooled, lang)}${signsOf(view, t.pooled)}`)))}`;
}
