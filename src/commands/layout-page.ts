// What was read, drawn over the original: a page of HTML in which a wrong reading can be seen in seconds.
import { drawGrid, drawPage, escapeHtml, type Mark } from '../export/drawing.js';
import type { Anchor } from '../model/anchor.js';
import type { Document } from '../model/document.js';
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


function section(d: Drawn, lang: Lang): string {
  const cells = new Map([...(d.report?.cells ?? [])].flatMap(([ref, v]) => (v.anchor === null ? [] : [[anchorText(v.anchor), { ref, v }] as const])));
  const onPage = (a: Anchor): Mark | undefined => markOf(cells.get(anchorText(a)), (ref, v) => `${ref.slice(ref.lastIndexOf('.') + 1)}=${shown(v)}`);
  const inTable = (a: Anchor): Mark | undefined => markOf(cells.get(anchorText(a)), (ref) => ref);
  const parts = [`<h1>${escapeHtml(d.name)}</h1>`, d.report === null ? `<p>${words.none[lang]}</p>` : `<p>${escapeHtml([d.report.agency.value, d.report.year.value, d.report.edition].join(' · '))}</p>`];
  const onPages = new Set<number>();
  for (const g of d.document.geometry ?? []) {
    onPages.add(g.number);
    parts.push(`<h2>${words.page[lang]} ${g.number}</h2>`, drawPage(g, d.document, onPage, { picture: d.pages.get(g.number), everything: true }));
  }
  for (const b of d.document.blocks) {
    if (b.kind === 'grid' && !('page' in b.grid.anchor && onPages.has(b.grid.anchor.page))) parts.push(`<h2>${words.table[lang]} ${b.grid.index + 1}</h2>`, drawGrid(b.grid, inTable));
  }
  if (d.report !== null && d.report.problems.length > 0) parts.push(`<ul>${d.report.problems.map((p) => `<li><b>${p.code}</b> ${escapeHtml(p.message[lang])}</li>`).join('')}</ul>`);
  return `<section>${parts.join('\n')}</section>`;
}

/** On a page the whole id is in the title: written out it would cover the cells beside. */
function markOf(found: { readonly ref: CellRef; readonly v: Value } | undefined, note: (ref: CellRef, v: Value) => string): Mark | undefined {
  return found === undefined ? undefined : { kind: kind(found.v), title: reading(found.ref, found.v), note: note(found.ref, found.v) };
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
