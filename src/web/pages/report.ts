// A report: the three tables of the form with what was found drawn on them, the archived original beside, versions, findings, problems of the reading.
import { changesBetween } from '../../compare/changes.js';
import { blockSaid, said, textSaid } from '../../compare/silent-edit.js';
import { publicName } from '../../model/public-name.js';
import type { CellRef } from '../../model/value.js';
import type { VersionChanges } from '../../model/version.js';
import type { ReportPage } from '../../store/page-store.js';
import type { Store, StoredFinding } from '../../store/store.js';
import { html, nothing, type Html } from '../html.js';
import { equationSaid, sidesOf } from '../../export/equation-said.js';
import { cellName } from '../parts/arithmetic.js';
import { details, statusTag, tag } from '../parts/finding.js';
import { formTables, type CellMark } from '../parts/form-table.js';
import type { Page, View } from '../view.js';
import { minute, severities, signs } from '../words.js';
import { proseLength } from './prose.js';

export interface ReportAsked {
  readonly agency: string;
  readonly year: number;
  readonly version?: number;
  readonly cell?: CellRef;
}

export async function reportPage(view: View, asked: ReportAsked): Promise<Page | null> {
  const { site, say, links } = view;
  const v = await site.store.pages.report(asked.agency, asked.year, asked.version);
  if (v === null) return null;
  const { agency, year, report } = v;
  const change = await changeBefore(site.store, v);
  const findings = inOrder(v.findings);
  const marks = marksOf(view, v, findings, change?.changes ?? null);
  const version = v.current ? null : v.version;
  const original = (ref?: CellRef): string => links.near(['report', agency, String(year), 'original'], { version }, ref);
  const cell = asked.cell !== undefined && report.cells.has(asked.cell) ? asked.cell : null;
  const title = `${agency} ${year}`;
  const body = html`<h1><a href="${links.to(['agency', agency])}">${agency}</a> ${say(`${year} 年度报告`, `· report of ${year}`)}</h1>
${head(view, v)}
<div class="beside"><div class="tables">
${change === null ? nothing : changed(view, change.from, v.version, change.changes)}
${summary(view, findings)}
${formTables(view, { report, marks, selected: cell, original: (ref) => (!site.originals || report.cells.get(ref)?.anchor == null ? null : original(ref)) })}
<p class="legend">${say('图例', 'Legend')}: <span class="key error">${say('在不符的等式里', 'in a broken sum')}</span> <span class="key suspect">${say('最可能错，→ 若改为', 'most likely wrong, → if it said')}</span> <span class="key warning">${say('存疑', 'in doubt')}</span> <span class="key changed">${say('与前一版不同', 'differs from the version before')}</span> <i>${say('空', 'blank')}</i> ${say('空白', 'left blank')} <i>${say('缺', 'absent')}</i> ${say('原文没有这一格', 'not in the document')}</p>
<p class="legend" id="keys" hidden>${say('键盘：Tab 到下一张表，方向键、Home、End 换格，Enter 在原件里看这一格，F2 到格上的圈号。', 'Keyboard: Tab goes from table to table, arrows, Home and End from cell to cell, Enter shows the cell in the original, F2 goes to the numbers on it.')}</p>
</div>
${site.originals ? html`<section class="original" aria-label="${say('原件', 'The original')}"><h2>${say('原件', 'The original')}</h2><p>${say('点左边任一格，原件在此打开并标出这一格。', 'Choose a cell: the original opens here with the cell marked.')} <a href="${original()}" target="original">${say('打开整份', 'Open all of it')}</a>${links.still ? nothing : html` · <a href="${links.to(['report', agency, String(year), 'original', 'file.bin'], { version })}">${say('下载原文件', 'Download the file')}</a>`}</p>
<div class="frame"><p aria-hidden="true">${say('原件在此打开；扫描件要读一会儿。', 'The original opens here; a scan takes a moment to read.')}</p><iframe name="original" title="${say('存档的原件', 'The archived original')}" sandbox${cell === null ? nothing : html` src="${original(cell)}"`}></iframe></div></section>` : nothing}</div>
${findingList(view, v, findings)}
${problems(view, v)}
<h2>${say('正文', 'Prose')}</h2><p><a href="${links.to(['report', agency, String(year), 'prose'], { version })}">${say(`各部分文字（${proseLength(report)} 字），标出与表格不一致的句子`, `The text of all sections (${proseLength(report)} characters), with the sentences that disagree with the tables marked`)}</a></p>
${source(view, v)}`;
  return { title, place: 'agencies', body, wide: true, ...beside(view, v) };
}

/** Earlier and later year, for the keys. */
function beside({ links }: View, v: ReportPage): Pick<Page, 'before' | 'after'> {
  const at = v.years.indexOf(v.year);
  const to = (year: number | undefined): string | null => (year === undefined ? null : links.to(['report', v.agency, String(year)]));
  return { before: to(v.years[at - 1]), after: to(v.years[at + 1]) };
}

function head({ links, say }: View, v: ReportPage): Html {
  const years = v.years.map((y) => (y === v.year ? html`<b aria-current="true">${y}</b> ` : html`<a href="${links.to(['report', v.agency, String(y)])}">${y}</a> `));
  const versions = v.versions.length < 2 ? nothing : html`<p>${say('版本', 'Versions')}: ${v.versions.map((x) => (x.version === v.version ? html`<b aria-current="true">${say(`第 ${x.version} 版`, `version ${x.version}`)}${x.current ? say('（现行）', ' (current)') : ''}</b> ` : html`<a href="${links.to(['report', v.agency, String(v.year)], { version: x.current ? null : x.version })}">${say(`第 ${x.version} 版`, `version ${x.version}`)}${x.current ? say('（现行）', ' (current)') : ''}</a> `))}</p>`;
  return html`<p class="facts">${v.report.title.value === null ? nothing : html`<bdi>${v.report.title.value}</bdi> · `}${v.report.published.value === null ? say('未载发布日期', 'no date of publication') : say(`发布于 ${v.report.published.value}`, `published ${v.report.published.value}`)} · ${say(`${v.report.edition} 年版表格`, `form of ${v.report.edition}`)}</p><p>${say('年度', 'Years')}: ${years}</p>${versions}${v.current ? nothing : html`<p class="notice">${say('这是旧版，已被新版取代。', 'This is an earlier version; a newer one has taken its place.')}</p>`}`;
}

interface Change {
  readonly from: number;
  readonly changes: VersionChanges;
}

async function changeBefore(store: Store, v: ReportPage): Promise<Change | null> {
  if (v.versions.length < 2) return null;
  const all = await store.history(v.agency, v.year);
  const at = all.findIndex((x) => x.version === v.version);
  const [older, own] = [all[at - 1], all[at]];
  return older === undefined || own === undefined ? null : { from: older.version, changes: changesBetween(older, own) };
}

function changed(view: View, from: number, to: number, c: VersionChanges): Html {
  const { say, lang } = view;
  if (c.cells.length + c.blocks.length + c.texts.length === 0) return html`<p class="notice">${say(`与第 ${from} 版相比，报告没有改动，只有网页其他部分变了。`, `The report is that of version ${from}; only the page around it changed.`)}</p>`;
  return html`<section class="notice"><h2>${say(`第 ${from} 版 → 第 ${to} 版改了什么`, `What changed from version ${from} to ${to}`)}</h2><ul>${c.cells.map((x) => html`<li><a href="#c-${x.ref}">${cellName(x.ref, lang)}</a>: <del>${said(x.before)[lang]}</del> → <ins>${said(x.after)[lang]}</ins></li>`)}${c.blocks.map((b) => html`<li>${blockSaid(b.block, b.change)[lang]}</li>`)}${c.texts.map((t) => html`<li>${textSaid(t.section, t.removed, t.added)[lang]}</li>`)}</ul></section>`;
}

const grave = { error: 0, warning: 1, info: 2 } as const;

function inOrder(findings: readonly StoredFinding[]): StoredFinding[] {
  return [...findings].sort((a, b) => grave[a.finding.severity] - grave[b.finding.severity]);
}

/** Dismissed findings are listed, and no longer drawn. */
function marksOf(view: View, v: ReportPage, findings: readonly StoredFinding[], changes: VersionChanges | null): ReadonlyMap<CellRef, CellMark> {
  const marks = new Map<CellRef, CellMark>();
  const add = (ref: CellRef, more: Partial<CellMark>): void => {
    const m = marks.get(ref) ?? { numbers: [], level: null, suspect: null, before: null, tips: [] };
    marks.set(ref, { ...m, ...more });
  };
  for (const [i, { finding: f, status }] of findings.entries()) {
    if (status === 'dismissed') continue;
    const sides = sidesOf(f, v.report, view.site.rules);
    const tip = sides === null ? f.message[view.lang] : equationSaid(f, sides, v.report.cells, view.lang);
    const level = f.outcome === 'broken' ? f.severity : f.severity === 'error' ? 'warning' : f.severity;
    for (const ref of f.cells) {
      const m = marks.get(ref);
      add(ref, { numbers: [...(m?.numbers ?? []), i + 1], level: m?.level == null || grave[level] < grave[m.level] ? level : m.level, tips: [...(m?.tips ?? []), ...(f.cells.length > 40 ? [] : [tip])].slice(0, 3) });
    }
    for (const s of (f.suspects ?? []).filter((s) => s.rank === 1 && !s.tie)) for (const [ref, value] of Object.entries(s.cells)) add(ref, { suspect: value });
  }
  for (const c of changes?.cells ?? []) add(c.ref, { before: said(c.before)[view.lang] });
  return marks;
}

function summary({ say, lang }: View, findings: readonly StoredFinding[]): Html {
  const open = findings.filter((f) => f.status !== 'dismissed');
  // As the tags say it: what is broken is broken, however grave; a lead is none.
  const broken = open.filter((f) => f.finding.outcome === 'broken' && f.finding.kind !== 'lead');
  const errors = broken.filter((f) => f.finding.severity === 'error').length;
  const by = (['error', 'warning', 'info'] as const).map((s) => ({ s, n: broken.filter((f) => f.finding.severity === s).length })).filter(({ n }) => n > 0).map(({ s, n }) => `${signs[s]} ${severities[s][lang]} ${n}`);
  const parts = by.length === 0 ? '' : say(`（${by.join('，')}）`, ` (${by.join(', ')})`);
  if (open.length === 0) return html`<p class="good">✓ ${say('各项勾稽关系都相符，没有发现。', 'Everything that must balance does; nothing was found.')}</p>`;
  return html`<p class="${errors > 0 ? 'bad' : 'facts'}">${say(`不符 ${broken.length} 处${parts}，其他 ${open.length - broken.length} 处；格上的圈号见`, `${broken.length} broken${parts}, ${open.length - broken.length} other; the numbers on the cells are those of the`)} <a href="#findings">${say('表下各条', 'list below the tables')}</a></p>`;
}

function findingList(view: View, v: ReportPage, findings: readonly StoredFinding[]): Html {
  const { say, lang, links } = view;
  if (findings.length === 0) return nothing;
  const told = { agency: v.agency, year: v.year, report: v.report, cell: (ref: CellRef) => `#c-${ref}` };
  return html`<h2 id="findings">${say('发现', 'Findings')}</h2><ol class="findings">${findings.slice(0, 40).map(({ finding: f, status, fingerprint }, i) => html`<li id="f-${i + 1}"${status === 'dismissed' ? html` class="dismissed"` : nothing}>${tag(view, f)} ${statusTag(view, status)} <bdi>${f.message[lang]}</bdi> ${fingerprint === '' ? nothing : html`<a href="${links.to(['finding', fingerprint])}">${status === 'open' && view.deciding !== 'no' ? say('查看并下结论', 'look and decide') : say('查看', 'look')}</a>${links.still ? nothing : html` · <a href="${links.to(['finding', fingerprint, 'evidence.zip'])}">${say('证据包', 'evidence')}<span class="unseen"> (ZIP)</span></a>`}`}
${details(view, f, told)}</li>`)}</ol>${findings.length > 40 ? html`<p>${say(`还有 ${findings.length - 40} 条`, `${findings.length - 40} more`)}: <a href="${links.to(['findings'], { agency: v.agency, year: v.year })}">${say('全部', 'all')}</a></p>` : nothing}`;
}

function problems({ say, lang }: View, v: ReportPage): Html {
  const all = v.report.problems;
  if (all.length === 0) return nothing;
  return html`<h2>${say('读取时的情况', 'What the reading had to assume')}</h2><ul class="problems">${all.slice(0, 60).map((p) => html`<li><span class="tag ${p.level === 'note' ? 'info' : p.level}">${p.level === 'note' ? say('说明', 'note') : p.level === 'warning' ? say('警告', 'warning') : say('错误', 'error')}</span> <bdi>${p.message[lang]}</bdi>${p.found === undefined ? nothing : html` <q>${p.found.slice(0, 200)}</q>`}${p.taken === undefined ? nothing : html` → <q>${p.taken.slice(0, 200)}</q>`}${(p.cells ?? []).slice(0, 6).map((ref) => html` <a href="#c-${ref}">${cellName(ref, lang)}</a>`)}</li>`)}</ul>`;
}

/** Folders of the machine are shown where nobody but its owner can ask. */
function source({ say, deciding }: View, v: ReportPage): Html {
  const names = [...new Set(deciding === 'open' ? v.names : v.names.map(publicName))];
  return html`<h2>${say('来源', 'Source')}</h2><dl><dt>${say('来自', 'from')}</dt>${names.map((n) => html`<dd>${/^https?:\/\//u.test(n) ? html`<a href="${n}" rel="noreferrer noopener external">${n}</a>` : n}</dd>`)}<dt>${say('首次见到', 'first seen')}</dt><dd>${minute(v.firstSeen)} UTC</dd><dt>SHA-256</dt><dd><code>${v.report.source.id}</code></dd><dt>${say('格式', 'format')}</dt><dd>${v.report.source.format} · ${v.report.source.charset} · ${v.report.source.size} ${say('字节', 'bytes')}</dd></dl>`;
}
