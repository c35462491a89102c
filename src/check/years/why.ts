// A set of cells of several reports in words: each cell with its year, what holds when they are changed, and what does not tell it from others.
import type { Placed } from '../../model/placed.js';
import type { Text } from '../../model/text.js';
import { nameOf } from '../place.js';
import { changed, listed, notOnly, unsureAt } from '../suspects/why.js';
import type { Change } from './balanced.js';

export interface Said {
  readonly changes: readonly Change[];
  /** Among them, gaps that are filled. */
  readonly filled: ReadonlySet<Change>;
  readonly reason: Text | null;
  readonly open: boolean;
  /** The cell is in no other sum. */
  readonly single: boolean;
  /** Years whose report then agrees with the one before, and does not now. */
  readonly also: readonly number[];
}

/** `ties`: how many other ways are as likely, and the years whose reports they would change. */
export function yearWhy({ changes, filled, reason, open, also, single }: Said, ties: number, years: readonly number[]): Text {
  const each = changes.slice(0, listed).map((c) => changed(named(c), c.value, c.placed.report.cells.get(c.ref), filled.has(c)));
  const more = changes.length - each.length;
  const zh = `若 ${each.map((t) => t.zh).join('、')}${more > 0 ? `等共 ${changes.length} 格` : ''}，${filled.size > 0 || single ? '两年即相等' : '各报告内和两年之间所涉各式即全部相等'}`;
  const en = `If ${each.map((t) => t.en).join(', ')}${more > 0 ? ` and ${more} more cells changed` : ''}, ${filled.size > 0 || single ? 'the two years agree' : `every sum ${changes.length === 1 ? 'it is' : 'they are'} in, within the reports and between the two years, holds`}`;
  const after = [...also.map(agrees), open ? notOnly : null, unsure(changes), asLikely(ties, years)].filter((t) => t !== null);
  return {
    zh: `${zh}${reason === null ? '' : `（${reason.zh}）`}。${after.map((t) => t.zh).join('')}`,
    en: [`${en}${reason === null ? '' : ` (${reason.en})`}.`, ...after.map((t) => t.en)].join(' '),
  };
}

/** The years are named: one way alone would read as if its report were the wrong one. */
function asLikely(ties: number, years: readonly number[]): Text | null {
  return ties === 0 ? null : {
    zh: `另有 ${ties} 种改法同样可能（改的是 ${years.join('、')} 年报告），仅凭勾稽关系无法区分。`,
    en: `${ties === 1 ? 'One other way' : `${ties} other ways`}, in the ${years.length === 1 ? 'report' : 'reports'} of ${years.join(' and ')}, ${ties === 1 ? 'is' : 'are'} as likely: the sums do not tell them apart.`,
  };
}

function named({ placed, ref }: { readonly placed: Placed; readonly ref: string }): Text {
  const name = nameOf(ref);
  return { zh: `${placed.year} 年报告${name.zh}`, en: `${name.en} in the report of ${placed.year}` };
}

function agrees(year: number): Text {
  return { zh: `${year - 1} 年与 ${year} 年之间的同一式也随之相等，现在不等。`, en: `The same sum between ${year - 1} and ${year}, which is off as printed, then holds too.` };
}

/** Cells read from a picture say so: it may be the reading that is wrong. */
function unsure(changes: readonly Change[]): Text | null {
  return unsureAt(Math.min(...changes.map(({ placed, ref }) => placed.report.cells.get(ref)?.confidence ?? 1)));
}
