// Agencies that lie beside each other: which groups there are, region by region, and one of them by a metric that is chosen by a link.
import type { Context, Hono } from 'hono';
import { groupName } from '../../metrics/page.js';
import { metricOf, metrics } from '../../metrics/metrics.js';
import type { Text } from '../../model/text.js';
import type { ListedAgency } from '../../store/figure-store.js';
import { groupOf, groupSaid, groupsOf, problemSaid, townships, unplaced, type Compared, type Group, type GroupKey } from '../../survey/index.js';
import { html, nothing, type Html } from '../html.js';
import { compared, comparisonFiles, type Missing } from '../compared.js';
import { comparisonSections } from '../parts/comparison.js';
import { regionName } from '../parts/region.js';
import type { Page, Site, View } from '../view.js';

/** Where the whole country stands for a region. */
const everywhere = 'all';
/** A static site has a page for each metric: these, and not every share of a share. */
const still: ReadonlySet<string> = new Set([
  'requests.new', 'disclosure.concluded', 'denial.rate', 'unavailable.not_held', 'carry_over.rate', 'dispute.rate', 'reconsideration.correction', 'normative_documents.in_force', 'reports.in_time', 'reports.broken_totals',
]);
const first = 'requests.new';

function groups(site: Site): Promise<readonly Group[]> {
  return site.memory.of('groups', 30, async () => groupsOf(await site.memory.of('agencies', 5, () => site.store.figures.agencies()), site.tables.regions));
}

/** `all`, or a code of six digits that is a region; null for anything else. */
function regionAsked({ tables }: Site, text: string): string | null | undefined {
  if (text === everywhere) return null;
  if (unplaced[text] !== undefined) return text;
  return /^\d{6}$/u.test(text) && tables.regions.byCode(text) !== null ? text : undefined;
}

export function groupPath({ regionCode, department }: GroupKey): readonly string[] {
  return ['compare', 'in', regionCode ?? everywhere, department];
}

/** The groups of a region, and the way to those of the regions below it. Null: the whole country. */
export async function groupsSection(view: View, regionCode: string | null): Promise<Html> {
  const { site, say, lang, links } = view;
  const { regions } = site.tables;
  const all = await groups(site);
  const own = all.filter((g) => g.regionCode === regionCode);
  const nowhere = regionCode === null ? all.filter((g) => unplaced[g.regionCode ?? ''] !== undefined) : [];
  // Groups lie under their region and under those above it.
  const below = new Map<string, number>();
  for (const g of all) {
    if (g.regionCode === null || g.regionCode === regionCode || unplaced[g.regionCode] !== undefined) continue;
    const path = regions.path(g.regionCode).map((r) => r.code);
    const child = regionCode === null ? path[0] : path[path.indexOf(regionCode) + 1];
    if (child !== undefined && (regionCode === null || path.includes(regionCode))) below.set(child, (below.get(child) ?? 0) + 1);
  }
  if (own.length + below.size + nowhere.length === 0) return html`<p class="dim">${say('还没有两个以上同类的机关。', 'There are no two agencies of a kind yet.')}</p>`;
  return html`${own.length === 0 ? nothing : html`<h2>${say('同类机关', 'Agencies of a kind')}</h2><ul class="tree">${own.map((g) => html`<li><a href="${links.to(groupPath(g))}">${g.department === townships ? say(townships, 'townships and subdistricts') : g.department}</a> <small>${g.agencies}</small></li>`)}</ul>`}
${below.size === 0 ? nothing : html`<h2>${regionCode === null ? say('各省', 'By province') : say('下级地区', 'Regions below')}</h2><ul class="tree">${[...below].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, n]) => html`<li><a href="${links.to(['compare', 'in', code])}">${regionName(site, code)}</a> <small>${say(`${n} 组`, `${n} ${n === 1 ? 'group' : 'groups'}`)}</small></li>`)}</ul>`}
${nowhere.length === 0 ? nothing : html`<h2>${say('地区代码不明的', 'Of regions without a known code')}</h2><ul class="tree">${nowhere.map((g) => html`<li><a href="${links.to(groupPath(g))}">${groupSaid(g, regions)[lang]}</a> <small>${g.agencies}</small></li>`)}</ul>`}`;
}

function way({ site, say, links }: View, regionCode: string | null): Html {
  const path = regionCode === null || unplaced[regionCode] !== undefined ? [] : site.tables.regions.path(regionCode);
  return html`<p><a href="${links.to(['compare'])}">${say('全国', 'All')}</a>${path.map((r) => html` › <a href="${links.to(['compare', 'in', r.code])}">${r.name}</a>`)}</p>`;
}

/** `/compare/in/410000`: which groups there are in a region. */
export async function groupsPage(view: View, asked: string): Promise<Page | null> {
  const { site, say } = view;
  const regionCode = regionAsked(site, asked);
  if (regionCode === undefined || regionCode === null || unplaced[regionCode] !== undefined) return null;
  const title = say(`${regionName(site, regionCode)} · 比较`, `${regionName(site, regionCode)} · compare`);
  return { title, place: 'compare', body: html`<h1>${title}</h1>${way(view, regionCode)}${await groupsSection(view, regionCode)}` };
}

interface GroupAsked {
  readonly region: string;
  readonly department: string;
  readonly metric: string | undefined;
  readonly page: number;
}

async function keyOf(site: Site, { region, department }: Pick<GroupAsked, 'region' | 'department'>): Promise<GroupKey | null> {
  const regionCode = regionAsked(site, region);
  return regionCode === undefined ? null : ((await groups(site)).find((g) => g.regionCode === regionCode && g.department === department) ?? null);
}

function wantedOf(metric: string | undefined): string {
  const wanted = (metric ?? '').trim();
  return wanted === '' ? first : wanted;
}

/** One metric; one that there is not is said, and nothing is put in its place. */
async function answerOf(site: Site, group: GroupKey, metric: string | undefined): Promise<Compared | Text> {
  const wanted = wantedOf(metric);
  return metricOf(wanted) === undefined ? problemSaid({ status: 'no-metric', metric: wanted.slice(0, 200) }) : compared(site, { agencies: [], metrics: [wanted], peers: { kind: 'group', group } });
}

/** `/compare/in/410000/水务局?metric=denial.rate`: the metric that is asked for, or new requests. Null: there is no such group. */
export async function groupPage(view: View, asked: GroupAsked): Promise<Page | null> {
  const { site, say, lang, links } = view;
  const key = await keyOf(site, asked);
  if (key === null) return null;
  const path = groupPath(key);
  const metric = metricOf(wantedOf(asked.metric))?.id ?? null;
  const answer = await answerOf(site, key, asked.metric);
  const ask = { metric: metric === first ? null : metric };
  const title = groupSaid(key, site.tables.regions)[lang];
  const body = html`<h1>${title}</h1>${way(view, key.regionCode)}
${choice(view, path, metric)}
${'status' in answer ? html`<p>${say(`${answer.comparisons[0]!.series.length} 个机关`, `${answer.comparisons[0]!.series.length} agencies`)} · <a href="${links.to([...path, 'table.csv'], ask)}" download>${say('数字（CSV）', 'figures (CSV)')}</a></p>
${comparisonSections(view, answer, asked.page, () => ask, (kind, _metric, width) => links.to([...path, kind === 'table' ? 'table.csv' : `${kind}.svg`], { ...ask, width }))}` : html`<p role="alert">${answer[lang]}</p>`}`;
  return { title: metric === null ? title : `${title} · ${metricOf(metric)!.title[lang]}`, place: 'compare', body };
}

/** Every metric is a link, so that each is an address. */
function choice({ site, say, lang, links }: View, path: readonly string[], chosen: string | null): Html {
  const offered = metrics.filter((m) => (m.unit === 'per-100000' ? site.population !== null : !links.still || still.has(m.id)));
  const by = [...new Set(offered.map((m) => m.group))];
  const link = (id: string, title: string): Html => (id === chosen ? html`<b aria-current="true">${title}</b>` : html`<a href="${links.to(path, { metric: id === first ? null : id })}">${title}</a>`);
  return html`<details class="metrics"><summary>${say('指标', 'Metric')}: ${chosen === null ? '' : html`<b>${metricOf(chosen)!.title[lang]}</b> · `}${say('换一个', 'choose another')}</summary><dl>${by.map((g) => html`<dt>${groupName(g)[lang]}</dt><dd>${offered.filter((m) => m.group === g).map((m, i) => html`${i === 0 ? '' : ' · '}${link(m.id, m.title[lang])}`)}</dd>`)}</dl></details>`;
}

/** Its drawings and figures as files. */
export function groupFiles(app: Hono, viewOf: (c: Context) => View, missing: Missing): void {
  comparisonFiles(app, '/compare/in/:region/:department', viewOf, missing, async (c, { site }) => {
    const key = await keyOf(site, { region: c.req.param('region') ?? '', department: c.req.param('department') ?? '' });
    return key === null ? null : answerOf(site, key, c.req.query('metric'));
  }, ['metric']);
}

/** The group an agency is in; null where it has none of its kind beside it. */
export async function groupWith(site: Site, a: ListedAgency): Promise<GroupKey | null> {
  const own = groupOf(a, site.tables.regions);
  return own === null ? null : ((await groups(site)).find((g) => g.regionCode === own.regionCode && g.department === own.department) ?? null);
}
