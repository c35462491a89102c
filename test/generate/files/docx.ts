// Blocks → a Word document as a word processor writes it: spans as gridSpan and vMerge, numbers in runs, dropped words struck out.
import { strToU8, zipSync } from 'fflate';
import type { Block } from '../../../src/model/document.js';
import type { Grid, GridCell } from '../../../src/model/grid.js';

export interface DocxParts {
  /** Inner XML of w:body. */
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly title?: string;
  /** Further parts by name; `relations` of the main part by id. */
  readonly parts?: Readonly<Record<string, Uint8Array>>;
  readonly relations?: Readonly<Record<string, { readonly type: string; readonly target: string; readonly external?: boolean }>>;
  readonly namespaces?: string;
}

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The same file on every day. */
export const mtime = new Date(2024, 0, 2);

export const escaped = (s: string): string => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** A package around the XML of a body. */
export function docxFile(p: DocxParts): Uint8Array {
  const rels = Object.entries(p.relations ?? {}).map(([id, r]) => `<Relationship Id="${id}" Type="${office}/${r.type}" Target="${escaped(r.target)}"${r.external === true ? ' TargetMode="External"' : ''}/>`);
  if (p.styles !== undefined) rels.push(`<Relationship Id="rIdS" Type="${office}/styles" Target="styles.xml"/>`);
  if (p.numbering !== undefined) rels.push(`<Relationship Id="rIdN" Type="${office}/numbering" Target="numbering.xml"/>`);
  const package_ = 'http://schemas.openxmlformats.org/package/2006';
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8(`${head}<Types xmlns="${package_}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`),
    '_rels/.rels': strToU8(`${head}<Relationships xmlns="${package_}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`),
    'word/document.xml': strToU8(`${head}<w:document xmlns:w="${w}" xmlns:r="${office}"${p.namespaces ?? ''}><w:body>${p.body}<w:sectPr/></w:body></w:document>`),
    'word/_rels/document.xml.rels': strToU8(`${head}<Relationships xmlns="${package_}/relationships">${rels.join('')}</Relationships>`),
  };
  if (p.styles !== undefined) files['word/styles.xml'] = strToU8(`${head}<w:styles xmlns:w="${w}">${p.styles}</w:styles>`);
  if (p.numbering !== undefined) files['word/numbering.xml'] = strToU8(`${head}<w:numbering xmlns:w="${w}">${p.numbering}</w:numbering>`);
  if (p.title !== undefined) files['docProps/core.xml'] = strToU8(`${head}<cp:coreProperties xmlns:cp="${package_}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(p.title)}</dc:title></cp:coreProperties>`);
  Object.assign(files, p.parts);
  return zipSync(files, { mtime });
}

const runs = (text: string): string => text.split('\n').map((line, i) => `${i > 0 ? '<w:r><w:br/></w:r>' : ''}<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">${escaped(line)}</w:t></w:r>`).join('');
const struck = (text: string | undefined): string => (text === undefined ? '' : `<w:r><w:rPr><w:strike/></w:rPr><w:t>${escaped(text)}</w:t></w:r>`);
const paragraph = (text: string, level?: number): string => `<w:p>${level === undefined ? '' : `<w:pPr><w:pStyle w:val="H${level}"/></w:pPr>`}${runs(text)}</w:p>`;

/** A row of cells and of the places covered from above. */
function tableOf(grid: Grid): string {
  const covering: { cell: GridCell; rows: number }[] = [];
  const rows = grid.rows.map((row) => {
    const slots: { column: number; xml: string; span: number }[] = [];
    for (const c of covering) {
      if (c.rows <= 0) continue;
      c.rows--;
      slots.push({ column: c.cell.column, span: c.cell.colspan, xml: `<w:tc><w:tcPr>${c.cell.colspan > 1 ? `<w:gridSpan w:val="${c.cell.colspan}"/>` : ''}<w:vMerge/></w:tcPr><w:p/></w:tc>` });
    }
    for (const cell of row.cells) {
      const properties = `${cell.colspan > 1 ? `<w:gridSpan w:val="${cell.colspan}"/>` : ''}${cell.rowspan > 1 ? '<w:vMerge w:val="restart"/>' : ''}`;
      slots.push({ column: cell.column, span: cell.colspan, xml: `<w:tc><w:tcPr>${properties}</w:tcPr><w:p>${runs(cell.text)}${struck(cell.dropped)}</w:p></w:tc>` });
      if (cell.rowspan > 1) covering.push({ cell, rows: cell.rowspan - 1 });
    }
    slots.sort((a, b) => a.column - b.column);
    // Where nothing reaches there is a gap in the grid, and word processors fill it before the row.
    const before = slots[0]?.column ?? 0;
    let at = before;
    let cells = '';
    for (const s of slots) {
      if (s.column > at) cells += `<w:tc><w:tcPr><w:gridSpan w:val="${s.column - at}"/></w:tcPr><w:p/></w:tc>`;
      cells += s.xml;
      at = s.column + s.span;
    }
    return `<w:tr>${before > 0 ? `<w:trPr><w:gridBefore w:val="${before}"/></w:trPr>` : ''}${cells}</w:tr>`;
  });
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.join('')}</w:tbl>`;
}

const styles = [1, 2, 3, 4, 5, 6].map((n) => `<w:style w:type="paragraph" w:styleId="H${n}"><w:name w:val="heading ${n}"/><w:pPr><w:outlineLvl w:val="${n - 1}"/></w:pPr></w:style>`).join('');

export function docxOf(blocks: readonly Block[], title?: string): Uint8Array {
  const body = blocks.map((b) => (b.kind === 'text' ? paragraph(b.text, b.level) : b.kind === 'grid' ? `${tableOf(b.grid)}<w:p/>` : '')).join('');
  return docxFile({ body, styles, ...(title === undefined ? {} : { title }) });
}
