// How records of metrics are written: sums of cells, and one expression for all editions or one for each.
import { editions } from '../form/editions.js';
import type { EditionId } from '../model/edition.js';
import type { Metric, Ratio, Term } from '../model/metric.js';
import type { CellRef } from '../model/value.js';

export function sum(...cells: readonly CellRef[]): readonly Term[] {
  return cells.map((cell) => ({ times: 1, of: { kind: 'cell', cell, before: false } }));
}

/** `requests.ROW.total` of each row. */
export function rows(...ids: readonly string[]): readonly CellRef[] {
  return ids.map((r) => `requests.${r}.total`);
}

export function less(terms: readonly Term[]): readonly Term[] {
  return terms.map((t) => ({ ...t, times: -t.times }));
}

/** The same terms of the report of the year before. */
export function before(terms: readonly Term[]): readonly Term[] {
  return terms.map((t) => (t.of.kind === 'cell' ? { ...t, of: { ...t.of, before: true } } : t));
}

export function over(numerator: readonly Term[], denominator: readonly Term[]): Ratio {
  return { numerator, denominator };
}

export function alone(numerator: readonly Term[]): Ratio {
  return { numerator, denominator: null };
}

/** For a metric that every edition has alike. */
export function everywhere(ratio: Ratio): Metric['by'] {
  return Object.fromEntries(editions.map((e) => [e.id, ratio])) as Record<EditionId, Ratio>;
}

/** Rows of the request table, （七）总计 left out: what became of requests. */
export const granted = rows('granted', 'partly_granted');
export const denials = ['state_secret', 'prohibited_by_law', 'security_and_stability', 'third_party_rights', 'internal_affairs', 'process_information', 'enforcement_file', 'administrative_inquiry'] as const;
export const denied = rows(...denials.map((d) => `denied_${d}`));
export const unavailables = ['not_held', 'needs_creation', 'unclear'] as const;
export const unavailable = rows(...unavailables.map((u) => `unavailable_${u}`));
export const unprocesseds = ['petition', 'repeated', 'publication', 'excessive', 'reissue'] as const;
export const unprocessed = rows(...unprocesseds.map((u) => `unprocessed_${u}`));
export const others = rows('other_uncorrected', 'other_fee_unpaid', 'other_other');
export const [concluded] = rows('concluded') as [CellRef];

/** Blanks beside figures are how most agencies write 0 in these tables. */
export const blanksAreZero: Metric['missing'] = { blank: 'zero', dash: 'zero', absent: 'missing', unreadable: 'missing' };
/** A single count: a dash says that there is nothing to report, a blank says nothing. */
export const blanksAreMissing: Metric['missing'] = { blank: 'missing', dash: 'zero', absent: 'missing', unreadable: 'missing' };
/** Facts of the report and figures of others: no cell is counted. */
export const nothingIsZero: Metric['missing'] = { blank: 'missing', dash: 'missing', absent: 'missing', unreadable: 'missing' };
/** Below this, one request more or less moves a share by more than three points. */
export const enough = 30;
/** Reviews are few: fewer cases must do. */
export const enoughCases = 10;
