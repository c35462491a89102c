// Lines outside the tables → paragraphs: a line that fills its measure runs on into the next.
import type { PageAnchor } from '../../model/anchor.js';
import { around, middle, type Sheet } from './piece.js';
import type { TextLine } from './words.js';

export interface Paragraph {
  readonly kind: 'text';
  readonly text: string;
  readonly anchor: PageAnchor;
  readonly size: number;
  /** The last line reaches the right edge: the sentence may go on on the next page. */
  readonly runsOn: boolean;
  /** The first line begins at the left edge, not indented. */
  readonly flush: boolean;
  readonly top: number;
}

/** Left and right edge of the running text of a sheet. */
export interface Measure {
  readonly left: number;
  readonly right: number;
}

/** The edges that most lines keep to; lines of a table's width do not set it. */
export function measureOf(lines: readonly TextLine[]): Measure {
  if (lines.length === 0) return { left: 0, right: 0 };
  const [left, , right] = around(lines.map((l) => l.box));
  return { left, right };
}

/** A new item of a list or section begins a paragraph however the line before ends. */
const opens = /^(?:[一二三四五六七八九十]+\s*、|[（(][一二三四五六七八九十\d]+[)）]|[#第][一二三四五六七八九十]+[部分章节])/;

export function paragraphsOf(lines: readonly TextLine[], measure: Measure, sheet: Sheet): Paragraph[] {
  const out: { lines: TextLine[] }[] = [];
  for (const line of lines) {
    const before = out.at(-1)?.lines.at(-1);
    if (before !== undefined && (continues(before, line, measure) || isRestOfTitle(before, line, measure, sheet.size))) out.at(-1)!.lines.push(line);
    else out.push({ lines: [line] });
  }
  return out.map(({ lines: own }) => {
    const [first, last] = [own[0]!, own.at(-1)!];
    return {
      kind: 'text',
      text: own.map((l) => l.text).reduce(glue),
      anchor: { page: sheet.number, bbox: sheet.back(around(own.map((l) => l.box))) },
      size: first.size,
      runsOn: reaches(last, measure),
      flush: first.box[0] < measure.left + first.size * 0.8 && !opens.test(first.text),
      top: first.box[1],
    };
  });
}

export function glue(a: string, b: string): string {
  return /[A-Za-z]$/.test(a) && /^[A-Za-z]/.test(b) ? `${a} ${b}` : a + b;
}

/** Chinese lines end where the next character does not fit; a punctuation mark may hang. */
function reaches(line: TextLine, measure: Measure): boolean {
  return line.box[2] > measure.right - line.size * 2.1;
}

/** Letters this much larger than the usual ones are a title; its lines stand in the middle under each other, as near as this, in letter sizes. */
const title = 1.25;
const centred = 0.3;

/** True for the end of a title in the middle under the line that it did not fit into. */
function isRestOfTitle(before: TextLine, line: TextLine, measure: Measure, usual: number): boolean {
  if (before.size < title * usual || Math.abs(before.size - line.size) > before.size * 0.02 || opens.test(line.text)) return false;
  const [a, b] = [middle(before.box)[0], middle(line.box)[0]];
  const isFull = before.box[2] - before.box[0] > measure.right - measure.left - 2.1 * before.size;
  return isFull && Math.abs(a - b) < centred * line.size && line.box[2] < before.box[2] && line.box[1] - before.box[3] < before.size && line.box[1] > before.box[1] + before.size / 2;
}

function continues(before: TextLine, line: TextLine, measure: Measure): boolean {
  if (!reaches(before, measure) || Math.abs(before.size - line.size) > before.size * 0.12) return false;
  if (line.box[0] > measure.left + line.size * 0.8 || opens.test(line.text)) return false;
  const gap = line.box[1] - before.box[3];
  return gap < before.size * 1.6 && gap > -before.size * 0.5;
}
