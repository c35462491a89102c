// Agencies by region and by a part of the name.
import { html, nothing, type Html } from '../html.js';
import { langField } from '../parts/lang-field.js';
import { pager } from '../parts/pager.js';
import { digitsOf, provinces, regionName, regionPath } from '../parts/region.js';
import type { Page, View } from '../view.js';
import { grouped } from '../words.js';

export const agenciesAPage = 100;

export interface AgenciesAsked {
  readonly name: string | undefined;
  /** Digits of a code, or `none`. */
  readonly region: string | undefined;
  readonly page: number;
}

export async function agenciesPage(view: View, { name, region, page }: AgenciesAsked): Promise<Page> {
  const { site, say, links } = view;
  const { rows, total } = await site.store.pages.agencies({ ...(name === undefined ? {} : { name }), ...(region === undefined ? {} : { region }), offset: (page - 1) * agenciesAPage, limit: agenciesAPage });
  const p = pager(view, { q: name, region }, page, agenciesAPage, total);
  const year = (from: number | null, to: number | null): string => (from === null ? '' : from === to ? String(from) : `${from}–${to!}`);
  const body = html`<h1>${say('机关', 'Agencies')}</h1>
${links.still ? nothing : html`<form class="filter" method="get" action="${links.to(['agencies'])}">${langField(view)}${region === undefined ? nothing : html`<input type="hidden" name="region" value="${region}">`}<label>${say('名称或其一部分', 'Name or a part of it')}<input type="search" name="q" value="${name ?? ''}" size="24"></label><button>${say('查找', 'Find')}</button></form>`}
${await tree(view, region)}
<p>${say(`共 ${grouped(total)} 个机关`, `${grouped(total)} ${total === 1 ? 'agency' : 'agencies'}`)}${name === undefined ? '' : say(`，名称含“${name}”`, ` with “${name}” in the name`)}</p>
${total === 0 ? nothing : html`<div class="scroll" tabindex="0" role="region" aria-label="${say('机关', 'Agencies')}"><table class="full"><thead><tr><th scope="col">${say('机关', 'Agency')}</th><th scope="col">${say('地区', 'Region')}</th><th scope="col" class="n">${say('报告', 'Reports')}</th><th scope="col">${say('年度', 'Years')}</th><th scope="col" class="n">${say('有不符', 'Broken')}</th></tr></thead><tbody>${rows.map((r) => html`<tr><th scope="row"><a href="${links.to(['agency', r.name])}">${r.name}</a></th><td>${r.regionCode === null ? '' : regionName(site, r.regionCode)}</td><td class="n">${r.reports}</td><td>${year(r.from, r.to)}</td><td class="n">${r.broken === 0 ? '' : html`✕ ${r.broken}`}</td></tr>
`)}</tbody></table></div>`}${p.html}`;
  return { title: say('机关', 'Agencies'), place: 'agencies', body, before: p.before, after: p.after };
}

/** The way down to the region, and the regions in it that have agencies. */
async function tree(view: View, region: string | undefined): Promise<Html> {
  const { site, say, links } = view;
  const counts = await site.memory.of('regions', 30, () => site.store.pages.regionCounts());
  const to = (r: string | null): string => links.to(['agencies'], { region: r });
  if (region === 'none') return html`<p><a href="${to(null)}">${say('全国', 'All')}</a> › ${say('地区不明', 'region not known')}</p>`;
  const path = region === undefined ? [] : regionPath(site, region);
  const length = region === undefined ? 2 : digitsOf(region).length + 2;
  const below = new Map<string, number>();
  for (const { code, agencies } of counts) {
    if (code === null || (region !== undefined && !code.startsWith(digitsOf(region))) || length > 6) continue;
    const child = code.slice(0, length);
    // The region's own organs are in the list, not below it.
    if (child.endsWith('00') && length > 2) continue;
    below.set(child, (below.get(child) ?? 0) + agencies);
  }
  const known = new Set(provinces(site).map((p) => p.code));
  const unknown = counts.find((c) => c.code === null)?.agencies ?? 0;
  return html`<p>${region === undefined ? html`<b>${say('全国', 'All')}</b>` : html`<a href="${to(null)}">${say('全国', 'All')}</a>`}${path.map((r, i) => html` › ${i === path.length - 1 ? html`<b>${r.name}</b>` : html`<a href="${to(digitsOf(r.code))}">${r.name}</a>`}`)}</p>
${below.size === 0 && unknown === 0 ? nothing : html`<ul class="tree">${[...below].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, n]) => html`<li><a href="${to(code)}">${known.has(code) || length > 2 ? regionName(site, code) : code}</a> <small>${grouped(n)}</small></li>`)}${region === undefined && unknown > 0 ? html`<li><a href="${to('none')}">${say('地区不明', 'region not known')}</a> <small>${grouped(unknown)}</small></li>` : nothing}</ul>`}`;
}
