// What a line of a list says after a finding: the likeliest way to put it right, and that the search for ways was cut where it was.
import type { Finding } from '../model/finding.js';
import { cutSaid } from '../model/suspect.js';
import type { Lang } from '../model/text.js';

/** Sentences, each after a space; empty where nothing was looked for or found, and nothing was cut. */
export function suspectsSaid({ suspects = [], suspectsCut }: Finding, lang: Lang): string {
  const [first] = suspects;
  return `${first === undefined ? '' : ` ${first.why[lang]}`}${suspectsCut === undefined ? '' : ` ${cutSaid[suspectsCut][lang]}`}`;
}
