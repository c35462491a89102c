// The rules in force, by id. A new rule is a record in this folder (or an identity of the form) and a line here.
import { identityRules } from '../../form/identities.js';
import type { Rule } from '../../model/rule.js';

const byId = (a: Rule, b: Rule): number => (a.id < b.id ? -1 : 1);

export const rules: readonly Rule[] = [...identityRules].sort(byId);
