// Figures that a recipe sets: a year that follows another, documents in force, a figure that does not balance.
import { formCells } from '../../src/form/cell-refs.js';
import type { Cells, Draft } from './draft.js';
import { number } from './values.js';

/** Columns of applicants, without the total. */
export const people = ['natural_person', 'company', 'research', 'public_interest', 'legal_service', 'other'];
export const value = (cells: Cells, ref: string): number => cells.get(ref)?.value ?? 0;

export function set(cells: Cells, ref: string, v: number): void {
  cells.set(ref, number(v));
}

/** Joins a year to the one before: what was carried over comes in, what was in force is still there. */
export function follow(last: () => { readonly cells: Cells }): (cells: Cells) => void {
  return (cells) => {
    const before = last().cells;
    carry(cells, before);
    for (const row of ['regulations', 'normative_documents']) set(cells, `${row}.in_force`, value(before, `${row}.in_force`) + value(cells, `${row}.issued`) - value(cells, `${row}.repealed`));
  };
}

/** What was carried over comes in. */
export function carry(cells: Cells, before: Cells): void {
  let total = 0;
  for (const c of people) {
    const carried = value(before, `requests.carried_out.${c}`);
    const missing = Math.max(0, carried - value(cells, `requests.concluded.${c}`) - value(cells, `requests.carried_out.${c}`));
    // More came over than was dealt with: the rest was granted.
    for (const row of ['granted', 'concluded']) for (const x of [c, 'total']) set(cells, `requests.${row}.${x}`, value(cells, `requests.${row}.${x}`) + missing);
    const fresh = value(cells, `requests.concluded.${c}`) + value(cells, `requests.carried_out.${c}`) - carried;
    set(cells, `requests.carried_in.${c}`, carried);
    set(cells, `requests.new.${c}`, fresh);
    total += carried;
  }
  set(cells, 'requests.carried_in.total', total);
  set(cells, 'requests.new.total', people.reduce((n, c) => n + value(cells, `requests.new.${c}`), 0));
}

/** A county bureau's documents: no regulations, few normative documents. */
export function documents(issued: number, repealed: number, inForce: number): (cells: Cells) => void {
  return (cells) => {
    for (const c of ['issued', 'repealed', 'in_force']) set(cells, `regulations.${c}`, 0);
    set(cells, 'normative_documents.issued', issued);
    set(cells, 'normative_documents.repealed', repealed);
    set(cells, 'normative_documents.in_force', inForce);
  };
}

/** Prints another figure than the one that balances. */
export function misprint(ref: string, change: (v: number) => number): (draft: Draft) => void {
  return (d) => set(d.cells, ref, change(value(d.cells, ref)));
}

/** All results of natural persons but one put together so that the column adds up to 60. */
export function sixty(cells: Cells): void {
  const results = formCells('2021').filter((c) => c.block.id === 'requests' && c.column.id === 'natural_person' && !['new', 'carried_in', 'concluded', 'carried_out'].includes(c.row.id)).map((c) => c.row.id);
  const wanted = new Map([['granted', 31], ['partly_granted', 9], ['unavailable_not_held', 14], ['unprocessed_repeated', 2], ['other_other', 4]]);
  for (const row of results) set(cells, `requests.${row}.natural_person`, wanted.get(row) ?? 0);
  set(cells, 'requests.concluded.natural_person', 60);
  for (const row of [...results, 'concluded', 'carried_out']) set(cells, `requests.${row}.total`, people.reduce((n, c) => n + value(cells, `requests.${row}.${c}`), 0));
}
