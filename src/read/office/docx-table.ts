// A table of a Word document → runs of data rows with their spans, and the rows between them that only frame the page.
import type { PartAnchor } from '../../model/anchor.js';
import type { GridCell, GridRow } from '../../model/grid.js';
import type { Paragraphs } from './docx-paragraph.js';
import { isLayoutRow } from './layout-row.js';
import { picture, squeeze } from './words.js';
import { child, elements, type XmlElement } from './xml.js';
import { chosen, runsOn } from './docx-paragraph.js';

/** An element and its place; what only stands around others (content controls, marks of insertion) has none of its own. */
export interface Placed {
  readonly element: XmlElement;
  readonly path: string;
}

export type DocxPart = { readonly rows: readonly GridRow[] } | { readonly cells: readonly Placed[] };

export interface TableContext {
  readonly part: string;
  readonly paragraphs: Paragraphs;
  /** Every element that has a table inside, and those of them that have one of more than one cell. */
  readonly outer: ReadonlySet<XmlElement>;
  readonly outerOfMany: ReadonlySet<XmlElement>;
  /** Told of every cell; throws where there are too many. */
  readonly count: () => void;
}

/** Widest span that is believed, as for web pages. */
const widest = 1000;

interface Draft {
  text: string;
  dropped: string;
  colspan: number;
  rowspan: number;
  readonly column: number;
  readonly anchor: PartAnchor;
}

/** The parts of one table in order. */
export function docxTable(table: XmlElement, base: string, context: TableContext): DocxPart[] {
  const parts: DocxPart[] = [];
  let run: { readonly cells: readonly Draft[] }[] = [];
  // Cells that go on downwards, by the columns they cover.
  let open: Draft[] = [];
  const flush = (): void => {
    if (run.length > 0) parts.push({ rows: run.map((r) => ({ cells: r.cells.map(finished) })) });
    run = [];
    open = [];
  };
  for (const row of placed(table, base, (e) => e.name === 'w:tr')) {
    const trPr = child(row.element, 'w:trPr');
    if (isGone(row.element)) continue;
    const tcs = placed(row.element, row.path, (e) => e.name === 'w:tc');
    // A frame drawn around a figure by a table of one cell is no layout of the page.
    if (tcs.some((c) => (tcs.length === 1 ? context.outer : context.outerOfMany).has(c.element))) {
      flush();
      parts.push({ cells: tcs });
      continue;
    }
    const cells: Draft[] = [];
    const goesOn: Draft[] = [];
    let column = integer(child(trPr, 'w:gridBefore'));
    let filled = 0;
    let pictured = 0;
    let longest = 0;
    for (const tc of tcs) {
      context.count();
      const tcPr = child(tc.element, 'w:tcPr');
      if (child(tcPr, 'w:cellDel') !== undefined) continue;
      const colspan = Math.max(1, Math.min(widest, integer(child(tcPr, 'w:gridSpan'))));
      const said = cellText(tc.element, context.paragraphs);
      const last = cells[cells.length - 1];
      if (merge(child(tcPr, 'w:hMerge')) === 'continue' && last !== undefined) {
        last.colspan += colspan;
        last.dropped = squeeze(`${last.dropped} ${said.text} ${said.dropped}`);
        column += colspan;
        continue;
      }
      const down = merge(child(tcPr, 'w:vMerge'));
      const above = down === 'continue' ? covering(open, column) : undefined;
      if (above !== undefined) {
        // Cells come from left to right.
        if (goesOn[goesOn.length - 1] !== above) {
          above.rowspan++;
          goesOn.push(above);
        }
        // Words in a covered cell are not shown.
        above.dropped = squeeze(`${above.dropped} ${said.text === picture ? '' : said.text} ${said.dropped}`);
        column += colspan;
        continue;
      }
      const draft: Draft = { ...said, colspan, rowspan: 1, column, anchor: { part: context.part, place: tc.path } };
      cells.push(draft);
      if (down !== null) goesOn.push(draft);
      if (said.text === picture) pictured++;
      else if (said.text !== '') filled++;
      longest = Math.max(longest, said.text.length);
      column += colspan;
    }
    if (isLayoutRow({ cells: tcs.length, filled, pictured, longest, holdsTable: false })) {
      flush();
      parts.push({ cells: tcs });
    } else {
      run.push({ cells });
      open = goesOn;
    }
  }
  flush();
  return parts;
}

/** Of cells from left to right the one over this column. */
function covering(open: readonly Draft[], column: number): Draft | undefined {
  let [low, high] = [0, open.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const c = open[middle]!;
    if (column < c.column) high = middle - 1;
    else if (column >= c.column + c.colspan) low = middle + 1;
    else return c;
  }
  return undefined;
}

function finished(d: Draft): GridCell {
  const { text, colspan, rowspan, column, anchor, dropped } = d;
  return dropped === '' ? { text, colspan, rowspan, column, anchor } : { text, colspan, rowspan, column, anchor, dropped };
}

function merge(e: XmlElement | undefined): 'restart' | 'continue' | null {
  if (e === undefined) return null;
  return e.attributes['val'] === 'restart' ? 'restart' : 'continue';
}

function integer(e: XmlElement | undefined): number {
  const n = Number(e?.attributes['val'] ?? 0);
  return Number.isInteger(n) && n > 0 ? Math.min(n, widest) : 0;
}

function cellText(tc: XmlElement, paragraphs: Paragraphs): { text: string; dropped: string } {
  const lines: string[] = [];
  const gone: string[] = [];
  let pictures = 0;
  const gather = (e: XmlElement): void => {
    for (const part of content(e, '')) {
      if ('table' in part) {
        for (const inner of cellsOf(part.table)) gather(inner);
        continue;
      }
      const p = paragraphs.of(part.paragraphs);
      if (p.text !== '') lines.push(p.text);
      if (p.dropped !== '') gone.push(p.dropped);
      pictures += p.pictures.length + p.objects;
      for (const box of p.boxes) gather(box);
    }
  };
  gather(tc);
  return { text: lines.length === 0 && pictures > 0 ? picture : lines.join('\n'), dropped: gone.join(' ') };
}

/** The cells of the rows that are there. */
export function cellsOf(table: XmlElement): XmlElement[] {
  const rows = placed(table, '', (e) => e.name === 'w:tr' && !isGone(e));
  return rows.flatMap((r) => placed(r.element, '', (e) => e.name === 'w:tc').map((c) => c.element));
}

/** Deleted or hidden, as a row. */
function isGone(row: XmlElement): boolean {
  const trPr = child(row, 'w:trPr');
  return child(trPr, 'w:del') !== undefined || child(trPr, 'w:hidden') !== undefined;
}

/** Paragraphs whose marks between them are deleted are one; its place is that of the first. */
export type Content = { readonly path: string } & ({ readonly paragraphs: readonly XmlElement[] } | { readonly table: XmlElement });

/** Paragraphs and tables in order. */
export function content(parent: XmlElement, base: string): Content[] {
  const out: Content[] = [];
  let open: { readonly path: string; readonly paragraphs: XmlElement[] } | null = null;
  for (const { element, path } of placed(parent, base, (e) => e.name === 'w:p' || e.name === 'w:tbl')) {
    if (element.name === 'w:tbl') {
      open = null;
      out.push({ path, table: element });
      continue;
    }
    if (open === null) {
      open = { path, paragraphs: [] };
      out.push(open);
    }
    open.paragraphs.push(element);
    if (!runsOn(element)) open = null;
  }
  return out;
}

/** Children of the wanted kinds in order, each with its place among those of its name; what only stands around others is looked through. */
export function placed(parent: XmlElement, base: string, wanted: (e: XmlElement) => boolean): Placed[] {
  const out: Placed[] = [];
  const counts = new Map<string, number>();
  const walk = (e: XmlElement): void => {
    for (const c of elements(e)) {
      if (wanted(c)) {
        const n = (counts.get(c.name) ?? 0) + 1;
        counts.set(c.name, n);
        out.push({ element: c, path: `${base}/${c.name.slice(c.name.indexOf(':') + 1)}[${n}]` });
      } else if (looked.has(c.name)) walk(c);
      else if (c.name === 'mc:AlternateContent') walk(chosen(c));
    }
  };
  walk(parent);
  return out;
}

const looked = new Set(['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins', 'w:moveTo', 'w:smartTag']);
