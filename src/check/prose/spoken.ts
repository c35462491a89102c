// What the rules about sentences are given: the report, and the mentions that speak of its year.
import type { Mention } from '../../model/mention.js';
import type { Report } from '../../model/report.js';
import type { Whose } from './whose.js';

/** What the rules about sentences need of a report. */
export type ProseReport = Pick<Report, 'cells' | 'sections' | 'agency' | 'year'>;

/** A mention that speaks of the year of the report, and whether it counts what the tables count. */
export interface Spoken {
  readonly mention: Mention;
  readonly whose: Exclude<Whose, 'other'>;
}
