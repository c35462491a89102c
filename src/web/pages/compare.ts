// Agencies beside each other: what is asked in the address, a drawing for each metric, and the figures behind it.
import type { Context, Hono } from 'hono';
import { metricOf, metrics as allMetrics } from '../../metrics/metrics.js';
import type { Text } from '../../model/text.js';
import { peersFrom, problemSaid, yearsFrom, type Compared } from '../../survey/index.js';
import { plain } from '../address.js';
import { lastPage, mostMetrics } from '../api/checked.js';
import { allAsked, whole } from '../asked.js';
import { html, nothing, type Html } from '../html.js';
import { compared, comparisonFiles, type Missing } from '../compared.js';
import { comparisonSections, crowded } from '../parts/comparison.js';
import { langField } from '../parts/lang-field.js';
import { regionName } from '../parts/region.js';
import type { Page, View } from '../view.js';
import { groupsSection } from './groups.js';

type Params = Readonly<Record<string, string>>;

interface Asked {
  readonly agencies: readonly string[];
  readonly metrics: readonly string[];
  readonly years: string;
  readonly peers: string;
  readonly page: number;
}

function askedOf(p: Params): Asked {
  const parts = (text: string | undefined, sign: RegExp): string[] => (text ?? '').split(sign).map((x) => x.trim()).filter((x) => x !== '');
  const wanted = [...new Set(parts(p['metric'], /[,，]/u))];
  return { agencies: [...new Set(parts(p['agencies'], /[\n,，、;；]/u))], metrics: wanted.length > 0 ? wanted : ['requests.new'], years: (p['years'] ?? '').trim(), peers: (p['peers'] ?? '').trim(), page: whole(p['page'], 1, lastPage) ?? 1 };
}

/** Null: all are there, and few enough. */
export function metricProblem(metrics: readonly string[]): Text | null {
  const unknown = metrics.filter((m) => metricOf(m) === undefined);
  if (unknown.length > 0) return problemSaid({ status: 'no-metric', metric: unknown.join(', ').slice(0, 200) });
  return metrics.length <= mostMetrics ? null : { zh: `问了 ${metrics.length} 项指标，最多 ${mostMetrics} 项：请减少几项。`, en: `${metrics.length} metrics are asked for, at most ${mostMetrics} are shown: ask for fewer.` };
}

/** Named one by one on a page, every link of which carries them all; files are bounded by what is compared at once. */
const mostNamed = 30;

/** Null: nothing was asked yet. */
async function answerOf({ site }: View, asked: Asked, { metrics = asked.metrics, named = Infinity }: { readonly metrics?: readonly string[]; readonly named?: number } = {}): Promise<Compared | Text | null> {
  // Said even where nobody is named: another metric in its place would be taken for it.
  const odd = metricProblem(asked.metrics);
  if (odd !== null) return odd;
  if (asked.agencies.length === 0 && asked.peers === '') return null;
  // None is left out in silence: who was named and is not there would be taken to have nothing.
  if (asked.agencies.length > named) return { zh: `写了 ${asked.agencies.length} 个机关，一页最多 ${named} 个：请分几次比较，或选同类、地区；命令 nianbao compare 不限个数。`, en: `${asked.agencies.length} agencies are named, at most ${named} fit a page: ask for some at a time, or for peers or a region; the command nianbao compare takes any number.` };
  const years = asked.years === '' ? {} : yearsFrom(asked.years);
  if (years === null) return { zh: `“${asked.years.slice(0, 60)}”不是年度：写成 2024 或 2019-2024。`, en: `“${asked.years.slice(0, 60)}” is no year: write 2024 or 2019-2024.` };
  const peers = asked.peers === '' ? null : peersFrom(asked.peers, site.tables.regions);
  if (peers !== null && peers.status !== 'read') {
    if (peers.status === 'ambiguous') return { zh: `“${peers.name}”不止一个地区：请写六位代码。`, en: `“${peers.name}” could be several regions: write the code of six digits.` };
    return { zh: `“${asked.peers.slice(0, 60)}”不是可比较的范围：same-department、same-level 或 children-of 地区。`, en: `“${asked.peers.slice(0, 60)}” is no group: same-department, same-level or children-of REGION.` };
  }
  return compared(site, { agencies: asked.agencies, metrics, ...years, ...(peers === null ? {} : { peers: peers.peers }) });
}

export async function comparePage(view: View, p: Params): Promise<Page> {
  const { say, lang } = view;
  const asked = askedOf(p);
  // Of many agencies one metric fills the page, and the others are not computed.
  const first = await answerOf(view, asked, { metrics: asked.metrics.slice(0, 1), named: mostNamed });
  const answer = asked.metrics.length > 1 && first !== null && 'status' in first && !crowded(first, asked.metrics.length) ? await answerOf(view, asked) : first;
  const body = html`<h1>${say('比较', 'Compare')}</h1>
${view.links.still ? nothing : form(view, asked)}
${answer === null ? html`${view.links.still ? nothing : html`<p>${say('写出要比较的机关（名称或其一部分，每行一个），或选同类。', 'Name the agencies to compare (a part of the name will do, one a line), or choose their peers.')}</p>`}${await groupsSection(view, null)}` : 'status' in answer ? found(view, asked, answer) : html`<p role="alert">${answer[lang]}</p>`}`;
  return { title: say('比较', 'Compare'), place: 'compare', body };
}

function form(view: View, asked: Asked): Html {
  const { say, links, lang } = view;
  const groups: readonly (readonly [string, string])[] = [['', say('只比较写出的机关', 'only those named')], ['same-department', say('同一上级下各地的同类部门', 'the same department elsewhere')], ['same-level', say('本省同级政府', 'governments of the level in the province')]];
  const other = asked.peers !== '' && !groups.some(([id]) => id === asked.peers);
  return html`<form class="filter" method="get" action="${links.to(['compare'])}">${langField(view)}
<label>${say('机关，每行一个', 'Agencies, one a line')}<textarea name="agencies" rows="3" cols="30">${asked.agencies.join('\n')}</textarea></label>
<label>${say(`指标，可选 ${mostMetrics} 项`, `Metrics, up to ${mostMetrics}`)}<select name="metric" multiple size="4">${allMetrics.filter((m) => m.unit !== 'per-100000' || view.site.population !== null || asked.metrics.includes(m.id)).map((m) => html`<option value="${m.id}"${asked.metrics.includes(m.id) ? html` selected` : nothing}>${m.title[lang]}</option>`)}</select></label>
<label>${say('年度', 'Years')}<input name="years" size="10" placeholder="2019-2024" value="${asked.years}"></label>
<label>${say('同类', 'Peers')}<select name="peers">${groups.map(([id, name]) => html`<option value="${id}"${id === asked.peers ? html` selected` : nothing}>${name}</option>`)}${other ? html`<option value="${asked.peers}" selected>${belowSaid(view, asked.peers)}</option>` : nothing}</select></label>
<button>${say('比较', 'Compare')}</button>${view.site.population === null ? html`<p class="note">${say('没有给出人口（--population），不提供每十万人的指标。', 'No population was given (--population): metrics per 100,000 inhabitants are not offered.')}</p>` : nothing}</form>`;
}

/** `河南省所辖各地`; what was written where it is no region. */
function belowSaid({ site, say }: View, peers: string): string {
  const read = peersFrom(peers, site.tables.regions);
  if (read.status !== 'read' || read.peers.kind !== 'children-of') return peers;
  const name = regionName(site, read.peers.regionCode);
  return say(`${name}所辖各地`, `regions right below ${name}`);
}

function query(asked: Asked, metric?: string): Readonly<Record<string, string>> {
  return { agencies: asked.agencies.join('、'), metric: metric ?? asked.metrics.join(','), years: asked.years, peers: asked.peers };
}

function found(view: View, asked: Asked, answer: Compared): Html {
  const { say, lang, links } = view;
  return html`<p>${answer.says[lang]} · <a href="${plain(links.to(['compare', 'table.csv'], query(asked)))}" download>${say('数字（CSV）', 'figures (CSV)')}</a></p>
${answer.comparisons.length === asked.metrics.length ? nothing : html`<p>${say('其他指标', 'Other metrics')}: ${asked.metrics.slice(1).map((id, i) => html`${i === 0 ? '' : ' · '}<a href="${plain(links.to(['compare'], query(asked, id)))}">${metricOf(id)!.title[lang]}</a>`)}</p>`}
${comparisonSections(view, answer, asked.page, (metric) => query(asked, metric), (kind, metric, width) => links.to(['compare', kind === 'table' ? 'table.csv' : `${kind}.svg`], { ...query(asked, metric), width }))}`;
}

/** The answer to what an address asks; null: nothing was asked. */
export function compareAnswer(view: View, p: Params): Promise<Compared | Text | null> {
  return answerOf(view, askedOf(p));
}

/** `/compare/trend.svg?…`, `/compare/table.csv?…`: what stands on the page, by itself. */
export function compareFiles(app: Hono, viewOf: (c: Context) => View, missing: Missing): void {
  comparisonFiles(app, '/compare', viewOf, missing, (c, view) => compareAnswer(view, allAsked(c.req.queries())), ['agencies', 'metric', 'years', 'peers']);
}
