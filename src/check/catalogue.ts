// Every rule of the check in one list, whatever it looks at. A new folder of rules is a line here; what the rules of other folders need (test files, pages) follows from the list.
import type { RuleRecord } from '../model/rule.js';
import { copyRules } from './copies/rules.js';
import { documentRules } from './document/index.js';
import { leadRules } from './leads/index.js';
import { levelRules } from './levels/rules.js';
import { proseRules } from './prose/rules.js';
import { rules as cellRules } from './rules/index.js';
import { growth } from './years/growth.js';
import { yearRules } from './years/rules.js';

const lists: readonly (readonly RuleRecord[])[] = [
  cellRules,
  proseRules,
  documentRules,
  leadRules,
  yearRules,
  [growth],
  levelRules,
  copyRules,
];

/** By id. */
export const catalogue: readonly RuleRecord[] = lists.flat().sort((a, b) => (a.id < b.id ? -1 : 1));
