// What a rule over the report as a document is: its record, and the function that looks. One file of this folder a rule or a small family.
import type { Finding, Passage, Severity } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import type { RuleRecord } from '../../model/rule.js';
import type { Text } from '../../model/text.js';

export interface DocumentRule {
  readonly record: RuleRecord;
  /** Pure; no findings where nothing is wrong or nothing can be told. */
  readonly find: (report: Report) => readonly Finding[];
}

/** What a rule has to say of one place or figure; the rest of the Finding is filled in. */
export interface Said {
  readonly message: Text;
  readonly passages?: readonly Passage[];
  readonly cells?: readonly string[];
  readonly scope?: string | null;
  readonly left?: number | null;
  readonly right?: number | null;
  readonly severity?: Severity;
}

/** What the report states is wrong, or contradicts what it states elsewhere. */
export function stated(rule: RuleRecord, said: Said): Finding {
  return finding(rule, said, 'broken', 'stated', said.severity ?? rule.severity);
}

/** Nothing is certain; a person should look. */
export function lead(rule: RuleRecord, said: Said): Finding {
  return finding(rule, said, 'undecided', 'lead', 'info');
}

function finding(rule: RuleRecord, said: Said, outcome: Finding['outcome'], kind: Finding['kind'], severity: Severity): Finding {
  const { message, passages, cells = [], scope = null, left = null, right = null } = said;
  return {
    rule: rule.id, outcome, kind, severity, scope, cells, left, right,
    difference: left === null || right === null ? null : Number((left - right).toFixed(6)),
    blanks: [], message, ...(passages === undefined || passages.length === 0 ? {} : { passages }),
  };
}
