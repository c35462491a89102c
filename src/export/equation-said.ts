// The sum a finding speaks of, written out with the figures of the report: for pages.
import type { Finding } from '../model/finding.js';
import type { Report } from '../model/report.js';
import type { Identity, Rule, RuleRecord } from '../model/rule.js';
import type { Lang } from '../model/text.js';
import type { CellRef, Value } from '../model/value.js';

export interface Sides {
  readonly left: readonly CellRef[];
  readonly right: readonly CellRef[];
  readonly relation: string;
}

/** The two sides of the identity it was found by; null for a rule that is none. */
export function sidesOf(f: Finding, report: Pick<Report, 'edition' | 'layout'>, rules: readonly RuleRecord[]): Sides | null {
  const rule = rules.find((r) => r.id === f.rule);
  if (rule === undefined || !isIdentity(rule)) return null;
  const own: Identity | undefined = rule.identities(report.layout.requests ?? report.edition).find((i) => i.scope === f.scope);
  if (own === undefined || own.left.length + own.right.length !== f.cells.length) return null;
  return { left: own.left, right: own.right, relation: rule.relation };
}

function isIdentity(rule: RuleRecord): rule is Rule {
  return 'identities' in rule && typeof rule.identities === 'function';
}

/** `31 + 25 + 0 × 4 = 56`: figures in order, noughts and what counts as nought taken together at the end. `open`: the sum is not known, so that blanks count as nothing and are said to be blanks. */
export function sumSaid(refs: readonly CellRef[], cells: ReadonlyMap<CellRef, Value>, lang: Lang, open = false): string {
  const values = refs.map((ref) => cells.get(ref));
  const figures = values.flatMap((v) => (v?.state === 'number' && v.value !== 0 ? [String(v.value)] : []));
  const unknown = values.flatMap((v) => (v === undefined || v.state === 'absent' || v.state === 'unreadable' ? ['?'] : []));
  const blanks = open ? values.filter((v) => v?.state === 'blank' || v?.state === 'dash').length : 0;
  const times = (what: string, n: number): string[] => (n === 0 ? [] : [n === 1 ? what : `${what} × ${n}`]);
  const terms = [...figures, ...unknown, ...times('0', refs.length - figures.length - unknown.length - blanks), ...times(lang === 'zh' ? '空' : 'blank', blanks)];
  return terms.map((t) => (t.startsWith('-') ? `(${t})` : t)).join(' + ');
}

/** `57 ≠ 31 + 25 + 0 × 4`, with the sums where a side has several terms. */
export function equationSaid(f: Finding, sides: Sides, cells: ReadonlyMap<CellRef, Value>, lang: Lang): string {
  const side = (refs: readonly CellRef[], sum: number | null): string => `${sumSaid(refs, cells, lang, sum === null)}${refs.length > 1 && sum !== null ? ` = ${sum}` : ''}`;
  const sign = f.outcome === 'holds' ? sides.relation : f.left === null || f.right === null ? '?' : { '=': '≠', '≤': '≰', '≥': '≱', '≈': '≉', implies: '⇏' }[sides.relation] ?? '≠';
  return `${side(sides.left, f.left)}  ${sign}  ${side(sides.right, f.right)}`;
}
