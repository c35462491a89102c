// Lines of words as close to each other as rows are → the lines of one label: those that stand about one row of figures.
import type { Box } from '../../../model/anchor.js';
import { middle } from '../piece.js';

export interface Words {
  readonly box: Box;
  readonly figure: boolean;
  readonly text: string;
  readonly size: number;
}

/** A label has no more lines; they follow each other no farther apart, in letter sizes. */
const mostLines = 4;
const farthest = 1;
/** The middle of a label stands this near to its figures, in letter sizes. */
const beside = 0.3;

const numbered = /^(?:[一二三四五六七八九十]+\s*、|[（(][一二三四五六七八九十\d]+[)）]|\d{1,2}\s*[.．、])/;

/** The line that each line of words goes on from, by index, where no row of figures is beside them but one at the middle of all. `words` from above. */
export function wrappedLabels(words: readonly Words[], size: number): ReadonlyMap<number, number> {
  const figures = words.filter((w) => w.figure);
  const heads = words.filter((w) => !w.figure);
  const out = new Map<number, number>();
  const taken = new Set<number>();
  for (const [i, first] of words.entries()) {
    if (first.figure || taken.has(i)) continue;
    const run = [i];
    while (run.length < mostLines) {
      const next = lineUnder(words, run.at(-1)!, size);
      if (next === -1 || taken.has(next) || numbered.test(words[next]!.text)) break;
      run.push(next);
      // Beside the middle one of three lines a figure may stand that is only its own: the first must open a row.
      if ((run.length > 2 && !numbered.test(first.text)) || !isAbout(run.map((k) => words[k]!.box), figures, heads, size)) continue;
      run.forEach((k, n) => {
        taken.add(k);
        if (n > 0) out.set(k, run[n - 1]!);
      });
      break;
    }
  }
  return out;
}

/** Index of the line of words right under another; −1 where there is none. */
function lineUnder(words: readonly Words[], i: number, size: number): number {
  const { box, size: own } = words[i]!;
  for (let k = i + 1; k < words.length && words[k]!.box[1] - box[3] < farthest * size; k++) {
    const { box: b, figure, size: other } = words[k]!;
    const shared = Math.min(b[2], box[2]) - Math.max(b[0], box[0]);
    if (!figure && b[1] > box[1] + size / 2 && shared > 0.5 * Math.min(b[2] - b[0], box[2] - box[0]) && Math.abs(other - own) < 1) return k;
  }
  return -1;
}

/** True where figures right of the lines stand at the middle of them, and neither figures nor heads at another height. */
function isAbout(lines: readonly Box[], figures: readonly Words[], heads: readonly Words[], size: number): boolean {
  const [top, bottom, right] = [lines[0]![1], lines.at(-1)![3], Math.max(...lines.map((l) => l[2]))];
  const besides = (own: readonly Words[]): Box[] => own.flatMap(({ box }) => (box[0] >= right && middle(box)[1] > top && middle(box)[1] < bottom ? [box] : []));
  const isMiddle = (b: Box): boolean => Math.abs(middle(b)[1] - (top + bottom) / 2) < beside * size;
  const own = besides(figures);
  const first = Math.min(...own.map((b) => b[0]));
  return own.length > 0 && own.every(isMiddle) && besides(heads).every((b) => isMiddle(b) || b[2] <= first);
}
