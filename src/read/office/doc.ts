// Word document of 97–2003 → blocks. Read from the bytes: no program is started.
import type { Block } from '../../model/document.js';
import type { Limits } from '../../model/limits.js';
import { isRejection, type Rejection } from '../../model/rejection.js';
import { tooManyCells } from '../limits.js';
import type { Page } from '../page.js';
import { openDoc } from './doc-file.js';
import { docRows, type RawCell, type RawRow } from './doc-table.js';
import { paragraphsOf, type DocParagraph } from './doc-text.js';
import { isLayoutRow } from './layout-row.js';
import { picture } from './words.js';

export function readDoc(bytes: Uint8Array, limits: Limits): Page | Rejection {
  const file = openDoc(bytes, limits);
  if (isRejection(file)) return file;
  const builder = new Builder(limits);
  for (const p of paragraphsOf(file, 0, file.length)) if (!builder.add(p)) return tooManyCells(limits.cells);
  builder.end();
  // Text boxes stand apart in the file: where on the page they float is not said with their text.
  for (const p of paragraphsOf(file, ...file.boxes)) if (!builder.add(p)) return tooManyCells(limits.cells);
  builder.end();
  return { metadata: [], blocks: builder.blocks(), problems: [] };
}

const part = 'WordDocument';

type Node = { readonly paragraph: DocParagraph; readonly place: string } | { readonly table: Table };

interface Cell {
  readonly place: string;
  readonly nodes: Node[];
}

interface Row {
  readonly cells: readonly Cell[];
  readonly end: DocParagraph;
}

interface Table {
  readonly place: string;
  readonly rows: Row[];
  /** Of the row that is being read. */
  cells: Cell[];
  nodes: Node[];
}

class Builder {
  private readonly body: Node[] = [];
  private readonly open: Table[] = [];
  private readonly counts = new Map<string, number>();
  private cells = 0;
  private grids = 0;
  private readonly out: Block[] = [];

  constructor(private readonly limits: Limits) {}

  /** False where there are too many cells. */
  add(p: DocParagraph): boolean {
    while (this.open.length > p.depth) this.close();
    while (this.open.length < p.depth) this.open.push({ place: this.number(`${this.base()}/tbl`), rows: [], cells: [], nodes: [] });
    const table = this.open[this.open.length - 1];
    if (table === undefined) {
      this.body.push({ paragraph: p, place: this.number('/p') });
      return true;
    }
    if (p.ends === 'row') {
      table.rows.push({ cells: table.cells, end: p });
      table.cells = [];
      table.nodes = [];
      return true;
    }
    table.nodes.push({ paragraph: p, place: this.number(`${this.base()}/p`) });
    if (p.ends === 'cell') {
      table.cells.push({ place: this.base(), nodes: table.nodes });
      table.nodes = [];
      if (++this.cells > this.limits.cells) return false;
    }
    return true;
  }

  /** Closes what is open. */
  end(): void {
    while (this.open.length > 0) this.close();
  }

  blocks(): Block[] {
    this.write(this.body);
    return this.out;
  }

  /** Place of the cell being read; '' outside of tables. */
  private base(): string {
    const t = this.open[this.open.length - 1];
    return t === undefined ? '' : `${t.place}/tr[${t.rows.length + 1}]/tc[${t.cells.length + 1}]`;
  }

  private number(path: string): string {
    const n = (this.counts.get(path) ?? 0) + 1;
    this.counts.set(path, n);
    return `${path}[${n}]`;
  }

  private close(): void {
    const table = this.open.pop()!;
    // Cells without the end of their row: a file cut off.
    const left = table.nodes.length > 0 ? [...table.cells, { place: '', nodes: table.nodes }] : table.cells;
    const above = this.open[this.open.length - 1];
    const into = above === undefined ? this.body : above.nodes;
    if (table.rows.length > 0) into.push({ table });
    for (const c of left) for (const n of c.nodes) into.push(n);
  }

  private write(nodes: readonly Node[]): void {
    for (const n of nodes) {
      if ('table' in n) {
        this.table(n.table);
        continue;
      }
      const { text, level, pictures } = n.paragraph;
      const anchor = { part, place: n.place };
      if (text !== '') this.out.push(level === null ? { kind: 'text', text, anchor } : { kind: 'text', text, anchor, level });
      for (const bytes of pictures) this.out.push(bytes === null ? { kind: 'image', src: '', anchor } : { kind: 'image', src: '', anchor, picture: { kind: 'bytes', bytes } });
    }
  }

  private table(table: Table): void {
    let run: RawRow[] = [];
    const flush = (): void => {
      if (run.length > 0) this.out.push({ kind: 'grid', grid: { index: this.grids++, rows: docRows(run, part), anchor: { part, place: table.place }, flat: false } });
      run = [];
    };
    for (const row of table.rows) {
      const cells = row.cells.map(rawCell);
      const filled = cells.filter((c) => c.text !== '' && c.text !== picture).length;
      const pictured = cells.filter((c) => c.text === picture).length;
      // A frame drawn around a figure by a table of one cell is no layout of the page.
      const holdsTable = row.cells.some((c) => c.nodes.some((n) => 'table' in n && (row.cells.length === 1 || !isFrame(n.table))));
      if (isLayoutRow({ cells: cells.length, filled, pictured, longest: cells.reduce((most, c) => Math.max(most, c.text.length), 0), holdsTable })) {
        flush();
        for (const c of row.cells) this.write(c.nodes);
      } else run.push({ cells, changes: row.end.changes });
    }
    flush();
  }
}

/** A table of one cell, with no more than such tables in it. */
function isFrame(table: Table): boolean {
  return table.rows.reduce((n, r) => n + r.cells.length, 0) <= 1 && table.rows.every((r) => r.cells.every((c) => c.nodes.every((n) => !('table' in n) || isFrame(n.table))));
}

function paragraphsIn(cell: Cell): readonly DocParagraph[] {
  return cell.nodes.flatMap((n) => ('paragraph' in n ? [n.paragraph] : n.table.rows.flatMap((r) => r.cells.flatMap(paragraphsIn))));
}

function rawCell(cell: Cell): RawCell {
  const own = paragraphsIn(cell);
  const text = own.map((p) => p.text).filter((t) => t !== '').join('\n');
  const dropped = own.map((p) => p.dropped).filter((t) => t !== '').join(' ');
  return { text: text === '' && own.some((p) => p.pictures.length > 0) ? picture : text, dropped, place: cell.place };
}
