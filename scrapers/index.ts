// The families of portals, in the order in which a page is asked for their marks.
import type { Family } from '../src/crawl/family.js';
import { epoint } from './epoint.js';
import { generic } from './generic.js';
import { hanweb } from './hanweb.js';
import { kaipuyun } from './kaipuyun.js';
import { longxun } from './longxun.js';
import { withStated } from './stated.js';
import { trs } from './trs.js';
import { ucap } from './ucap.js';
import { vsb } from './vsb.js';

export const families: readonly Family[] = [hanweb, trs, kaipuyun, vsb, longxun, ucap, epoint, generic].map(withStated);

/** The family of this id, or undefined. */
export function familyOf(id: string): Family | undefined {
  return families.find((f) => f.id === id);
}
