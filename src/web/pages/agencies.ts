// Agencies by name, region, level, department, year and broken totals; how many there are under each choice stands beside it.
import { agenciesUnder, levelNames, levels, placed, townships, zones, type AgencyFilter, type Choices, type PlacedAgency } from '../../survey/index.js';
import { agencyQueryOf } from '../asked.js';
import { html, nothing, type Html } from '../html.js';
import { langField } from '../parts/lang-field.js';
import { pager } from '../parts/pager.js';
import { digitsOf, provinces, regionName, regionPath } from '../parts/region.js';
import type { Page, Site, View } from '../view.js';
import { grouped } from '../words.js';

export const agenciesAPage = 100;
/** Departments that can be chosen: those of most agencies. */
const departmentsOffered = 40;

/** What the store knows of all of them; remembered. */
export function placedAgencies({ memory, store, tables }: Site): Promise<readonly PlacedAgency[]> {
  return memory.of('placed agencies', 30, async () => placed(await store.pages.agencies(), tables));
}

export async function agenciesPage(view: View, filter: AgencyFilter, page: number): Promise<Page> {
  const { site, say, links } = view;
  const { rows, choices } = agenciesUnder(await placedAgencies(site), filter);
  const p = pager(view, agencyQueryOf(filter), page, agenciesAPage, rows.length);
  const of = (a: PlacedAgency): number => (filter.year === undefined ? a.broken.length : a.broken.includes(filter.year) ? 1 : 0);
  const body = html`<h1>${say('机关', 'Agencies')}</h1>
${links.still ? nothing : filterForm(view, filter, choices)}
${tree(view, filter, choices)}
<p>${say(`共 ${grouped(rows.length)} 个机关`, `${grouped(rows.length)} ${rows.length === 1 ? 'agency' : 'agencies'}`)}${chosen(view, filter)}</p>
${rows.length === 0 ? nothing : html`<div class="scroll" tabindex="0" role="region" aria-label="${say('机关', 'Agencies')}"><table class="full"><thead><tr><th scope="col">${say('机关', 'Agency')}</th><th scope="col">${say('地区', 'Region')}</th><th scope="col" class="n">${say('报告', 'Reports')}</th><th scope="col">${say('年度', 'Years')}</th><th scope="col" class="n">${say('有不符', 'Broken totals')}${filter.year === undefined ? '' : ` ${filter.year}`}</th></tr></thead><tbody>${rows.slice((page - 1) * agenciesAPage, page * agenciesAPage).map((r) => html`<tr><th scope="row"><a href="${links.to(['agency', r.name])}">${r.name}</a></th><td>${r.regionCode === null ? '' : regionName(site, r.regionCode)}</td><td class="n">${r.years.length}</td><td>${span(r.years)}</td><td class="n">${of(r) === 0 ? '' : html`✕ ${of(r)}`}</td></tr>
`)}</tbody></table></div>`}${p.html}`;
  return { title: say('机关', 'Agencies'), place: 'agencies', body, before: p.before, after: p.after };
}

function span(years: readonly number[]): string {
  const [from, to] = [years[0], years.at(-1)];
  return from === undefined ? '' : from === to ? String(from) : `${from}–${to!}`;
}

function organName({ say }: View, organ: string): string {
  return organ === townships ? say(townships, 'townships and subdistricts') : organ === zones ? say(zones, 'development zones') : organ;
}

function chosen(view: View, f: AgencyFilter): string {
  const { say, lang } = view;
  const said = [
    ...(f.name === undefined ? [] : [say(`名称含“${f.name}”`, `with “${f.name}” in the name`)]), ...(f.level === undefined ? [] : [levelNames[f.level][lang]]), ...(f.organ === undefined ? [] : [organName(view, f.organ)]),
    ...(f.year === undefined ? [] : [say(`有 ${f.year} 年报告`, `with a report of ${f.year}`)]), ...(f.broken === true ? [say('有不符', 'with broken totals')] : []),
  ];
  return said.length === 0 ? '' : say('，', ', ') + said.join(say('，', ', '));
}

function filterForm(view: View, f: AgencyFilter, choices: Choices): Html {
  const { say, lang, links } = view;
  const option = (value: string, label: string, n: number, own: string | undefined): Html => html`<option value="${value}"${own === value ? html` selected` : nothing}>${label} (${grouped(n)})</option>`;
  const select = (name: string, label: string, own: string | undefined, options: readonly (readonly [string, string, number])[]): Html => html`<label>${label}<select name="${name}"><option value="">${say('全部', 'all')}</option>${options.map(([v, l, n]) => option(v, l, n, own))}</select></label>`;
  const organs = [...choices.organ].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).filter(([organ], i) => i < departmentsOffered || organ === f.organ);
  const years = [...choices.year].sort(([a], [b]) => b - a);
  // What was chosen and fits nothing stays chosen, with 0.
  const kept = <T>(of: readonly (readonly [T, number])[], own: T | undefined): readonly (readonly [T, number])[] => (own === undefined || of.some(([x]) => x === own) ? of : [...of, [own, 0]]);
  return html`<form class="filter" method="get" action="${links.to(['agencies'])}">${langField(view)}${f.region === undefined ? nothing : html`<input type="hidden" name="region" value="${f.region}">`}
<label>${say('名称或其一部分', 'Name or a part of it')}<input type="search" name="q" value="${f.name ?? ''}" size="20"></label>
${select('level', say('级别', 'Level'), f.level, levels.filter((l) => choices.level.has(l) || l === f.level).map((l) => [l, levelNames[l][lang], choices.level.get(l) ?? 0] as const))}
${select('department', say('部门', 'Department'), f.organ, kept(organs, f.organ).map(([o, n]) => [o, organName(view, o), n] as const))}
${select('year', say('有报告的年度', 'With a report of'), f.year === undefined ? undefined : String(f.year), kept(years, f.year).map(([y, n]) => [String(y), String(y), n] as const))}
<span class="row"><label><input type="checkbox" name="broken" value="yes"${f.broken === true ? html` checked` : nothing}>${say('只看有不符的', 'only with broken totals')} (${grouped(choices.broken)})</label></span>
<button>${say('筛选', 'Filter')}</button> <a href="${links.to(['agencies'])}">${say('清除', 'clear')}</a></form>`;
}

/** The way down to the region, and the regions in it that have agencies under the other filters. */
function tree(view: View, filter: AgencyFilter, choices: Choices): Html {
  const { site, say, links } = view;
  const { region } = filter;
  const to = (r: string | undefined): string => links.to(['agencies'], agencyQueryOf({ ...filter, region: r }));
  if (region === 'none') return html`<p><a href="${to(undefined)}">${say('全国', 'All')}</a> › ${say('地区不明', 'region not known')}</p>`;
  const path = region === undefined ? [] : regionPath(site, region);
  const length = region === undefined ? 2 : digitsOf(region).length + 2;
  const below = new Map<string, number>();
  for (const [code, agencies] of choices.region) {
    if (code === null || (region !== undefined && !code.startsWith(digitsOf(region))) || length > 6) continue;
    const child = code.slice(0, length);
    // The region's own organs are in the list, not below it.
    if (child.endsWith('00') && length > 2) continue;
    below.set(child, (below.get(child) ?? 0) + agencies);
  }
  const known = new Set(provinces(site).map((p) => p.code));
  const unknown = choices.region.get(null) ?? 0;
  return html`<p>${region === undefined ? html`<b>${say('全国', 'All')}</b>` : html`<a href="${to(undefined)}">${say('全国', 'All')}</a>`}${path.map((r, i) => html` › ${i === path.length - 1 ? html`<b>${r.name}</b>` : html`<a href="${to(digitsOf(r.code))}">${r.name}</a>`}`)}</p>
${below.size === 0 && unknown === 0 ? nothing : html`<ul class="tree">${[...below].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, n]) => html`<li><a href="${to(code)}">${known.has(code) || length > 2 ? regionName(site, code) : code}</a> <small>${grouped(n)}</small></li>`)}${region === undefined && unknown > 0 ? html`<li><a href="${to('none')}">${say('地区不明', 'region not known')}</a> <small>${grouped(unknown)}</small></li>` : nothing}</ul>`}`;
}
