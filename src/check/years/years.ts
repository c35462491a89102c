// The reports of one agency in the order of their years → findings, each with the later report of the two it compares.
import type { Finding } from '../../model/finding.js';
import type { Placed } from '../../model/placed.js';
import type { Text } from '../../model/text.js';
import { judgeYears, type YearOperand, type YearVerdict } from './judge.js';
import { yearMessage } from './message.js';
import { yearRules, type YearRule } from './rules.js';
import { inEdition } from './standing.js';

/**
 * Findings of the rules over two years of one agency; `reports` are its current reports in any order. Without `holds`, only what is broken or undecided. Reports without findings are left out.
 * A year missing between two reports is a finding of the later one (kind `unavailable`); nothing is said of the years before the first. So is a year that has more than one report: nothing tells which counts.
 */
export function yearFindings(reports: readonly Placed[], holds = true, rules: readonly YearRule[] = yearRules): Map<Placed, Finding[]> {
  const found = new Map<Placed, Finding[]>();
  const years = [...new Set(reports.map((p) => p.year))].sort((a, b) => a - b);
  for (const now of [...reports].sort((a, b) => a.year - b.year)) {
    const before = years[years.indexOf(now.year) - 1];
    if (before === undefined) continue;
    const last = reports.filter((p) => p.year === before);
    const own = rules.flatMap((rule) => (before === now.year - 1 && last.length === 1 ? compare(rule, last[0]!, now) : missing(rule, now, before, last)));
    const kept = holds ? own : own.filter((f) => f.outcome !== 'holds');
    if (kept.length > 0) found.set(now, kept);
  }
  return found;
}

function compare(rule: YearRule, last: Placed, now: Placed): Finding[] {
  return rule.parts.flatMap((part) => {
    if (![last, now].every((p) => inEdition(p, part))) return [];
    const verdicts = part.identities.map((i) => judgeYears(i, last, now)).filter((v) => v !== null);
    // A table that one of the two reports does not have at all is one fact, not one for each column.
    const gone = [last, now].find((p) => verdicts.length > 1 && verdicts.every((v) => [...v.left, v.right].every((o) => o.placed !== p || o.cell.state === 'absent')));
    return gone === undefined ? verdicts.map((v) => finding(rule, v, last)) : [noTable(rule, verdicts, gone, last)];
  });
}

function finding(rule: YearRule, v: YearVerdict, last: Placed): Finding {
  const all = [...v.left, v.right];
  return {
    rule: rule.id,
    outcome: v.outcome,
    kind: v.kind,
    severity: v.outcome === 'broken' ? rule.severity : v.kind === 'incomplete' ? 'warning' : 'info',
    scope: v.identity.named.scope,
    cells: all.filter((o) => o.placed !== last).map((o) => o.ref),
    left: v.leftSum,
    right: v.rightSum,
    difference: v.difference,
    blanks: v.blanks.filter((o) => o.placed !== last).map((o) => o.ref),
    message: yearMessage(v),
    others: all.filter((o) => o.placed === last).map(other),
  };
}

function other(o: YearOperand): NonNullable<Finding['others']>[number] {
  return { agency: o.placed.agency, year: o.placed.year, cell: o.ref, value: o.cell.value };
}

function noTable(rule: YearRule, verdicts: readonly YearVerdict[], gone: Placed, last: Placed): Finding {
  const all = verdicts.flatMap((v) => [...v.left, v.right]);
  return {
    ...undecided(rule, 'absent', {
      zh: `${gone.year} 年报告中没有这几格，无法与${gone === last ? '本年' : '上年'}核对`,
      en: `The report of ${gone.year} does not have these cells, so the two years cannot be compared`,
    }),
    cells: all.filter((o) => o.placed !== last).map((o) => o.ref),
    others: all.filter((o) => o.placed === last).map(other),
  };
}

/** Only where the report has something that would have been compared. */
function missing(rule: YearRule, now: Placed, before: number, last: readonly Placed[]): Finding[] {
  const cells = rule.parts.filter((part) => inEdition(now, part)).flatMap((part) => part.identities.map((i) => i.right.ref));
  if (!cells.some((ref) => (now.report.cells.get(ref)?.state ?? 'absent') !== 'absent')) return [];
  const gap = now.year - 1 === before + 1 ? `${before + 1}` : `${before + 1}–${now.year - 1}`;
  const why: Text = before === now.year - 1
    ? { zh: `${before} 年有 ${last.length} 份报告，不知以哪份为准，无法核对`, en: `There are ${last.length} reports of ${before}, and nothing tells which counts: not compared` }
    : { zh: `没有 ${gap} 年的报告（之前一份是 ${before} 年的），无法核对`, en: `The report of ${gap} is not at hand (the one before is of ${before}): not compared` };
  return [{ ...undecided(rule, 'unavailable', why), cells }];
}

function undecided(rule: YearRule, kind: Finding['kind'], why: Text): Finding {
  return {
    rule: rule.id, outcome: 'undecided', kind, severity: 'info', scope: null, cells: [], left: null, right: null, difference: null, blanks: [],
    message: { zh: `${rule.title.zh}：${why.zh}。`, en: `${why.en} (${rule.title.en}).` },
  };
}
