// A set of cells of several reports → how likely it is, by the slips it takes in each of them.
import type { Placed } from '../../model/placed.js';
import type { BesideCell, Slip } from '../../model/suspect.js';
import type { Text } from '../../model/text.js';
import type { Part } from '../suspects/parts.js';
import { assumedIn } from '../suspects/reread.js';
import { sheetOf } from '../suspects/sheet.js';
import { wrong } from '../suspects/slips.js';
import { weigh, type Evidence } from '../suspects/weigh.js';
import { reason } from '../suspects/why.js';
import type { Joined } from './joined.js';

export interface WeighedAcross {
  readonly slip: Slip;
  /** Greater is likelier; only the ratio of two means something. */
  readonly weight: number;
  readonly reason: Text | null;
  readonly beside: readonly BesideCell[];
}

/** What is known of a report beside the sums. */
export type EvidenceOf = (p: Placed) => Evidence;

/** Of each report of an agency, made once; last year's figures may have been left standing. */
export function evidenceAmong(lastOf: (p: Placed) => Placed | null): EvidenceOf {
  const known = new Map<Placed, Evidence>();
  return (p) => {
    let evidence = known.get(p);
    if (evidence === undefined) {
      const last = lastOf(p);
      const { cells, edition, layout, problems } = p.report;
      evidence = { cells, lastYear: last?.report.cells, lastYearOf: last === null ? undefined : { agency: last.agency, year: last.year }, across: [], sheet: sheetOf(edition, layout), assumed: assumedIn(problems) };
      known.set(p, evidence);
    }
    return evidence;
  };
}

/** So many figures that have to change together are no slips of the hand any more. */
const several = 3;
/** What each of them then costs: which digits they have says nothing. */
const moved = wrong / 100;

export function weighAcross(part: Part, j: Joined, evidenceOf: EvidenceOf): WeighedAcross {
  const reports = new Map<Placed, { readonly part: Part; readonly pictured: boolean }>();
  for (const placed of new Set([...part.cells.keys()].map((key) => j.homes.get(key)!.placed))) {
    const own = [...part.cells].filter(([key]) => j.homes.get(key)!.placed === placed);
    const bare = (key: string): string => j.homes.get(key)!.ref;
    reports.set(placed, {
      part: {
        cells: new Map(own.map(([key, n]) => [bare(key), n])), filled: new Set(own.filter(([key]) => part.filled.has(key)).map(([key]) => bare(key))),
        equations: new Set([...part.equations].flatMap((e) => { const of = j.own.get(e); return of?.placed === placed ? [of.equation] : []; })), open: part.open, shift: part.shift,
      },
      pictured: own.some(([key]) => placed.report.cells.get(bare(key))?.confidence !== undefined),
    });
  }
  const weighed = [...reports].map(([placed, of]) => ({ ...of, placed, ...weigh(of.part, evidenceOf(placed)) }));
  const beside = weighed.flatMap((w) => w.beside);
  const slips = weighed.flatMap((w) => (w.each.length === 0 ? [w.slip] : w.each));
  // In a picture each of them may have been misread.
  if (slips.length >= several && !weighed.some((w) => w.pictured)) return { slip: 'other', weight: moved ** slips.length, reason: null, beside: [] };
  const said = weighed.flatMap((w) => reason(w.part, w, evidenceOf(w.placed).cells) ?? []);
  const [first, ...others] = weighed;
  return {
    slip: others.every((w) => w.slip === first!.slip) ? first!.slip : 'other', weight: weighed.reduce((n, w) => n * w.weight, 1), beside,
    reason: said.length === 0 ? null : { zh: [...new Set(said.map((t) => t.zh))].join('；'), en: [...new Set(said.map((t) => t.en))].join('; ') },
  };
}
