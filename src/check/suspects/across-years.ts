// What the reports of the years beside this one say of a set of cells: whether it breaks an identity between two years that holds as printed, or mends one that does not.
import type { BesideCell } from '../../model/suspect.js';
import type { Lang, Text } from '../../model/text.js';
import type { CellRef } from '../../model/value.js';
import { plain } from '../decimal.js';
import { nameOf } from '../place.js';

/** One identity between this report and that of a year beside it, its cells of the other report taken as they are printed there. */
export interface AcrossYears {
  /** How often each cell of this report counts. */
  readonly coefficients: ReadonlyMap<CellRef, number>;
  /** What they come to where the years agree. */
  readonly expected: number;
  /** What they come to as printed. */
  readonly now: number;
  readonly when: 'last' | 'next';
  readonly other: BesideCell;
}

export interface Borne {
  readonly mends: readonly AcrossYears[];
  readonly breaks: readonly AcrossYears[];
  /** How much likelier (above 1) or less likely (below 1) the set is for it. */
  readonly factor: number;
}

/**
 * Two years agree by chance, where one of them is wrong, about so rarely; where both say 0, more often: rows are left at 0 in either.
 * An estimate, like the shares of the slips. The columns of one row are no independent witnesses: together they count once.
 */
const agreed = 200;
const agreedOnNothing = 30;

const nothing: Borne = { mends: [], breaks: [], factor: 1 };

export function borneOut(cells: ReadonlyMap<CellRef, number>, count: (ref: CellRef) => number, across: readonly AcrossYears[]): Borne {
  if (across.length === 0) return nothing;
  const mends: AcrossYears[] = [];
  const breaks: AcrossYears[] = [];
  for (const a of across) {
    let after = a.now;
    for (const [ref, k] of a.coefficients) if (cells.has(ref)) after += k * (cells.get(ref)! - count(ref));
    if (a.now === a.expected && after !== a.expected) breaks.push(a);
    if (a.now !== a.expected && after === a.expected) mends.push(a);
  }
  if (mends.length + breaks.length === 0) return nothing;
  const strength = [...mends, ...breaks].some((a) => a.expected !== 0) ? agreed : agreedOnNothing;
  return { mends, breaks, factor: strength ** ((mends.length - breaks.length) / (mends.length + breaks.length)) };
}

/** So many are written out. */
const listed = 2;

/** The witness of the other years as sentences; null where they have none. */
export function borneText({ mends, breaks }: Borne): Text | null {
  const said = [...sentences(mends, mended), ...sentences(breaks, broken)];
  return said.length === 0 ? null : { zh: said.map((t) => t.zh).join(''), en: said.map((t) => t.en).join(' ') };
}

const years: Readonly<Record<'last' | 'next', Text>> = { last: { zh: '上一年度报告', en: 'last year’s report' }, next: { zh: '下一年度报告', en: 'next year’s report' } };

function sentences(all: readonly AcrossYears[], say: (figures: Readonly<Record<Lang, string>>, year: Text) => Text): Text[] {
  return (['last', 'next'] as const).flatMap((year) => {
    const own = all.filter((a) => a.when === year);
    if (own.length === 0) return [];
    const some = own.slice(0, listed).map(({ other: { cell, value } }) => ({ zh: `${nameOf(cell).zh}为 ${plain(value)}`, en: `${nameOf(cell).en} ${plain(value)}` }));
    const more = own.length > listed;
    return [say({ zh: some.map((t) => t.zh).join('、') + (more ? '等' : ''), en: some.map((t) => t.en).join(', ') + (more ? ' and others' : '') }, years[year])];
  });
}

function mended(figures: Readonly<Record<Lang, string>>, year: Text): Text {
  return { zh: `改后与${year.zh}相符（其中${figures.zh}），现在不符。`, en: `It would then agree with ${year.en} (${figures.en}), which it does not as printed.` };
}

function broken(figures: Readonly<Record<Lang, string>>, year: Text): Text {
  return { zh: `现在与${year.zh}相符（其中${figures.zh}），改后就不符。`, en: `As printed it agrees with ${year.en} (${figures.en}); changed, it would not.` };
}
