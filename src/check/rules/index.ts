// The rules over the cells of one report, by id. A new rule is a record in this folder (or an identity of the form) and a line here.
import { identityRules } from '../../form/identities.js';
import type { Rule } from '../../model/rule.js';
import { inForce, totalPublic } from './documents.js';
import { itemsDecided, itemsLeft } from './items.js';
import { procurementAmount, procurementProjects } from './procurement.js';
import { reviewsWithoutRequests } from './reviews.js';

const byId = (a: Rule, b: Rule): number => (a.id < b.id ? -1 : 1);

/** What must balance. */
export const identities: readonly Rule[] = [...identityRules].sort(byId);

/** What must stand otherwise: at least, at most, never the one without the other. */
export const relations: readonly Rule[] = [inForce, totalPublic, itemsDecided, itemsLeft, procurementAmount, procurementProjects, reviewsWithoutRequests].sort(byId);

/** Every rule over the cells of one report. */
export const rules: readonly Rule[] = [...identities, ...relations].sort(byId);
