// Every irregularity a report can be given. A new one goes into one of the lists of irregularities/.
import type { Irregularity } from './irregularity.js';
import { charset } from './irregularities/charset.js';
import { figures } from './irregularities/figures.js';
import { labels } from './irregularities/labels.js';
import { page } from './irregularities/page.js';
import { rows } from './irregularities/rows.js';

export const irregularities: readonly Irregularity[] = [...figures, ...labels, ...rows, ...page, ...charset];

export function irregularity(id: string): Irregularity {
  const found = irregularities.find((x) => x.id === id);
  if (found === undefined) throw new RangeError(`No irregularity ${id}.`);
  return found;
}
