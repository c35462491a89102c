// The page of an evidence pack: what was found, the arithmetic, the places in the original, where everything came from, and how to verify it. Needs no server, no script and nothing from outside.
import { cellLabel } from '../../form/cell-label.js';
import { formCell } from '../../form/cell-refs.js';
import type { Anchor } from '../../model/anchor.js';
import type { Document } from '../../model/document.js';
import type { Finding, OtherCell, Passage } from '../../model/finding.js';
import type { RuleRecord } from '../../model/rule.js';
import type { Decision } from '../../model/review.js';
import { cutSaid } from '../../model/suspect.js';
import type { Lang } from '../../model/text.js';
import type { CellRef, Value } from '../../model/value.js';
import { anchorText } from '../../store/anchor-text.js';
import { drawGrid, drawPage, escapeHtml, type Mark } from '../drawing.js';
import { kinds, outcomes, severities, statuses } from '../finding-words.js';
import { equationSaid, sidesOf, sumSaid } from '../equation-said.js';
import { placeText } from '../place-text.js';
import { besideOf, cellsOf, changedElsewhere, type Evidence, type Exhibit } from './collect.js';

/** A document of the pack as it was read once more, with pictures of its pages. */
export interface Reread {
  readonly document: Document;
  readonly pages: ReadonlyMap<number, string>;
}

export interface PageOptions {
  readonly lang: Lang;
  readonly version: string;
  readonly rule: RuleRecord | undefined;
  /** By file name of the exhibit; what could not be read again is left out. */
  readonly reread: ReadonlyMap<string, Reread>;
}

const style = `body{font:15px/1.6 "Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;max-width:1100px;margin:1.5rem auto;padding:0 1rem;color:#1a1a1a}h1{font-size:1.35rem}h2{font-size:1.1rem;margin-top:2rem;border-bottom:1px solid #ccc}
table{border-collapse:collapse;margin:.5rem 0 1rem;font-size:13px}td,th{border:1px solid #999;padding:3px 7px;vertical-align:top;text-align:left}th{background:#f3f3f3}small{display:block;color:#555;font-size:10px}sup{color:#900;font-weight:700;line-height:0}.cells{min-width:38rem}.cells td:nth-child(2){min-width:14rem}.cells code{display:block}code{font-size:12px;overflow-wrap:anywhere}table.rule td{overflow-wrap:anywhere}
.lead{background:#fff4f4;border-left:4px solid #c00;padding:.6rem 1rem}.part{background:#fff3c4;fill:#fc0;stroke:#c90}.suspect{background:#ffd0d0;fill:#f33;stroke:#c00;outline:2px solid #c00;outline-offset:-2px}rect{fill-opacity:.25;stroke-width:1}.id{fill:#900;font-weight:700}
svg{width:100%;height:auto;border:1px solid #bbb;background:#fff}.scroll{overflow-x:auto}blockquote{margin:.5rem 0;padding:.4rem 1rem;border-left:3px solid #999;background:#fafafa}mark{background:#ffd54a}pre{background:#f6f6f6;padding:.6rem;overflow-x:auto}@media print{svg{break-inside:avoid}}`;

export function evidencePage(e: Evidence, options: PageOptions): string {
  const { lang } = options;
  const t = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  const { finding } = e.found;
  const title = `${e.found.agency} ${e.found.year} · ${options.rule?.title[lang] ?? finding.rule}`;
  const sections = [
    `<h1>${escapeHtml(title)}</h1>`,
    `<p class="lead">${escapeHtml(finding.message[lang])}</p>`,
    heading(t('规则', 'The rule')), rule(finding, options, t),
    ...(finding.cells.length === 0 ? [] : [heading(t('算式与各格', 'The arithmetic and the cells')), arithmetic(finding, own(e), options, t)]),
    ...((finding.suspects ?? []).length === 0 && finding.suspectsCut === undefined ? [] : [heading(t('最可能错在哪里', 'Where the error most likely is')), suspects(finding, e.found.year, lang, t)]),
    ...(finding.others === undefined ? [] : [heading(t('其他报告中的数', 'Figures of other reports')), others(finding, e, lang, t)]),
    ...(besideOf(finding).length === 0 ? [] : [heading(t('相邻年度的数', 'Figures of the years beside')), table(besideOf(finding).map((b) => ({ ...b, no: '' })), e, lang, t)]),
    ...(finding.passages === undefined ? [] : [heading(t('原文语句', 'The sentences')), ...finding.passages.map((p) => passage(p, e, t))]),
    heading(t('在原文中的位置', 'Where it stands in the original')), ...e.exhibits.filter((x) => x.own || x.before || x.agency !== e.found.agency || x.year !== e.found.year).map((x) => excerpt(x, finding, options, t)),
    heading(t('来源', 'Where it came from')), sources(e, t),
    heading(t('人的结论', 'Decisions of people')), decisions(e, lang, t),
    heading(t('核验', 'How to verify')),
    `<p>${t('本文件夹自成一体：原件的 SHA-256 就是其文件所载编号。在此文件夹内运行：', 'This folder stands by itself: the SHA-256 of each original is the number it is listed under. Run in this folder:')}</p><pre>sha256sum -c SHA256SUMS</pre>`,
    `<p><small>nianbao ${escapeHtml(options.version)} · ${t('发现编号', 'finding')} ${e.found.fingerprint} · ${t('已发布的数字一概未改。', 'No published figure was changed.')}</small></p>`,
  ];
  return `<!doctype html>\n<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"><title>${escapeHtml(title)}</title><style>${style}</style></head>\n<body>\n${sections.join('\n')}\n</body></html>\n`;
}

type Say = (zh: string, en: string) => string;

function heading(text: string): string {
  return `<h2>${text}</h2>`;
}

function own(e: Evidence): Exhibit {
  return e.exhibits.find((x) => x.own) ?? e.exhibits[0]!;
}

function rule(f: Finding, { rule: record, lang }: PageOptions, t: Say): string {
  const rows: (readonly [string, string])[] = [
    [t('编号', 'id'), f.rule],
    ...(record === undefined ? [] : [[t('说明', 'what it compares'), record.says[lang]] as const, [t('依据', 'ground'), record.citation[lang]] as const]),
    [t('结果', 'outcome'), `${outcomes[f.outcome][lang]} · ${kinds[f.kind][lang]} · ${severities[f.severity][lang]}`],
  ];
  return `<table class="rule">${rows.map(([k, v]) => `<tr><th>${k}</th><td>${escapeHtml(v)}</td></tr>`).join('')}</table>`;
}

/** What a person calls a cell. */
export function nameOf(ref: CellRef, lang: Lang): string {
  const cell = formCell(ref);
  return cell === undefined ? ref : cellLabel(cell)[lang];
}

function arithmetic(f: Finding, x: Exhibit, { lang, rule: record }: PageOptions, t: Say): string {
  const shown = (v: Value | undefined): string => (v === undefined || v.state === 'absent' ? t('没有这一格', 'absent') : v.state === 'number' ? `${v.value}${v.unit ?? ''}` : v.state === 'unreadable' ? t('读不出', 'unreadable') : t('空白', v.state));
  const rows = f.cells.map((ref, i) => {
    const v = x.stored.report.cells.get(ref);
    return `<tr><td>${i + 1}</td><td>${escapeHtml(nameOf(ref, lang))}<code>${escapeHtml(ref)}</code></td><td>${escapeHtml(shown(v))}</td><td>${v?.raw == null ? '' : escapeHtml(v.raw)}</td><td><code>${v?.anchor == null ? '' : escapeHtml(anchorText(v.anchor))}</code></td></tr>`;
  });
  const sides = record === undefined ? null : sidesOf(f, x.stored.report, [record]);
  const { cells } = x.stored.report;
  // A total stands on the page as printed; of other sums both sides are added up.
  const total = sides?.relation === '=' && sides.right.length === 1 ? cells.get(sides.right[0]!) : undefined;
  const written = sides === null ? '' : `<p class="sum">${escapeHtml(sides.left.length > 1 && total !== undefined && f.left !== null ? `${sumSaid(sides.left, cells, lang)} = ${f.left}${t('，表上填的是 ', ', printed: ')}${shown(total)}` : equationSaid(f, sides, cells, lang))}</p>`;
  const sums = f.left === null || f.right === null ? '' : `<p>${t('左边', 'left')} = <b>${f.left}</b>${t('，右边', ', right')} = <b>${f.right}</b>${f.difference === null ? '' : `${t('，差', ', difference')} = <b>${f.difference}</b>`}</p>`;
  return `${written}${sums}<div class="scroll" tabindex="0"><table class="cells"><tr><th>${t('号', 'no.')}</th><th>${t('格', 'cell')}</th><th>${t('数', 'value')}</th><th>${t('原样', 'as printed')}</th><th>${t('位置', 'place')}</th></tr>${rows.join('')}</table></div>`;
}

function suspects(f: Finding, year: number, lang: Lang, t: Say): string {
  const cut = f.suspectsCut === undefined ? '' : `<p>${cutSaid[f.suspectsCut][lang]}</p>`;
  if ((f.suspects ?? []).length === 0) return cut;
  // Where a set may be of another year's report, each cell has its year.
  const across = f.suspects!.some((s) => s.others !== undefined);
  const rows = f.suspects!.map((s) => `<tr><td>${s.rank}${s.tie ? t('（并列）', ' (tie)') : ''}</td><td>${[...Object.entries(s.cells).map(([ref, v]) => `${across ? `${year} ` : ''}${escapeHtml(nameOf(ref, lang))} → <b>${v}</b>`), ...(s.others ?? []).map((o) => `${o.year} ${escapeHtml(nameOf(o.cell, lang))} → <b>${o.value}</b>`)].join('<br>')}</td><td>${escapeHtml(s.why[lang])}</td></tr>`);
  return `<table><tr><th>${t('次序', 'rank')}</th><th>${t('若改为', 'if it said')}</th><th>${t('理由', 'why')}</th></tr>${rows.join('')}</table>${cut}`;
}

/** Number of a cell: of the sum in its order, then of the other reports. It stands on the excerpt too. */
function numberOf(f: Finding, ref: CellRef, of?: { readonly agency: string; readonly year: number }): string {
  const own = f.cells.indexOf(ref);
  const other = of === undefined ? -1 : (f.others ?? []).findIndex((o) => o.cell === ref && o.agency === of.agency && o.year === of.year);
  return of === undefined ? (own < 0 ? '' : String(own + 1)) : other < 0 ? '' : String(f.cells.length + other + 1);
}

function others(f: Finding, e: Evidence, lang: Lang, t: Say): string {
  return table(f.others!.map((o) => ({ ...o, no: numberOf(f, o.cell, o) })), e, lang, t);
}

function table(cells: readonly (OtherCell & { readonly no: string })[], e: Evidence, lang: Lang, t: Say): string {
  const rows = cells.map((o) => {
    const x = e.exhibits.find((y) => y.agency === o.agency && y.year === o.year);
    return `<tr><td>${o.no}</td><td>${x === undefined ? escapeHtml(o.agency) : `<a href="${link(x.file)}">${escapeHtml(o.agency)}</a>`}</td><td>${o.year}</td><td>${escapeHtml(nameOf(o.cell, lang))}</td><td>${o.value ?? ''}</td></tr>`;
  });
  return `<table><tr><th>${t('号', 'no.')}</th><th>${t('机关', 'agency')}</th><th>${t('年度', 'year')}</th><th>${t('格', 'cell')}</th><th>${t('数', 'value')}</th></tr>${rows.join('')}</table>`;
}

/** The paragraph with the words marked, from the report it is in. */
function passage(p: Passage, e: Evidence, t: Say): string {
  const x = p.agency === undefined ? own(e) : e.exhibits.find((y) => y.agency === p.agency && y.year === p.year);
  const there = x === undefined ? null : placeText(x.stored.report, p.place);
  const text = there?.text;
  const { start, end } = p.place;
  const quoted = text === undefined || text.slice(start, end) !== p.text ? `<mark>${escapeHtml(p.text)}</mark>` : `${escapeHtml(text.slice(0, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>${escapeHtml(text.slice(end))}`;
  const whose = p.agency === undefined ? '' : `${p.agency} ${p.year} · `;
  return `<blockquote>${quoted}<small>${escapeHtml(whose)}${escapeHtml(there?.heading ?? t('开头', 'the opening'))}</small></blockquote>`;
}

/** Tables and pages in which cells of the finding stand. */
function excerpt(x: Exhibit, f: Finding, { reread, lang }: PageOptions, t: Say): string {
  const read = reread.get(x.file);
  const title = `<h3>${escapeHtml(`${x.agency} ${x.year}`)} ${t(`第 ${x.version} 版`, `version ${x.version}`)}</h3>`;
  const refs = x.own || x.before ? cellsOf(f) : [...new Set([...(f.others ?? []), ...besideOf(f), ...changedElsewhere(f)].filter((o) => o.agency === x.agency && o.year === x.year).map((o) => o.cell))];
  if (refs.length === 0) return '';
  const likeliest = (f.suspects ?? []).filter((s) => s.rank === 1);
  const wrong = new Set(x.own ? likeliest.flatMap((s) => Object.keys(s.cells)) : x.before ? [] : likeliest.flatMap((s) => (s.others ?? []).filter((o) => o.agency === x.agency && o.year === x.year).map((o) => o.cell)));
  const marks = new Map<string, Mark>();
  for (const ref of refs) {
    const v = x.stored.report.cells.get(ref);
    if (v?.anchor != null) marks.set(anchorText(v.anchor), { kind: wrong.has(ref) ? 'suspect' : 'part', title: nameOf(ref, lang), note: numberOf(f, ref, x.own || x.before ? undefined : x) });
  }
  const at = (a: Anchor): Mark | undefined => marks.get(anchorText(a));
  if (read === undefined) return `${title}<p>${t('原件未能再次读出，请直接打开。', 'The original could not be read again: open it itself.')} <a href="${link(x.file)}">${escapeHtml(x.file)}</a></p>`;
  const parts: string[] = [];
  const pages = new Set([...marks.keys()].flatMap((a) => (/(?:^|#)p(\d+)@/u.exec(a) ?? []).slice(1).map(Number)));
  for (const g of read.document.geometry ?? []) if (pages.has(g.number)) parts.push(drawPage(g, read.document, at, { picture: read.pages.get(g.number), everything: false }));
  if (parts.length === 0) for (const b of read.document.blocks) if (b.kind === 'grid' && b.grid.rows.some((r) => r.cells.some((c) => at(c.anchor) !== undefined))) parts.push(`<div class="scroll" tabindex="0">${drawGrid(b.grid, at)}</div>`);
  return `${title}<p>${t('格上的号即上表的号。', 'The numbers on the cells are those of the tables above.')}</p>${parts.join('\n')}<p><a href="${link(x.file)}">${escapeHtml(x.file)}</a></p>`;
}

function sources(e: Evidence, t: Say): string {
  const rows = e.exhibits.map((x) => `<tr><td>${escapeHtml(`${x.agency} ${x.year}`)} v${x.version}${x.current ? t('（现行）', ' (current)') : ''}</td><td>${x.names.map((n) => `${escapeHtml(n.name)}<small>${t('首次见到', 'first seen')} ${n.at}</small>`).join('')}</td><td>${x.bytes === null ? t('原件未存', 'not kept') : `<a href="${link(x.file)}">${escapeHtml(x.file)}</a>`}<br><code>${x.sha256}</code></td></tr>`);
  const fetched = e.fetches.map((f) => `<tr><td>${f.at}</td><td>${escapeHtml(f.method)} ${escapeHtml(f.address)}</td><td>${f.status ?? ''}</td><td><code>${f.bodySha ?? ''}</code></td></tr>`);
  const requests = fetched.length === 0 ? '' : `<p>${t('抓取时的请求（请求头、应答头见 requests.json）：', 'Requests that brought them (headers in requests.json):')}</p><div class="scroll"><table><tr><th>${t('时间', 'time')}</th><th>${t('地址', 'address')}</th><th>${t('状态', 'status')}</th><th>SHA-256</th></tr>${fetched.join('')}</table></div>`;
  return `<div class="scroll"><table><tr><th>${t('报告', 'report')}</th><th>${t('来源', 'source')}</th><th>${t('原件', 'original')}</th></tr>${rows.join('')}</table></div>${requests}`;
}

function decisions(e: Evidence, lang: Lang, t: Say): string {
  const now = e.decisions.length === 0 ? `<p>${t('尚无。', 'None yet.')}</p>` : decided(e.decisions, lang);
  return e.before.length === 0 ? now : `${now}<h3>${t('数值改变之前的结论', 'Decisions before the values changed')}</h3>${decided(e.before, lang)}`;
}

function decided(all: readonly Decision[], lang: Lang): string {
  return `<table>${all.map((d) => `<tr><td>${d.at}</td><td>${statuses[d.status][lang]}</td><td>${escapeHtml(d.by)}</td><td>${escapeHtml(d.note)}</td></tr>`).join('')}</table>`;
}

function link(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

