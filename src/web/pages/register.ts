// Who has published when, who is late, who is missing: by province, and as a calendar of one.
import { registerInSteps, type Due, type DueStatus, type Seen } from '../../register/due.js';
import { html, nothing, type Html } from '../html.js';
import { pager } from '../parts/pager.js';
import { provinces } from '../parts/region.js';
import type { Page, Site, View } from '../view.js';
import { dueSaid, dueSigns, dueStatuses, grouped, origins } from '../words.js';

export const registerAPage = 80;
const all: readonly DueStatus[] = ['published', 'late', 'undated', 'unread', 'missing', 'unreachable', 'not-yet-due'];

/** All that is there or should be, with the province each belongs to; takes a while, and is remembered. */
export interface Held {
  readonly byProvince: ReadonlyMap<string, readonly Due[]>;
  readonly years: readonly number[];
  /** What it was made of. */
  readonly seen: readonly Seen[];
}

export function held(site: Site): Promise<Held> {
  return site.memory.older('register', site.today(), 30, async () => {
    const byProvince = new Map<string, Due[]>();
    const years = new Set<number>();
    const known = await site.seen();
    for (const d of await dues(site, known)) {
      const code = d.agency.regionCode?.slice(0, 2) ?? '';
      const own = byProvince.get(code);
      if (own === undefined) byProvince.set(code, [d]);
      else own.push(d);
      years.add(d.year);
    }
    return { byProvince, years: [...years].sort((a, b) => a - b), seen: known };
  });
}

/** What is known of published reports, as of the register. */
export async function seen(site: Site): Promise<readonly Seen[]> {
  return (await held(site)).seen;
}

/** Other pages are answered between its steps. */
async function dues(site: Site, known: readonly Seen[]): Promise<readonly Due[]> {
  const steps = registerInSteps(known, site.tables, site.today());
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await new Promise((go) => setImmediate(go));
  }
}

export async function registerPage(view: View, asked: { readonly region: string | undefined; readonly year: number | undefined; readonly page: number }): Promise<Page> {
  const { site, say } = view;
  const h = await held(site);
  const year = asked.year ?? h.years.at(-1);
  return { title: say('发布情况', 'Register'), place: 'register', ...(asked.region === undefined ? { body: country(view, h, year) } : calendar(view, h, asked.region, asked.year, asked.page)) };
}

function legend({ lang }: View): Html {
  return html`<p class="legend">${all.map((s) => html`<span class="key s-${s}">${dueSigns[s]} ${dueStatuses[s][lang]}</span> `)}</p>`;
}

function country(view: View, { byProvince, years }: Held, year: number | undefined): Html {
  const { site, say, links, lang } = view;
  const names = new Map(provinces(site).map((p) => [p.code, p.name]));
  const rows = [...byProvince].map(([code, of]) => ({ code, of: of.filter((d) => d.year === year) })).filter((r) => r.of.length > 0).sort((a, b) => (a.code === '' ? 1 : b.code === '' ? -1 : a.code < b.code ? -1 : 1));
  return html`<h1>${say('谁发布了，谁没有', 'Who has published, and who has not')}</h1>
<p>${say('年度', 'Years')}: ${years.map((y) => (y === year ? html`<b aria-current="true">${y}</b> ` : html`<a href="${links.to(['register'], { year: y })}">${y}</a> `))}</p>
<p class="dim">${say('对照法定期限：部门次年 1 月 31 日，政府次年 3 月 31 日。机关从首次见到的年度起算。', 'Against the legal deadlines: departments by 31 January of the next year, governments by 31 March. An agency counts from the first year it was seen in.')}</p>
${rows.length === 0 ? html`<p>${years.length === 0 ? say('库里还没有报告。', 'There are no reports yet.') : say(`没有 ${year} 年度的记录：库里是 ${years[0]}–${years.at(-1)} 年度的报告。`, `Nothing is known of ${year}: the reports at hand are of ${years[0]}–${years.at(-1)}.`)}</p>` : html`<div class="scroll" tabindex="0" role="region" aria-label="${say('各省', 'By province')}"><table><thead><tr><th scope="col">${say('省份', 'Province')}</th><th scope="col" class="n">${say('应有', 'expected')}</th>${all.map((s) => html`<th scope="col" class="n">${dueSigns[s]} ${dueStatuses[s][lang]}</th>`)}</tr></thead><tbody>${rows.map(({ code, of }) => html`<tr><th scope="row"><a href="${links.to(['register'], { region: code === '' ? 'none' : code })}">${code === '' ? say('地区不明', 'region not known') : names.get(code) ?? code}</a></th><td class="n">${grouped(of.length)}</td>${all.map((s) => {
    const n = of.filter((d) => d.status === s).length;
    return html`<td class="n${n > 0 ? ` s-${s}` : ''}">${n === 0 ? '' : grouped(n)}</td>`;
  })}</tr>`)}</tbody></table></div>`}`;
}

/** Agencies by years; every cell says in words what its sign means. */
function calendar(view: View, { byProvince, years }: Held, region: string, year: number | undefined, page: number): Pick<Page, 'body' | 'before' | 'after'> {
  const { site, say, links, lang } = view;
  const own = (byProvince.get(region === 'none' ? '' : region.slice(0, 2)) ?? []).filter((d) => region.length === 2 || region === 'none' || d.agency.regionCode!.startsWith(region.replace(/(?:00)+$/u, '')));
  const rows = new Map<string, Due[]>();
  for (const d of own) rows.set(d.agency.key, [...(rows.get(d.agency.key) ?? []), d]);
  const shown = [...rows.values()];
  const p = pager(view, { region, year }, page, registerAPage, shown.length);
  const columns = year === undefined ? years : [year];
  const name = region === 'none' ? say('地区不明', 'Region not known') : site.tables.regions.byCode(region.padEnd(6, '0'))?.name ?? region;
  const cell = (d: Due | undefined): Html => {
    if (d === undefined) return html`<td></td>`;
    const said = `${dueSaid(d, lang)}${d.date === null ? '' : ` · ${d.date} (${origins[d.origin!][lang]})`}${d.note === null ? '' : ` · ${d.note[lang]}`}`;
    const sign = html`<span aria-hidden="true">${dueSigns[d.status]}</span>${d.status === 'late' ? html`<small>+${d.daysLate}</small>` : nothing}<span class="unseen">${said}</span>`;
    return html`<td class="s-${d.status}" title="${said}">${d.status === 'published' || d.status === 'late' || d.status === 'undated' ? html`<a href="${links.to(['report', d.agency.name, String(d.year)])}">${sign}</a>` : sign}</td>`;
  };
  return {
    before: p.before, after: p.after,
    body: html`<h1>${name} · ${say('发布情况', 'register')}</h1><p><a href="${links.to(['register'])}">${say('各省', 'all provinces')}</a></p>${shown.length === 0 ? html`<p>${say('库里没有这个地区的机关。', 'No agency at hand lies in this region.')}</p>` : html`${legend(view)}
<div class="scroll" tabindex="0" role="region" aria-label="${say('历年发布情况', 'Calendar')}"><table class="cells"><thead><tr><th scope="col">${say('机关', 'Agency')}</th>${columns.map((y) => html`<th scope="col">${y}</th>`)}</tr></thead><tbody>${shown.slice((page - 1) * registerAPage, page * registerAPage).map((of) => html`<tr><th scope="row">${whose(view, of)}</th>${columns.map((y) => cell(of.find((d) => d.year === y)))}</tr>
`)}</tbody></table></div>`}${p.html}`,
  };
}

/** A link where there is a report, and so a page. */
function whose({ links }: View, of: readonly Due[]): Html {
  const { place, department, name } = of[0]!.agency;
  const shown = place === '' ? name : `${place}${department}`;
  const there = of.findLast((d) => d.status === 'published' || d.status === 'late' || d.status === 'undated');
  return there === undefined ? html`${shown}` : html`<a href="${links.to(['agency', there.agency.name])}">${shown}</a>`;
}
