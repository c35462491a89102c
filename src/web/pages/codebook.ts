// The codebook that exports carry, as a page: every variable with its label, unit, editions, what an empty field says, and the identities it stands in.
import { codebook, equations } from '../../export/tables/codebook.js';
import { allCells } from '../../form/cell-refs.js';
import { html, nothing, type Html } from '../html.js';
import { circled } from '../parts/form-table.js';
import type { Page, View } from '../view.js';

type Variable = Readonly<Record<string, string | null>>;

/** Rows of the exported table by the names of its columns. */
const variables: readonly Variable[] = 'all' in codebook.rows ? codebook.rows.all.map((row) => Object.fromEntries(codebook.columns.map((c, i) => [c.name, row[i] === null ? null : String(row[i])]))) : [];

export async function codebookPage(view: View): Promise<Page> {
  const { say, lang, links, site } = view;
  const of = (v: Variable, name: string): string => v[`${name}_${lang}`] ?? v[name] ?? '';
  const empty = [...new Set(variables.map((v) => of(v, 'missing')))];
  const all = equations();
  const numbers = new Map(all.map((e, i) => [e.text, i + 1]));
  const blocks = [...new Map(allCells.map((c) => [c.block.id, c.block.title[lang]]))];
  const title = say('编码手册', 'Codebook');
  const equationsOf = (v: Variable): Html => html`${(v['equations'] ?? '').split('; ').filter((e) => e !== '').map((e, i) => html`${i === 0 ? '' : ', '}<a href="#e-${numbers.get(e)!}">${numbers.get(e)!}</a>`)}`;
  const row = (v: Variable): Html => html`<tr id="${v['id']!}"><td><code>${v['id']!}</code></td><td>${of(v, 'label')}</td><td>${of(v, 'unit')}</td><td>${v['editions']!}</td><td>${circled(empty.indexOf(of(v, 'missing')) + 1)}</td><td>${equationsOf(v)}</td></tr>
`;
  const body = html`<h1>${title}</h1><p>${say('每个变量是表格的一格，编号由行和列组成。与导出的编码手册同出一源：', 'Every variable is a cell of the form; its id is made of row and column. The same as the exported codebook:')} <a href="${links.to(['export', 'codebook.csv'])}">CSV</a> <a href="${links.to(['export', 'codebook.json'])}">JSON</a>.</p>
<h2>${say('空值含义', 'What an empty field says')}</h2><ul>${empty.map((e, i) => html`<li>${circled(i + 1)} ${e}</li>`)}</ul>
${blocks.map(([id, name]) => html`<h2>${name}</h2><div class="scroll" tabindex="0" role="region" aria-label="${name}"><table class="small full"><thead><tr><th scope="col">${say('编号', 'id')}</th><th scope="col">${say('项目', 'label')}</th><th scope="col">${say('单位', 'unit')}</th><th scope="col">${say('表格版本', 'editions')}</th><th scope="col">${say('空值', 'empty')}</th><th scope="col">${say('勾稽关系', 'identities')}</th></tr></thead><tbody>${variables.filter((v) => v['block'] === id).map(row)}</tbody></table></div>`)}
<h2>${say('勾稽关系', 'Identities')}</h2><p>${say('方括号里是只有其中才有的表格版本。', 'In brackets: the editions of the form that have it, where not all do.')}</p><ol class="equations">${all.map((e, i) => html`${e.rule === all[i - 1]?.rule ? nothing : html`<li class="head"><a href="${links.to(['rule', e.rule])}">${site.rules.find((r) => r.id === e.rule)?.title[lang] ?? e.rule}</a></li>`}<li id="e-${i + 1}" value="${i + 1}"><code>${e.text}</code></li>
`)}</ol>`;
  return { title, place: 'data', body };
}
