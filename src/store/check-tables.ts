// The tables of the checker as Kysely knows them: what was checked by which rules, what sentences state, what copies are found by, what people decided.
import type { Generated } from 'kysely';

/** Columns of `finding` beyond what one report and its cells say. JSON where they are texts; null where there is nothing. */
export interface FoundColumns {
  part: string;
  /** The same as long as rule, cells and values are: what decisions are kept by. Null only in databases of older programs, until they are checked. */
  fingerprint: string | null;
  suspects: string | null;
  suspects_cut: string | null;
  others: string | null;
  passages: string | null;
}

export interface CheckTables {
  /** A version that a part of the rules, as they were under this mark, was applied to. */
  checked: { version_id: number; part: string; mark: string };
  /** An address that had a newer version showed the bytes of an older one again. */
  version_return: { id: Generated<number>; version_id: number; from_version: number; at: string };
  /** `more`: what is seldom asked for (other sums it could be, denominator, change against the year before, digits, whether it follows from another number), as JSON. */
  mention: {
    version_id: number; ordinal: number; section: number; section_id: string | null; paragraph: number; start: number; end: number; text: string; cells: string; value: number;
    bound: string; scope: string; subject: string | null; year: number | null; unit: string | null; negated: number; more: string;
  };
  /** Hashes of paragraphs and tables of current versions: what is nearly the same shares one. */
  copy_hash: { hash: number; version_id: number; place: number };
  /** Decisions of people, in the order in which they were made; nothing is ever changed or removed. */
  review: {
    id: Generated<number>; fingerprint: string; slot: string; rule: string; agency: string; year: number; status: string; note: string; reviewer: string; at: string;
  };
}
