// Name as published → whose report it is: region and organ, so that years and spellings of one agency come together.
import type { Text } from '../model/text.js';
import { organOf, type OrganKind } from './organ.js';
import { shortNames } from './region-name.js';
import type { Region, RegionLevel, Regions } from './regions.js';
import { splitName, type Split } from './split-name.js';
import type { Tables } from './tables.js';

export type { OrganKind } from './organ.js';
export type { Tables } from './tables.js';

/** What is known of the place a name was found in. */
export interface AgencyContext {
  /** Code of the portal's or the page's region: what 区水务局, 鼓楼区水务局 or 本市 are read against. */
  readonly region?: string | null;
  /** Full name of the agency whose page it is: what 我局 and 本机关 mean. */
  readonly agency?: string | null;
  /** Report year: tells 毕节市, the county of before 2011, from 毕节市, the prefecture of after. */
  readonly year?: number | null;
}

export interface AgencyIdentity {
  /** As published. */
  readonly name: string;
  /** GB/T 2260 code as it was under the name printed; null where no region, or more than one, answers to it. */
  readonly regionCode: string | null;
  /** Names of the region in the agency's own, as printed (青川市临溪区), or of the region taken from the context. */
  readonly place: string;
  /** Canonical name of the organ without its region: 水务局, 人民政府, 白石镇人民政府. */
  readonly department: string;
  /** Of the organ: that of its region, or one of those no region of GB/T 2260 is. */
  readonly level: RegionLevel | 'township' | 'zone' | 'central' | null;
  readonly kind: OrganKind;
  /** First report year that the organ's successor reports for instead of it; null while it is there. */
  readonly endedBy: { readonly name: string; readonly year: number } | null;
  /** False where something was taken from the context of several possibilities, or could not be told. */
  readonly sure: boolean;
  /** What was assumed, or why nothing could be told; one clause each. */
  readonly why: readonly Text[];
  /** The same for all names of one agency: code in force today, or the place as printed (and the page's region, where several have that name), a blank, and department. */
  readonly key: string;
}

const self = /^(?:我|本)(?:局|委|办|厅|院|机关|行政机关|单位|部门|镇|乡|街道|街道办事处|办事处)$/u;

/** Never throws: what a name does not say is null, and `why` says so. */
export function agencyOf(name: string, tables: Tables, context: AgencyContext = {}): AgencyIdentity {
  const bare = levelled(name);
  if (self.test(bare)) {
    if (context.agency != null && !self.test(levelled(context.agency))) {
      const meant = agencyOf(context.agency, tables, { ...context, agency: null });
      return { ...meant, name, why: [...meant.why, { zh: `“${bare}”指本页的机关${context.agency}`, en: `“${bare}” is the agency of the page, ${context.agency}` }] };
    }
    return unknown(name, bare, { zh: `“${bare}”没有写名称，本页也没有`, en: `“${bare}” says no name, and the page has none` });
  }
  const split = splitName(bare, tables, context.region ?? null);
  return identity(name, split, tables, context);
}

/** As `agencyOf`, for many names at once: one that can mean one region only is worked out once, whatever years it was met in. */
export function agencyReader(tables: Tables): (name: string, context?: AgencyContext) => AgencyIdentity {
  const known = new Map<string, AgencyIdentity>();
  return (name, context = {}) => {
    const lasting = `${name}\n${context.region ?? ''}\n${context.agency ?? ''}`;
    const asked = `${lasting}\n${context.year ?? ''}`;
    const before = known.get(lasting) ?? known.get(asked);
    if (before !== undefined) return before;
    const found = agencyOf(name, tables, context);
    const bare = levelled(name);
    // The year chooses between several regions, and keeps away one that came later: else it says nothing.
    const { candidates } = splitName(bare, tables, context.region ?? null);
    const always = !self.test(bare) && (candidates.length === 0 || (candidates.length === 1 && candidates[0]!.lacking === null));
    known.set(always ? lasting : asked, found);
    return found;
  };
}

function identity(name: string, split: Split, tables: Tables, context: AgencyContext): AgencyIdentity {
  const organ = organOf(split.rest, tables.departments);
  const why = [...split.why, ...organ.why];
  const chosen = choose(split, tables.regions, context, why);
  const regionCode = chosen.region?.code ?? null;
  const central = split.place === '' && chosen.region === null && organ.central;
  const place = split.place === '' && chosen.region !== null ? tables.regions.path(chosen.region).map((r) => r.name).join('') : split.place;
  const level = central ? 'central' : organ.kind === 'township' ? 'township' : organ.kind === 'zone' ? 'zone' : chosen.region?.level ?? null;
  const where = regionCode === null ? (place === '' ? (central ? '中央' : `?${context.region ?? ''}`) : split.candidates.length > 1 && context.region != null ? `${place}@${context.region}` : place) : tables.regions.current(chosen.region!);
  return {
    name, regionCode, place, department: organ.name, level, kind: organ.kind, endedBy: organ.into, why,
    sure: organ.sure && (central || (chosen.sure && regionCode !== null)),
    key: `${where} ${organ.name}`,
  };
}

/** The region meant: candidates that became one and the same are one; several stay several unless the context has exactly one of them. */
function choose(split: Split, regions: Regions, { region: page = null, year = null }: AgencyContext, why: Text[]): { readonly region: Region | null; readonly sure: boolean } {
  if (split.candidates.length === 0) return { region: null, sure: false };
  const one = (of: readonly Region[]): Region | null => (new Set(of.map((r) => regions.current(r))).size === 1 ? of.find((r) => r.to === null) ?? of.at(-1)! : null);
  const early = year === null || named(split) ? [] : split.candidates.filter((r) => notYet(r, year) && !onPage(r, page, regions));
  if (early.length === split.candidates.length) {
    why.push(...early.map((r): Text => ({ zh: `GB/T 2260 到${monthSaid(r.lacking!, 'zh')}还没有${whole(r, regions)}，${year!}年的报告不会是它的`, en: `GB/T 2260 had no ${whole(r, regions)} yet in ${monthSaid(r.lacking!, 'en')}: a report of ${year!} is not of it` })));
    return { region: null, sure: false };
  }
  const there = split.candidates.filter((r) => !early.includes(r));
  const candidates = year === null ? there : ofYear(there, year);
  const only = one(candidates);
  if (only !== null) return { region: only, sure: split.sure };
  const near = candidates.filter((r) => onPage(r, page, regions));
  const chosen = one(near);
  const names = candidates.map((r) => whole(r, regions)).slice(0, 6);
  const could: Text = { zh: `“${split.place}”可指${names.join('、')}`, en: `“${split.place}” can be ${names.join(', ')}` };
  why.push(chosen === null ? could : { zh: `${could.zh}；据本页所在地区取${whole(chosen, regions)}`, en: `${could.en}; by the region of the page it is ${whole(chosen, regions)}` });
  return { region: chosen, sure: chosen !== null && split.sure };
}

/** Without regions that came later, and without those that had ended where one in force has their name by then. All of them where that leaves none. */
function ofYear(candidates: readonly Region[], year: number): readonly Region[] {
  const yearOf = (month: string): number => Number(month.slice(0, 4));
  const come = candidates.filter((r) => r.from === null || yearOf(r.from) <= year);
  const there = come.filter((r) => r.to === null || yearOf(r.to) >= year);
  return [there, come, candidates].find((c) => c.length > 0)!;
}

/** Whether a region was not there when the report of a year came out, in the year after it. What changed between two revisions of the standard may have been there: that does not count. */
function notYet({ lacking }: Region, year: number): boolean {
  return lacking !== null && (year + 1) * 100 + 12 <= Number(lacking);
}

/** The region above stands in the name: whatever the year, no other place is called that. */
function named({ place, candidates }: Split): boolean {
  return candidates.every((r) => [r.name, ...shortNames(r.name, r.level)].some((n) => place.endsWith(n) && place.length > n.length));
}

function onPage(r: Region, page: string | null, regions: Regions): boolean {
  return page !== null && (regions.below(r.code, page) || regions.below(page, r.code));
}

function monthSaid(month: string, lang: 'zh' | 'en'): string {
  return lang === 'zh' ? `${month.slice(0, 4)}年${Number(month.slice(4))}月` : `${month.slice(0, 4)}-${month.slice(4)}`;
}

function whole(region: Region, regions: Regions): string {
  return regions.path(region).map((r) => r.name).join('');
}

function unknown(name: string, department: string, why: Text): AgencyIdentity {
  return { name, regionCode: null, place: '', department, level: null, kind: 'department', endedBy: null, sure: false, why: [why], key: `? ${department}` };
}

/** Without blanks, full-width signs half-width, brackets of one kind. */
export function levelled(name: string): string {
  return name.normalize('NFKC').replace(/[\s\u200b]/gu, '').replaceAll('(', '（').replaceAll(')', '）');
}
