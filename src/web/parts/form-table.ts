// The tables of a report as the statutory form prints them, each cell as published, with what was found drawn on it.
import { formCells } from '../../form/cell-refs.js';
import { edition } from '../../form/editions.js';
import { printedLabels } from '../../form/printed-labels.js';
import type { FormBlock, FormColumn, FormRow, FormTable } from '../../model/edition.js';
import type { Report } from '../../model/report.js';
import type { CellRef, Value } from '../../model/value.js';
import { html, nothing, type Html } from '../html.js';
import type { View } from '../view.js';
import { heads, type Head } from './heads.js';

/** What is said of one cell. */
export interface CellMark {
  /** Numbers of the findings it is part of, as listed below the tables. */
  readonly numbers: readonly number[];
  readonly level: 'error' | 'warning' | 'info' | null;
  /** What it would have to say, by the likeliest way to put the report right. */
  readonly suspect: number | null;
  /** What an earlier version said here. */
  readonly before: string | null;
  /** Shown when the pointer or the focus is on it. */
  readonly tips: readonly string[];
}

export interface Drawn {
  readonly report: Pick<Report, 'cells' | 'edition' | 'layout'>;
  readonly marks: ReadonlyMap<CellRef, CellMark>;
  /** Where the cell stands in the original; null: nowhere. */
  readonly original: (ref: CellRef) => string | null;
  readonly selected: CellRef | null;
}

export function formTables(view: View, drawn: Drawn): Html {
  const blocks = new Map<FormBlock, FormTable['id']>();
  for (const c of formCells(drawn.report.edition, drawn.report.layout)) blocks.set(c.block, c.table);
  const tables = edition(drawn.report.edition).tables;
  return html`${tables.map((t) => html`<section class="form" id="t-${t.id}"><h2>${t.heading[view.lang]}</h2>
${[...blocks].filter(([, table]) => table === t.id).map(([b]) => block(view, b, drawn, [...blocks].filter(([, x]) => x === t.id).length > 1))}</section>`)}`;
}

function block(view: View, b: FormBlock, drawn: Drawn, titled: boolean): Html {
  const { lang } = view;
  const label = (l: FormRow | FormColumn): readonly string[] => printedLabels(l, lang);
  const caption = titled ? html`<caption>${b.title[lang]}</caption>` : html`<caption class="unseen">${b.title[lang]}</caption>`;
  const cell = (row: FormRow, column: FormColumn): Html => td(view, `${b.prefix}${row.id}.${column.id}`, drawn);
  if (b.print === 'across') {
    const lines = b.rows.flatMap((row) => b.columns.map((column) => ({ row, column })));
    const levels = heads(lines.map(({ row, column }) => [...label(row), column.label[lang]]));
    return html`<div class="scroll" tabindex="0" role="region" aria-label="${b.title[lang]}"><table>${caption}<thead>${levels.map(headRow)}</thead><tbody><tr>${lines.map(({ row, column }) => cell(row, column))}</tr></tbody></table></div>`;
  }
  const top = heads(b.columns.map(label));
  const side = heads(b.rows.map(label));
  const width = side.length;
  const corner = html`<td class="corner" rowspan="${top.length}" colspan="${width}"></td>`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${b.title[lang]}"><table class="deep-${width}">${caption}<thead>${top.map((level, i) => html`<tr>${i === 0 ? corner : nothing}${level.map((h) => columnHead(h))}</tr>`)}</thead>
<tbody>${b.rows.map((row, i) => html`<tr>${side.flatMap((level) => level.filter((h) => h.at === i)).map((h) => html`<th class="level-${h.level}" scope="${h.span > 1 ? 'rowgroup' : 'row'}"${h.span > 1 ? html` rowspan="${h.span}"` : nothing}${h.depth > 1 ? html` colspan="${h.depth}"` : nothing}>${h.text}</th>`)}${b.columns.map((c) => cell(row, c))}</tr>
`)}</tbody></table></div>`;
}

function headRow(level: readonly Head[]): Html {
  return html`<tr>${level.map((h) => columnHead(h))}</tr>`;
}

function columnHead(h: Head): Html {
  return html`<th scope="${h.span > 1 ? 'colgroup' : 'col'}"${h.span > 1 ? html` colspan="${h.span}"` : nothing}${h.depth > 1 ? html` rowspan="${h.depth}"` : nothing}>${h.text}</th>`;
}

function td(view: View, ref: CellRef, { report, marks, original, selected }: Drawn): Html {
  const v = report.cells.get(ref);
  const mark = marks.get(ref);
  const link = original(ref);
  const said = printed(view, v);
  const classes = [v?.state ?? 'absent', ...(mark === undefined ? [] : [mark.level ?? '', mark.suspect === null ? '' : 'suspect', mark.before === null ? '' : 'changed']), selected === ref ? 'selected' : ''].filter((c) => c !== '' && c !== 'number').join(' ');
  const tipped = mark !== undefined && mark.tips.length > 0;
  const inner = link === null ? said : html`<a href="${link}" target="original"${tipped ? html` aria-describedby="x-${ref}"` : nothing}>${said}</a>`;
  const notes = mark === undefined ? nothing : html`${mark.suspect === null ? nothing : html`<ins>→${mark.suspect}</ins>`}${mark.before === null ? nothing : html`<del>${mark.before}</del>`}${mark.numbers.length === 0 ? nothing : html`<sup>${mark.numbers.map((n) => html`<a href="#f-${n}">${circled(n)}</a>`)}</sup>`}${!tipped ? nothing : html`<span class="tip" role="note" id="x-${ref}">${mark.tips.map((t) => html`<span>${t}</span>`)}</span>`}`;
  return html`<td id="c-${ref}"${classes === '' ? nothing : html` class="${classes}"`}${mark === undefined || mark.numbers.length === 0 ? nothing : html` data-f="${mark.numbers.join(' ')}"`}>${inner}${notes}</td>`;
}

/** The sign that stands there; what is no figure in a word of its own. */
function printed({ say }: View, v: Value | undefined): Html | string {
  if (v === undefined || v.state === 'absent') return html`<i>${say('缺', 'absent')}</i>`;
  if (v.state === 'blank') return html`<i>${say('空', 'blank')}</i>`;
  const raw = (v.raw ?? '').trim();
  if (v.state === 'unreadable') return html`${raw.length > 24 ? `${raw.slice(0, 24)}…` : raw}<i>${say('读不出', 'unreadable')}</i>`;
  return raw === '' ? String(v.value ?? '') : raw.length > 24 ? `${raw.slice(0, 24)}…` : raw;
}

/** ① … ⑳, then (21). */
export function circled(n: number): string {
  return n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : `(${n})`;
}
