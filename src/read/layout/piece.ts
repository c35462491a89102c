// Spans of one page → pieces: words that belong together, each with its box, in a page turned so that most of its writing runs from left to right.
import type { Box } from '../../model/anchor.js';
import type { PageGeometry, PlacedPicture, Ruling, Span } from '../../model/geometry.js';
import type { TextReading } from '../../model/grid.js';
import { withRaised } from './raised.js';
import { withStruck } from './struck.js';

export interface Piece {
  readonly text: string;
  readonly box: Box;
  readonly size: number;
  readonly turn: 0 | 90 | 180 | 270;
  /** Placed by itself, not behind the piece before. */
  readonly begins?: true;
  /** A line runs through it: it is no part of the text. */
  readonly struck?: true;
  readonly readings?: readonly TextReading[];
}

/** A page to work on: upright, with a way back for the boxes. */
export interface Sheet {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly rulings: readonly Ruling[];
  readonly pictures: readonly PlacedPicture[];
  /** Usual height of letters: the measure of every distance. */
  readonly size: number;
  /** A box of the sheet in the page as displayed, rounded to 0.1. */
  readonly back: (box: Box) => Box;
}

type Turn = Piece['turn'];

/** An advance longer than the character by this, in parts of the size, ends a piece. */
const jump = 0.12;

export function sheetOf(page: PageGeometry): Sheet {
  const turn = mainTurn(page.spans);
  const turned = (box: Box): Box => turnBox(box, turn, page.width, page.height);
  // Letters on their side are not looked at: where they are most, the page is turned.
  const { spans, rulings } = turn === 0 ? withStruck(page.spans, page.rulings, usualSize(page.spans)) : page;
  const pieces = withRaised(spans.flatMap(piecesOf).map((p) => ({ ...p, box: turned(p.box), turn: ((p.turn - turn + 360) % 360) as Turn })));
  const sideways = turn === 90 || turn === 270;
  return {
    number: page.number,
    width: sideways ? page.height : page.width,
    height: sideways ? page.width : page.height,
    pieces,
    rulings: turn === 0 ? rulings : rulings.map((r) => ({ ...r, ...rulingOf(turned([r.x0, r.y0, r.x1, r.y1])) })),
    pictures: page.pictures.map((p) => ({ box: turned(p.box) })),
    size: usualSize(pieces),
    back: (box) => rounded(turnBack(box, turn, page.width, page.height)),
  };
}

function rulingOf([x0, y0, x1, y1]: Box): Ruling {
  return { x0, y0, x1, y1 };
}

function rounded(box: Box): Box {
  const [x0, y0, x1, y1] = box.map((v) => Math.round(v * 10) / 10) as [number, number, number, number];
  return [x0, y0, x1, y1];
}

function mainTurn(spans: readonly Span[]): Turn {
  const letters = new Map<Turn, number>();
  for (const s of spans) letters.set(s.turn ?? 0, (letters.get(s.turn ?? 0) ?? 0) + s.text.length);
  let best: Turn = 0;
  for (const [turn, n] of letters) if (n > (letters.get(best) ?? 0)) best = turn;
  return best;
}

/** Boxes of a page whose writing runs in the direction `turn`, as if it ran to the right. */
function turnBox([x0, y0, x1, y1]: Box, turn: Turn, width: number, height: number): Box {
  if (turn === 90) return [y0, width - x1, y1, width - x0];
  if (turn === 270) return [height - y1, x0, height - y0, x1];
  return turn === 180 ? [width - x1, height - y1, width - x0, height - y0] : [x0, y0, x1, y1];
}

function turnBack([x0, y0, x1, y1]: Box, turn: Turn, width: number, height: number): Box {
  if (turn === 90) return [width - y1, x0, width - y0, x1];
  if (turn === 270) return [y0, height - x1, y1, height - x0];
  return turn === 180 ? [width - x1, height - y1, width - x0, height - y0] : [x0, y0, x1, y1];
}

function usualSize(pieces: readonly { readonly size: number }[]): number {
  const sizes = pieces.map((p) => p.size).filter((s) => s > 0).sort((a, b) => a - b);
  return sizes[Math.floor(sizes.length / 2)] ?? 10.5;
}

/** A span cut where its characters stand apart; without the places of its characters it stays whole. */
export function piecesOf(span: Span & { readonly struck?: true }): Piece[] {
  const { text, box, edges, size, readings } = span;
  const turn = span.turn ?? 0;
  const struck = span.struck === true ? { struck: true as const } : {};
  const placed = { ...(span.begins === true ? { begins: true as const } : {}), ...struck };
  if (edges === undefined || turn !== 0 || readings !== undefined || edges.length !== text.length) return text.trim() === '' ? [] : [readings === undefined ? { text, box, size, turn, ...placed } : { text, box, size, turn, readings, ...placed }];
  const out: Piece[] = [];
  let from = 0;
  const cut = (to: number, right: number): void => {
    const words = text.slice(from, to);
    const trimmed = words.trim();
    if (trimmed === '') return;
    const lead = words.length - words.trimStart().length;
    const trail = words.length - words.trimEnd().length;
    out.push({ text: trimmed, box: [edges[from + lead]!, box[1], trail > 0 ? edges[to - trail]! : right, box[3]], size, turn, ...(from === 0 ? placed : struck) });
  };
  for (let i = 1; i < text.length; i++) {
    const natural = advance(text[i - 1]!) * size;
    if (edges[i]! - edges[i - 1]! <= natural + size * jump) continue;
    cut(i, Math.min(edges[i - 1]! + natural, edges[i]!));
    from = i;
  }
  cut(text.length, box[2]);
  return out;
}

/** Width of a character in parts of its size, roughly. */
export function advance(c: string): number {
  return /[\u2e80-\uffef\u2014\u2212\u2018-\u201d\u2026]/.test(c) ? 1 : 0.6;
}

export function middle([x0, y0, x1, y1]: Box): readonly [number, number] {
  return [(x0 + x1) / 2, (y0 + y1) / 2];
}

export function around(boxes: readonly Box[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const b of boxes) {
    x0 = Math.min(x0, b[0]);
    y0 = Math.min(y0, b[1]);
    x1 = Math.max(x1, b[2]);
    y1 = Math.max(y1, b[3]);
  }
  return [x0, y0, x1, y1];
}
