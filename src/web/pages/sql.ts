// SQL of the reader, on a copy of nothing: it can only read, for a few seconds, and a thousand rows.
import { runSql } from '../../store/sql-query.js';
import { html, nothing, type Html } from '../html.js';
import { langField } from '../parts/lang-field.js';
import type { Page, View } from '../view.js';

const limits = { rows: 1000, seconds: 5, atOnce: 2 } as const;
/** Characters of a page, about: rows beyond are left to the download. */
const room = 40_000;

const examples: readonly (readonly [string, string, string])[] = [
  ['各年度新收申请', 'new requests by year', `select year, count(*) as reports, sum("requests.new.total") as requests from wide group by year`],
  ['不符最多的规则', 'the rules broken most often', `select rule, count(*) as n from finding_current where outcome = 'broken' group by rule order by n desc`],
  ['一份报告的每一格', 'every cell of one report', `select id, label_zh, value, state, raw, anchor from cell where agency = '…' and year = 2024`],
];

export async function sqlPage(view: View, sql: string, signal: AbortSignal): Promise<Page | null> {
  const { say, links, site } = view;
  if (!view.sql) return null;
  const asked = sql.trim().slice(0, 10_000);
  const answer = asked === '' ? null : await runSql(site.store.path, asked, { ...limits, signal });
  const body = html`<h1>${say('只读 SQL', 'Read-only SQL')}</h1>
<form class="decide" method="get" action="${links.to(['data', 'sql'])}">${langField(view)}<label>SQL<textarea name="q" rows="6" spellcheck="false">${asked}</textarea></label><div class="row"><button>${say('运行', 'Run')}</button><span class="dim">${say(`最多 ${limits.seconds} 秒、${limits.rows} 行`, `at most ${limits.seconds} seconds and ${limits.rows} rows`)}</span></div></form>
${answer === null ? html`<h2>${say('例', 'Examples')}</h2><ul>${examples.map(([zh, en, q]) => html`<li><a href="${links.to(['data', 'sql'], { q })}">${say(zh, en)}</a><br><code>${q}</code></li>`)}</ul><p class="dim">${say('视图：report_current、wide、cell、finding_current、documents、requests、reviews 等。', 'Views: report_current, wide, cell, finding_current, documents, requests, reviews and others.')}</p>` : result(view, answer)}`;
  return { title: 'SQL', place: 'data', body, ...(answer?.status === 'busy' ? { status: 503 as const } : {}) };
}

function result({ say }: View, a: Awaited<ReturnType<typeof runSql>>): Html {
  if (a.status === 'timeout') return html`<p class="bad" role="alert">${say('超时，已停下。', 'It took too long and was stopped.')}</p>`;
  if (a.status === 'busy') return html`<p class="bad" role="alert">${say('别的查询正在运行，请稍后再试。', 'Other queries are running: try again in a moment.')}</p>`;
  if (a.status === 'refused') return html`<p class="bad" role="alert">${say('不能运行：', 'It cannot be run: ')}${a.why}</p>`;
  let left = room;
  const shown = a.rows.filter((r) => (left -= r.reduce<number>((n, f) => n + String(f ?? '').length + 9, 10)) > 0);
  return html`<p>${say(`${a.rows.length} 行`, `${a.rows.length} rows`)}${a.more ? say('，还有更多', ', and more') : ''}${shown.length < a.rows.length ? say(`；显示前 ${shown.length} 行`, `; the first ${shown.length} are shown`) : nothing}</p><div class="scroll" tabindex="0" role="region" aria-label="${say('结果', 'Result')}"><table class="small"><thead><tr>${a.columns.map((c) => html`<th scope="col">${c}</th>`)}</tr></thead><tbody>${shown.map((r) => html`<tr>${r.map((f) => (f === null ? html`<td><i>null</i></td>` : html`<td${typeof f === 'number' ? html` class="n"` : nothing}>${f}</td>`))}</tr>
`)}</tbody></table></div>`;
}
