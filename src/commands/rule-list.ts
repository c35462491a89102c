// Everything that can be found, by id.
import { rules as within } from '../check/rules/index.js';
import { silentEdit } from '../compare/silent-edit.js';
import type { RuleRecord } from '../model/rule.js';

export const rules: readonly RuleRecord[] = [...within, silentEdit].sort((a, b) => (a.id < b.id ? -1 : 1));
