// Cells → Findings: every rule is applied to every row or column it speaks of. Knows no rule by name and repairs nothing.
import type { Layout } from '../form/cell-refs.js';
import type { EditionId } from '../model/edition.js';
import type { Finding, FindingKind, Severity } from '../model/finding.js';
import type { Identity, Rule } from '../model/rule.js';
import type { CellRef, Value } from '../model/value.js';
import { exactSum } from './decimal.js';
import { message } from './message.js';
import { stands, weakSides } from './relation.js';
import { identities } from './rules/index.js';
import { isEmpty, type Operand, type Side, type Verdict } from './verdict.js';

const nothing: Value = { state: 'absent', value: null, raw: null, anchor: null };

/**
 * Applies rules to the cells of one report, the identities of the form unless others are given, and returns every outcome in their order; without `holds`, only what is broken or undecided.
 * An identity none of whose cells is in the document does not apply and gives no finding.
 * A cell that the map lacks is absent. `layout.requests` says in which edition the request table is printed, else `edition` does.
 */
export function check(cells: ReadonlyMap<CellRef, Value>, layout: Layout, edition: EditionId, rules: readonly Rule[] = identities, holds = true): Finding[] {
  const verdicts: Verdict[] = [];
  for (const rule of rules) {
    for (const identity of identitiesOf(rule, layout.requests ?? edition)) {
      if (!holds && plainlyHolds(rule, identity, cells)) continue;
      const verdict = judge(rule, identity, cells);
      // What cannot be told is no lead.
      if (verdict !== null && (rule.basis !== 'lead' || verdict.outcome === 'broken')) verdicts.push(verdict);
    }
  }
  const open = openTotals(verdicts);
  return verdicts.map((v) => contest(withhold(v, open), open, verdicts)).filter((v) => holds || v.outcome !== 'holds').map(finding);
}

/** Totals left blank over figures, and what they would say: the sum of their parts. */
function openTotals(verdicts: readonly Verdict[]): ReadonlyMap<CellRef, number> {
  const open = new Map<CellRef, number>();
  for (const v of verdicts) {
    const [total] = v.right.operands;
    if (v.kind === 'incomplete' && v.rule.totals && v.right.printed === 0 && v.left.sum !== null && total !== undefined) open.set(total.ref, v.left.sum);
  }
  return open;
}

/**
 * A sum that is off with such a total in it is not a second error: it waits for the total, whatever else may be wrong. One that no figure of 0 or more in its place could mend is off all the same,
 * and so is one in which the total's own parts come to 0.
 */
function withhold(v: Verdict, open: ReadonlyMap<CellRef, number>): Verdict {
  if (v.outcome !== 'broken' || open.size === 0 || v.rule.relation !== '=') return v;
  const short = v.difference! < 0 ? v.left : v.right;
  const waiting = short.operands.filter((o) => isEmpty(o) && (open.get(o.ref) ?? 0) !== 0);
  return waiting.length === 0 ? v : { ...v, outcome: 'undecided', kind: 'incomplete', difference: null, blanks: waiting };
}

/** A blank total for which another sum it is in wants another figure than its parts: nothing is said of what it should be. */
function contest(v: Verdict, open: ReadonlyMap<CellRef, number>, verdicts: readonly Verdict[]): Verdict {
  const [total] = v.right.operands;
  if (total === undefined || !open.has(total.ref) || v.right.operands.length !== 1 || v.kind !== 'incomplete') return v;
  const disputed = verdicts.some((other) => {
    if (other === v || other.rule.relation !== '=' || other.kind !== 'arithmetic' && other.kind !== 'incomplete') return false;
    // A sum in which several totals are open says nothing of one of them.
    const among = [...other.left.operands, ...other.right.operands].filter((o) => open.has(o.ref));
    if (among.length !== 1 || among[0]!.ref !== total.ref) return false;
    const filled = (side: Side): number[] => [...figures(side.operands), ...side.operands.flatMap((o) => (isEmpty(o) ? [open.get(o.ref) ?? 0] : []))];
    return exactSum([...filled(other.left), ...filled(other.right).map((n) => -n)]) !== 0;
  });
  return disputed ? { ...v, contested: true } : v;
}

const written = new WeakMap<Rule, Map<EditionId, readonly Identity[]>>();

/** The equations of a rule are the same for every report of an edition: written out once. */
function identitiesOf(rule: Rule, edition: EditionId): readonly Identity[] {
  let known = written.get(rule);
  if (known === undefined) written.set(rule, (known = new Map()));
  let identities = known.get(edition);
  if (identities === undefined) known.set(edition, (identities = rule.identities(edition)));
  return identities;
}

/**
 * Whether both sides are whole figures throughout and the relation stands: most equations of most reports, told without writing a verdict.
 * Such an equation has no blank in it, so none that waits for a blank total.
 */
function plainlyHolds(rule: Rule, identity: Identity, cells: ReadonlyMap<CellRef, Value>): boolean {
  const left = wholeSum(identity.left, cells);
  if (left === null) return false;
  const right = wholeSum(identity.right, cells);
  return right !== null && (rule.relation === '=' ? left === right : stands(rule, left, right));
}

/** The sum of cells that are whole figures, all of them; null where one is not, where there is none, or where the sum is too great to be exact. */
function wholeSum(refs: readonly CellRef[], cells: ReadonlyMap<CellRef, Value>): number | null {
  let sum = 0;
  for (const ref of refs) {
    const cell = cells.get(ref);
    if (cell?.state !== 'number' || !Number.isSafeInteger(cell.value)) return null;
    sum += cell.value!;
  }
  return refs.length > 0 && Number.isSafeInteger(sum) ? sum : null;
}

function judge(rule: Rule, identity: Identity, cells: ReadonlyMap<CellRef, Value>): Verdict | null {
  const left = side(identity.left, cells);
  const right = side(identity.right, cells);
  // Where every cell is a figure, as mostly, nothing more is asked of the cells.
  const whole = left.printed === left.operands.length && right.printed === right.operands.length;
  const all = whole ? [] : [...left.operands, ...right.operands];
  if (!whole && all.every((o) => o.cell.state === 'absent')) return null;
  const undecided = (kind: FindingKind, blanks: readonly Operand[] = []): Verdict => ({ rule, identity, outcome: 'undecided', kind, left, right, difference: null, blanks });
  if (all.some((o) => o.cell.state === 'unreadable')) return undecided('unreadable');
  if (all.some((o) => o.cell.state === 'absent')) return undecided('absent');
  if (rule.relation !== '=') return related(rule, identity, left, right);
  // A side without a single figure was not filled in: that is not the same as a wrong sum.
  if (right.printed === 0 && left.printed > 0 && (rule.totals || left.sum !== 0)) return undecided('incomplete', left.operands.filter(isEmpty));
  if (left.printed === 0 && right.printed > 0 && right.sum !== 0) return undecided('incomplete', right.operands.filter(isEmpty));
  const difference = differenceOf(left, right);
  return { rule, identity, outcome: difference === 0 ? 'holds' : 'broken', kind: 'arithmetic', left, right, difference, blanks: all.filter(isEmpty) };
}

/** Blanks count as 0; where the relation fails only on the side that has them, it is they that are missing. */
function related(rule: Rule, identity: Identity, left: Side, right: Side): Verdict {
  const holds = stands(rule, left.sum ?? 0, right.sum ?? 0);
  const open = holds ? [] : weakSides(rule.relation).flatMap((s) => (s === 'left' ? left : right).operands.filter(isEmpty));
  if (open.length > 0) return { rule, identity, outcome: 'undecided', kind: 'incomplete', left, right, difference: null, blanks: open };
  const blanks = [...left.operands, ...right.operands].filter(isEmpty);
  return { rule, identity, outcome: holds ? 'holds' : 'broken', kind: 'arithmetic', left, right, difference: differenceOf(left, right), blanks };
}

/** left − right. Whole numbers by their sums; with decimals from all the figures, so that no sum is rounded on the way. */
function differenceOf(left: Side, right: Side): number {
  if (Number.isSafeInteger(left.sum) && Number.isSafeInteger(right.sum)) return left.sum! - right.sum!;
  return exactSum([...figures(left.operands), ...figures(right.operands).map((n) => -n)]);
}

function side(refs: readonly CellRef[], cells: ReadonlyMap<CellRef, Value>): Side {
  const operands: Operand[] = [];
  const printed: number[] = [];
  let known = true;
  // Loops, for this runs some fifty times a report.
  for (const ref of refs) {
    const cell = readable(cells.get(ref) ?? nothing);
    operands.push({ ref, cell });
    if (cell.state === 'number') printed.push(cell.value!);
    else if (cell.state !== 'blank' && cell.state !== 'dash') known = false;
  }
  return { operands, printed: printed.length, sum: known && printed.length > 0 ? exactSum(printed) : null };
}

/** A figure that is none (from a damaged store, say) is not read as 0. */
function readable(cell: Value): Value {
  return cell.state === 'number' && !Number.isFinite(cell.value) ? { ...cell, state: 'unreadable', value: null } : cell;
}

function figures(operands: readonly Operand[]): number[] {
  const found: number[] = [];
  for (const o of operands) if (o.cell.state === 'number') found.push(o.cell.value!);
  return found;
}

function severityOf(v: Verdict): Severity {
  if (v.outcome === 'broken') return v.rule.basis === 'lead' ? 'info' : v.rule.severity;
  return v.kind === 'incomplete' ? 'warning' : 'info';
}

function finding(v: Verdict): Finding {
  // Where the two sides were compared, a side without figures was counted as 0.
  const compared = v.kind === 'arithmetic';
  const lead = v.rule.basis === 'lead' && v.outcome === 'broken';
  return {
    rule: v.rule.id,
    outcome: lead ? 'undecided' : v.outcome,
    kind: lead ? 'lead' : v.kind,
    severity: severityOf(v),
    scope: v.identity.scope,
    cells: [...v.identity.left, ...v.identity.right],
    left: v.left.sum ?? (compared ? 0 : null),
    right: v.right.sum ?? (compared ? 0 : null),
    difference: v.difference === 0 ? 0 : v.difference,
    blanks: v.blanks.map((o) => o.ref),
    message: message(v),
  };
}
