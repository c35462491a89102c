// What the rules say of each cell of a report: the ids of the rules whose findings stand on it.
import type { CellRef } from '../../model/value.js';
import type { ExportedVersion } from '../../store/store.js';
import { column, type Column, type Field } from '../table.js';

export const flagColumns: readonly Column[] = [
  column('broken', 'string', '不符的规则', 'broken rules', { why: { zh: '在这一格上不成立的规则，以“; ”分隔', en: 'rules that do not hold on this cell, parted by “; ”' } }),
  column('undecided', 'string', '不能判断的规则', 'undecided rules', { why: { zh: '因空白、缺失或辨认不清而不能判断的规则', en: 'rules that could not be decided, for something is blank, absent or unreadable' } }),
  column('leads', 'string', '线索', 'leads', { why: { zh: '没有不符、但值得一看的规则', en: 'rules that found nothing wrong, but something to look at' } }),
  column('review', 'string', '复核结论', 'review', { why: { zh: '人对上述各条的结论（规则=结论），没有结论的不列', en: 'what people decided of these findings (rule=status); those still open are left out' } }),
];

interface Flags {
  readonly broken: Set<string>;
  readonly undecided: Set<string>;
  readonly leads: Set<string>;
  readonly review: Set<string>;
}

/** Values of the four columns for each cell that a finding names. */
export function flagsOf(v: ExportedVersion): ReadonlyMap<CellRef, readonly Field[]> {
  const flags = new Map<CellRef, Flags>();
  for (const { finding: f, status } of v.findings) {
    for (const ref of f.cells) {
      let own = flags.get(ref);
      if (own === undefined) flags.set(ref, (own = { broken: new Set(), undecided: new Set(), leads: new Set(), review: new Set() }));
      (f.kind === 'lead' ? own.leads : f.outcome === 'broken' ? own.broken : own.undecided).add(f.rule);
      if (status !== 'open') own.review.add(`${f.rule}=${status}`);
    }
  }
  return new Map([...flags].map(([ref, f]) => [ref, [f.broken, f.undecided, f.leads, f.review].map(joined)]));
}

export const noFlags: readonly Field[] = [null, null, null, null];

function joined(set: ReadonlySet<string>): string | null {
  return set.size === 0 ? null : [...set].join('; ');
}
