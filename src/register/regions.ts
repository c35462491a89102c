// The administrative divisions by code and by name, in force and past: what names of agencies are read against.
import { shortNames } from './region-name.js';

export type RegionLevel = 'province' | 'prefecture' | 'county';

/** One name of one code; a code that was renamed has a region for each name. */
export interface Region {
  /** GB/T 2260, six digits. */
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  /** Code it belongs to; null for a province. */
  readonly parent: string | null;
  /** Month (YYYYMM) of the first revision of the standard that has it; null: the oldest has it. */
  readonly from: string | null;
  /** Month of the last revision before `from`: the region came between the two. Null: the oldest has it. */
  readonly lacking: string | null;
  /** Month of the last revision that has it, so that it ended between that and the next one; null while in force. */
  readonly to: string | null;
  /** Code that came after it, where code or name shows it. */
  readonly successor: string | null;
}

export interface Regions {
  readonly all: readonly Region[];
  /** The region of a code under its newest name; null for a code that never was. */
  readonly byCode: (code: string) => Region | null;
  /** All regions with this name or short name (浙江, 临夏州); those below `within` only, where it is given. */
  readonly named: (name: string, within?: string) => readonly Region[];
  /** The code in force today that a region became, its own where nothing came after it. A code alone is the newest region that had it: few codes were used twice. */
  readonly current: (region: Region | string) => string;
  /** Province, prefecture and county of a region, from the top, itself last. */
  readonly path: (region: Region | string) => readonly Region[];
  /** Whether a code is the other one or lies below it. */
  readonly below: (code: string, above: string) => boolean;
  /** Length of the longest name, in characters. */
  readonly longest: number;
}

/** The first revision of the table. */
const oldest = '200212';
const header = 'code,name,level,parent,from,to,successor';

/** Reads the text of data/regions.csv. Throws RangeError for a text that is something else, naming the line. */
export function regionsOf(csv: string): Regions {
  const [first, ...lines] = csv.trimEnd().split(/\r?\n/);
  if (first !== header) throw new RangeError(`The first line of the regions is “${first ?? ''}”, not “${header}”.`);
  const rows = lines.map(regionOf);
  const revisions = [...new Set([oldest, ...rows.flatMap((r) => [r.from, r.to])])].filter((m) => m !== null).sort();
  const all = rows.map((r): Region => ({ ...r, lacking: r.from === null ? null : revisions.findLast((m) => m < r.from!) ?? null }));
  const codes = new Map<string, Region>();
  // Rows of a code stand in the order of time: the last is the newest name.
  for (const r of all) codes.set(r.code, r);
  const names = new Map<string, Region[]>();
  for (const r of all) for (const name of [r.name, ...shortNames(r.name, r.level)]) names.set(name, [...(names.get(name) ?? []), r]);
  const below = (code: string, above: string): boolean => {
    for (let at: string | null = code; at !== null; at = codes.get(at)?.parent ?? null) if (at === above) return true;
    return false;
  };
  const byCode = grouped(all);
  const current = (region: Region | string): string => {
    let at = typeof region === 'string' ? codes.get(region) : region;
    // Each step goes to a later row, so it ends.
    for (let next = at; next !== undefined; next = after(next, byCode)) at = next;
    return at?.code ?? String(region);
  };
  return {
    all, below, current,
    byCode: (code) => codes.get(code) ?? null,
    named: (name, within) => (names.get(name) ?? []).filter((r) => within === undefined || (r.code !== within && (below(r.code, within) || below(current(r), within)))),
    path: (region) => {
      const up: Region[] = [];
      for (let r = typeof region === 'string' ? codes.get(region) : region; r !== undefined; r = r.parent === null ? undefined : codes.get(r.parent)) up.unshift(r);
      return up;
    },
    longest: Math.max(0, ...[...names.keys()].map((n) => n.length)),
  };
}

function grouped(all: readonly Region[]): ReadonlyMap<string, readonly Region[]> {
  const rows = new Map<string, Region[]>();
  for (const r of all) rows.set(r.code, [...(rows.get(r.code) ?? []), r]);
  return rows;
}

/** The row that came after one that ended. */
function after(r: Region, byCode: ReadonlyMap<string, readonly Region[]>): Region | undefined {
  const { to, successor } = r;
  return to === null || successor === null ? undefined : byCode.get(successor)?.find((x) => x.from !== null && x.from > to);
}

function regionOf(line: string, i: number): Omit<Region, 'lacking'> {
  const [code = '', name = '', level = '', parent = '', from = '', to = '', successor = ''] = line.split(',');
  if (!/^\d{6}$/.test(code) || name === '' || !(level === 'province' || level === 'prefecture' || level === 'county')) throw new RangeError(`Line ${i + 2} of the regions is “${line}”: code, name and level are expected.`);
  return { code, name, level, parent: parent === '' ? null : parent, from: from === '' ? null : from, to: to === '' ? null : to, successor: successor === '' ? null : successor };
}
