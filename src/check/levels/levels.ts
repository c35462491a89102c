// Reports of many agencies → which of them are a government's, and which lie below it.
import type { Finding } from '../../model/finding.js';
import type { Placed } from '../../model/placed.js';
import type { Organs } from './summary.js';
import { rollUp } from './roll-up.js';

/** What is known of who stands under whom. */
export interface Levels {
  /** Code of the region a region belongs to; null at the top. */
  readonly parentOf: (regionCode: string) => string | null;
  /** The place of an organ whose region has no code (a zone, a new district): one name for all its organs; null where that cannot be told. Left out: it never can. */
  readonly place?: (report: Placed) => string | null;
  /** False for organs in a region that are led from the centre and not by its government (tax offices, customs …). */
  readonly led: (report: Placed) => boolean;
  /** Names of organs under the government that should have reported for the year and have not; null where nobody knows. Left out: nobody does. */
  readonly missing?: (summary: Placed) => readonly string[] | null;
}

const government = '人民政府';
const office = /^人民政府办公[厅室]$/u;
const township = /.(?:镇|乡|苏木)人民政府$|街道办事处$|.地区办事处$/u;

/** Findings of every government's report among `reports` (current ones, any agencies and years). */
export function levelFindings(reports: readonly Placed[], levels: Levels): Map<Placed, Finding[]> {
  const found = new Map<Placed, Finding[]>();
  for (const [summary, organs] of summaries(reports, levels)) {
    const own = rollUp(summary, organs, levels.missing?.(summary) ?? null);
    if (own.length > 0) found.set(summary, own);
  }
  return found;
}

/**
 * The governments' reports, each with what is at hand below it of the same year. Where only the government's office has published, its report stands for the government's; a government of which there
 * are two reports of one year is left out, because nothing tells which is the summary.
 */
export function summaries(reports: readonly Placed[], levels: Levels): Map<Placed, Organs> {
  const regions = new Map<string, Placed[]>();
  const at = (p: Placed): string => key(placeOf(p, levels)!, p.year);
  for (const p of reports) {
    if (p.department === null || placeOf(p, levels) === null || !levels.led(p)) continue;
    const there = regions.get(at(p));
    if (there === undefined) regions.set(at(p), [p]);
    else there.push(p);
  }
  const governments = [...regions.values()].map(governmentOf).filter((p) => p !== null);
  const below = new Map<Placed, Placed[]>(governments.map((p) => [p, []]));
  const byRegion = new Map(governments.map((p) => [at(p), p]));
  for (const p of governments) {
    const parent = p.regionCode === null ? null : levels.parentOf(p.regionCode);
    const above = parent === null ? undefined : byRegion.get(key(parent, p.year));
    if (above !== undefined) below.get(above)!.push(p);
  }
  return new Map(governments.map((p) => {
    const beside = regions.get(at(p))!.filter((q) => q !== p && q.department !== government);
    return [p, { departments: beside.filter((q) => !township.test(q.department!)), lower: [...beside.filter((q) => township.test(q.department!)), ...below.get(p)!] }];
  }));
}

function governmentOf(there: readonly Placed[]): Placed | null {
  const governments = there.filter((p) => p.department === government);
  const found = governments.length > 0 ? governments : there.filter((p) => office.test(p.department!));
  return found.length === 1 ? found[0]! : null;
}

function placeOf(p: Placed, { place }: Levels): string | null {
  return p.regionCode ?? place?.(p) ?? null;
}

function key(regionCode: string, year: number): string {
  return `${regionCode} ${year}`;
}
