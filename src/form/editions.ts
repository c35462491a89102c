// The editions of the form, oldest first. A new edition is a file in editions/ and a line here.
import type { Edition, EditionId } from '../model/edition.js';
import { edition2019 } from './editions/2019.js';
import { edition2021 } from './editions/2021.js';

export const editions: readonly Edition[] = [edition2019, edition2021];

const byId = new Map(editions.map((e) => [e.id, e]));

export function edition(id: EditionId): Edition {
  const found = byId.get(id);
  if (found === undefined) throw new RangeError(`No edition ${id} of the form; there are ${[...byId.keys()].join(', ')}.`);
  return found;
}
