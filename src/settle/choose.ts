// Readings and equations → the likeliest reading of all cells together, counting a broken sum as unlikely, not as impossible.
import type { Alternative, CellRef, Value } from '../model/value.js';
import type { Equation } from './equations.js';

/** A cell and what it could say, the likeliest by its looks first. */
export interface Doubt {
  readonly ref: CellRef;
  readonly readings: readonly Alternative[];
  /** Index of the reading taken. */
  chosen: number;
}

/** What is left of the likelihood of a reading for each sum that it breaks, while searching. */
const brokenSum = Math.log(0.01);
/** Readings less likely than this by their looks are not tried. */
const least = 1e-4;

export class Choice {
  readonly doubts = new Map<CellRef, Doubt>();
  /** The equations of each cell. */
  readonly of = new Map<CellRef, readonly Equation[]>();

  constructor(private readonly cells: ReadonlyMap<CellRef, Value>, readonly equations: readonly Equation[]) {
    for (const [ref, v] of cells) {
      const readings = readingsOf(v);
      if (readings.length > 0) this.doubts.set(ref, { ref, readings, chosen: 0 });
    }
    const of = new Map<CellRef, Equation[]>();
    for (const e of equations) for (const t of e.terms) of.set(t.ref, [...(of.get(t.ref) ?? []), e]);
    this.of = of;
  }

  /** What a cell counts in a sum: nothing where nothing is printed. */
  counted(ref: CellRef, instead: ReadonlyMap<CellRef, number>): number {
    const doubt = this.doubts.get(ref);
    if (doubt === undefined) return this.cells.get(ref)?.value ?? 0;
    return doubt.readings[instead.get(ref) ?? doubt.chosen]!.value ?? 0;
  }

  /** How many of the equations break with other readings taken for some cells. */
  broken(equations: Iterable<Equation>, instead: ReadonlyMap<CellRef, number>): number {
    let n = 0;
    for (const e of equations) {
      let sum = 0;
      for (const t of e.terms) sum += t.sign * this.counted(t.ref, instead);
      if (Math.abs(sum) > 1e-6) n++;
    }
    return n;
  }

  /** What the likelihood of everything gains, as a logarithm, by other readings for some cells. */
  gain(instead: ReadonlyMap<CellRef, number>): number {
    const touched = new Set<Equation>();
    let looks = 0;
    for (const [ref, i] of instead) {
      for (const e of this.of.get(ref) ?? []) touched.add(e);
      const doubt = this.doubts.get(ref)!;
      looks += Math.log(doubt.readings[i]!.confidence) - Math.log(doubt.readings[doubt.chosen]!.confidence);
    }
    return looks + (this.broken(touched, instead) - this.broken(touched, nothing)) * brokenSum;
  }

  /** Takes better readings, one cell or two of a broken sum at a time, as long as there are any. */
  improve(): void {
    // Each step makes everything likelier, so it ends; the bound is for rounding.
    for (let step = 0; step < 400; step++) {
      let best: { instead: ReadonlyMap<CellRef, number>; gain: number } | null = null;
      const attempt = (instead: ReadonlyMap<CellRef, number>): void => {
        const gain = this.gain(instead);
        if (gain > 1e-9 && (best === null || gain > best.gain)) best = { instead, gain };
      };
      const off = this.equations.filter((e) => this.broken([e], nothing) > 0);
      for (const ref of new Set(off.flatMap((e) => e.terms.map((t) => t.ref)))) for (const i of this.others(ref)) attempt(new Map([[ref, i]]));
      if (best === null) for (const e of off) for (const pair of this.pairs(e.terms.map((t) => t.ref))) attempt(pair);
      if (best === null) return;
      for (const [ref, i] of (best as { instead: ReadonlyMap<CellRef, number> }).instead) this.doubts.get(ref)!.chosen = i;
    }
  }

  /** Indices of the readings of a cell that are not taken. */
  others(ref: CellRef): number[] {
    const doubt = this.doubts.get(ref);
    return doubt === undefined ? [] : doubt.readings.flatMap((_, i) => (i === doubt.chosen ? [] : [i]));
  }

  *pairs(refs: readonly CellRef[]): Generator<ReadonlyMap<CellRef, number>> {
    for (let a = 0; a < refs.length; a++) {
      for (const i of this.others(refs[a]!)) {
        for (let b = a + 1; b < refs.length; b++) for (const j of this.others(refs[b]!)) yield new Map([[refs[a]!, i], [refs[b]!, j]]);
      }
    }
  }
}

const nothing: ReadonlyMap<CellRef, number> = new Map();

/** What a cell could say; nothing for a cell that was not read from a picture. */
export function readingsOf(v: Value): readonly Alternative[] {
  if (v.alternatives !== undefined) return v.alternatives.filter((a, i) => i === 0 || a.confidence >= least);
  if (v.confidence === undefined || v.state === 'absent' || v.state === 'unreadable') return [];
  return [{ state: v.state, value: v.value, raw: v.raw ?? '', confidence: v.confidence }];
}
