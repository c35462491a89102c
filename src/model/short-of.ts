// A list that says it has more than was found in it: told alike by the store and by a first look.
import type { Reason, Stated } from './crawl.js';

/** null: all that is stated was found, or nothing is stated. Entries count where both are stated: one answer may hold several pages. */
export function shortOf(stated: Pick<Stated, 'entries' | 'pages'>, found: { readonly entries: number; readonly pages: number }): Reason | null {
  const [what, all, had] = stated.entries !== null ? ['entries', stated.entries, found.entries] as const : ['pages', stated.pages, found.pages] as const;
  return all === null || had >= all ? null : { code: 'short', detail: `states ${all} ${what}, ${had} found` };
}
