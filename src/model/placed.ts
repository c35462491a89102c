// A report among others: whose it is and of which year, as rules across reports see it.
import type { Report } from './report.js';

export interface Placed {
  /** Name under which the store knows the agency; the report has its own as printed. */
  readonly agency: string;
  readonly year: number;
  /** GB/T 2260 code and canonical department (人民政府, 水务局 …); null where the name does not tell. */
  readonly regionCode: string | null;
  readonly department: string | null;
  /** The same for all names of one agency over the years (renamed, merged region codes); null where the name does not tell. */
  readonly identity: string | null;
  readonly report: Report;
}
