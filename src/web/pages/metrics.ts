// The metrics: what each is made of, and what has to be known to read it.
import { groupName, metricFields } from '../../metrics/page.js';
import { metricOf, metrics } from '../../metrics/metrics.js';
import { html, nothing, type Html } from '../html.js';
import type { Page, View } from '../view.js';

export async function metricsPage({ say, lang, links }: View): Promise<Page> {
  const title = say('指标', 'Metrics');
  const body = html`<h1>${title}</h1><p class="dim">${say('分母为 0 时没有意义，不是 0%；分母过小的只列出，不排名；由勾稽不符的格算出的带有标记。', 'A denominator of 0 is not defined, never 0 %; too few cases are shown and not ranked; what is made of cells of a broken identity carries a mark.')}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="full"><thead><tr><th scope="col">${say('指标', 'Metric')}</th><th scope="col">${say('编号', 'id')}</th><th scope="col">${say('类别', 'Group')}</th></tr></thead><tbody>${metrics.map((m) => html`<tr><th scope="row"><a href="${links.to(['metric', m.id])}">${m.title[lang]}</a></th><td><code>${m.id}</code></td><td>${groupName(m.group)[lang]}</td></tr>
`)}</tbody></table></div>`;
  return { title, place: 'data', body };
}

export async function metricPage({ say, lang, links }: View, id: string): Promise<Page | null> {
  const m = metricOf(id);
  if (m === undefined) return null;
  const body = html`<h1>${m.title[lang]}</h1><p><code>${m.id}</code></p>
<dl>${metricFields(m, lang).map(([name, said]) => html`<dt>${name}</dt><dd>${coded(said)}</dd>`)}</dl>
<p>${links.still ? nothing : html`<a href="${links.to(['compare'], { metric: m.id })}">${say('按这一指标比较', 'Compare by this metric')}</a> · `}<a href="${links.to(['data', 'metrics'])}">${say('全部指标', 'all metrics')}</a></p>`;
  return { title: m.title[lang], place: 'data', body };
}

/** What stands between backquotes is code. */
function coded(text: string): Html {
  return html`${text.split('`').map((t, i) => (i % 2 === 1 ? html`<code>${t}</code>` : t))}`;
}
