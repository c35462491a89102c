// Content.xml of one page, with its templates and annotations → words, lines and pictures where they are displayed.
import type { Box } from '../../model/anchor.js';
import type { PlacedPicture, Ruling, Span } from '../../model/geometry.js';
import { child, children, elements, textOf, type XmlElement } from '../office/xml.js';
import { intersect, mapBox, times, turnOf, type Matrix } from '../pdf/matrix.js';
import { linesOf } from '../pdf/paths.js';
import { flatPath, numbersOf } from './numbers.js';
import { isWhite, textSpans } from './text.js';
import { isFaint } from './watermark.js';

/** Millimetres → points. */
export const points = 72 / 25.4;

export interface OfdPicture extends PlacedPicture {
  /** Id of the resource. */
  readonly resource: string;
}

export interface Drawn {
  readonly spans: Span[];
  /** The spans of each text object that is hardly seen. */
  readonly faint: (readonly Span[])[];
  readonly rulings: Ruling[];
  readonly pictures: OfdPicture[];
}

/** What objects look up by id. */
export interface Shared {
  readonly drawParams: ReadonlyMap<string, XmlElement>;
  /** CompositeGraphicUnit: content used more than once. */
  readonly composites: ReadonlyMap<string, XmlElement>;
  /** Told of every object; throws where there are too many. */
  readonly count: () => void;
}

/** Units within units end here: one may name itself. */
const deepest = 24;
/** Outside its boundary an object is cut off, but writers set the boundary of a line to the line. */
const grace = 1.5 * points;

/** Draws the content of a page, a template or an appearance. `base`: its space → the page as displayed, points. */
export function draw(content: XmlElement, base: Matrix, shared: Shared, out: Drawn, depth = 0): void {
  if (depth > deepest) return;
  for (const e of elements(content)) {
    if (e.attributes['Visible'] === 'false') continue;
    switch (e.name) {
      case 'Layer': case 'PageBlock': case 'Content': draw(e, base, shared, out, depth + 1); break;
      case 'TextObject': text(e, base, shared, out); break;
      case 'PathObject': path(e, base, shared, out); break;
      case 'ImageObject': image(e, base, shared, out); break;
      case 'CompositeObject': {
        const unit = shared.composites.get(e.attributes['ResourceID'] ?? '');
        const inner = child(unit, 'Content');
        shared.count();
        if (inner !== undefined) draw(inner, placeOf(e, base), shared, out, depth + 1);
        break;
      }
      default: break;
    }
  }
}

/** The object's own space → the page: its CTM, then the corner of its boundary. */
function placeOf(e: XmlElement, base: Matrix): Matrix {
  const [x = 0, y = 0] = numbersOf(e.attributes['Boundary']);
  const ctm = numbersOf(e.attributes['CTM']);
  const moved = times(base, [1, 0, 0, 1, x, y]);
  return ctm.length === 6 ? times(moved, ctm) : moved;
}

function boundaryOf(e: XmlElement, base: Matrix): Box {
  const [x = 0, y = 0, w = 0, h = 0] = numbersOf(e.attributes['Boundary']);
  const [x0, y0, x1, y1] = mapBox(base, x, y, x + w, y + h);
  return [x0 - grace, y0 - grace, x1 + grace, y1 + grace];
}

function text(e: XmlElement, base: Matrix, shared: Shared, out: Drawn): void {
  shared.count();
  if (Number(e.attributes['Alpha'] ?? 255) === 0) return;
  const place = placeOf(e, base);
  // Oblique words are a watermark.
  if (turnOf([place[0], place[1]]) === null) return;
  const spans = textSpans(e, place);
  for (const s of spans) out.spans.push(s);
  if (spans.length > 0 && isFaint(e, shared.drawParams.get(e.attributes['DrawParam'] ?? ''))) out.faint.push(spans);
}

function path(e: XmlElement, base: Matrix, shared: Shared, out: Drawn): void {
  shared.count();
  const params = shared.drawParams.get(e.attributes['DrawParam'] ?? '');
  const stroked = e.attributes['Stroke'] !== 'false' && !isWhite(child(e, 'StrokeColor') ?? child(params, 'StrokeColor'));
  const filled = e.attributes['Fill'] === 'true' && !isWhite(child(e, 'FillColor') ?? child(params, 'FillColor'));
  const data = child(e, 'AbbreviatedData');
  if (data === undefined || (!stroked && !filled) || Number(e.attributes['Alpha'] ?? 255) === 0) return;
  const width = Number(e.attributes['LineWidth'] ?? params?.attributes['LineWidth'] ?? 0.353) * points;
  // A boundary without an extent cuts nothing off: some writers leave it out.
  const [, , w = 0, h = 0] = numbersOf(e.attributes['Boundary']);
  const clip: Box = w <= 0 && h <= 0 ? [-1e6, -1e6, 1e6, 1e6] : boundaryOf(e, base);
  for (const r of linesOf(flatPath(textOf(data)), placeOf(e, base), clip, { stroked, filled, width })) out.rulings.push(r);
}

function image(e: XmlElement, base: Matrix, shared: Shared, out: Drawn): void {
  shared.count();
  const ctm = numbersOf(e.attributes['CTM']);
  const [x = 0, y = 0, w = 0, h = 0] = numbersOf(e.attributes['Boundary']);
  const own = mapBox(base, x, y, x + w, y + h);
  // The picture is one unit wide and high before it is mapped.
  const box = ctm.length === 6 ? intersect(mapBox(placeOf(e, base), 0, 0, 1, 1), own) : own;
  if (box[2] > box[0] && box[3] > box[1]) out.pictures.push({ box, resource: e.attributes['ResourceID'] ?? '' });
}

/** Templates a page asks for, those behind its content and those before it. */
export function templatesOf(page: XmlElement): string[] {
  return children(page, 'Template').map((t) => t.attributes['TemplateID'] ?? '');
}
