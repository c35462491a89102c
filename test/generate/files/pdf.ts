// Blocks → a PDF as a word processor prints it: paragraphs in lines, tables with ruled cells, rows that go on over the page.
import type { Block } from '../../../src/model/document.js';
import type { Grid, GridCell } from '../../../src/model/grid.js';
import { widthOf, writePdf, type PdfPage, type PdfText } from '../pdf-writer.js';

const paper = { width: 595, height: 842, left: 50, right: 545, top: 60, bottom: 780 } as const;
const type = { text: 10.5, cell: 7.5, line: 1.5, cellLine: 1.3, pad: 3 } as const;

class Printer {
  readonly pages: { drawing: string[]; texts: PdfText[] }[] = [{ drawing: [], texts: [] }];
  y: number = paper.top;

  get page(): { drawing: string[]; texts: PdfText[] } {
    return this.pages.at(-1)!;
  }

  /** Goes on over the page where this much does not fit. */
  room(height: number): void {
    if (this.y + height <= paper.bottom) return;
    this.pages.push({ drawing: [], texts: [] });
    this.y = paper.top;
  }

  paragraph(text: string, title: boolean): void {
    const size = title ? 15 : type.text;
    for (const line of wrapped(title ? text : `　　${text}`, size, paper.right - paper.left)) {
      this.room(size * type.line);
      const x = title ? paper.left + (paper.right - paper.left - widthIn(line, size)) / 2 : paper.left;
      this.page.texts.push({ x, y: this.y + size, text: line, size });
      this.y += size * type.line;
    }
  }

  table(grid: Grid): void {
    const width = Math.max(...grid.rows.flatMap((r) => r.cells.map((c) => c.column + c.colspan)));
    const xs = columnsOf(grid, width);
    const heights = heightsOf(grid, xs);
    for (let from = 0; from < grid.rows.length;) {
      // Rows under one label keep together as far as a page has room.
      let to = from;
      this.room(heights[from]!);
      let bottom = this.y;
      while (to < grid.rows.length && bottom + heights[to]! <= paper.bottom) bottom += heights[to++]!;
      this.rows(grid, xs, heights, from, Math.max(to, from + 1));
      from = Math.max(to, from + 1);
      if (from < grid.rows.length) this.room(paper.bottom);
    }
    this.y += 8;
  }

  rows(grid: Grid, xs: readonly number[], heights: readonly number[], from: number, to: number): void {
    const ys = [this.y];
    for (let r = from; r < to; r++) ys.push(ys.at(-1)! + heights[r]!);
    grid.rows.forEach((row, r) => {
      for (const c of row.cells) {
        const [first, last] = [Math.max(r, from), Math.min(r + c.rowspan, to)];
        if (first >= last) continue;
        const box = { left: xs[c.column]!, right: xs[c.column + c.colspan]!, top: ys[first - from]!, bottom: ys[last - from]! };
        this.page.drawing.push(`0.5 w ${box.left} ${box.top} ${box.right - box.left} ${box.bottom - box.top} re S`);
        // A label that spans the break stands on its first page.
        if (first === r) this.cell(c, box);
      }
    });
    this.y = ys.at(-1)!;
  }

  cell(c: GridCell, box: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }): void {
    const lines = wrapped(c.text.replaceAll('\n', ''), type.cell, box.right - box.left - 2 * type.pad);
    const top = (box.top + box.bottom - lines.length * type.cell * type.cellLine) / 2;
    lines.forEach((text, i) => this.page.texts.push({ x: (box.left + box.right - widthIn(text, type.cell)) / 2, y: top + (i + 0.85) * type.cell * type.cellLine, text, size: type.cell }));
  }
}

export function pdfOf(blocks: readonly Block[], title = ''): Uint8Array {
  const printer = new Printer();
  for (const b of blocks) {
    if (b.kind === 'text') for (const line of b.text.split('\n')) printer.paragraph(line, b.level === 1);
    else if (b.kind === 'grid') printer.table(b.grid);
  }
  return writePdf(printer.pages.map((p): PdfPage => ({ width: paper.width, height: paper.height, drawing: p.drawing.join('\n'), texts: p.texts })), { title });
}

function widthIn(text: string, size: number): number {
  return [...text].reduce((w, c) => w + widthOf(c), 0) * size;
}

function wrapped(text: string, size: number, width: number): string[] {
  const lines: string[] = [''];
  for (const c of text) {
    if (widthIn(lines.at(-1)! + c, size) > width) lines.push('');
    lines[lines.length - 1] += c;
  }
  return lines.filter((l) => l !== '');
}

/** Edges of the columns: those with long labels wide, those of figures alike. */
function columnsOf(grid: Grid, width: number): number[] {
  const weights = Array.from({ length: width }, () => 3);
  for (const row of grid.rows) for (const c of row.cells) if (c.colspan === 1) weights[c.column] = Math.max(weights[c.column]!, Math.min(12, c.text.length));
  const whole = weights.reduce((a, b) => a + b, 0);
  const xs: number[] = [paper.left];
  for (const w of weights) xs.push(Math.round((xs.at(-1)! + ((paper.right - paper.left) * w) / whole) * 10) / 10);
  return xs;
}

function heightsOf(grid: Grid, xs: readonly number[]): number[] {
  const lines = (c: GridCell): number => wrapped(c.text.replaceAll('\n', ''), type.cell, xs[c.column + c.colspan]! - xs[c.column]! - 2 * type.pad).length;
  const height = (n: number): number => Math.max(1, n) * type.cell * type.cellLine + 2 * type.pad;
  const heights = grid.rows.map((row) => height(Math.max(0, ...row.cells.filter((c) => c.rowspan === 1).map(lines))));
  grid.rows.forEach((row, r) => {
    for (const c of row.cells) {
      const have = heights.slice(r, r + c.rowspan).reduce((a, b) => a + b, 0);
      const more = height(lines(c)) - have;
      if (more > 0) heights[Math.min(r + c.rowspan, heights.length) - 1]! += more;
    }
  });
  return heights;
}
