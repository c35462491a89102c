// Whom an agency is compared with: the same department next door, governments of its level, the governments right below a region.
import type { Text } from '../model/text.js';
import type { Region, Regions } from '../register/regions.js';
import type { ListedAgency } from '../store/figure-store.js';

export type Peers =
  /** The same department in the regions of the same parent; of a township, the townships of its county. */
  | { readonly kind: 'same-department' }
  /** Governments of regions of the same level within the province; of a department, the same department there. */
  | { readonly kind: 'same-level' }
  /** Governments of the regions right below this one. */
  | { readonly kind: 'children-of'; readonly regionCode: string }
  /** One of the groups that `groupsOf` lists. */
  | { readonly kind: 'group'; readonly group: GroupKey };

/** Agencies that lie beside each other: one department of the regions of one parent, the townships of one county. */
export interface GroupKey {
  /** The parent; null for the whole country; one of `unplaced` where the agencies name regions that no table has. */
  readonly regionCode: string | null;
  /** Canonical name; `乡镇街道` for townships. */
  readonly department: string;
}

export interface Group extends GroupKey {
  /** Agencies in it, several names of one counted once. */
  readonly agencies: number;
}

export interface PeerGroup {
  /** In the order of `all`. The agencies asked for are among them where they belong to it. */
  readonly agencies: readonly ListedAgency[];
  /** In words, for the subtitle. */
  readonly says: Text;
}

const government = '人民政府';
/** Governments and offices of townships together: each has a name of its own. */
export const townships = '乡镇街道';
const township = /.(?:镇|乡|苏木)人民政府$|.(?:街道|地区)办事处$/u;

/** In place of a region: agencies whose regions have no code, by the level that their names tell. */
export const unplaced: Readonly<Record<string, Text>> = {
  'none-province': { zh: '地区代码不明的各省', en: 'provinces without a known code' },
  'none-city': { zh: '地区代码不明的各市', en: 'cities without a known code' },
  'none-county': { zh: '地区代码不明的各县区', en: 'counties and districts without a known code' },
};

/** By the last sign of the region in the name; null where that tells no level. */
function unplacedLevel({ agency, identity, department }: ListedAgency): string | null {
  if (department === null || township.test(department)) return null;
  const place = identity?.endsWith(` ${department}`) === true ? identity.slice(0, -department.length - 1) : agency.endsWith(department) ? agency.slice(0, -department.length) : '';
  return /.(?:县|区|旗)$/u.test(place) ? 'none-county' : /.市$/u.test(place) ? 'none-city' : /.(?:省|自治区)$/u.test(place) ? 'none-province' : null;
}

/** The group an agency belongs to by its name; null where that does not tell region and department. */
export function groupOf(a: ListedAgency, regions: Regions): GroupKey | null {
  const region = a.regionCode === null ? null : regions.byCode(regions.current(a.regionCode));
  if (a.department === null) return null;
  if (a.regionCode === null) {
    const level = unplacedLevel(a);
    return level === null ? null : { regionCode: level, department: a.department };
  }
  if (region === null) return null;
  return township.test(a.department) ? { regionCode: region.code, department: townships } : { regionCode: region.parent === null ? null : regions.current(region.parent), department: a.department };
}

/** All groups of two agencies and more: the country first, then by code; the largest of a region first. */
export function groupsOf(all: readonly ListedAgency[], regions: Regions): Group[] {
  const groups = new Map<string, { readonly key: GroupKey; readonly members: Set<string> }>();
  for (const a of all) {
    const key = groupOf(a, regions);
    if (key === null) continue;
    const id = `${key.regionCode ?? ''} ${key.department}`;
    const known = groups.get(id) ?? { key, members: new Set<string>() };
    groups.set(id, known);
    known.members.add(a.identity ?? a.agency);
  }
  return [...groups.values()].filter((g) => g.members.size > 1).map((g) => ({ ...g.key, agencies: g.members.size }))
    .sort((a, b) => order(a.regionCode ?? '', b.regionCode ?? '') || b.agencies - a.agencies || order(a.department, b.department));
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `河南省各地的水务局`. */
export function groupSaid({ regionCode, department }: GroupKey, regions: Regions): Text {
  const none = unplaced[regionCode ?? ''];
  if (none !== undefined) return { zh: `${none.zh}的${department}`, en: `${department} of ${none.en}` };
  const name = regionCode === null ? null : (regions.byCode(regionCode)?.name ?? regionCode);
  if (department === townships) return { zh: `${name ?? '全国'}的乡镇街道`, en: `townships and subdistricts of ${name ?? 'the country'}` };
  return { zh: `${name ?? '全国'}各地的${department}`, en: `${department} of the regions of ${name ?? 'the country'}` };
}

/** Throws RangeError in words for an agency of which region or department is not known: it has no peers that could be told. */
export function peersOf(asked: readonly ListedAgency[], peers: Peers, all: readonly ListedAgency[], regions: Regions): PeerGroup {
  const place = (a: ListedAgency): Region | null => (a.regionCode === null ? null : regions.byCode(regions.current(a.regionCode)));
  if (peers.kind === 'children-of') {
    const parent = regions.current(peers.regionCode);
    const name = regions.byCode(parent)?.name ?? parent;
    return { agencies: all.filter((a) => a.department === government && place(a)?.parent === parent), says: { zh: `${name}所辖各地的人民政府`, en: `governments right below ${name}` } };
  }
  if (peers.kind === 'group') {
    const { group } = peers;
    const within = (a: ListedAgency): boolean => {
      const own = groupOf(a, regions);
      return own !== null && own.regionCode === group.regionCode && own.department === group.department;
    };
    return { agencies: all.filter(within), says: groupSaid(group, regions) };
  }
  // Agencies of regions without a code have each other, of the same department and level, and no province.
  const groups = asked.map((a) => groupOf(a, regions));
  if (peers.kind === 'same-department' && asked.length > 0 && asked.every((a) => a.regionCode === null) && groups.every((g) => g !== null)) {
    const keys = [...new Map(groups.map((g) => [`${g.regionCode} ${g.department}`, g])).values()];
    const says = keys.map((g) => groupSaid(g, regions));
    return { agencies: all.filter((a) => { const own = groupOf(a, regions); return own !== null && keys.some((k) => k.regionCode === own.regionCode && k.department === own.department); }), says: { zh: says.map((s) => s.zh).join('、'), en: says.map((s) => s.en).join(', ') } };
  }
  const wanted = asked.map((a) => {
    const region = place(a);
    if (region === null || a.department === null) throw new RangeError(a.agency);
    return { region, department: a.department, province: regions.path(region)[0]!.code, town: township.test(a.department) };
  });
  const belongs = (a: ListedAgency): boolean => {
    const region = place(a);
    const { department } = a;
    if (region === null || department === null) return false;
    return wanted.some((w) => {
      const same = w.town ? township.test(department) : department === w.department;
      if (peers.kind === 'same-department') return same && (w.town ? region.code === w.region.code : region.parent === w.region.parent);
      return same && region.level === w.region.level && regions.path(region)[0]!.code === w.province;
    });
  };
  const names = [...new Set(wanted.map((w) => (w.town ? '乡镇街道' : w.department)))].join('、');
  const first = wanted[0]?.region;
  const parent = first === undefined ? '' : first.parent === null ? '全国' : (regions.byCode(wanted[0]!.town ? first.code : first.parent)?.name ?? '');
  const province = first === undefined ? '' : regions.path(first)[0]!.name;
  return {
    agencies: all.filter(belongs),
    says: peers.kind === 'same-department' ? { zh: `${parent}各地的${names}`, en: `${names} of the regions of ${parent}` } : { zh: `${province}内同级的${names}`, en: `${names} of the same level within ${province}` },
  };
}
