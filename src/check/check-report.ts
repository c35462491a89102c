// One report → everything the rules within a report find in it. Joins the engine with the rules that look at sentences and at the document, and asks which cell is wrong.
import type { Finding } from '../model/finding.js';
import type { Mention } from '../model/mention.js';
import type { Report } from '../model/report.js';
import { check } from './engine.js';

/** In the order of the rules; with `holds`, equations that hold too. Never throws for what a report says. */
export function checkReport(report: Report, _mentions: readonly Mention[], holds = false): Finding[] {
  return check(report.cells, report.layout, report.edition, undefined, holds);
}
