// One agency over the years: requests and what became of them, what carries over from year to year and where it breaks, reports, findings, peers.
import { formCell } from '../../form/cell-refs.js';
import type { AgencyYear } from '../../store/page-store.js';
import { groupSaid } from '../../survey/index.js';
import { html, nothing, type Html } from '../html.js';
import { regionPath, digitsOf } from '../parts/region.js';
import { findingTable } from './findings.js';
import { groupPath, groupWith } from './groups.js';
import type { Page, View } from '../view.js';

/** Rows of the overview, as ids of the form; sums of several where an edition prints them apart. */
const lines: readonly { readonly zh: string; readonly en: string; readonly refs: readonly string[] }[] = [
  { zh: '本年新收', en: 'new requests', refs: ['requests.new.total'] },
  { zh: '上年结转', en: 'carried in', refs: ['requests.carried_in.total'] },
  { zh: '予以公开', en: 'granted', refs: ['requests.granted.total'] },
  { zh: '部分公开', en: 'partly granted', refs: ['requests.partly_granted.total'] },
  { zh: '办理结果总计', en: 'concluded', refs: ['requests.concluded.total'] },
  { zh: '结转下年', en: 'carried out', refs: ['requests.carried_out.total'] },
  { zh: '行政复议', en: 'reconsideration', refs: ['reconsideration.total'] },
  { zh: '直接起诉', en: 'litigation', refs: ['litigation_direct.total'] },
  { zh: '复议后起诉', en: 'litigation after reconsideration', refs: ['litigation_after_reconsideration.total'] },
  { zh: '规范性文件现行有效', en: 'normative documents in force', refs: ['normative_documents.in_force'] },
];
const known = lines.filter((l) => l.refs.every((r) => formCell(r) !== undefined));

export async function agencyPage(view: View, name: string): Promise<Page | null> {
  const { site, say, links } = view;
  const a = await site.store.pages.agencyYears(name, known.flatMap((l) => l.refs));
  if (a === null) return null;
  const findings = await site.store.pages.findings({ agency: name }, { offset: 0, limit: 15 });
  const { same, around } = await site.store.pages.peers(name, 12);
  const group = await groupWith(site, { ...a, agency: name, identity: null });
  const path = a.regionCode === null ? [] : regionPath(site, a.regionCode);
  const body = html`<h1>${name}</h1>
<p>${path.map((r, i) => html`${i > 0 ? ' › ' : ''}<a href="${links.to(['agencies'], { region: digitsOf(r.code) })}">${r.name}</a>`)}${a.department === null ? nothing : html`${path.length > 0 ? ' · ' : ''}${a.department}`}</p>
${yearTable(view, name, a.years)}
${carry(view, a.years)}
<h2>${say('发现', 'Findings')}</h2>${findings.total === 0 ? html`<p>${say('没有发现。', 'Nothing was found.')}</p>` : html`${findingTable(view, findings.rows, { agency: name })}${findings.total > 15 ? html`<p><a href="${links.to(['findings'], { agency: name })}">${say(`全部 ${findings.total} 处`, `all ${findings.total}`)}</a></p>` : nothing}`}
${same.length + around.length === 0 && group === null ? nothing : html`<h2>${say('可比的机关', 'Agencies to compare with')}</h2>${group === null ? nothing : html`<p><a href="${links.to(groupPath(group))}">${say(`与${groupSaid(group, site.tables.regions).zh}比较`, `Compare with the ${groupSaid(group, site.tables.regions).en}`)}</a></p>`}${peers(view, say('同级各地的同一部门', 'The same department of sister regions'), same)}${peers(view, say('同一地区', 'In the same region'), around)}`}
${links.still ? nothing : html`<p>${say('数据', 'Data')}: <a href="${links.to(['export', 'wide.csv'], { agency: name })}">CSV</a> <a href="${links.to(['export', 'wide.json'], { agency: name })}">JSON</a> <a href="${links.to(['export', 'nianbao.xlsx'], { agency: name })}">XLSX</a></p>`}`;
  return { title: name, place: 'agencies', body };
}

function yearTable(view: View, name: string, years: readonly AgencyYear[]): Html {
  const { say, links, lang } = view;
  const most = Math.max(1, ...years.map((y) => y.figures['requests.new.total'] ?? 0));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say('历年', 'Over the years')}"><table><caption>${say('历年申请与结果（件；“–”为原文没有数）', 'Requests and outcomes over the years (– where no figure is printed)')}</caption><thead><tr><td></td>${years.map((y) => html`<th scope="col" class="n"><a href="${links.to(['report', name, String(y.year)])}">${y.year}</a></th>`)}</tr></thead><tbody>
${known.map((l) => html`<tr><th scope="row">${l[lang]}</th>${years.map((y) => html`<td class="n">${y.figures[l.refs[0]!] ?? '–'}</td>`)}</tr>`)}
<tr aria-hidden="true"><td>${say('新收', 'new')}</td>${years.map((y) => html`<td class="n"><svg width="40" height="8" viewBox="0 0 40 8"><rect width="${Math.round((40 * (y.figures['requests.new.total'] ?? 0)) / most)}" height="8" fill="#8b9bb0"></rect></svg></td>`)}</tr>
<tr><th scope="row">${say('表格版本', 'form')}</th>${years.map((y) => html`<td class="n">${y.layout['requests'] ?? y.edition}</td>`)}</tr>
<tr><th scope="row">${say('发布', 'published')}</th>${years.map((y) => html`<td class="n">${y.published ?? '–'}</td>`)}</tr>
<tr><th scope="row">${say('不符／其他发现', 'broken / other findings')}</th>${years.map((y) => html`<td class="n">${y.errors === 0 ? '0' : html`✕ ${y.errors}`} / ${y.warnings}</td>`)}</tr>
<tr><th scope="row">${say('版本数', 'versions')}</th>${years.map((y) => html`<td class="n">${y.versions}</td>`)}</tr></tbody></table></div>`;
}

/** Last year's carried out beside this year's carried in. */
function carry({ say }: View, years: readonly AgencyYear[]): Html {
  const pairs = years.flatMap((y, i) => (years[i - 1]?.year === y.year - 1 ? [{ from: years[i - 1]!, to: y }] : []));
  if (pairs.length === 0) return nothing;
  const shown = (n: number | null | undefined): string => (n == null ? '–' : String(n));
  return html`<h2>${say('年度之间的结转', 'What carries over')}</h2><table><thead><tr><th scope="col">${say('从', 'from')}</th><th scope="col" class="n">${say('结转下年', 'carried out')}</th><th scope="col">${say('到', 'to')}</th><th scope="col" class="n">${say('上年结转', 'carried in')}</th><th scope="col">${say('是否一致', 'agrees')}</th></tr></thead><tbody>${pairs.map(({ from, to }) => {
    const [out, into] = [from.figures['requests.carried_out.total'], to.figures['requests.carried_in.total']];
    const agrees = out == null || into == null ? null : out === into;
    return html`<tr><td>${from.year}</td><td class="n">${shown(out)}</td><td>${to.year}</td><td class="n">${shown(into)}</td><td${agrees === false ? html` class="error"` : nothing}>${agrees === null ? say('无从比对', 'cannot be told') : agrees ? say('✓ 一致', '✓ yes') : say(`✕ 差 ${into! - out!}`, `✕ off by ${into! - out!}`)}</td></tr>`;
  })}</tbody></table>`;
}

function peers({ links }: View, title: string, all: readonly { readonly name: string; readonly reports: number }[]): Html {
  return all.length === 0 ? nothing : html`<h3>${title}</h3><ul class="tree">${all.map((p) => html`<li><a href="${links.to(['agency', p.name])}">${p.name}</a> <small>${p.reports}</small></li>`)}</ul>`;
}
