// The rules over a report as a document, by id, and all of them applied to one report.
import type { Finding } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import type { RuleRecord } from '../../model/rule.js';
import { deadline } from './deadline.js';
import { feeNotices, feeStated, feeWithin } from './fee.js';
import { otherAgency } from './other-agency.js';
import { otherYear } from './other-year.js';
import { dateRule, periodRule } from './period.js';
import { regulations } from './regulations.js';
import { doubledRule, emptyRule, missingRule, orderRule } from './sections.js';
import { template } from './template.js';

const all = [deadline, feeNotices, feeStated, feeWithin, otherAgency, otherYear, dateRule, periodRule, regulations, doubledRule, emptyRule, missingRule, orderRule, template]
  .sort((a, b) => (a.record.id < b.record.id ? -1 : 1));

export const documentRules: readonly RuleRecord[] = all.map((r) => r.record);

/** What is wrong with a report as a document: its sections, dates, names and leftovers. Only what is found; never what holds. */
export function documentFindings(report: Report): Finding[] {
  return all.flatMap((r) => r.find(report));
}
