// TextObject → spans: every character where it is drawn.
import type { Span } from '../../model/geometry.js';
import { children, textOf, type XmlElement } from '../office/xml.js';
import { mapBox, times, type Matrix } from '../pdf/matrix.js';
import { advancesOf, numbersOf } from './numbers.js';

/** Letters stand so far above and below their base line, in parts of their size. */
const above = 0.86;
const below = 0.14;
const wide = /[\u1100-\u11ff\u2014\u2212\u2018-\u201d\u2026\u2e80-\uffdc\uffe0-\uffef]/;

interface Glyph {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** `place`: the object's own space → the page as displayed, points. Spans run along a line; what is set otherwise comes glyph by glyph with its turn. */
export function textSpans(e: XmlElement, place: Matrix): Span[] {
  const size = Number(e.attributes['Size'] ?? 0);
  if (!(size > 0) || e.attributes['Visible'] === 'false') return [];
  const stretch = Number(e.attributes['HScale'] ?? 1) || 1;
  const reading = quarter(e.attributes['ReadDirection']);
  const turn = quarter(e.attributes['CharDirection']);
  const out: Span[] = [];
  let [x, y] = [0, 0];
  for (const code of children(e, 'TextCode')) {
    const text = textOf(code);
    x = Number(code.attributes['X'] ?? x) || 0;
    y = Number(code.attributes['Y'] ?? y) || 0;
    const glyphs = glyphsOf(text, code, [x, y], size, stretch, reading);
    for (const [i, s] of spansOf(glyphs, size, place, turn).entries()) out.push(i === 0 ? { ...s, begins: true } : s);
  }
  return out;
}

function glyphsOf(text: string, code: XmlElement, start: readonly [number, number], size: number, stretch: number, reading: number): Glyph[] {
  const characters = [...text];
  const dx = advancesOf(code.attributes['DeltaX'], characters.length);
  const dy = advancesOf(code.attributes['DeltaY'], characters.length);
  const out: Glyph[] = [];
  let [x, y] = start;
  characters.forEach((c, i) => {
    const own = (wide.test(c) ? 1 : 0.5) * size * stretch;
    out.push({ text: c, x, y, width: dx[i] !== undefined && dx[i]! > 0.2 * own ? Math.min(own, dx[i]!) : own });
    // Where no advance is given characters follow each other in the direction of reading.
    const step = dx[i] === undefined && dy[i] === undefined ? own : 0;
    x += dx[i] ?? (reading === 0 ? step : reading === 180 ? -step : 0);
    y += dy[i] ?? (reading === 90 ? step : reading === 270 ? -step : 0);
  });
  return out;
}

function spansOf(glyphs: readonly Glyph[], size: number, place: Matrix, turn: number): Span[] {
  const out: Span[] = [];
  let line: Glyph[] = [];
  const direction = (Math.round(Math.atan2(place[1], place[0]) / (Math.PI / 2)) * 90 + 360) % 360;
  const displayed = (direction + turn) % 360;
  const height = size * Math.hypot(place[2], place[3]);
  const flush = (): void => {
    if (line.length > 0) out.push(lineSpan(line, size, height, place));
    line = [];
  };
  for (const g of glyphs) {
    const last = line[line.length - 1];
    if (displayed !== 0) {
      if (g.text.trim() !== '') out.push({ text: g.text, box: turnedBox(g, size, place, turn), size: height, turn: displayed as 90 | 180 | 270 });
      continue;
    }
    if (last !== undefined && (Math.abs(g.y - last.y) > 0.1 * size || g.x < last.x)) flush();
    line.push(g);
  }
  flush();
  return out;
}

function lineSpan(line: readonly Glyph[], size: number, height: number, place: Matrix): Span {
  const first = line[0]!;
  const last = line[line.length - 1]!;
  const edges: number[] = [];
  for (const g of line) for (let i = 0; i < g.text.length; i++) edges.push(place[0] * g.x + place[2] * g.y + place[4]);
  return { text: line.map((g) => g.text).join(''), box: mapBox(place, first.x, first.y - above * size, last.x + last.width, first.y + below * size), edges, size: height };
}

/** The box of a glyph that is turned about the start of its base line. */
function turnedBox(g: Glyph, size: number, place: Matrix, turn: number): Span['box'] {
  const angle = (turn * Math.PI) / 180;
  const [cos, sin] = [Math.round(Math.cos(angle)), Math.round(Math.sin(angle))];
  return mapBox(times(place, [cos, sin, -sin, cos, g.x, g.y]), 0, -above * size, g.width, below * size);
}

function quarter(degrees: string | undefined): number {
  const n = Number(degrees ?? 0);
  return n === 90 || n === 180 || n === 270 ? n : 0;
}

/** White text on white is not seen; the value is of any colour space. */
export function isWhite(color: XmlElement | undefined): boolean {
  if (color === undefined) return false;
  if (Number(color.attributes['Alpha'] ?? 255) === 0) return true;
  const value = numbersOf(color.attributes['Value']);
  return value.length === 3 && value.every((v) => v >= 254);
}

