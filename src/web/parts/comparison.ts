// One metric of several agencies: the drawings, what they are made of, and the figures behind them.
import { breakSaid, formulaSaid, overlapSaid, renderMultiples, renderRanking, renderTrend, resultSaid, unitSaid, type Compared, type Comparison } from '../../survey/index.js';
import { html, raw, type Html } from '../html.js';
import type { View } from '../view.js';

export const chartIds = ['trend', 'ranking', 'multiples'] as const;
export type ChartId = (typeof chartIds)[number];

/** Lines that can be told apart; more agencies are drawn each by itself. */
const mostLines = 8;

/** An image of its own as well, to copy, keep or embed. `id` is unique on its page. */
export function chartSvg(compared: Compared, c: Comparison, kind: ChartId, lang: View['lang'], id: string): string {
  return { trend: renderTrend, multiples: renderMultiples, ranking: renderRanking }[kind](compared, c, { lang, id });
}

/** `file`: where a drawing is to be had by itself. */
export function comparisonSection(view: View, compared: Compared, c: Comparison, file: (kind: ChartId) => string): Html {
  const { say, lang, links } = view;
  const kinds: readonly ChartId[] = c.series.length === 1 ? ['trend'] : [c.series.length <= mostLines ? 'trend' : 'multiples', 'ranking'];
  const figure = (kind: ChartId): Html => html`<figure class="chart" tabindex="0">${raw(chartSvg(compared, c, kind, lang, `${kind}-${c.metric.id.replaceAll('.', '-')}`))}<figcaption><a href="${file(kind)}" download>${say('下载图（SVG）', 'download the chart (SVG)')}</a></figcaption></figure>`;
  return html`<section><h2><a href="${links.to(['metric', c.metric.id])}">${c.metric.title[lang]}</a></h2><p>${formulaSaid(c, lang)} · ${unitSaid(c.metric, lang)}</p>
${c.breaks.map((b) => html`<p class="note">${breakSaid(b, lang)}</p>`)}
${kinds.map(figure)}${table(view, compared, c)}</section>`;
}

/** The figures behind the drawing, with places in the ranking of the last year. */
function table({ say, lang, links }: View, compared: Compared, c: Comparison): Html {
  const last = c.years.at(-1);
  const places = new Map((last?.ranking ?? []).map((r) => [r.item.series, r]));
  const rows = c.series.map((s) => {
    const rank = places.get(s);
    return html`<tr><th scope="row"><a href="${links.to(['agency', s.agency])}">${s.agency}</a></th>${compared.years.map((y) => {
      const point = s.points.find((x) => x?.year === y) ?? null;
      return html`<td class="n">${point === null ? '—' : html`<a href="${links.to(['report', point.agency, String(y)])}">${resultSaid(c.metric, point.result, lang)}</a>`}</td>`;
    })}<td class="n">${rank === undefined ? '' : `${rank.rank}${rank.tied ? '=' : ''}`}</td><td>${rank === undefined ? '' : overlapSaid(rank, lang)}</td></tr>
`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${c.metric.title[lang]}"><table class="full"><thead><tr><th scope="col">${say('机关', 'Agency')}</th>${compared.years.map((y) => html`<th scope="col" class="n">${y}</th>`)}<th scope="col" class="n">${say(`${last?.year ?? ''} 名次`, `place ${last?.year ?? ''}`)}</th><th scope="col">${say('分不出先后的', 'not told apart from')}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
