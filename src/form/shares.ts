// Which cells of the form may be the whole that others are a share of: results of what was concluded, applicants of what came in, outcomes of a remedy, reasons of their result.
import type { CellRef } from '../model/value.js';

const wholes: ReadonlySet<CellRef> = new Set(['requests.new.total', 'requests.carried_in.total', 'requests.concluded.total']);

/** Not: natural persons of companies, granted of denied, documents of one kind of another. What came over from last year alone is no whole. */
export function mayBeShareOf(part: readonly CellRef[], whole: readonly CellRef[]): boolean {
  if (whole.every((ref) => wholes.has(ref))) return part.every((ref) => ref.startsWith('requests.')) && (whole.length > 1 || !whole[0]!.startsWith('requests.carried_in.'));
  if (part.every((ref) => whole.includes(ref))) return part.length < whole.length;
  return whole.every((ref) => ref.endsWith('.total')) && part.every((ref) => !ref.startsWith('requests.') && whole.includes(`${ref.slice(0, ref.indexOf('.'))}.total`));
}
