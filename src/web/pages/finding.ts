// One finding: what it says and rests on, what people decided, and the form to decide; with the way to the next under the same filter.
import type { PageFilter } from '../../store/page-store.js';
import { queryOf } from '../asked.js';
import { html, nothing, type Html } from '../html.js';
import { details, statusTag, tag } from '../parts/finding.js';
import type { Page, View } from '../view.js';
import { kinds, minute, severities, statuses } from '../words.js';

/** What a form said that could not be kept, to be shown again with the reason. */
export interface Refused {
  readonly why: string;
  readonly status: 400 | 403 | 429;
  readonly fields: ReadonlyMap<string, string>;
}

export async function findingPage(view: View, fingerprint: string, filter: PageFilter, refused: Refused | null): Promise<Page | null> {
  const { site, say, lang, links } = view;
  const found = /^[0-9a-f]{32}$/u.test(fingerprint) ? await site.store.pages.finding(fingerprint) : null;
  if (found === null) return null;
  const { agency, year, finding: f } = found;
  const report = (await site.store.pages.report(agency, year, found.version))!;
  const { decision, before } = await site.store.reviews.standing(found);
  const near = found.current && !links.still ? await site.store.pages.beside(filter, found) : { before: null, after: null };
  const to = (fp: string | null): string | null => (fp === null ? null : links.to(['finding', fp], queryOf(filter)));
  const rule = site.rules.find((r) => r.id === f.rule);
  const version = found.current ? null : found.version;
  const suspect = (f.suspects ?? []).flatMap((s) => (s.cell === undefined ? [] : [s.cell]))[0];
  const first = suspect ?? f.cells.find((ref) => report.report.cells.get(ref)?.anchor != null) ?? f.cells[0];
  // The likeliest may be a cell of another year's report.
  const [theirs] = suspect === undefined || f.suspects![0]!.cell === undefined ? (f.suspects ?? []).slice(0, 1).flatMap((s) => (s.tie ? [] : s.others ?? [])) : [];
  const cell = (ref: string): string => links.to(['report', agency, String(year)], { version, cell: links.still ? null : ref }, `c-${ref}`);
  const body = html`<nav class="pager" aria-label="${say('前后', 'Before and after')}">${near.before === null ? nothing : html`<a rel="prev" href="${to(near.before)!}">← ${say('上一处', 'previous')} <kbd>p</kbd></a>`}<a href="${links.to(['findings'], links.still ? {} : queryOf(filter))}">${say('回到列表', 'to the list')}</a>${near.after === null ? nothing : html`<a rel="next" href="${to(near.after)!}">${say('下一处', 'next')} <kbd>n</kbd> →</a>`}</nav>
<h1>${rule?.title[lang] ?? f.rule}</h1>
<p><a href="${links.to(['agency', agency])}">${agency}</a> · <a href="${links.to(['report', agency, String(year)], { version })}">${say(`${year} 年度报告`, `report of ${year}`)}</a>${found.current ? nothing : say('（旧版）', ' (an earlier version)')}</p>
<p class="${f.outcome === 'broken' && f.severity === 'error' ? 'bad' : 'notice'}">${tag(view, f)} ${statusTag(view, found.status)} <bdi>${f.message[lang]}</bdi></p>
${details(view, f, { agency, year, report: report.report, cell })}
<p>${theirs === undefined ? nothing : html`<a href="${links.to(['report', theirs.agency, String(theirs.year)], { cell: links.still ? null : theirs.cell }, `c-${theirs.cell}`)}">${say(`在 ${theirs.year} 年报告里看可疑的一格`, `See the suspect cell in the report of ${theirs.year}`)}</a> · `}${first === undefined ? nothing : html`<a href="${cell(first)}">${say('在报告和原件里看这一格', 'See the cell in the report and in the original')}</a>`}${first === undefined || links.still ? nothing : ' · '}${links.still ? nothing : html`<a href="${links.to(['finding', fingerprint, 'evidence.zip'])}">${say('下载证据包（ZIP）', 'Download the evidence (ZIP)')}</a>`}</p>${links.still ? html`<p class="dim">${say('证据包（原件、算式、依据，可独立核验）由有数据库的人生成：', 'The evidence pack (original, arithmetic, ground; it proves itself) is made by whoever has the database:')} <code>nianbao evidence ${fingerprint}</code></p>` : nothing}
<h2>${say('人的结论', 'Decisions')}</h2>
${decision === null ? html`<p>${say('尚无。', 'None yet.')}</p>` : said(view, [decision])}
${before.length === 0 ? nothing : html`<h3>${say('数值改变之前的结论', 'Before the values changed')}</h3>${said(view, before)}`}
${decideForm(view, fingerprint, filter, refused)}
<h2>${say('规则', 'The rule')}</h2>
<dl><dt>${say('编号', 'id')}</dt><dd><a href="${links.to(['rule', f.rule])}"><code>${f.rule}</code></a></dd>${rule === undefined ? nothing : html`<dt>${say('说明', 'what it says')}</dt><dd>${rule.says[lang]}</dd><dt>${say('依据', 'ground')}</dt><dd>${rule.citation[lang]}</dd>`}<dt>${say('级别', 'severity')}</dt><dd>${severities[f.severity][lang]} · ${kinds[f.kind][lang]}</dd><dt>${say('发现编号', 'number')}</dt><dd><code>${fingerprint}</code></dd></dl>`;
  return { title: `${agency} ${year} · ${rule?.title[lang] ?? f.rule}`, place: 'findings', body, before: to(near.before), after: to(near.after), ...(refused === null ? {} : { status: refused.status }) };
}

function said({ lang }: View, all: readonly { readonly status: keyof typeof statuses; readonly note: string; readonly by: string; readonly at: string }[]): Html {
  return html`<ul>${all.map((d) => html`<li><b>${statuses[d.status][lang]}</b> · ${d.note} <span class="dim">${d.by}, ${minute(d.at)} UTC</span></li>`)}</ul>`;
}

function decideForm(view: View, fingerprint: string, filter: PageFilter, refused: Refused | null): Html {
  const { say, lang, links, deciding } = view;
  if (deciding === 'no') return nothing;
  const field = (name: string): string => refused?.fields.get(name) ?? '';
  const choices = ['confirmed', 'dismissed', 'reported', 'open'] as const;
  return html`<form class="decide" id="decide" method="post" action="${links.to(['finding', fingerprint, 'decide'], queryOf(filter))}"><input type="hidden" name="form" value="${view.form}">
${refused === null ? nothing : html`<p class="bad" role="alert">${refused.why}</p>`}
<fieldset class="row"><legend>${say('结论', 'Decision')}</legend>${choices.map((s) => html`<label><input type="radio" name="status" value="${s}" required${field('status') === s ? html` checked` : nothing}>${statuses[s][lang]}</label>`)}</fieldset>
<label>${say('理由', 'Why')}<textarea name="note" rows="2" required maxlength="2000">${field('note')}</textarea></label>
<label>${say('谁的结论', 'Who decides')}<input name="by" required maxlength="80" autocomplete="name" value="${field('by')}"></label>
${deciding === 'token' ? html`<label>${say('口令（本浏览器已记住的可不填）', 'Token (may be left out where this browser remembers it)')}<input type="password" name="token" autocomplete="current-password"></label>` : nothing}
<div class="row"><button name="go" value="stay">${say('保存', 'Save')}</button><button class="plain" name="go" value="next">${say('保存并看下一处', 'Save and go to the next')}</button></div></form>`;
}
