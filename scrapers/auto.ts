// Page → its family, how sure that is and by which marks.
import type { Family } from '../src/crawl/family.js';
import type { WebPage } from '../src/model/web.js';
import { families } from './index.js';

export interface Recognised {
  readonly family: Family;
  /** 0–1; below `sureEnough` the family is `generic`, and the best guess stands among `others`. */
  readonly sure: number;
  readonly marks: readonly string[];
  /** Other families with marks in the page, the likeliest first. */
  readonly others: readonly { readonly family: Family; readonly sure: number; readonly marks: readonly string[] }[];
}

/** What one mark alone does not reach, and two hints together do. */
export const sureEnough = 0.65;
/** How far the likeliest must be ahead of the next. */
const clear = 0.1;

export function recognise(page: WebPage): Recognised {
  const all = families.map((family) => ({ family, ...family.recognise(page) })).filter((r) => r.sure > 0).sort((a, b) => b.sure - a.sure);
  const generic = families.at(-1)!;
  const [best, second] = all;
  if (best === undefined) return { family: generic, sure: 0, marks: [], others: [] };
  if (best.sure < sureEnough || (second !== undefined && best.sure - second.sure < clear)) return { family: generic, sure: 0, marks: [], others: all };
  return { ...best, others: all.slice(1) };
}
