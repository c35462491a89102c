// Agencies beside each other: what is asked in the address, a drawing for each metric, and the figures behind it.
import type { Context, Hono } from 'hono';
import { csvLine } from '../../export/csv.js';
import { metrics } from '../../metrics/metrics.js';
import type { Text } from '../../model/text.js';
import { breakSaid, columns, compareData, formulaSaid, overlapSaid, peersFrom, renderMultiples, renderRanking, renderTrend, resultSaid, rowsOf, unitSaid, yearsFrom, type Compared, type Comparison } from '../../survey/index.js';
import { problemSaid } from '../../survey/unanswered.js';
import { html, nothing, raw, type Html } from '../html.js';
import { langField } from '../parts/lang-field.js';
import type { Page, View } from '../view.js';

/** Metrics on one page, and agencies in one peer group. */
const mostMetrics = 4;
const mostAgencies = 200;
/** Lines that can be told apart; more agencies are drawn each by itself. */
const mostLines = 8;

type Params = Readonly<Record<string, string>>;

interface Asked {
  readonly agencies: readonly string[];
  readonly metrics: readonly string[];
  readonly years: string;
  readonly peers: string;
}

function askedOf(p: Params): Asked {
  const parts = (text: string | undefined, sign: RegExp): string[] => (text ?? '').slice(0, 2000).split(sign).map((x) => x.trim()).filter((x) => x !== '');
  const wanted = parts(p['metric'], /[,，]/u).filter((m) => metrics.some((x) => x.id === m)).slice(0, mostMetrics);
  return { agencies: parts(p['agencies'], /[\n,，、;；]/u).slice(0, 50), metrics: wanted.length > 0 ? wanted : ['requests.new'], years: (p['years'] ?? '').slice(0, 20), peers: (p['peers'] ?? '').slice(0, 60) };
}

/** Null: nothing was asked yet. */
async function answerOf({ site }: View, asked: Asked): Promise<Compared | Text | null> {
  if (asked.agencies.length === 0 && asked.peers === '') return null;
  const years = asked.years === '' ? {} : yearsFrom(asked.years);
  if (years === null) return { zh: `“${asked.years}”不是年度：写成 2024 或 2019-2024。`, en: `“${asked.years}” is no year: write 2024 or 2019-2024.` };
  const peers = asked.peers === '' ? null : peersFrom(asked.peers, site.tables.regions);
  if (peers !== null && peers.status !== 'read') {
    if (peers.status === 'ambiguous') return { zh: `“${peers.name}”不止一个地区：请写六位代码。`, en: `“${peers.name}” could be several regions: write the code of six digits.` };
    return { zh: `“${asked.peers}”不是可比较的范围：same-department、same-level 或 children-of 地区。`, en: `“${asked.peers}” is no group: same-department, same-level or children-of REGION.` };
  }
  const answer = await compareData(site.store, { agencies: asked.agencies, metrics: asked.metrics, ...years, ...(peers === null ? {} : { peers: peers.peers }), ...(asked.metrics.includes('reports.in_time') ? { seen: await site.seen() } : {}), most: mostAgencies }, site.tables);
  return answer.status === 'found' ? answer : problemSaid(answer);
}

export async function comparePage(view: View, p: Params): Promise<Page> {
  const { say, lang } = view;
  const asked = askedOf(p);
  const answer = await answerOf(view, asked);
  const body = html`<h1>${say('比较', 'Compare')}</h1>
${form(view, asked)}
${answer === null ? html`<p>${say('写出要比较的机关（名称或其一部分，每行一个），或选同类。', 'Name the agencies to compare (a part of the name will do, one a line), or choose their peers.')}</p>` : 'status' in answer ? found(view, asked, answer) : html`<p role="alert">${answer[lang]}</p>`}`;
  return { title: say('比较', 'Compare'), place: 'compare', body };
}

function form(view: View, asked: Asked): Html {
  const { say, links, lang } = view;
  const groups: readonly (readonly [string, string])[] = [['', say('只比较写出的机关', 'only those named')], ['same-department', say('同一上级下各地的同类部门', 'the same department elsewhere')], ['same-level', say('本省同级政府', 'governments of the level in the province')]];
  const other = asked.peers !== '' && !groups.some(([id]) => id === asked.peers);
  return html`<form class="filter" method="get" action="${links.to(['compare'])}">${langField(view)}
<label>${say('机关，每行一个', 'Agencies, one a line')}<textarea name="agencies" rows="3" cols="30">${asked.agencies.join('\n')}</textarea></label>
<label>${say('指标', 'Metric')}<select name="metric">${metrics.map((m) => html`<option value="${m.id}"${m.id === asked.metrics[0] ? html` selected` : nothing}>${m.title[lang]}</option>`)}</select></label>
<label>${say('年度', 'Years')}<input name="years" size="10" placeholder="2019-2024" value="${asked.years}"></label>
<label>${say('同类', 'Peers')}<select name="peers">${groups.map(([id, name]) => html`<option value="${id}"${id === asked.peers ? html` selected` : nothing}>${name}</option>`)}${other ? html`<option value="${asked.peers}" selected>${asked.peers}</option>` : nothing}</select></label>
<button>${say('比较', 'Compare')}</button></form>`;
}

function query(asked: Asked, metric?: string): Readonly<Record<string, string>> {
  return { agencies: asked.agencies.join('、'), metric: metric ?? asked.metrics.join(','), years: asked.years, peers: asked.peers };
}

function found(view: View, asked: Asked, compared: Compared): Html {
  const { say, lang, links } = view;
  return html`<p>${compared.says[lang]} · <a href="${links.to(['compare', 'table.csv'], query(asked))}" download>${say('数字（CSV）', 'figures (CSV)')}</a></p>
${compared.comparisons.map((c) => section(view, asked, compared, c))}`;
}

type ChartId = 'trend' | 'ranking' | 'multiples';

/** An image of its own as well, to copy, keep or embed. */
function chart(compared: Compared, c: Comparison, kind: ChartId, lang: View['lang'], id: string): string {
  return kind === 'trend' ? renderTrend(compared, c, { lang, id }) : kind === 'multiples' ? renderMultiples(compared, c, { lang, id }) : renderRanking(compared, c, { lang, id });
}

function section(view: View, asked: Asked, compared: Compared, c: Comparison): Html {
  const { say, lang, links } = view;
  const kinds: readonly ChartId[] = c.series.length === 1 ? ['trend'] : [c.series.length <= mostLines ? 'trend' : 'multiples', 'ranking'];
  const figure = (kind: ChartId): Html => html`<figure class="chart" tabindex="0">${raw(chart(compared, c, kind, lang, `${kind}-${c.metric.id.replaceAll('.', '-')}`))}<figcaption><a href="${links.to(['compare', `${kind}.svg`], query(asked, c.metric.id))}" download>${say('下载图（SVG）', 'download the chart (SVG)')}</a></figcaption></figure>`;
  return html`<section><h2>${c.metric.title[lang]}</h2><p>${formulaSaid(c, lang)} · ${unitSaid(c.metric, lang)}</p>
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

/** `/compare/trend.svg?…`, `/compare/table.csv?…`: what stands on the page, by itself. */
export function compareFiles(app: Hono, viewOf: (c: Context) => View, missing: (c: Context, view: View) => Promise<Response>): void {
  for (const kind of ['trend', 'ranking', 'multiples'] as const) {
    app.get(`/compare/${kind}.svg`, async (c) => {
      const view = viewOf(c);
      const answer = await answerOf(view, askedOf(c.req.query()));
      const first = answer !== null && 'status' in answer ? answer.comparisons[0] : undefined;
      if (first === undefined) return missing(c, view);
      return c.body(chart(answer as Compared, first, kind, view.lang, kind), 200, { 'Content-Type': 'image/svg+xml; charset=utf-8', 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'" });
    });
  }
  app.get('/compare/table.csv', async (c) => {
    const view = viewOf(c);
    const answer = await answerOf(view, askedOf(c.req.query()));
    if (answer === null || !('status' in answer)) return missing(c, view);
    const rows = rowsOf(answer, view.lang).map((r) => csvLine(columns.map((x) => r[x]))).join('');
    return c.body(`\ufeff${csvLine(columns)}${rows}`, 200, { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="compare.csv"' });
  });
}
