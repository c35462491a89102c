// Glyphs → spans: what is seen, once, without watermarks, in runs of one line.
import type { Box } from '../../model/anchor.js';
import type { Span } from '../../model/geometry.js';
import { pushInto } from '../push-into.js';
import type { Glyph } from './operators.js';
import { signs } from './signs.js';

/** The same character this near, in parts of its size, is drawn twice: bold by overprinting, a shadow. */
const twice = 0.22;
/** Faint letters larger than the usual ones by this are a watermark. */
const large = 1.45;
/** Glyphs of one run touch, up to this part of their size: a line between two cells may stand in a wider gap. */
const touching = 0.06;
const lapping = 0.3;

/** Letters are looked up by squares of this side, points. */
const square = 24;

interface Run {
  text: string;
  readonly edges: number[];
  box: Box;
  readonly size: number;
  readonly turn: 0 | 90 | 180 | 270;
  readonly begins: boolean;
  beyond?: string;
}

/** Spans in the order in which they are drawn. */
export function spansOf(glyphs: readonly Glyph[]): Span[] {
  const usual = usualSize(glyphs);
  const over = overFirm(glyphs);
  const spans: Span[] = [];
  const drawn = new Map<string, Box[]>();
  let run: Run | null = null;
  const close = (): void => {
    if (run !== null) {
      const { text, box, edges, size, turn, begins, beyond } = run;
      spans.push({ text, box, size, ...(turn === 0 ? { edges } : { turn }), ...(begins ? { begins: true } : {}), ...(beyond === undefined ? {} : { beyond }) });
    }
    run = null;
  };
  for (const g of glyphs) {
    if (g.hidden || g.turn === null || (g.faint && (g.size > usual * large || over.has(g)))) continue;
    const text = signs(g.text);
    if (text === '' || isTwin(drawn, text, g)) continue;
    if (run !== null && follows(run, g)) extend(run, text, g.box);
    else {
      close();
      run = { text: '', edges: [], box: g.box, size: g.size, turn: g.turn, begins: g.begins };
      extend(run, text, g.box);
    }
    if (g.beyond !== undefined) run.beyond = signs(g.beyond);
  }
  close();
  return spans;
}

/** Faint words drawn over firm ones are a watermark whatever their size: all of their letters, in the order in which they are drawn. */
function overFirm(glyphs: readonly Glyph[]): ReadonlySet<Glyph> {
  const out = new Set<Glyph>();
  if (!glyphs.some((g) => g.faint)) return out;
  const firm = new Map<string, Box[]>();
  const keys = ([x0, y0, x1, y1]: Box): string[] => {
    const found: string[] = [];
    for (let i = Math.floor(x0 / square); i <= Math.floor(x1 / square); i++) for (let j = Math.floor(y0 / square); j <= Math.floor(y1 / square); j++) found.push(`${i}|${j}`);
    return found;
  };
  const seen = glyphs.filter((g) => !g.hidden && g.size < square * 4 && signs(g.text) !== '');
  for (const g of seen) if (!g.faint) for (const key of keys(g.box)) pushInto(firm, key, g.box);
  let word: Glyph[] = [];
  const close = (): void => {
    if (word.some((g) => keys(g.box).some((key) => firm.get(key)?.some((b) => covers(g.box, b))))) for (const g of word) out.add(g);
    word = [];
  };
  for (const g of seen.filter((x) => x.faint)) {
    const before = word.at(-1);
    if (before !== undefined && (before.size !== g.size || Math.abs(before.box[3] - g.box[3]) > 0.1 * g.size || Math.abs(g.box[0] - before.box[2]) > g.size)) close();
    word.push(g);
  }
  close();
  return out;
}

/** True where one lies over the other. */
function covers(a: Box, b: Box): boolean {
  const [w, h] = [Math.min(a[2], b[2]) - Math.max(a[0], b[0]), Math.min(a[3], b[3]) - Math.max(a[1], b[1])];
  return w > 0.1 * Math.min(a[2] - a[0], b[2] - b[0]) && h > 0.3 * Math.min(a[3] - a[1], b[3] - b[1]);
}

function usualSize(glyphs: readonly Glyph[]): number {
  const sizes = glyphs.filter((g) => !g.hidden && !g.faint && g.turn !== null).map((g) => g.size).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 10.5;
}

function isTwin(drawn: Map<string, Box[]>, text: string, g: Glyph): boolean {
  const near = g.size * twice;
  const cell = Math.max(g.size, 1);
  const [x, y] = [g.box[0], g.box[1]];
  const key = (i: number, j: number): string => `${text}|${i}|${j}`;
  const [i, j] = [Math.floor(x / cell), Math.floor(y / cell)];
  for (let a = i - 1; a <= i + 1; a++) {
    for (let b = j - 1; b <= j + 1; b++) {
      for (const other of drawn.get(key(a, b)) ?? []) if (Math.abs(other[0] - x) < near && Math.abs(other[1] - y) < near) return true;
    }
  }
  pushInto(drawn, key(i, j), g.box);
  return false;
}

/** True where the glyph stands on the line of the run, close behind it. Only upright runs keep the edges of their characters. */
function follows(run: Run, g: Glyph): boolean {
  if (run.turn !== 0 || g.turn !== 0 || Math.abs(run.size - g.size) > 0.1) return false;
  const gap = g.box[0] - run.box[2];
  return Math.abs(g.box[3] - run.box[3]) < g.size * 0.1 && gap > -g.size * lapping && gap < g.size * touching && g.box[0] >= run.edges.at(-1)!;
}

function extend(run: Run, text: string, box: Box): void {
  // A ligature shares its width among its characters.
  for (let i = 0; i < text.length; i++) run.edges.push(box[0] + ((box[2] - box[0]) * i) / text.length);
  run.text += text;
  run.box = [Math.min(run.box[0], box[0]), Math.min(run.box[1], box[1]), Math.max(run.box[2], box[2]), Math.max(run.box[3], box[3])];
}
