// Words with a line through their middle are struck out: they are told from words that a table line crosses by where the line ends.
import type { Ruling, Span } from '../../model/geometry.js';
import { pushInto } from '../push-into.js';

/** The line runs through this part of the height of the letters, from the top. */
const upper = 0.34;
const lower = 0.72;
/** It ends where the struck letters end, within this part of their size, and meets no upright line. */
const slack = 0.3;
/** More words on one height than this are a drawing. */
const mostOnLine = 400;

export interface Struck {
  readonly spans: readonly (Span & { readonly struck?: true })[];
  /** Without the lines that strike words out. */
  readonly rulings: readonly Ruling[];
}

/** Spans cut where a struck part begins or ends. `size`: usual size of letters. */
export function withStruck(spans: readonly Span[], rulings: readonly Ruling[], size: number): Struck {
  const across = rulings.filter((r) => r.y1 - r.y0 < 0.1 && r.x1 - r.x0 > 0.3 * size);
  if (across.length === 0) return { spans, rulings };
  const rows = new Map<number, Span[]>();
  for (const s of spans) if (s.edges !== undefined && s.turn === undefined && s.edges.length === s.text.length) for (let y = Math.floor(s.box[1] / size); y <= Math.floor(s.box[3] / size); y++) pushInto(rows, y, s);
  const upright = new Map<number, Ruling[]>();
  for (const r of rulings) if (r.x1 - r.x0 < 0.1) pushInto(upright, Math.round(r.x0 / size), r);
  const out = new Map<Span, Ruling[]>();
  const strikes = new Set<Ruling>();
  for (const r of across) {
    const near = rows.get(Math.floor(r.y0 / size)) ?? [];
    if (near.length > mostOnLine) continue;
    const under = near.filter((s) => runsThrough(r, s) && lettersUnder(s, r) !== null);
    const ends = under.map((s) => lettersUnder(s, r)!);
    if (ends.length === 0) continue;
    const [left, right] = [Math.min(...ends.map((e) => e.left)), Math.max(...ends.map((e) => e.right))];
    const own = slack * under[0]!.size;
    if (Math.abs(left - r.x0) > own || Math.abs(right - r.x1) > own || meets(r, r.x0, upright, size) || meets(r, r.x1, upright, size)) continue;
    strikes.add(r);
    for (const s of under) pushInto(out, s, r);
  }
  if (strikes.size === 0) return { spans, rulings };
  return { spans: spans.flatMap((s) => (out.has(s) ? cut(s, out.get(s)!) : [s])), rulings: rulings.filter((r) => !strikes.has(r)) };
}

function runsThrough(r: Ruling, { box: [x0, y0, x1, y1] }: Span): boolean {
  const at = (r.y0 - y0) / (y1 - y0);
  return at > upper && at < lower && r.x0 < x1 && r.x1 > x0;
}

const rightOf = (s: Span, i: number): number => s.edges![i + 1] ?? s.box[2];

/** Letters whose middle the line covers; null where it covers none. */
function lettersUnder(s: Span, r: Ruling): { readonly left: number; readonly right: number } | null {
  let [left, right] = [Infinity, -Infinity];
  for (let i = 0; i < s.text.length; i++) {
    if (!isUnder(s, i, r)) continue;
    left = Math.min(left, s.edges![i]!);
    right = Math.max(right, rightOf(s, i));
  }
  return right === -Infinity ? null : { left, right };
}

function isUnder(s: Span, i: number, r: Ruling): boolean {
  const x = (s.edges![i]! + rightOf(s, i)) / 2;
  return x > r.x0 && x < r.x1;
}

/** True where an upright line stands at this end: the line is part of a table. */
function meets(r: Ruling, x: number, upright: ReadonlyMap<number, readonly Ruling[]>, size: number): boolean {
  for (const at of [-1, 0, 1]) for (const u of upright.get(Math.round(x / size) + at) ?? []) if (Math.abs(u.x0 - x) < slack * size && u.y0 - 1 <= r.y0 && u.y1 + 1 >= r.y0) return true;
  return false;
}

function cut(s: Span, strikes: readonly Ruling[]): (Span & { readonly struck?: true })[] {
  const under = Array.from(s.text, (_, i) => strikes.some((r) => isUnder(s, i, r)));
  const out: (Span & { readonly struck?: true })[] = [];
  for (let from = 0; from < s.text.length; ) {
    let to = from + 1;
    while (to < s.text.length && under[to] === under[from]) to++;
    const part: Span = { ...s, text: s.text.slice(from, to), edges: s.edges!.slice(from, to), box: [s.edges![from]!, s.box[1], rightOf(s, to - 1), s.box[3]] };
    out.push(under[from] === true ? { ...part, struck: true } : part);
    from = to;
  }
  return out;
}
