// The reports of one agency → what the years around two of them say of an identity between years: what it holds fast, what it wants changed too.
import type { BlockId, EditionId } from '../../model/edition.js';
import type { Placed } from '../../model/placed.js';
import type { CellRef } from '../../model/value.js';
import { check } from '../engine.js';
import { judgeYears } from './judge.js';
import type { YearIdentity, YearRule, YearTerm } from './rules.js';

type Part = YearRule['parts'][number];

/**
 * What the report of a year beyond the two says of an identity it is in with one of them. `fixed`: it agrees, and what is changed in it would not. `off`: it differs, and a change may mend it.
 * `nothing`: there is no such report, it cannot be compared, or its own sums doubt the figure.
 */
export type Beyond = 'fixed' | 'off' | 'nothing';

/** The reports of an agency among which a block is compared; of a year with two reports nothing tells which counts. */
export class Standing {
  private readonly doubts = new Map<Placed, ReadonlySet<CellRef>>();

  /** `whole`: nothing in the report's table of requests is off; asked before its sums are written out. */
  constructor(private readonly reports: readonly Placed[], private readonly whole: (p: Placed) => boolean) {}

  at(year: number, part: Pick<Part, 'block' | 'edition'>): Placed | null {
    const [own, another] = this.reports.filter((p) => p.year === year);
    return own === undefined || another !== undefined || !inEdition(own, part) ? null : own;
  }

  /** `beyond`: which of the two reports is not among those that may change. */
  beyond(identity: YearIdentity, last: Placed | null, now: Placed | null, beyond: 'last' | 'this'): Beyond {
    if (last === null || now === null) return 'nothing';
    const outcome = judgeYears(identity, last, now)?.outcome ?? 'undecided';
    if (outcome === 'undecided') return 'nothing';
    const other = beyond === 'last' ? last : now;
    // A figure that agrees and is no 0 bears witness even where its own sums are off. Stocks and items are in none.
    const doubted = identity.right.ref.startsWith('requests.') && !this.whole(other) && termsOf(identity).some((t) => t.year === beyond && this.doubted(other).has(t.ref) && (outcome === 'broken' || other.report.cells.get(t.ref)?.value === 0));
    return doubted ? 'nothing' : outcome === 'holds' ? 'fixed' : 'off';
  }

  /** Cells of sums of the report itself that do not come out. */
  private doubted(p: Placed): ReadonlySet<CellRef> {
    let cells = this.doubts.get(p);
    if (cells === undefined) {
      const { report } = p;
      this.doubts.set(p, (cells = new Set(check(report.cells, report.layout, report.edition, undefined, false).flatMap((f) => (f.outcome === 'broken' || f.kind === 'incomplete' ? f.cells : [])))));
    }
    return cells;
  }
}

/** Whether the report prints the block in the edition the rule is about. */
export function inEdition({ report }: Placed, { block, edition }: { readonly block: BlockId; readonly edition: EditionId | null }): boolean {
  return edition === null || (report.layout[block] ?? report.edition) === edition;
}

/** All terms, so signed that they come to 0. */
export function termsOf(identity: YearIdentity): YearTerm[] {
  return [...identity.left, { ...identity.right, sign: identity.right.sign === 1 ? -1 : 1 }];
}
