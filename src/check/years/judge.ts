// Two years of one equation → its outcome, by the same reading of blanks, dashes and gaps as within one report.
import type { Outcome, FindingKind } from '../../model/finding.js';
import type { Placed } from '../../model/placed.js';
import type { Value } from '../../model/value.js';
import { exactSum } from '../decimal.js';
import { isEmpty, type Operand } from '../verdict.js';
import type { YearIdentity, YearTerm } from './rules.js';

export interface YearOperand extends Operand {
  readonly term: YearTerm;
  readonly placed: Placed;
}

export interface YearVerdict {
  readonly identity: YearIdentity;
  readonly outcome: Outcome;
  readonly kind: FindingKind;
  readonly left: readonly YearOperand[];
  readonly right: YearOperand;
  /** null where the side is not known. */
  readonly leftSum: number | null;
  readonly rightSum: number | null;
  /** left − right; null where undecided. */
  readonly difference: number | null;
  readonly blanks: readonly YearOperand[];
}

const nothing: Value = { state: 'absent', value: null, raw: null, anchor: null };

/** null where no cell of the equation is in either document. */
export function judgeYears(identity: YearIdentity, last: Placed, now: Placed): YearVerdict | null {
  const operand = (term: YearTerm): YearOperand => {
    const placed = term.year === 'last' ? last : now;
    return { ref: term.ref, cell: readable(placed.report.cells.get(term.ref) ?? nothing), term, placed };
  };
  const left = identity.left.map(operand);
  const right = operand(identity.right);
  const all = [...left, right];
  if (all.every((o) => o.cell.state === 'absent')) return null;
  const sums = { leftSum: left.every(known) && left.some(printed) ? sum(left) : null, rightSum: printed(right) ? sum([right]) : null };
  const undecided = (kind: FindingKind, blanks: readonly YearOperand[] = []): YearVerdict => ({ identity, outcome: 'undecided', kind, left, right, ...sums, difference: null, blanks });
  if (all.some((o) => o.cell.state === 'unreadable')) return undecided('unreadable');
  if (all.some((o) => o.cell.state === 'absent')) return undecided('absent');
  const difference = sum([...left, { ...right, term: { ...right.term, sign: -1 } }]);
  // Without the figure that goes on, or the one it goes to, the sum is not wrong but not known.
  const open = [left[0]!, right].filter(isEmpty);
  if (difference !== 0 && open.length > 0) return undecided('incomplete', open);
  return {
    identity, outcome: difference === 0 ? 'holds' : 'broken', kind: 'arithmetic', left, right,
    leftSum: sums.leftSum ?? 0, rightSum: sums.rightSum ?? 0, difference: difference || 0, blanks: all.filter(isEmpty),
  };
}

function sum(operands: readonly YearOperand[]): number {
  return exactSum(operands.map((o) => (printed(o) ? o.term.sign * o.cell.value! : 0)));
}

function printed(o: Operand): boolean {
  return o.cell.state === 'number';
}

function known(o: Operand): boolean {
  return printed(o) || isEmpty(o);
}

/** A figure that is none is not read as 0. */
function readable(cell: Value): Value {
  return cell.state === 'number' && !Number.isFinite(cell.value) ? { ...cell, state: 'unreadable', value: null } : cell;
}
