// Words in the prose of all reports, with the passages they stand in.
import type { ProsePage } from '../../store/page-search.js';
import { furthestHit } from '../api/checked.js';
import { html, nothing, type Html } from '../html.js';
import { langField } from '../parts/lang-field.js';
import { pager } from '../parts/pager.js';
import type { Page, View } from '../view.js';
import { grouped } from '../words.js';

const hitsAPage = 20;

export async function searchPage(view: View, asked: { readonly query: string; readonly year: number | undefined; readonly region: string | undefined; readonly page: number }): Promise<Page> {
  const { site, say, links } = view;
  const query = asked.query.trim();
  const found = query === '' ? null : await site.store.pages.search(query, { ...(asked.year === undefined ? {} : { year: asked.year }), ...(asked.region === undefined ? {} : { region: asked.region }), offset: (asked.page - 1) * hitsAPage, limit: hitsAPage });
  const p = pager(view, { q: query, year: asked.year, region: asked.region }, asked.page, hitsAPage, Math.min(found?.total ?? 0, furthestHit));
  const body = html`<h1>${say('检索正文', 'Search the prose')}</h1>
<form class="filter" method="get" action="${links.to(['search'])}" role="search">${langField(view)}<label>${say('两个字以上；几个词用空格分开', 'Two characters or more; blanks part several phrases')}<input type="search" name="q" value="${query}" size="28" maxlength="100"></label><label>${say('年度', 'Year')}<input name="year" inputmode="numeric" pattern="\\d{4}" size="5" value="${asked.year ?? ''}"></label>${asked.region === undefined ? nothing : html`<input type="hidden" name="region" value="${asked.region}">`}<button>${say('检索', 'Search')}</button></form>
${found === null ? html`<p class="dim">${say('在所有报告的文字部分里查找，例如：依申请公开 培训。', 'Looks in the text of all reports, for instance: 依申请公开 培训.')}</p>` : found.phrases === null ? html`<p class="bad">${say('请至少写两个字。', 'Give at least two characters.')}</p>` : html`<p>${countSaid(view, found)}</p><ol class="hits" start="${(asked.page - 1) * hitsAPage + 1}">${found.hits.map((h) => html`<li><a href="${links.to(['report', h.agency, String(h.year), 'prose'], {}, `s-${h.ordinal}`)}">${h.agency} ${h.year}</a> <span class="dim">${h.heading}</span><br><span lang="zh-CN">${marked(h.pieces)}</span></li>`)}</ol>${p.html}`}`;
  return { title: say('检索', 'Search'), place: 'search', body, before: p.before, after: p.after };
}

/** Of what the index cannot tell, only so many sections are looked into. */
function countSaid({ say }: View, { total, capped }: ProsePage): string {
  if (capped && total < furthestHit) return say(`最近 ${grouped(furthestHit)} 个可能的段落中有 ${grouped(total)} 处；可按年度或地区缩小范围`, `${grouped(total)} among the latest ${grouped(furthestHit)} sections that may have it; a year or a region narrows it`);
  return say(`约 ${grouped(total)}${capped ? '+' : ''} 处`, `About ${grouped(total)}${capped ? '+' : ''} sections`);
}

/** Of a static site: a script looks the words up, in files that lie beside. */
export async function stillSearchPage(view: View): Promise<Page> {
  const { site, say, links, lang } = view;
  const years = [...new Set((await site.memory.of('coverage', 30, () => site.store.pages.coverage())).map((c) => c.year))].sort((a, b) => b - a);
  const body = html`<h1>${say('检索正文', 'Search the prose')}</h1>
<noscript><p class="notice">${say('检索需要脚本，本页的脚本未能运行。可按', 'The search needs a script, and none is run here. Look')} <a href="${links.to(['agencies'])}">${say('地区和机关查找', 'by region and agency')}</a>${say('。', '.')}</p></noscript>
<div id="still-search" class="filter" role="search" hidden data-index="${lang === 'en' ? '../' : ''}search/" data-short="${say('请至少写两个字。', 'Give at least two characters.')}" data-busy="${say('正在查找……', 'Looking …')}" data-count="${say('约 # 处', 'About # places')}" data-failed="${say('索引读不到。', 'The index cannot be read.')}"><label>${say('两个字以上；几个词用空格分开', 'Two characters or more; blanks part several phrases')}<input type="search" size="28" maxlength="100"></label><label>${say('年度', 'Year')}<select><option value="">${say('全部', 'all')}</option>${years.map((y) => html`<option value="${y}">${y}</option>`)}</select></label><button type="button">${say('检索', 'Search')}</button></div>
<p class="dim">${say('在所有报告的文字部分和机关名称里查找，例如：依申请公开 培训。', 'Looks in the text of all reports and the names of agencies, for instance: 依申请公开 培训.')}</p>
<p id="said" role="status"></p><ol class="hits" id="hits"></ol><p><button type="button" class="plain" id="more" hidden>${say('更多', 'More')}</button></p>`;
  return { title: say('检索', 'Search'), place: 'search', body, script: 'search.js' };
}

function marked(pieces: readonly string[]): Html {
  return html`${pieces.map((t, i) => (i % 2 === 1 ? html`<mark>${t}</mark>` : t))}`;
}
