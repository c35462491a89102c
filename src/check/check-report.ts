// One report → everything the rules within a report find in it. Joins the engine with the rules over sentences and over the document, and asks which cell is wrong.
import type { Finding } from '../model/finding.js';
import type { Mention } from '../model/mention.js';
import type { Problem } from '../model/problem.js';
import type { Report } from '../model/report.js';
import { documentFindings } from './document/index.js';
import { check } from './engine.js';
import { withoutDoubted } from './leads/doubted.js';
import { leadFindings } from './leads/index.js';
import { proseFindings } from './prose/prose.js';
import { rules } from './rules/index.js';
import { withSuspects } from './suspects/suspects.js';
import { acrossYears, type Beside } from './years/across.js';

export interface CheckOptions {
  /** Equations that hold, too. */
  readonly holds?: boolean;
  /** The same agency's report of the year before: a figure may have been left from it, and what it carried over is carried in. */
  readonly lastYear?: Beside;
  /** That of the year after: what is carried over is carried in there. */
  readonly nextYear?: Beside;
}

export interface CheckedCells {
  /** In the order of the parts: cells, sentences, document, leads. */
  readonly findings: readonly Finding[];
  /** Doubts of the reading that came to light: another reading of the source makes the sums hold. */
  readonly problems: readonly Problem[];
}

/** Never throws for what a report says, and changes nothing in it. */
export function checkReport(report: Report, mentions: readonly Mention[], { holds = false, lastYear, nextYear }: CheckOptions = {}): CheckedCells {
  const { cells, layout, edition } = report;
  const beside = { across: acrossYears(report, lastYear, nextYear), ...(lastYear === undefined ? {} : { lastYear: lastYear.report.cells, lastYearOf: { agency: lastYear.agency, year: lastYear.year } }) };
  const sums = withSuspects(check(cells, layout, edition, rules, holds), cells, layout, edition, { rules, problems: report.problems, ...beside });
  return { findings: withoutDoubted([...sums.findings, ...proseFindings(report, mentions, holds), ...documentFindings(report), ...leadFindings(report)]), problems: sums.problems };
}

/** Whether any identity of the report is broken: then the reports of the years beside can tell more of it. */
export function isBroken(report: Report): boolean {
  return check(report.cells, report.layout, report.edition, rules, false).some((f) => f.outcome === 'broken' || f.kind === 'incomplete');
}
