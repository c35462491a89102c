// What an address asks for, settled once: everything else is as if it had not been said.
import { formCell } from '../form/cell-refs.js';
import type { FindingKind, Severity } from '../model/finding.js';
import type { ReviewStatus } from '../model/review.js';
import type { CellRef } from '../model/value.js';
import type { PageFilter } from '../store/page-store.js';
import { levels, type AgencyFilter } from '../survey/index.js';
import type { Query } from './address.js';

type Params = Readonly<Record<string, string>>;

/** Parameters that are lists: said several times, they are one. */
export const lists: readonly string[] = ['metric', 'agencies'];

/** One value for each name. Of several the first counts, unless it is a list. */
export function allAsked(queries: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(queries).map(([name, texts]) => [name, lists.includes(name) ? texts.filter((t) => t !== '').join(',') : texts[0] ?? '']));
}

export function whole(text: string | undefined, min: number, max: number): number | undefined {
  return text !== undefined && /^\d{1,9}$/u.test(text) && Number(text) >= min && Number(text) <= max ? Number(text) : undefined;
}

export function yearOf(text: string | undefined): number | undefined {
  return whole(text, 1990, 2100);
}

/** Code of a region, or its first two or four digits. */
export function regionOf(text: string | undefined): string | undefined {
  return text !== undefined && /^(?:\d{2}|\d{4}|\d{6})$/u.test(text) ? text : undefined;
}

export function cellOf(text: string | undefined): CellRef | undefined {
  return text !== undefined && formCell(text) !== undefined ? text : undefined;
}

/** Words of a person, of a length that a search can bear. */
export function wordsOf(text: string | undefined): string | undefined {
  const words = (text ?? '').trim().slice(0, 100);
  return words === '' ? undefined : words;
}

function among<const C extends readonly string[]>(choices: C, text: string | undefined): C[number] | undefined {
  return choices.find((c) => c === text);
}

const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[];
const kinds = ['arithmetic', 'incomplete', 'unreadable', 'absent', 'changed', 'stated', 'copied', 'unavailable', 'lead'] as const satisfies readonly FindingKind[];
export const allStatuses = ['open', 'confirmed', 'dismissed', 'reported'] as const satisfies readonly ReviewStatus[];

export function statusOf(text: string | undefined): ReviewStatus | undefined {
  return among(allStatuses, text);
}

export function filterOf(p: Params): PageFilter {
  const all = {
    rule: p['rule'] !== undefined && /^[a-z][a-z0-9_.]{0,60}$/u.test(p['rule']) ? p['rule'] : undefined, severity: among(severities, p['severity']), outcome: among(['broken', 'undecided'], p['outcome']), kind: among(kinds, p['kind']),
    status: statusOf(p['status']), year: yearOf(p['year']), region: p['region'] === 'none' ? 'none' : regionOf(p['region']), agency: wordsOf(p['agency']),
  };
  return Object.fromEntries(Object.entries(all).filter(([, v]) => v !== undefined)) as PageFilter;
}

export function agencyFilterOf(p: Params): AgencyFilter {
  const all = { name: wordsOf(p['q']), region: p['region'] === 'none' ? 'none' : regionOf(p['region']), level: among(levels, p['level']), organ: wordsOf(p['department']), year: yearOf(p['year']), broken: p['broken'] === 'yes' ? true : undefined };
  return Object.fromEntries(Object.entries(all).filter(([, v]) => v !== undefined)) as AgencyFilter;
}

/** As `agencyFilterOf` reads it again. */
export function agencyQueryOf({ name, region, level, organ, year, broken }: AgencyFilter): Query {
  return { q: name, region, level, department: organ, year, broken: broken === true ? 'yes' : null };
}

export function queryOf(filter: PageFilter): Query {
  return { ...filter };
}
