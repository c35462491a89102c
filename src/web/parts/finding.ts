// One finding as people read it: how grave, what it says, the sum, how it could be put right, the sentences and the other reports it rests on.
import type { Finding, Passage } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import type { ReviewStatus } from '../../model/review.js';
import { cutSaid } from '../../model/suspect.js';
import type { CellRef } from '../../model/value.js';
import { equationSaid, sidesOf } from '../../export/equation-said.js';
import { html, nothing, type Html } from '../html.js';
import { sectionId } from '../pages/prose.js';
import type { View } from '../view.js';
import { kinds, outcomes, severities, signs, statuses } from '../words.js';
import { cellName } from './arithmetic.js';

export function tag({ lang }: View, f: Finding): Html {
  return html`<span class="tag ${f.severity}"><b aria-hidden="true">${signs[f.severity]}</b> ${f.kind === 'lead' ? kinds.lead[lang] : outcomes[f.outcome][lang]}<span class="unseen"> ${severities[f.severity][lang]}</span></span>`;
}

export function statusTag({ lang }: View, status: ReviewStatus): Html {
  return status === 'open' ? nothing : html`<span class="tag status">${statuses[status][lang]}</span>`;
}

export interface Told {
  readonly agency: string;
  readonly year: number;
  readonly report: Report;
  /** Link to a cell of the report. */
  readonly cell: (ref: CellRef) => string;
}

/** What follows the sentence. */
export function details(view: View, f: Finding, told: Told): Html {
  const { say, lang, links, site } = view;
  const sides = sidesOf(f, told.report, site.rules);
  const name = (ref: CellRef): Html => html`<a href="${told.cell(ref)}">${cellName(ref, lang)}</a>`;
  const suspects = f.suspects ?? [];
  // Where a set may be of another year's report, each cell has its year.
  const across = suspects.some((s) => s.others !== undefined);
  return html`${sides === null ? nothing : html`<p class="sum">${equationSaid(f, sides, told.report.cells, lang)}</p>`}
${suspects.length === 0 ? nothing : html`<div class="suspects"><p><b>${say('最可能错在', 'Most likely wrong')}</b></p><ol>${suspects.slice(0, 5).map((s) => html`<li value="${s.rank}">${Object.entries(s.cells).map(([ref, v]) => html`${across ? `${told.year} ` : nothing}${name(ref)} <del>${told.report.cells.get(ref)?.raw ?? ''}</del> → <ins>${v}</ins> `)}${(s.others ?? []).map((o) => html`<a href="${links.to(['report', o.agency, String(o.year)], { cell: links.still ? null : o.cell }, `c-${o.cell}`)}">${o.year} ${cellName(o.cell, lang)}</a> <del>${o.printed ?? ''}</del> → <ins>${o.value}</ins> `)}<span>${s.why[lang]}${s.tie ? say('（并列）', ' (tie)') : ''}</span></li>`)}</ol>${suspects.length > 5 ? html`<p>${say(`另有 ${suspects.length - 5} 种改法。`, `${suspects.length - 5} more ${suspects.length === 6 ? 'way' : 'ways'} to put it right.`)}</p>` : nothing}</div>`}${f.suspectsCut === undefined ? nothing : html`<p class="cut">${cutSaid[f.suspectsCut][lang]}</p>`}
${f.others === undefined || f.others.length === 0 ? nothing : html`<table class="small"><caption>${say('所比对的报告', 'Reports it is held against')}</caption><tbody>${f.others.slice(0, 30).map((o) => html`<tr><th scope="row"><a href="${links.to(['report', o.agency, String(o.year)], { cell: links.still ? null : o.cell }, `c-${o.cell}`)}">${o.agency} ${o.year}</a></th><td>${cellName(o.cell, lang)}</td><td>${o.value ?? say('无数', 'none')}</td></tr>`)}</tbody></table>`}
${(f.passages ?? []).slice(0, 12).map((p) => passage(view, p, told))}`;
}

/** The paragraph with the words marked where it is of this report, else the words. */
function passage({ say, links }: View, p: Passage, told: Told): Html {
  const section = p.agency === undefined ? told.report.sections[p.place.section] : undefined;
  const opening = p.agency === undefined && p.place.section < 0 ? told.report.opening ?? [] : [];
  const text = (section?.paragraphs ?? opening)[p.place.paragraph]?.text ?? (p.place.paragraph === -1 ? section?.heading : undefined);
  const { start, end } = p.place;
  const marked = text === undefined || text.slice(start, end) !== p.text
    ? html`<mark>${p.text}</mark>`
    : html`${start > 80 ? '…' : ''}${text.slice(Math.max(0, start - 80), start)}<mark>${text.slice(start, end)}</mark>${text.slice(end, end + 80)}${text.length > end + 80 ? '…' : ''}`;
  const whose = p.agency === undefined || p.year === undefined
    ? html`<a href="${links.to(['report', told.agency, String(told.year), 'prose'], {}, section === undefined && opening.length === 0 ? undefined : sectionId(p.place.section))}">${section?.heading ?? (opening.length > 0 ? say('开头', 'the opening') : say('正文', 'the text'))}</a>`
    : html`<a href="${links.to(['report', p.agency, String(p.year)])}">${p.agency} ${p.year}</a>`;
  return html`<blockquote><p>${marked}</p><footer>${whose}</footer></blockquote>`;
}
