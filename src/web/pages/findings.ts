// Findings under a filter: the list, what can be filtered by, and the same list for other programs.
import type { StoredFinding } from '../../store/store.js';
import type { PageFilter } from '../../store/page-store.js';
import { allStatuses, queryOf } from '../asked.js';
import { html, nothing, type Html } from '../html.js';
import { langField } from '../parts/lang-field.js';
import { statusTag, tag } from '../parts/finding.js';
import { pager } from '../parts/pager.js';
import { provinces, regionName } from '../parts/region.js';
import type { Page, View } from '../view.js';
import { grouped, kinds, outcomes, severities, statuses } from '../words.js';

const findingsAPage = 50;
/** Of a static site, whose filter looks through the page. */
const findingsAStillPage = 200;

export async function findingsPage(view: View, filter: PageFilter, page: number): Promise<Page> {
  const { site, say, links } = view;
  const size = links.still ? findingsAStillPage : findingsAPage;
  const { rows, total, capped } = await site.store.pages.findings(filter, { offset: (page - 1) * size, limit: size });
  const p = pager(view, queryOf(filter), page, size, total);
  const count = capped ? `${grouped(total)}+` : grouped(total);
  const body = html`<h1>${say('发现', 'Findings')}</h1>
${links.still ? await stillLists(view) : await filterForm(view, filter)}
<p>${chosen(view, filter)}${say(`共 ${count} 处`, `${count} ${total === 1 ? 'finding' : 'findings'}`)}${links.still || total === 0 ? nothing : html` · ${say('导出', 'export')}: ${(['csv', 'json', 'sarif'] as const).map((f) => html`<a href="${links.to(['export', `findings.${f}`], queryOf(filter))}">${f.toUpperCase()}</a> `)}`}</p>
${total === 0 ? html`<p>${say('没有符合条件的发现。', 'Nothing was found under this filter.')}</p>` : html`${links.still ? rowFilter(view) : nothing}${findingTable(view, rows, filter)}`}
${p.html}`;
  return { title: say('发现', 'Findings'), place: 'findings', body, before: p.before, after: p.after };
}

export function findingTable(view: View, rows: readonly StoredFinding[], filter: PageFilter): Html {
  const { say, links, lang } = view;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say('发现', 'Findings')}"><table class="full"><thead><tr><th scope="col">${say('结果', 'Outcome')}</th><th scope="col">${say('机关、年度', 'Agency, year')}</th><th scope="col">${say('发现', 'Finding')}</th></tr></thead><tbody>${rows.map((f) => html`<tr><td>${tag(view, f.finding)} ${statusTag(view, f.status)}</td><td><a href="${links.to(['report', f.agency, String(f.year)])}">${f.agency} ${f.year}</a></td><td>${f.fingerprint === '' ? f.finding.message[lang] : html`<a href="${links.to(['finding', f.fingerprint], links.still ? {} : queryOf(filter))}">${f.finding.message[lang]}</a>`}</td></tr>
`)}</tbody></table></div>`;
}

function chosen(view: View, f: PageFilter): Html {
  const { say, lang, site } = view;
  const said = [
    ...(f.agency === undefined ? [] : [say(`机关含“${f.agency}”`, `agency “${f.agency}”`)]), ...(f.rule === undefined ? [] : [site.rules.find((r) => r.id === f.rule)?.title[lang] ?? f.rule]),
    ...(f.severity === undefined ? [] : [severities[f.severity][lang]]), ...(f.outcome === undefined ? [] : [outcomes[f.outcome][lang]]), ...(f.kind === undefined ? [] : [kinds[f.kind][lang]]), ...(f.status === undefined ? [] : [statuses[f.status][lang]]),
    ...(f.year === undefined ? [] : [String(f.year)]), ...(f.region === undefined ? [] : [f.region === 'none' ? say('地区不明', 'region not known') : regionName(site, f.region)]),
  ];
  return said.length === 0 ? nothing : html`<b>${said.join(say('，', ', '))}</b>${say('：', ': ')}`;
}

/** A static site has a list for each of these. */
async function stillLists(view: View): Promise<Html> {
  const { site, say, lang, links } = view;
  const counts = await site.memory.of('rules', 30, () => site.store.pages.ruleCounts());
  const coverage = await site.memory.of('coverage', 30, () => site.store.pages.coverage());
  const of = (fits: (c: (typeof counts)[number]) => boolean): number => counts.filter(fits).reduce((n, c) => n + c.count, 0);
  const list = (label: string, items: readonly (readonly [PageFilter, string])[]): Html => (items.length === 0 ? nothing : html`<dt>${label}</dt><dd>${items.map(([filter, name], i) => html`${i === 0 ? '' : ' · '}<a href="${links.to(['findings'], queryOf(filter))}">${name}</a>`)}</dd>`);
  const codes = new Set(coverage.map((c) => c.province));
  return html`<details class="metrics"><summary>${say('分列', 'Lists')}</summary><dl>
${list(say('全部', 'all'), [[{}, say('全部', 'all')]])}
${list(say('级别', 'Severity'), (['error', 'warning', 'info'] as const).filter((s) => of((c) => c.severity === s) > 0).map((s) => [{ severity: s }, `${severities[s][lang]} (${grouped(of((c) => c.severity === s))})`]))}
${list(say('规则', 'Rule'), site.rules.filter((r) => of((c) => c.rule === r.id) > 0).map((r) => [{ rule: r.id }, `${r.title[lang]} (${grouped(of((c) => c.rule === r.id))})`]))}
${list(say('省份', 'Province'), [...provinces(site).filter((p) => codes.has(p.code)).map((p) => [{ region: p.code }, p.name] as const), ...(codes.has(null) ? [[{ region: 'none' }, say('地区不明', 'region not known')] as const] : [])])}
${list(say('年度', 'Year'), [...new Set(coverage.map((c) => c.year))].sort((a, b) => b - a).map((year) => [{ year }, String(year)]))}</dl></details>`;
}

/** Looks through the rows of the page with the script; without it all rows are there, and this is not. */
function rowFilter({ say, lang }: View): Html {
  return html`<div class="filter" id="rows" data-count="${say('本页 # 处', '# on this page')}" hidden><label>${say('在本页里筛选：机关、年度或文字', 'On this page: agency, year or words')}<input type="search" size="24"></label><label>${say('级别', 'Severity')}<select><option value="">${say('全部', 'all')}</option>${(['error', 'warning', 'info'] as const).map((s) => html`<option value="${s}">${severities[s][lang]}</option>`)}</select></label><output></output></div>`;
}

async function filterForm(view: View, f: PageFilter): Promise<Html> {
  const { site, say, lang, links } = view;
  const counts = await site.memory.of('rules', 30, () => site.store.pages.ruleCounts());
  const found = new Map<string, number>();
  for (const c of counts) found.set(c.rule, (found.get(c.rule) ?? 0) + c.count);
  const coverage = await site.memory.of('coverage', 30, () => site.store.pages.coverage());
  const years = [...new Set(coverage.map((c) => c.year))].sort((a, b) => b - a);
  const codes = new Set(coverage.map((c) => c.province));
  const option = (value: string, label: string, own: string | number | undefined): Html => html`<option value="${value}"${String(own ?? '') === value ? html` selected` : nothing}>${label}</option>`;
  const select = (name: keyof PageFilter, label: string, options: readonly (readonly [string, string])[]): Html => html`<label>${label}<select name="${name}">${option('', say('全部', 'all'), f[name])}${options.map(([v, l]) => option(v, l, f[name]))}</select></label>`;
  return html`<form class="filter" method="get" action="${links.to(['findings'])}">${langField(view)}
<label>${say('机关', 'Agency')}<input type="search" name="agency" value="${f.agency ?? ''}" size="14"></label>
${select('rule', say('规则', 'Rule'), site.rules.filter((r) => found.has(r.id)).map((r) => [r.id, `${r.title[lang]} (${found.get(r.id)!})`] as const))}
${select('severity', say('级别', 'Severity'), (['error', 'warning', 'info'] as const).map((s) => [s, severities[s][lang]] as const))}
${select('outcome', say('结果', 'Outcome'), (['broken', 'undecided'] as const).map((o) => [o, outcomes[o][lang]] as const))}
${select('region', say('省份', 'Province'), provinces(site).filter((p) => codes.has(p.code) || p.code === f.region).map((p) => [p.code, p.name] as const).concat(codes.has(null) || f.region === 'none' ? [['none', say('地区不明', 'region not known')] as const] : []))}
${f.region === undefined || f.region === 'none' || f.region.length === 2 ? nothing : html`<input type="hidden" name="region" value="${f.region}">`}
${f.kind === undefined ? nothing : html`<input type="hidden" name="kind" value="${f.kind}">`}
${select('year', say('年度', 'Year'), years.map((y) => [String(y), String(y)] as const))}
${select('status', say('结论', 'Decision'), allStatuses.map((s) => [s, statuses[s][lang]] as const))}
<button>${say('筛选', 'Filter')}</button> <a href="${links.to(['findings'])}">${say('清除', 'clear')}</a></form>`;
}
