// What was read, drawn over the original: a page of HTML in which a wrong reading can be seen in seconds.
import type { PageAnchor } from '../model/anchor.js';
import type { Document } from '../model/document.js';
import type { PageGeometry } from '../model/geometry.js';
import type { Grid } from '../model/grid.js';
import type { Report } from '../model/report.js';
import type { Lang, Text } from '../model/text.js';
import type { CellRef, Value } from '../model/value.js';
import { anchorText } from '../store/anchor-text.js';

export interface Drawn {
  readonly name: string;
  readonly document: Document;
  /** Null for what is no report: its tables are drawn all the same. */
  readonly report: Report | null;
  /** Pictures of the pages by number, as addresses that hold them (`data:`). */
  readonly pages: ReadonlyMap<number, string>;
}

const words = {
  title: { zh: '版面与读数', en: 'Layout and readings' },
  legend: {
    zh: '绿：数字；灰：空白或横线；红：读不出；橙：图片中识别的数字；蓝线：找到的表线；虚线：其他格。鼠标停在格上可看编号与读数。',
    en: 'Green: numbers; grey: blanks and dashes; red: unreadable; orange: numbers recognised in pictures; blue lines: rulings found; dashed: other cells. Hover over a cell for its id and reading.',
  },
  page: { zh: '页', en: 'page' },
  table: { zh: '表', en: 'table' },
  none: { zh: '不是年度报告：没有读数。', en: 'Not a report: there are no readings.' },
} satisfies Record<string, Text>;

const style = `body{font:14px/1.5 system-ui,sans-serif;margin:1rem auto;max-width:1200px;padding:0 1rem}svg{width:100%;height:auto;border:1px solid #bbb;background:#fff;margin:.5rem 0 1.5rem}
table{border-collapse:collapse;margin:.5rem 0 1.5rem;font-size:12px}td{border:1px solid #999;padding:2px 5px;vertical-align:top}small{display:block;color:#555;font-size:9px}
.number{fill:#2a2;stroke:#2a2;background:#dfd}.seen{fill:#e80;stroke:#e80;background:#fec}.blank,.dash{fill:#888;stroke:#888;background:#eee}.unreadable{fill:#d00;stroke:#d00;background:#fcc}
.cell{fill:none;stroke:#99a;stroke-dasharray:2 2}rect{fill-opacity:.18;stroke-width:.6}.ruling{stroke:#06f;stroke-width:.5}.id{font-size:4px;fill:#a0a;stroke:none;fill-opacity:1}.word{font-size:8px;fill:#000}li{margin:.1rem 0}`;

export function layoutPage(drawn: readonly Drawn[], lang: Lang): string {
  const body = drawn.map((d) => section(d, lang)).join('\n');
  return `<!doctype html>\n<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>${words.title[lang]}</title><style>${style}</style></head>\n<body><p>${words.legend[lang]}</p>\n${body}\n</body></html>\n`;
}

type Cells = ReadonlyMap<string, readonly [CellRef, Value]>;

function section(d: Drawn, lang: Lang): string {
  const cells: Cells = new Map([...(d.report?.cells ?? [])].flatMap(([ref, v]) => (v.anchor === null ? [] : [[anchorText(v.anchor), [ref, v]] as const])));
  const parts = [`<h1>${escape(d.name)}</h1>`, d.report === null ? `<p>${words.none[lang]}</p>` : `<p>${escape([d.report.agency.value, d.report.year.value, d.report.edition].join(' · '))}</p>`];
  const onPages = new Set<number>();
  for (const g of d.document.geometry ?? []) {
    onPages.add(g.number);
    parts.push(`<h2>${words.page[lang]} ${g.number}</h2>`, pageSvg(g, d, cells));
  }
  for (const b of d.document.blocks) {
    if (b.kind === 'grid' && !('page' in b.grid.anchor && onPages.has(b.grid.anchor.page))) parts.push(`<h2>${words.table[lang]} ${b.grid.index + 1}</h2>`, gridTable(b.grid, cells));
  }
  if (d.report !== null && d.report.problems.length > 0) parts.push(`<ul>${d.report.problems.map((p) => `<li><b>${p.code}</b> ${escape(p.message[lang])}</li>`).join('')}</ul>`);
  return `<section>${parts.join('\n')}</section>`;
}

function pageSvg(g: PageGeometry, d: Drawn, cells: Cells): string {
  const background = d.pages.get(g.number);
  const under = background === undefined
    ? g.spans.map((s) => `<text class="word" x="${s.box[0]}" y="${s.box[3]}" style="font-size:${round(s.size)}px">${escape(s.text)}</text>`).join('')
    : `<image href="${background}" width="${g.width}" height="${g.height}"/>`;
  const lines = g.rulings.map((r) => `<line class="ruling" x1="${round(r.x0)}" y1="${round(r.y0)}" x2="${round(r.x1)}" y2="${round(r.y1)}"/>`).join('');
  // Pictures are counted in pixels: marks grow with them.
  const scale = g.width / 595;
  const boxes = d.document.blocks.flatMap((b) => (b.kind === 'grid' ? b.grid.rows.flatMap((r) => r.cells) : [])).flatMap((c) => ('page' in c.anchor && c.anchor.page === g.number ? [box(c.text, c.anchor, cells.get(anchorText(c.anchor)), scale)] : [])).join('');
  return `<svg viewBox="0 0 ${round(g.width)} ${round(g.height)}">${under}${lines}${boxes}</svg>`;
}

function box(text: string, anchor: PageAnchor, found: readonly [CellRef, Value] | undefined, scale: number): string {
  const [x0, y0, x1, y1] = anchor.bbox;
  const rect = `x="${x0}" y="${y0}" width="${round(x1 - x0)}" height="${round(y1 - y0)}"`;
  if (found === undefined) return `<rect class="cell" ${rect}><title>${escape(text)}</title></rect>`;
  const [ref, v] = found;
  // The whole id is in the title: written out it would cover the cells beside.
  const name = ref.slice(ref.lastIndexOf('.') + 1);
  return `<rect class="${kind(v)}" ${rect}><title>${escape(reading(ref, v))}</title></rect><text class="id" style="font-size:${round(4 * scale)}px" x="${x0}" y="${round(y0 - 0.5 * scale)}">${escape(name)}=${escape(shown(v))}</text>`;
}

function gridTable(grid: Grid, cells: Cells): string {
  const rows = grid.rows.map((r) => `<tr>${r.cells.map((c) => {
    const found = cells.get(anchorText(c.anchor));
    const spans = `${c.colspan > 1 ? ` colspan="${c.colspan}"` : ''}${c.rowspan > 1 ? ` rowspan="${c.rowspan}"` : ''}`;
    return found === undefined ? `<td${spans}>${escape(c.text)}</td>` : `<td${spans} class="${kind(found[1])}" title="${escape(reading(...found))}">${escape(c.text)}<small>${escape(found[0])}</small></td>`;
  }).join('')}</tr>`);
  return `<table>${rows.join('\n')}</table>`;
}

function kind(v: Value): string {
  return v.state === 'number' && v.confidence !== undefined ? 'seen' : v.state;
}

function shown(v: Value): string {
  return v.state === 'number' ? String(v.value) : v.state === 'unreadable' ? '?' : (v.raw ?? '');
}

function reading(ref: CellRef, v: Value): string {
  const sure = v.confidence === undefined ? '' : ` ${(v.confidence * 100).toFixed(1)} %`;
  const could = v.candidates === undefined || v.candidates.length === 0 ? '' : ` (${v.candidates.join(', ')}?)`;
  return `${ref} = ${v.state === 'number' ? v.value : v.state} "${v.raw ?? ''}"${sure}${could}`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
