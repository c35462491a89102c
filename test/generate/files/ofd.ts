// Blocks → an OFD of A4 pages: characters placed one by one, lines of tables drawn in several ways, tables going on over pages.
import { strToU8, zipSync } from 'fflate';
import type { Block } from '../../../src/model/document.js';
import type { Grid, GridCell } from '../../../src/model/grid.js';
import { escaped, mtime } from './docx.js';

/** How the lines of tables are drawn: a box for each cell, long lines, thin filled boxes, or a box under a CTM. */
export type Lines = 'boxes' | 'lines' | 'filled' | 'scaled';
export const lineStyles: readonly Lines[] = ['boxes', 'lines', 'filled', 'scaled'];

const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ns = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const page = { width: 210, height: 297, margin: 18 } as const;
const size = 3.5;
const lineHeight = 5;
const pad = 1;

const round = (n: number): string => String(Math.round(n * 1000) / 1000);
const wide = (c: string): boolean => c > '\u2000';
const widthOf = (text: string): number => [...text].reduce((sum, c) => sum + (wide(c) ? size : size / 2), 0);

class Drawing {
  readonly pages: string[] = [''];
  y: number = page.margin;
  private id = 100;

  constructor(private readonly lines: Lines) {}

  /** Begins a new page where so much does not fit. */
  room(height: number): void {
    if (this.y + height <= page.height - page.margin) return;
    this.pages.push('');
    this.y = page.margin;
  }

  put(xml: (id: number) => string): void {
    this.pages[this.pages.length - 1] += xml(this.id++);
  }

  /** One line of characters; equal advances in short. `y`: top. */
  text(line: string, x: number, y: number, big = 1): void {
    if (line === '') return;
    const s = size * big;
    const advances = [...line].slice(0, -1).map((c) => (wide(c) ? s : s / 2));
    const runs: { advance: number; times: number }[] = [];
    for (const a of advances) {
      const last = runs[runs.length - 1];
      if (last !== undefined && last.advance === a) last.times++;
      else runs.push({ advance: a, times: 1 });
    }
    const delta = runs.map((r) => (r.times > 2 ? `g ${r.times} ${round(r.advance)}` : Array.from({ length: r.times }, () => round(r.advance)).join(' '))).join(' ');
    const w = widthOf(line) * big;
    this.put((id) => `<ofd:TextObject ID="${id}" Boundary="${round(x)} ${round(y)} ${round(w + 1)} ${round(s * 1.3)}" Font="3" Size="${round(s)}"><ofd:FillColor Value="0 0 0"/><ofd:TextCode X="0" Y="${round(s)}"${delta === '' ? '' : ` DeltaX="${delta}"`}>${escaped(line)}</ofd:TextCode></ofd:TextObject>`);
  }

  box(x: number, y: number, w: number, h: number): void {
    const edges: [number, number, number, number][] = [[x, y, x + w, y], [x, y + h, x + w, y + h], [x, y, x, y + h], [x + w, y, x + w, y + h]];
    if (this.lines === 'boxes') {
      this.put((id) => `<ofd:PathObject ID="${id}" Boundary="${round(x)} ${round(y)} ${round(w)} ${round(h)}" LineWidth="0.25"><ofd:StrokeColor Value="0 0 0"/><ofd:AbbreviatedData>M 0 0 L ${round(w)} 0 L ${round(w)} ${round(h)} L 0 ${round(h)} C</ofd:AbbreviatedData></ofd:PathObject>`);
    } else if (this.lines === 'scaled') {
      this.put((id) => `<ofd:PathObject ID="${id}" Boundary="${round(x)} ${round(y)} ${round(w)} ${round(h)}" CTM="${round(w / 100)} 0 0 ${round(h / 100)} 0 0"><ofd:AbbreviatedData>S 0 0 M 0 0 L 100 0 L 100 100 L 0 100 L 0 0</ofd:AbbreviatedData></ofd:PathObject>`);
    } else {
      for (const [x0, y0, x1, y1] of edges) {
        if (this.lines === 'lines') this.put((id) => `<ofd:PathObject ID="${id}" Boundary="${round(x0 - 0.2)} ${round(y0 - 0.2)} ${round(x1 - x0 + 0.4)} ${round(y1 - y0 + 0.4)}" LineWidth="0.35"><ofd:AbbreviatedData>M 0.2 0.2 L ${round(x1 - x0 + 0.2)} ${round(y1 - y0 + 0.2)}</ofd:AbbreviatedData></ofd:PathObject>`);
        else {
          const [fw, fh] = [Math.max(0.3, x1 - x0), Math.max(0.3, y1 - y0)];
          this.put((id) => `<ofd:PathObject ID="${id}" Boundary="${round(x0)} ${round(y0)} ${round(fw)} ${round(fh)}" Stroke="false" Fill="true"><ofd:FillColor Value="0 0 0"/><ofd:AbbreviatedData>M 0 0 L ${round(fw)} 0 L ${round(fw)} ${round(fh)} L 0 ${round(fh)} C</ofd:AbbreviatedData></ofd:PathObject>`);
        }
      }
    }
  }
}

/** Breaks a text into lines no wider than `width`; figures are not broken. */
function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => {
    const out: string[] = [];
    let now = '';
    for (const word of line.match(/[!-~]+|[^!-~]/gu) ?? []) {
      if (now !== '' && widthOf(now + word) > width) {
        out.push(now.trim());
        now = '';
      }
      now += word;
    }
    return [...out, now.trim()];
  });
}

function table(d: Drawing, grid: Grid): void {
  const count = Math.max(1, ...grid.rows.flatMap((r) => r.cells.map((c) => c.column + c.colspan)));
  const inner = page.width - 2 * page.margin;
  // Columns of figures are as wide as their longest word, the others share what is left.
  const least = Array.from({ length: count }, () => 0);
  for (const r of grid.rows) for (const c of r.cells) if (c.colspan === 1) least[c.column] = Math.max(least[c.column]!, ...c.text.split('\n').map((t) => (/^[!-~ ]*$/.test(t) ? widthOf(t) : size * 2) + 2 * pad + 1));
  const weights = Array.from({ length: count }, (_, i) => Math.max(6, ...grid.rows.flatMap((r) => r.cells.filter((c) => c.column === i && c.colspan === 1).map((c) => Math.min(40, widthOf(c.text) / 2)))));
  const spare = Math.max(0, inner - least.reduce((a, b) => a + b, 0));
  const total = weights.reduce((a, b) => a + b, 0);
  const widths = weights.map((w, i) => least[i]! + (spare * w) / total);
  const x = [page.margin as number];
  for (const w of widths) x.push(x[x.length - 1]! + w);
  const lines = (c: GridCell): string[] => wrap(c.text, x[c.column + c.colspan]! - x[c.column]! - 2 * pad);
  const heights = grid.rows.map((r) => Math.max(lineHeight, ...r.cells.filter((c) => c.rowspan === 1).map((c) => lines(c).length * lineHeight)) + 2);
  // A cell over several rows needs its height, too.
  grid.rows.forEach((r, y) => {
    for (const c of r.cells) {
      const last = Math.min(y + c.rowspan, grid.rows.length) - 1;
      const have = heights.slice(y, last + 1).reduce((a, b) => a + b, 0);
      const need = lines(c).length * lineHeight + 2;
      if (need > have) heights[last]! += need - have;
    }
  });
  for (let from = 0; from < grid.rows.length; ) {
    // As many rows as fit; a cell that goes on over the page is drawn on both.
    d.room(heights[from]!);
    let to = from;
    let height = 0;
    while (to < grid.rows.length && d.y + height + heights[to]! <= page.height - page.margin) height += heights[to++]!;
    if (to === from) height += heights[to++]!;
    const top = (y: number): number => d.y + heights.slice(from, y).reduce((a, b) => a + b, 0);
    grid.rows.slice(0, to).forEach((r, y) => {
      for (const c of r.cells) {
        const end = Math.min(y + c.rowspan, grid.rows.length);
        if (end <= from) continue;
        const [first, last] = [Math.max(y, from), Math.min(end, to)];
        const [left, width] = [x[c.column]!, x[c.column + c.colspan]! - x[c.column]!];
        const tall = top(last) - top(first);
        d.box(left, top(first), width, tall);
        if (y < from) continue;
        const own = lines(c);
        own.forEach((line, i) => d.text(line, left + Math.max(pad, (width - widthOf(line)) / 2), top(first) + (tall - own.length * lineHeight) / 2 + i * lineHeight));
      }
    });
    d.y += height;
    from = to;
    if (from < grid.rows.length) d.room(Infinity);
  }
  d.y += 4;
}

export function ofdOf(blocks: readonly Block[], lines: Lines = 'boxes', title?: string): Uint8Array {
  const d = new Drawing(lines);
  blocks.forEach((b, i) => {
    if (b.kind === 'grid') table(d, b.grid);
    else if (b.kind === 'text') {
      const big = i < 4 && b.level === 1 ? 1.6 : 1;
      for (const line of wrap(b.text, (page.width - 2 * page.margin) / big)) {
        d.room(lineHeight * big + 1);
        d.text(line, big > 1 ? (page.width - widthOf(line) * big) / 2 : page.margin, d.y, big);
        d.y += lineHeight * big + 1;
      }
      d.y += 2;
    }
  });
  return ofdFile(d.pages, title);
}

/** A package around the content of pages; `parts` by name and `common` within CommonData. */
export function ofdFile(pages: readonly string[], title?: string, parts: Readonly<Record<string, Uint8Array>> = {}, common = '', after = ''): Uint8Array {
  const files: Record<string, Uint8Array> = {
    'OFD.xml': strToU8(`${head}<ofd:OFD ${ns} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0</ofd:DocID>${title === undefined ? '' : `<ofd:Title>${escaped(title)}</ofd:Title>`}</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`),
    'Doc_0/Document.xml': strToU8(`${head}<ofd:Document ${ns}><ofd:CommonData><ofd:MaxUnitID>9</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 ${page.width} ${page.height}</ofd:PhysicalBox></ofd:PageArea>${common}</ofd:CommonData><ofd:Pages>${pages.map((_, i) => `<ofd:Page ID="${i + 1}" BaseLoc="Pages/Page_${i}/Content.xml"/>`).join('')}</ofd:Pages>${after}</ofd:Document>`),
  };
  pages.forEach((content, i) => {
    files[`Doc_0/Pages/Page_${i}/Content.xml`] = strToU8(`${head}<ofd:Page ${ns}>${content.startsWith('<ofd:Template') || content.startsWith('<ofd:Area') ? content : `<ofd:Content><ofd:Layer ID="${1000000 + i}">${content}</ofd:Layer></ofd:Content>`}</ofd:Page>`);
  });
  return zipSync({ ...files, ...parts }, { mtime });
}
