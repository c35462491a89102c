// Mentions and cells → Findings: each sentence against the tables, percentages against their own numbers, sentences against each other. Reads no text itself.
import type { Finding } from '../../model/finding.js';
import type { Mention } from '../../model/mention.js';
import { percentageFindings } from './percentages.js';
import { sentenceFindings } from './sentences.js';
import type { ProseReport, Spoken } from './spoken.js';
import { tableFindings } from './table.js';
import { agencyOf, mayJudge, whose } from './whose.js';

/**
 * Findings of the rules `prose`, `prose.percentage` and `prose.sentences` on one report, in that order; without `holds`, only what is broken or undecided.
 * A sentence about another organ or year, or whose cells the document lacks or which cannot be read, gives no finding.
 */
export function proseFindings(report: ProseReport, mentions: readonly Mention[], holds = false): Finding[] {
  if (mentions.length === 0) return [];
  const agency = agencyOf(report.agency.value);
  const year = report.year.value;
  const spoken: Spoken[] = [];
  /** Reviews the organ itself may have decided on: their outcomes, named behind, are theirs. */
  let judged: Mention | null = null;
  for (const mention of mentions) {
    const judges = mayJudge(mention, agency);
    if (judges) judged = mention;
    else if (judged !== null && mention.cells.length === 1 && mention.cells[0]!.startsWith('reconsideration.')) {
      if (mention.cells[0]!.endsWith('.total')) judged = null;
      else if (judged.place.section === mention.place.section && judged.place.paragraph === mention.place.paragraph) continue;
    }
    if (mention.year !== null && year !== null && mention.year !== year) continue;
    const of = whose(mention, agency);
    if (of !== 'other' && !judges) spoken.push({ mention, whose: of });
  }
  const found = [...tableFindings(report, spoken, holds), ...percentageFindings(report, spoken, mentions), ...sentenceFindings(report, spoken)];
  return holds ? found : found.filter((f) => f.outcome !== 'holds');
}
