// A document drawn as HTML with marks on its cells: tables as tables, pages as pictures with boxes over them. Nothing of the document's own markup gets in.
import type { Anchor, PageAnchor } from '../model/anchor.js';
import type { Document } from '../model/document.js';
import type { PageGeometry } from '../model/geometry.js';
import type { Grid } from '../model/grid.js';

/** What is said of a cell. */
export interface Mark {
  /** Class of the cell, for the style of the page. */
  readonly kind: string;
  /** Shown when the pointer or the focus is on it. */
  readonly title: string;
  /** Printed small beside it. */
  readonly note: string;
  /** Names under which the cell can be linked to. */
  readonly ids?: readonly string[];
}

/** undefined: nothing is said of the cell that stands there. */
export type Marks = (anchor: Anchor) => Mark | undefined;

/** The table with its spans; marked cells have the class and the title of their mark. */
export function drawGrid(grid: Grid, marks: Marks): string {
  const rows = grid.rows.map((r) => `<tr>${r.cells.map((c) => {
    const mark = marks(c.anchor);
    const spans = `${c.colspan > 1 ? ` colspan="${c.colspan}"` : ''}${c.rowspan > 1 ? ` rowspan="${c.rowspan}"` : ''}`;
    return mark === undefined ? `<td${spans}>${escapeHtml(c.text)}</td>` : `<td${spans}${idOf(mark)} class="${mark.kind}" title="${escapeHtml(mark.title)}">${targets(mark, 'span')}${escapeHtml(c.text)}${mark.note === '' ? '' : `<small>${escapeHtml(mark.note)}</small>`}</td>`;
  }).join('')}</tr>`);
  return `<table>${rows.join('\n')}</table>`;
}

export interface PageDrawing {
  /** Address that holds the picture of the page; its words are drawn where it is undefined. */
  readonly picture: string | undefined;
  /** Draw the rulings that were found, and cells without a mark too. */
  readonly everything: boolean;
}

/** A page as SVG, in its own units. */
export function drawPage(g: PageGeometry, document: Document, marks: Marks, { picture, everything }: PageDrawing): string {
  const under = picture === undefined
    ? g.spans.map((s) => `<text class="word" x="${s.box[0]}" y="${s.box[3]}" style="font-size:${round(s.size)}px">${escapeHtml(s.text)}</text>`).join('')
    : `<image href="${picture}" width="${g.width}" height="${g.height}"/>`;
  const lines = everything ? g.rulings.map((r) => `<line class="ruling" x1="${round(r.x0)}" y1="${round(r.y0)}" x2="${round(r.x1)}" y2="${round(r.y1)}"/>`).join('') : '';
  // Pictures are counted in pixels: marks grow with them.
  const scale = g.width / 595;
  const boxes = document.blocks.flatMap((b) => (b.kind === 'grid' ? b.grid.rows.flatMap((r) => r.cells) : [])).map((c) => {
    if (!('page' in c.anchor) || c.anchor.page !== g.number) return '';
    const mark = marks(c.anchor);
    if (mark === undefined) return everything ? `<rect class="cell" ${rectangle(c.anchor)}><title>${escapeHtml(c.text)}</title></rect>` : '';
    // Around the figure, not over it: it has to be read.
    const room = 2.5 * scale;
    const [x0, y0] = c.anchor.bbox;
    return `${targets(mark, 'g')}<rect${idOf(mark)} class="${mark.kind}" ${rectangle(c.anchor, room)}><title>${escapeHtml(mark.title)}</title></rect>${mark.note === '' ? '' : `<text class="id" style="font-size:${round((mark.note.length > 3 ? 4 : 7) * scale)}px" x="${round(x0 - room)}" y="${round(y0 - room - 0.5 * scale)}">${escapeHtml(mark.note)}</text>`}`;
  }).join('');
  return `<svg viewBox="0 0 ${round(g.width)} ${round(g.height)}" role="img">${under}${lines}${boxes}</svg>`;
}

function idOf({ ids }: Mark): string {
  return ids?.[0] === undefined ? '' : ` id="${escapeHtml(ids[0])}"`;
}

/** Further names of a cell, each on an element of its own. */
function targets({ ids = [] }: Mark, element: 'span' | 'g'): string {
  return ids.slice(1).map((id) => `<${element} id="${escapeHtml(id)}"></${element}>`).join('');
}

function rectangle({ bbox: [x0, y0, x1, y1] }: PageAnchor, room = 0): string {
  return `x="${round(x0 - room)}" y="${round(y0 - room)}" width="${round(x1 - x0 + 2 * room)}" height="${round(y1 - y0 + 2 * room)}"`;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
