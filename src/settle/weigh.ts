// The chosen readings → how sure each is: its looks, and what the sums say to it and to every other reading.
import type { CellRef } from '../model/value.js';
import type { Choice, Doubt } from './choose.js';

/** How likely a cell was published so that a sum is off, and, where one is, the next one through the same cell. */
const publishedOff = 0.005;
const nextToo = 0.5;
/** How likely a reading that is not listed would set right a sum that is off. */
const byChance = 0.1;

export interface Weighed {
  /** 0–1 for each reading of the doubt, in its order; what is missing to 1 is for readings not listed. */
  readonly sure: readonly number[];
}

/** Other cells keep their readings, or one that shares a sum with this cell changes too. */
export function weigh(doubt: Doubt, choice: Choice): Weighed {
  const equations = choice.of.get(doubt.ref) ?? [];
  const partners = [...new Set(equations.flatMap((e) => e.terms.map((t) => t.ref)))].filter((ref) => ref !== doubt.ref && choice.others(ref).length > 0);
  const weights = doubt.readings.map((reading, i) => {
    const alone = new Map<CellRef, number>([[doubt.ref, i]]);
    let weight = reading.confidence * credit(choice.broken(equations, alone));
    for (const ref of partners) {
      const partner = choice.doubts.get(ref)!;
      const touched = new Set([...equations, ...(choice.of.get(ref) ?? [])]);
      const before = choice.broken(choice.of.get(ref) ?? [], new Map());
      for (const j of choice.others(ref)) {
        const both = new Map([...alone, [ref, j]]);
        const extra = Math.max(0, choice.broken(touched, both) - (before > 0 ? before - 1 : 0));
        weight += reading.confidence * (partner.readings[j]!.confidence / partner.readings[partner.chosen]!.confidence) * credit(extra);
      }
    }
    return weight;
  });
  const listed = doubt.readings.reduce((sum, r) => sum + r.confidence, 0);
  const off = choice.broken(equations, new Map());
  const unlisted = Math.max(0, 1 - listed) * (equations.length === 0 ? 1 : off === 0 ? credit(1) : byChance);
  const all = weights.reduce((sum, w) => sum + w, unlisted);
  return { sure: weights.map((w) => (all === 0 ? 0 : w / all)) };
}

function credit(broken: number): number {
  return broken === 0 ? 1 : publishedOff * nextToo ** (broken - 1);
}
