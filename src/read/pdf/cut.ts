// Figures that run over the edge of their page → marked as cut: what stands beyond it was never printed, or is not in the file. What the file has of it is a reading for the sums to prove.
import type { PageGeometry, Span } from '../../model/geometry.js';
import type { Problem } from '../../model/problem.js';

/** No page is printed so near to its edge, in parts of the letter size: a figure that ends here may go on. */
const nearest = 0.3;
const lost = '\ufffd';
/** What a file has of a figure that its page cuts may be all of it or not. */
const whole = 0.5;
const figure = /^[\d０-９][\d０-９,.，．]*$/;

const round = (x: number): number => Math.round(x * 10) / 10;

/** The spans of a page of this size (points), with U+FFFD where the right or left edge cuts a figure, so that no part of it is taken for the whole; what the file says of it is its reading. */
export function withCuts(spans: readonly Span[], width: number): Span[] {
  return spans.map((span) => {
    if (span.turn !== undefined) return span;
    const { text, box, size } = span;
    const edges = span.edges ?? [];
    if (/[\d０-９.,，．]$/.test(text) && box[2] > width - size * nearest) return { ...span, text: text + lost, edges: [...edges, box[2]], ...asFar(text + (span.beyond ?? '')) };
    if (/^[\d０-９.,，．]/.test(text) && box[0] < size * nearest) return { ...span, text: lost + text, edges: [box[0], ...edges], ...asFar(text) };
    return span;
  });
}

function asFar(text: string): { readonly readings?: Span['readings'] } {
  return figure.test(text) ? { readings: [{ text, confidence: whole }] } : {};
}

/** So many lines that run over the edge are a table. */
const linesEnough = 3;

/** One problem for a page with such figures, or with a table whose lines run over its right edge; null where it has none. */
export function cutPage({ spans, rulings, width, number }: PageGeometry): Problem | null {
  const cut = spans.find(({ text }) => text.length > 1 && (text.endsWith(lost) || text.startsWith(lost)) && /[\d０-９]/.test(text));
  const over = rulings.filter((r) => r.y0 === r.y1 && r.x1 > width - 0.5 && r.x0 > nearest && r.x0 < width * 0.9);
  const rows = new Set(over.map((r) => Math.round(r.y0 / 2)));
  if (cut === undefined && rows.size < linesEnough) return null;
  const box = cut?.box ?? [Math.min(...over.map((r) => r.x0)), Math.min(...over.map((r) => r.y0)), width, Math.max(...over.map((r) => r.y0))] as const;
  return {
    code: 'page-cut', level: 'warning',
    message: { zh: `第 ${number} 页的表格超出页边，边上的数字不全，只有勾稽关系能证明的才读入，边外的列读不到；请取得原文件（DOCX、HTML）核对。`, en: `A table runs over the edge of page ${number} and the figures there are cut: only those that the sums prove were read, and columns beyond the edge are lost. Look for the original (a DOCX file, a web page).` },
    ...(cut === undefined ? {} : { found: cut.text }), anchor: { page: number, bbox: [round(box[0]), round(box[1]), round(box[2]), round(box[3])] },
  };
}
