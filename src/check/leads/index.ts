// What is merely unusual, within one report and beside the earlier ones of its agency: nothing is wrong by the rules, but a person should look.
import type { Finding } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import type { RuleRecord } from '../../model/rule.js';
import { againstEarlier, earlierRules } from './against-earlier.js';
import { withinRules } from './within.js';

export const leadRules: readonly RuleRecord[] = [...withinRules.map((r) => r.record), ...earlierRules].sort((a, b) => (a.id < b.id ? -1 : 1));

/** Leads of a report. `earlier`: the reports of the same agency for earlier years that are at hand, in any order; none for what one report alone can tell. */
export function leadFindings(report: Report, earlier: readonly Report[] = []): Finding[] {
  return [...withinRules.flatMap((r) => r.find(report)), ...againstEarlier(report, earlier)];
}
