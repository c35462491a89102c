// The first page: where there are reports and where totals are broken, what to look at first, what changed last.
import type { Coverage } from '../../store/page-store.js';
import { html, nothing, type Html } from '../html.js';
import { langField } from '../parts/lang-field.js';
import { provinces } from '../parts/region.js';
import type { Page, View } from '../view.js';
import { grouped, minute, outcomes, severities, signs } from '../words.js';
import { findingTable } from './findings.js';

export async function overviewPage(view: View): Promise<Page> {
  const { site, say, links, lang } = view;
  const { pages } = site.store;
  const coverage = await site.memory.of('coverage', 30, () => pages.coverage());
  const rules = await site.memory.of('rules', 30, () => pages.ruleCounts());
  const first = await pages.findings({ severity: 'error', outcome: 'broken', status: 'open' }, { offset: 0, limit: 10, count: false });
  const latest = await pages.latest(10);
  const reports = coverage.reduce((n, c) => n + c.reports, 0);
  const broken = coverage.reduce((n, c) => n + c.broken, 0);
  const errors = rules.filter((r) => r.outcome === 'broken' && r.severity === 'error');
  const title = rules.length === 0 ? undefined : new Map(site.rules.map((r) => [r.id, r.title[lang]]));
  const body = html`<h1>${say('政府信息公开工作年度报告', 'Annual reports on government-information disclosure')}</h1>
<p>${reports === 0 ? say('库里还没有报告：用 nianbao add 或 nianbao crawl 存入。', 'There are no reports yet: store some with nianbao add or nianbao crawl.') : html`${say(`共 ${grouped(reports)} 份报告，其中 `, `${grouped(reports)} reports, `)}<a href="${links.to(['findings'], { severity: 'error', outcome: 'broken' })}">${say(`${grouped(broken)} 份有不符`, `${grouped(broken)} with broken totals`)}</a>${say('。', '.')}`}</p>
${links.still ? nothing : html`<form class="filter" method="get" action="${links.to(['agencies'])}">${langField(view)}<label>${say('机关名称或其一部分', 'Agency, or a part of its name')}<input type="search" name="q" size="24"></label><button>${say('查找', 'Find')}</button></form>`}
${reports === 0 ? nothing : html`<h2>${say('各省各年度', 'By province and year')}</h2>${coverageTable(view, coverage)}`}
${first.rows.length === 0 ? nothing : html`<h2>${say('先看哪里', 'What to look at first')}</h2><p class="dim">${say('最近入库、尚无结论的不符。', 'Broken totals stored last that nobody has decided about.')}</p>${findingTable(view, first.rows, { severity: 'error', outcome: 'broken', status: 'open' })}`}
${latest.length === 0 ? nothing : html`<h2>${say('最近的改动', 'Latest changes')}</h2><ul>${latest.map((l) => html`<li><a href="${links.to(['report', l.agency, String(l.year)], { version: links.still ? null : l.version })}">${l.agency} ${l.year}</a> ${say(`第 ${l.version} 版`, `version ${l.version}`)} <span class="dim">${minute(l.added)}</span>${l.edited ? html` <b>${say('数字或文字有改动', 'figures or text changed')}</b>` : nothing}</li>`)}</ul>`}
${errors.length === 0 ? nothing : html`<h2>${say('哪条规则最常不符', 'Which rules are broken most often')}</h2><table><thead><tr><th scope="col">${say('规则', 'Rule')}</th><th scope="col" class="n">${say('处', 'times')}</th></tr></thead><tbody>${errors.slice(0, 12).map((r) => html`<tr><th scope="row"><a href="${links.to(['findings'], { rule: r.rule, outcome: 'broken' })}">${title?.get(r.rule) ?? r.rule}</a></th><td class="n">${grouped(r.count)}</td></tr>`)}</tbody></table>`}`;
  return { title: say('总览', 'Overview'), place: '', body };
}

function coverageTable(view: View, coverage: readonly Coverage[]): Html {
  const { site, say, links, lang } = view;
  const years = [...new Set(coverage.map((c) => c.year))].sort((a, b) => a - b);
  const names = new Map(provinces(site).map((p) => [p.code, p.name]));
  const codes = [...new Set(coverage.map((c) => c.province))].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
  const at = new Map(coverage.map((c) => [`${c.province ?? ''} ${c.year}`, c]));
  const most = Math.max(1, ...coverage.map((c) => c.reports));
  const cell = (province: string | null, year: number): Html => {
    const c = at.get(`${province ?? ''} ${year}`);
    if (c === undefined) return html`<td>–</td>`;
    const depth = c.reports > most / 2 ? 3 : c.reports > most / 8 ? 2 : 1;
    const to = { region: province ?? 'none', year, severity: 'error', outcome: 'broken' };
    return html`<td class="b${depth}">${grouped(c.reports)}${c.broken === 0 ? nothing : html` <small><a href="${links.to(['findings'], to)}" title="${say('有不符的报告', 'with broken totals')}">✕${c.broken}</a></small>`}</td>`;
  };
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say('各省各年度的报告', 'Reports by province and year')}"><table class="cells"><caption>${say('报告份数；✕ 后是其中有不符的份数', 'Number of reports; behind ✕ those of them with broken totals')} (${signs.error} = ${outcomes.broken[lang]}, ${severities.error[lang]})</caption><thead><tr><td></td>${years.map((y) => html`<th scope="col">${y}</th>`)}</tr></thead><tbody>${codes.map((p) => html`<tr><th scope="row">${p === null ? html`<a href="${links.to(['agencies'], { region: 'none' })}">${say('地区不明', 'region not known')}</a>` : html`<a href="${links.to(['agencies'], { region: p })}">${names.get(p) ?? p}</a>`}</th>${years.map((y) => cell(p, y))}</tr>
`)}</tbody></table></div>`;
}
