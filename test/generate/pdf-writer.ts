// Small PDFs made by hand: text in CID fonts that have nothing but ToUnicode, lines as strokes, fills or boxes, for tests without any producer.

export interface PdfText {
  readonly x: number;
  /** Baseline, from the top of the page. */
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  /** Text matrix a b c d instead of upright. */
  readonly matrix?: readonly [number, number, number, number];
  /** Before the text: colour, alpha state, render mode, spacing. */
  readonly state?: string;
}

export interface PdfPage {
  readonly width?: number;
  readonly height?: number;
  readonly rotate?: 0 | 90 | 180 | 270;
  /** Drawing operators in a system whose y runs down from the top; before the text. */
  readonly drawing?: string;
  readonly texts: readonly PdfText[];
  /** Drawing operators after the text. */
  readonly after?: string;
}

export interface PdfOptions {
  readonly title?: string;
  /** Objects of the file, by name, beside the pages: form XObjects and pictures `/Name`. */
  readonly xobjects?: Readonly<Record<string, { readonly dictionary: string; readonly stream: string }>>;
}

/** Every character is its own code. */
const codes = (text: string): string => [...text].map((c) => c.codePointAt(0)!.toString(16).padStart(4, '0')).join('');

const toUnicode = '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end end';

/** Width of a character in parts of its size, as the fonts written here have it. */
export const widthOf = (c: string): number => (c.codePointAt(0)! < 0x2000 ? 0.5 : 1);

function content(page: PdfPage, height: number): string {
  const texts = page.texts.map((t) => {
    const [a, b, c, d] = t.matrix ?? [1, 0, 0, 1];
    return `q ${t.state ?? ''} BT /F1 ${t.size ?? 10} Tf ${a} ${b} ${c} ${d} ${t.x} ${height - t.y} Tm <${codes(t.text)}> Tj ET Q`;
  });
  return `q 1 0 0 -1 0 ${height} cm ${page.drawing ?? ''} Q\n${texts.join('\n')}\nq 1 0 0 -1 0 ${height} cm ${page.after ?? ''} Q`;
}

export function writePdf(pages: readonly PdfPage[], options: PdfOptions = {}): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const stream = (text: string, dictionary = ''): string => `<< ${dictionary} /Length ${Buffer.byteLength(text, 'latin1')} >>\nstream\n${text}\nendstream`;
  const root = add('');
  const tree = add('');
  const unicode = add(stream(toUnicode));
  const descriptor = add('<< /Type /FontDescriptor /FontName /Fictional /Flags 4 /FontBBox [0 -140 1000 860] /ItalicAngle 0 /Ascent 860 /Descent -140 /CapHeight 700 /StemV 80 >>');
  const descendant = add(`<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Fictional /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 1000 /W [0 8191 500] /CIDToGIDMap /Identity >>`);
  const font = add(`<< /Type /Font /Subtype /Type0 /BaseFont /Fictional /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`);
  const forms = Object.entries(options.xobjects ?? {}).map(([name, x]) => ({ name, number: add(''), x }));
  const named = forms.map((f) => `/${f.name} ${f.number} 0 R`).join(' ');
  const resources = `<< /Font << /F1 ${font} 0 R >> /ExtGState << /Faint << /ca 0.2 >> >> /XObject << ${named} >> >>`;
  for (const { number, x } of forms) objects[number - 1] = stream(x.stream, x.dictionary.includes('/Form') ? `${x.dictionary} /Resources ${resources}` : x.dictionary);
  const kids = pages.map((page) => {
    const [width, height] = [page.width ?? 595, page.height ?? 842];
    const body = add(stream(content(page, height)));
    return add(`<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${page.rotate ?? 0} /Resources ${resources} /Contents ${body} 0 R >>`);
  });
  objects[root - 1] = `<< /Type /Catalog /Pages ${tree} 0 R >>`;
  objects[tree - 1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((k) => `${k} 0 R`).join(' ')}] >>`;
  const info = add(`<< /Title <feff${[...(options.title ?? '')].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('')}> /CreationDate (D:20240117093000+08'00') >>`);
  return assemble(objects, root, `/Info ${info} 0 R`);
}

/** Objects, numbered from 1, as a file with its index. */
export function assemble(objects: readonly string[], root: number, trailer = ''): Uint8Array {
  let text = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';
  const offsets = objects.map((body, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const start = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root ${root} 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** Lines of a table as strokes; x and y are its lines. */
export function strokes(xs: readonly number[], ys: readonly number[]): string {
  const across = ys.map((y) => `${xs[0]} ${y} m ${xs.at(-1)} ${y} l S`);
  const down = xs.map((x) => `${x} ${ys[0]} m ${x} ${ys.at(-1)} l S`);
  return ['0.5 w', ...across, ...down].join('\n');
}

/** Words in the middle of the slots of a table, row by row. */
export function inSlots(xs: readonly number[], ys: readonly number[], rows: readonly (readonly string[])[], size = 10): PdfText[] {
  return rows.flatMap((row, r) => row.flatMap((text, c) => {
    if (text === '') return [];
    const width = [...text].reduce((w, ch) => w + widthOf(ch), 0) * size;
    return [{ x: (xs[c]! + xs[c + 1]! - width) / 2, y: (ys[r]! + ys[r + 1]!) / 2 + size * 0.36, text, size }];
  }));
}
