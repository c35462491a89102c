// All cells of a report as one short JSON text, and back. 4 million cells with raw text and anchors would otherwise fill gigabytes.
import type { Anchor } from '../model/anchor.js';
import type { Alternative, CellRef, State, Value } from '../model/value.js';

/**
 * `p`: what all paths begin with. `b`: bases of HTML anchors, [path after `p` up to its last number, offset].
 * `t`: texts that anchors name by their position: parts, places in parts, pictures.
 * `c`: an entry a cell, in the order of its ids:
 * - `0`: absent, no anchor.
 * - `[figure, …anchor]`, figure being a number (raw is that number as JavaScript prints it), null (a blank, raw is empty) or a text (a dash, this is its raw).
 * - `{…}`: everything else, see Spelled.
 * An anchor is one of
 * - nothing: null;
 * - [line, column];
 * - [base, step, offset − offset of the base]: the path is `p` + base + step + `]`, or `p` + base where step is −1;
 * - [text of the part, text of the place, step, 0]: the place is its text + step + `]`, or its text where step is −1;
 * - [page, x0, y0, x1, y1] or [page, x0, y0, x1, y1, text of the picture].
 */
interface Packed {
  readonly p: string;
  readonly b: readonly (readonly [string, number])[];
  /** Left out where it is empty. */
  readonly t?: readonly string[];
  readonly c: readonly Entry[];
}
type Place = readonly number[];
type Entry = 0 | readonly [number | null | string, ...number[]] | Spelled;

/** What is left out has its usual value: state number, raw the printing of `v`, or nothing. */
interface Spelled {
  readonly s?: keyof typeof states;
  /** A text for what JSON cannot say: -0. */
  readonly v?: number | string;
  readonly r?: string | null;
  readonly u?: string;
  readonly c?: readonly (number | string)[];
  readonly a?: Place;
  /** Confidence. */
  readonly q?: number;
  /** Alternatives: state, figure, raw, confidence. */
  readonly o?: readonly (readonly [keyof typeof states, number | string | null, string, number])[];
}

/** States by the letter they are stored under. The view `cell` is made from it. */
export const states = { n: 'number', b: 'blank', d: 'dash', a: 'absent', u: 'unreadable' } as const satisfies Record<string, State>;
const letters = Object.fromEntries(Object.entries(states).map(([k, v]) => [v, k])) as Record<State, keyof typeof states>;

const lastStep = /^(.*\[)(0|[1-9]\d{0,8})\]$/su;

/** Lossless: `unpackCells(ids, packCells(values))` gives the same values. */
export function packCells(values: Iterable<Value>): string {
  const bases: [string, number][] = [];
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  const known = new Map<string, number>();
  const textAt = (text: string): number => {
    const n = known.get(text) ?? texts.push(text) - 1;
    known.set(text, n);
    return n;
  };
  const place = (anchor: Anchor | null): Place => {
    if (anchor === null) return [];
    if ('line' in anchor) return [anchor.line, anchor.column];
    if ('page' in anchor) return [anchor.page, ...anchor.bbox, ...(anchor.picture === undefined ? [] : [textAt(anchor.picture)])];
    if ('part' in anchor) {
      const [, start, step] = lastStep.exec(anchor.place) ?? [];
      return [textAt(anchor.part), textAt(start ?? anchor.place), step === undefined ? -1 : Number(step), 0];
    }
    const [, start, step] = lastStep.exec(anchor.path) ?? [];
    // A whole path that ends in `[` is told from a start by its step.
    const base = start ?? anchor.path;
    let n = numbers.get(base);
    if (n === undefined) {
      n = bases.push([base, anchor.offset]) - 1;
      numbers.set(base, n);
    }
    return [n, step === undefined ? -1 : Number(step), anchor.offset - bases[n]![1]];
  };
  const c = Array.from(values, (v) => entry(v, place(v.anchor)));
  const p = commonStart(bases.map(([path]) => path));
  return JSON.stringify({ p, b: bases.map(([path, offset]) => [path.slice(p.length), offset]), ...(texts.length === 0 ? {} : { t: texts }), c } satisfies Packed);
}

/** The longest whole steps (up to a `/`) that all paths begin with. */
function commonStart(paths: readonly string[]): string {
  let start = paths[0] ?? '';
  for (const path of paths) while (!path.startsWith(start)) start = start.slice(0, -1);
  return start.slice(0, start.lastIndexOf('/') + 1);
}

function entry(v: Value, at: Place): Entry {
  const plain = v.unit === undefined && v.candidates === undefined && v.confidence === undefined && v.alternatives === undefined;
  const exact = v.value === null || (Number.isFinite(v.value) && !Object.is(v.value, -0));
  const usual = exact && v.value !== null && v.raw === String(v.value);
  if (plain && exact) {
    if (v.state === 'absent' && v.raw === null && v.value === null && at.length === 0) return 0;
    if (v.state === 'number' && usual && v.value !== null) return [v.value, ...at];
    if (v.state === 'blank' && v.value === null && v.raw === '') return [null, ...at];
    if (v.state === 'dash' && v.value === null && v.raw !== null) return [v.raw, ...at];
  }
  return {
    ...(v.state === 'number' ? {} : { s: letters[v.state] }),
    ...(v.value === null ? {} : { v: spell(v.value) }),
    ...(usual ? {} : { r: v.raw }),
    ...(v.unit === undefined ? {} : { u: v.unit }),
    ...(v.candidates === undefined ? {} : { c: v.candidates.map(spell) }),
    ...(at.length === 0 ? {} : { a: at }),
    ...(v.confidence === undefined ? {} : { q: v.confidence }),
    ...(v.alternatives === undefined ? {} : { o: v.alternatives.map((a) => [letters[a.state], a.value === null ? null : spell(a.value), a.raw, a.confidence] as const) }),
  };
}

function spell(n: number): number | string {
  if (Object.is(n, -0)) return '-0';
  return Number.isFinite(n) ? n : String(n);
}

/** The values of the cells in the order of `ids`. */
export function unpackCells(ids: readonly CellRef[], text: string): Map<CellRef, Value> {
  const { p, b, c, t = [] } = JSON.parse(text) as Packed;
  const anchorAt = (at: readonly number[]): Anchor | null => {
    const [x, y, z, w, v, picture] = at;
    if (x === undefined || y === undefined) return null;
    if (z === undefined) return { line: x, column: y };
    if (w !== undefined && v !== undefined) return { page: x, bbox: [y, z, w, v], ...(picture === undefined ? {} : { picture: t[picture]! }) };
    if (w !== undefined) return { part: t[x]!, place: z === -1 ? t[y]! : `${t[y]!}${z}]` };
    const [start, offset] = b[x]!;
    return { path: y === -1 ? p + start : `${p}${start}${y}]`, offset: offset + z };
  };
  const cells = new Map<CellRef, Value>();
  for (const [i, id] of ids.entries()) {
    const e = c[i]!;
    if (e === 0) cells.set(id, { state: 'absent', value: null, raw: null, anchor: null });
    else if (isPlain(e)) {
      const [figure, ...at] = e;
      const anchor = anchorAt(at);
      if (figure === null) cells.set(id, { state: 'blank', value: null, raw: '', anchor });
      else if (typeof figure === 'string') cells.set(id, { state: 'dash', value: null, raw: figure, anchor });
      else cells.set(id, { state: 'number', value: figure, raw: String(figure), anchor });
    } else cells.set(id, spelled(e, anchorAt(e.a ?? [])));
  }
  return cells;
}

/** States and numbers alone, of the cells in `wanted` where it is given. */
export function unpackFigures(ids: readonly CellRef[], text: string, wanted?: ReadonlySet<CellRef>): Map<CellRef, Pick<Value, 'state' | 'value'>> {
  const { c } = JSON.parse(text) as Packed;
  const cells = new Map<CellRef, Pick<Value, 'state' | 'value'>>();
  for (const [i, id] of ids.entries()) {
    if (wanted !== undefined && !wanted.has(id)) continue;
    const e = c[i]!;
    if (e === 0) cells.set(id, { state: 'absent', value: null });
    else if (!isPlain(e)) cells.set(id, { state: states[e.s ?? 'n'], value: e.v === undefined ? null : Number(e.v) });
    else if (typeof e[0] === 'number') cells.set(id, { state: 'number', value: e[0] });
    else cells.set(id, { state: e[0] === null ? 'blank' : 'dash', value: null });
  }
  return cells;
}

function isPlain(e: Exclude<Entry, 0>): e is readonly [number | null | string, ...number[]] {
  return Array.isArray(e);
}

function spelled(e: Spelled, anchor: Anchor | null): Value {
  const value = e.v === undefined ? null : Number(e.v);
  return {
    state: states[e.s ?? 'n'],
    value,
    raw: e.r === undefined ? String(value) : e.r,
    ...(e.u === undefined ? {} : { unit: e.u }),
    anchor,
    ...(e.c === undefined ? {} : { candidates: e.c.map(Number) }),
    ...(e.q === undefined ? {} : { confidence: e.q }),
    ...(e.o === undefined ? {} : { alternatives: e.o.map(([s, v, raw, confidence]) => ({ state: states[s] as Alternative['state'], value: v === null ? null : Number(v), raw, confidence })) }),
  };
}
