// A page as positioned words and ruling lines: what PDF, OFD and pictures have in common before anybody sees a table in it.
import type { Box } from './anchor.js';
import type { TextReading } from './grid.js';

/** Words that stand together on one line, never across a ruling or a wide gap as the format gives them: a glyph, a run of glyphs or a whole line. */
export interface Span {
  readonly text: string;
  readonly box: Box;
  /** Left edge of each character of `text` (UTF-16 unit), where the format tells it: lets a span be cut where a ruling crosses it. */
  readonly edges?: readonly number[];
  /** Height of the letters: the size of the font where the box is not tight. */
  readonly size: number;
  /** Direction of writing where it is not from left to right: clockwise from there, degrees. Such a span is one glyph. */
  readonly turn?: 90 | 180 | 270;
  /** True where the document places it by itself, not behind the span before: cells are drawn so, and often words are. */
  readonly begins?: true;
  /** Characters that go on behind it over the right edge of the page: in the file, but not to be seen. */
  readonly beyond?: string;
  /** Of a picture: what else it could say, the likeliest first; the first is `text`. Of a figure that the edge of its page cuts: what the file says it is. */
  readonly readings?: readonly TextReading[];
}

/** A horizontal (y0 = y1) or vertical (x0 = x1) line; x0 ≤ x1, y0 ≤ y1. */
export interface Ruling {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  /** Of the edge of a filled area: no line is drawn there. */
  readonly area?: true;
}

/** A picture set on the page. */
export interface PlacedPicture {
  readonly box: Box;
  /** Its own pixels an inch of the page, where the format tells: drawn so, nothing of it is lost. */
  readonly dpi?: number;
}

/** One page as displayed: rotation applied, origin top left, in points (pixels for a picture). */
export interface PageGeometry {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly spans: readonly Span[];
  readonly rulings: readonly Ruling[];
  readonly pictures: readonly PlacedPicture[];
}
