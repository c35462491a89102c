// Segments of lines → segments cut before figures that stand closer to what is left of them than cells do, where other lines prove the column.
import type { Box } from '../../../model/anchor.js';
import { around, middle, type Piece } from '../piece.js';

/** Words that stand together on a line. */
export interface Segment {
  readonly pieces: readonly Piece[];
  readonly figure: boolean;
}

/** Nearer than this, in letter sizes, two pieces are one word. */
const together = 0.12;
/** Edges or middles of one column differ by no more than this, in letter sizes. */
const aligned = 0.1;
/** A column is proved by figures, or heads above their middle, on so many other lines. */
const linesEnough = 2;

/** Lines of so many figures beside those in question tell whether they are of one table. */
const figuresEnough = 3;

/** Words no longer than this over a column are its head. */
const longestHead = 12;

const digits = /^[+\-－−]?[\d０-９][\d０-９,.，．]*$/;

/** A figure is cut off where the document places it by itself and figures that stand apart on other lines prove its column, and, where a figure stands left of it, that one's column as well. */
export function cutAtColumns(segments: readonly Segment[], size: number): Segment[] {
  const columns = new Columns(segments, size);
  return segments.flatMap((s) => {
    if (s.pieces.length < 2) return [s];
    const pieces = [...s.pieces].sort((a, b) => a.box[0] - b.box[0]);
    const parts: Piece[][] = [[pieces[0]!]];
    for (let i = 1; i < pieces.length; i++) {
      if (columns.part(pieces[i - 1]!, pieces[i]!, pieces.slice(i))) parts.push([pieces[i]!]);
      else parts.at(-1)!.push(pieces[i]!);
    }
    return parts.length === 1 ? [s] : parts.map((own) => ({ pieces: own, figure: own.every((p) => digits.test(p.text)) }));
  });
}

class Columns {
  /** Left edges, middles and right edges of figures apart, by place. */
  private readonly places: readonly Map<number, number[]>[] = [new Map(), new Map(), new Map()];
  /** Where figures apart reach. */
  private readonly reaches: { readonly from: number; readonly to: number; readonly y: number }[] = [];
  /** Every figure that is placed by itself, by its line. */
  private readonly lines = new Map<number, Box[]>();

  constructor(segments: readonly Segment[], private readonly size: number) {
    for (const p of segments.flatMap((s) => s.pieces)) {
      if (p.begins !== true || !digits.test(p.text)) continue;
      const y = this.lineAt(middle(p.box)[1]);
      this.lines.set(y, [...(this.lines.get(y) ?? []), p.box]);
    }
    for (const s of segments) {
      if (!s.figure && s.pieces.some((p) => /\d/.test(p.text))) continue;
      const box = around(s.pieces.map((p) => p.box));
      const [, y] = middle(box);
      if (s.figure && s.pieces.length === 1) {
        edgesOf(box).forEach((x, i) => this.put(i, x, y));
        this.reaches.push({ from: box[0], to: box[2], y });
      } else if (!s.figure && s.pieces.reduce((n, p) => n + p.text.length, 0) <= longestHead) this.put(1, edgesOf(box)[1], y);
    }
  }

  private put(edge: number, x: number, y: number): void {
    const at = this.slot(x);
    const known = this.places[edge]!.get(at);
    if (known === undefined) this.places[edge]!.set(at, [y]);
    else known.push(y);
  }

  /** True where `right` and what follows are figures of their own cells. */
  part(left: Piece, right: Piece, rest: readonly Piece[]): boolean {
    if (right.begins !== true || right.box[0] - left.box[2] < together * this.size || !rest.every((p) => digits.test(p.text))) return false;
    if (!this.holds(right) || (digits.test(left.text) && !this.holds(left))) return false;
    // A figure of another line that reaches over the gap belongs to both sides, unless that line has other columns or is farther off than lines that have both of these.
    const gap = (left.box[2] + right.box[0]) / 2;
    const [, y] = middle(right.box);
    const proofs = this.linesWith(digits.test(left.text) ? [left, right] : [right]).map((o) => Math.abs(o - y));
    const isFar = (r: number): boolean => proofs.filter((d) => d < Math.abs(r - y)).length >= linesEnough;
    return !this.reaches.some((r) => r.from < gap && r.to > gap && Math.abs(r.y - y) > this.size / 2 && !isFar(r.y) && !this.isOtherTable(y, r.y, [left, right]));
  }

  /** Heights of the other lines on which figures apart stand in the columns of all of these. */
  private linesWith(pieces: readonly Piece[]): number[] {
    const lines = pieces.map((p) => new Map(this.linesOf(p).map((y) => [Math.round(y / this.size), y])));
    return [...(lines[0] ?? [])].filter(([at]) => lines.every((l) => l.has(at))).map(([, y]) => y);
  }

  /** True where two lines of several figures have fewer than half of their columns in common. `but`: whose columns are in question. */
  private isOtherTable(own: number, other: number, but: readonly Piece[]): boolean {
    const asked = new Set(but.map((p) => p.box));
    const mine = (this.lines.get(this.lineAt(own)) ?? []).filter((b) => !asked.has(b));
    const theirs = this.lines.get(this.lineAt(other)) ?? [];
    const fewer = Math.min(mine.length, theirs.length);
    if (fewer < figuresEnough) return false;
    const common = [0, 1, 2].map((i) => mine.filter((m) => theirs.some((t) => Math.abs(edgesOf(m)[i]! - edgesOf(t)[i]!) <= aligned * this.size)).length);
    return Math.max(...common) * 2 < fewer;
  }

  private lineAt(y: number): number {
    return Math.round((2 * y) / this.size);
  }

  private holds(p: Piece): boolean {
    return edgesOf(p.box).some((_, i) => new Set(this.alignedWith(p, i).map((y) => Math.round(y / this.size))).size >= linesEnough);
  }

  /** Heights of the other lines on which something stands in the column of a piece, by whichever edge most of them do. */
  private linesOf(p: Piece): number[] {
    return [0, 1, 2].map((i) => this.alignedWith(p, i)).reduce((most, own) => (own.length > most.length ? own : most));
  }

  private alignedWith(p: Piece, edge: number): number[] {
    const [, own] = middle(p.box);
    const at = this.slot(edgesOf(p.box)[edge]!);
    return [-1, 0, 1].flatMap((d) => this.places[edge]!.get(at + d) ?? []).filter((y) => Math.abs(y - own) > this.size / 2);
  }

  private slot(x: number): number {
    return Math.round(x / (aligned * this.size));
  }
}

function edgesOf([x0, , x1]: Box): readonly [number, number, number] {
  return [x0, (x0 + x1) / 2, x1];
}
