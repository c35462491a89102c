// Two years of an identity whose cells are in no sum of their reports → the single cells that make the two agree, as far as the years beyond allow.
import type { Placed } from '../../model/placed.js';
import type { Text } from '../../model/text.js';
import type { CellRef } from '../../model/value.js';
import { otherFigures } from '../suspects/reread.js';
import type { Change } from './balanced.js';
import { doubtAt } from './doubts.js';
import type { YearIdentity, YearRule, YearTerm } from './rules.js';
import { termsOf, type Standing } from './standing.js';

export interface SingleSet {
  readonly change: Change;
  /** It fills a cell left blank, which no printed figure has to be doubted for. */
  readonly filled: boolean;
  /** Years whose report then agrees with the one before, and does not now. */
  readonly also: readonly number[];
}

/** Figures that may be less than 0. */
export function mayBeNegative(ref: CellRef): boolean {
  return ref.endsWith('.change');
}

/**
 * One cell always suffices. A cell that is in the same identity with a year beyond keeps what agrees there; where that is off too, it is a set only if it mends both, and those that mend most stand alone.
 * A stock left blank is filled before a figure is doubted. Empty where two figures are no counts.
 */
export function singleSets(identity: YearIdentity, part: YearRule['parts'][number], last: Placed, now: Placed, standing: Standing): { readonly sets: readonly SingleSet[]; readonly doubt: Text | null } {
  const terms = termsOf(identity).map((t) => ({ ...t, placed: t.year === 'last' ? last : now, value: (t.year === 'last' ? last : now).report.cells.get(t.ref) }));
  const count = (v: { readonly value: number | null } | undefined): number => v?.value ?? 0;
  const off = terms.reduce((n, t) => n + t.sign * count(t.value), 0);
  const possible = (n: number, ref: CellRef): boolean => Number.isSafeInteger(n) && (n >= 0 || mayBeNegative(ref));
  // What is no count cannot stay in a sum that is off.
  const none = terms.filter((t) => !possible(count(t.value), t.ref));
  const sets: (SingleSet & { readonly says: readonly string[] })[] = [];
  let doubt: Text | null = null;
  for (const [i, t] of terms.entries()) {
    const value = count(t.value) - t.sign * off;
    if (!possible(value, t.ref) || none.some((other) => other !== t)) continue;
    const change: Change = { placed: t.placed, ref: t.ref, value };
    const beyond = elsewhere(identity, part, t, value, last, now, standing);
    if (doubt === null && t.value !== undefined && !beyond.some((b) => b.says === 'breaks') && otherFigures(t.value, count(t.value)).includes(value)) doubt = doubtAt([change]);
    const carries = i === 0 || i === terms.length - 1;
    sets.push({ change, filled: carries && t.value?.state !== 'number', also: beyond.filter((b) => b.says === 'mends').map((b) => b.year), says: beyond.map((b) => b.says) });
  }
  const standingOnes = sets.filter((s) => !s.says.includes('breaks') && !s.says.includes('leaves'));
  const gaps = standingOnes.filter((s) => s.filled);
  const left = gaps.length > 0 ? gaps : standingOnes;
  const mended = Math.max(...left.map((s) => s.also.length));
  return { sets: left.filter((s) => s.also.length === mended), doubt };
}

/** What another figure for a cell does to the same identity between its report and a year beyond the two. */
function elsewhere(identity: YearIdentity, part: YearRule['parts'][number], term: YearTerm, value: number, last: Placed, now: Placed, standing: Standing): { readonly says: 'breaks' | 'mends' | 'leaves'; readonly year: number }[] {
  // The cell as a term of the identity one year on, or one year back.
  const there = termsOf(identity).find((t) => t.ref === term.ref && t.year !== term.year);
  if (there === undefined) return [];
  const [earlier, later] = term.year === 'last' ? [standing.at(last.year - 1, part), last] : [now, standing.at(now.year + 1, part)];
  const says = standing.beyond(identity, earlier, later, term.year === 'last' ? 'last' : 'this');
  if (says === 'nothing' || earlier === null || later === null) return [];
  const after = termsOf(identity).reduce((n, t) => n + t.sign * (t.ref === there.ref && t.year === there.year ? value : (t.year === 'last' ? earlier : later).report.cells.get(t.ref)?.value ?? 0), 0);
  return [{ says: says === 'fixed' ? 'breaks' : after === 0 ? 'mends' : 'leaves', year: later.year }];
}
