// Agencies under a filter, and how many there would be under each choice of every other filter.
import type { Text } from '../model/text.js';
import { agencyOf, type Tables } from '../register/agency.js';
import { organOf } from '../register/organ.js';
import { agencyKey } from '../store/agency-key.js';
import type { AgencyRow } from '../store/page-store.js';
import { townships } from './peers.js';

export const levels = ['central', 'province', 'prefecture', 'county', 'township', 'zone', 'none'] as const;
/** Of the organ: that of its region, or one that GB/T 2260 has no code for; `none`: its name does not tell. */
export type AgencyLevel = (typeof levels)[number];

export const levelNames: Readonly<Record<AgencyLevel, Text>> = {
  central: { zh: '中央', en: 'central' }, province: { zh: '省级', en: 'province' }, prefecture: { zh: '市级', en: 'prefecture' }, county: { zh: '县级', en: 'county' },
  township: { zh: '乡镇街道', en: 'township' }, zone: { zh: '开发区', en: 'development zone' }, none: { zh: '不明', en: 'not known' },
};

/** All zones, each of which has a name of its own. */
export const zones = '开发区';

export interface PlacedAgency extends AgencyRow {
  readonly level: AgencyLevel;
  /** Canonical name of its department; all townships are one, and all zones; null where the name does not tell. */
  readonly organ: string | null;
  readonly key: string;
}

export interface AgencyFilter {
  /** A part of the name. */
  readonly name?: string | undefined;
  /** Code of a region, or its first digits; `none`: those whose region is not known. */
  readonly region?: string | undefined;
  readonly level?: AgencyLevel | undefined;
  readonly organ?: string | undefined;
  /** With a report of this year. */
  readonly year?: number | undefined;
  /** With broken totals: of the year, where one is chosen. */
  readonly broken?: boolean | undefined;
}

/** Agencies by choice, each as many as there would be with it and with all the other filters. */
export interface Choices {
  /** By full code; null: not known. */
  readonly region: ReadonlyMap<string | null, number>;
  readonly level: ReadonlyMap<AgencyLevel, number>;
  readonly organ: ReadonlyMap<string, number>;
  readonly year: ReadonlyMap<number, number>;
  readonly broken: number;
}

/** Level and department of each, in the given order. */
export function placed(all: readonly AgencyRow[], tables: Tables): PlacedAgency[] {
  const kinds = new Map<string, ReturnType<typeof organOf>['kind']>();
  return all.map((a) => {
    const kind = a.department === null ? null : kinds.get(a.department) ?? organOf(a.department, tables.departments).kind;
    if (a.department !== null && kind !== null) kinds.set(a.department, kind);
    const level = kind === 'township' || kind === 'zone' ? kind : a.regionCode === null ? unplacedLevel(a.name, tables) : a.regionCode.endsWith('0000') ? 'province' : a.regionCode.endsWith('00') ? 'prefecture' : 'county';
    return { ...a, level, organ: kind === 'township' ? townships : kind === 'zone' ? zones : a.department, key: agencyKey(a.name).toLowerCase() };
  });
}

/** Where no region is known: what the name alone tells for certain. 市 may be one of three levels. */
function unplacedLevel(name: string, tables: Tables): AgencyLevel {
  const { level, place } = agencyOf(name, tables);
  if (level !== null) return level;
  return /.(?:省|自治区)$/u.test(place) ? 'province' : /.(?:自治州|地区|盟)$/u.test(place) ? 'prefecture' : /.(?:县|区|旗)$/u.test(place) ? 'county' : 'none';
}

export function agenciesUnder(all: readonly PlacedAgency[], filter: AgencyFilter): { readonly rows: readonly PlacedAgency[]; readonly choices: Choices } {
  const rows: PlacedAgency[] = [];
  const choices = { region: new Map<string | null, number>(), level: new Map<AgencyLevel, number>(), organ: new Map<string, number>(), year: new Map<number, number>(), broken: 0 };
  const more = <K>(of: Map<K, number>, choice: K): void => void of.set(choice, (of.get(choice) ?? 0) + 1);
  const part = agencyKey(filter.name ?? '').toLowerCase();
  const digits = (filter.region ?? '').replace(/(?:00)+$/u, '');
  const { year } = filter;
  for (const a of all) {
    if (!a.key.includes(part)) continue;
    const years = filter.broken === true ? a.broken : a.years;
    const fits = {
      region: filter.region === undefined || (filter.region === 'none' ? a.regionCode === null : a.regionCode?.startsWith(digits) === true),
      level: filter.level === undefined || a.level === filter.level,
      organ: filter.organ === undefined || a.organ === filter.organ,
      year: year === undefined || a.years.includes(year),
      broken: filter.broken !== true || (year === undefined ? a.broken.length > 0 : a.broken.includes(year)),
    };
    const missed = Object.entries(fits).filter(([, fit]) => !fit).map(([k]) => k);
    const without = (one: keyof typeof fits): boolean => missed.length === 0 || (missed.length === 1 && missed[0] === one);
    if (without('region')) more(choices.region, a.regionCode);
    if (without('level')) more(choices.level, a.level);
    if (without('organ') && a.organ !== null) more(choices.organ, a.organ);
    if (fits.region && fits.level && fits.organ) for (const y of years) more(choices.year, y);
    if (without('broken') && (year === undefined ? a.broken.length > 0 : a.broken.includes(year))) choices.broken += 1;
    if (missed.length === 0) rows.push(a);
  }
  return { rows, choices };
}
