// Word document (OOXML) → blocks.
import type { Block, ImageBlock, Metadata } from '../../model/document.js';
import type { Limits } from '../../model/limits.js';
import { isRejection, type Rejection } from '../../model/rejection.js';
import { tooManyCells } from '../limits.js';
import type { Page } from '../page.js';
import { Paragraphs } from './docx-paragraph.js';
import { cellsOf, content, docxTable, type TableContext } from './docx-table.js';
import { Numbering } from './numbering.js';
import { relationsOf, type Relation } from './path.js';
import { Pictures } from './pictures.js';
import { Styles } from './styles.js';
import { child, elements, textOf, xmlPart, type XmlElement } from './xml.js';
import { damaged, openZip, type Zip } from './zip.js';

export function readDocx(bytes: Uint8Array, limits: Limits): Page | Rejection {
  const zip = openZip(bytes, limits);
  if (isRejection(zip)) return zip;
  const part = [...relationsOf(zip, '', limits).values()].find((r) => r.type === 'officeDocument' && !r.external)?.target ?? 'word/document.xml';
  const root = xmlPart(zip, part, limits) ?? damaged();
  if (isRejection(root)) return root;
  const body = child(root, 'w:body');
  if (body === undefined) return damaged();
  const relations = relationsOf(zip, part, limits);
  const related = (type: string): XmlElement | null | Rejection => {
    const target = [...relations.values()].find((r) => r.type === type && !r.external)?.target;
    return target === undefined ? null : xmlPart(zip, target, limits);
  };
  const styles = related('styles');
  const numbering = related('numbering');
  // Without its lists a document would lose the numbers of its headings.
  if (styles !== null && isRejection(styles)) return styles;
  if (numbering !== null && isRejection(numbering)) return numbering;
  const walk = new Walk(part, new Paragraphs(new Styles(styles), new Numbering(numbering)), relations, new Pictures(zip, limits), holders(root), limits);
  const refused = walk.run(body);
  return refused ?? { metadata: metadataOf(zip, limits), blocks: walk.blocks, problems: [] };
}

class TooMany extends Error {}

class Walk {
  readonly blocks: Block[] = [];
  private readonly context: TableContext;
  private cells = 0;
  private grids = 0;

  constructor(
    private readonly part: string, private readonly paragraphs: Paragraphs, private readonly relations: ReadonlyMap<string, Relation>,
    private readonly pictures: Pictures, outer: Pick<TableContext, 'outer' | 'outerOfMany'>, private readonly limits: Limits,
  ) {
    const count = (): void => {
      if (++this.cells > limits.cells) throw new TooMany();
    };
    this.context = { part, paragraphs, ...outer, count };
  }

  run(body: XmlElement): Rejection | null {
    try {
      this.content(body, '');
      return null;
    } catch (e) {
      if (e instanceof TooMany) return tooManyCells(this.limits.cells);
      throw e;
    }
  }

  private content(parent: XmlElement, base: string): void {
    for (const part of content(parent, base)) {
      if ('table' in part) this.table(part.table, part.path);
      else this.paragraph(part.paragraphs, part.path);
    }
  }

  private paragraph(pieces: readonly XmlElement[], path: string): void {
    const { text, level, pictures, boxes } = this.paragraphs.of(pieces);
    const anchor = { part: this.part, place: path };
    if (text !== '') this.blocks.push(level === null ? { kind: 'text', text, anchor } : { kind: 'text', text, anchor, level });
    for (const id of pictures) this.blocks.push(this.image(id, path));
    boxes.forEach((box, i) => this.content(box, `${path}/txbxContent[${i + 1}]`));
  }

  private table(table: XmlElement, path: string): void {
    for (const part of docxTable(table, path, this.context)) {
      if ('rows' in part) this.blocks.push({ kind: 'grid', grid: { index: this.grids++, rows: part.rows, anchor: { part: this.part, place: path }, flat: false } });
      else for (const cell of part.cells) this.content(cell.element, cell.path);
    }
  }

  /** What a relation to elsewhere shows is not fetched. */
  private image(id: string, place: string): ImageBlock {
    const relation = this.relations.get(id);
    const bytes = relation === undefined || relation.external ? null : this.pictures.of(relation.target);
    const block = { kind: 'image', src: relation?.target ?? '', anchor: { part: this.part, place } } as const;
    return bytes === null ? block : { ...block, picture: { kind: 'bytes', bytes } };
  }
}

/** Every element that has a table inside, and those of them that have one of more than one cell. */
function holders(root: XmlElement): Pick<TableContext, 'outer' | 'outerOfMany'> {
  const outer = new Set<XmlElement>();
  const outerOfMany = new Set<XmlElement>();
  const holds = (e: XmlElement): void => {
    for (const c of elements(e)) {
      holds(c);
      if (c.name === 'w:tbl' || outer.has(c)) outer.add(e);
      if (outerOfMany.has(c) || (c.name === 'w:tbl' && cellsOf(c).length > 1)) outerOfMany.add(e);
    }
  };
  holds(root);
  return { outer, outerOfMany };
}

/** Title and date as the program that wrote the file keeps them. */
function metadataOf(zip: Zip, limits: Limits): Metadata[] {
  const core = xmlPart(zip, 'docProps/core.xml', limits);
  if (core === null || isRejection(core)) return [];
  const out: Metadata[] = [];
  for (const [name, tag] of [['title', 'dc:title'], ['created', 'dcterms:created']] as const) {
    const value = textOf(child(core, tag) ?? { name: '', attributes: {}, children: [] }).replace(/\s+/g, ' ').trim();
    if (value !== '') out.push({ name, value });
  }
  return out;
}
