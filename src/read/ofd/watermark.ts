// Words of an OFD page → those that are of the document: oblique words are none, nor faint ones that are large or lie over others.
import type { Box } from '../../model/anchor.js';
import type { Span } from '../../model/geometry.js';
import { child, type XmlElement } from '../office/xml.js';
import { numbersOf } from './numbers.js';

/** Letters as light as this, or seen through so far, are faint (0 black – 1 white). */
const faintLuma = 0.6;
const faintAlpha = 0.6;
/** Faint letters larger than the usual ones by this are a watermark. */
const large = 1.45;
/** More pairs of words than this are not compared. */
const mostPairs = 5_000_000;

/** True for a text object that is hardly seen. Colours of one or three values; of others nothing is known. */
export function isFaint(e: XmlElement, params: XmlElement | undefined): boolean {
  const color = child(e, 'FillColor') ?? child(params, 'FillColor');
  const alpha = (Number(e.attributes['Alpha'] ?? 255) / 255) * (Number(color?.attributes['Alpha'] ?? 255) / 255);
  if (alpha < faintAlpha) return true;
  const value = numbersOf(color?.attributes['Value']);
  if (value.length === 1) return value[0]! / 255 > faintLuma;
  return value.length === 3 && (0.299 * value[0]! + 0.587 * value[1]! + 0.114 * value[2]!) / 255 > faintLuma;
}

/** The spans without watermarks. `faint`: those of faint text objects, by object. */
export function withoutWatermarks(spans: readonly Span[], faint: readonly (readonly Span[])[]): readonly Span[] {
  if (faint.length === 0) return spans;
  const pale = new Set(faint.flat());
  const firm = spans.filter((s) => !pale.has(s));
  const sizes = firm.map((s) => s.size).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? Infinity;
  const compared = pale.size * firm.length <= mostPairs;
  const gone = new Set(faint.filter((own) => own.some((s) => s.size > usual * large || (compared && firm.some((f) => lies(s.box, f.box))))).flat());
  return gone.size === 0 ? spans : spans.filter((s) => !gone.has(s));
}

/** True where words of a line stand over others. */
function lies(a: Box, b: Box): boolean {
  const [w, h] = [Math.min(a[2], b[2]) - Math.max(a[0], b[0]), Math.min(a[3], b[3]) - Math.max(a[1], b[1])];
  return w > 0.1 * Math.min(a[3] - a[1], b[3] - b[1]) && h > 0.3 * Math.min(a[3] - a[1], b[3] - b[1]);
}
