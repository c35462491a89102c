// The data for other programs: downloads, the rules; what the interface for programs offers.
import { metrics } from '../../metrics/metrics.js';
import { html, nothing, type Html } from '../html.js';
import { langField } from '../parts/lang-field.js';
import { provinces } from '../parts/region.js';
import type { Page, View } from '../view.js';
import { grouped, severities } from '../words.js';

export async function dataPage(view: View): Promise<Page> {
  const { say, links, sql, site } = view;
  const file = (name: string): Html => html`<a href="${links.to(['export', name])}">${name.split('.').at(-1)!.toUpperCase()}</a>`;
  const body = html`<h1>${say('数据', 'Data')}</h1>
<h2>${say('下载', 'Download')}</h2>
<ul><li>${say('宽表（每份报告一行）', 'wide (a row a report)')}: ${file('wide.csv')}${links.still ? nothing : html` ${file('wide.json')}`}</li><li>${say('长表（每格一行，带原文位置）', 'long (a row a cell, with its place in the original)')}: ${!links.still ? html`${file('long.csv')} ${file('long.json')}` : site.longTable ? html`${file('long.csv')} <small>${await longSize(view)}</small>` : html`<small>${say('本站没有放；由命令 nianbao export --shape long 提供', 'not on this site; it comes from the command nianbao export --shape long')}</small>`}</li><li>${say('全部发现', 'all findings')}: ${file('findings.csv')}${links.still ? nothing : html` ${file('findings.json')} ${file('findings.sarif')}`}</li>
<li>${say('编码手册', 'codebook')}: <a href="${links.to(['data', 'codebook'])}">${say('网页', 'page')}</a> ${file('codebook.csv')} ${file('codebook.json')}</li><li><a href="${links.to(['data', 'metrics'])}">${say(`指标（${metrics.length} 项）`, `metrics (${metrics.length})`)}</a></li><li><a href="${links.to(['data', 'rules'])}">${say(`核对规则（${site.rules.length} 条）`, `rules of the check (${site.rules.length})`)}</a></li></ul>
${links.still ? html`<p class="dim">${say('静态站点只有这些文件；JSON、Excel 工作簿、只取一个省或一年的部分、SQL 和给程序用的接口由命令 nianbao export 和 nianbao serve 提供。', 'A static site has these files only; JSON, Excel workbooks, parts by province or year, SQL and the interface for programs come from the commands nianbao export and nianbao serve.')}</p>` : await part(view)}
<p class="dim">${say('0、空白、短横、缺格、读不出是五种不同的事实：宽表只有数，长表的 state 一栏分得清。', 'Zero, blank, dash, absent and unreadable are five facts: the wide table has numbers only, the column state of the long one tells which.')}</p>
${links.still ? nothing : html`<h2>${say('给程序用的接口', 'For programs')}</h2><p>${say('JSON 接口，说明见', 'A JSON interface, described in')} <a href="${links.to(['api', 'openapi.json'])}">openapi.json</a> (OpenAPI 3.1)</p>${sql ? html`<p><a href="${links.to(['data', 'sql'])}">${say('只读 SQL', 'Read-only SQL')}</a></p>` : nothing}`}
<h2>${say('数从哪里来', 'Where the figures come from')}</h2><p>${say('各行政机关依《政府信息公开条例》第四十九、五十条发布的年度报告。每个数照原文读出，一概未改；不符之处另行列出，并附最可能的改法。', 'The annual reports that administrative organs publish under articles 49 and 50 of the Regulations on Open Government Information. Every figure is as published; what does not balance is listed beside, with the likeliest correction.')}</p>`;
  return { title: say('数据', 'Data'), place: 'data', body };
}

/** Bytes of the long table for a report, near enough. */
const longBytes = 70_000;

async function longSize({ site, say }: View): Promise<string> {
  const coverage = await site.memory.of('coverage', 30, () => site.store.pages.coverage());
  const mega = Math.max(1, Math.round((coverage.reduce((n, c) => n + c.reports, 0) * longBytes) / 1_000_000));
  return say(`约 ${grouped(mega)} MB，可能超出 Excel 的行数`, `some ${grouped(mega)} MB, maybe more rows than Excel takes`);
}

/** A part of the tables: each button is another form of it. */
async function part(view: View): Promise<Html> {
  const { say, links, site } = view;
  const coverage = await site.memory.of('coverage', 30, () => site.store.pages.coverage());
  const codes = new Set(coverage.map((c) => c.province));
  const years = [...new Set(coverage.map((c) => c.year))].sort((a, b) => b - a);
  const button = (name: string, label: string): Html => html`<button class="plain" formaction="${links.to(['export', name])}">${label}</button>`;
  return html`<h3>${say('只要一部分', 'A part of it')}</h3><form class="filter" method="get" action="${links.to(['export', 'wide.csv'])}">${langField(view)}<label>${say('省份', 'Province')}<select name="region"><option value="">${say('全部', 'all')}</option>${provinces(site).filter((p) => codes.has(p.code)).map((p) => html`<option value="${p.code}">${p.name}</option>`)}</select></label><label>${say('年度', 'Year')}<select name="year"><option value="">${say('全部', 'all')}</option>${years.map((y) => html`<option value="${y}">${y}</option>`)}</select></label><label>${say('机关名称或其一部分', 'Agency, or a part of its name')}<input type="search" name="agency" size="16"></label>
<div class="row">${button('wide.csv', say('宽表 CSV', 'wide, CSV'))}${button('long.csv', say('长表 CSV', 'long, CSV'))}${button('findings.csv', say('发现 CSV', 'findings, CSV'))}${button('nianbao.xlsx', say('Excel 工作簿', 'Excel workbook'))}</div></form><p class="dim">${say('工作簿须选省份或机关；全部数据的其他格式（Parquet、SQLite、Stata、数据包）用命令 nianbao export。', 'The workbook needs a province or an agency; all of it in other formats (Parquet, SQLite, Stata, data package) comes from the command nianbao export.')}</p>`;
}

export async function rulesPage(view: View): Promise<Page> {
  const { say, lang, links, site } = view;
  const counts = new Map<string, number>();
  for (const c of await site.memory.of('rules', 30, () => site.store.pages.ruleCounts())) counts.set(c.rule, (counts.get(c.rule) ?? 0) + c.count);
  const body = html`<h1>${say('核对规则', 'Rules of the check')}</h1><div class="scroll" tabindex="0" role="region" aria-label="${say('规则', 'Rules')}"><table class="full"><thead><tr><th scope="col">${say('规则', 'Rule')}</th><th scope="col">${say('编号', 'id')}</th><th scope="col">${say('级别', 'Severity')}</th><th scope="col" class="n">${say('发现', 'Findings')}</th></tr></thead><tbody>${site.rules.map((r) => html`<tr><th scope="row"><a href="${links.to(['rule', r.id])}">${r.title[lang]}</a></th><td><code>${r.id}</code></td><td>${severities[r.severity][lang]}</td><td class="n">${counts.has(r.id) ? html`<a href="${links.to(['findings'], { rule: r.id })}">${counts.get(r.id)!}</a>` : 0}</td></tr>`)}</tbody></table></div>`;
  return { title: say('核对规则', 'Rules of the check'), place: 'data', body };
}

export async function rulePage(view: View, id: string): Promise<Page | null> {
  const { say, lang, links, site } = view;
  const r = site.rules.find((x) => x.id === id);
  if (r === undefined) return null;
  const body = html`<h1>${r.title[lang]}</h1><dl><dt>${say('编号', 'id')}</dt><dd><code>${r.id}</code></dd><dt>${say('说明', 'what it says')}</dt><dd>${r.says[lang]}</dd><dt>${say('依据', 'ground')}</dt><dd>${r.citation[lang]}</dd><dt>${say('级别', 'severity')}</dt><dd>${severities[r.severity][lang]}</dd>${r.editions === undefined ? nothing : html`<dt>${say('表格版本', 'editions')}</dt><dd>${r.editions.join(', ')}</dd>`}${r.example === undefined ? nothing : html`<dt>${say('算不符', 'breaks it')}</dt><dd>${r.example.breaks[lang]}</dd><dt>${say('不算', 'nearly does')}</dt><dd>${r.example.nearMiss[lang]}</dd>`}</dl><p><a href="${links.to(['findings'], { rule: r.id })}">${say('这条规则的全部发现', 'All findings of this rule')}</a> · <a href="${links.to(['data', 'rules'])}">${say('全部规则', 'all rules')}</a></p>`;
  return { title: r.title[lang], place: 'data', body };
}
