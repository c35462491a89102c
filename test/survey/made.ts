// Reports of a province that does not exist, as the store would give them: 岚江省 with its cities, their water authorities and governments.
import { formCells } from '../../src/form/cell-refs.js';
import type { EditionId } from '../../src/model/edition.js';
import type { CellRef, State } from '../../src/model/value.js';
import type { FigureStore, FiguresQuery, ListedAgency, StoredFigures } from '../../src/store/figure-store.js';

/** A figure, or what stands there instead. */
export type Stands = number | Exclude<State, 'number'>;

/** All cells of the form are 0 but those given. */
export function cellsWith(edition: EditionId, given: Readonly<Record<CellRef, Stands>>, others: Stands = 0): StoredFigures['cells'] {
  const value = (s: Stands): { state: State; value: number | null } => (typeof s === 'number' ? { state: 'number', value: s } : { state: s, value: null });
  const cells = new Map(formCells(edition).map((c) => [c.ref, value(given[c.ref] ?? others)]));
  for (const ref of Object.keys(given)) if (!cells.has(ref)) throw new Error(`the form of ${edition} has no ${ref}`);
  return cells;
}

let versions = 0;

export function figuresOf(a: ListedAgency, year: number, given: Readonly<Record<CellRef, Stands>>, more: Partial<StoredFigures> = {}): StoredFigures {
  const edition = more.edition ?? (year < 2021 ? '2019' : '2021');
  return { ...a, versionId: ++versions, year, edition, layout: {}, published: `${year + 1}-01-20`, firstSeen: `${year + 2}-06-01T00:00:00.000Z`, cells: cellsWith(edition, given), findings: [], ...more };
}

export function agency(name: string, regionCode: string | null, department: string | null, identity: string | null = regionCode === null ? null : `${regionCode} ${department}`): ListedAgency {
  return { agency: name, regionCode, department, identity };
}

/** A reader over these reports, that keeps count of what it was asked. */
export function readerOf(reports: readonly StoredFigures[]): { readonly figures: FigureStore; readonly asked: FiguresQuery[] } {
  const asked: FiguresQuery[] = [];
  const all = new Map(reports.map((r) => [r.agency, { agency: r.agency, regionCode: r.regionCode, department: r.department, identity: r.identity }]));
  const years = reports.map((r) => r.year);
  return {
    asked,
    figures: {
      agencies: async () => [...all.values()],
      years: async () => (years.length === 0 ? null : { from: Math.min(...years), to: Math.max(...years) }),
      of: async (q) => {
        asked.push(q);
        return reports.filter((r) => q.agencies.includes(r.agency) && r.year >= (q.from ?? 0) && r.year <= (q.to ?? 9999));
      },
    },
  };
}

export const qingchuan = agency('青川市水务局', '990100', '水务局');
export const songling = agency('松岭市水务局', '990200', '水务局');
export const yunling = agency('云岭白族自治州水务局', '990300', '水务局');
export const qingchuanCity = agency('青川市人民政府', '990100', '人民政府');
export const songlingCity = agency('松岭市人民政府', '990200', '人民政府');
export const yunlingState = agency('云岭白族自治州人民政府', '990300', '人民政府');
export const linxi = agency('青川市临溪区人民政府', '990102', '人民政府');
export const baishi = agency('松岭市白石县人民政府', '990221', '人民政府', '990203 人民政府');
export const baishiNow = agency('松岭市白石区人民政府', '990203', '人民政府', '990203 人民政府');

/** So many requests, of which so many granted, denied, not held, unprocessed; all concluded. */
export function handled(granted: number, denied: number, notHeld = 0, unprocessed = 0, more: Readonly<Record<CellRef, Stands>> = {}): Readonly<Record<CellRef, Stands>> {
  const all = granted + denied + notHeld + unprocessed;
  return {
    'requests.new.total': all, 'requests.new.natural_person': all, 'requests.granted.total': granted, 'requests.denied_third_party_rights.total': denied, 'requests.unavailable_not_held.total': notHeld,
    'requests.unprocessed_repeated.total': unprocessed, 'requests.concluded.total': all, ...more,
  };
}
