// The edition a report year should be printed in. The only place that compares years; what the tables say goes before it.
import type { EditionId } from '../model/edition.js';
import { editions } from './editions.js';

/** The edition in force for a report year; the nearest one for years outside all of them, the newest where the year is unknown. */
export function editionFor(year: number | null): EditionId {
  const newest = editions[editions.length - 1]!;
  if (year === null) return newest.id;
  const inForce = editions.find((e) => year >= e.years.from && (e.years.to === null || year <= e.years.to));
  return inForce?.id ?? (year < editions[0]!.years.from ? editions[0]!.id : newest.id);
}
