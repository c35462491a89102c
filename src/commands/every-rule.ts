// Everything that can be found in a report or between reports, by id: the catalogue of the check, and what comparing versions finds.
import { catalogue } from '../check/catalogue.js';
import { silentEdit } from '../compare/silent-edit.js';
import type { RuleRecord } from '../model/rule.js';
import { CommandError } from './command.js';

export const everyRule: readonly RuleRecord[] = [...catalogue, silentEdit].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The rule of an id; a CommandError that names those there are for any other. */
export function ruleOf(id: string): RuleRecord {
  const found = everyRule.find((r) => r.id === id);
  if (found !== undefined) return found;
  throw new CommandError(2, {
    zh: `没有规则 ${id}：现有 ${everyRule.map((r) => r.id).join('、')}。`,
    en: `There is no rule ${id}: there are ${everyRule.map((r) => r.id).join(', ')}.`,
  });
}
