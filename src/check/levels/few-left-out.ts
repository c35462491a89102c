// Two or three organs that a government's report left out, where their figures make up all that its own are short of, in every cell and in one way only.
import type { Placed } from '../../model/placed.js';
import { figuresOf, independent, type Figures } from './figures.js';
import { sumsOf } from './sum.js';
import type { Organs, Reading } from './summary.js';

/** Cells in which figures must stand: of the difference, of the government, of each organ that is named. */
const enough = 5;
const most = 60;
const noise = 1e-6;

/** Null where no set of two or three, or more than one, leaves out just what is missing; and where most of a layer would be left out: then it is none of the summary. */
export function fewLeftOut(own: Figures, { departments, lower }: Organs): Reading | null {
  for (const [id, organs] of [['departments', departments], ['region', lower.length === 0 ? [] : [...departments, ...lower]]] as const) {
    const found = subsets(own, organs);
    if (found === null) continue;
    const { leftOut, cells } = found;
    if ([departments, lower].some((layer) => { const out = layer.filter((p) => leftOut.includes(p)).length; return out > 0 && out * 2 >= layer.length; })) continue;
    return { id, exact: true, counted: organs.filter((p) => !leftOut.includes(p)), leftOut, cells, fits: cells };
  }
  return null;
}

function subsets(own: Figures, organs: readonly Placed[]): { readonly leftOut: readonly Placed[]; readonly cells: number } | null {
  if (organs.length < 5) return null;
  const sums = sumsOf(organs);
  const cells = independent.filter((i) => sums.whole[i] === 1 && !Number.isNaN(own.value[i]));
  const short = Float64Array.from(cells, (i) => sums.value[i]! - own.value[i]!);
  const slack = Float64Array.from(cells, (i) => sums.rounding[i]! + own.rounding[i]! + noise);
  // Nearly every true summary is rejected here, at its first cell.
  if (short.some((d, k) => d < -slack[k]!) || short.filter((d, k) => d > slack[k]!).length < enough || cells.filter((i) => own.value[i]! > 0).length < enough) return null;
  const values = (p: Placed): Float64Array => { const { value } = figuresOf(p); return Float64Array.from(cells, (i) => (Number.isNaN(value[i]) ? 0 : value[i]!)); };
  const candidates = organs.map((p) => ({ p, v: values(p) })).filter(({ v }) => v.filter((n) => n > 0).length >= enough && v.every((n, k) => n <= short[k]! + slack[k]!));
  if (candidates.length > most) return null;
  const found: Placed[][] = [];
  const makesUp = (vs: readonly Float64Array[]): boolean => short.every((d, k) => Math.abs(vs.reduce((n, v) => n + v[k]!, 0) - d) <= slack[k]!);
  candidates.forEach((a, i) => candidates.slice(i + 1).forEach((b, j) => {
    if (makesUp([a.v, b.v])) found.push([a.p, b.p]);
    for (const c of candidates.slice(i + j + 2)) if (makesUp([a.v, b.v, c.v])) found.push([a.p, b.p, c.p]);
  }));
  return found.length === 1 ? { leftOut: found[0]!, cells: cells.filter((i, k) => own.value[i]! > 0 || short[k]! > slack[k]!).length } : null;
}
